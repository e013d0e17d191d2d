"""Whose a disputed region is."""

import pytest

from standfirst.read import ReadingContext
from standfirst.read.borders import REASON
from standfirst.read.mentions import find_mentions
from standfirst.records import Border, Parts, Place, PlaceValue, Registers, Report, Span

TEXT = "Rain fell in Abkhazia, in Sukhumi and in Tbilisi. The Abkhazian coast was dry."


def places(text: str, *borders: Border, own: tuple[Place, ...] = ()) -> dict[str, PlaceValue]:
    report = Report("r1", 1, text, body=Span(0, len(text)))
    context = ReadingContext(registers=Registers(places=own, borders=borders))
    found = find_mentions(report, Parts(), context)
    return {mention.text: mention.place for mention in found if mention.place}


def test_without_a_setting_countries_are_the_source_s():
    found = places(TEXT)
    assert {found[name].country for name in ("Abkhazia", "Sukhumi", "Tbilisi")} == {"GE"}
    assert all(REASON not in place.why for place in found.values())


def test_region_and_all_in_it_change_country_and_say_why():
    found = places(TEXT, Border("Abkhazia", "XV"))
    assert {name: place.country for name, place in found.items() if name != "Abkhazian"} == {
        "Abkhazia": "XV",
        "Sukhumi": "XV",
        "Tbilisi": "GE",
    }
    assert REASON in found["Sukhumi"].why
    assert REASON not in found["Tbilisi"].why


def test_nearest_region_named_counts():
    found = places(TEXT, Border("Georgia", "XW"), Border("Abkhazia", "XV"))
    assert (found["Sukhumi"].country, found["Tbilisi"].country) == ("XV", "XW")


@pytest.mark.parametrize("country", ["XW", None])
def test_place_of_the_desk_is_known_by_its_name(country: str | None):
    own = (Place("g-o", "Ostrel", names=("Ostrelgrad",), level="region", country=country),)
    found = places("Rain fell in Ostrelgrad.", Border("Ostrel", "XV"), own=own)
    assert found["Ostrelgrad"].country == "XV"


def test_name_nobody_knows_changes_nothing():
    assert places(TEXT, Border("Qwertyuiop", "XV")) == places(TEXT)
