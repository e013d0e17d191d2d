"""Conflicts told in other words than the claim's, and near words that contradict nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standfirst.group.comparing import compare_claims
from standfirst.read import ReadingContext, read_report
from standfirst.records import ConflictKind, Origin, Place

SIDES = (
    Place(id="xv", name="Velmora", level="country", demonyms=("Velmoran",)),
    Place(id="xd", name="Droskia", level="country", demonyms=("Droskian",)),
    Place(id="dubrel", name="Dubrel", level="village"),
)


@pytest.fixture
def kinds(report_of, registers):
    """Return the kinds of conflict between two reports, an hour apart."""

    desk = replace(registers, places=SIDES)
    rules = ReadingContext(registers=desk, learned=False)

    def build(claim: str, reply: str) -> list[ConflictKind]:
        reports = [
            report_of(text, outlet=outlet, at=f"2022-12-12T{hour}:00:00+00:00")
            for text, outlet, hour in ((claim, "courier", "08"), (reply, "ledger", "09"))
        ]
        origins = [Origin(one.id, (one.id,)) for one in reports]
        readings = {one.id: read_report(one, rules) for one in reports}
        return [one.kind for one in compare_claims(reports, origins, readings, desk)[1]]

    return build


@pytest.mark.parametrize(
    ("kind", "claim", "reply"),
    [
        pytest.param(
            ConflictKind.OPPOSITE,
            "Drones set the oil refinery at Karsk on fire, two residents said.",
            "“There was no fire at the refinery,” Governor Osip Lanner said.",
            id="there was no",
        ),
        pytest.param(
            ConflictKind.OPPOSITE,
            "Velmoran troops have crossed the Lauter near Dubrel, the general staff said.",
            "The attempt to cross the Lauter near Dubrel failed, Gleb Orshin said.",
            id="an attempt that failed",
        ),
        pytest.param(
            ConflictKind.OPPOSITE,
            "The banker Otto Krain has fled the country, a prosecutor said.",
            "“I have not fled anywhere,” Otto Krain said.",
            id="I have not",
        ),
        pytest.param(
            ConflictKind.OPPOSITE,
            "The dam above Sarn has burst, a farmer said.",
            "The dam at Sarn is intact, the water board said.",
            id="intact",
        ),
        pytest.param(
            ConflictKind.DENIAL,
            "The Droskian delegation walked out of the talks in Sarn, a mediator said.",
            "Yann Perl dismissed as invented what was said of the delegation leaving the talks.",
            id="walked out and left",
        ),
        pytest.param(
            ConflictKind.DENIAL,
            "Runner Imke Solt tested positive for a banned drug, the athletics union said.",
            "Her coach called the athletics union’s finding “rubbish from beginning to end”.",
            id="who stands for the accused",
        ),
        pytest.param(
            ConflictKind.DATE,
            "The parliament in Sarn will vote on the pensions law on 3 February, a clerk said.",
            "The vote on the pensions law takes place on 10 February, Rolf Hagen said.",
            id="will vote and the vote",
        ),
        pytest.param(
            ConflictKind.RESPONSIBILITY,
            "Droskian shells killed three farmers in Dubrel, the district head said.",
            "The farmers in Dubrel were killed by Velmoran fire, Gleb Orshin said.",
            id="killed by",
        ),
        pytest.param(
            ConflictKind.FIGURES,
            "The paper mill in Sarn is cutting 340 jobs, the works council said.",
            "According to the management, 190 posts will go at the mill in Sarn.",
            id="jobs and posts",
        ),
        pytest.param(
            ConflictKind.FIGURES,
            "The barge rammed two houseboats in Sarn, the river police said.",
            "Three houseboats were rammed by the barge in Sarn, Edmund Ashby said.",
            id="any plain verb",
        ),
        pytest.param(
            ConflictKind.FIGURES,
            "Karsk have sold Milo Trent for 18 million dollars, Tomas Verrin said.",
            "The Rovers paid 23 million dollars for Trent, Edmund Ashby said.",
            id="a price",
        ),
        pytest.param(
            ConflictKind.RETRACTION,
            "Otto Krain is in Sarn.",
            "The Ledger has taken back its report that Otto Krain had fled.",
            id="taken back",
        ),
    ],
)
def test_a_conflict_in_other_words_is_found(kinds, kind, claim, reply):
    assert kind in kinds(claim, reply)


@pytest.mark.parametrize(
    ("claim", "reply"),
    [
        pytest.param(
            "The crossing at Dubrel is open to cars, the guard said.",
            "The crossing at Dubrel is closed to lorries, the customs office said.",
            id="open to some",
        ),
        pytest.param(
            "Two passenger trains collided in a tunnel, a driver said.",
            "There were no passengers on the trains, Edmund Ashby said.",
            id="a kind of train",
        ),
        pytest.param(
            "There was no fire at the refinery, Edmund Ashby said.",
            "No fire was seen at the refinery, Tomas Verrin said.",
            id="both say no",
        ),
        pytest.param(
            "The barge rammed two houseboats in Sarn, Tomas Verrin said.",
            "The ferry repaired three houseboats in Sarn, Edmund Ashby said.",
            id="another deed",
        ),
        pytest.param(
            "Droskian missiles hit a block of flats in Dubrel, Tomas Verrin said.",
            "Seven people were killed by a missile that hit a block of flats in Dubrel, Velmora.",
            id="where it fell is not who fired it",
        ),
        pytest.param(
            "Edmund Ashby promised two more Anvil batteries for Sarn on Monday, a spokesman said.",
            "“There is no Anvil battery in Sarn yet,” Tomas Verrin said.",
            id="none yet",
        ),
    ],
)
def test_near_words_that_contradict_nothing_are_left_alone(kinds, claim, reply):
    assert kinds(claim, reply) == []
