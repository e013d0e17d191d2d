import pytest

from standfirst.archive.codec import to_json
from standfirst.archive.lazily import Readings, Stories
from standfirst.errors import ArchiveError
from standfirst.records import Reading, Report, Story

ONE, OTHER = Reading("r1", 1), Reading("r2", 3)


def test_a_reading_is_decoded_when_it_is_asked_for_and_not_before() -> None:
    readings = Readings({"r1": to_json(ONE), "r2": '{"report":7}'})
    assert (len(readings), sorted(readings), "r2" in readings) == (2, ["r1", "r2"], True)
    assert readings["r1"] == ONE
    assert readings["r1"] is readings["r1"]
    for _ in range(2):
        with pytest.raises(ArchiveError, match="form this Standfirst does not know"):
            readings["r2"]


def test_readings_are_a_mapping_like_any_other() -> None:
    readings = Readings({"r1": to_json(ONE)}, {"r2": OTHER})
    assert readings == {"r1": ONE, "r2": OTHER}
    assert readings.get("r3") is None
    with pytest.raises(KeyError):
        readings["r3"]


def test_any_reading_may_be_asked_for_while_one_goes_through_them() -> None:
    readings = Readings({"r1": to_json(ONE)}, {"r2": OTHER})
    assert [(key, readings["r1"]) for key in readings] == [("r2", ONE), ("r1", ONE)]


def test_an_unread_report_has_an_empty_reading_where_that_is_wanted() -> None:
    readings = Readings({"r1": to_json(ONE)})
    both = readings.filled([Report("r1", 1, "One."), Report("r4", 2, "Four.")])
    assert both == {"r1": ONE, "r4": Reading("r4", 2)}
    assert "r4" not in readings


def test_what_one_stage_has_decoded_the_next_one_finds_made() -> None:
    stored = to_json(ONE)
    again = to_json(ONE)
    assert Readings({"r1": stored})["r1"] is Readings({"r1": again})["r1"]


def test_stories_are_decoded_when_the_first_is_asked_for() -> None:
    one, other = Story("y1", ("r1",)), Story("y2", ("r2", "r3"))
    stories = Stories([to_json(one), to_json(other)])
    assert (len(stories), stories[1], stories[:1]) == (2, other, (one,))
    assert stories[0] is next(iter(stories))
    assert stories == (one, other)
    assert (other, one) != stories
    assert stories != "y1"
    spoilt = Stories([to_json(one), '{"id":7}'])
    assert len(spoilt) == 2
    with pytest.raises(ArchiveError, match="form this Standfirst does not know"):
        spoilt[0]
