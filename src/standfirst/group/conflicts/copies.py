"""Altered copies: one sentence in two reports, word for word but for a number."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from standfirst.group.cues import load_cues
from standfirst.group.figures import find_figures
from standfirst.group.numbers import is_number
from standfirst.group.speaking import teller_at
from standfirst.records import Claim, Conflict, ConflictKind, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from standfirst.group.conflicts.scene import Scene
    from standfirst.group.figures import Figure
    from standfirst.group.tellers import Told

SAME_TIME = timedelta(hours=16)
AT_ONCE = timedelta(minutes=30)  # too soon for a copy to hold a newer toll
LEAST_WORDS = 5  # beside the numbers: fewer are a label, not a sentence
MOST_ALTERED = 2  # numbers: a sentence with more is one of a kind, not a copy
_SIDED = frozenset("enemy our ours we us".split())
_MORE_NUMBERS = frozenset(
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty"
    " seventy eighty ninety hundred thousand million billion dozen".split()
)

_DAYS = frozenset({"day", "month", "year"})
Masked = tuple[str, ...]


def find_altered(scene: Scene) -> Iterator[Conflict]:
    """Yield each two sentences of different outlets that differ in a number and nothing else."""
    shown = {
        frozenset((table.rows[i].passage, table.rows[j].passage))
        for table in scene.tables
        for i, row in enumerate(table.rows)
        for j in row.rivals
    }
    firsts: dict[Masked, tuple[Told, list[re.Match[str]]]] = {}
    seen: set[tuple[Masked, tuple[str, ...]]] = set()
    for told in scene.told:
        masked, numbers = _mask(told)
        if not numbers or len(masked) - len(numbers) < LEAST_WORDS:
            continue
        values = tuple(number.group() for number in numbers)
        if (masked, values) in seen:
            continue
        seen.add((masked, values))
        first = firsts.setdefault(masked, (told, numbers))
        if first[0] is told:
            continue
        if not _are_prints(first[0], told):
            continue
        pair = frozenset((first[0].passage, told.passage))
        if pair not in shown and (found := _altered(first[0], told, first[1], numbers)):
            yield found


def _are_prints(one: Told, other: Told) -> bool:
    """Tell whether two like sentences are one sentence printed twice, not of two who say "we"."""
    if one.is_copy or other.is_copy:
        return True
    is_sided = not _SIDED.isdisjoint(one.words.casefold().split())
    return one.side == other.side and not is_sided


def _mask(told: Told) -> tuple[Masked, list[re.Match[str]]]:
    """Return a sentence's words with its numbers hidden, and the numbers."""
    tokens, words = told.tokens, told.small
    at = [n for n, word in enumerate(words) if _is_hidden(word)]
    hidden = set(at)
    masked = tuple("#" if n in hidden else word for n, word in enumerate(words))
    return masked, [tokens[n] for n in at]


@lru_cache(maxsize=1 << 16)
def _is_hidden(word: str) -> bool:
    return is_number(word) or not _MORE_NUMBERS.isdisjoint(word.split("-"))


def _altered(
    one: Told,
    other: Told,
    numbers: Sequence[re.Match[str]],
    others: Sequence[re.Match[str]],
) -> Conflict | None:
    changed = [
        (a, b)
        for a, b in zip(numbers, others, strict=True)
        if a.group().casefold() != b.group().casefold()
    ]
    if not 0 < len(changed) <= MOST_ALTERED or one.report.outlet == other.report.outlet:
        return None
    at, then = one.report.published_at, other.report.published_at
    if at is not None and then is not None and abs(then - at) > SAME_TIME:
        return None
    first, second = changed[0]
    if _is_update(one, other, first, second):
        return None
    grain = _grain_at(one, first)
    if grain is not None and grain not in _DAYS:
        return None  # a clock, which every page shows its own of
    kind = ConflictKind.FIGURES if grain is None else ConflictKind.DATE
    return Conflict(kind, one.words, (_claim(one, first), _claim(other, second)))


def _is_update(one: Told, other: Told, a: re.Match[str], b: re.Match[str]) -> bool:
    """Tell whether the later copy may hold a newer toll."""
    at, then = one.report.published_at, other.report.published_at
    if at is None or then is None or then - at < AT_ONCE:
        return False
    early, late = _figure_at(one, a), _figure_at(other, b)
    if early is None or late is None or early.event not in load_cues().growing:
        return False
    return (late.value or late.low) > (early.value or early.low)


def _figure_at(told: Told, number: re.Match[str]) -> Figure | None:
    at = told.span.start + number.start()
    return next((f for f in find_figures(told) if f.span.start <= at < f.span.end), None)


def _grain_at(told: Told, number: re.Match[str]) -> str | None:
    """Return the grain of the time a number stands in; null where it is none."""
    at = told.span.start + number.start()
    return next(
        (m.time.grain for m in told.mentions if m.time and m.span.start <= at < m.span.end), None
    )


def _claim(told: Told, number: re.Match[str]) -> Claim:
    span = Span(told.span.start + number.start(), told.span.start + number.end())
    return Claim(
        number.group(),
        teller_at(told, span),
        told.report.published_at,
        told.passage,
        told.outlet,
        f"prints {number.group()}",
    )
