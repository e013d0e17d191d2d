"""A server's answer as an archive keeps it: status, headers, and the body with its coding undone.

Archives differ in what they undo. Some keep the chunks and the compression of the wire, some undo
them and leave the headers as they were; so a header is believed only where the body bears it out.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,12})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_GZIP = b"\x1f\x8b"
_MOST_HEADERS = 400


@dataclass(frozen=True, slots=True)
class Answer:
    """The head of an answer."""

    status: int | None  # null: no answer of HTTP
    headers: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str:
        """Return the first header of a name in small letters; empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def media_type(self) -> str:
        """The media type in small letters, without parameters."""
        return self.header("content-type").partition(";")[0].strip().lower()


def parse_head(head: bytes) -> Answer:
    """Read status and headers; what is no header line is passed over."""
    first, _, rest = head.partition(b"\n")
    status = _STATUS.match(first)
    headers: list[tuple[str, str]] = []
    for line in rest.decode("utf-8", "replace").splitlines()[:_MOST_HEADERS]:
        if line[:1] in (" ", "\t") and headers:
            name, value = headers[-1]
            headers[-1] = (name, f"{value} {line.strip()}")
        elif ":" in line:
            name, _, value = line.partition(":")
            headers.append((name.strip(), value.strip()))
    return Answer(int(status.group(1)) if status else None, tuple(headers))


def undo_chunks(body: bytes) -> bytes:
    """Return the body without its chunks; as it stands where it has none."""
    pieces: list[bytes] = []
    at = 0
    while at < len(body):
        size = _CHUNK.match(body, at)
        if not size:
            return body if not pieces else b"".join(pieces)
        n = int(size.group(1), 16)
        if n == 0:
            break
        pieces.append(body[size.end() : size.end() + n])
        at = size.end() + n
        at += 2 if body.startswith(b"\r\n", at) else 1 if body.startswith(b"\n", at) else 0
    return b"".join(pieces)


def undo_compression(body: bytes, coding: str, most: int) -> bytes | None:
    """Return the body unpacked, at most so many bytes; null where the coding is not known."""
    coding = coding.strip().lower()
    if coding in {"gzip", "x-gzip"}:
        return _inflate(body, 31, most) if body.startswith(_GZIP) else body
    if coding == "deflate":
        return _inflate(body, 15, most) or _inflate(body, -15, most) or body
    if coding in {"", "identity"} or body.lstrip()[:1] in (b"<", b"{"):
        return body
    return None


def _inflate(body: bytes, window: int, most: int) -> bytes:
    try:
        return zlib.decompressobj(window).decompress(body, most)
    except zlib.error:
        return b""
