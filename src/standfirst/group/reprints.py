"""Which reports carry one and the same text: reprints of each other.

A text is a reprint of a longer one when that holds enough of its own words, told by hashed runs
of them (``prints``): most of them anywhere, or fewer in several places or one very long run. One
shared run alone is a passage that both quote, or a paragraph of background. One agency or one
language version known to stand behind both makes do with less.

The longest text of each group is its centre; only near identity is handed on from reprint to
reprint. The answer depends on the set of the reports alone, not on their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from standfirst.group.runs import are_in, count_true, longest_run, share_of, shared_at_most
from standfirst.group.traces import Traces
from standfirst.records import Origin, Tie, make_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from standfirst.group.prints import TextPrint
    from standfirst.records import Registers, Report, Span

# Shares of the shorter text's runs that the longer holds too.
WHOLE_SHARE = 0.8
SAME_SHARE = 0.5
LEAD_SHARE = 0.35  # with the lead of both
SPREAD_SHARE = 0.28  # with runs enough beside the longest common one
LOOSE_SHARE = 0.12  # what runs enough are
AGENCY_SHARE = 0.25
LONG_SHARE = 0.15  # with a common run that no quotation and no background is as long as
# Of the longer text a reprint holds the head or something all over; a passage set in, or a
# report in a round-up of several, does not.
LEAST_HEAD = 24
MOST_HEAD = 60
HEAD_SHARE = 0.3
LEAD_HEAD = 0.45
MOST_SHARE = 0.7  # of the longer text: then it is that text, with a new head
COVERS = 0.25  # of a longer text whose head is not in the shorter
MIXED_SHARE = 0.92  # a text that holds less of one it shares its head with has other matter
QUARTERS = 3
ONE_BLOCK = 0.8  # of what is kept in one run: a passage, however many quarters it reaches into
QUARTER_SHARE = 0.2
WHOLLY_SHARE = 0.75  # of all runs, in quotation marks or not
WHOLLY_COVERS = 0.5
NUMBERS_SHARE = 0.5  # of one outlet's two texts; a form filled in anew shares fewer numbers
LONG_RUN = 90  # words
LEAST_SHARED = 8  # hashes
LEAST_PART = 20  # where they are a smaller part; less is one sentence that both report
LEAST_WORDS = 12  # a shorter text must be the same as a whole
BRIEF_WORDS = 24
BRIEF_APART = timedelta(hours=24)  # "Air alert in Karsk" of another day is another alert
SAME_HOUR = timedelta(hours=3)
CROWD = 8  # texts that share a hash are compared each with each; of more, with the longest
MOST_CANDIDATES = 24
SLACK = 1e-6  # of a hash: sifting lets through what stands on a bound


def _commonest(names: Iterable[str]) -> str | None:
    counts = Counter(names)  # of equal counts the first
    return max(counts, key=counts.__getitem__) if counts else None


class Match(NamedTuple):
    """How much of a shorter text stands in a longer one, and whether the longer's head does."""

    share: float
    has_head: bool


def find_origins(
    reports: Sequence[Report],
    registers: Registers,
    *,
    skip: Mapping[str, Sequence[Span]] | None = None,
    traces: Traces | None = None,
) -> tuple[Origin, ...]:
    """Return the texts of reports given in order of publication; each report has just one.

    ``skip`` names, by report id, spans that are not the report's own words. ``traces`` hold what
    texts were compared by before.
    """
    traces = traces or Traces(registers)
    prints = [traces.print(report, (skip or {}).get(report.id, ())) for report in reports]
    groups = traces.group(prints, join_prints)
    return tuple(_origin_of([prints[n] for n in group]) for group in groups)


def _origin_of(texts: Sequence[TextPrint]) -> Origin:
    ids = tuple(text.report for text in texts)
    return Origin(
        id=make_id("o", ids[0]),
        reports=ids,
        agency=_commonest(text.agency for text in texts if text.agency),
        texts=(ids,),
        ties=(Tie.TEXT,) if len(ids) > 1 else (),
    )


def join_prints(prints: Sequence[TextPrint]) -> list[list[int]]:
    """Return groups of the numbers of prints that carry one text, in order of their first.

    Texts are gone through from the longest to the shortest; each joins a longer text that it is a
    reprint of, or becomes the centre of a group of its own. Then those left alone join a longer
    text that holds them without its head, unless that is itself put together from others.
    """
    order = sorted(range(len(prints)), key=lambda n: (-prints[n].n_words, prints[n].report))
    joining = _Joining([prints[n] for n in order])
    groups: dict[int, list[int]] = defaultdict(list)
    for n, centre in enumerate(joining.centres()):
        groups[centre].append(order[n])
    return sorted(sorted(group) for group in groups.values())


class _Joining:
    """The groups of texts that come from the longest to the shortest, by their centres."""

    def __init__(self, ranked: Sequence[TextPrint]) -> None:
        self._ranked = ranked
        self._centre = list(range(len(ranked)))
        self._is_mixed = [False] * len(ranked)  # it shares its head with a text and not all else
        self._inside: list[tuple[int, int]] = []  # texts that stand in longer ones, not at the head
        self._wholes: dict[int, list[int]] = defaultdict(list)
        self._works: dict[tuple[str, str | None], int] = {}

    def centres(self) -> list[int]:
        """Return for each text the number of its group's centre."""
        candidates = _find_candidates(self._ranked)
        for n, text in enumerate(self._ranked):
            known = self._works.get((text.work, text.owner)) if text.work else None
            if known is None:
                known = self._find_equal(text)
            if known is None:
                known = self._find_match(n, candidates.get(n, ()))
            self._centre[n] = n if known is None else self._centre[known]
            self._wholes[text.whole].append(n)
            if text.work:
                self._works.setdefault((text.work, text.owner), n)
        holders = Counter(m for n, m in self._inside if self._centre[n] == n)
        for n, m in self._inside:
            if self._centre[n] == n and not self._is_mixed[m] and holders[m] == 1:
                self._centre[n] = self._centre[m]
        return [self._centre[self._centre[n]] for n in range(len(self._centre))]

    def _find_equal(self, text: TextPrint) -> int | None:
        equal = self._wholes[text.whole] if text.whole else ()
        return next((m for m in equal if _may_repeat(self._ranked[m], text)), None)

    def _find_match(self, n: int, candidates: Iterable[int]) -> int | None:
        """Return the text that holds most of another: a centre, or one that holds nearly all."""
        best: tuple[float, int] | None = None
        inside: tuple[float, int] | None = None
        for m in candidates:
            match = match_texts(self._ranked[m], self._ranked[n])
            if match is None:
                continue
            if not match.has_head:
                inside = max(inside or (0.0, 0), (match.share, -m))
                continue
            if match.share < MIXED_SHARE:
                self._is_mixed[m] = self._is_mixed[n] = True
            if self._centre[m] == m or match.share >= WHOLE_SHARE:
                best = max(best or (0.0, 0), (match.share, -m))
        if best is None and inside is not None:
            self._inside.append((n, -inside[1]))
        return -best[1] if best else None


def _may_repeat(one: TextPrint, other: TextPrint) -> bool:
    """Tell whether two equal texts are one; brief ones only within a day."""
    if one.n_words >= BRIEF_WORDS or one.published_at is None or other.published_at is None:
        return True
    return abs(one.published_at - other.published_at) <= BRIEF_APART


def _find_candidates(ranked: Sequence[TextPrint]) -> dict[int, list[int]]:
    """Return for each text the longer ones that share most sampled hashes with it.

    Those that share too little to match, whatever else they are, are left out.
    """
    samples = [text.sample if text.n_words >= LEAST_WORDS else text.sample[:0] for text in ranked]
    sizes = [len(sample) for sample in samples]
    if not sum(sizes):
        return {}
    hashes = np.concatenate(samples)
    holders = np.repeat(np.arange(len(ranked), dtype=np.int64), sizes)
    by_hash = np.argsort(hashes, kind="stable")  # within a hash the longer texts come first
    hashes, holders = hashes[by_hash], holders[by_hash]
    pairs, counts = np.unique(_pairs_of(hashes, holders, len(ranked)), return_counts=True)
    short, long = np.divmod(pairs, len(ranked))
    size = np.array(sizes)
    promising = counts >= LONG_SHARE / 3 * np.minimum(size[short], size[long])
    short, long, counts = short[promising], long[promising], counts[promising]
    best = np.lexsort((long, -counts, short))
    short, long = short[best], long[best]
    starts = np.flatnonzero(np.r_[True, short[1:] != short[:-1]])
    place = np.arange(len(short)) - np.repeat(starts, np.diff(np.r_[starts, len(short)]))
    short, long = short[place < MOST_CANDIDATES], long[place < MOST_CANDIDATES]
    are_close = _may_match(ranked, short, long)
    found: dict[int, list[int]] = defaultdict(list)
    for n, m in zip(short[are_close].tolist(), long[are_close].tolist(), strict=True):
        found[n].append(m)
    return found


def _pairs_of(
    hashes: NDArray[np.uint32], holders: NDArray[np.int64], n_texts: int
) -> NDArray[np.int64]:
    """Return the pairs of texts with a hash in common, as shorter * n_texts + longer."""
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    place = np.arange(len(hashes)) - np.repeat(starts, np.diff(np.r_[starts, len(hashes)]))
    pairs = []
    for back in range(1, CROWD):  # each with those just before it among the first of its hash
        later = np.flatnonzero((place >= back) & (place < CROWD))
        pairs.append(holders[later] * n_texts + holders[later - back])
    crowd = np.flatnonzero(place >= CROWD)
    firsts = crowd - place[crowd]  # the longest text of each crowd
    pairs += [holders[crowd] * n_texts + holders[firsts + n] for n in range(CROWD)]
    return np.concatenate(pairs)


def _may_match(
    ranked: Sequence[TextPrint], short: NDArray[np.int64], long: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell of pairs of texts, by their places, whether ``match_texts`` may find them to match.

    Most candidates share a passage at most, and are sifted out by what they share all in all.
    """
    own = np.array([len(text.unique) for text in ranked])
    every = np.array([len(text.every) for text in ranked])
    least = np.minimum(own[short], own[long])
    shared = shared_at_most([text.unique for text in ranked], short, long)
    may_match: NDArray[np.bool_] = (shared >= np.minimum(LEAST_SHARED, least)) & (
        shared >= LONG_SHARE * np.maximum(1, least) - SLACK
    )
    few = np.minimum(every[short], every[long])
    many = np.maximum(every[short], every[long])
    rest = np.flatnonzero(~may_match & (few >= WHOLLY_COVERS * many - SLACK))
    shared = shared_at_most([text.every for text in ranked], short[rest], long[rest])
    may_match[rest] = shared >= WHOLLY_SHARE * few[rest] - SLACK
    return may_match


def match_texts(long: TextPrint, short: TextPrint) -> Match | None:
    """Return how the shorter text stands in the longer, null where it is no reprint."""
    if min(long.n_words, short.n_words) < LEAST_WORDS:
        return None
    is_own = bool(long.outlet) and long.outlet == short.outlet
    if is_own and _is_form(long, short):
        return None
    return _match_own_words(long, short, is_own=is_own) or _match_wholly(long, short)


def _match_own_words(long: TextPrint, short: TextPrint, *, is_own: bool) -> Match | None:
    small, large = sorted((long, short), key=lambda text: len(text.unique))
    shared = count_true(are_in(small.unique, large.unique))
    share = shared / max(1, len(small.unique))
    if shared < min(LEAST_SHARED, len(small.unique)) or share < LONG_SHARE:
        return None
    if share < SAME_SHARE and (is_own or shared < LEAST_PART):
        return None  # too little, whatever of the longer text it is
    kept = are_in(large.runs, small.unique)
    covers = share_of(kept)
    has_head = covers >= MOST_SHARE or _is_all_over(kept)
    if share >= SAME_SHARE:
        is_same = has_head or covers >= COVERS
    else:
        agency = long.agency if long.agency == short.agency else None
        is_same = has_head and _is_partly(are_in(small.runs, large.unique), share, agency)
    return Match(share, has_head) if is_same else None


def _match_wholly(one: TextPrint, other: TextPrint) -> Match | None:
    """Match two texts with their quotations, which sentences moved about may have torn apart."""
    few, many = sorted((one.every, other.every), key=len)
    small, large = len(few), len(many)
    if small < WHOLLY_COVERS * large:
        return None  # the longer holds too much else, whatever they share
    shared = count_true(are_in(few, many))
    is_same = shared >= WHOLLY_SHARE * small and shared >= WHOLLY_COVERS * large
    return Match(shared / small, has_head=True) if is_same else None


def _is_partly(held: NDArray[np.bool_], share: float, agency: str | None) -> bool:
    """Tell whether the smaller part of a text that another holds is more than one passage."""
    if share >= LEAD_SHARE and _head(held) >= LEAD_HEAD:
        return True
    if share >= AGENCY_SHARE and agency:
        return True
    longest = longest_run(held)
    loose = share - longest / len(held)
    return longest >= LONG_RUN or (share >= SPREAD_SHARE and loose >= LOOSE_SHARE)


def _is_all_over(kept: NDArray[np.bool_]) -> bool:
    """Tell whether what is kept of a text is its head, or stands in most of its quarters."""
    if _head(kept) >= HEAD_SHARE:
        return True
    if longest_run(kept) >= ONE_BLOCK * count_true(kept):
        return False
    size, more = divmod(kept.size, 4)
    ends = [n * size + min(n, more) for n in range(5)]  # the first quarters take what is over
    quarters = [kept[start:end] for start, end in pairwise(ends)]
    return sum(share_of(part) >= QUARTER_SHARE for part in quarters) >= QUARTERS


def _head(kept: NDArray[np.bool_]) -> float:
    """Return the share of a text's head that is kept: of a fourth of it, but not too few runs."""
    size = min(MOST_HEAD, max(LEAST_HEAD, kept.size // 4))
    return share_of(kept[:size])


def _is_form(one: TextPrint, other: TextPrint) -> bool:
    """Tell whether an outlet filled in a form anew: hours apart, and with other numbers."""
    if one.published_at is None or other.published_at is None:
        return False
    n_numbers = min(one.numbers.total(), other.numbers.total())
    shared = (one.numbers & other.numbers).total()
    return (
        abs(one.published_at - other.published_at) > SAME_HOUR
        and n_numbers > 0
        and shared < NUMBERS_SHARE * n_numbers
    )
