"""A part of a file that reads like a file of its own."""

from __future__ import annotations

import io
from typing import BinaryIO


class Window(io.RawIOBase):
    """``n_bytes`` of a file from ``start`` on. Closing it leaves the file open."""

    def __init__(self, file: BinaryIO, start: int, n_bytes: int) -> None:
        self._file = file
        self._start = start
        self._n_bytes = n_bytes
        self._at = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can be read from any place."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the part."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._n_bytes}[whence]
        self._at = max(0, base + offset)
        return self._at

    def read(self, n: int = -1) -> bytes:
        """Return what follows, no further than the part's end."""
        left = max(0, self._n_bytes - self._at)
        self._file.seek(self._start + self._at)
        data = self._file.read(left if n < 0 else min(n, left))
        self._at += len(data)
        return data
