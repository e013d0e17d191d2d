"""Reports in the shape that ``import`` reads and ``export`` writes: one JSON object each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standfirst.collect.moments import parse_moment
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Mapping

EXTRACTOR = "contract/1"
_STRINGS = (
    "outlet", "url", "language", "headline", "standfirst", "byline", "forwarded_from", "reply_to",
    "work",
)  # fmt: skip
_MOMENTS = ("published_at", "updated_at")
_FLAGS = ("is_post", "is_partial")
_SHOWN = 80  # characters of a bad value that a drop quotes


def item_of(value: Any, what: str, capture: str) -> Item | Drop:
    """Make an item of one object of the contract; only ``text`` is required.

    A ``published_at`` or ``updated_at`` that is not ISO 8601 with an offset drops the report:
    the format promises a moment, and a wrong day is worse than a missing report.
    """
    if not isinstance(value, dict):
        return Drop(what, "json-shape", f"is {_kind(value)}, not an object with a text")
    text = value.get("text")
    if not isinstance(text, str):
        return Drop(what, "json-shape", f"text is {_kind(text)}, not a string")
    found = _fields(value, what)
    if isinstance(found, Drop):
        return found
    if not text.strip() and not found["headline"]:
        return Drop(what, "empty", "text holds nothing")
    extractor = value.get("extractor")
    return Item(
        text=text,
        origin=what,
        capture=capture,
        extractor=extractor if extractor and isinstance(extractor, str) else EXTRACTOR,
        **found,
    )


def _fields(value: Mapping[str, Any], what: str) -> dict[str, Any] | Drop:
    found: dict[str, Any] = {}
    for key in _STRINGS:
        field = value.get(key)
        if not (field is None or isinstance(field, str)):
            return Drop(what, "json-shape", f"{key} is {_kind(field)}, not a string")
        found[key] = field.strip() or None if field else None
    for key in _MOMENTS:
        field = value.get(key)
        if field is None or field == "":
            continue
        moment = parse_moment(field) if isinstance(field, str) else None
        if moment is None:
            shown = str(field)[:_SHOWN]
            return Drop(what, "date", f"{key} {shown!r} is not ISO 8601 with an offset")
        found[key] = moment
    for key in _FLAGS:
        found[key] = value.get(key) is True
    revision = value.get("revision")
    found["revision"] = revision if type(revision) is int and revision > 0 else 1
    number = value.get("id")
    if isinstance(number, dict | list | float | bool):
        return Drop(what, "json-shape", f"id is {_kind(number)}, not a string")
    found["external_id"] = str(number).strip() or None if number is not None else None
    return found


def _kind(value: object) -> str:
    names = {type(None): "null", dict: "an object", list: "a list", str: "a string"}
    return names.get(type(value), "a number" if isinstance(value, int | float) else "unusable")
