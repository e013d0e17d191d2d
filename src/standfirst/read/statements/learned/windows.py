"""Cut a text into windows of whole paragraphs, as words with their pieces and features.

A *word* is a run of letters and digits, or one other mark: what BERT's pre-tokeniser parts. The
network takes one vector a word, the mean of its pieces' vectors. Each word carries its *type*,
because the vocabulary knows no capitals and a tagger of words cannot count quotation marks:
``3 * (0 outside a quotation, 1 inside, 2 a mark) + (0 small, 1 capital first, 2 all capitals)``.
It also carries what the rules make of it (``with_hint_tags``): the network then learns where
rules are to be trusted, and they need not be merged by hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from standfirst.read.statements.learned.vocabulary import OPENS, OPENS_OR_CLOSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from standfirst.read.statements.learned.vocabulary import Code, Vocabulary

    Ints = NDArray[np.int32]
    Hint = tuple[int, int, int]  # code points, and the role: 0 source, 1 cue, 2 content

N_TYPES = 9
N_HINTS = 7  # nothing, then begin and inside of source, cue and content, as the tags
MARK, INSIDE = 6, 3  # the type of a quotation mark, and the least type of a word inside
CLOSING = frozenset("”»")
STOPS = frozenset(".?!…")
WORDS_IN_WINDOW = 128
WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
CHARACTERS_AT_ONCE = 8_000  # of one paragraph: keeps memory small on hostile input
_RANK = (1, 0, 2)


@dataclass(frozen=True, slots=True)
class Words:
    """Consecutive words of one paragraph, or of several packed together.

    ``codes`` (pieces) has one entry a place: a word, or a mark that starts a window or ends a
    paragraph. All else has one entry a word: ``places`` (where it stands among the codes),
    ``types``, ``hints`` (a tag, 0 where the rules say nothing), ``starts`` and ``ends`` (code
    points in the text), ``blocks`` (number of its paragraph).
    """

    codes: list[Code]
    places: Ints
    types: Ints
    hints: Ints
    starts: Ints
    ends: Ints
    blocks: Ints

    def __len__(self) -> int:
        return len(self.places)


def cut_windows(
    text: str,
    blocks: Iterable[tuple[int, int]],
    vocabulary: Vocabulary,
    *,
    limit: int = WORDS_IN_WINDOW,
) -> Iterator[Words]:
    """Yield windows of at most ``limit`` places, whole paragraphs wherever they fit.

    ``blocks`` are the paragraphs' code-point offsets in ascending order. Neighbours share a
    window, and so are each other's context.
    """
    waiting: list[Words] = []
    size = 1
    for number, (start, end) in enumerate(blocks):
        for left, right in _bites(text, start, end):
            for part in _cut(_read(text, left, right, number, vocabulary), text, limit - 2):
                if waiting and size + len(part) + 1 > limit:
                    yield _join(waiting, vocabulary)
                    waiting, size = [], 1
                waiting.append(part)
                size += len(part) + 1
    if waiting:
        yield _join(waiting, vocabulary)


def with_hint_tags(window: Words, hints: Sequence[Hint]) -> Words:
    """Return the window with the rules' opinion of its words, as tags.

    Where two hints overlap, cue goes before source and source before content.
    """
    tags = np.zeros(len(window), np.int32)
    if hints:
        ordered = sorted(hints, key=lambda hint: -_RANK[hint[2]])
        firsts = window.ends.searchsorted([hint[0] for hint in ordered], side="right").tolist()
        lasts = window.starts.searchsorted([hint[1] for hint in ordered], side="left").tolist()
        for (_, _, role), first, last in zip(ordered, firsts, lasts, strict=True):
            if first < last:
                tags[first:last] = 2 + 2 * role
                tags[first] -= 1
    return replace(window, hints=tags)


def opens_of(window: Words) -> NDArray[np.bool_]:
    """Tell for each word whether it is the first of its paragraph: no span runs over that edge."""
    edges = np.empty(len(window), np.bool_)
    edges[:1] = True
    np.not_equal(window.blocks[1:], window.blocks[:-1], out=edges[1:])
    return edges


def _bites(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a huge paragraph at white space, or anywhere when there is none."""
    while end - start > CHARACTERS_AT_ONCE:
        cut = text.rfind(" ", start + 1, start + CHARACTERS_AT_ONCE) + 1
        cut = cut or start + CHARACTERS_AT_ONCE
        yield start, cut
        start = cut
    yield start, end


def _read(text: str, start: int, end: int, number: int, vocabulary: Vocabulary) -> Words:
    spans = [match.span() for match in WORD.finditer(text, start, end)]
    known = vocabulary.looks
    looks = [known[text[left:right]] for left, right in spans]
    codes = [code for code, _ in looks]
    types = [look for _, look in looks]
    if types and max(types) >= OPENS:
        types = _with_quotations(types)
    n_words = len(codes)
    starts, ends = np.array(spans, np.int32).reshape(-1, 2).T
    return Words(
        codes,
        np.arange(n_words, dtype=np.int32),
        np.array(types, np.int32),
        np.zeros(n_words, np.int32),
        starts,
        ends,
        np.full(n_words, number, np.int32),
    )


def _with_quotations(looks: Iterable[int]) -> list[int]:
    """Return the types of a paragraph's words: inside a quotation, outside, or one of its marks."""
    inside = 0
    types: list[int] = []
    for look in looks:
        if look < OPENS:
            types.append(inside + look)
        else:
            inside = INSIDE * int(look == OPENS or (look == OPENS_OR_CLOSES and not inside))
            types.append(MARK)
    return types


def _cut(words: Words, text: str, limit: int) -> Iterator[Words]:
    """Part a paragraph of more than ``limit`` words, after a full stop where there is one."""
    if 0 < len(words) <= limit:
        yield words
        return
    first = 0
    while first < len(words):
        last = min(first + limit, len(words))
        if last < len(words):
            last = _after_stop(words, text, max(first + 1, (first + last) // 2), last)
        yield _slice(words, first, last)
        first = last


def _after_stop(words: Words, text: str, low: int, high: int) -> int:
    for index in range(high, low, -1):
        before = text[words.starts[index - 1]]
        if before in STOPS and text[words.starts[index]] not in CLOSING:
            return index
        if before in CLOSING and index > 1 and text[words.starts[index - 2]] in STOPS:
            return index
    return high


def _slice(words: Words, first: int, last: int) -> Words:
    return Words(
        words.codes[first:last],
        words.places[: last - first],
        words.types[first:last],
        words.hints[first:last],
        words.starts[first:last],
        words.ends[first:last],
        words.blocks[first:last],
    )


def _join(parts: Sequence[Words], vocabulary: Vocabulary) -> Words:
    """Put parts behind one another: [CLS] part [SEP] part [SEP]."""
    codes: list[Code] = [vocabulary.start]
    places = []
    for part in parts:
        places.append(part.places + len(codes))
        codes += part.codes
        codes.append(vocabulary.end)
    return Words(
        codes,
        np.concatenate(places, dtype=np.int32),
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("types", "hints", "starts", "ends", "blocks")
        ),
    )
