"""JSON Lines: one report a line, read line by line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from standfirst.collect.objects import read_object
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.collect.captures import Captured


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
            yield _read_line(raw, what, captured)
    if not n_found:
        yield Drop(captured.name, "empty", "holds no line with anything on it")


def _read_line(raw: bytes, what: str, captured: Captured) -> Item | Drop:
    try:
        line = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Drop(what, "encoding", f"byte {error.start + 1} is not UTF-8; save it as UTF-8")
    loaded = load_json(line, what)
    return loaded if isinstance(loaded, Drop) else read_object(loaded, what, captured)


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
