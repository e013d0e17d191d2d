from datetime import date

import pytest

from fakes import a_report, a_statement
from standfirst.publish.statement_words import (
    describe,
    say_day,
    say_mention,
    say_speaker,
)
from standfirst.records import (
    DayMark,
    Entity,
    Medium,
    MediumKind,
    Mention,
    MentionKind,
    PlaceValue,
    Quantity,
    Span,
    Speaker,
    TimeValue,
    Via,
)

REPORT = a_report("All is quiet, she said.")


def said(**fields):
    return a_statement(REPORT, "All is quiet", cue="said", **fields)


def test_all_that_is_known_of_a_statement_is_described():
    statement = said(
        speaker=Speaker("p1", "Irena Dolsk", "Deputy Defence Minister", "Velmora", Via.PRONOUN),
        medium=Medium(MediumKind.SOCIAL, "Telegram", None),
        said_on=date(2022, 12, 1),
        negated=True,
        hedged=True,
        confidence=0.974,
    )
    assert dict(describe(statement)) == {
        "Role": "Deputy Defence Minister",
        "Affiliation": "Velmora",
        "Named by": "pronoun",
        "Medium": "Telegram (social)",
        "Said on": "1 December 2022",
        "Claim": "negated, hedged",
        "Confidence": "97%",
    }


def test_what_is_not_known_is_left_out():
    assert describe(said()) == (("Confidence", "100%"),)
    bare = said(medium=Medium(MediumKind.EVENT), confidence=0.5)
    assert describe(bare) == (("Medium", "event"), ("Confidence", "50%"))


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        (None, "speaker not told"),
        (Speaker("u1", None, via=Via.UNNAMED), "unnamed"),
        (Speaker("u1", None, "officials", via=Via.UNNAMED), "unnamed (officials)"),
        (Speaker("p1", "Gleb Orshin"), "Gleb Orshin"),
    ],
)
def test_speaker_is_never_invented(speaker, words):
    assert say_speaker(said(speaker=speaker)) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (None, None),
        (DayMark(), None),
        (DayMark(455), "day 455"),
        (DayMark(None, date(2022, 12, 12)), "day not numbered, 2022-12-12"),
        (
            DayMark(454, date(2022, 12, 12), agrees=False),
            "day 454, 2022-12-12 (these do not agree)",
        ),
    ],
)
def test_day_is_said_with_what_does_not_agree(day, words):
    assert say_day(day) == words


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("place", {"place": PlaceValue("Ostrel", "town", "XV", radius_km=4.5)}, "place: Ostrel, town, XV, within 4.5 km"),
        ("place", {"place": PlaceValue("Ostrel", "town")}, "place: Ostrel, town"),
        ("time", {"time": TimeValue("2022-12-12", "day")}, "time: 2022-12-12 (day)"),
        ("quantity", {"quantity": Quantity(12500000.0, unit="USD")}, "quantity: 12500000 USD"),
        ("quantity", {"quantity": Quantity(None, 30.0, 40.0, unit="item", item="tanks")}, "quantity: from 30 to 40 tanks"),
        ("quantity", {"quantity": Quantity(0.5, approximate=True, unit="percent")}, "quantity: about 0.5 percent"),
        ("person", {"entity": Entity("p1", "Irena Dolsk")}, "person: Irena Dolsk"),
        ("equipment", {}, "equipment"),
    ],
)  # fmt: skip
def test_mention_is_said_with_its_meaning(kind, value, words):
    assert say_mention(Mention(MentionKind(kind), Span(0, 3), "All", **value)) == words
