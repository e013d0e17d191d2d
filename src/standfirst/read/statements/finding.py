"""Finding statements by rules and by the learned model together.

The rules read first. What they make of the text goes into the model as a hint, so the model has
learnt where they are to be trusted. What is left for this module is what the model cannot know:
statements inside quotations, layouts that newspapers do not have, and what kind of act a cue is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.read.statements.learned import load_extractor
from standfirst.read.statements.lexicon import act_of, english
from standfirst.read.statements.raw import RawStatement
from standfirst.read.statements.sentences import Sentences
from standfirst.read.statements.sifting import LEAST, sift
from standfirst.read.statements.spans import DEFAULT_ACTS, find_spans
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.read.statements.learned.decode import Attribution
    from standfirst.read.statements.learned.extractor import Extractor
    from standfirst.read.statements.learned.windows import Hint

LONGEST = 400_000  # characters; no report is so long, and what lies behind is read by rules alone
LIKELY = 0.5
LEARNED = "learned"  # the layout of a statement that only the model has found
_QUOTATION_SHUT = re.compile(r"[.!?…][”»\"]\s+(?=[^\W\d_a-z])")
_QUOTE_MARKS = frozenset('“”«»„"')
_AND_MEDIUM = re.compile(
    r"((?:\w+ ){0,3}(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|wr(?:ote|ites?|iting)|add(?:ed|ing)"
    r"|announced|argued)) (?:in|on|at|during|via) (?:an?|the|his|her|their|its|[A-Z]).*"
)
_NOUN_AND_THAT = re.compile(r"([a-z]\w{2,20} )that ")
_PLACED = re.compile(
    r"\b(?:in|on|to|at|via|during) (?:an?|the|this|his|her|its|their|our) (?:\w+ )?\Z"
)
_PLACING = 40  # characters of "during an audio "
# What somebody does while saying it: "said Vanda Ilk, 67, waiting for a bus".
_DOING = re.compile(r",(?= (?!including|according|during)[a-z]{2,}ing [^,”\"]*$)")
_EDGES = " ,;:–—-"
_RELATIVE = re.compile(r",? (?:who|which)$")  # left over where the cue stands in its clause


def find_raw(
    text: str,
    paragraphs: Sequence[Span],
    *,
    learned: bool,
    is_digest: bool = False,
    sentences: Sentences | None = None,
) -> list[RawStatement]:
    """Find the statements of some paragraphs, in the order of their first characters.

    ``learned`` false leaves the model out. ``is_digest`` tells an edition of a numbered digest: the
    rules were written after such editions, and the model has seen newspapers only; so the rules'
    spans stand there, and what only the model finds must be more likely right than wrong.
    ``sentences`` are those of the paragraphs, where somebody parted them before.
    """
    if not learned or not paragraphs:
        return find_spans(text, paragraphs, sentences=sentences)
    sentences = Sentences(text, paragraphs) if sentences is None else sentences
    ruled = find_ruled(text, paragraphs, sentences)
    found = blend(
        text, paragraphs, ruled, load_extractor(), keep_rules=is_digest, sentences=sentences
    )
    if is_digest:
        found = [r for r in found if r.pattern != LEARNED or r.confidence >= LIKELY]
    return found


def find_ruled(
    text: str, paragraphs: Sequence[Span], sentences: Sentences | None = None
) -> list[RawStatement]:
    """Return what the rules find if plans and documents count too, as they do for the model."""
    return find_spans(text, paragraphs, english().acts, sentences=sentences)


def hints_of(rows: Iterable[RawStatement]) -> list[Hint]:
    """Return rows of the rules as hints to the model, in the order of their starts."""
    return sorted(
        (span.start, span.end, role)
        for row in rows
        if not row.depth
        for role, spans in enumerate(((row.source,), (row.cue,), row.content))
        for span in spans
        if span is not None
    )


def blend(
    text: str,
    paragraphs: Sequence[Span],
    ruled: Sequence[RawStatement],
    extractor: Extractor,
    *,
    keep_rules: bool = False,
    sentences: Sentences | None = None,
) -> list[RawStatement]:
    """Join what the rules found with what the model makes of the text and of their hints.

    Where both found one cue the spans are the model's, or with ``keep_rules`` those of the rules.
    """
    near = [span for span in paragraphs if span.end <= LONGEST]
    tagged = [one for one in extractor.extract(text, near, hints_of(ruled)) if one.cue]
    outer = sorted((row for row in ruled if not row.depth), key=lambda row: row.cue)
    twins = _partners([Span(*one.cue[0]) for one in tagged], [row.cue for row in outer])
    sentences = Sentences(text, paragraphs) if sentences is None else sentences
    found = [
        row
        for one, partners in zip(tagged, twins, strict=True)
        if (row := _joined(text, one, [outer[n] for n in partners], sentences)) is not None
    ]
    found = [row for row in found if row.pattern != LEARNED or row.confidence >= LEAST]
    if keep_rules:
        found = [row for row in found if row.pattern == LEARNED]
    known = sorted(row.cue for row in found)
    rest = [row for row in ruled if row.depth or row.act in DEFAULT_ACTS]
    alone = _partners([row.cue for row in rest], known)
    found += [row for row, partners in zip(rest, alone, strict=True) if not partners]
    found = [_without_medium(text, row) for row in found]
    return sorted(found, key=lambda row: (row.first, row.cue, row.depth))


def _partners(spans: Sequence[Span], others: Sequence[Span]) -> list[list[int]]:
    """Return for each span which of the others, sorted by start, overlap it."""
    starts = [span.start for span in others]
    longest = max((span.end - span.start for span in others), default=0)
    found = []
    for span in spans:
        low, high = bisect_left(starts, span.start - longest), bisect_left(starts, span.end)
        found.append([n for n in range(low, high) if others[n].overlaps(span)])
    return found


def _joined(
    text: str, one: Attribution, twins: Sequence[RawStatement], sentences: Sentences
) -> RawStatement | None:
    """Make a statement of the model's spans, with what the rules know of the same cue.

    None where there is no content: nothing was said.
    """
    one = sift(text, one, sentences.around(Span(*one.cue[0])))
    twin = twins[0] if twins else None
    content = tuple(_shut(text, Span(*span)) for span in one.content)
    content = content or (twin.content if twin else ())
    if not content:
        return None
    cue = _verb_group(text, Span(*one.cue[0]))
    source = _source_of(text, one, sentences)
    if twin is not None:
        content = _with_other_paragraphs(text, cue, content, twin.content)
        return replace(twin, source=source, cue=cue, content=content, confidence=one.confidence)
    return RawStatement(
        source,
        cue,
        content,
        act_of(cue.of(text)),
        LEARNED,
        one.confidence,
        sentences.around(cue),
        passive=source is None,
    )


def _with_other_paragraphs(
    text: str, cue: Span, content: tuple[Span, ...], ruled: tuple[Span, ...]
) -> tuple[Span, ...]:
    """Add the quotations that the rules found to run on in other paragraphs than the cue's.

    The model sees where an opening mark is repeated, but was taught on single paragraphs.
    """
    start, end = text.rfind("\n", 0, cue.start), text.find("\n", cue.end)
    end = len(text) if end < 0 else end
    others = [
        span
        for span in ruled
        if (span.end <= start or span.start >= end)
        and text[span.start] in _QUOTE_MARKS
        and not any(span.overlaps(own) for own in content)
    ]
    return tuple(sorted([*content, *others])) if others else content


def _verb_group(text: str, span: Span) -> Span:
    """Cut off what it was said on: newspapers' annotators are of two minds, the contract is not."""
    found = _AND_MEDIUM.fullmatch(span.of(text))
    return span if found is None else Span(span.start, span.start + found.end(1))


def _source_of(text: str, one: Attribution, sentences: Sentences) -> Span | None:
    """Return the source; one behind its cue ends with its sentence ("the mission to the UN.")."""
    if not one.source:
        return None
    span = Span(*one.source[0])
    if span.start >= one.cue[0][0] and ". " in span.of(text):
        span = Span(span.start, min(span.end, max(sentences.around(span).end, span.start + 1)))
        span = Span(span.start, span.start + len(span.of(text).removesuffix(".")))
    doing = _DOING.search(text, *span) if span.start >= one.cue[0][0] else None
    if doing is not None:
        span = Span(span.start, doing.start())
    return _trimmed(text, span)


def _trimmed(text: str, span: Span) -> Span:
    words = _RELATIVE.sub("", span.of(text).rstrip(_EDGES)).rstrip(_EDGES)
    return Span(span.start, span.start + len(words))


def _without_medium(text: str, row: RawStatement) -> RawStatement:
    content = tuple(_from_that(text, span) for span in row.content)
    return row if content == row.content else replace(row, content=content)


def _from_that(text: str, span: Span) -> Span:
    """Leave a medium's last word to the reporter: "declared in an audio [message that …]"."""
    told = _NOUN_AND_THAT.match(text, *span)
    if told is None or not _PLACED.search(text, max(0, span.start - _PLACING), span.start):
        return span
    return Span(told.end(1), span.end)


def _shut(text: str, span: Span) -> Span:
    """End a content with its last quotation where that shut a sentence and another one begins.

    Where paragraphs are long the model runs on into the reporter's next sentence, and stops in it.
    """
    for match in _QUOTATION_SHUT.finditer(text, span.start, span.end):
        if _QUOTE_MARKS.isdisjoint(text[match.end() : span.end]):
            return Span(span.start, match.start() + 2)
    return span
