"""A report and what was read in it, as one JSON object in the shape the contract fixes."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standfirst.records import (
        DayMark,
        Medium,
        Mention,
        Parts,
        PlaceValue,
        Quantity,
        Reading,
        Report,
        Span,
        Speaker,
        Statement,
    )


def reading_to_json(report: Report, reading: Reading) -> str:
    """Return a report and its reading as one line of JSON, without a newline."""
    return json.dumps(reading_table(report, reading), ensure_ascii=False)


def reading_table(report: Report, reading: Reading) -> dict[str, Any]:
    """Return a report and its reading as plain dictionaries; spans are ``[start, end]``."""
    return {
        "report": {
            "id": report.id,
            "external_id": report.external_id,
            "outlet": report.outlet,
            "url": report.url,
            "language": report.language,
            "published_at": report.published_at.isoformat() if report.published_at else None,
            "text": report.text,
            "text_sha256": report.text_sha256,
            "parts": _parts(reading.parts),
        },
        "day": _day(reading.day) if reading.day else None,
        "statements": [_statement(statement) for statement in reading.statements],
        "mentions": [_mention(mention) for mention in reading.mentions],
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


def _parts(parts: Parts) -> dict[str, Any]:
    return {
        "headline": _span(parts.headline),
        "standfirst": _span(parts.standfirst),
        "sections": [
            {"heading": _span(section.heading), "body": _span(section.body)}
            for section in parts.sections
        ],
        "notices": [
            {
                "kind": notice.kind,
                "span": _span(notice.span),
                "name": notice.name,
                "number": notice.number,
                "guests": list(notice.guests),
            }
            for notice in parts.notices
        ],
        "captions": _spans(parts.captions),
    }


def _day(day: DayMark) -> dict[str, Any]:
    return {
        "number": day.number,
        "date": day.date.isoformat() if day.date else None,
        "written": _span(day.written),
        "epoch": day.epoch.isoformat() if day.epoch else None,
        "counting": day.counting.value if day.counting else None,
        "agrees": day.agrees,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "kind": statement.kind.value,
        "source": _spans(statement.source),
        "cue": _spans(statement.cue),
        "content": _spans(statement.content),
        "speaker": _speaker(statement.speaker) if statement.speaker else None,
        "medium": _medium(statement.medium) if statement.medium else None,
        "said_on": statement.said_on.isoformat() if statement.said_on else None,
        "negated": statement.negated,
        "hedged": statement.hedged,
        "parent": statement.parent,
        "confidence": statement.confidence,
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "via": speaker.via.value,
    }


def _medium(medium: Medium) -> dict[str, Any]:
    return {"kind": medium.kind.value, "name": medium.name, "span": _span(medium.span)}


def _mention(mention: Mention) -> dict[str, Any]:
    table: dict[str, Any] = {
        "kind": mention.kind.value,
        "span": _span(mention.span),
        "text": mention.text,
    }
    # What does not apply is absent: a mention has one value at most.
    if mention.place:
        table["place"] = _place(mention.place)
    if mention.time:
        table["time"] = {"value": mention.time.value, "grain": mention.time.grain}
    if mention.quantity:
        table["quantity"] = _quantity(mention.quantity)
    if mention.equipment:
        table["equipment"] = {"name": mention.equipment.name, "class": mention.equipment.kind}
    if mention.entity:
        table["entity"] = {"id": mention.entity.id, "name": mention.entity.name}
    return table


def _place(place: PlaceValue) -> dict[str, Any]:
    return {
        "geonames_id": place.geonames_id,
        "name": place.name,
        "level": place.level,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "use": place.use,
        "why": list(place.why),
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "value": _number(quantity.value),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "approximate": quantity.approximate,
        "unit": quantity.unit,
        "item": quantity.item,
    }


def _number(value: float | None) -> float | None:
    """Write a whole number without a fraction (110, not 110.0); JSON has no infinity."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) else value
