import re
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from markdown_it import MarkdownIt

from fakes import OUTLETS, a_report, a_sentence, an_edition, some_reports
from standfirst.publish import to_markdown
from standfirst.publish.layout import Frame
from standfirst.publish.markdown import escape
from standfirst.records import LeftOut

HOSTILE = [
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](https://track.example/pixel)",
    "# a heading",
    "- a bullet",
    "1. a number",
    "1) a number",
    "* * *",
    "---",
    "```sh",
    "> a quotation",
    "a_b_ *c* **d** ~~e~~ `f`",
    "&lt;b&gt;",
    "back\\slash",
    "<https://evil.example>",
    "a | b",
    "[^1]: a note",
    "Setext\n===",
]


def markdown(edition, reports=None, **options):
    found = {report.id: report for report in reports or some_reports()}
    return to_markdown(edition, Frame(found, OUTLETS, "Sarn desk", **options))


def test_every_sentence_has_a_note_and_every_note_is_there():
    text = markdown(an_edition())
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    kept = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert sorted(used, key=int) == kept
    assert len(kept) == 7


def test_note_gives_outlet_time_address_exact_words_and_changes():
    text = markdown(an_edition(), zone=ZoneInfo("Europe/Helsinki"))
    assert (
        "[^1]: Irena Dolsk (Telegram), 12 December 2022, 19:40 EET: *The fighting around Brenova"
        " has eased since the morning.* Changes: shortened: ‹since the morning› left out;"
    ) in text
    assert "<https://wire.example/2022/12/12/ashby-sarn?a=1&b=2>" in text


def test_cited_headline_is_called_one_and_not_said_twice():
    text = markdown(an_edition())
    assert (
        "UTC, <https://wire.example/2022/12/12/ashby-sarn?a=1&b=2>, headline: *Halvernian" in text
    )
    assert ": *“We will stay as long as it takes,”* … *Ashby told a joint news conference*" in text


def test_window_and_as_of_are_said():
    window = (datetime(2022, 12, 11, 19, tzinfo=UTC), datetime(2022, 12, 12, 19, tzinfo=UTC))
    text = markdown(an_edition(), window=window)
    assert "from 11 December 2022, 19:00 UTC to 12 December 2022, 19:00 UTC." in text
    assert "As of 12 December 2022, 19:00 UTC." in text


def test_what_was_left_out_is_listed_with_its_reason():
    assert "- Aldmark weighs jet coalition: no sentence of it could be proved" in markdown(
        an_edition()
    )


def test_sentence_that_was_left_out_keeps_its_stop():
    left = (LeftOut("y1", "taken out", "Power is back."), LeftOut("y2", "below", "Storm nears"))
    text = markdown(an_edition(left_out=left))
    assert "- Power is back. (taken out)\n- Storm nears: below\n" in text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_they_are(words):
    flat = " ".join(words.split())
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escape(words))
    shown = flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert html == f"<p>{shown}</p>\n"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_report_cannot_put_mark_up_into_the_edition(words):
    report = a_report(f"{words} and so on.", outlet=words, url="javascript:alert(1)")
    sentence = a_sentence(" ".join(report.text.split()), report, report.text)
    edition = an_edition()
    section = replace(edition.sections[0], heading=sentence, sentences=(sentence,))
    edition = replace(edition, headline=sentence, standfirst=(sentence,), sections=(section,))
    html = MarkdownIt("commonmark").render(markdown(edition, [report]))
    allowed = {"h1", "h2", "p", "hr", "ul", "li", "em"}
    assert set(re.findall(r"<(\w+)", html)) <= allowed
