"""Choosing evidence: which sentences of the found reports hold the words of a draft's sentence.

Two steps. First ``plan`` says which words to ask the archive for, and ``choose_rows`` weighs the
rows that hold them; then ``weigh`` compares sentences. A word's weight falls with the number of
reports that hold it, so that names, figures and rare words decide.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.check.evidence import Candidate, SentenceEvidence
from standfirst.check.wording import weighed_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from standfirst.check.drafts import Draft, DraftSentence
    from standfirst.check.evidence import Source

ROWS_A_SENTENCE: Final = 10  # reports looked into
CANDIDATES: Final = 8
MOST_WORDS: Final = 40  # of a sentence asked for
_OUTSIDE: Final = 0.7  # weight of a report that is not of the draft's days
_JOINED: Final = 3  # sentences of one report that may together hold a sentence


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to ask the archive for: the words of each checked sentence, by its number."""

    words: Mapping[int, tuple[str, ...]]

    @property
    def all_words(self) -> tuple[str, ...]:
        """Every word once, in order."""
        return tuple(dict.fromkeys(word for words in self.words.values() for word in words))


def plan(draft: Draft) -> Wanted:
    """Return the words to look for."""
    return Wanted(
        {
            one.number: tuple(
                dict.fromkeys(found.word for found in weighed_words(draft.text, one.span))
            )[:MOST_WORDS]
            for one in draft.sentences
            if one.block.kind.is_checked
        }
    )


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
) -> dict[int, SentenceEvidence]:
    """Return the evidence of each checked sentence, by its number."""
    index = _Index(sources)
    return {
        one.number: index.evidence_for(draft, one, rows, n_reports)
        for one in draft.sentences
        if one.block.kind.is_checked
    }


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
