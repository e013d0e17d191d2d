"""What the network should answer for a window: tags by each annotator, and who belongs to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from standfirst.read.statements.learned.decode import N_TAGS, Fragment
from standfirst.read.statements.learned.extractor import with_hints
from standfirst.read.statements.learned.windows import Words, cut_windows, opens_of
from standfirst.read.statements.finding import find_ruled, hints_of
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from standfirst.read.statements.learned.windows import Hint

    from .corpus import Annotation, Article, Interval

    Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution's fragments inside a window, by role."""

    source: tuple[Fragment, ...]
    cue: tuple[Fragment, ...]
    content: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its targets.

    ``tags`` [words, 7] and ``pairs`` [words - 1, 7, 7] are shares: of the annotators, or a
    teacher's probabilities. ``links`` has one list for each annotator. ``key`` tells the same
    window again: its article, first and last character.
    """

    window: Words
    opens: NDArray[np.bool_]
    tags: Floats
    pairs: Floats
    links: tuple[tuple[Linked, ...], ...]
    key: tuple[str, int, int]


def examples(
    article: Article,
    tokenizer: Tokenizer,
    *,
    limit: int,
    skip: int = 0,
    hints: Sequence[Hint] = (),
) -> Iterator[Example]:
    """Yield the examples of an article; ``hints`` are what the rules make of it.

    ``skip`` starts a window anew after that many paragraphs, so that from epoch to epoch the
    paragraphs meet other neighbours.
    """
    paragraphs = article.paragraphs()
    for some in (paragraphs[:skip], paragraphs[skip:]):
        windows = cut_windows(article.text, some, tokenizer, limit=limit)
        for window in with_hints(windows, hints):
            yield _example(window, article)


def rule_hints(article: Article) -> list[Hint]:
    """Return what the rules make of an article, in the order of the starts."""
    return hints_of(find_ruled(article.text, [Span(*span) for span in article.paragraphs()]))


def _example(window: Words, article: Article) -> Example:
    n_words = len(window)
    tags = np.zeros((n_words, N_TAGS), np.float32)
    pairs = np.zeros((max(n_words - 1, 0), N_TAGS, N_TAGS), np.float32)
    links = []
    share = 1 / len(article.readings)
    opens = opens_of(window)
    for reading in article.readings:
        linked = tuple(_linked(one, window) for one in reading)
        links.append(tuple(one for one in linked if one.source or one.cue or one.content))
        row = _tag_row(links[-1], n_words, opens)
        tags[np.arange(n_words), row] += share
        pairs[np.arange(n_words - 1), row[:-1], row[1:]] += share
    key = (article.id, int(window.starts[0]), int(window.ends[-1]))
    return Example(window, opens, tags, pairs, tuple(links), key)


def _linked(one: Annotation, window: Words) -> Linked:
    found = (
        tuple(f for span in spans if (f := _locate(span, role, window)) is not None)
        for role, spans in enumerate(one.roles())
    )
    return Linked(*found)


def _locate(span: Interval, role: int, window: Words) -> Fragment | None:
    """Return the words that a span touches, or nothing where the window does not hold them."""
    first = int(np.searchsorted(window.ends, span[0], side="right"))
    last = int(np.searchsorted(window.starts, span[1], side="left")) - 1
    return Fragment(first, last, role, 1.0) if first <= last else None


def _tag_row(links: Sequence[Linked], n_words: int, opens: NDArray[np.bool_]) -> NDArray[np.int64]:
    row = np.zeros(n_words, np.int64)
    for one in links:
        for fragment in (*one.content, *one.source, *one.cue):
            row[fragment.first : fragment.last + 1] = 2 + 2 * fragment.role
            row[fragment.first] -= 1
    inside = (row > 0) & (row % 2 == 0)
    orphan = inside & (opens | (np.append(0, row[:-1]) < row - 1) | (np.append(0, row[:-1]) > row))
    row[orphan] -= 1  # two marks overlapped, or one ran over a paragraph's edge
    return row
