"""When a feed is visited: pure arithmetic of moments, with a clock that may be wrong.

A moment that lies in the future of the last visit was written before the clock was set back; it
holds nobody up.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from standfirst.config import LEAST_EVERY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standfirst.records import Feed, FeedState

FLOOR = timedelta(minutes=LEAST_EVERY)
LONGEST_BACKOFF = timedelta(days=1)
JITTER = 0.1  # of a back-off, either way


def may_visit(state: FeedState, now: datetime) -> bool:
    """Tell whether a feed may be visited when the editor wants it, due or not.

    Its server is never asked twice in a quarter of an hour, nor before it wants to be.
    """
    if state.last_tried is None or state.last_tried > now:
        return True
    if state.wait_until is not None and now < state.wait_until:
        return False
    return state.last_asked is None or now - state.last_asked >= FLOOR


def is_due(state: FeedState, now: datetime) -> bool:
    """Tell whether it is time to visit a feed again; one that is gone is never due."""
    if state.gone:
        return False
    if state.next_due is None or state.last_tried is None or state.last_tried > now:
        return True
    return now >= state.next_due


def after_success(feed: Feed, state: FeedState, now: datetime, *, is_new: bool) -> FeedState:
    """Return the state after a visit that went well."""
    return replace(
        state,
        first_tried=state.first_tried or now,
        last_tried=now,
        last_asked=now,
        last_good=now,
        last_new=now if is_new else state.last_new,
        next_due=now + max(timedelta(minutes=feed.every), FLOOR),
        wait_until=None,
        failures=0,
        error=None,
        gone=False,
    )


def after_failure(
    feed: Feed,
    state: FeedState,
    now: datetime,
    error: str,
    *,
    retry_after: float | None = None,
    was_asked: bool = True,
    is_gone: bool = False,
) -> FeedState:
    """Return the state after a visit that failed: the wait doubles with each one in a row.

    It is at least what the server asked for, at most a day else, and jittered by a tenth, so that
    feeds that failed together do not come back together. ``was_asked`` is false where the visit
    never got as far as the server.
    """
    failures = state.failures + 1
    wait = timedelta(minutes=feed.every) * 2 ** min(failures - 1, 20)
    wait = min(wait, max(LONGEST_BACKOFF, timedelta(minutes=feed.every)))
    wait *= 1 + JITTER * _chance(feed.id, failures)
    asked = timedelta(seconds=retry_after or 0.0)
    return replace(
        state,
        first_tried=state.first_tried or now,
        last_tried=now,
        last_asked=now if was_asked else state.last_asked,
        next_due=now + max(wait, asked, FLOOR),
        wait_until=now + asked if retry_after else None,
        failures=failures,
        all_failures=state.all_failures + 1,
        error=error,
        gone=is_gone,
    )


def after_wait(state: FeedState, now: datetime, seconds: float) -> FeedState:
    """Return the state of a feed whose host asked to be left alone: no visit, no failure."""
    until = now + timedelta(seconds=seconds)
    return replace(state, last_tried=now, next_due=until, wait_until=until)


def first_due(states: Iterable[FeedState], now: datetime) -> datetime | None:
    """Return when the next of some feeds is due; null where none ever is."""
    moments = [
        now if is_due(one, now) or one.next_due is None else one.next_due
        for one in states
        if not one.gone
    ]
    return min(moments, default=None)


def _chance(*seed: object) -> float:
    """Return a number from -1 to 1 that follows from its seed: the same run gives the same."""
    digest = hashlib.sha256("/".join(map(str, seed)).encode()).digest()
    return int.from_bytes(digest[:4], "big") / 0x7FFFFFFF - 1
