"""The records of a WARC, one after the other, of which only the wanted ones are held whole.

Source: ISO 28500, the WARC format 1.0 and 1.1 (iipc.github.io/warc-specifications).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.collect.archives.answers import Answer, parse_head
from standfirst.collect.archives.tape import DamageError, Position, Tape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_OF_A_LINE = 1 << 16
MOST_LINES = 1000
MOST_OF_A_HEAD = 1 << 18  # bytes of a server's headers
MOST_DAMAGED = 100  # records in one file; behind so many nothing is to be hoped for
_MOST_BETWEEN = 100  # blank lines


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a record's body: enough to tell whether the body is wanted."""

    at: Position
    headers: dict[str, str]  # by their names in small letters
    n_bytes: int  # of the block, the answer's own head among them
    answer: Answer
    answer_head: bytes  # the same as it stands

    @property
    def kind(self) -> str:
        """The record's type: response, resource, revisit, request, …."""
        return self.headers.get("warc-type", "").lower()

    @property
    def address(self) -> str:
        """The address it was fetched from; some writers put it in angle brackets."""
        return self.headers.get("warc-target-uri", "").strip().removeprefix("<").removesuffix(">")


@dataclass(frozen=True, slots=True)
class Kept:
    """A wanted record with its body as it stands in the file."""

    head: Head
    body: bytes


@dataclass(frozen=True, slots=True)
class Damaged:
    """A record that cannot be read."""

    at: Position
    fact: str


def scan(tape: Tape, is_wanted: Callable[[Head], bool]) -> Iterator[Kept | Damaged | Position]:
    """Yield the wanted records, what is damaged, and the position behind each record passed.

    ``is_wanted`` is asked once for each record, and only what it wants is held in memory: it must
    want no record over what the caller can hold.
    """
    n_damaged = 0
    while True:
        at = tape.where()
        try:
            head = _head(tape)
            if head is None:
                return
            at = head.at
            found = _rest(tape, head, is_wanted)
            tape.skip_blank()
        except DamageError as damage:
            yield Damaged(at, str(damage))
            n_damaged += 1
            if n_damaged >= MOST_DAMAGED:
                yield Damaged(at, f"is the last of {n_damaged} damaged ones; the rest is left")
                return
            if not tape.recover():
                return
            continue
        if found:
            yield found
        yield tape.where()


def _head(tape: Tape) -> Head | None:
    version = _first_line(tape)
    if version is None:
        return None
    at, line = version
    if not line.startswith(b"WARC/"):
        raise DamageError("does not begin with WARC/")
    headers = _headers(tape)
    size = headers.get("content-length", "")
    if not size.isdecimal() or len(size) > 15:
        raise DamageError("has no Content-Length")
    answer_head = b""
    n_bytes = int(size)
    if headers.get("content-type", "").lower().startswith("application/http"):
        answer_head = _until_blank(tape, min(n_bytes, MOST_OF_A_HEAD))
    return Head(at, headers, n_bytes, parse_head(answer_head), answer_head)


def _first_line(tape: Tape) -> tuple[Position, bytes] | None:
    """Return where the next record begins, and its first line; null at the end."""
    for _ in range(_MOST_BETWEEN):
        at = tape.where()
        line = tape.readline(MOST_OF_A_LINE)
        if line.strip():
            return at, line
        if not line and not tape.begin():
            return None
    raise DamageError("is lost among blank lines")


def _headers(tape: Tape) -> dict[str, str]:
    headers: dict[str, str] = {}
    name = ""
    for _ in range(MOST_LINES):
        line = tape.readline(MOST_OF_A_LINE)
        if not line.endswith(b"\n"):
            raise DamageError("has headers that do not end")
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text.strip():
            return headers
        if text[0] in " \t" and name:
            headers[name] += " " + text.strip()
            continue
        name, _, value = text.partition(":")
        name = name.strip().lower()
        headers.setdefault(name, value.strip())
    raise DamageError(f"has over {MOST_LINES} lines of headers")


def _until_blank(tape: Tape, most: int) -> bytes:
    """Return lines up to and with the blank one that ends a server's headers."""
    lines: list[bytes] = []
    while most > 0:
        line = tape.readline(min(most, MOST_OF_A_LINE))
        lines.append(line)
        most -= len(line)
        if not line.rstrip(b"\r\n"):
            break
    return b"".join(lines)


def _rest(tape: Tape, head: Head, is_wanted: Callable[[Head], bool]) -> Kept | None:
    n_left = head.n_bytes - len(head.answer_head)
    if not is_wanted(head):
        if tape.skip(n_left) < n_left:
            raise DamageError("is cut short")
        return None
    body = tape.read(n_left)
    if len(body) < n_left:
        raise DamageError("is cut short")
    return Kept(head, body)
