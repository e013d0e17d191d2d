"""A draft as the rules see it: plain text in blocks and sentences, with a way back to the file.

All spans of these records, and of the findings that rules make, count in ``Draft.text``: the
draft's words in normal form, without markup, paragraphs parted by blank lines. Only at the very
end ``Draft.in_file`` leads back to code points of the draft as it was given.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from standfirst.records import Reading, Span

if TYPE_CHECKING:
    from array import array


class Form(StrEnum):
    """The kinds of file a draft may come in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"


class BlockKind(StrEnum):
    """What a block of a draft is; notes and notices are read past, the others are checked."""

    TITLE = "title"
    HEADING = "heading"
    STANDFIRST = "standfirst"
    BODY = "body"
    ITEM = "item"  # of a list
    NOTE = "note"  # footnotes, lists of sources, captions, code
    NOTICE = "notice"  # a programme, a promotion, an appeal

    @property
    def is_checked(self) -> bool:
        """Tell whether the words of such a block have to be proved."""
        return self not in {BlockKind.NOTE, BlockKind.NOTICE}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item.

    ``section`` counts the headings up to and with it: 0 is what stands before the first one.
    """

    kind: BlockKind
    span: Span
    level: int = 0  # of a heading, 1 for the highest; 0: no heading
    section: int = 0


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """One sentence of a draft; ``number`` counts all of them from 0."""

    number: int
    span: Span
    text: str
    block: Block


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address: of a source, mostly."""

    span: Span
    target: str


@dataclass(frozen=True, slots=True)
class Suppression:
    """What an editor wrote into the draft so that findings of a code stay silent.

    ``code`` is a code or the letter of a family; ``span`` is what it covers, null for the whole
    draft; ``written`` is where it stands in the file. An empty ``reason`` silences nothing.
    """

    code: str
    reason: str
    span: Span | None
    written: Span


@dataclass(frozen=True, slots=True)
class PlainDraft:
    """What a form's reader makes of a file: plain text, its blocks, and where all of it stood.

    ``starts`` and ``ends`` give for each character of ``text`` the code points it stood at in
    ``raw``. ``has_structure`` is false where the form marks no headings, as plain text does.
    """

    form: Form
    raw: str
    text: str
    starts: array[int] = field(repr=False)
    ends: array[int] = field(repr=False)
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    has_structure: bool = True

    def in_file(self, span: Span) -> Span:
        """Return where a span of the text stands in the draft as given."""
        if not self.text:
            return Span(0, 0)
        if span.start >= span.end:
            at = self.starts[span.start] if span.start < len(self.text) else self.ends[-1]
            return Span(at, at)
        return Span(self.starts[span.start], self.ends[span.end - 1])


@dataclass(frozen=True)
class Draft:
    """A draft with its sentences and with what ``read`` found in it, all in offsets of its text."""

    name: str
    plain: PlainDraft
    reading: Reading
    blocks: tuple[Block, ...]
    sentences: tuple[DraftSentence, ...]

    @property
    def text(self) -> str:
        """The draft's words, without markup."""
        return self.plain.text

    def sentence_at(self, offset: int) -> DraftSentence | None:
        """Return the sentence that holds the character at an offset of the text."""
        at = bisect_right(self._starts, offset) - 1
        found = self.sentences[at] if at >= 0 else None
        return found if found is not None and offset < found.span.end else None

    def section(self, number: int) -> tuple[DraftSentence, ...]:
        """Return the checked sentences of a section, its heading among them."""
        return self._sections.get(number, ())

    def beside(self, sentence: DraftSentence) -> tuple[DraftSentence, ...]:
        """Return the sentences of a sentence's block, itself among them."""
        return self._blocks[sentence.block.span]

    @cached_property
    def _starts(self) -> list[int]:
        return [one.span.start for one in self.sentences]

    @cached_property
    def _sections(self) -> dict[int, tuple[DraftSentence, ...]]:
        rows: defaultdict[int, list[DraftSentence]] = defaultdict(list)
        for one in self.sentences:
            if one.block.kind.is_checked:
                rows[one.block.section].append(one)
        return {number: tuple(found) for number, found in rows.items()}

    @cached_property
    def _blocks(self) -> dict[Span, tuple[DraftSentence, ...]]:
        rows: defaultdict[Span, list[DraftSentence]] = defaultdict(list)
        for one in self.sentences:
            rows[one.block.span].append(one)
        return {span: tuple(found) for span, found in rows.items()}
