"""What changed between two texts: sentences inserted, deleted, moved or changed, and which words.

Sentences are paired so that they share the most words in all. In a long text those that stand once
on both sides are anchors first, and only the gaps between them are paired. All of it takes little
more than linear time: longer gaps are not paired, long sentences not compared by words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from standfirst.records import Span
from standfirst.text.sentences import split_sentences
from standfirst.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_GAP = 60  # sentences on either side; pairing takes their product
_MOST_WORDS = 2000  # of two sentences together
_LEAST_ALIKE = 0.4  # share of words that two sentences must have in common to be a pair


class ChangeKind(StrEnum):
    """What happened to a sentence."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words of a changed sentence: an empty ``old`` is an insertion, an empty ``new`` a cut."""

    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence that changed; spans count in the old and in the new text.

    ``old`` is null for an inserted sentence, ``new`` for a deleted one; ``words`` are empty for
    all kinds but ``changed``.
    """

    kind: ChangeKind
    old: Span | None
    new: Span | None
    words: tuple[WordChange, ...] = ()


def find_changes(old: str, new: str) -> tuple[Change, ...]:
    """Return the changes that lead from one text to another, in the order of the new text.

    A deleted sentence comes where it stood. Blanks do not count.
    """
    if old == new:
        return ()
    a, b = split_sentences(old), split_sentences(new)
    keys_a, keys_b = [_key(span.of(old)) for span in a], [_key(span.of(new)) for span in b]
    changes: list[Change] = []
    at_a = at_b = 0
    for i, j in [*_anchors(keys_a, keys_b), (len(a), len(b))]:
        if i > at_a or j > at_b:
            changes += _gap(old, new, a[at_a:i], b[at_b:j])
        at_a, at_b = i + 1, j + 1
    return tuple(_with_moves(old, new, changes))


def _key(sentence: str) -> str:
    return " ".join(sentence.split())


def _anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of equal sentences that rise on both sides: all at the ends, else unique."""
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    counts_a, counts_b = Counter(a[head : len(a) - tail]), Counter(b[head : len(b) - tail])
    places = {
        key: j for j, key in enumerate(b[: len(b) - tail]) if j >= head and counts_b[key] == 1
    }
    pairs = [
        (i, places[key])
        for i, key in enumerate(a[: len(a) - tail])
        if i >= head and counts_a[key] == 1 and key in places
    ]
    is_short = max(len(a), len(b)) - head - tail <= _LONGEST_GAP
    middle = [] if is_short else _rising(pairs)  # pairing by words knows equal ones, too
    ends = range(tail, 0, -1)
    return [
        *((n, n) for n in range(head)),
        *middle,
        *((len(a) - n, len(b) - n) for n in ends),
    ]


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest part of the pairs in which the second number rises, too."""
    lasts: list[int] = []
    where: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        at = bisect_left(lasts, j)
        before.append(where[at - 1] if at else -1)
        if at == len(lasts):
            lasts.append(j)
            where.append(n)
        else:
            lasts[at], where[at] = j, n
    found = []
    n = where[-1] if where else -1
    while n >= 0:
        found.append(pairs[n])
        n = before[n]
    return found[::-1]


def _gap(old: str, new: str, a: Sequence[Span], b: Sequence[Span]) -> Iterator[Change]:
    partners = _partners(old, new, a, b)
    at = 0
    for j, span in enumerate(b):
        i = partners.get(j)
        if i is None:
            yield Change(ChangeKind.INSERTED, None, span)
            continue
        for k in range(at, i):
            yield Change(ChangeKind.DELETED, a[k], None)
        at = i + 1
        words = _word_changes(old, new, a[i], span)
        if words:
            yield Change(ChangeKind.CHANGED, a[i], span, words)
    for k in range(at, len(a)):
        yield Change(ChangeKind.DELETED, a[k], None)


def _partners(old: str, new: str, a: Sequence[Span], b: Sequence[Span]) -> dict[int, int]:
    """Return, by number of a new sentence, the old one it grew from; the order is kept."""
    if not a or not b or max(len(a), len(b)) > _LONGEST_GAP:
        return {}
    bags_a = [Counter(_words(old, span)) for span in a]
    bags_b = [Counter(_words(new, span)) for span in b]
    # The best sum of likenesses over pairs in order, as in aligning two strings.
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    likeness: dict[tuple[int, int], float] = {}
    for i, bag_a in enumerate(bags_a):
        for j, bag_b in enumerate(bags_b):
            likeness[i, j] = value = _likeness(bag_a, bag_b)
            paired = best[i][j] + value if value >= _LEAST_ALIKE else 0.0
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], paired)
    partners = {}
    i, j = len(a), len(b)
    while i and j:
        value = likeness[i - 1, j - 1]
        if value >= _LEAST_ALIKE and best[i][j] == best[i - 1][j - 1] + value:
            partners[j - 1] = i - 1
            i, j = i - 1, j - 1
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return partners


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    n_common = sum((a & b).values())
    return 2 * n_common / (a.total() + b.total() or 1)


def _words(text: str, span: Span) -> list[str]:
    return [one.of(text) for one in tokenise(text, span)]


def _word_changes(old: str, new: str, a: Span, b: Span) -> tuple[WordChange, ...]:
    spans_a, spans_b = tokenise(old, a), tokenise(new, b)
    if len(spans_a) + len(spans_b) > _MOST_WORDS:
        return (WordChange(a, b),)
    words_a, words_b = [one.of(old) for one in spans_a], [one.of(new) for one in spans_b]
    stretches: list[list[int]] = []  # of words between equal ones: from, to, on both sides
    is_after_equal = True
    for op in Indel.opcodes(words_a, words_b):
        if op.tag == "equal":
            is_after_equal = True
        elif is_after_equal:
            stretches.append([op.src_start, op.src_end, op.dest_start, op.dest_end])
            is_after_equal = False
        else:
            stretches[-1][1], stretches[-1][3] = op.src_end, op.dest_end
    return tuple(
        WordChange(_stretch(spans_a, i, j, a), _stretch(spans_b, k, m, b))
        for i, j, k, m in stretches
    )


def _stretch(spans: Sequence[Span], start: int, end: int, within: Span) -> Span:
    """Return from the first to the last of some words; for none, the place where they would be."""
    if start < end:
        return Span(spans[start].start, spans[end - 1].end)
    place = spans[start - 1].end if start else within.start
    return Span(place, place)


def _with_moves(old: str, new: str, changes: Sequence[Change]) -> Iterator[Change]:
    """Join a sentence deleted in one place and inserted in another into one move."""
    deleted: dict[str, list[int]] = {}
    for n, change in enumerate(changes):
        if change.kind is ChangeKind.DELETED and change.old:
            deleted.setdefault(_key(change.old.of(old)), []).append(n)
    moved: dict[int, Span] = {}
    gone: set[int] = set()
    for n, change in enumerate(changes):
        if change.kind is ChangeKind.INSERTED and change.new:
            places = deleted.get(_key(change.new.of(new)))
            if places:
                k = places.pop(0)
                gone.add(k)
                moved[n] = changes[k].old or Span(0, 0)
    for n, change in enumerate(changes):
        if n in moved:
            yield Change(ChangeKind.MOVED, moved[n], change.new)
        elif n not in gone:
            yield change
