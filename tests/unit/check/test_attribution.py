"""Who said it: each way of crediting the wrong one, and each way of crediting the right one."""

from datetime import date

import pytest

from drafting import a_context, a_source, check
from standfirst.check.engine import check_draft
from standfirst.records import (
    MediumKind,
    Origin,
    Outlet,
    OutletKind,
    Person,
    Place,
    Registers,
    Role,
    Story,
)

PEOPLE = (
    Person("irena-dolsk", "Irena Dolsk", pronoun="she",
           roles=(Role("Deputy Defence Minister", "Velmora", date(2021, 9, 1)),)),
    Person("tomas-verrin", "Tomas Verrin", pronoun="he",
           roles=(Role("Defence Minister", "Velmora", date(2021, 11, 5)),)),
    Person("stepan-grohl", "Stepan Grohl", pronoun="he",
           roles=(Role("special envoy for the grain talks", "Velmora", date(2022, 11, 21)),
                  Role("Infrastructure Minister", "Velmora", date(2019, 9, 30), date(2022, 11, 18)))),
    Person("gleb-orshin", "Gleb Orshin", pronoun="he",
           roles=(Role("Defence Ministry spokesman", "Droskia", date(2019, 1, 21)),)),
    Person("droskian-ministry", "Droskian Defence Ministry", body=True),
)  # fmt: skip
REGISTERS = Registers(
    outlets=(
        Outlet("verrin-telegram", "Tomas Verrin", OutletKind.OFFICIAL, speaker="tomas-verrin",
               medium=MediumKind.SOCIAL, medium_name="Telegram"),
        Outlet("wire", "Halvern Wire", OutletKind.AGENCY),
        Outlet("courier", "The Port Ellery Courier", OutletKind.NEWSPAPER),
    ),
    people=PEOPLE,
    places=(Place("v", "Velmora", level="country", demonyms=("Velmoran",)),),
)  # fmt: skip
WIRE = (
    "“The grain elevator at Ostrel is in our hands,” Deputy Defence Minister Irena Dolsk said on"
    " Telegram on Monday. She said the northern road was open again.\n\n"
    "Defence Minister Tomas Verrin said two batteries of guns would arrive at Brenova in January.\n\n"
    "Droskian Defence Ministry spokesman Gleb Orshin denied that the elevator had changed hands.\n\n"
    "The bridge over the Morva was opened to lorries at noon.\n\n"
    "A ferry captain said the harbour of Velna would be closed for repairs on Friday."
)
RIGHT = [
    "“The grain elevator at Ostrel is in our hands,” Irena Dolsk said on Telegram.",
    "Dolsk spoke on Monday. The northern road was open again, she said.",
    "Two batteries of guns would arrive at Brenova in January, Verrin said.",
    "The Droskian Defence Ministry denied that the elevator had changed hands.",
    "The bridge over the Morva was opened to lorries at noon.",
    "The bridge over the Morva was opened to lorries at noon, Halvern Wire reported.",
    "Velmoran Deputy Defence Minister Irena Dolsk said the northern road was open again.",
    "A ferry captain said the harbour of Velna would be closed for repairs on Friday.",
]
WRONG = [
    ("A001", "“The grain elevator at Ostrel is in our hands,” Stepan Grohl said.", "Stepan Grohl"),
    ("A002", "“The grain elevator at Ostrel is in our hands,” Tomas Verrin said.", "Tomas Verrin"),
    ("A002", "Two batteries of guns would arrive at Brenova in January, Dolsk said.", "Dolsk"),
    ("A001", "Two batteries of guns would arrive at Brenova in January, Grohl said.", "Grohl"),
    ("A001", "The bridge over the Morva was opened to lorries at noon, Stepan Grohl said.", None),
    ("A005", "“The grain elevator at Ostrel is in our hands,” Irena Dolsk said on Twitter.", "Twitter"),
    ("A005", "The bridge over the Morva was opened to lorries at noon, the Port Ellery Courier reported.",
     None),
    ("A006", "Two batteries of guns would arrive at Brenova in January.", None),
    ("A009", "Two batteries of guns will arrive at Brenova in January.", None),
    ("A007", "Officials said the harbour of Velna would be closed for repairs on Friday.", "Officials"),
    ("A003", "Foreign Minister Irena Dolsk said the northern road was open again.", "Foreign Minister"),
    ("A003", "Irena Dolsk, prime minister, said the northern road was open again.", "prime minister"),
]  # fmt: skip


def a_codes(found):
    return [one for one in found if one[0][0] == "A"]


def wire(**fields):
    return a_source(WIRE, registers=REGISTERS, **fields)


@pytest.mark.parametrize("raw", RIGHT)
def test_right_attribution_has_no_finding(raw):
    assert a_codes(check(raw, wire(), registers=REGISTERS)) == []


@pytest.mark.parametrize(("code", "raw", "where"), WRONG)
def test_wrong_attribution_is_found(code, raw, where):
    found = a_codes(check(raw, wire(), registers=REGISTERS))
    assert [one[0] for one in found] == [code]
    if where:
        assert found[0][1] == where


def test_a_title_over_by_then_is_told_with_its_last_day():
    source = a_source(
        "Grohl leads the talks. “A captain needs to know,” Stepan Grohl said.", registers=REGISTERS
    )
    raw = "“A captain needs to know,” Infrastructure Minister Stepan Grohl said."
    context = a_context(raw, source, registers=REGISTERS)
    (finding,) = [one for one in check_draft(context) if one.code[0] == "A"]
    assert finding.code == "A004"
    assert finding.message == "Stepan Grohl was Infrastructure Minister until 18 November 2022"
    assert finding.span.of(raw) == "Infrastructure Minister"
    former = raw.replace("Infrastructure", "former Infrastructure")
    assert a_codes(check(former, source, registers=REGISTERS)) == []
    earlier = check(raw, source, registers=REGISTERS, day=date(2022, 11, 1))
    assert a_codes(earlier) == []


def test_an_officials_post_is_the_officials():
    post = a_source("The crews are ready. Guns will arrive at Brenova in January.", registers=REGISTERS,
                    outlet="verrin-telegram", is_post=True)  # fmt: skip
    right = "Guns will arrive at Brenova in January, Verrin said on Telegram."
    assert a_codes(check(right, post, registers=REGISTERS)) == []
    wrong = "Guns will arrive at Brenova in January, Dolsk said on Telegram."
    assert [code for code, _ in a_codes(check(wrong, post, registers=REGISTERS))] == ["A001"]


def test_one_report_that_names_the_speaker_is_enough():
    other = a_source(
        "Two batteries of guns would arrive at Brenova in January, Stepan Grohl said.",
        registers=REGISTERS,
        external_id="other",
    )
    raw = "Two batteries of guns would arrive at Brenova in January, Grohl said."
    assert a_codes(check(raw, wire(), other, registers=REGISTERS)) == []


def test_a_pronoun_of_the_wrong_sex_is_another_speaker():
    raw = (
        "Two batteries were the subject of a talk with Irena Dolsk. Two batteries of guns would"
        " arrive at Brenova in January, she said."
    )
    found = a_codes(check(raw, wire(), registers=REGISTERS))
    assert found[-1] == ("A001", "she")


def test_what_is_denied_is_denied_by_somebody():
    text = "Gleb Orshin said the elevator was lost. Irena Dolsk denied that."
    source = a_source(text, registers=REGISTERS)
    right = "Orshin said the elevator was lost. Irena Dolsk denied that."
    assert a_codes(check(right, source, registers=REGISTERS)) == []
    found = check(right.replace("Irena Dolsk", "Tomas Verrin"), source, registers=REGISTERS)
    assert a_codes(found) == [("A001", "Tomas Verrin")]


def test_reprints_do_not_confirm_one_another():
    text = (
        "Ashby arrived at Sarn station on Monday with two advisers and left again before midnight."
    )
    two = [
        a_source(f"{text}\n\n{outlet}", registers=REGISTERS, outlet=outlet)
        for outlet in ("wire", "courier")
    ]
    raw = (
        "Ashby arrived at Sarn station on Monday with two advisers, several newspapers reported"
        " independently."
    )
    assert ("A008", raw) in check(raw, *two, registers=REGISTERS)
    other = a_source(
        "On Monday two advisers came with Ashby, who arrived at Sarn station by train.",
        registers=REGISTERS,
        outlet="courier",
    )
    found = check(raw, two[0], other, registers=REGISTERS)
    assert "A008" not in [code for code, _ in found]
    ids = tuple(one.report.id for one in (two[0], other))
    story = Story("y1", ids, origins=(Origin("o1", ids),))
    grouped = check(raw, two[0], other, registers=REGISTERS, stories=dict.fromkeys(ids, story))
    assert "A008" in [code for code, _ in grouped]


def test_a_paper_is_meant_as_it_is_written():
    papers = Registers(
        outlets=(
            Outlet("t", "The Times", OutletKind.NEWSPAPER),
            Outlet("ot", "The Ostrel Times", OutletKind.NEWSPAPER),
        )
    )
    source = a_source(
        "The bridge over the Morva was opened to lorries at noon.", registers=papers, outlet="t"
    )
    right = "The bridge over the Morva was opened to lorries at noon, the Times reported."
    assert a_codes(check(right, source, registers=papers)) == []
    wrong = right.replace("the Times", "the Ostrel Times")
    assert [code for code, _ in a_codes(check(wrong, source, registers=papers))] == ["A005"]


def test_whoever_rejects_a_claim_does_not_make_it():
    source = a_source(
        "Droskia said on Monday that it had captured the village of Dubrel, a claim that Velmora"
        " swiftly rejected. Dubrel is under our control, Irena Dolsk said.",
        registers=REGISTERS,
    )
    raw = "Irena Dolsk rejected the Droskian claim to have captured the village of Dubrel."
    assert a_codes(check(raw, source, registers=REGISTERS)) == []


def test_where_somebody_sits_is_no_part_of_the_title():
    raw = "“Dubrel is ours,” said Irena Dolsk, the Deputy Defence Minister in Sarn."
    source = a_source("“Dubrel is ours,” Irena Dolsk said.", registers=REGISTERS)
    assert a_codes(check(raw, source, registers=REGISTERS)) == []
    other = raw.replace("Deputy Defence Minister", "Governor")
    assert [one[0] for one in a_codes(check(other, source, registers=REGISTERS))] == ["A003"]


def test_an_outlet_may_be_told_to_have_what_it_has_from_others():
    source = a_source(
        "The harbour is closed for a week, the coast guard said on Monday.", outlet="Daily Mail"
    )
    raw = "The harbour is closed for a week, Daily Mail reported."
    assert a_codes(check(raw, source)) == []
    other = a_source("The harbour is closed for a week, Hanna Brix said on Monday.", outlet="wire")
    assert [c for c, _ in a_codes(check(raw.replace("Daily Mail", "Olga Marenz"), other))] == [
        "A001"
    ]


def test_a_speaker_in_a_wrong_spelling_is_told_once():
    for raw, code, word in (
        ("“The grain elevator at Ostrel is in our hands,” Irena Dulsk said.", "P001", "Dulsk"),
        ("“The grain elevator at Ostrel is in our hands,” Helga Dolsk said.", "P002", "Helga"),
    ):
        found = check(raw, wire(), registers=REGISTERS)
        assert [one for one in found if one[0][0] in "AP"] == [(code, word)]


def test_according_is_no_part_of_a_title():
    raw = "According to Deputy Defence Minister Irena Dolsk, the northern road was open again."
    assert a_codes(check(raw, wire(), registers=REGISTERS)) == []
    raw = raw.replace("Deputy Defence", "Foreign")
    assert a_codes(check(raw, wire(), registers=REGISTERS)) == [("A003", "Foreign Minister")]


def test_an_hour_alone_tells_nothing_that_wants_a_source():
    post = a_source("As of 15:00: 38 people have died and 240 have been injured.",
                    registers=REGISTERS, outlet="verrin-telegram", is_post=True)  # fmt: skip
    raw = "- **15:00.** The minister speaks of 38 fatalities."
    assert "A009" not in [code for code, _ in check(raw, post, registers=REGISTERS)]
