"""Outlets named before and meant again: "on the same station", "told the daily"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.read.statements.media_names import name_medium
from standfirst.read.statements.media_phrases import phrase_at, words_of
from standfirst.read.statements.media_words import media_words
from standfirst.records import MediumKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.raw import RawStatement
    from standfirst.records import Medium

_OUTLETS = frozenset({MediumKind.PRESS, MediumKind.BROADCAST})


def with_names(
    text: str, rows: Sequence[RawStatement], media: Sequence[Medium | None]
) -> list[Medium | None]:
    """Give media that point back the name of the last outlet of their kind named before.

    The outlet may have been a medium or have spoken itself. ``media`` are those of ``rows``, in
    the order of the report; what points back to nothing keeps its words as its name.
    """
    last: dict[MediumKind, Medium] = {}
    found = []
    for row, medium in zip(rows, media, strict=True):
        meant = medium
        if medium is not None and _points_back(text, medium):
            earlier = last.get(medium.kind)
            meant = replace(medium, name=earlier.name) if earlier else medium
        spoke = _outlet_speaking(text, row)
        for one in (spoke, meant):
            if one is not None and one.kind in _OUTLETS and _is_named(one):
                last[one.kind] = one
        found.append(meant)
    return found


def _points_back(text: str, medium: Medium) -> bool:
    if medium.kind not in _OUTLETS or medium.span is None:
        return False
    words = medium.span.of(text).lower().split()
    is_bare = words[:1] == ["the"] and " ".join(words[1:]) in media_words().outlets
    return is_bare or words[:2] == ["the", "same"]


def _is_named(medium: Medium) -> bool:
    name = medium.name or ""
    return any(map(str.isupper, name)) or name.lower().endswith(" news")


def _outlet_speaking(text: str, row: RawStatement) -> Medium | None:
    if row.source is None:
        return None
    named = name_medium(text, phrase_at(words_of(text, row.source), 0, "told"), {})
    return named[1] if named is not None else None
