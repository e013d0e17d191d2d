"""``standfirst collect --watch``: round after round, in a table that stays in its place."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from standfirst.archive import Archive
from standfirst.cli.feedtable import ago, counted, trouble_of, until, words_of
from standfirst.cli.terminal import plain
from standfirst.config import load_desk
from standfirst.errors import DeskError, StandfirstError
from standfirst.run.collecting import collect, feeds_of
from standfirst.run.schedule import first_due

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import RenderableType

    from standfirst.config import Desk
    from standfirst.records import Feed, FeedState
    from standfirst.run.collecting import CollectCount

LONGEST_NAP = 60.0  # seconds: a feed that was added meanwhile waits no longer
SHORTEST_NAP = 1.0
_LINES_ELSEWHERE = 6  # of the window: heading, foot, summary


class Board:
    """What the table shows: each feed with its state, those at work and in trouble first."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._rows: dict[str, tuple[Feed, FeedState]] = {}
        self._visiting: dict[str, datetime] = {}
        self._items: dict[str, int] = {}
        self.summary = "looking for feeds"

    def planned(
        self, feeds: Sequence[tuple[Feed, FeedState]], plan: Sequence[tuple[Feed, FeedState]]
    ) -> None:
        """Hear which feeds there are."""
        self._rows = {feed.id: (feed, state) for feed, state in feeds}
        self._visiting = {}
        self.summary = f"{len(plan)} of {len(feeds)} feeds are visited"

    def began(self, feed: Feed) -> None:
        """Hear that a visit begins."""
        self._visiting[feed.id] = datetime.now(UTC)

    def ended(self, feed: Feed, state: FeedState, n_items: int) -> None:
        """Hear how a visit ended."""
        self._visiting.pop(feed.id, None)
        self._items[feed.id] = self._items.get(feed.id, 0) + n_items
        self._rows[feed.id] = (feed, state)

    def tell(self, count: CollectCount) -> None:
        """Sum a round up."""
        found = count.found
        self.summary = (
            f"{datetime.now(UTC):%H:%M:%S} UTC: {counted(count.visited, 'feed')} visited,"
            f" {len(count.failures)} failed; {found.added} reports added,"
            f" {found.revised} revised, {found.unchanged} unchanged"
        )

    def __rich__(self) -> RenderableType:
        now = datetime.now(UTC)
        table = Table(
            "feed", "items", "last good", "last new", "next", "trouble",
            caption=plain(self.summary), expand=True,
        )  # fmt: skip
        rows = sorted(self._rows.values(), key=lambda row: self._rank(*row))
        shown = rows[: max(3, self._console.height - _LINES_ELSEWHERE)]
        for feed, state in shown:
            is_visiting = feed.id in self._visiting
            table.add_row(
                Text(words_of(feed, state), no_wrap=True, overflow="ellipsis"),
                str(self._items.get(feed.id, "")),
                ago(state.last_good, now),
                ago(state.last_new, now),
                Text("visiting", "bold") if is_visiting else until(state, now),
                Text(trouble_of(feed, state), "red", no_wrap=True, overflow="ellipsis"),
            )
        if len(rows) > len(shown):
            table.caption = f"{table.caption}; {len(rows) - len(shown)} more feeds, all well"
        return table

    def _rank(self, feed: Feed, state: FeedState) -> tuple[bool, bool, str]:
        return feed.id not in self._visiting, state.error is None, words_of(feed, state)


def watch_feeds(
    desk: Desk, *, rounds: int | None = None, sleep: Callable[[float], object] = time.sleep
) -> int:
    """Collect what is due, round after round, until Ctrl-C; return the exit status.

    A round that cannot be held (the archive is locked, the disk is full, another collector is at
    work) is told in one line under the table, and held later. ``rounds`` ends it early.
    """
    console = Console()
    board = Board(console)
    with Live(board, console=console, refresh_per_second=4, screen=False) as live:
        while rounds is None or rounds > 0:
            nap = LONGEST_NAP
            try:
                desk = load_desk(desk.folder)
                with Archive.open(desk.archive_path) as archive:
                    board.tell(collect(desk, archive, only_due=True, watcher=board))
                    states = archive.feed_states(feeds_of(desk)).values()
                now = datetime.now(UTC)
                due = first_due(states, now) or now + timedelta(seconds=LONGEST_NAP)
                nap = min(max((due - now).total_seconds(), SHORTEST_NAP), LONGEST_NAP)
            except DeskError:
                raise
            except StandfirstError as error:
                board.summary = str(error)
            live.refresh()
            rounds = None if rounds is None else rounds - 1
            if rounds != 0:
                sleep(nap)
    return 0
