"""Undoing a body's content coding, piece by piece and never further than its limit."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from standfirst.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterable

# Brotli and zstandard are not asked for: gzip is understood everywhere.
ACCEPTED = "gzip, deflate"
_PIECE = 1 << 16
_GZIP, _ZLIB, _RAW = 31, 15, -15  # zlib's names for them: window bits


def undo(
    pieces: Iterable[bytes], coding: str | None, *, most_bytes: int, what: str, cut: bool = False
) -> bytes:
    """Return a body in plain bytes.

    Raises FetchError: ``too-large`` over the limit, sent or unpacked; ``coding`` for a coding we
    did not ask for, or where the bytes are not in it. With ``cut`` a body over the limit is cut
    off there.
    """
    name = (coding or "identity").strip().lower()
    unpacker = _unpacker_of(name, what)
    body, n_sent = bytearray(), 0
    for piece in pieces:
        n_sent += len(piece)
        body += unpacker.unpack(piece, most_bytes + 1 - len(body)) if unpacker else piece
        if len(body) > most_bytes or n_sent > most_bytes:
            if cut:
                return bytes(body[:most_bytes])
            how = "unpacks to" if n_sent <= most_bytes else "is"
            raise FetchError(
                f"{what}: the answer {how} over {most_bytes:,} bytes; raise most_mib in desk.toml"
                " if that is right",
                code="too-large",
            )
    if unpacker and n_sent:
        unpacker.end()
    return bytes(body)


def _unpacker_of(name: str, what: str) -> _Unpacker | None:
    if name in ("identity", ""):
        return None
    if name in ("gzip", "x-gzip"):
        return _Unpacker(_GZIP, what)
    if name == "deflate":
        return _Unpacker(_ZLIB, what)
    raise FetchError(
        f"{what}: the answer is packed as {name[:40]!r}, which was not asked for; tell its owner",
        code="coding",
    )


class _Unpacker:
    """Unpacks gzip of one or several members, zlib, and the raw deflate some servers send."""

    def __init__(self, window: int, what: str) -> None:
        self._window = window
        self._what = what
        self._stream = zlib.decompressobj(window)
        self._is_fresh = True

    def unpack(self, data: bytes, most: int) -> bytes:
        """Return what a piece unpacks to, ``most`` bytes of it."""
        out = bytearray()
        while data and len(out) < most:
            if self._stream.eof:
                if self._window != _GZIP or data[:2] != b"\x1f\x8b":
                    return bytes(out)  # what follows the end is padding
                self._stream = zlib.decompressobj(self._window)
            out += self._step(data, min(_PIECE, most - len(out)))
            data = self._stream.unconsumed_tail or self._stream.unused_data
        return bytes(out)

    def _step(self, data: bytes, most: int) -> bytes:
        try:
            found = self._stream.decompress(data, most)
        except zlib.error as error:
            if self._window == _ZLIB and self._is_fresh:
                self._window = _RAW
                self._stream = zlib.decompressobj(_RAW)
                return self._step(data, most)
            raise self._broken() from error
        self._is_fresh = False
        return found

    def end(self) -> None:
        """Complain where the packed stream is not whole."""
        if not self._stream.eof:
            raise self._broken()

    def _broken(self) -> FetchError:
        return FetchError(
            f"{self._what}: the answer cannot be unpacked; it is tried again later", code="coding"
        )
