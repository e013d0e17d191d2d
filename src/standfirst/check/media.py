"""A005: what a statement was made on, as the draft has it and as its sources have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.backings import Backing, quote_backings, told_backings
from standfirst.check.drafts import BlockKind
from standfirst.check.findings import note
from standfirst.check.voices import outlet_named, squeezed
from standfirst.records import MediumKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import SentenceEvidence, Source
    from standfirst.records import Finding, Medium, Outlet

_LEAST_SCORE: Final = 0.5  # of a candidate that tells the same
_NEXT_BEST: Final = 0.7
_PLATFORMS: Final = frozenset(
    "telegram twitter x facebook instagram youtube tiktok viber whatsapp linkedin truth social"
    " mastodon bluesky threads vkontakte vk weibo reddit signal substack".split()
)
_KINDS: Final = frozenset(
    "interview conference briefing address speech statement post tweet message video channel"
    " television tv radio broadcast programme program show podcast newspaper paper magazine"
    " article column blog website site press call letter social media network".split()
)
_SHORTEST_NAME: Final = 8  # letters of an outlet's name that is no common word


def find_wrong_media(context: CheckContext) -> Iterator[Finding]:
    """A005: a medium that no source of the words names, and that no source is."""
    for statement in context.draft.reading.statements:
        medium = statement.medium
        if medium is None or not medium.name or medium.span is None or not statement.cue:
            continue
        sentence = context.draft.sentence_at(medium.span.start)
        if sentence is None or not sentence.block.kind.is_checked:
            continue
        quotes = [
            one for one in context.quotes if one.statement and one.statement.id == statement.id
        ]
        backings = [b for quote in quotes for b in quote_backings(quote, context)]
        backings = backings or told_backings(statement, context)
        # "A news conference" has many names: of such only the kind is compared.
        fits = _has_medium if medium.name[0].isupper() else _may_be_of_kind
        if backings and not any(fits(one, medium, context) for one in backings):
            yield _wrong(medium, backings, _doubt(medium, sentence, context))


def find_wrong_outlets(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """A005: an outlet told of beside something that another outlet's report has of itself."""
    best = evidence.best
    if best is None or best.score < _LEAST_SCORE:
        return
    level = [one for one in evidence.candidates if one.score >= _NEXT_BEST * best.score]
    for outlet in context.registers.outlets:
        name = outlet.name.removeprefix("The ")
        at = sentence.text.find(name)
        if at < 0 or outlet.speaker or len(name) < _SHORTEST_NAME:
            continue
        if any(_is_or_names(one.source, outlet) for one in level):
            continue
        where = _source_at(sentence.span.start + at, len(name), context)
        yield note(
            "A005",
            where,
            f"{best.source.outlet_name} has this; {outlet.name} is not known to have",
            cites=[(best.source, best.span)],
        )


def _source_at(at: int, length: int, context: CheckContext) -> Span:
    """Return where an outlet is named: the whole source of a statement, if it is one's."""
    name = Span(at, at + length)
    for one in context.draft.reading.statements:
        for part in one.source:
            if part.covers(name):
                return Span(one.source[0].start, one.source[-1].end)
    return name


def _is_or_names(source: Source, outlet: Outlet) -> bool:
    if source.outlet is not None and source.outlet.id == outlet.id:
        return True
    names = (outlet.name.removeprefix("The "), *outlet.names)
    return any(len(name) > 3 and name in source.report.text for name in names)


def _may_be_of_kind(backing: Backing, medium: Medium, _: CheckContext) -> bool:
    """Tell whether a source may have the words from such a medium: it says no other kind."""
    outlet = backing.source.outlet
    if medium.name and medium.name.casefold() in backing.source.report.text.casefold():
        return True  # the post tells of the "evening address" itself
    kinds = {
        voice.statement.medium.kind
        for voice in backing.voices
        if voice.statement and voice.statement.medium
    }
    if outlet is not None and backing.source.is_own_words:
        kinds.add(outlet.medium)
    kinds.discard(MediumKind.UNKNOWN)
    return not kinds or medium.kind in kinds or medium.kind is MediumKind.UNKNOWN


def _has_medium(backing: Backing, medium: Medium, context: CheckContext) -> bool:
    wanted = (medium.name or "").casefold().removeprefix("the ")
    source = backing.source
    outlet = source.outlet
    names = {source.report.outlet or ""}
    if outlet is not None:
        names |= {outlet.name, *outlet.names, outlet.medium_name or ""}
    meant = outlet_named(medium.name or "", context.registers)
    if meant is not None:
        names_meant = {one.casefold() for one in (meant.name, *meant.names)}
        if outlet is not None and outlet.id == meant.id:
            return True
    else:
        names_meant = {wanted}
    text = source.report.text.casefold()
    return any(one.casefold().removeprefix("the ") in names_meant for one in names if one) or any(
        one in text for one in names_meant
    )


def _doubt(medium: Medium, sentence: DraftSentence, context: CheckContext) -> str | None:
    """Return why a medium may be none: it stands in a heading, or nobody knows one of the name."""
    name = squeezed(medium.name or "")
    if sentence.block.kind in {BlockKind.TITLE, BlockKind.HEADING}:
        return "it stands in a heading"
    if not (medium.name or "")[:1].isupper():
        kinds = set(name.split()) & _KINDS
        return None if kinds else "it may be no medium"
    outlets = context.registers.outlets
    known = {squeezed(n) for o in outlets for n in (o.name, *o.names, o.medium_name or "")}
    if name in known | _PLATFORMS:
        return None
    return "the desk knows no medium of this name"


def _wrong(medium: Medium, backings: Sequence[Backing], doubt: str | None) -> Finding:
    assert medium.span is not None
    backing = backings[0]
    told = next(
        (
            voice.statement.medium.name
            for one in backings
            for voice in one.voices
            if voice.statement and voice.statement.medium and voice.statement.medium.name
        ),
        None,
    )
    outlet = backing.source.outlet
    told = told or (outlet.medium_name if outlet and backing.source.is_own_words else None)
    where = f"it was said on {told}" if told else "no source of this names it"
    fix = told if told and told[0].isupper() and len(backings) == 1 else None
    return note(
        "A005",
        medium.span,
        f"{medium.name}: {where}",
        cites=[(backing.source, backing.span)],
        fix=fix,
        doubt=doubt,
    )
