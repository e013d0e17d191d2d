"""Drafts by hand and the errors marked in them are read as they stand, or refused."""

from pathlib import Path

import pytest

from by_hand import Tally
from gold_drafts import GoldError, read_draft, read_drafts, source_of
from standfirst.records import Finding, Span

GOLD = Path(__file__).parents[3] / "evals" / "gold" / "en"
RAW = "# Monday\n\nNine died. Ten were hurt. It rained.\n"


def a_row(sentence="Ten were hurt.", letter="N"):
    return f'[[errors]]\nsentence = "{sentence}"\nletter = "{letter}"\nright = "nine"\n'


def a_draft(folder, rows, name="101"):
    path = folder / f"{name}.md"
    path.write_text(RAW, "utf-8")
    if rows is not None:
        path.with_suffix(".toml").write_text(rows, "utf-8")
    return path


def a_finding(code, words, severity="error"):
    start = RAW.index(words)
    return Finding(code, severity, Span(start, start + len(words)), "")


def test_an_error_stands_where_its_sentence_does(tmp_path):
    draft = read_draft(a_draft(tmp_path, a_row(letter="NM")))
    assert [(e.span.of(RAW), e.letters, e.right) for e in draft.errors] == [
        ("Ten were hurt.", "NM", "nine")
    ]
    assert not draft.is_held
    assert read_draft(a_draft(tmp_path, None, "100")).is_held


@pytest.mark.parametrize(
    "rows",
    [
        "",
        a_row("Eleven were hurt."),
        a_row("e"),
        a_row(letter="X"),
        a_row(letter=""),
        a_row() + 'more = "?"\n',
        a_row() + a_row("were hurt. It rained."),
    ],
)
def test_a_list_that_cannot_be_right_is_refused(tmp_path, rows):
    with pytest.raises(GoldError, match=r"101\.toml"):
        read_draft(a_draft(tmp_path, rows))


def test_a_list_without_its_draft_and_a_number_given_twice_are_refused(tmp_path):
    for desk in ("one", "two"):
        (tmp_path / "by_hand" / desk).mkdir(parents=True)
        a_draft(tmp_path / "by_hand" / desk, None)
    with pytest.raises(GoldError, match="101"):
        read_drafts(tmp_path)
    (tmp_path / "by_hand" / "two" / "101.md").rename(tmp_path / "by_hand" / "two" / "102.md")
    assert [draft.name for draft in read_drafts(tmp_path)] == ["101", "102"]
    (tmp_path / "by_hand" / "two" / "103.toml").write_text(a_row(), "utf-8")
    with pytest.raises(GoldError, match="without a draft"):
        read_drafts(tmp_path)


def test_every_draft_of_the_gold_is_whole_and_has_reports():
    drafts = read_drafts(GOLD)
    assert drafts
    for desk in {draft.desk for draft in drafts}:
        source_of(GOLD, desk)


def test_a_finding_counts_by_the_sentence_it_stands_on(tmp_path):
    draft = read_draft(a_draft(tmp_path, a_row(letter="NM")))
    spans = [Span(RAW.index(s), RAW.index(s) + len(s)) for s in ("Nine died.", "Ten were hurt.")]
    one = Tally()
    one.add(draft, [a_finding("Q001", "Ten"), a_finding("U002", "Nine", "note")], spans)
    assert one.figures("") == {"quiet": 1.0, "found_N": 0.0, "told": 1.0}
    one.add(draft, [a_finding("M001", "Ten"), a_finding("A001", "Nine", "warning")], spans)
    assert one.figures("_held") == {"quiet_held": 0.5, "found_N_held": 0.5, "told_held": 1.0}
    assert [codes for _, _, codes in one.missed] == [["Q001"]]
