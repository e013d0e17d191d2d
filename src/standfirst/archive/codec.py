"""Records to JSON and back, driven by the type hints of ``records``.

A record becomes an object without the fields that hold their default, a span ``[start, end]``,
a date or a moment its ISO 8601 form with the offset it came with. The way back is strict:
an unknown field or a value of another type is an ArchiveError. Encoders and decoders are made
once a type.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from standfirst.errors import ArchiveError
from standfirst.records import Span

R = TypeVar("R")
Convert = Callable[[Any], Any]


def to_json(record: object) -> str:
    """Return the compact JSON of a record: the same record always gives the same text."""
    # ASCII, for a lone surrogate, which hostile input may hold, has no UTF-8.
    return json.dumps(to_value(record), separators=(",", ":"))


def from_json(kind: type[R], text: str) -> R:
    """Return the record that a JSON text holds; raise ArchiveError when it holds another thing."""
    hint: Any = kind
    try:
        record: R = _decoder(hint)(json.loads(text))
    except (TypeError, ValueError, KeyError, RecursionError) as error:
        raise ArchiveError(
            f"{kind.__name__}: stored in a form this Standfirst does not know ({error});"
            ' upgrade Standfirst or run "standfirst doctor"'
        ) from error
    return record


def to_value(record: object) -> Any:
    """Return the JSON value of a record, for use inside a larger one."""
    kind: Any = type(record)
    return _encoder(kind)(record)


def hash_of(*values: object) -> str:
    """Hash records, numbers, texts and tuples of these: the input hash of a stage."""
    digest = hashlib.sha256()
    for value in values:
        text = to_json(value) if dataclasses.is_dataclass(value) else _plain(value)
        digest.update(text.encode("utf-8"))
        digest.update(b"\x1e")
    return digest.hexdigest()[:32]


def _plain(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "(" + "\x1f".join(hash_of(one) for one in value) + ")"
    return json.dumps(value, default=str)


def _same(value: Any) -> Any:
    return value


def _iso(value: date) -> str:
    return value.isoformat()


def _without_none(convert: Convert) -> Convert:
    if convert is _same:
        return _same
    return lambda value: None if value is None else convert(value)


def _inside_optional(hint: Any) -> Any:
    inner = [one for one in get_args(hint) if one is not NoneType]
    if len(inner) != 1:
        raise TypeError(f"{hint}: records hold one type, or one type or None")
    return inner[0]


@cache
def _encoder(hint: Any) -> Convert:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _without_none(_encoder(_inside_optional(hint)))
    if hint is Span:
        return list
    if origin is tuple:
        encode = _encoder(get_args(hint)[0])
        return list if encode is _same else lambda values: [encode(one) for one in values]
    if hint in (date, datetime):
        return _iso
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record_encoder(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: value.value
    if hint in (str, int, float, bool):
        return _same
    raise TypeError(f"{hint}: no JSON form")


def _record_encoder(kind: type) -> Convert:
    hints = get_type_hints(kind)
    # A field of the record's own kind would recurse here; no record has one.
    fields = [
        (field.name, _encoder(hints[field.name]), field.default)
        for field in dataclasses.fields(kind)
    ]

    def encode(record: Any) -> dict[str, Any]:
        values = {}
        for name, convert, default in fields:
            value = getattr(record, name)
            # 1 == True == 1.0: only the default's own type may be left out.
            if value is default or (value == default and type(value) is type(default)):
                continue
            values[name] = convert(value)
        return values

    return encode


@cache
def _decoder(hint: Any) -> Convert:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _without_none(_decoder(_inside_optional(hint)))
    if hint is Span:
        return _span
    if origin is tuple:
        decode = _decoder(get_args(hint)[0])
        return lambda values: tuple([decode(one) for one in _checked(list, values)])
    if hint is datetime:
        return datetime.fromisoformat
    if hint is date:
        return date.fromisoformat
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record_decoder(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__
    if hint in (str, bool, int):
        return _exactly(hint)
    if hint is float:
        return _number
    raise TypeError(f"{hint}: no JSON form")


def _checked(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{value!r:.60} is not of type {kind.__name__}")
    return value


def _number(value: Any) -> Any:
    return value if type(value) is int else _checked(float, value)


def _exactly(kind: type) -> Convert:
    def check(value: Any) -> Any:
        if type(value) is kind:
            return value
        return _checked(kind, value)

    return check


def _span(pair: Any) -> Span:
    # The commonest value of all: a reading holds some hundreds.
    start, end = _checked(list, pair)
    if type(start) is not int or type(end) is not int:
        raise TypeError(f"{pair!r:.60} is no span")
    return Span(start, end)


def _record_decoder(kind: type) -> Convert:
    hints = get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}

    def decode(values: Any) -> Any:
        return kind(
            **{name: decoders[name](value) for name, value in _checked(dict, values).items()}
        )

    return decode
