"""Building the plain text of a draft, character by character accountable."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from standfirst.check.drafts import Block, BlockKind, Form, Link, PlainDraft, Suppression
from standfirst.records import Span
from standfirst.text import normalise

if TYPE_CHECKING:
    from standfirst.text import Normalised

_PARTED: Final = "\n\n"
# "standfirst: ignore Q003,N001 the minister's own slip"
SUPPRESSION: Final = re.compile(
    r"standfirst:[ \t]*ignore(?P<whole>-file)?(?:[ \t]+(?P<codes>[A-Za-z][\w,]{0,80}))?"
    r"(?P<reason>[^\n]{0,400})"
)
_MOST_SUPPRESSIONS: Final = 500
_WORD: Final = re.compile(r"\w")
NOTE_HEADINGS: Final = re.compile(
    r"\W*(?:left out(?:,? and why)?|sources?|notes?|endnotes|footnotes|references|further reading"
    r"|corrections?|about (?:this|the) \w+)\W*\Z",
    re.IGNORECASE,
)
# "[12]" behind a sentence: the number of an endnote.
NOTE_MARK: Final = re.compile(r"(?<=[^\s\[])[ ]*\[\d{1,3}\](?=\s|\Z|[.,;\[])")
# "Reports published from … to …", "As of 12 December, 20:31": what a digest says of itself.
COVERAGE_LINE: Final = re.compile(
    r"(?:\A|[.]\s+)Reports published from\b|(?:\A|[.]\s+)As of \d[^.]{0,60}\.?\Z"
)


@dataclass(slots=True)
class _Waiting:
    """A suppression with what it was written in: its block, once that is known."""

    code: str
    reason: str
    written: Span
    block: int | None  # null: the whole draft


class Builder:
    """Gathers blocks of plain text out of a draft in normal form.

    All offsets it takes count in ``Normalised.text``; those of the draft it makes in the raw one.
    """

    def __init__(self, form: Form, raw: str, *, has_structure: bool = True) -> None:
        self.form = form
        self.raw = raw
        self.has_structure = has_structure
        self.normal: Normalised = normalise(raw)
        self.source = self.normal.text
        self._texts: list[str] = []  # of finished blocks
        self._pieces: list[str] = []  # of the open one
        self._length = 0
        self._starts = array("L")
        self._ends = array("L")
        self.blocks: list[Block] = []
        self._links: list[Link] = []
        self._open_links: list[Link] = []  # of the open block
        self._waiting: list[_Waiting] = []
        self._open: tuple[BlockKind, int] | None = None  # kind and level
        self._section = 0
        self._in_notes_from = 0  # level of the heading that opened notes; 0: none did

    # ── words ───────────────────────────────────────────────────────────────────────────────

    def keep(self, start: int, end: int) -> None:
        """Take over characters as they stand."""
        if start < end:
            self._put(self.source[start:end], *self._raw_offsets(start, end))

    def replace(self, words: str, start: int, end: int) -> None:
        """Put words, a character reference's for one, in place of characters."""
        first, last = self.normal.offsets.to_raw(start), self.normal.offsets.to_raw(end)
        self._put(words, [first] * len(words), [last] * len(words))

    def _put(self, words: str, starts: object, ends: object) -> None:
        self._pieces.append(words)
        self._length += len(words)
        self._starts.extend(starts)  # type: ignore[arg-type]  # ranges and lists of numbers
        self._ends.extend(ends)  # type: ignore[arg-type]

    def _raw_offsets(self, start: int, end: int) -> tuple[object, object]:
        to_raw = self.normal.offsets.to_raw
        first, last = to_raw(start), to_raw(end - 1) + 1
        if last - first == end - start:
            return range(first, last), range(first + 1, last + 1)
        starts = [to_raw(at) for at in range(start, end)]
        return starts, [at + 1 for at in starts]

    # ── blocks ──────────────────────────────────────────────────────────────────────────────

    def begin(self, kind: BlockKind, level: int = 0) -> None:
        """Begin a block, ending the one before."""
        self.finish()
        self._open = kind, level

    @property
    def is_open(self) -> bool:
        """Tell whether a block is being built."""
        return self._open is not None

    def finish(self) -> None:
        """End the block; one without words was none."""
        if self._open is None:
            return
        (kind, level), self._open = self._open, None
        words, self._pieces = "".join(self._pieces), []
        stripped = words.strip()
        if not _WORD.search(stripped):
            self._length -= len(words)
            del self._starts[self._length :], self._ends[self._length :]
            self._open_links = []
            return
        lead = len(words) - len(words.lstrip())
        begin = before = self._length - len(words)
        starts = self._starts[begin + lead : begin + lead + len(stripped)]
        ends = self._ends[begin + lead : begin + lead + len(stripped)]
        if not self._open_links:
            for mark in reversed(list(NOTE_MARK.finditer(stripped))):
                stripped = stripped[: mark.start()] + stripped[mark.end() :]
                del starts[slice(*mark.span())], ends[slice(*mark.span())]
        del self._starts[begin:], self._ends[begin:]
        if self.blocks:
            stripped = _PARTED + stripped
            self._starts.extend([starts[0]] * len(_PARTED))
            self._ends.extend([starts[0]] * len(_PARTED))
            begin += len(_PARTED)
        self._starts.extend(starts)
        self._ends.extend(ends)
        self._texts.append(stripped)
        self._length = len(self._starts)
        self._keep_links(begin - before - lead)
        self.blocks.append(self._block(kind, level, Span(begin, self._length), stripped.strip()))

    def _block(self, kind: BlockKind, level: int, span: Span, words: str) -> Block:
        if kind is BlockKind.HEADING:
            if self._in_notes_from and level <= self._in_notes_from:
                self._in_notes_from = 0
            if NOTE_HEADINGS.match(words):
                self._in_notes_from = level
            self._section += not self._in_notes_from
        if self._in_notes_from or (kind is BlockKind.BODY and COVERAGE_LINE.search(words)):
            kind = BlockKind.NOTE
        return Block(kind, span, level, self._section)

    def link(self, start: int, target: str) -> None:
        """Say that the words since ``start``, a ``length`` in this block, lead to an address."""
        if self._open and self._length > start:
            self._open_links.append(Link(Span(start, self._length), target))

    def _keep_links(self, shift: int) -> None:
        for one in self._open_links:
            span = Span(one.span.start + shift, min(one.span.end + shift, self._length))
            if span.start < span.end:
                self._links.append(replace(one, span=span))
        self._open_links = []

    @property
    def length(self) -> int:
        """How many characters of plain text there are so far."""
        return self._length

    def suppress(self, words: str, start: int, end: int) -> bool:
        """Take a suppression out of a comment's words; tell whether it was one."""
        found = SUPPRESSION.search(words)
        if not found or len(self._waiting) > _MOST_SUPPRESSIONS:
            return False
        to_raw = self.normal.offsets.to_raw
        written = Span(to_raw(start), to_raw(end - 1) + 1)
        reason = found["reason"].strip(" \t:–—-]>")
        block = None if found["whole"] else len(self.blocks)
        for code in (found["codes"] or "").upper().split(","):
            self._waiting.append(_Waiting(code, reason, written, block))
        return True

    # ── the draft ───────────────────────────────────────────────────────────────────────────

    def draft(self) -> PlainDraft:
        """Return what was built."""
        self.finish()
        text = "".join(self._texts)
        blocks = _with_standfirst(self.blocks) if self.has_structure else self.blocks
        return PlainDraft(
            self.form,
            self.raw,
            text,
            self._starts,
            self._ends,
            tuple(blocks),
            tuple(self._links),
            tuple(self._suppression(one) for one in self._waiting),
            self.has_structure,
        )

    def _suppression(self, one: _Waiting) -> Suppression:
        if one.block is None or not self.blocks:
            return Suppression(one.code, one.reason, None, one.written)
        # Behind the last block it covers that one.
        span = self.blocks[min(one.block, len(self.blocks) - 1)].span
        return Suppression(one.code, one.reason, span, one.written)


def _with_standfirst(blocks: list[Block]) -> list[Block]:
    """Make the first heading of the first level the title, and what follows it the standfirst.

    A standfirst stands between the title and the first heading; a draft without headings has none.
    """
    headings = [n for n, one in enumerate(blocks) if one.kind is BlockKind.HEADING]
    if not headings:
        return blocks
    first = headings[0]
    is_title = first == 0 and all(blocks[n].level > blocks[0].level for n in headings[1:])
    if not is_title:
        return blocks
    until = headings[1] if len(headings) > 1 else 0
    return [
        replace(one, kind=BlockKind.TITLE, section=0)
        if n == 0
        else replace(one, kind=BlockKind.STANDFIRST, section=0)
        if n < until and one.kind is BlockKind.BODY
        else replace(one, section=max(one.section - 1, 0))
        for n, one in enumerate(blocks)
    ]
