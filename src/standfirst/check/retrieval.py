"""Choosing evidence: which sentences of the found reports hold the words of a draft's sentence.

In steps: ``plan`` says which words to ask the archive for, ``choose_rows`` weighs the rows that
hold them, ``rank`` compares sentences, ``join`` adds what was read in their reports. A word's
weight falls with the number of reports that hold it: names, figures and rare words decide.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from standfirst.check.evidence import Candidate, SentenceEvidence
from standfirst.check.streams import words_in
from standfirst.check.wording import stems_in, weighed_words
from standfirst.records import Registers, Span
from standfirst.text import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from standfirst.check.drafts import Draft, DraftSentence
    from standfirst.check.evidence import Source
    from standfirst.records import Report

ROWS_A_SENTENCE: Final = 8  # reports looked into
ROWS_ABROAD: Final = 4  # reports in other spellings, which may be in other languages
CANDIDATES: Final = 6
MOST_WORDS: Final = 40  # of a sentence asked for
MOST_WEIGHED: Final = 12  # of them, the rarest, that reports are chosen by
_LEAST_ABROAD: Final = 1  # words shared with a report in another language that names nobody
_OUTSIDE: Final = 0.7  # weight of a report that is not of the draft's days
_LOOKED_AT: Final = 120  # sentences, the best ones, that coverage is reckoned from
_JOINED: Final = 3  # sentences of one report that may together hold a sentence


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to ask the archive for: the words of each checked sentence, by its number.

    ``spellings`` are words of the names that those named in it have in other languages.
    """

    words: Mapping[int, tuple[str, ...]]
    spellings: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def all_words(self) -> tuple[str, ...]:
        """Every word once, in order."""
        tables = (self.words, self.spellings)
        return tuple(
            dict.fromkeys(w for table in tables for words in table.values() for w in words)
        )


def plan(draft: Draft, registers: Registers = Registers()) -> Wanted:  # noqa: B008 - frozen
    """Return the words to look for."""
    checked = [one for one in draft.sentences if one.block.kind.is_checked]
    return Wanted(
        {
            one.number: tuple(
                dict.fromkeys(found.word for found in weighed_words(draft.text, one.span))
            )[:MOST_WORDS]
            for one in checked
        },
        _spellings(draft, checked, registers),
    )


def _spellings(
    draft: Draft, checked: Sequence[DraftSentence], registers: Registers
) -> dict[int, tuple[str, ...]]:
    """Return for each sentence the words of other spellings of those who are named in it."""
    names = {one.id: one.names for one in registers.people}
    found: dict[int, dict[str, None]] = {}
    starts = [one.span.start for one in checked]
    for mention in draft.reading.mentions:
        if mention.entity is None or not names.get(mention.entity.id):
            continue
        at = bisect_right(starts, mention.span.start) - 1
        if at < 0:
            continue
        known = {word.casefold() for word in mention.entity.name.split()}
        for name in names[mention.entity.id]:
            words = (one.word for one in weighed_words(name, Span(0, len(name))))
            found.setdefault(checked[at].number, {}).update(
                dict.fromkeys(word for word in words if word not in known)
            )
    return {number: tuple(words) for number, words in found.items()}


def choose_rows(
    wanted: Wanted,
    rows: Mapping[str, Sequence[int]],
    *,
    recent: AbstractSet[int],
    n_reports: int,
) -> tuple[int, ...]:
    """Return the rows to load: for each sentence those that hold most of it by weight.

    ``rows`` are those that hold a word, ``recent`` those of the draft's days.
    """
    chosen: dict[int, None] = {}
    numbers = {word: np.fromiter(found, np.int64, len(found)) for word, found in rows.items()}
    days = np.fromiter(recent, np.int64, len(recent))
    for words in wanted.words.values():
        held = sorted((word for word in words if rows.get(word)), key=lambda word: len(rows[word]))
        told = [numbers[word] for word in held[:MOST_WEIGHED]]
        if not told:
            continue
        weights = [weight_of(len(one), n_reports) for one in told]
        holding, at = np.unique(np.concatenate(told), return_inverse=True)
        # Summed up in the order of the words, row by row: the same sums on every machine.
        scores = np.bincount(at, np.repeat(weights, [len(one) for one in told]))
        scores *= np.where(np.isin(holding, days), 1, _OUTSIDE)
        best = np.lexsort((holding, -scores))[:ROWS_A_SENTENCE]
        chosen.update(dict.fromkeys(holding[best].tolist()))
    for words in wanted.spellings.values():
        found = {row for word in words for row in rows.get(word, ())}
        ranked = sorted(found, key=lambda row: (row not in recent, -row))
        chosen.update(dict.fromkeys(ranked[:ROWS_ABROAD]))
    return tuple(chosen)


def weight_of(n_holding: int, n_all: int) -> float:
    """Return the weight of a word that so many of all reports hold."""
    return math.log(1 + (n_all + 1) / (n_holding + 1))


@dataclass(frozen=True, slots=True)
class Ranked:
    """The sentences of reports that hold a sentence of the draft: (report id, span, score)."""

    places: tuple[tuple[str, Span, float], ...] = ()
    coverage: float = 0.0
    foreign: tuple[tuple[str, Span, float], ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of all their reports."""
        return tuple(dict.fromkeys(place[0] for place in (*self.places, *self.foreign)))


@lru_cache(maxsize=1 << 12)
def _part(text: str) -> tuple[tuple[Span, ...], tuple[frozenset[str], ...]]:
    """Return the sentences of a text and the stems of each."""
    spans = tuple(split_sentences(text))
    return spans, tuple(stems_in(text, span) for span in spans)


class SentenceIndex:
    """The sentences of reports by the stems they hold."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self.reports = list(reports)
        parted = {one.id: _part(one.text) for one in self.reports}
        self.sentences = {report: spans for report, (spans, _) in parted.items()}
        self._outlets = {
            one.id: stems_in(one.outlet or "", Span(0, len(one.outlet or "")))
            for one in self.reports
        }
        self._places: list[tuple[Report, Span]] = []
        self._stems: list[frozenset[str]] = []
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for report in self.reports:
            for span, stems in zip(*parted[report.id], strict=True):
                at = len(self._places)
                self._places.append((report, span))
                self._stems.append(stems)
                for stem in self._stems[-1]:
                    self._holding[stem].append(at)

    def rank(self, weights: Mapping[str, float]) -> Ranked:
        """Return the sentences that hold most of these stems by weight."""
        total = sum(weights.values())
        if not total:
            return Ranked(coverage=1.0)  # no word of it says anything
        told = {stem: self._holding[stem] for stem in weights if stem in self._holding}
        at = np.fromiter(chain.from_iterable(told.values()), np.int64)
        share = np.repeat([weights[stem] for stem in told], [len(one) for one in told.values()])
        scores = np.bincount(at, share, minlength=len(self._places)) if told else np.zeros(0)
        held = np.flatnonzero(scores)
        best = held[np.lexsort((held, -scores[held]))[:_LOOKED_AT]].tolist()
        places = tuple(
            (report.id, span, float(scores[at]) / total)
            for at in best[:CANDIDATES]
            for report, span in [self._places[at]]
        )
        return Ranked(places, self._coverage(weights, best) / total)

    def _coverage(self, weights: Mapping[str, float], best: Sequence[int]) -> float:
        """Return the most that a few sentences of one report, and its outlet's name, hold."""
        stems: dict[str, frozenset[str]] = {}
        counted: defaultdict[str, int] = defaultdict(int)
        for at in best:
            report = self._places[at][0].id
            if counted[report] < _JOINED:
                counted[report] += 1
                stems[report] = stems.get(report, self._outlets[report]) | self._stems[at]
        return max(
            (sum(w for stem, w in weights.items() if stem in held) for held in stems.values()),
            default=0.0,
        )


def rank(
    draft: Draft,
    index: SentenceIndex,
    rows: Mapping[str, Sequence[int]],
    wanted: Wanted,
    *,
    n_reports: int,
    language: str = "en",
) -> dict[int, Ranked]:
    """Return for each checked sentence, by its number, the sentences that hold most of it."""
    abroad = [
        (one, frozenset(word for word, _ in words_in(one.text, Span(0, len(one.text)))))
        for one in index.reports
        if (one.language or language)[:2] != language[:2]
    ]
    found = {}
    for one in draft.sentences:
        if not one.block.kind.is_checked:
            continue
        words = list(weighed_words(draft.text, one.span))
        weights = {word.stem: weight_of(len(rows.get(word.word, ())), n_reports) for word in words}
        known = {word.word for word in words}
        spellings = wanted.spellings.get(one.number, ())
        foreign = _foreign(known, spellings, abroad, index)
        found[one.number] = replace(index.rank(weights), foreign=foreign)
    return found


def _foreign(
    known: AbstractSet[str],
    spellings: Sequence[str],
    abroad: Sequence[tuple[Report, frozenset[str]]],
    index: SentenceIndex,
) -> tuple[tuple[str, Span, float], ...]:
    """Return sentences in other languages that name those whom a sentence names."""
    words = known | set(spellings)
    found = []
    for report, held in abroad:
        shared = words & held
        if not shared or not (shared & set(spellings) or len(shared) > _LEAST_ABROAD):
            continue
        best = max(
            index.sentences[report.id],
            key=lambda span: len(shared & {word for word, _ in words_in(report.text, span)}),
        )
        found.append((report.id, best, len(shared) / len(words)))
    found.sort(key=lambda one: (-one[2], one[0]))
    return tuple(found[:CANDIDATES])


def join(
    ranked: Mapping[int, Ranked], sources: Mapping[str, Source]
) -> dict[int, SentenceEvidence]:
    """Make evidence of ranked sentences; those of reports that could not be read fall away."""

    def candidates(places: Iterable[tuple[str, Span, float]]) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(sources[report], span, score)
            for report, span, score in places
            if report in sources
        )

    return {
        number: SentenceEvidence(candidates(one.places), one.coverage, candidates(one.foreign))
        for number, one in ranked.items()
    }
