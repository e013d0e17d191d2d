"""Raw bytes on their way to the archive, handed out before anything in them is parsed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from standfirst.records import Capture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from standfirst.records import Fetch

MIB = 1 << 20
MOST_IN_MEMORY = 64 * MIB  # larger files travel as a path and are read piece by piece
MOST_OF_A_LINE = 16 * MIB


@dataclass(frozen=True, slots=True)
class Captured:
    """A capture with its bytes, or for a large file the path they lie under."""

    capture: Capture
    data: bytes | Path
    fetch: Fetch | None = None  # how it came; null for what lay on this machine

    @property
    def name(self) -> str:
        """The name by which items and drops call this input."""
        return self.capture.origin

    def load(self) -> bytes:
        """Return all bytes; for kinds that cannot be read piece by piece."""
        return self.data if isinstance(self.data, bytes) else self.data.read_bytes()

    def lines(self) -> Iterator[bytes | None]:
        """Yield line after line without its end; null stands for one over ``MOST_OF_A_LINE``."""
        if isinstance(self.data, bytes):
            for line in self.data.splitlines():
                yield line if len(line) <= MOST_OF_A_LINE else None
            return
        with self.data.open("rb") as file:
            while line := file.readline(MOST_OF_A_LINE + 2):
                if line.endswith(b"\n") or len(line) <= MOST_OF_A_LINE:
                    yield line.rstrip(b"\r\n")
                    continue
                while (rest := file.readline(MIB)) and not rest.endswith(b"\n"):
                    pass
                yield None


@dataclass(frozen=True, slots=True)
class ReadUntil:
    """A mark: all before it was handed out, and reading can begin again at ``cursor``.

    Readers of inputs that take hours put marks between what they yield.
    """

    cursor: str | None  # in a form of the reader's own; null: the input is read to its end
    key: str = ""  # tells the input, in the state its file was in


def open_input(data: bytes | Path) -> BinaryIO:
    """Open bytes that are at hand, or a file, for reading."""
    return BytesIO(data) if isinstance(data, bytes) else data.open("rb")


def capture_bytes(data: bytes, origin: str, media_type: str, *, collected_at: datetime) -> Captured:
    """Make the capture of bytes that are at hand."""
    digest = hashlib.sha256(data).hexdigest()
    return Captured(Capture(digest, len(data), media_type, origin, collected_at), data)


def capture_file(path: Path, origin: str, media_type: str, *, collected_at: datetime) -> Captured:
    """Make the capture of a file; one over ``MOST_IN_MEMORY`` is hashed but not held."""
    size = path.stat().st_size
    if size <= MOST_IN_MEMORY:
        return capture_bytes(path.read_bytes(), origin, media_type, collected_at=collected_at)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Captured(Capture(digest, size, media_type, origin, collected_at), path)
