"""Signs that a sentence stands on nothing, added up to log-odds.

Each is a share from 0 to 1 with a name and a weight (``data/signs.toml`` has them, and how they
were fitted). One threshold of words held cannot part a free paraphrase from what nobody said; what
a few reports explain by words of one family or field, whether names and figures stand anywhere in
what was found, and whether the sentences around rest on the same report together can, better.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.kin import kin_of, may_stand_for, share_explained
from standfirst.check.comparing.spelt import number_at
from standfirst.check.comparing.stems import load_table
from standfirst.check.comparing.wording import Wording
from standfirst.check.passages import sentences_beside, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.check.comparing.wording import Word
    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import Candidate, SentenceEvidence
    from standfirst.records import Span

_HARD: Final = 2.0  # weight of a name or figure among the words
_MAY_STAND: Final = 0.8  # what a word explains that may stand for another
# Share from which a candidate explains a sentence: of 44 unsupported ones by hand none has it.
_EXPLAINED: Final = 0.6
_NEAR: Final = 2  # sentences before and behind
_LIKEST: Final = 2  # candidates of a sentence that it may rest on
_FEWEST: Final = 3  # telling words
# What these mean stands elsewhere, and so do the words that their evidence would have.
_VAGUE: Final = frozenset("it they we you i".split())
_OUTLETS: Final = frozenset(
    "paper newspaper daily weekly piece article agency report reports account broadcaster".split()
)
_SHORTEST: Final = 4  # letters of an outlet's name

Held = tuple[frozenset[str], frozenset[int]]  # words by sense and root, and the fields of them


def signs_of(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> dict[str, float]:
    """Return the signs of a sentence by name, in the order of the table of weights."""
    words = wording_of(context.draft.text, sentence.span).words
    told = [one for one in words if one.tells]
    found = [_held_by(one) for one in evidence.candidates]
    everything = (
        frozenset().union(*(held for held, _ in found)),
        frozenset().union(*(fields for _, fields in found)),
    )
    hard = _numbers_joined([one for one in told if is_hard(one, sentence)], words)
    lost = sum(share_explained(*one, *everything) < 1 for one in hard)
    return {
        "coverage": evidence.coverage,
        "best": max((_share(told, held, sentence) for held in found), default=0.0),
        "lost": lost / len(hard) if hard else 0.0,
        "neighbours": float(_rests_as_neighbours_do(sentence, evidence, context)),
        "prose": 1 - len(told) / len(words) if words else 0.0,
    }


def is_unsupported(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> bool:
    """Tell whether the odds that a sentence stands on nothing reach the table's threshold.

    Of one on something that it calls "it" or "they" it takes more.
    """
    if not may_be_judged(sentence, context):
        return False
    words = wording_of(context.draft.text, sentence.span).words
    table = load_table("signs")["support"]
    signs = signs_of(sentence, evidence, context)
    odds = table["bias"] + sum(table["weights"][name] * value for name, value in signs.items())
    if is_explained(sentence, evidence, context):
        return False
    is_vague = any(one.low.split("'")[0] in _VAGUE for one in words)
    return bool(odds >= table["threshold_vague" if is_vague else "threshold"])


def is_explained(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> bool:
    """Tell whether one candidate explains most of a sentence once words may stand for others."""
    words = wording_of(context.draft.text, sentence.span).words
    told = [one for one in words if one.tells]
    return any(
        _share(told, _held_by(one), sentence, is_wide=True) >= _EXPLAINED
        for one in evidence.candidates
    )


def may_be_judged(sentence: DraftSentence, context: CheckContext) -> bool:
    """Tell whether a sentence claims something that a report could have.

    A couple of words do not, nor does a line without a little word (a list, a label), nor a
    sentence on an outlet, which is of the draft's own.
    """
    words = wording_of(context.draft.text, sentence.span).words
    told = sum(one.tells for one in words)
    return _FEWEST <= told < len(words) and not _is_of_outlet(words, sentence, context)


def _is_of_outlet(words: Sequence[Word], sentence: DraftSentence, context: CheckContext) -> bool:
    """Tell whether a sentence is about an outlet: the outlet's reports do not tell of it."""
    if any(one.low in _OUTLETS for one in words):
        return True
    names = [source.outlet_name for source in context.sources.values()]
    names += [name for one in context.registers.outlets for name in (one.name, *one.names)]
    return any(
        len(name) >= _SHORTEST and name.removeprefix("The ") in sentence.text for name in names
    )


def is_hard(word: Word, sentence: DraftSentence) -> bool:
    """Tell whether a word is a name or a figure: no paraphrase changes those."""
    return word.sense[0].isdigit() or (word.capital and word.start != sentence.span.start)


def _share(
    words: Iterable[Word], held: Held, sentence: DraftSentence, *, is_wide: bool = False
) -> float:
    """Return the share of words that are explained.

    ``is_wide``: also by words they may stand for; names and figures count no more than others.
    """
    total = explained = 0.0
    for one in words:
        hard = is_hard(one, sentence)
        weight = _HARD if hard and not is_wide else 1.0
        share = share_explained(one.low, one.sense, *held)
        if is_wide and not hard and share < _MAY_STAND and may_stand_for(one.low, held[0]):
            share = _MAY_STAND
        total += weight
        explained += weight * share
    return explained / total if total else 0.0


def _numbers_joined(hard: Sequence[Word], words: Sequence[Word]) -> list[tuple[str, str]]:
    """Return hard words with what they mean, a number of several words as the one that it is."""
    wording = Wording(tuple(words))
    joined: dict[int, tuple[str, str]] = {}
    inside: set[int] = set()
    for at, word in enumerate(words):
        value, last = number_at(wording, at)
        if value is not None and last > at and at not in inside:
            inside.update(range(at, last + 1))
            joined[word.start] = (word.low, f"{value:.10g}")
    within = {words[at].start for at in inside}
    plain = [(one.low, one.sense) for one in hard if one.start not in within]
    return [*plain, *joined.values()]


def _held_by(candidate: Candidate) -> Held:
    """Return what a sentence of a source and those beside it hold."""
    source, span = candidate.source, candidate.span
    return _held_at(source.report.text, (span, *sentences_beside(source, span)))


@lru_cache(maxsize=1 << 10)
def _held_at(text: str, spans: Sequence[Span]) -> Held:
    found = [kin_of(wording_of(text, span)) for span in spans]
    return (
        frozenset().union(*(held for held, _ in found)),
        frozenset().union(*(fields for _, fields in found)),
    )


def _rests_as_neighbours_do(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> bool:
    """Tell whether a sentence near by rests on the report that is this one's best evidence."""
    best = evidence.best
    if best is None:
        return False
    at = sentence.number
    near = context.draft.sentences[max(0, at - _NEAR) : at + _NEAR + 1]
    return any(
        one.source.report.id == best.source.report.id
        for other in near
        if other.number != at
        for one in context.evidence_of(other).candidates[:_LIKEST]
    )
