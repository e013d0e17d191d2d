"""What is right and wrong with a desk's feeds, and what to do about it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from standfirst.run.checks import Check, State
from standfirst.run.collecting import feeds_of
from standfirst.run.sealing import waiting_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.archive import Archive
    from standfirst.config import Desk
    from standfirst.records import Feed, FeedState

SILENT = timedelta(days=14)  # most feeds bring something every day
_SHOWN = 5


def check_feeds(desk: Desk, archive: Archive) -> Iterator[Check]:
    """Look at each feed's last visit; nothing is said of a desk that has no feeds."""
    feeds = feeds_of(desk)
    if not feeds:
        return
    states = archive.feed_states(feeds)
    rows = [(feed, states[feed.id]) for feed in feeds]
    if not desk.collecting.contact:
        yield Check(
            State.ATTENTION,
            "contact",
            "none is named, so nothing is collected",
            f'add contact = "…" under [collecting] in {desk.folder / "desk.toml"}',
        )
    failed = [row for row in rows if row[1].error]
    if failed:
        yield Check(
            State.ATTENTION,
            "feeds",
            f"{len(failed)} of {len(rows)} failed at the last visit: {_named(failed)}",
            '"standfirst feeds" tells why',
        )
    else:
        n_visited = sum(state.last_good is not None for _, state in rows)
        yield Check(State.OK, "feeds", f"{n_visited} of {len(rows)} visited, none failed")
    yield from _check_silent(rows)
    yield from _check_rest(archive, rows)


def _check_silent(rows: Sequence[tuple[Feed, FeedState]]) -> Iterator[Check]:
    # What counts is the last visit, not the clock: a desk that rests is not silent.
    silent = [
        (feed, state)
        for feed, state in rows
        if state.last_good
        and state.last_good - (state.last_new or state.first_tried or state.last_good) > SILENT
    ]
    if silent:
        yield Check(
            State.ATTENTION,
            "silent feeds",
            f"{len(silent)} brought nothing new for {SILENT.days} days: {_named(silent)}",
            "look whether their outlets publish elsewhere now",
        )


def _check_rest(archive: Archive, rows: Sequence[tuple[Feed, FeedState]]) -> Iterator[Check]:
    if n_waiting := len(waiting_lists(archive)):
        yield Check(
            State.ATTENTION,
            "timestamps",
            f"{n_waiting} lists of captures wait for one",
            '"standfirst collect" tries again',
        )
    if moved := [row for row in rows if row[1].moved_to]:
        yield Check(State.OK, "moved feeds", f"{len(moved)}, followed: {_named(moved)}")
    if wrong := [row for row in rows if row[1].clock_offset]:
        yield Check(
            State.ATTENTION,
            "feeds with a wrong clock",
            f"{len(wrong)}: {_named(wrong)}",
            "mind the times of their reports",
        )
    if reserved := [row for row in rows if row[1].signals]:
        yield Check(
            State.OK,
            "feeds that state preferences",
            f"{len(reserved)} on mining or AI: {_named(reserved)}",
            '"standfirst feeds" shows their words',
        )


def _named(rows: Sequence[tuple[Feed, FeedState]]) -> str:
    names = [feed.title or feed.address for feed, _ in rows]
    shown = ", ".join(names[:_SHOWN])
    return shown if len(names) <= _SHOWN else f"{shown} and {len(names) - _SHOWN} more"
