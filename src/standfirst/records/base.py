"""Ids, hashes and spans: what every other record is made with."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import NamedTuple

from standfirst.errors import SpanError

Date = date  # for the records whose own field is called date


def make_id(kind: str, *parts: str) -> str:
    """Make a stable id: a letter for the kind, the format version 1, 14 hex digits."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}1{digest[:14]}"


def sha256_of(text: str) -> str:
    """Return the SHA-256 of the UTF-8 bytes of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Span(NamedTuple):
    """Half-open code-point offsets ``[start, end)`` into a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of this span; raise SpanError when it does not fit the text."""
        if not 0 <= self.start <= self.end <= len(text):
            raise SpanError(
                f"span {self.start}-{self.end}: does not fit a text of {len(text)} characters;"
                " the text was changed after it was read, read it again"
            )
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end
