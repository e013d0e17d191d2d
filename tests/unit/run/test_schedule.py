"""When feeds are visited, whatever the clock does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from standfirst.records import Feed, FeedState
from standfirst.run.schedule import (
    FLOOR,
    after_failure,
    after_success,
    after_wait,
    first_due,
    is_due,
    may_visit,
)

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)
FEED = Feed("f1", "https://wire.example/rss", every=30)
NEW = FeedState("f1")
MINUTE = timedelta(minutes=1)


def test_feed_never_visited_is_due():
    assert is_due(NEW, NOON)
    assert may_visit(NEW, NOON)


def test_feed_is_due_after_its_interval_and_may_be_visited_after_the_floor():
    state = after_success(FEED, NEW, NOON, is_new=True)
    assert (state.last_good, state.last_new, state.error) == (NOON, NOON, None)
    assert next(minute for minute in range(40) if is_due(state, NOON + minute * MINUTE)) == 30
    assert next(minute for minute in range(40) if may_visit(state, NOON + minute * MINUTE)) == 15


def test_nothing_new_leaves_the_moment_of_the_last_news():
    state = after_success(FEED, NEW, NOON, is_new=True)
    assert after_success(FEED, state, NOON + 30 * MINUTE, is_new=False).last_new == NOON


def test_interval_below_the_floor_is_the_floor():
    assert after_success(replace(FEED, every=1), NEW, NOON, is_new=False).next_due == NOON + FLOOR


def test_wait_doubles_up_to_a_day_and_ends_with_a_success():
    state, moment, waits = NEW, NOON, []
    for _ in range(12):
        state = after_failure(FEED, state, moment, "timed out")
        waits.append((state.next_due - moment) / MINUTE)
        moment = state.next_due
    assert all(0.9 * 30 * 2**n <= wait <= 1.1 * 30 * 2**n for n, wait in enumerate(waits[:6]))
    assert all(0.9 * 1440 <= wait <= 1.1 * 1440 for wait in waits[6:])
    assert (state.failures, state.all_failures) == (12, 12)
    state = after_success(FEED, state, moment, is_new=False)
    assert (state.failures, state.all_failures, state.error) == (0, 12, None)


def test_jitter_follows_from_feed_and_failure():
    one = after_failure(FEED, NEW, NOON, "timed out")
    assert one == after_failure(FEED, NEW, NOON, "timed out")
    dues = {after_failure(replace(FEED, id=f"f{n}"), NEW, NOON, "").next_due for n in range(50)}
    assert len(dues) == 50
    assert timedelta(minutes=3) < max(dues) - min(dues) <= timedelta(minutes=6)


def test_server_that_asks_for_longer_gets_it_even_where_the_editor_would_not_wait():
    state = after_failure(FEED, NEW, NOON, "answers 429", retry_after=7200)
    assert state.next_due == NOON + timedelta(hours=2)
    assert not may_visit(state, NOON + timedelta(minutes=119))
    assert may_visit(state, NOON + timedelta(hours=2))


def test_visit_that_never_reached_its_server_may_be_tried_at_once():
    state = after_failure(FEED, NEW, NOON, "no such host", was_asked=False)
    assert may_visit(state, NOON + MINUTE)
    assert not is_due(state, NOON + MINUTE)
    assert not may_visit(after_failure(FEED, NEW, NOON, "answers 500"), NOON + MINUTE)


def test_wait_before_the_visit_is_no_failure():
    state = after_wait(NEW, NOON, 300)
    assert (state.failures, state.error) == (0, None)
    assert not may_visit(state, NOON + 4 * MINUTE)
    assert is_due(state, NOON + 5 * MINUTE)


def test_feed_that_is_gone_is_left_alone_but_can_be_tried():
    state = after_failure(FEED, NEW, NOON, "answers 410", is_gone=True)
    later = NOON + timedelta(days=90)
    assert not is_due(state, later)
    assert may_visit(state, later)
    assert not after_success(FEED, state, later, is_new=False).gone


def test_next_of_all_is_told():
    early = after_success(replace(FEED, every=20), NEW, NOON, is_new=False)
    late = after_success(replace(FEED, every=60), NEW, NOON, is_new=False)
    assert first_due([late, early], NOON) == NOON + 20 * MINUTE
    assert first_due([late, NEW], NOON) == NOON
    assert first_due([replace(NEW, gone=True)], NOON) is None


@given(
    back=st.timedeltas(timedelta(seconds=1), timedelta(days=20_000)),
    failed=st.integers(0, 60),
)
def test_clock_set_back_holds_nobody_up(back, failed):
    state = after_success(FEED, NEW, NOON, is_new=False)
    for _ in range(failed):
        state = after_failure(FEED, state, NOON, "timed out", retry_after=86400)
    assert is_due(state, NOON - back)
    assert may_visit(state, NOON - back)


@given(
    st.lists(
        st.tuples(st.booleans(), st.integers(0, 10**7), st.integers(-(10**6), 10**6)), max_size=30
    )
)
def test_server_hears_from_us_no_more_than_every_quarter_of_an_hour(visits):
    state, moment, asked = NEW, NOON, []
    for well, retry_after, step in visits:
        moment += timedelta(seconds=step)
        if not may_visit(state, moment):
            continue
        if asked and moment > asked[-1]:
            assert moment - asked[-1] >= FLOOR
        asked.append(moment)
        state = (
            after_success(FEED, state, moment, is_new=False)
            if well
            else after_failure(FEED, state, moment, "no", retry_after=retry_after)
        )
        assert state.next_due >= moment + FLOOR
