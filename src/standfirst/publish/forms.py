"""Lines of a profile: words with fields in braces and parts that may fall away.

``{Day} {number}[: {headline}]`` is "Day 455: Nine dead in Karsk", and "Day 455" where there is no
headline: a part in square brackets falls away where a field in it is empty. Doubled braces and
brackets stand for themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Each field a line may hold, and what stands for it.
FIELDS = {
    "Day": "the word Day, or Days where days are joined",
    "number": "455, 1100, 455–457",
    "number_grouped": "455, 1,100, 1,100–1,102",
    "ordinal": "455th, 1,100th",
    "ordinal_words": "four hundred and fifty-fifth",
    "Ordinal_words": "Four hundred and fifty-fifth",
    "serial": "the issue's own number",
    "headline": "the edition's headline",
    "date": "12 December 2022",
    "first_date": "the first of joined days, else empty",
    "weekday": "Monday",
    "year": "2022",
    "next_date": "the day after",
    "as_of": "12 December 2022, 19:40 EET",
    "as_of_time": "19:40 EET",
    "window_start": "when the time begins that the edition covers",
    "window_end": "its cut-off",
    "zone": "EET",
    "epoch": "the day that the number counts from",
    "epoch_number": "the number of that day: 1, or 0",
    "stories": "how many stories there are",
    "reports": "how many reports it stands on",
    "desk": "the desk's name",
}
_TOKEN = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{(?P<field>[^{}]*)\}|[{}\[\]]")


def complain_of_form(form: str) -> str | None:
    """Return what is wrong with a line, or None."""
    is_open = False
    for token in _TOKEN.finditer(form):
        name = token["field"]
        if name is not None:
            if name not in FIELDS:
                return f"has the field {{{name}}}; the fields are {', '.join(FIELDS)}"
        elif token[0] in "{}":
            return f"has a single {token[0]!r}; write {{number}}, or {token[0] * 2!r} for itself"
        elif token[0] in "[]":
            if is_open is (token[0] == "["):
                return f"has a {token[0]!r} too many; parts in brackets open and close once"
            is_open = not is_open
    return "has a '[' that is not closed; write ']' behind the part" if is_open else None


def fill(form: str, values: Mapping[str, str]) -> str:
    """Return a line with its fields filled in; ``complain_of_form`` must have nothing to say.

    Values are put in as they are: what looks like a field in them is none.
    """
    whole: list[str] = []
    part: list[str] | None = None  # of the open bracket
    holds = True
    at = 0
    for token in _TOKEN.finditer(form):
        into = whole if part is None else part
        into.append(form[at : token.start()])
        at = token.end()
        if token["field"] is not None:
            value = values[token["field"]]
            holds = holds and bool(value)
            into.append(value)
        elif token[0] == "[":
            part, holds = [], True
        elif token[0] == "]":
            whole += part if part is not None and holds else []
            part, holds = None, True
        else:
            into.append(token[0][0])
    whole.append(form[at:])
    return "".join(whole).strip()
