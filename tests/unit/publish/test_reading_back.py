import pytest

from fakes import OUTLETS, an_edition, some_reports
from standfirst.errors import InputError
from standfirst.publish import Frame, to_markdown
from standfirst.publish.layout import lay_out
from standfirst.publish.reading_back import LONGEST, read_back
from standfirst.write.editing import name_sentences

EDITION = name_sentences(an_edition())
FRAME = Frame({report.id: report for report in some_reports()}, OUTLETS, "Sarn desk")
LAYOUT = lay_out(EDITION, FRAME)


def back(text):
    return read_back(text, LAYOUT, FRAME.profile.words, "draft.md")


@pytest.mark.parametrize("anchors", [True, False])
def test_draft_reads_back_as_the_edition_it_was(anchors):
    drafted = back(to_markdown(EDITION, FRAME, anchors=anchors))
    assert drafted.headline.text == EDITION.headline.text
    assert [one.key for one in drafted.standfirst] == [one.key for one in EDITION.standfirst]
    for section, drafted_section in zip(EDITION.sections, drafted.sections, strict=True):
        assert drafted_section.story == section.story
        assert drafted_section.heading.text == section.heading.text
        assert [(one.key, one.text) for one in drafted_section.sentences] == [
            (one.key, one.text) for one in section.sentences
        ]


def test_nothing_below_the_rule_is_read():
    drafted = back(to_markdown(EDITION, FRAME, anchors=True) + "\n## A heading of mine\n\nWords.\n")
    assert len(drafted.sections) == len(EDITION.sections)


def test_anchor_that_is_there_twice_counts_once():
    text = to_markdown(EDITION, FRAME, anchors=True)
    key = EDITION.sections[0].sentences[0].key
    text = text.replace(f"<!-- {key} -->", f"<!-- {key} --> More. <!-- {key} -->", 1)
    keys = [one.key for one in back(text).sections[0].sentences]
    assert keys.count(key) == 1


@pytest.mark.parametrize(
    "line",
    [
        "<!--" * 100_000,
        " ([" * 100_000,
        "[^" * 100_000,
        "\\[1" * 100_000,
        "**" * 100_000,
        "- " * 100_000,
    ],
    ids=lambda line: line[:4],
)
def test_hostile_draft_is_read_in_linear_time(line):
    text = to_markdown(EDITION, FRAME, anchors=True)
    for changed in (
        text.replace("\n---", f"\n{line}\n\n---", 1),
        text.replace("## ", f"{line}\n## "),
    ):
        try:
            back(changed)
        except InputError as error:
            assert "\n" not in str(error)  # noqa: PT017 - both ends are right


def test_draft_without_end_is_refused():
    with pytest.raises(InputError, match="longer than"):
        back("x" * (LONGEST + 1))
    with pytest.raises(InputError, match="more than 4000 sentences"):
        back(to_markdown(EDITION, FRAME).replace("\n---", "\nOne. " * 5000 + "\n---", 1))
