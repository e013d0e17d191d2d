"""What the network should answer for a window: tags by each annotator, and who belongs to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from standfirst.read.statements.finding import find_ruled, hints_of
from standfirst.read.statements.learned.decode import Fragment, gaps
from standfirst.read.statements.learned.extractor import with_hints
from standfirst.read.statements.learned.windows import Words, cut_windows, opens_of
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from standfirst.read.statements.learned.vocabulary import Vocabulary
    from standfirst.read.statements.learned.windows import Hint

    from .corpus import Annotation, Article, Interval


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution's fragments inside a window, by role."""

    source: tuple[Fragment, ...]
    cue: tuple[Fragment, ...]
    content: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The spans of one role that choose among the spans of another, as one annotator sees it.

    ``seekers`` [n, 2] and ``offered`` [m, 2] are first and last words; ``gaps`` [2, n, m] are the
    classes of their distance; ``right`` [n, m + 1] tells what may be chosen, the last is "none".
    """

    seekers: NDArray[np.int64]
    offered: NDArray[np.int64]
    gaps: NDArray[np.int64]
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its targets.

    ``rows`` has the tags [words] of each annotator, none where nobody has read the text;
    ``choices`` has for each of them the cues' choice of a source and the contents' of a cue.
    ``key`` tells the same window again: its article, first and last character.
    """

    window: Words
    rows: tuple[NDArray[np.int8], ...]
    choices: tuple[tuple[Choice, Choice], ...]
    key: tuple[str, int, int]


def examples(
    article: Article,
    vocabulary: Vocabulary,
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
        windows = cut_windows(article.text, some, vocabulary, limit=limit)
        for window in with_hints(windows, hints):
            yield _example(window, article)


def rule_hints(article: Article) -> list[Hint]:
    """Return what the rules make of an article, in the order of the starts."""
    return hints_of(find_ruled(article.text, [Span(*span) for span in article.paragraphs()]))


def _example(window: Words, article: Article) -> Example:
    rows, choices = [], []
    opens = opens_of(window)
    for reading in article.readings:
        linked = [_linked(one, window) for one in reading]
        linked = [one for one in linked if one.source or one.cue or one.content]
        rows.append(_tag_row(linked, len(window), opens))
        blocks = window.blocks
        choices.append(
            (_choice(linked, "cue", "source", blocks), _choice(linked, "content", "cue", blocks))
        )
    key = (article.id, int(window.starts[0]), int(window.ends[-1]))
    return Example(window, tuple(rows), tuple(choices), key)


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


def _tag_row(links: Sequence[Linked], n_words: int, opens: NDArray[np.bool_]) -> NDArray[np.int8]:
    row = np.zeros(n_words, np.int8)
    for one in links:
        for fragment in (*one.content, *one.source, *one.cue):
            row[fragment.first : fragment.last + 1] = 2 + 2 * fragment.role
            row[fragment.first] -= 1
    inside = (row > 0) & (row % 2 == 0)
    before = np.append(np.int8(0), row[:-1])
    orphan = inside & (opens | (before < row - 1) | (before > row))
    row[orphan] -= 1  # two marks overlapped, or one ran over a paragraph's edge
    return row


def _choice(linked: Sequence[Linked], seeking: str, offering: str, blocks: np.ndarray) -> Choice:
    seekers = [(fragment, one) for one in linked for fragment in getattr(one, seeking)]
    offered = sorted({fragment for one in linked for fragment in getattr(one, offering)})
    right = np.zeros((len(seekers), len(offered) + 1), np.bool_)
    for row, (_, one) in enumerate(seekers):
        for fragment in getattr(one, offering):
            right[row, offered.index(fragment)] = True
        right[row, -1] = not right[row].any()
    fragments = [fragment for fragment, _ in seekers]
    classes = np.zeros((2, len(fragments), len(offered)), np.int64)
    if fragments and offered:
        classes = np.stack(gaps(fragments, offered, blocks))
    return Choice(_ends(fragments), _ends(offered), classes, right)


def _ends(fragments: Sequence[Fragment]) -> NDArray[np.int64]:
    return np.array([(f.first, f.last) for f in fragments], np.int64).reshape(-1, 2)
