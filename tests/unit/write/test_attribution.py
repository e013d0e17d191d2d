"""Whose words a sentence holds, in each of a profile's ways to say it, and all of them proved."""

from dataclasses import replace
from datetime import UTC

import pytest

from standfirst.check import Evidence, refute
from standfirst.records import AttributionForm, Outlet, OutletKind
from standfirst.write.people import Names
from standfirst.write.phrasing import phrase
from standfirst.write.scene import Scene
from standfirst.write.units import find_units
from unit.write.scenes import DAY, REGISTERS, own_words, reading, report

OUTLETS = {outlet.id: outlet for outlet in REGISTERS.outlets}
FULL = "Velmoran Deputy Defence Minister Irena Dolsk"


def write_in(form, of, read):
    scene = Scene(Names(REGISTERS, DAY), {of.id: read}, OUTLETS, UTC, attribution=form)
    written = [phrase(unit, scene) for unit in find_units(of, read, OUTLETS[of.outlet])]
    for sentence in written:
        assert refute(sentence, Evidence({of.id: of}, {of.id: read}, REGISTERS, UTC)) is None
    return [sentence.text for sentence in written]


@pytest.mark.parametrize(
    ("form", "texts"),
    [
        (
            AttributionForm.SAID,
            [
                f"“We hold the mill,” {FULL} said on Telegram.",
                "Two drones were shot down on Monday, Dolsk said.",
            ],
        ),
        (
            AttributionForm.ACCORDING,
            [
                f"“We hold the mill,” {FULL} said on Telegram.",
                "Two drones were shot down on Monday, according to Dolsk.",
            ],
        ),
        (
            AttributionForm.LABEL,
            [
                f"{FULL} on Telegram: “We hold the mill.”",
                "Dolsk: Two drones were shot down on Monday.",
            ],
        ),
    ],
)
def test_a_post_is_attributed_as_the_profile_has_it(form, texts):
    body = "We hold the mill. Two drones were shot down today."
    of = report("r1", body, outlet="dolsk", is_post=True)
    assert write_in(form, of, reading(of, own_words(of))) == texts


@pytest.mark.parametrize(
    ("form", "texts"),
    [
        (
            AttributionForm.ACCORDING,
            [
                "Rain fell on Sarn all day, according to Halvern Wire.",
                "Trams stood still in the old town, according to Halvern Wire.",
            ],
        ),
        (
            AttributionForm.LABEL,
            [
                "Halvern Wire: Rain fell on Sarn all day.",
                "Halvern Wire: Trams stood still in the old town.",
            ],
        ),
    ],
)
def test_what_one_outlet_alone_has_is_attributed_as_the_profile_has_it(form, texts):
    of = report("r1", "Rain fell on Sarn all day. Trams stood still in the old town.")
    assert write_in(form, of, reading(of)) == texts


def test_a_label_ends_a_post_without_a_stop():
    of = report("r1", "The ferry of Tolmin was closed", outlet="dolsk", is_post=True)
    (text,) = write_in(AttributionForm.LABEL, of, reading(of, own_words(of)))
    assert text == f"{FULL} on Telegram: The ferry of Tolmin was closed."


def test_a_label_has_the_article_of_an_outlets_name():
    of = report("r1", "Rain fell on Sarn all day.", outlet="mail")
    read = reading(of)
    outlets = {"mail": Outlet("mail", "the Daily Ferry", OutletKind.NEWSPAPER)}
    registers = replace(REGISTERS, outlets=tuple(outlets.values()))
    scene = Scene(
        Names(registers, DAY), {of.id: read}, outlets, UTC, attribution=AttributionForm.LABEL
    )
    sentence = phrase(find_units(of, read, outlets["mail"])[0], scene)
    assert refute(sentence, Evidence({of.id: of}, {of.id: read}, registers, UTC)) is None
    assert sentence.text == "The Daily Ferry: Rain fell on Sarn all day."


COPY = "SARN, Dec 12 (Halvern Wire) – Rain fell on Sarn all day. Trams stood still in the old town."


@pytest.mark.parametrize(
    ("form", "texts"),
    [
        (
            AttributionForm.SAID,
            [
                "Rain fell on Sarn all day, Halvern Wire reported.",
                "Trams stood still in the old town, according to Halvern Wire.",
            ],
        ),
        (
            AttributionForm.LABEL,
            [
                "Halvern Wire: Rain fell on Sarn all day.",
                "Halvern Wire: Trams stood still in the old town.",
            ],
        ),
    ],
)
def test_an_agencys_copy_in_a_newspaper_is_told_as_the_agencys(form, texts):
    of = report("r1", COPY, outlet="post")
    assert write_in(form, of, reading(of)) == texts


def test_copy_is_cited_where_it_was_read():
    of = report("r1", COPY, outlet="post")
    scene = Scene(Names(REGISTERS, DAY), {of.id: reading(of)}, OUTLETS, UTC)
    sentence = phrase(find_units(of, reading(of), OUTLETS["post"])[0], scene)
    assert [(one.report, one.exact) for one in sentence.citations] == [
        ("r1", "Rain fell on Sarn all day.")
    ]


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        (
            "NORHAVN (AP) — Rain fell on Norhavn all day.",
            "the Associated Press",
        ),
        (
            "Rain fell on Sarn all day. The mayor told Halvern Wire.",
            "the Sarn Evening Post",
        ),
    ],
)
def test_an_agency_is_named_by_its_full_name_and_only_for_its_own_copy(text, teller):
    of = report("r1", text, outlet="post")
    first = write_in(AttributionForm.SAID, of, reading(of))[0]
    assert first.endswith(f"all day, {teller} reported.")


@pytest.mark.parametrize(
    "fields", [{"tier": 3}, {"kind": OutletKind.OFFICIAL}, {"speaker": "p-dolsk"}]
)
def test_what_a_party_spreads_stays_theirs_whoever_they_credit(fields):
    outlet = replace(OUTLETS["post"], **fields)
    of = report("r1", COPY, outlet="post")
    read = reading(of)
    scene = Scene(Names(REGISTERS, DAY), {of.id: read}, {**OUTLETS, "post": outlet}, UTC)
    sentence = phrase(find_units(of, read, outlet)[0], scene)
    assert sentence.text == "Rain fell on Sarn all day, the Sarn Evening Post reported."


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (COPY, None),
        (COPY.replace("(Halvern Wire) ", ""), "does not name Sarn Evening Post"),
        ("Rain fell on Sarn all day. The mayor told Halvern Wire.", "does not name Sarn"),
        (COPY.replace("Halvern Wire", "VPA"), "does not name Sarn Evening Post"),
        ("Rain fell on Sarn all day. It rains, Halvern Wire reported.", "does not name Sarn"),
    ],
)
def test_an_agency_is_proved_only_by_the_credit_of_the_cited_report(text, complaint):
    of = report("r1", COPY, outlet="post")
    scene = Scene(Names(REGISTERS, DAY), {of.id: reading(of)}, OUTLETS, UTC)
    sentence = phrase(find_units(of, reading(of), OUTLETS["post"])[0], scene)
    cited = report("r1", text, outlet="post")
    start = text.index("Rain")
    (citation,) = sentence.citations
    prefix = text[max(0, start - len(citation.prefix)) : start]
    end = start + len(citation.exact)
    moved = replace(
        citation,
        start=start,
        end=end,
        prefix=prefix,
        suffix=text[end : end + len(citation.suffix)],
        text_sha256=cited.text_sha256,
    )
    found = refute(
        replace(sentence, citations=(moved,)),
        Evidence({"r1": cited}, {"r1": reading(cited)}, REGISTERS, UTC),
    )
    assert found is None if complaint is None else complaint in found
