"""How feeds and their states are told in a table: names, and times as an editor says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.cli.terminal import plain

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from standfirst.records import Feed, FeedState

_UNITS = ((86400, "d"), (3600, "h"), (60, "min"))


def words_of(feed: Feed, state: FeedState | None = None) -> str:
    """Return what a feed is called: by the editor, else by itself, else its address."""
    return plain(feed.title or (state and state.title) or feed.address)


def span_of(length: timedelta) -> str:
    """Say a length of time in its largest unit: "3 h"."""
    seconds = abs(length.total_seconds())
    for size, name in _UNITS:
        if seconds >= 0.98 * size:
            return f"{seconds / size:.0f} {name}"
    return f"{seconds:.0f} s"


def ago(moment: datetime | None, now: datetime) -> str:
    """Say how long ago something was; "never" for null."""
    if moment is None:
        return "never"
    return f"{span_of(now - moment)} ago" if moment <= now else "in the future"


def trouble_of(feed: Feed, state: FeedState) -> str:
    """Say why the last visit failed, without the address that stands beside it; else nothing."""
    address = state.moved_to or feed.address
    return plain(state.error or "").removeprefix(f"{plain(address)}: ")


def counted(number: int, what: str) -> str:
    """Write a number with what is counted: "1 feed", "2 feeds"."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def until(state: FeedState, now: datetime) -> str:
    """Say when a feed is visited again."""
    if state.gone:
        return "gone"
    if state.next_due is None or state.next_due <= now:
        return "due"
    return f"in {span_of(state.next_due - now)}"
