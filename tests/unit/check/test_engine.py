"""Findings are led back to the file, and silenced only with a reason."""

import pytest

from drafting import a_context, a_source, check
from standfirst.check.codes import FAMILIES, SEVERITIES, all_codes, code_of
from standfirst.check.engine import check_draft
from standfirst.errors import UsageError

SOURCE = "The bridge at Ostrel was opened on Monday, the mayor said. Two trains crossed it at noon."
KNOWN = "The bridge at Ostrel was opened on Monday, the mayor said."
UNKNOWN = "A ferry sank off *Port Ellery* with forty sheep aboard."


def test_what_no_report_says_is_found_where_it_stands_in_the_file():
    raw = f"# Day 455: Bridge at Ostrel opened\n\n{KNOWN} {UNKNOWN}\n"
    assert check(raw, a_source(SOURCE)) == [("U001", UNKNOWN)]


def test_what_reports_say_is_not_found():
    assert check(KNOWN, a_source(SOURCE)) == []


def test_notes_are_not_checked():
    assert check(f"{KNOWN}[^1]\n\n## Sources\n\n- {UNKNOWN}\n", a_source(SOURCE)) == []


@pytest.mark.parametrize("code", ["U001", "U", "Q001,U001"])
def test_a_finding_is_silenced_with_a_reason(code):
    raw = f"{UNKNOWN} <!-- standfirst: ignore {code} the editor was there -->"
    assert [one for one in check(raw, a_source(SOURCE)) if one[0] == "U001"] == []


def test_without_a_reason_nothing_is_silenced_and_that_is_said():
    raw = f"{UNKNOWN} <!-- standfirst: ignore U001 -->"
    assert check(raw, a_source(SOURCE)) == [
        ("U001", UNKNOWN),
        ("S901", "<!-- standfirst: ignore U001 -->"),
    ]


def test_a_suppression_of_nothing_or_of_no_code_is_said():
    raw = f"{KNOWN} <!-- standfirst: ignore U001 it was so -->"
    assert [code for code, _ in check(raw, a_source(SOURCE))] == ["S902"]
    raw = f"{KNOWN} <!-- standfirst: ignore quotes by phone -->"
    assert [code for code, _ in check(raw, a_source(SOURCE))] == ["S903"]


def test_a_suppression_covers_its_own_paragraph_alone():
    raw = f"{KNOWN} <!-- standfirst: ignore U001 it was so -->\n\n{UNKNOWN}"
    assert [code for code, _ in check(raw, a_source(SOURCE))] == ["S902", "U001"]


def test_evidence_is_cited_with_its_words():
    context = a_context(
        "Two trains and forty sheep crossed a burning ferry overnight.", a_source(SOURCE)
    )
    (finding,) = [one for one in check_draft(context) if one.code == "U001"]
    (cited,) = finding.evidence
    source = context.sources[cited.report]
    assert source.report.text[cited.start : cited.end] == cited.exact
    assert "trains" in cited.exact


def test_every_code_is_explained():
    codes = all_codes()
    assert len(codes) > 3
    for code in codes.values():
        assert code.code[0] in FAMILIES
        assert code.severity in SEVERITIES
        for words in (code.title, code.explanation, code.source, code.wrong, code.right):
            assert words
        assert code.wrong != code.right


def test_a_code_is_found_by_name_in_either_case():
    assert code_of("u001").code == "U001"
    with pytest.raises(UsageError, match="no such code"):
        code_of("Z999")


def test_a_name_that_no_near_report_has_makes_a_sentence_doubtful():
    raw = "The bridge was opened on Monday by Mayor Helena Corrow and her dog."
    (finding,) = check_draft(a_context(raw, a_source(SOURCE)))
    assert finding.code == "U001"
    assert "none near it names Helena Corrow" in finding.message


def test_the_place_of_a_post_is_no_stranger():
    raw = "The bridge at Ostrel was opened on Monday, Mayor Vera Holm wrote on Twitter."
    source = a_source("The bridge at Ostrel is open since Monday! Vera Holm, your mayor")
    assert "U001" not in [code for code, _ in check(raw, source)]


TALKS = (
    "GENEVA – Talks on the grain agreement adjourned on Monday without a result, six days before "
    "it lapses. Velmora insists on 120 days and Droskia has offered 60."
)


PARAPHRASE = (
    "Neither delegation in Geneva moved an inch: Velmora stays with its 120 days and Droskia with"
    " the 60 it had put on the table."
)
FISH = "Lypova, Ostrel and Sellen put off the talks in Geneva about fish, cattle and cheese."
TRAM = "Geneva voted for a new tram line to the airport after a long and bitter quarrel."


@pytest.mark.parametrize(("raw", "code"), [(PARAPHRASE, "U002"), (TRAM, "U001"), (FISH, "U001")])
def test_other_words_are_told_from_what_nobody_said(raw, code):
    assert [one[0] for one in check(raw, a_source(TALKS)) if one[0][0] == "U"] == [code]
