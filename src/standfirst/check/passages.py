"""The sentences of reports that a sentence of a draft is set against.

Beside its candidates these are the sentences next to them, for a report tells a thing in two
sentences as often as in one, and for titles, headings and the standfirst what the sentences they
sum up stand on. A text that several reports carry counts once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.wording import Wording, read_wording, senses_in
from standfirst.check.drafts import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import SentenceEvidence, Source
    from standfirst.records import Span

_OF_OTHERS: Final = 3  # candidates of each sentence that a heading sums up, or that goes before
_LEAST_COVERAGE: Final = 0.35  # below it a sentence has no evidence that anything may differ from
MOST: Final = 60  # passages of one sentence
SUMMING: Final = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.STANDFIRST})


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a report.

    ``is_found`` tells that it was found for its own words.
    """

    source: Source
    span: Span
    wording: Wording
    is_found: bool

    @property
    def text(self) -> str:
        """Its words."""
        return self.span.of(self.source.report.text)


def passages_for(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> tuple[Passage, ...]:
    """Return the passages for a sentence, found ones first, at most 60.

    There are none for a sentence of which the archive holds next to nothing: U001 has said all.
    """
    key = ("passages", sentence.number)
    return context.keep(key, lambda: _find_passages(sentence, evidence, context))


def _find_passages(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> tuple[Passage, ...]:
    if evidence.coverage < _LEAST_COVERAGE:
        return ()
    found = _Passages()
    own = [(one.source, one.span) for one in evidence.candidates]
    for source, span in own:
        found.put(source, span, is_found=True)
    for source, span in own:
        found.put_beside(source, span)
    for other in _around(sentence, context):
        if len(found.rows) >= MOST:
            break
        for one in context.evidence_of(other).candidates[:_OF_OTHERS]:
            found.put(one.source, one.span, is_found=False)
            found.put_beside(one.source, one.span)
    return tuple(found.rows.values())[:MOST]


class _Passages:
    """Passages by their words, in the order they came."""

    def __init__(self) -> None:
        self.rows: dict[str, Passage] = {}

    def put(self, source: Source, span: Span, *, is_found: bool) -> None:
        words = span.of(source.report.text)
        if words not in self.rows:
            wording = wording_of(source.report.text, span)
            self.rows[words] = Passage(source, span, wording, is_found)

    def put_beside(self, source: Source, span: Span) -> None:
        for near in sentences_beside(source, span):
            self.put(source, near, is_found=False)


def sentences_beside(source: Source, span: Span) -> Iterator[Span]:
    """Yield the sentences before and behind one of a report."""
    at = source.sentences.index(span) if span in source.sentences else -1
    if at > 0:
        yield source.sentences[at - 1]
    if 0 <= at < len(source.sentences) - 1:
        yield source.sentences[at + 1]


def beside(passages: Sequence[Passage]) -> list[tuple[int, ...]]:
    """Return for each passage the numbers of those next to which it stands in its report."""
    numbers = {(one.source.report.id, one.span): n for n, one in enumerate(passages)}
    return [
        tuple(
            numbers[one.source.report.id, span]
            for span in sentences_beside(one.source, one.span)
            if (one.source.report.id, span) in numbers
        )
        for one in passages
    ]


def _around(sentence: DraftSentence, context: CheckContext) -> Iterable[DraftSentence]:
    """Return the sentences that a heading sums up, or else the one before it in its section."""
    block = sentence.block
    if block.kind in SUMMING:
        is_heading = block.kind is BlockKind.HEADING
        rows = context.draft.section(block.section) if is_heading else context.draft.sentences
        return (one for one in rows if one.block.kind in {BlockKind.BODY, BlockKind.ITEM})
    before = context.draft.sentences[sentence.number - 1] if sentence.number else None
    if before is None or before.block.section != block.section:
        return []
    return [before]


def elsewhere(
    draft: Wording, context: CheckContext, *, least: int, beside: frozenset[str] | None = None
) -> Iterator[Passage]:
    """Yield the sentences of all sources that share at least so many telling words with another.

    ``beside`` narrows the words that count.
    """
    senses = draft.senses if beside is None else beside
    places, holding = sentences_by_sense(context)
    if least <= 0:
        found: Iterable[int] = range(len(places))
    else:
        counts = Counter(at for one in senses for at in holding.get(one, ()))
        found = sorted(at for at, n in counts.items() if n >= least)
    for at in found:
        source, span = places[at]
        yield Passage(source, span, wording_of(source.report.text, span), is_found=False)


def sentences_by_sense(
    context: CheckContext,
) -> tuple[Sequence[tuple[Source, Span]], Mapping[str, Sequence[int]]]:
    """Return the sentences of all sources, and by sense the numbers of those that hold it."""
    return context.keep("holding", lambda: _holding(context))


def _holding(
    context: CheckContext,
) -> tuple[list[tuple[Source, Span]], Mapping[str, Sequence[int]]]:
    places = [(source, span) for source in context.sources.values() for span in source.sentences]
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for at, (source, span) in enumerate(places):
        for one in senses_in(source.report.text, span):
            holding[one].append(at)
    return places, holding


def wordings_with(
    senses: Iterable[str], context: CheckContext, may: Callable[[frozenset[str]], bool]
) -> Iterator[Wording]:
    """Yield the words of the sources' sentences that have any of some senses and pass a test."""
    places, holding = sentences_by_sense(context)
    for at in sorted({at for one in senses for at in holding.get(one, ())}):
        source, span = places[at]
        if may(senses_in(source.report.text, span)):
            yield wording_of(source.report.text, span)


def near_best(
    passages: Iterable[Passage], draft: Wording, share: float
) -> list[tuple[Passage, float]]:
    """Return the passages that hold at least a share of what the best one holds of the draft's."""
    rows = [(one, one.wording.holds(draft.senses)) for one in passages]
    least = share * max((held for _, held in rows), default=0.0)
    return [(one, held) for one, held in rows if held and held >= least]


@lru_cache(maxsize=1 << 14)
def wording_of(text: str, span: Span) -> Wording:
    """Return a sentence's words, as read before where it was."""
    return read_wording(text, span)
