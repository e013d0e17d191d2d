"""Two reports of one story: what counts as told by two, and what as one word or another fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standfirst.group.comparing import figures_of, plain_counts
from standfirst.group.corroboration import find_carried
from standfirst.group.names import NameIndex
from standfirst.group.origins import Mastheads, fold_origins
from standfirst.group.reprints import find_origins
from standfirst.group.tellers import tell_sentences
from standfirst.read import ReadingContext, read_report
from standfirst.records import Outlet, Registers

REGISTERS = Registers(
    outlets=(
        Outlet(id="gazette", name="Upland Gazette"),
        Outlet(id="nytelegraph", name="nytelegraph.example"),
        Outlet(id="ledger", name="The Ledger"),
    )
)
# So that none is taken for a copy of the other.
OWN = (
    "An old lock keeper mended nets on the quay and talked of eels, barges and his late aunt.",
    "In the market hall plums were cheap, and a band from the mountains played until noon.",
)
CONTEXT = ReadingContext(registers=REGISTERS)


@pytest.fixture
def shown(report_of):
    """Return the facts shown of two reports: those of two origins, and those of one."""

    def build(*texts, outlets=("ledger", "gazette"), at=("2031-05-01T08", "2031-05-01T09")):
        reports = [
            replace(
                report_of(f"{text}\n\n{own}", outlet=outlet, at=f"{when}:00:00+00:00"),
                language="en",
            )
            for text, own, outlet, when in zip(texts, OWN, outlets, at, strict=True)
        ]
        mastheads = Mastheads(REGISTERS)
        ids = {report.id: report for report in reports}
        origins = fold_origins(find_origins(reports, REGISTERS), ids, mastheads)
        readings = {report.id: read_report(report, CONTEXT) for report in reports}
        told = tell_sentences(reports, origins, readings, REGISTERS, NameIndex(REGISTERS))
        figures = plain_counts(figures_of(told))
        both, one = find_carried([t for t in told if not t.is_copy], figures, mastheads)
        return [fact.fact for fact in both], [fact.fact for fact in one]

    return build


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "Shelling destroyed the railway station at Dubrel during the night.",
            "The railway station at Dubrel was destroyed by shelling in the night, a guard said.",
            id="another voice",
        ),
        pytest.param(
            "Forty-six people were treated for river fever in Dromna.",
            "Doctors in Dromna have treated 46 people for river fever, the health office said.",
            id="a number in words",
        ),
        pytest.param(
            "Eighty people were killed.", "At least 80 people died, police said.", id="a bound"
        ),
    ],
)
def test_two_who_tell_it_by_themselves_confirm_it(shown, first, second):
    both, _ = shown(first, second)
    assert len(both) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "Ms Orlen called the talks “frank and for the most part friendly” on Monday.",
            "“The talks on Monday were frank and for the most part friendly,” Vera Orlen said.",
            id="quoted words",
        ),
        pytest.param(
            "Both pilots died in the crash at Sarn, President Luis Arno Soral Vitti said.",
            "“Both pilots died in the crash at Sarn,” President Luis Arno Soral said.",
            id="a longer name",
        ),
        pytest.param(
            "The organiser said the operators believed that a shell had burst in its tube.",
            "The event’s organisers, Lights of Sarn, said they believed a shell had burst in its tube.",
            id="organisers",
        ),
        pytest.param(
            "Velgrid will cut the power for six hours on Sunday, a spokesman said.",
            "On Sunday the power will be cut for six hours, Velgrid said.",
            id="a spokesman of whom nothing is told",
        ),
        pytest.param(
            "The Liberals have 31 percent in a poll by the Merian institute, Sarn’s oldest.",
            "In a Merian poll the Liberals have 31 percent of the votes in Sarn.",
            id="one poll",
        ),
    ],
)
def test_one_mouth_confirms_nothing(shown, first, second):
    both, one = shown(first, second)
    assert (both, len(one)) == ([], 1)


def test_an_outlet_cited_by_its_name_in_full_is_the_origin(shown):
    both, one = shown(
        "The foundation is planning a campaign in 5,500 public schools.",
        "As the New York Telegraph reports, the foundation plans a campaign in 5,500 public schools.",
        outlets=("nytelegraph", "gazette"),
    )
    assert both == []
    assert len(one) <= 1


def test_reports_with_a_sentence_in_common_are_one_pen(shown):
    copied = (
        "Investigators want to find out what made a chartered aircraft come down in woods there."
    )
    both, one = shown(
        f"{copied} Two crew members were killed in the crash at Oberlind.",
        f"It was dark. Two local crew members were killed at Oberlind in the crash. {copied}",
    )
    assert both == []
    assert one


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "It is the worst flood in the history of the Lauter valley.",
            "It was one of the worst floods in the history of the Lauter valley.",
            id="one of the worst",
        ),
        pytest.param(
            "Nearly 80 people were killed in the flood.",
            "Some 80 people were killed, police said.",
            id="nearly",
        ),
        pytest.param(
            "The navy will send two frigates to the strait of Ostwell.",
            "The navy has sent two frigates to the strait of Ostwell.",
            id="planned and done",
        ),
        pytest.param(
            "Opposition calls on Egon Faber to resign over a loan from a brewery",
            "Egon Faber resigns over a loan from a brewery",
            id="asked and done",
        ),
        pytest.param(
            "Lauter Air sues Northern Air over the name of a fare",
            "Northern Air sues Lauter Air over the name of a fare",
            id="who sues whom",
        ),
        pytest.param(
            "The wheat harvest fell by 12 percent in the south.",
            "The barley harvest fell by 12 percent in the south.",
            id="wheat and barley",
        ),
        pytest.param(
            "Michael Norr was arrested in Karsk over the theft of a crown.",
            "Michael Norr was convicted in Karsk over the theft of a crown.",
            id="arrested and convicted",
        ),
        pytest.param(
            "Petra Sol’s halftime show at the Silver Cup",
            "Petra Sol’s Silver Cup halftime show",
            id="a label",
        ),
        pytest.param(
            "Two children died in hospital during the night.",
            "Two children from Velmora died in the fire, the ministry said.",
            id="few, of another matter",
        ),
        pytest.param(
            "Wolves have killed 14 sheep near Brunnfeld.",
            "Wolves killed 14 sheep near Brunnfeld in 2029, a shepherd said.",
            id="another year",
        ),
        pytest.param(
            "Forty people died in the storm, police said.",
            "Forty people died in a storm last week.",
            id="last week",
        ),
    ],
)
def test_near_words_of_another_fact_confirm_nothing(shown, first, second):
    assert shown(first, second) == ([], [])


def test_headlines_weeks_apart_are_of_two_events(shown):
    words = ("Droskia fires missile over Velmora",) * 2
    days = ("2031-08-28T06", "2031-09-14T22")
    assert shown(*words, at=days) == ([], [])
    both, _ = shown(*words)
    assert len(both) == 1


def test_the_fact_shown_is_what_all_carry(shown):
    both, _ = shown(
        "Michael Norr was charged with 269 counts of fraud and theft in Karsk on Tuesday.",
        "Michael Norr was charged with fraud and theft in Karsk on Tuesday, neighbours said.",
    )
    assert both == [
        "Michael Norr was charged with fraud and theft in Karsk on Tuesday, neighbours said."
    ]
