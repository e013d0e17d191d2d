"""Offices: which callings lie far apart, and who held which title on a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.text.people.comparing import Feature

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIELDS: Final = {
    "state": "minister ministry president chancellor premier senator deputy mayor governor lawmaker"
    " mp ambassador secretary envoy diplomat councillor spokesman spokeswoman spokesperson"
    " congressman congresswoman king queen prince speaker adviser advisor міністр министр"
    " президент",
    "forces": "general colonel major captain lieutenant commander admiral soldier sergeant officer"
    " chief brigade army",
    "knowledge": "professor historian economist analyst scientist researcher expert lecturer doctor"
    " physicist",
    "sport": "goalkeeper striker midfielder defender footballer player skater boxer cyclist coach"
    " runner swimmer wrestler gymnast athlete tennis wicketkeeper batsman bowler",
    "stage": "singer rapper actor actress musician pianist violinist dancer comedian composer"
    " filmmaker novelist poet film",
    "crime": "burglar murderer thief suspect defendant drug-dealer",
}
_FIELD_OF: Final = {word: field for field, words in _FIELDS.items() for word in words.split()}
FAR: Final = frozenset({"sport", "stage", "crime"})
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Office:
    """A title at an affiliation, as far as matching looks at it."""

    title: str
    affiliation: str | None = None


def field_of(title: str) -> str | None:
    """Return the field of life a title belongs to; None where its words do not tell."""
    fields = [_FIELD_OF[word] for word in _WORD.findall(title.lower()) if word in _FIELD_OF]
    return next((one for one in fields if one in FAR), fields[0] if fields else None)


def compare_offices(one: Sequence[Office], other: Sequence[Office]) -> Feature:
    """Say whether two people's offices are equal, akin, far apart, or unknown."""
    shown = f"{_shown(one)} / {_shown(other)}"
    if not one or not other:
        return Feature("office", "unknown", shown)
    if {o.title.casefold() for o in one} & {o.title.casefold() for o in other}:
        return Feature("office", "equal", shown)
    fields = [{field_of(office.title) for office in offices} - {None} for offices in (one, other)]
    if not all(fields):
        return Feature("office", "unknown", shown)
    if fields[0] & fields[1]:
        return Feature("office", "akin", shown)
    is_far = any(each <= FAR for each in fields)
    return Feature("office", "far" if is_far else "akin", shown)


def _shown(offices: Sequence[Office]) -> str:
    return ", ".join(office.title for office in offices) or "-"
