"""How the pipeline tells what it is doing and what it did; the command line draws it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StageCount:
    """What one run of a stage did: things done, skipped as done before, failed, and its time."""

    stage: str
    done: int
    skipped: int = 0
    failed: int = 0
    seconds: float = 0.0


class Progress(Protocol):
    """Is told of a stage's steps as they are done."""

    def start(self, stage: str, total: int | None) -> None:
        """Begin a stage; the total is None where it cannot be known."""

    def advance(self, n: int = 1) -> None:
        """Count steps done."""

    def finish(self) -> None:
        """End the stage."""


class Silent:
    """Tells nobody."""

    def start(self, stage: str, total: int | None) -> None:
        """Begin a stage."""

    def advance(self, n: int = 1) -> None:
        """Count steps done."""

    def finish(self) -> None:
        """End the stage."""


Tell = Callable[[StageCount], None]
SILENT = Silent()


def tell_nobody(_count: StageCount) -> None:
    """Let a count fall."""
