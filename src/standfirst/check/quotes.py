"""Finding where the quotations of a draft stand in the sources."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from standfirst.check.aligning import Alignment, align, with_ends
from standfirst.check.streams import WORD
from standfirst.records import Span
from standfirst.text import find_quotations, split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from standfirst.check.drafts import Draft, DraftSentence
    from standfirst.check.evidence import SentenceEvidence, Source
    from standfirst.check.streams import Stream
    from standfirst.records import Statement

_ITEM: Final = re.compile(
    r"(?P<gap>\[\s*(?:…|\.\s?\.\s?\.)\s*\]|…|\.\s?\.\s?\.(?:\s?\.)?)"
    r"|\[(?P<letter>[^\W\d_])\](?P<rest>[^\W\d_]+(?:['’ʼ][^\W\d_]+)*)"
    r"|(?P<bracket>\[[^\]\n]{0,120}\])"
    rf"|(?P<word>{WORD.pattern})"
)
_APOSTROPHES: Final = str.maketrans({"’": "'", "ʼ": "'"})
_PARTED: Final = re.compile(r"[“”\"«»„\n.!?]")
_FARTHEST: Final = 150  # words that an ellipsis may stand for
_MOST_STARTS: Final = 30  # places of a first segment that are tried
MOST_MATCHES: Final = 12
_MOST_JOINED: Final = 6  # sentences of a quotation looked up one by one
_MOST_NEAR: Final = 4  # sources a changed quotation is laid beside
_LEAST_SHARED: Final = 0.4  # of its words, before that is tried
_LEAST_NEAR: Final = 0.6


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a quotation in a row, up to an ellipsis or a bracket."""

    words: tuple[str, ...]
    places: tuple[Span, ...]
    after_ellipsis: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Where all segments of a quotation stand in one source: first and last word of each."""

    source: Source
    stream: Stream = field(repr=False)
    places: tuple[tuple[int, int], ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the report, one a segment."""
        return tuple(self.stream.span(first, last) for first, last in self.places)

    @property
    def span(self) -> Span:
        """The span from the first word to the last."""
        return Span(self.spans[0].start, self.spans[-1].end)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The source's statements that hold the first segment, the innermost first."""
        found = self.source.statements_in(self.spans[0])
        return tuple(sorted(found, key=lambda one: sum(b - a for a, b in one.content)))


@dataclass(frozen=True, slots=True)
class Near:
    """The words of a source that come nearest to a quotation."""

    source: Source
    stream: Stream = field(repr=False)
    alignment: Alignment
    is_spoken: bool

    @property
    def span(self) -> Span:
        """The span of the report the quotation was laid beside."""
        return self.stream.span(self.alignment.first, self.alignment.last)


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """One quotation of a draft, and what was found of it.

    ``spoken`` are the sources in which somebody says all of its words, ``told`` those that have
    them outside quotation marks, ``turned`` one that has its segments in another order,
    ``joined`` where each of its sentences stands if they do not stand together, ``near`` the
    nearest words where nothing of that was found.
    """

    span: Span
    inner: Span
    sentence: DraftSentence
    segments: tuple[Segment, ...]
    statement: Statement | None = None  # the draft's, innermost
    spoken: tuple[Match, ...] = ()
    told: tuple[Match, ...] = ()
    turned: Source | None = None
    joined: tuple[Match, ...] = ()
    near: Near | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """All its words."""
        return tuple(word for one in self.segments for word in one.words)


def find_quotes(
    draft: Draft, sources: Mapping[str, Source], evidence: Mapping[int, SentenceEvidence]
) -> tuple[DraftQuote, ...]:
    """Return the quotations of the checked blocks with where they stand, in order."""
    search = _Search(draft.text, sources)
    found = []
    for block in draft.blocks:
        if not block.kind.is_checked:
            continue
        for quotation in find_quotations(draft.text, block.span):
            if quotation.depth:
                continue  # before it is read: hostile ones lie a thousand deep
            segments = tuple(segments_of(draft.text, quotation.inner))
            sentence = draft.sentence_at(quotation.inner.start)
            if not segments or sentence is None:
                continue
            ranked = search.ranked(evidence.get(sentence.number))
            statement = _statement_of(draft, quotation.inner)
            quote = DraftQuote(quotation.span, quotation.inner, sentence, segments, statement)
            found.append(search.locate(quote, ranked))
    return tuple(found)


def segments_of(text: str, inner: Span) -> Iterator[Segment]:
    """Part the words of a quotation at ellipses and bracketed insertions.

    "[W]e" is the word "we": the bracket says that the letter was a small one.
    """
    words: list[str] = []
    places: list[Span] = []
    after_ellipsis = False
    for match in _ITEM.finditer(text, *inner):
        if match["gap"] or match["bracket"]:
            if words:
                yield Segment(tuple(words), tuple(places), after_ellipsis)
                words, places, after_ellipsis = [], [], False
            after_ellipsis = after_ellipsis or bool(match["gap"])
        else:
            word = match["word"] or match["letter"] + match["rest"]
            words.append(word.casefold().translate(_APOSTROPHES))
            places.append(Span(*match.span()))
    if words:
        yield Segment(tuple(words), tuple(places), after_ellipsis)


def _statement_of(draft: Draft, inner: Span) -> Statement | None:
    holding = [
        one for one in draft.reading.statements if any(part.overlaps(inner) for part in one.content)
    ]
    return min(holding, key=lambda one: sum(b - a for a, b in one.content), default=None)


class _Search:
    """Looks quotations up in all sources; what is made of a source is made once."""

    def __init__(self, text: str, sources: Mapping[str, Source]) -> None:
        self.text = text
        self.sources = [sources[key] for key in sorted(sources)]
        self.bags: dict[tuple[str, bool], frozenset[str]] = {}

    def ranked(self, evidence: SentenceEvidence | None) -> list[Source]:
        """Return the sources, those first that hold most of the sentence."""
        first: dict[str, Source] = {}
        for one in evidence.candidates if evidence else ():
            first.setdefault(one.source.report.id, one.source)
        return [*first.values(), *(one for one in self.sources if one.report.id not in first)]

    def locate(self, quote: DraftQuote, ranked: Sequence[Source]) -> DraftQuote:
        segments = quote.segments
        spoken = tuple(_matches(segments, ((one, one.spoken) for one in ranked)))
        if spoken:
            return replace(quote, spoken=spoken)
        told = tuple(_matches(segments, ((one, one.words) for one in ranked)))
        if told:
            return replace(quote, told=told)
        turned = next((one for one in ranked if _has_each(segments, one.spoken)), None)
        if turned:
            return replace(quote, turned=turned)
        if joined := _joined(self.text, quote, ranked):
            return replace(quote, joined=joined)
        return replace(quote, near=self._nearest(quote.words, ranked))

    def _nearest(self, words: Sequence[str], ranked: Sequence[Source]) -> Near | None:
        wanted = Counter(words)
        best: list[tuple[float, bool, int, Near]] = []
        for is_spoken in (True, False):
            shares = []
            for n, source in enumerate(ranked):
                bag = self._bag(source, is_spoken=is_spoken)
                share = sum(k for word, k in wanted.items() if word in bag) / len(words)
                if share >= _LEAST_SHARED:
                    shares.append((-share, n, source))
            for _, n, source in sorted(shares, key=lambda one: one[:2])[:_MOST_NEAR]:
                stream = source.spoken if is_spoken else source.words
                found = align(words, stream.words)
                if found and found.share >= _LEAST_NEAR:
                    goes_on = partial(_speaks_on, stream, source.report.text)
                    found = with_ends(found, len(stream.words), goes_on)
                    near = Near(source, stream, found, is_spoken)
                    best.append((-found.share, not is_spoken, n, near))
            if best:
                break
        return min(best, key=lambda one: one[:3])[3] if best else None

    def _bag(self, source: Source, *, is_spoken: bool) -> frozenset[str]:
        key = source.report.id, is_spoken
        if key not in self.bags:
            stream = source.spoken if is_spoken else source.words
            self.bags[key] = frozenset(stream.words)
        return self.bags[key]


def _speaks_on(stream: Stream, text: str, one: int, other: int) -> bool:
    """Tell whether two words of a source stand in one sentence of one quotation."""
    first, last = sorted((stream.places[one], stream.places[other]))
    return _PARTED.search(text, first.end, last.start) is None


def _matches(
    segments: Sequence[Segment], streams: Iterable[tuple[Source, Stream]]
) -> Iterator[Match]:
    n = 0
    for source, stream in streams:
        places = place(segments, stream)
        if places:
            yield Match(source, stream, places)
            n += 1
            if n == MOST_MATCHES:
                return


def place(segments: Sequence[Segment], stream: Stream) -> tuple[tuple[int, int], ...] | None:
    """Return where all segments stand in a stream, in order and not too far apart."""
    after = 0
    for _ in range(_MOST_STARTS):
        first = stream.find(segments[0].words, after)
        if first is None:
            return None
        places = [(first, first + len(segments[0].words) - 1)]
        for segment in segments[1:]:
            at = stream.find(segment.words, places[-1][1] + 1)
            if at is None or at - places[-1][1] > _FARTHEST:
                break
            places.append((at, at + len(segment.words) - 1))
        if len(places) == len(segments):
            return tuple(places)
        after = first + 1
    return None


def _joined(text: str, quote: DraftQuote, ranked: Sequence[Source]) -> tuple[Match, ...]:
    """Return where the sentences of a quotation stand, if each does and not all in one place."""
    if len(quote.segments) > 1:
        return ()
    segment = quote.segments[0]
    sentences: list[Segment] = []
    for span in split_sentences(text, quote.inner):
        inside = [n for n, place in enumerate(segment.places) if span.covers(place)]
        if inside:
            chosen = slice(inside[0], inside[-1] + 1)
            sentences.append(Segment(segment.words[chosen], segment.places[chosen]))
    if not 1 < len(sentences) <= _MOST_JOINED or min(len(s.words) for s in sentences) < 2:
        return ()
    streams = [(one, one.spoken) for one in ranked]
    found = [next(_matches((one,), streams), None) for one in sentences]
    matches = tuple(one for one in found if one is not None)
    if len(matches) < len(sentences) or all(_in_one_place(matches[0], one) for one in matches):
        return ()
    return matches


def _in_one_place(one: Match, other: Match) -> bool:
    if one.source.report.id != other.source.report.id:
        return False
    first, last = sorted((one.span, other.span))
    between = one.source.report.text[first.end : last.start]
    return not any(mark in between for mark in '“”"«»\n')


def _has_each(segments: Sequence[Segment], stream: Stream) -> bool:
    return len(segments) > 1 and all(stream.find(one.words) is not None for one in segments)
