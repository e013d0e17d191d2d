"""Quotations against what was said: each way of bending one, and each way of quoting fairly."""

import pytest

from drafting import a_context, a_source, check
from standfirst.check.aligning import align
from standfirst.check.engine import check_draft
from standfirst.check.findings import note
from standfirst.check.quotes import segments_of
from standfirst.records import Outlet, OutletKind, Registers

WIRE = (
    "Verrin: air defence comes first\n\n"
    "“We hold the grain elevator and, for the time being, both roads into the town,” Deputy Defence"
    " Minister Irena Dolsk said on Monday. “The enemy did not take the northern road.”\n\n"
    "Dolsk said the brigade was slowly moving forward along the river.\n\n"
    "“We will leave the elevator, but not before the spring, and not by night,” she told reporters.\n\n"
    "“Air defence comes first for every town on the river,” Defence Minister Tomas Verrin said."
)
OFFICIAL = Registers(
    outlets=(Outlet("dolsk", "Irena Dolsk", OutletKind.OFFICIAL, speaker="p-dolsk"),)
)
FAIR = [
    "“We hold the grain elevator and, for the time being, both roads into the town,” Dolsk said.",
    '"We hold the grain elevator and, for the time being, both roads into the town", Dolsk said.',
    "“We hold the grain elevator and … both roads into the town,” Dolsk said.",
    "“We hold the grain elevator and [...] both roads into the town,” Dolsk said.",
    "“[W]e hold the grain elevator,” Dolsk said.",
    "“We hold the grain elevator and [the army's] both roads,” Dolsk said.",
    "The army holds “the grain elevator”, Dolsk said.",
    "“The enemy did not take the northern road,” said Dolsk.",
    "“… both roads into the town. The enemy did not take the northern road,” Dolsk said.",
    "Dolsk said the brigade was slowly moving forward along the river.",
    "“We will leave the elevator, but not before the spring …” Dolsk told reporters.",
]
BENT = [
    ("Q001", "“We held the grain elevator,” Dolsk said.", "held"),
    ("Q001", "“The enemy did take the northern road early,” Dolsk said.", None),
    ("Q001", "“We hold the grain elevator and, for the time being, all roads into the town,” she said.",
     "all"),
    ("Q002", "“We hold the grain elevator and both roads into the town,” Dolsk said.", None),
    ("Q002", "“The enemy did take the northern road,” Dolsk said.", None),
    ("Q003", "“We will leave the elevator … by night,” Dolsk told reporters.", None),
    ("Q004", "“both roads into the town … We hold the grain elevator,” Dolsk said.", None),
    ("Q005", "The brigade was “slowly moving forward along the river”, Dolsk said.", None),
    ("Q005", "Dolsk said the brigade was “slowly moving forward”.", None),
    ("Q007", "“Victory is a matter of weeks and of faith,” Dolsk said in Brenova.", None),
    ("Q008", "“The enemy did not take the northern road. Air defence comes first,” she said.", None),
]  # fmt: skip


def quote_codes(raw, *sources, **options):
    return [code for code, _ in check(raw, *sources, **options) if code[0] == "Q"]


@pytest.mark.parametrize("raw", FAIR)
def test_fair_quotation_has_no_finding(raw):
    assert quote_codes(raw, a_source(WIRE)) == []


@pytest.mark.parametrize(("code", "raw", "where"), BENT)
def test_bent_quotation_is_found(code, raw, where):
    found = [one for one in check(raw, a_source(WIRE)) if one[0][0] == "Q"]
    assert [one[0] for one in found] == [code]
    if where:
        assert found[0][1] == where


@pytest.mark.parametrize(
    ("raw", "right"),
    [
        ("“We held the grain elevator,” Dolsk said.", "“We hold the grain elevator,” Dolsk said."),
        ("“The enemy did take the northern road,” Dolsk said.",
         "“The enemy did not take the northern road,” Dolsk said."),
        ("“We hold the large grain elevator,” Dolsk said.", "“We hold the grain elevator,” Dolsk said."),
        ("“Air defence comes last for every town on the river,” Verrin said.",
         "“Air defence comes first for every town on the river,” Verrin said."),
    ],
)  # fmt: skip
def test_the_fix_gives_the_words_that_were_said(raw, right):
    (finding,) = [one for one in check_draft(a_context(raw, a_source(WIRE))) if one.code[0] == "Q"]
    mended = raw[: finding.span.start] + finding.fix + raw[finding.span.end :]
    assert mended == right
    assert quote_codes(mended, a_source(WIRE)) == []


def test_a_quotation_that_one_source_has_right_is_right():
    other = a_source("“We held the grain elevator,” Dolsk said on Sunday.", external_id="other")
    assert quote_codes("“We held the grain elevator,” Dolsk said.", a_source(WIRE), other) == []


def test_an_officials_post_may_be_quoted_anywhere():
    post = a_source("The road is open since noon. Bread is on its way.", outlet="dolsk",
                    registers=OFFICIAL, is_post=True)  # fmt: skip
    raw = "“Bread is on its way,” Dolsk said on Telegram."
    assert quote_codes(raw, post, registers=OFFICIAL) == []
    forwarded = a_source("The road is open since noon. Bread is on its way.", outlet="dolsk",
                         registers=OFFICIAL, is_post=True, forwarded_from="Ostrel News")  # fmt: skip
    assert quote_codes(raw, forwarded, registers=OFFICIAL) == ["Q005"]


def test_a_translation_is_told_from_what_nobody_said():
    interview = a_source(
        "„Wir können Piloten ausbilden“, sagte Jürgen Hadrath dem Grauenburger Tagblatt.",
        language="de",
        outlet="tagblatt",
    )
    raw = "“We are able to train pilots,” Jürgen Hadrath told the Grauenburger Tagblatt."
    assert quote_codes(raw, interview) == ["Q006"]


@pytest.mark.parametrize(
    "raw",
    [
        "The exercise “North Wind” began at Ostrel.",
        "The “hero” of the day was a dog.",
        "She watched “The Long Table” at home.",
    ],
)
def test_a_title_or_a_single_word_is_no_quotation(raw):
    assert quote_codes(raw, a_source(WIRE)) == []


def test_alignment_leaves_out_words_of_the_source_and_tells_the_share():
    found = align("we hold both roads".split(), "so we hold the hill and both roads now".split())
    assert found.share == 1.0
    assert (found.first, found.last) == (1, 7)
    assert [b for a, b in found.pairs if a is None] == [3, 4, 5]
    assert align(["one"], ["two"]) is None


def test_a_note_has_the_severity_of_its_code():
    source = a_source(WIRE)
    made = note("Q001", source.sentences[0], "words", cites=[(source, source.sentences[0])])
    assert made.severity == "error"
    assert made.evidence[0].exact == source.sentences[0].of(WIRE)


ENDS = [
    ("“We hold both bridges and the road by night,” Dolsk said.", "night", "fifteen"),
    ("“We hold both bridges and the road by dead night,” Dolsk said.", "dead night", "fifteen"),
    ("“They hold both bridges and the road by fifteen,” Dolsk said.", "They", "We"),
    ("“We hold both bridges and the road after she came,” Dolsk said.", "after she came", None),
]


@pytest.mark.parametrize(("raw", "where", "fix"), ENDS)
def test_a_changed_end_of_a_quotation_is_mended_by_what_stands_there(raw, where, fix):
    said = a_source("“We hold both bridges and the road by fifteen,” Irena Dolsk said on Monday.")
    if fix is None:
        said = a_source(
            "“We hold both bridges and the road since their own people left it,” Irena Dolsk said."
        )
    (one,) = [one for one in check_draft(a_context(raw, said)) if one.code == "Q001"]
    assert (one.span.of(raw), one.fix) == (where, fix)


def test_quotations_within_a_quotation_are_not_read_for_themselves(monkeypatch):
    read = []

    def spy(text, inner):
        read.append(inner)
        return segments_of(text, inner)

    monkeypatch.setattr("standfirst.check.quotes.segments_of", spy)
    raw = "“" * 50 + "We hold the grain elevator" + "”" * 50 + ", Dolsk said."
    check(raw, a_source(WIRE))
    assert len(read) <= 1
