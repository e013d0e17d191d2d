"""Progress bars on standard error, drawn on a terminal only."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
)

from standfirst.run.progress import SILENT, Silent, StageCount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.progress import TaskID

    from standfirst.records import Feed, FeedState


class Bars:
    """One bar a stage; implements the progress that ``run`` reports to."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID | None = None

    def start(self, stage: str, total: int | None) -> None:
        """Begin a stage of a known or unknown number of steps."""
        self._task = self._progress.add_task(stage, total=total)

    def advance(self, n: int = 1) -> None:
        """Count steps done."""
        if self._task is not None:
            self._progress.advance(self._task, n)

    def finish(self) -> None:
        """End the stage; its bar stays, full."""
        if self._task is not None:
            task = self._progress.tasks[self._task]
            self._progress.update(self._task, total=task.completed, completed=task.completed)
            self._task = None


class VisitBar:
    """One bar of feeds visited; implements the watcher that ``run`` reports visits to."""

    def __init__(self, bars: Bars | Silent) -> None:
        self._bars = bars

    def planned(
        self, feeds: Sequence[tuple[Feed, FeedState]], plan: Sequence[tuple[Feed, FeedState]]
    ) -> None:
        """Hear how many feeds are going to be visited."""
        del feeds
        self._bars.start("collect", len(plan))

    def began(self, feed: Feed) -> None:
        """Hear that a visit begins."""

    def ended(self, feed: Feed, state: FeedState, n_items: int) -> None:
        """Count a visit."""
        del feed, state, n_items
        self._bars.advance()


@contextmanager
def draw_visits() -> Iterator[VisitBar]:
    """Draw a bar of visits while the block runs, if standard error is a terminal."""
    with draw_progress() as bars:
        yield VisitBar(bars)


@contextmanager
def draw_progress() -> Iterator[Bars | Silent]:
    """Draw bars while the block runs, if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield SILENT
        return
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description:<8}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        yield Bars(progress)


def say_stage(count: StageCount) -> None:
    """Say in one line what a stage did, if standard error is a terminal."""
    if sys.stderr.isatty():
        parts = [f"{count.done} done"]
        if count.skipped:
            parts.append(f"{count.skipped} done before")
        if count.failed:
            parts.append(f"{count.failed} refused")
        line = f"{count.stage:<7} {', '.join(parts)} in {count.seconds:.1f} s"
        click.echo(line, err=True)
