import pytest

from standfirst.read import ReadingContext
from standfirst.read.mentions import find_mentions
from standfirst.records import Outlet, Parts, PlaceValue, Report, Span


def places(text: str, **facts: str) -> dict[str, PlaceValue]:
    report = Report("r1", 1, text, body=Span(0, len(text)), **facts)  # type: ignore[arg-type]
    found = find_mentions(report, Parts(), ReadingContext())
    return {mention.text: mention.place for mention in found if mention.place}


def points(text: str, name: str) -> tuple[str | None, int]:
    place = places(text)[name]
    assert place.lat is not None
    return place.country, round(place.lat)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The train reached Paris at noon.", "Paris", ("FR", 49)),
        ("The train reached Paris, Texas, at noon.", "Paris", ("US", 34)),
        ("The mayor of Springfield, Ill., resigned.", "Springfield", ("US", 40)),
        ("The mayor of Springfield, Mass., resigned.", "Springfield", ("US", 42)),
        ("A fire broke out in Columbus, GA, and spread.", "Columbus", ("US", 32)),
    ],
)
def test_what_the_text_says_it_lies_in_decides(text: str, name: str, expected: tuple[str, int]):
    assert points(text, name) == expected


def test_other_places_of_the_report_decide():
    text = "Buses run from Birmingham to Tuscaloosa, Montgomery and Mobile in Alabama."
    assert places(text)["Birmingham"].country == "US"
    text = "Buses run from Birmingham to Coventry, Wolverhampton and Stoke-on-Trent."
    assert places(text)["Birmingham"].country == "GB"


def test_one_name_means_one_place_in_a_report():
    text = "The flood began in Paris, Texas. In Paris, shops closed. They left Paris by bus."
    report = Report("r1", 1, text, body=Span(0, len(text)))
    found = [
        mention.place
        for mention in find_mentions(report, Parts(), ReadingContext())
        if mention.text == "Paris"
    ]
    assert len(found) == 3
    assert len(set(found)) == 1


def test_home_of_the_outlet_decides_where_nothing_else_does():
    text = "The library in Hamilton reopens."
    report = Report("r1", 1, text, body=Span(0, len(text)))

    def country(outlet: Outlet | None) -> str | None:
        found = find_mentions(report, Parts(), ReadingContext(outlet=outlet))
        return next(mention.place.country for mention in found if mention.place)

    assert country(None) == "CA"
    assert country(Outlet("o", "Halvern Courier", country="NZ")) == "NZ"


def test_reasons_are_kept():
    place = places("The train reached Paris, Texas, at noon.")["Paris"]
    assert "the text says it lies in Texas" in place.why
    place = places("The train reached London.")["London"]
    assert any("largest of" in reason for reason in place.why)


def test_region_called_after_a_town_is_the_region():
    place = places("Fires burn in the Donetsk region.")["Donetsk region"]
    assert (place.level, place.geonames_id) == ("region", 709716)
