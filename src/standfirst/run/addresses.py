"""Addresses in an edition, as editors count: looked up.

``h`` is the headline, ``s2`` the second sentence of the standfirst, ``3`` the third section,
``3.1`` its first sentence, ``o2`` the second thing left out; the date that "standfirst explain"
puts before them may stand there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.errors import NotFoundError, UsageError
from standfirst.write.editing import HEADLINE

if TYPE_CHECKING:
    from standfirst.records import Edition

ADDRESS = re.compile(
    r"(?:\d{4}-\d\d-\d\d:)?"
    r"(?:(h)|s([1-9]\d{0,3})|o([1-9]\d{0,3})|([1-9]\d{0,3})(?:\.([1-9]\d{0,3}))?)"
)


@dataclass(frozen=True, slots=True)
class Spot:
    """What an address names: counted from 0; ``section`` and ``sentence`` are null where not so."""

    address: str
    key: str
    text: str
    section: int | None = None
    sentence: int | None = None
    is_heading: bool = False


def find_spot(edition: Edition, address: str) -> Spot:
    """Return what an address names; raise UsageError or NotFoundError where that is nothing."""
    match = ADDRESS.fullmatch(address.strip())
    if match is None:
        raise UsageError(
            f'{address}: no address; give h, s2, 3, 3.1 or o2, as "standfirst edit show" lists them'
        )
    headline, standfirst, left, section, sentence = match.groups()
    try:
        if headline:
            return _headline(edition, address)
        if standfirst:
            found = edition.standfirst[from_one(standfirst)]
            return Spot(address, found.key, found.text)
        if left:
            entry = edition.left_out[from_one(left)]
            return Spot(address, "", entry.text or entry.story)
        n = from_one(section)
        chosen = edition.sections[n]
        if not sentence:
            return Spot(address, chosen.story, chosen.heading.text, n)
        m = from_one(sentence)
        return Spot(address, chosen.sentences[m].key, chosen.sentences[m].text, n, m)
    except IndexError:
        raise NotFoundError(
            f'{address}: the edition has no such place; "standfirst edit show" lists them'
        ) from None


def _headline(edition: Edition, address: str) -> Spot:
    if edition.headline is None:
        raise IndexError
    return Spot(address, HEADLINE, edition.headline.text)


def from_one(number: str) -> int:
    """Return a number that editors count from 1, counted from 0."""
    return int(number) - 1
