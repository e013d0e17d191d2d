"""Reports in the shape that ``import`` reads and ``export`` writes: one JSON object each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from standfirst.collect.moments import parse_moment
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from standfirst.collect.captures import Captured

EXTRACTOR = "contract/1"
_STRINGS = (
    "outlet", "url", "language", "headline", "standfirst", "byline", "forwarded_from", "reply_to",
)  # fmt: skip
_MOMENTS = ("published_at", "updated_at")
_FLAGS = ("is_post", "is_partial")
_SHOWN = 80  # characters of a bad value that a drop quotes


def read_jsonl(captured: Captured) -> Iterator[Item | Drop]:
    """Yield one item a line, reading line by line; lines with nothing on them are passed over."""
    n_found = 0
    for n, raw in enumerate(captured.lines(), 1):
        what = f"{captured.name}:{n}"
        if n == 1 and raw is not None:
            if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
                yield Drop(captured.name, "encoding", "is UTF-16; save it as UTF-8")
                return
            if b"\0" in raw:
                yield Drop(captured.name, "binary", "holds NUL bytes: not a text file")
                return
            raw = raw.removeprefix(b"\xef\xbb\xbf")  # noqa: PLW2901 - the mark is no content
        if raw is None:
            n_found += 1
            yield Drop(what, "too-long", "the line is over 16 MiB; split it")
        elif raw.strip():
            n_found += 1
            yield _read_line(raw, what, captured.capture.sha256)
    if not n_found:
        yield Drop(captured.name, "empty", "holds no line with anything on it")


def _read_line(raw: bytes, what: str, capture: str) -> Item | Drop:
    try:
        line = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Drop(what, "encoding", f"byte {error.start + 1} is not UTF-8; save it as UTF-8")
    loaded = load_json(line, what)
    return loaded if isinstance(loaded, Drop) else item_of(loaded, what, capture)


def load_json(text: str, what: str) -> Any:
    """Return the value, or a drop ``json`` that names the line and the column."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        return Drop(what, "json", f"{where}: {error.msg}")
    except ValueError as error:  # an integer of more digits than Python reads
        return Drop(what, "json", str(error).partition(";")[0])
    except RecursionError:
        return Drop(what, "json", "is nested too deeply")


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
