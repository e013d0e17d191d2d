"""Q: what stands between quotation marks must have been said, in these words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from standfirst.check.findings import note
from standfirst.records import Span, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.check.context import CheckContext
    from standfirst.check.evidence import Candidate, Source
    from standfirst.check.quotes import DraftQuote, Match, Near
    from standfirst.records import Finding

_LONGEST_TERM: Final = 4  # words that may be a title or a term, not a quotation
_SPEAKS_ON: Final = 320  # characters between two quotations that are still one piece of speech
_GOES_ON: Final = re.compile(r"[ ]?[\w(–—-]")
_SURE: Final = 0.75  # share of words from which the right ones are offered as a fix
_PARAPHRASE: Final = 0.5  # share of a sentence that its source holds in other words
NEGATIONS: Final = frozenset(
    "no not never none nobody nothing neither nor without cannot can't won't don't doesn't didn't"
    " isn't aren't wasn't weren't hasn't haven't hadn't wouldn't couldn't shouldn't unless if"
    " hardly except".split()
)


def find_bent_quotes(context: CheckContext) -> Iterator[Finding]:
    """Q001 to Q008, for each quotation of the draft."""
    for quote in context.quotes:
        if quote.spoken:
            yield from _faults_of_spoken(quote)
        elif quote.told:
            yield from _not_a_quotation(quote)
        elif quote.turned:
            yield note(
                "Q004",
                quote.inner,
                "the parts of this quotation stand in another order in its source",
                cites=_where(quote, quote.turned),
            )
        elif quote.joined:
            yield note(
                "Q008",
                quote.inner,
                "this quotation is put together from several statements",
                cites=[(one.source, one.span) for one in quote.joined[:3]],
            )
        elif quote.near and quote.near.is_spoken:
            yield _changed(quote, quote.near)
        elif not _is_term(quote):
            yield _unknown(quote, context)


# ── its words were said ─────────────────────────────────────────────────────────────────────


def _faults_of_spoken(quote: DraftQuote) -> Iterator[Finding]:
    """Complain only where every source that has the words complains."""
    faults = []
    for match in quote.spoken:
        fault = _swallowed(quote, match) or _run_together(quote, match)
        if fault is None:
            return
        faults.append(fault)
    yield faults[0]


def _swallowed(quote: DraftQuote, match: Match) -> Finding | None:
    for n, ((_, end), (start, _)) in enumerate(pairwise(match.places), 1):
        if not quote.segments[n].after_ellipsis:
            continue
        lost = [word for word in match.stream.words[end + 1 : start] if word in NEGATIONS]
        if lost:
            gap = Span(quote.segments[n - 1].places[-1].start, quote.segments[n].places[0].end)
            return note(
                "Q003",
                gap,
                f"the ellipsis swallows “{lost[0]}”",
                cites=[(match.source, match.span)],
            )
    return None


def _run_together(quote: DraftQuote, match: Match) -> Finding | None:
    """Two quotations of one source may be joined where one speaker goes on at once."""
    if match.source.is_own_words or match.stream is not match.source.spoken:
        return None
    text = match.source.report.text
    for first, last in match.places:
        for left, right in pairwise(match.stream.places[first : last + 1]):
            between = text[left.end : right.start]
            is_apart = len(between) > _SPEAKS_ON
            if is_apart or (len(between) > 8 and _speakers_differ(match.source, left, right)):
                return note(
                    "Q008",
                    quote.inner,
                    "this quotation is put together from two statements",
                    cites=[(match.source, Span(left.start, left.end)), (match.source, right)]
                    if is_apart
                    else [(match.source, match.span)],
                )
    return None


def _speakers_differ(source: Source, left: Span, right: Span) -> bool:
    names = []
    for span in (left, right):
        speakers = {
            one.speaker.name
            for one in source.statements_in(span)
            if one.speaker and one.speaker.name
        }
        names.append(speakers)
    return bool(names[0] and names[1]) and not names[0] & names[1]


# ── they stand in a source, but nobody says them ────────────────────────────────────────────


def _not_a_quotation(quote: DraftQuote) -> Iterator[Finding]:
    if any(_is_direct(match) for match in quote.told) or _is_term(quote):
        return
    match = quote.told[0]
    yield note(
        "Q005",
        quote.inner,
        "these words are the outlet's, not the speaker's: its report has them outside"
        " quotation marks",
        cites=[(match.source, _sentence_around(match.source, match.span))],
    )


def _is_direct(match: Match) -> bool:
    return any(
        one.kind is StatementKind.DIRECT and any(part.covers(match.span) for part in one.content)
        for one in match.source.reading.statements
    )


def _is_term(quote: DraftQuote) -> bool:
    """Tell whether a quotation is a title or a term, set in marks by the draft's own author."""
    n_words = len(quote.words)
    if n_words == 1:
        return True
    return n_words <= _LONGEST_TERM and quote.statement is None


# ── nobody says quite that ──────────────────────────────────────────────────────────────────


def _changed(quote: DraftQuote, near: Near) -> Finding:
    """Q001 or Q002: the nearest words of somebody differ."""
    words = [place for one in quote.segments for place in one.places]
    odd = [
        n
        for n, (a, b) in enumerate(near.alignment.pairs)
        if a is None or b is None or quote.words[a] != near.stream.words[b]
    ]
    only_dropped = all(near.alignment.pairs[n][0] is None for n in odd)
    first, last = _widened(near, odd)
    pairs = near.alignment.pairs[first : last + 1]
    mine = [words[a] for a, _ in pairs if a is not None]
    theirs = [near.stream.places[b] for _, b in pairs if b is not None]
    span = Span(mine[0].start, mine[-1].end)
    said = _said(near, theirs)
    if only_dropped:
        n_lost = len(odd)
        lost = " ".join(
            near.stream.places[b].of(near.source.report.text)
            for n in odd
            for b in [near.alignment.pairs[n][1]]
            if b is not None
        )
        message = (
            f"{n_lost} word{'' if n_lost == 1 else 's'} left out without an ellipsis: “{lost}”"
        )
    else:
        message = f"not the words that were said: “{said}”" if said else "not what was said"
    is_sure = near.alignment.share >= _SURE and len(quote.segments) == 1 and _is_whole(near, odd)
    return note(
        "Q002" if only_dropped else "Q001",
        span,
        message,
        cites=[(near.source, near.span)],
        fix=said if is_sure and said else None,
    )


def _is_whole(near: Near, odd: list[int]) -> bool:
    """Tell whether the source's words end where the quotation does, if its ends were changed.

    Else nobody knows how many of them stand for "after she died": "after her sudden death".
    """
    text = near.source.report.text
    before = text[max(0, near.span.start - 2) : near.span.start].rstrip(" ")
    is_begun = 0 not in odd or not before[-1:].isalnum()
    is_ended = len(near.alignment.pairs) - 1 not in odd or not _GOES_ON.match(text, near.span.end)
    return is_begun and is_ended


def _widened(near: Near, odd: list[int]) -> tuple[int, int]:
    """Return the pairs from the first to the last difference, with words on both sides of each."""
    pairs = near.alignment.pairs
    first, last = (odd[0], odd[-1]) if odd else (0, len(pairs) - 1)

    def is_one_sided(at: int, side: int) -> bool:
        return all(pair[side] is None for pair in pairs[first : at + 1])

    while last + 1 < len(pairs) and (is_one_sided(last, 0) or is_one_sided(last, 1)):
        last += 1
    while first > 0 and (is_one_sided(last, 0) or is_one_sided(last, 1)):
        first -= 1
    return first, last


def _said(near: Near, theirs: list[Span]) -> str:
    """Return the source's words; those of two quotations are joined by a space."""
    if not theirs:
        return ""
    text = near.source.report.text
    whole = Span(theirs[0].start, theirs[-1].end).of(text)
    if not any(mark in whole for mark in '“”"«»\n'):
        return whole
    return " ".join(span.of(text) for span in theirs)


def _unknown(quote: DraftQuote, context: CheckContext) -> Finding:
    """Q005, Q006 or Q007: no source has the words in the draft's language."""
    evidence = context.evidence_of(quote.sentence)
    near = quote.near
    if near is not None:
        cites = [(near.source, _sentence_around(near.source, near.span))]
        return note("Q005", quote.inner, "a paraphrase in quotation marks", cites=cites)
    translated = _translated(quote, context)
    if translated is not None:
        language = (translated.source.report.language or "").upper()
        return note(
            "Q006",
            quote.inner,
            f"a translation in quotation marks: its source is in another language ({language})",
            cites=[(translated.source, translated.span)],
        )
    best = evidence.nearest
    cites = [(best.source, best.span)] if best else []
    if best and best.statements and best.score >= _PARAPHRASE:
        return note("Q005", quote.inner, "a paraphrase in quotation marks", cites=cites)
    return note("Q007", quote.inner, "nobody says this in the archive", cites=cites)


def _translated(quote: DraftQuote, context: CheckContext) -> Candidate | None:
    own = (context.language or "")[:2]
    for candidate in context.evidence_of(quote.sentence).foreign:
        language = (candidate.source.report.language or own)[:2]
        if language != own and candidate.source.spoken.words:
            return candidate
    return None


def _where(quote: DraftQuote, source: Source) -> list[tuple[Source, Span]]:
    found = []
    for segment in quote.segments[:3]:
        at = source.spoken.find(segment.words)
        if at is not None:
            found.append((source, source.spoken.span(at, at + len(segment.words) - 1)))
    return found


def _sentence_around(source: Source, span: Span) -> Span:
    return next((one for one in source.sentences if one.overlaps(span)), span)
