"""S: a draft that sums up what it does not tell, tells a story twice, or rests on a dead source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from standfirst.check.drafts import BlockKind
from standfirst.check.findings import note
from standfirst.check.passages import wording_of
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from standfirst.check.comparing.wording import Wording
    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import Source
    from standfirst.records import Finding

# Sentences that lead a reader in, or ask, and tell nothing yet.
ADDRESS: Final = re.compile(
    r"(?:(?:Follow|Read on|Scroll|Stay with|(?:Here|Below) (?:is|are)"
    r"|(?:Key|Main|Latest) (?:developments|events|points)|An? (?:overview|summary))\b|[^.]*\?\Z)"
)
_TOLD: Final = 0.4  # share of a standfirst sentence's words that one section must have
_SAME: Final = 0.8  # share of a sentence's words that makes another one its double
_TWICE: Final = 0.6  # share of a section's sentences that make it another one's double
_LEAST: Final = 3  # words a sentence of the standfirst needs to tell something
_LIKEST: Final = 2  # candidates of a sentence that it may rest on
_RESTS: Final = 0.5  # score from which a sentence rests on a report
_BODY: Final = frozenset({BlockKind.BODY, BlockKind.ITEM})


def find_standfirst_alone(context: CheckContext) -> Iterator[Finding]:
    """S001: a sentence of the standfirst that no section tells more of."""
    sections = _sections(context)
    if len(sections) < 1:
        return
    for sentence in context.draft.sentences:
        if sentence.block.kind is not BlockKind.STANDFIRST:
            continue
        words = _words(sentence, context)
        names = {word.sense for word in words.words if word.capital and word.tells}
        if sum(1 for word in words.words if word.tells and not word.low[0].isdigit()) < _LEAST:
            continue
        if ADDRESS.match(sentence.text):
            continue
        if names and any(names <= _senses(rows, context) for rows in sections.values()):
            continue
        if _rests_with(sentence, sections, context):
            continue
        if max(_share(words, rows, context) for rows in sections.values()) < _TOLD:
            message = "the standfirst announces this, and no section tells it"
            yield note("S001", sentence.span, message)


def _rests_with(
    sentence: DraftSentence,
    sections: Mapping[int, Sequence[DraftSentence]],
    context: CheckContext,
) -> bool:
    """Tell whether a section rests on the report that a sentence of the standfirst does."""
    best = context.evidence_of(sentence).best
    return best is not None and any(
        one.source.report.id == best.source.report.id
        for rows in sections.values()
        for row in rows
        for one in context.evidence_of(row).candidates[:_LIKEST]
    )


def _share(words: Wording, rows: Sequence[DraftSentence], context: CheckContext) -> float:
    senses = _senses(rows, context)
    return len(words.senses & senses) / len(words.senses) if words.senses else 1.0


def _senses(rows: Sequence[DraftSentence], context: CheckContext) -> frozenset[str]:
    return frozenset(sense for one in rows for sense in _words(one, context).senses)


def find_story_twice(context: CheckContext) -> Iterator[Finding]:
    """S002: two sections of which one tells what the other told."""
    sections = [
        [one for one in rows if one.block.kind in _BODY] for rows in _sections(context).values()
    ]
    for n, later in enumerate(sections):
        for earlier in sections[:n]:
            if later and earlier and _are_double(later, earlier, context):
                yield note("S002", later[0].span, "an earlier section tells this story already")
                break


def _are_double(
    later: Sequence[DraftSentence], earlier: Sequence[DraftSentence], context: CheckContext
) -> bool:
    told = [_words(one, context) for one in earlier]
    doubles = sum(
        any(other.holds(words.senses) >= _SAME for other in told)
        for words in (_words(one, context) for one in later)
        if words.senses
    )
    return doubles >= _TWICE * len(later)


def find_dead_sources(context: CheckContext) -> Iterator[Finding]:
    """S003, S004: the report a sentence rests on was withdrawn, or says it otherwise by now."""
    for sentence in context.draft.sentences:
        if not sentence.block.kind.is_checked:
            continue
        best = context.evidence_of(sentence).best
        if best is None or best.score < _RESTS:
            continue
        source = best.source
        if source.report.id in context.withdrawn:
            message = f"{source.outlet_name} has withdrawn the report this rests on"
            yield note("S003", sentence.span, message, cites=[(source, best.span)])
        elif _was_said_before(sentence, source, context) and not _is_said_now(
            sentence, source, context
        ):
            message = f"{source.outlet_name} has changed this since"
            yield note("S004", sentence.span, message, cites=[(source, best.span)])


def _was_said_before(sentence: DraftSentence, source: Source, context: CheckContext) -> bool:
    """Tell whether an earlier revision had figures of the sentence that the newest has no more."""
    revisions = context.revisions.get(source.report.id, ())
    earlier = [one for one in revisions if one.revision < source.report.revision]
    if not earlier:
        return False
    figures = _figures(_words(sentence, context))
    now = _figures_in(source.report.text)
    return any(figures & (_figures_in(revision.text) - now) for revision in earlier)


def _is_said_now(sentence: DraftSentence, source: Source, context: CheckContext) -> bool:
    now = _figures_in(source.report.text)
    told = _words(sentence, context)
    return _figures(told) <= now


def _figures(words: Wording) -> frozenset[str]:
    return frozenset(one.sense for one in words.words if one.sense[0].isdigit())


def _figures_in(text: str) -> frozenset[str]:
    return _figures(wording_of(text, Span(0, len(text))))


def _sections(context: CheckContext) -> dict[int, list[DraftSentence]]:
    found: dict[int, list[DraftSentence]] = {}
    for one in context.draft.sentences:
        kind = one.block.kind
        if one.block.section and (kind in _BODY or kind is BlockKind.HEADING):
            found.setdefault(one.block.section, []).append(one)
    return found


def _words(sentence: DraftSentence, context: CheckContext) -> Wording:
    return wording_of(context.draft.text, sentence.span)
