"""Whether one pen is behind two passages: words in a row that no two newsrooms write alike."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from standfirst.text.quotes import find_quotations
from standfirst.text.shingles import longest_common_run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.group.tellers import Told
    from standfirst.records import Span

SAME_RUN = 11  # words in a row
QUOTED_RUN = 4  # of quoted words that the other one has
BOTH_RUN = 3  # of words that both quote
WHOLE_SHARE = 0.8  # of the shorter sentence
WHOLE_RUN = 8  # in which the shorter sentence is nearly all
ORDERED_SHARE = 0.88  # of the shorter sentence's words that the other has in the same order
LEAST_ORDERED = 15  # words
KIN_RUN = 12  # words at one end of a sentence that another report has too
QUOTED = 0.5  # of a sentence that is mostly quoted
MOST_WORDS = 80
_WORD = re.compile(r"[^\W_]+")
_QUOTE = re.compile(r"[“”„\"«»‘’']")


def have_one_pen(one: Told, other: Told) -> bool:
    """Tell whether two passages share so many words in a row that one pen wrote both."""
    words, others = _words_of(one), _words_of(other)
    least = min(len(words), len(others))
    if not _runs_of(one).isdisjoint(_runs_of(other)):  # else none is as long as WHOLE_RUN
        run = longest_common_run(words, others)
        if run >= SAME_RUN or run >= WHOLE_SHARE * least:
            return True
    return least >= LEAST_ORDERED and _in_order(words, others) >= ORDERED_SHARE * least


def quote_one_mouth(one: Told, other: Told) -> bool:
    """Tell whether two passages quote the same words, or are quoted words throughout."""
    if not (_QUOTE.search(one.words) or _QUOTE.search(other.words)):
        return False
    mine, share = _quoted(one)
    theirs, other_share = _quoted(other)
    if not (mine or theirs):
        return False
    if share >= QUOTED and other_share >= QUOTED:
        return True
    if mine and theirs and longest_common_run(mine, theirs) >= BOTH_RUN:
        return True
    return any(
        quoted and longest_common_run(quoted, _words_of(told)) >= QUOTED_RUN
        for quoted, told in ((mine, other), (theirs, one))
    )


@lru_cache(maxsize=256)
def _quoted(told: Told) -> tuple[list[str], float]:
    """Return the quoted words of a sentence, and how much of it they are."""
    text, span = told.report.text, told.span
    found: list[str] = []
    for quoted in _quotations(text):
        start, end = max(quoted.start, span.start), min(quoted.end, span.end)
        if start < end:
            found += _words(text[start:end])
    return found, len(found) / max(1, len(_words_of(told)))


@lru_cache(maxsize=64)
def _quotations(text: str) -> tuple[Span, ...]:
    """Return the quotations of a report that stand in no other."""
    return tuple(one.span for one in find_quotations(text) if not one.depth)


def _words_of(told: Told) -> list[str]:
    return [word for word in told.small if word[0].isalnum()][:MOST_WORDS]


@lru_cache(maxsize=256)
def _runs_of(told: Told) -> frozenset[tuple[str, ...]]:
    """Return all runs of ``WHOLE_RUN`` words of a sentence."""
    words = _words_of(told)
    return frozenset(zip(*(words[n:] for n in range(WHOLE_RUN)), strict=False))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())[:MOST_WORDS]


def _in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words two rows have in the same order.

    A bit for each word of the other row is set while no more of the one have been found up to it;
    so one sum does for a row what took a step for each two words (after Hyyrö, 2004).
    """
    places: dict[str, int] = defaultdict(int)
    for n, word in enumerate(other):
        places[word] |= 1 << n
    every = row = (1 << len(other)) - 1
    for word in one:
        held = row & places.get(word, 0)
        row = ((row + held) | (row - held)) & every
    return len(other) - row.bit_count()


class Kin:
    """Which reports of a story have a whole sentence in common: one has it from the other.

    What somebody said stands alike in many reports and makes none of them kin.
    """

    def __init__(self, told: Sequence[Told]) -> None:
        self._told = told

    @cached_property
    def _ends(self) -> Mapping[str, set[tuple[str, ...]]]:
        """The first and last words of each report's sentences: so many that few write them alike.

        They are held by report, not by pair, for a standing line may be in a thousand reports.
        """
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for one in self._told:
            words = _words_of(one)
            if len(words) >= KIN_RUN and not _QUOTE.search(one.words):
                found[one.report.id] |= {tuple(words[:KIN_RUN]), tuple(words[-KIN_RUN:])}
        return found

    def are_kin(self, one: str, other: str) -> bool:
        """Tell whether two reports, by id, have a sentence in common."""
        ends = self._ends
        return one in ends and other in ends and not ends[one].isdisjoint(ends[other])
