"""The bytes of a WARC, packed or plain, read forwards, with positions to begin at again.

A packed WARC is a row of gzip members, one a record. What is read never runs from one member into
the next, so a wrong length in one record costs that record alone.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

PIECE = 1 << 18  # bytes unpacked at a time
_CHUNK = 1 << 16  # bytes read at a time
_GZIP = b"\x1f\x8b\x08"
_RECORD = b"WARC/"
_AHEAD = 512  # bytes that tell whether a member holds a record
_AUTO = 31  # zlib: a gzip header, the largest window
# The densest HTML packs to a fiftieth; deflate can unpack to 1032 times as much.
_MOST_RATIO = 250
_ALWAYS_ALLOWED = 1 << 26


class DamageError(Exception):
    """Bytes that are no WARC; reading can go on behind them. It never leaves this package."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a record begins: an offset in the file, and one in what is unpacked from there."""

    start: int = 0
    skip: int = 0

    def __str__(self) -> str:
        return f"{self.start}+{self.skip}" if self.skip else str(self.start)

    @classmethod
    def parse(cls, text: str) -> Position:
        """Read what ``str`` wrote; the beginning for anything else."""
        start, _, skip = text.partition("+")
        if start.isdecimal() and (not skip or skip.isdecimal()):
            return cls(int(start), int(skip or 0))
        return cls()


class _Source(Protocol):
    def begin(self) -> bool: ...
    def more(self) -> bytes: ...
    def where(self, n_unread: int) -> Position: ...
    def recover(self) -> bool: ...


class Tape:
    """Reads on in a file of records; holds ``PIECE`` bytes and what it is asked for."""

    def __init__(self, file: BinaryIO, at: Position = Position()) -> None:
        file.seek(0)
        is_packed = file.read(2) == _GZIP[:2]
        self._source: _Source = (_Packed if is_packed else _Plain)(file, at.start)
        self._buffer = b""
        self._at = 0
        if at.skip and self.begin():
            self.skip(at.skip)

    def begin(self) -> bool:
        """Go to the next member where this one is read; False at the end of the file."""
        return self._at < len(self._buffer) or self._fill() or self._source.begin()

    def read(self, n: int) -> bytes:
        """Return n bytes, or fewer where the member ends."""
        pieces: list[bytes] = []
        while n > 0 and (self._at < len(self._buffer) or self._fill()):
            piece = self._buffer[self._at : self._at + n]
            self._at += len(piece)
            n -= len(piece)
            pieces.append(piece)
        return b"".join(pieces)

    def skip(self, n: int) -> int:
        """Pass over n bytes; return how many there were."""
        left = n
        while left > 0 and (self._at < len(self._buffer) or self._fill()):
            step = min(left, len(self._buffer) - self._at)
            self._at += step
            left -= step
        return n - left

    def skip_blank(self) -> None:
        """Pass over line ends."""
        while self._at < len(self._buffer) or self._fill():
            rest = self._buffer[self._at : self._at + 64].lstrip(b"\r\n")
            self._at = min(len(self._buffer), self._at + 64) - len(rest)
            if rest:
                return

    def readline(self, most: int) -> bytes:
        """Return a line with its end, at most so many bytes; empty where the member ends."""
        pieces: list[bytes] = []
        while most > 0 and (self._at < len(self._buffer) or self._fill()):
            end = self._buffer.find(b"\n", self._at, self._at + most) + 1
            stop = end or min(len(self._buffer), self._at + most)
            pieces.append(self._buffer[self._at : stop])
            most -= stop - self._at
            self._at = stop
            if end:
                break
        return b"".join(pieces)

    def where(self) -> Position:
        """Return the position of what is read next."""
        return self._source.where(len(self._buffer) - self._at)

    def recover(self) -> bool:
        """Go to the next record behind damage; False where there is none."""
        self._buffer, self._at = b"", 0
        return self._source.recover()

    def _fill(self) -> bool:
        self._buffer, self._at = self._source.more(), 0
        return bool(self._buffer)


class _Plain:
    """A WARC as it is."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        self.file = file
        self.file.seek(start)
        self.end = start  # offset of what is read next
        self.begun = start  # where the last record was asked for

    def begin(self) -> bool:
        return False  # one member, which ends with the file

    def more(self) -> bytes:
        data = self.file.read(_CHUNK)
        self.end += len(data)
        return data

    def where(self, n_unread: int) -> Position:
        self.begun = self.end - n_unread
        return Position(self.begun)

    def recover(self) -> bool:
        found = _search(self.file, self.begun + 1, b"\n" + _RECORD, lambda _data: True)
        if found is None:
            return False
        self.begun = self.end = found + 1
        self.file.seek(self.end)
        return True


class _Packed:
    """A WARC of gzip members."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        self.file = file
        self.file.seek(start)
        self.raw = b""  # read and not unpacked
        self.raw_start = start  # its offset in the file
        self.member: zlib._Decompress | None = None
        self.member_start = start
        self.n_out = 0

    def begin(self) -> bool:
        """Begin the next member; there may be zeros before it."""
        if self.member is not None:
            while self.more():
                pass
        while True:
            stripped = self.raw.lstrip(b"\0")
            self._cut(len(self.raw) - len(stripped))
            if len(self.raw) < len(_GZIP):
                data = self.file.read(_CHUNK)
                self.raw += data
                if data:
                    continue
            break
        self.member_start, self.n_out = self.raw_start, 0
        if not self.raw:
            return False
        if not self.raw.startswith(_GZIP):
            raise DamageError("has no gzip member where one should begin")
        self.member = zlib.decompressobj(_AUTO)
        return True

    def more(self) -> bytes:
        while self.member is not None:
            before = len(self.raw)
            try:
                data = self.member.decompress(self.raw, PIECE)
            except zlib.error as error:
                raise DamageError("is damaged: it cannot be unpacked") from error
            rest = self.member.unused_data if self.member.eof else self.member.unconsumed_tail
            self._cut(before - len(rest))
            self.n_out += len(data)
            n_in = self.raw_start - self.member_start
            if self.n_out > max(_ALWAYS_ALLOWED, _MOST_RATIO * n_in):
                raise DamageError(f"unpacks to over {_MOST_RATIO} times its size")
            if self.member.eof:
                self.member = None
            if data:
                return data
            if self.member is not None and not self.raw:
                self.raw = self.file.read(_CHUNK)
                if not self.raw:
                    raise DamageError("is cut short: the file ends in it")
        return b""

    def where(self, n_unread: int) -> Position:
        if n_unread == 0 and self.member is None:
            return Position(self.raw_start)
        return Position(self.member_start, self.n_out - n_unread)

    def recover(self) -> bool:
        found = _search(self.file, self.member_start + 1, _GZIP, _holds_record)
        if found is None:
            return False
        self.raw, self.raw_start, self.member = b"", found, None
        self.member_start, self.n_out = found, 0
        self.file.seek(found)
        return True

    def _cut(self, n: int) -> None:
        self.raw = self.raw[n:]
        self.raw_start += n


def _holds_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(_AUTO).decompress(packed, 16).startswith(_RECORD)
    except zlib.error:
        return False


def _search(file: BinaryIO, start: int, mark: bytes, is_it: Callable[[bytes], bool]) -> int | None:
    """Return the offset of the next mark that holds up; null where there is none."""
    file.seek(start)
    window, at, is_end = b"", 0, False
    while True:
        at = window.find(mark, at)
        if at >= 0 and (is_end or len(window) - at >= _AHEAD):
            if is_it(window[at : at + _AHEAD]):
                return start + at
            at += 1
            continue
        if is_end:
            return None
        n_done = at if at >= 0 else max(0, len(window) - len(mark) + 1)
        data = file.read(_CHUNK)
        is_end = not data
        window = window[n_done:] + data
        start += n_done
        at = 0
