"""Cut a text into windows of whole paragraphs, as word pieces with the features of their words.

A *word* is what BERT's pre-tokeniser parts: a run of letters and digits, or one punctuation mark.
The tagger labels words. Each piece carries the *type* of its word, because the vocabulary knows
no capitals and a tagger of words cannot count quotation marks:
``3 * (0 outside a quotation, 1 inside, 2 a mark) + (0 small, 1 capital first, 2 all capitals)``.
The first piece of a word also carries what the rules make of the word (``hint_types``): the
network then learns where rules are to be trusted, and they need not be merged by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Ints = NDArray[np.int32]
    Hint = tuple[int, int, int]  # code points, and the role: 0 source, 1 cue, 2 content

N_TYPES = 9
N_HINTS = 7  # nothing, then begin and inside of source, cue and content, as the tags
OPENING = frozenset("“«„")
CLOSING = frozenset("”»")
STOPS = frozenset(".?!…")
PIECES_IN_WINDOW = 256
_RANK = (1, 0, 2)
CHARACTERS_AT_ONCE = 8_000  # of one paragraph: keeps the tokeniser's memory small on hostile input


@dataclass(frozen=True, slots=True)
class Words:
    """Consecutive words of one paragraph, or of several packed together.

    ``pieces`` and ``types`` have one entry a piece; ``firsts`` (index of the first piece),
    ``starts``, ``ends`` (code points in the text) and ``blocks`` (number of the paragraph) have
    one entry a word.
    """

    pieces: Ints
    types: Ints
    firsts: Ints
    starts: Ints
    ends: Ints
    blocks: Ints

    def __len__(self) -> int:
        return len(self.firsts)


def cut_windows(
    text: str,
    blocks: Iterable[tuple[int, int]],
    tokenizer: Tokenizer,
    *,
    limit: int = PIECES_IN_WINDOW,
) -> Iterator[Words]:
    """Yield windows of at most ``limit`` pieces, whole paragraphs wherever they fit.

    ``blocks`` are the paragraphs' code-point offsets in ascending order. Neighbours share a
    window, and so are each other's context.
    """
    parts = (
        part
        for number, (start, end) in enumerate(blocks)
        for left, right in _bites(text, start, end)
        for part in _cut(_read(text, left, right, number, tokenizer), text, limit - 2)
    )
    waiting: list[Words] = []
    size = 1
    marks = (tokenizer.token_to_id("[CLS]") or 0, tokenizer.token_to_id("[SEP]") or 0)
    for part in parts:
        if waiting and size + len(part.pieces) + 1 > limit:
            yield _join(waiting, marks)
            waiting, size = [], 1
        waiting.append(part)
        size += len(part.pieces) + 1
    if waiting:
        yield _join(waiting, marks)


def hint_types(window: Words, hints: Sequence[Hint]) -> Words:
    """Return the window with the rules' opinion in its types: ``+ 9 * tag`` at first pieces.

    Where two hints overlap, cue goes before source and source before content.
    """
    tags = np.zeros(len(window), np.int32)
    for start, end, role in sorted(hints, key=lambda hint: -_RANK[hint[2]]):
        first = int(np.searchsorted(window.ends, start, side="right"))
        last = int(np.searchsorted(window.starts, end, side="left"))
        if first < last:
            tags[first:last] = 2 + 2 * role
            tags[first] -= 1
    types = window.types.copy()
    types[window.firsts] += N_TYPES * tags
    return replace(window, types=types)


def opens_of(window: Words) -> NDArray[np.bool_]:
    """Tell for each word whether it is the first of its paragraph: no span runs over that edge."""
    edges: NDArray[np.bool_] = np.diff(window.blocks, prepend=-1) != 0
    return edges


def _bites(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a huge paragraph at white space, or anywhere when there is none."""
    while end - start > CHARACTERS_AT_ONCE:
        cut = text.rfind(" ", start + 1, start + CHARACTERS_AT_ONCE) + 1
        cut = cut or start + CHARACTERS_AT_ONCE
        yield start, cut
        start = cut
    yield start, end


def _read(text: str, start: int, end: int, number: int, tokenizer: Tokenizer) -> Words:
    coded = tokenizer.encode(text[start:end], add_special_tokens=False)
    pieces = np.array(coded.ids, np.int32)
    offsets = np.array(coded.offsets, np.int32).reshape(-1, 2)
    firsts = np.flatnonzero(np.diff(np.array(coded.word_ids, np.int32), prepend=-1)).astype(
        np.int32
    )
    starts = offsets[firsts, 0] + start
    lasts = np.append(firsts[1:], len(pieces)) - 1 if len(firsts) else firsts
    ends = offsets[lasts, 1] + start
    kinds = np.array(list(_types(text, starts.tolist(), ends.tolist())), np.int32)
    repeats = np.diff(np.append(firsts, len(pieces)))
    types = np.repeat(kinds, repeats) if len(firsts) else kinds
    blocks = np.full(len(firsts), number, np.int32)
    return Words(pieces, types, firsts, starts, ends, blocks)


def _types(text: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[int]:
    inside = 0
    for start, end in zip(starts, ends, strict=True):
        first = text[start]
        if first in OPENING or first in CLOSING or first == '"':
            inside = int(first in OPENING or (first == '"' and not inside))
            yield 6
        elif not first.isupper():
            yield 3 * inside
        else:
            yield 3 * inside + (2 if end - start > 1 and text[start:end].isupper() else 1)


def _cut(words: Words, text: str, limit: int) -> Iterator[Words]:
    """Part words that need more than ``limit`` pieces, after a full stop where there is one."""
    first = 0
    edges = np.append(words.firsts, len(words.pieces))
    while first < len(words):
        last = int(np.searchsorted(edges, edges[first] + limit, side="right")) - 1
        if last < len(words):
            last = _after_stop(words, text, max(first + 1, (first + last) // 2), last)
        yield _slice(words, first, max(last, first + 1))
        first = max(last, first + 1)


def _after_stop(words: Words, text: str, low: int, high: int) -> int:
    for index in range(high, low, -1):
        before = text[words.starts[index - 1]]
        if before in STOPS and text[words.starts[index]] not in CLOSING:
            return index
        if before in CLOSING and index > 1 and text[words.starts[index - 2]] in STOPS:
            return index
    return high


def _slice(words: Words, first: int, last: int) -> Words:
    edges = np.append(words.firsts, len(words.pieces))
    left, right = edges[first], edges[last]
    return Words(
        words.pieces[left:right],
        words.types[left:right],
        words.firsts[first:last] - left,
        words.starts[first:last],
        words.ends[first:last],
        words.blocks[first:last],
    )


def _join(parts: Sequence[Words], marks: tuple[int, int]) -> Words:
    """Put parts behind one another: [CLS] part [SEP] part [SEP]."""
    first, after = np.array([marks[0]], np.int32), np.array([marks[1]], np.int32)
    zero = np.zeros(1, np.int32)
    at = np.cumsum([1, *(len(part.pieces) + 1 for part in parts)])
    return Words(
        np.concatenate([first, *(x for part in parts for x in (part.pieces, after))]),
        np.concatenate([zero, *(x for part in parts for x in (part.types, zero))]),
        np.concatenate([part.firsts + left for part, left in zip(parts, at, strict=False)]).astype(
            np.int32
        ),
        np.concatenate([part.starts for part in parts]),
        np.concatenate([part.ends for part in parts]),
        np.concatenate([part.blocks for part in parts]),
    )
