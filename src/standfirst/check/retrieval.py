"""Choosing evidence: which sentences of the found reports hold the words of a draft's sentence.

Two steps. First ``plan`` says which words to ask the archive for, and ``choose_rows`` weighs the
rows that hold them; then ``weigh`` compares sentences. A word's weight falls with the number of
reports that hold it, so that names, figures and rare words decide.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from standfirst.check.evidence import Candidate, SentenceEvidence
from standfirst.check.wording import weighed_words
from standfirst.records import Registers, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from standfirst.check.drafts import Draft, DraftSentence
    from standfirst.check.evidence import Source

ROWS_A_SENTENCE: Final = 10  # reports looked into
ROWS_ABROAD: Final = 4  # reports in other spellings, which may be in other languages
CANDIDATES: Final = 8
MOST_WORDS: Final = 40  # of a sentence asked for
_LEAST_ABROAD: Final = 1  # words shared with a report in another language that names nobody
_OUTSIDE: Final = 0.7  # weight of a report that is not of the draft's days
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
    for words in wanted.words.values():
        scores: defaultdict[int, float] = defaultdict(float)
        for word in words:
            weight = weight_of(len(rows.get(word, ())), n_reports)
            for row in rows.get(word, ()):
                scores[row] += weight
        ranked = sorted(
            scores, key=lambda row: (-scores[row] * (1 if row in recent else _OUTSIDE), row)
        )
        chosen.update(dict.fromkeys(ranked[:ROWS_A_SENTENCE]))
    for words in wanted.spellings.values():
        found = {row for word in words for row in rows.get(word, ())}
        ranked = sorted(found, key=lambda row: (row not in recent, -row))
        chosen.update(dict.fromkeys(ranked[:ROWS_ABROAD]))
    return tuple(chosen)


def weight_of(n_holding: int, n_all: int) -> float:
    """Return the weight of a word that so many of all reports hold."""
    return math.log(1 + (n_all + 1) / (n_holding + 1))


def weigh(
    draft: Draft,
    sources: Iterable[Source],
    rows: Mapping[str, Sequence[int]],
    *,
    n_reports: int,
    wanted: Wanted | None = None,
    language: str = "en",
) -> dict[int, SentenceEvidence]:
    """Return the evidence of each checked sentence, by its number."""
    everything = list(sources)
    index = _Index(everything)
    spellings = wanted.spellings if wanted else {}
    abroad = [one for one in everything if (one.report.language or language)[:2] != language[:2]]
    return {
        one.number: replace(
            index.evidence_for(draft, one, rows, n_reports),
            foreign=_foreign(draft, one, spellings.get(one.number, ()), abroad),
        )
        for one in draft.sentences
        if one.block.kind.is_checked
    }


def _foreign(
    draft: Draft, sentence: DraftSentence, spellings: Sequence[str], abroad: Sequence[Source]
) -> tuple[Candidate, ...]:
    """Return sentences in other languages that name those whom a sentence names."""
    words = {one.word for one in weighed_words(draft.text, sentence.span)} | set(spellings)
    found = []
    for source in abroad:
        shared = words.intersection(source.words.words)
        if not shared or not (shared.intersection(spellings) or len(shared) > _LEAST_ABROAD):
            continue
        text = source.report.text
        best = max(
            source.sentences,
            key=lambda span: len(shared & {one.word for one in weighed_words(text, span)}),
        )
        found.append(Candidate(source, best, len(shared) / len(words)))
    found.sort(key=lambda one: (-one.score, one.source.report.id))
    return tuple(found[:CANDIDATES])


class _Index:
    """The sentences of all sources by the stems they hold."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.places: list[tuple[Source, int]] = []
        self.holding: defaultdict[str, list[int]] = defaultdict(list)
        for source in sources:
            for n, span in enumerate(source.sentences):
                at = len(self.places)
                self.places.append((source, n))
                for stem in {one.stem for one in weighed_words(source.report.text, span)}:
                    self.holding[stem].append(at)

    def evidence_for(
        self,
        draft: Draft,
        sentence: DraftSentence,
        rows: Mapping[str, Sequence[int]],
        n_reports: int,
    ) -> SentenceEvidence:
        weights: dict[str, float] = {}
        for one in weighed_words(draft.text, sentence.span):
            weights[one.stem] = weight_of(len(rows.get(one.word, ())), n_reports)
        total = sum(weights.values())
        if not total:
            return SentenceEvidence(coverage=1.0)  # no word of it says anything
        scores: defaultdict[int, float] = defaultdict(float)
        for stem, weight in weights.items():
            for at in self.holding.get(stem, ()):
                scores[at] += weight
        best = sorted(scores, key=lambda at: (-scores[at], at))
        candidates = [
            Candidate(source, source.sentences[n], scores[at] / total)
            for at in best[:CANDIDATES]
            for source, n in [self.places[at]]
        ]
        return SentenceEvidence(tuple(candidates), self._coverage(weights, best, total))

    def _coverage(self, weights: Mapping[str, float], best: Sequence[int], total: float) -> float:
        """Return the most that a few sentences of one report hold together."""
        stems: defaultdict[str, set[str]] = defaultdict(set)
        counted: defaultdict[str, int] = defaultdict(int)
        for at in best:
            source, n = self.places[at]
            report = source.report
            if counted[report.id] < _JOINED:
                counted[report.id] += 1
                span = source.sentences[n]
                stems[report.id] |= {one.stem for one in weighed_words(report.text, span)}
        return (
            max(
                (sum(w for stem, w in weights.items() if stem in held) for held in stems.values()),
                default=0.0,
            )
            / total
        )
