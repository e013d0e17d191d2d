"""What of earlier days is still alive, and what goes on counting when it is let go."""

from datetime import date, timedelta

import pytest

from standfirst.group import leaving
from standfirst.group.leaving import first_alive, let_go, reports_alive
from standfirst.records import EarlierDay, Left, StoryChange, Thread, ThreadState

DAY = date(2022, 12, 12)


def a_state(*ages):
    """A state with one text of two reports for each age in days."""
    n = len(ages)
    return ThreadState(
        DAY - timedelta(days=1),
        texts=tuple((f"r{i}", f"r{i}-copy") for i in range(n)),
        days=tuple(DAY - timedelta(days=age) for age in ages),
        near=tuple(tuple(range(i)) for i in range(n)),
        threads=(
            Thread("y1", tuple(range(0, n, 2)), changes=(StoryChange("merged", DAY, (), "y9"),)),
            Thread("y2", tuple(range(1, n, 2))),
        ),
    )


def test_whole_days_stay_alive_until_they_hold_enough_reports(monkeypatch):
    monkeypatch.setattr(leaving, "LIVE_REPORTS", 3)
    state = a_state(9, 8, 8, 5, 4)
    assert first_alive(state, DAY) == 3  # two texts of two reports each
    monkeypatch.setattr(leaving, "LIVE_REPORTS", 5)
    assert first_alive(state, DAY) == 1  # the eighth day before as a whole
    assert reports_alive(state, DAY)[:2] == ("r1", "r1-copy")


def test_the_two_days_before_stay_alive_however_many_reports_they_hold(monkeypatch):
    monkeypatch.setattr(leaving, "LIVE_REPORTS", 1)
    assert first_alive(a_state(3, 2, 2, 1), DAY) == 1
    monkeypatch.setattr(leaving, "MOST_LIVE", 2)
    assert first_alive(a_state(3, 2, 2, 1), DAY) == 2


def test_reports_without_a_time_are_compared_with_the_last_reports(monkeypatch):
    monkeypatch.setattr(leaving, "LIVE_REPORTS", 2)
    assert first_alive(a_state(3, 2, 1), None) == 2


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_days_like_any_other(day):
    assert first_alive(ThreadState(day, (("r0",),), (day,), ((),)), day) == 0


def test_what_is_let_go_stays_in_its_story_which_counts_it():
    alive, left = let_go(a_state(9, 8, 8, 1), 3)
    assert alive.texts == (("r3", "r3-copy"),)
    assert alive.near == ((),)
    (thread,) = alive.threads
    assert (thread.id, thread.texts) == ("y2", (0,))
    assert thread.earlier == (EarlierDay(DAY - timedelta(days=8), 2, 1),)
    assert left.reports == (
        Left("y1", ("r0", "r0-copy", "r2", "r2-copy")),
        Left("y2", ("r1", "r1-copy")),
    )
    (ended,) = left.threads
    assert (ended.id, ended.texts) == ("y1", ())
    assert [row.date for row in ended.earlier] == [
        DAY - timedelta(days=9),
        DAY - timedelta(days=8),
    ]
    assert ended.changes


def test_days_let_go_one_after_another_count_as_those_let_go_at_once():
    once, _ = let_go(a_state(9, 8, 8, 1), 3)
    first, _ = let_go(a_state(9, 8, 8, 1), 2)
    twice, _ = let_go(first, 1)
    assert twice == once
