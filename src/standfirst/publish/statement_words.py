"""What a statement or a mention was read as, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.publish.wording import MONTHS
from standfirst.records import StatementKind, Via

if TYPE_CHECKING:
    from standfirst.records import DayMark, Medium, Mention, PlaceValue, Quantity, Statement

KINDS = {
    StatementKind.DIRECT: "Direct: all of it in quotation marks",
    StatementKind.MIXED: "Mixed: part of it in quotation marks",
    StatementKind.INDIRECT: "Indirect: in the reporter’s words",
}
NAMED_BY = {
    Via.NAME: "name",
    Via.PRONOUN: "pronoun",
    Via.ROLE: "role",
    Via.UNNAMED: "nobody is named",
}


def say_speaker(statement: Statement) -> str:
    """Return who speaks; a speaker without a name is called by the role, if there is one."""
    speaker = statement.speaker
    if speaker is None:
        return "speaker not told"
    if speaker.name:
        return speaker.name
    return f"unnamed ({speaker.role})" if speaker.role else "unnamed"


def say_medium(medium: Medium) -> str:
    """Return what a statement was made on, such as ``Telegram (social)``."""
    return f"{medium.name} ({medium.kind.value})" if medium.name else medium.kind.value


def say_flags(statement: Statement) -> tuple[str, ...]:
    """Return the words for what takes back or weakens a statement."""
    flags = (("negated", statement.negated), ("hedged", statement.hedged))
    return tuple(word for word, holds in flags if holds)


def say_confidence(statement: Statement) -> str:
    """Return the confidence as a whole percentage, such as ``97%``."""
    return f"{round(100 * statement.confidence)}%"


def describe(statement: Statement) -> tuple[tuple[str, str], ...]:
    """Return what is known of a statement as terms and their words; what is not known is left out.

    Its kind, words and parent are for those who show it: they stand in the text.
    """
    speaker, day = statement.speaker, statement.said_on
    rows = (
        ("Role", speaker and speaker.role),
        ("Affiliation", speaker and speaker.affiliation),
        ("Named by", speaker and NAMED_BY[speaker.via]),
        ("Medium", statement.medium and say_medium(statement.medium)),
        ("Said on", day and f"{day.day} {MONTHS[day.month - 1]} {day.year}"),
        ("Claim", ", ".join(say_flags(statement))),
        ("Confidence", say_confidence(statement)),
    )
    return tuple((term, words) for term, words in rows if words)


def say_day(day: DayMark | None) -> str | None:
    """Return the number and date a report names, and whether they agree."""
    if day is None or (day.number is None and day.date is None):
        return None
    number = f"day {day.number}" if day.number is not None else "day not numbered"
    said = f"{number}, {day.date}" if day.date else number
    return said if day.agrees is not False else f"{said} (these do not agree)"


def say_mention(mention: Mention) -> str:
    """Return what a mention is and what it was taken for: ``place: Ostrel, town, XV``."""
    if mention.place:
        meaning = _say_place(mention.place)
    elif mention.time:
        meaning = f"{mention.time.value} ({mention.time.grain})"
    elif mention.quantity:
        meaning = _say_quantity(mention.quantity)
    elif mention.equipment:
        named = (mention.equipment.name, mention.equipment.kind)
        meaning = ", ".join(part for part in named if part)
    else:
        meaning = mention.entity.name if mention.entity else ""
    return f"{mention.kind.value}: {meaning}" if meaning else mention.kind.value


_USES = {
    "adjective": "an adjective",
    "demonym": "a people",
    "actor": "an actor",
    "name": "part of a name",
}


def _say_place(place: PlaceValue) -> str:
    radius = f"within {place.radius_km:g} km" if place.radius_km else None
    use = None if place.use == "spot" else f"as {_USES.get(place.use, place.use)}"
    return ", ".join(part for part in (place.name, place.level, place.country, radius, use) if part)


def _say_quantity(quantity: Quantity) -> str:
    if quantity.value is not None:
        amount = f"{quantity.value:.15g}"
    else:
        bounds = (("from", quantity.low), ("to", quantity.high))
        amount = " ".join(f"{word} {bound:.15g}" for word, bound in bounds if bound is not None)
    unit = None if quantity.unit == "item" else quantity.unit
    said = " ".join(part for part in (amount, unit, quantity.item) if part)
    return f"about {said}" if quantity.approximate else said
