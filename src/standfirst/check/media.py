"""A005: what a statement was made on, as the draft has it and as its sources have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.check.attribution import Backing, quote_backings, told_backings
from standfirst.check.findings import note
from standfirst.check.voices import outlet_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.check.context import CheckContext
    from standfirst.records import Finding, Medium


def find_wrong_media(context: CheckContext) -> Iterator[Finding]:
    """A005: a medium that no source of the words names, and that no source is."""
    for statement in context.draft.reading.statements:
        medium = statement.medium
        if medium is None or not medium.name or medium.span is None or not statement.cue:
            continue
        if not medium.name.istitle() and not medium.name[0].isupper():
            continue  # "a news conference": many names for one thing
        sentence = context.draft.sentence_at(medium.span.start)
        if sentence is None or not sentence.block.kind.is_checked:
            continue
        quotes = [
            one for one in context.quotes if one.statement and one.statement.id == statement.id
        ]
        backings = [b for quote in quotes for b in quote_backings(quote, context)]
        backings = backings or told_backings(statement, context)
        if backings and not any(_has_medium(one, medium, context) for one in backings):
            yield _wrong(medium, backings)


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


def _wrong(medium: Medium, backings: Sequence[Backing]) -> Finding:
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
    )
