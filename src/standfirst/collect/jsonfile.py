"""A ``.json`` file: a report, a list of reports, or an export of Telegram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.collect.captures import MIB
from standfirst.collect.decoding import decode
from standfirst.collect.jsonlines import load_json
from standfirst.collect.objects import read_object
from standfirst.collect.telegram import is_export, read_export
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.collect.captures import Captured

MOST_BYTES = 512 * MIB  # parsed whole, and some five times that in memory


def read_json(captured: Captured) -> Iterator[Item | Drop]:
    """Yield the items of a JSON file, whichever shape it has."""
    if captured.capture.n_bytes > MOST_BYTES:
        yield Drop(captured.name, "too-long", "is over 512 MiB; split it, or use JSON Lines")
        return
    text = decode(captured.load(), captured.name)
    value = text if isinstance(text, Drop) else load_json(text, captured.name)
    if isinstance(value, Drop):
        yield value
    elif is_export(value):
        yield from read_export(value, captured.name, captured.capture.sha256)
    elif isinstance(value, list):
        if not value:
            yield Drop(captured.name, "empty", "is an empty list")
        for n, one in enumerate(value, 1):
            yield read_object(one, f"{captured.name}#{n}", captured)
    else:
        yield read_object(value, captured.name, captured)
