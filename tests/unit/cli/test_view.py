import io

import pytest
from rich.console import Console

from fakes import a_reading, a_report, a_statement, spans_of
from standfirst.cli.view import open_console, show_reading
from standfirst.records import (
    Medium,
    MediumKind,
    Notice,
    Parts,
    Span,
    Speaker,
    StatementKind,
)

TEXT = (
    "Quiet in Ostrel\n\n"
    "All has been quiet since the morning in the harbour of Ostrel and on both of its long piers,"
    " the ministry said, and “nobody was hurt,” Irena Dolsk added on Telegram.\n\n"
    "Watch Sarn Live tonight."
)
REPORT = a_report(TEXT, external_id="x-1")
QUIET = a_statement(
    REPORT,
    "All has been quiet since the morning in the harbour of Ostrel and on both of its long piers",
    source="the ministry",
    cue="said",
    kind=StatementKind.INDIRECT,
    confidence=0.88,
)
HURT = a_statement(
    REPORT,
    "“nobody was hurt,”",
    source="Irena Dolsk",
    cue="added",
    speaker=Speaker("p1", "Irena Dolsk"),
    medium=Medium(MediumKind.SOCIAL, "Telegram", None),
    negated=True,
    hedged=True,
    confidence=0.95,
)
READING = a_reading(
    REPORT,
    QUIET,
    HURT,
    parts=Parts(
        headline=Span(0, 15), notices=(Notice("programme", *spans_of(REPORT, "Watch Sarn Live")),)
    ),
)


def lines_of(width, reading=READING, report=REPORT):
    file = io.StringIO()
    console = open_console(file)
    console.width = width
    show_reading(report, reading, console)
    return file.getvalue().splitlines()


def styled(**options):
    file = io.StringIO()
    show_reading(
        REPORT,
        READING,
        Console(file=file, force_terminal=True, color_system="standard", width=110, **options),
    )
    return file.getvalue()


def test_notes_stand_beside_the_lines_their_statements_begin_in():
    assert lines_of(90) == [
        "x-1 · dolsk · 2022-12-12 17:40 UTC · 2 statements, 0 mentions",
        "[content]  {source}  ‹cue›",
        "",
        "Quiet in Ostrel                                                headline",
        "",
        "[¹All has been quiet since the morning in the harbour of       ¹ speaker not told",
        "Ostrel and on both of its long piers], {¹the ministry}           indirect · 88%",
        "‹¹said›, and [²“nobody was hurt,”] {²Irena Dolsk} ‹²added›     ² Irena Dolsk",
        "on Telegram.                                                     direct · Telegram ·",
        "                                                                 negated · hedged · 95%",
        "",
        "Watch Sarn Live tonight.                                       notice: programme",
        "",
    ]


def test_notes_stand_under_the_text_in_a_narrow_window():
    lines = lines_of(40)
    assert max(len(line) for line in lines[1:]) <= 40
    assert lines[lines.index("{²Irena Dolsk} ‹²added› on Telegram.") :] == [
        "{²Irena Dolsk} ‹²added› on Telegram.",
        "¹ speaker not told",
        "  indirect · 88%",
        "² Irena Dolsk",
        "  direct · Telegram · negated · hedged ·",
        "  95%",
        "",
        "notice: programme",
        "Watch Sarn Live tonight.",
        "",
    ]


def test_terminal_shows_styles_instead_of_brackets():
    shown = styled()
    assert "\x1b[4;36m“nobody was hurt,”\x1b[0m" in shown
    assert "\x1b[1mthe ministry\x1b[0m" in shown
    assert "\x1b[3;33madded\x1b[0m" in shown
    assert "[²" not in shown


def test_styles_stay_distinct_without_colours():
    shown = styled(no_color=True)
    assert "\x1b[4m“nobody was hurt,”\x1b[0m" in shown
    assert "\x1b[1mthe ministry\x1b[0m" in shown
    assert "\x1b[3madded\x1b[0m" in shown


def test_statement_inside_another_keeps_its_own_brackets():
    report = a_report("Dolsk said he told them it was so.")
    outer = a_statement(report, "he told them it was so", source="Dolsk", cue="said")
    inner = a_statement(report, "it was so", source="he", cue="told")
    assert "{¹Dolsk} ‹¹said› [¹{²he} ‹²told› them [²it was so]]." in "\n".join(
        lines_of(100, a_reading(report, outer, inner), report)
    )


@pytest.mark.parametrize("width", [30, 71, 72, 110])
def test_no_word_of_the_report_is_lost_at_any_width(width):
    marks = str.maketrans("", "", "[]{}‹›⁰¹²³⁴⁵⁶⁷⁸⁹")
    shown = " ".join(lines_of(width)).translate(marks).split()
    left = iter(shown)
    assert all(word in left for word in TEXT.split())


def test_wrapped_prose_is_wrapped_anew():
    report = a_report(
        "The ice in the harbour of Ostrel is thick enough\nto walk on, as it was all of the week\nbefore."
    )
    lines = lines_of(110, a_reading(report), report)
    assert "to walk on" in lines[3]
    assert "Ostrel is thick enough to walk" in lines[3]
