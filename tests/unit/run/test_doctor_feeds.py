"""What the doctor says of feeds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from standfirst.config import Collecting
from standfirst.records import Feed, FeedState
from standfirst.run.checks import State
from standfirst.run.doctor_feeds import check_feeds

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)
FEED = Feed("f1", "https://wire.example/rss", "feed", title="Wire")


@pytest.fixture
def checks(desk, archive):
    def of(*states, contact="desk@sarn.example"):
        archive.add(states=states)
        feeds = tuple(replace(FEED, id=one.feed, title=one.feed) for one in states)
        made = replace(desk, feeds=feeds, collecting=Collecting(contact))
        return {one.subject: one for one in check_feeds(made, archive)}

    return of


def test_desk_without_feeds_is_told_nothing(checks):
    assert checks() == {}


def test_feeds_that_fare_well_are_one_line(checks):
    found = checks(FeedState("f1", last_good=NOON, last_new=NOON), FeedState("f2"))
    assert list(found) == ["feeds"]
    assert found["feeds"].fact == "1 of 2 visited, none failed"


def test_failed_feeds_are_counted_and_named(checks):
    found = checks(*[FeedState(f"f{n}", failures=1, error="no") for n in range(7)])
    assert found["feeds"].state is State.ATTENTION
    assert found["feeds"].fact == ("7 of 7 failed at the last visit: f0, f1, f2, f3, f4 and 2 more")


def test_missing_contact_is_told(checks):
    assert "contact" in checks(FeedState("f1"), contact=None)


@pytest.mark.parametrize(
    ("new", "first", "silent"),
    [
        (NOON - timedelta(days=13), NOON - timedelta(days=99), False),
        (NOON - timedelta(days=15), NOON - timedelta(days=99), True),
        (None, NOON - timedelta(days=15), True),
        (None, NOON, False),
    ],
)
def test_silent_feeds_are_told_however_long_the_desk_rested(checks, new, first, silent):
    found = checks(FeedState("f1", first_tried=first, last_good=NOON, last_new=new))
    assert ("silent feeds" in found) is silent


def test_moves_clocks_and_preferences_are_told(checks):
    found = checks(
        FeedState("f1", moved_to="https://new.example/"),
        FeedState("f2", clock_offset=7200),
        FeedState("f3", signals=("header tdm-reservation: 1",)),
    )
    assert found["moved feeds"].fact == "1, followed: f1"
    assert found["feeds with a wrong clock"].fact == "1: f2"
    assert found["feeds that state preferences"].fact == "1 on mining or AI: f3"
