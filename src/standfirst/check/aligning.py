"""Laying the words of a quotation beside those of a source, where they are not the same."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_CHANGED: Final = 1.0  # costs: a word changed or put in
_DROPPED: Final = 0.35  # a word of the source left out
_MOST_WORDS: Final = 120  # of a quotation; the rest is not laid beside anything
_MOST_SOURCE: Final = 1_500  # words of a source


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a quotation lies in a source: pairs of word numbers, null where one side has none.

    ``share`` is the share of the quotation's words that stand there too.
    """

    pairs: tuple[tuple[int | None, int | None], ...]
    share: float

    @property
    def first(self) -> int:
        """The number of the first source word laid beside one."""
        return next(b for _, b in self.pairs if b is not None)

    @property
    def last(self) -> int:
        """The number of the last source word laid beside one."""
        return next(b for _, b in reversed(self.pairs) if b is not None)


def align(quoted: Sequence[str], source: Sequence[str]) -> Alignment | None:
    """Lay a quotation into a source at least cost; what stands before and behind costs nothing.

    Takes time by the product of both lengths, which are bounded. None where no word is shared.
    """
    quoted, source = quoted[:_MOST_WORDS], source[:_MOST_SOURCE]
    rows = _costs(quoted, source)
    last = rows[-1]
    end = min(range(len(last)), key=last.__getitem__)
    pairs = _walk_back(quoted, source, rows, end)
    while pairs and pairs[0][0] is None:
        pairs.pop(0)
    while pairs and pairs[-1][0] is None:
        pairs.pop()
    same = sum(a is not None and b is not None and quoted[a] == source[b] for a, b in pairs)
    if not same:
        return None
    return Alignment(tuple(pairs), same / len(quoted))


def with_ends(found: Alignment, n_source: int, goes_on: Callable[[int, int], bool]) -> Alignment:
    """Lay words at either end that stand beside nothing beside those that the source goes on with.

    "Gone up by fifty" of "gone up by fifteen" is another word, not one put in. ``goes_on`` tells
    of two words next to each other in the source whether both are of one sentence.
    """
    pairs = list(found.pairs)
    ends = ((1, found.last, reversed(range(len(pairs)))), (-1, found.first, range(len(pairs))))
    for step, at, numbers in ends:
        loose = list(takewhile(lambda n: pairs[n][1] is None, numbers))
        for n in reversed(loose):
            if not 0 <= at + step < n_source or not goes_on(at, at + step):
                break
            at += step  # noqa: PLW2901 - walks on from the last word laid beside one
            pairs[n] = pairs[n][0], at
    return Alignment(tuple(pairs), found.share)


def _costs(quoted: Sequence[str], source: Sequence[str]) -> list[list[float]]:
    rows = [[0.0] * (len(source) + 1)]
    for n, word in enumerate(quoted, 1):
        before = rows[-1]
        row = [n * _CHANGED]
        left = row[0]
        for m, other in enumerate(source):
            best = before[m] if word == other else before[m] + _CHANGED
            over = before[m + 1] + _CHANGED
            best = min(best, over, left + _DROPPED)
            row.append(best)
            left = best
        rows.append(row)
    return rows


def _walk_back(
    quoted: Sequence[str], source: Sequence[str], rows: Sequence[Sequence[float]], end: int
) -> list[tuple[int | None, int | None]]:
    pairs: list[tuple[int | None, int | None]] = []
    n, m = len(quoted), end
    while n:
        here = rows[n][m]
        if m and here == rows[n - 1][m - 1] + (0.0 if quoted[n - 1] == source[m - 1] else _CHANGED):
            n, m = n - 1, m - 1
            pairs.append((n, m))
        elif m and here == rows[n][m - 1] + _DROPPED:
            m -= 1
            pairs.append((None, m))
        else:
            n -= 1
            pairs.append((n, None))
    pairs.reverse()
    return pairs
