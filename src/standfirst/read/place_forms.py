"""Forms of place names: what the words around a name make of it.

"Karsk region" is a region, "the Karsk direction" a stretch of front, "Karsk Airport" a facility,
"South Karsk" a part; "Lime River" and "Dolna County" are places by their last word alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from standfirst.read.gazetteer import load_world
from standfirst.read.lexicon import name_words
from standfirst.read.place_found import FoundPlace, Rows
from standfirst.read.tables import read_table
from standfirst.records import PlaceValue, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.names import Word

_DIVISION: Final = re.compile(
    r"\s(region|oblast|province|governorate|prefecture|district|raion|county|republic|state"
    r"|township|direction|axis)\b(?!\s(?:of|in)\b)",
    re.IGNORECASE,
)
_DIVISION_LEVELS: Final = {
    "district": "district",
    "raion": "district",
    "county": "district",
    "township": "town",
    "direction": "direction",
    "axis": "direction",
}
_LANDMARKS: Final = {
    word: level
    for level, words in read_table("place_forms")["landmarks"].items()
    for word in words.split()
}
_GO_ON: Final = frozenset("East West North South Valley Bridge Park Airport Delta Basin".split())
_ROADS: Final = frozenset({"Street", "Avenue", "St.", "Ave.", "Ave", "Road"})
_ORDINALS: Final = frozenset(
    "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth".split()
)
_HEADS: Final = {
    "Lake": "sea",
    "Mount": "region",
    "Cape": "region",
    "Fort": "town",
    "Mt.": "region",
}
_SIDES: Final = frozenset(
    "North South East West Northern Southern Eastern Western Central Upper Lower Old Downtown"
    " Greater Inner Outer Northwest Northeast Southwest Southeast Mid".split()
)
_STATES: Final = frozenset({"Republic", "Kingdom", "State", "Commonwealth", "Emirate", "Province"})
_MOST_WORDS: Final = 4  # of a landmark's name
_MOST_UNKNOWN: Final = 2  # words of a name that no register has
_WHERE: Final = re.compile(
    r"\b(?:in|near|outside|around|village of|town of|city of|suburb of|north of|south of|east of"
    r"|west of|residents of|outskirts of) \Z"
)
_WHERE_LOOKS: Final = 16
_NUMBERED: Final = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\s(?:Street|St\.|Avenue|Ave\.|Road)(?!\w)")


def landmark_word(name: str) -> str | None:
    """Return the last word of a name if it is one that makes a place by itself."""
    word = name.rpartition(" ")[2]
    return word if word in _LANDMARKS else None


def find_numbered(text: str) -> list[FoundPlace]:
    """Find roads that go by a number ("14th Street")."""
    return [
        FoundPlace(Span(*m.span()), m.group(), 0, 0, value=PlaceValue(m.group(), "facility"))
        for m in _NUMBERED.finditer(text)
    ]


def divided(text: str, run: Sequence[Word], place: FoundPlace) -> FoundPlace:
    """Widen a place to the region, district or direction that is called after it."""
    if place.level not in {"town", "region", "district"} or place.is_adjective:
        return place
    match = _DIVISION.match(text, place.span.end)
    if match is None:
        return place
    word = match[1]
    following = run[place.last] if place.last < len(run) else None
    if word == "State" and (place.level != "region" or _is_american(place)):
        return place  # a university more often than not
    if word[0].isupper():
        if following is None or following.start != match.start(1):
            return place
        if following.end != match.end():  # "State's", "Counties"
            return place
        place.last += 1
    elif word in {"state", "republic"} and place.level != "region":
        return place
    level = _DIVISION_LEVELS.get(word.lower(), "region")
    place.span = Span(place.span.start, match.end())
    place.is_weak = False
    if place.value is not None and place.level == level:
        return place
    if not place.is_desk and (rows := _divisions(place.name, level)):
        place.rows = rows
    else:
        place.wider = f"{place.value.name if place.value else place.name} {word}", level
    return place


def _is_american(place: FoundPlace) -> bool:
    return bool(place.rows) and load_world().country(place.rows[0][0]) == "US"


def _divisions(name: str, level: str) -> Rows:
    """Return the regions or districts that are called after a name."""
    world = load_world()
    entry = world.find(name)
    rows = entry.rows if entry else ()
    return tuple(row for row in rows if world.level(row[0]) == level)


def landmark_at(run: Sequence[Word], index: int, inner: FoundPlace | None) -> FoundPlace | None:
    """Read a name that its last word makes a place; ``inner`` is the place it begins with."""
    first = run[index]
    following = run[index + 1] if index + 1 < len(run) else None
    if following is None or following.joint != " ":
        return None
    numbered = first.text in _ORDINALS and following.text in _ROADS
    if not numbered and inner is None and (first.opens or first.text in name_words().openers):
        return None
    if first.text in name_words().titles:
        return None
    last = _last_of_landmark(run, index, index + 1 if inner is None else inner.last)
    level = _LANDMARKS.get(run[last].text) if last is not None else None
    if last is None or level is None:
        return _headed(run, index)
    if inner is None and _ends_in_name(run, index + 1, last):
        return None
    while last + 1 < len(run) and run[last + 1].text in _GO_ON and run[last + 1].joint == " ":
        last += 1
        level = _LANDMARKS.get(run[last].text, level)
    return _named(run, index, last, level, inner)


def _last_of_landmark(run: Sequence[Word], index: int, start: int) -> int | None:
    for last in range(start, min(index + _MOST_WORDS, len(run))):
        if run[last].joint != " ":
            return None
        if run[last].text in _LANDMARKS:
            return last
    return None


def _ends_in_name(run: Sequence[Word], start: int, last: int) -> bool:
    """Tell whether the end of a landmark's name is a name by itself ("Board Dolna County")."""
    world = load_world()
    for first in range(start, last):
        entry = world.find(" ".join(word.text for word in run[first : last + 1]))
        if entry is not None and entry.rows:
            return True
    return False


def _headed(run: Sequence[Word], index: int) -> FoundPlace | None:
    """Read a name that its first word makes a place ("Lake Dolna")."""
    level = _HEADS.get(run[index].text)
    return _named(run, index, index + 1, level, None) if level else None


def _named(
    run: Sequence[Word], index: int, last: int, level: str, inner: FoundPlace | None
) -> FoundPlace:
    name = " ".join(word.text for word in run[index : last + 1])
    span = Span(run[index].start, run[last].end)
    if inner is not None and not inner.is_adjective:
        wide = replace(inner, span=span, last=last + 1, wider=(name, level), is_weak=False)
        wide.inner = inner
        return wide
    return FoundPlace(span, name, index, last + 1, value=PlaceValue(name, level))


def unknown_at(text: str, run: Sequence[Word], index: int, seen: set[str]) -> FoundPlace | None:
    """Read a name that no register has where the words before it speak of a place.

    Such names are added to ``seen``, and are read wherever they stand again.
    """
    if len(run) - index > _MOST_UNKNOWN or _is_known(run[index].text):
        return None
    rest = run[index:]
    if any(word.joint != " " or _is_known(word.text) for word in rest[1:]):
        return None
    words = name_words()
    name = " ".join(word.text for word in rest)
    if name in words.known_bodies or name.isupper() or not name.replace(" ", "").isalpha():
        return None
    before = text[max(0, run[index].start - _WHERE_LOOKS) : run[index].start]
    if name not in seen:
        if not _WHERE.search(before):
            return None
        seen.add(name)
    span = Span(run[index].start, rest[-1].end)
    return FoundPlace(span, name, index, len(run), value=PlaceValue(name, "town"), is_weak=True)


@lru_cache(maxsize=1 << 13)  # most words with a capital come again and again
def _is_known(word: str) -> bool:
    words = name_words()
    return (
        word in words.openers
        or word in words.bodies
        or word in words.titles
        or word in words.first_names
        or len(word) < 3
    )


def is_side(run: Sequence[Word], index: int) -> bool:
    """Tell whether a word may make the place behind it a part of that ("South Karsk")."""
    return run[index].text in _SIDES and index + 1 < len(run) and run[index + 1].joint == " "


def is_state(run: Sequence[Word], index: int) -> bool:
    """Tell whether a word and "of" stand before a country's name ("Republic of Velmora")."""
    return (
        run[index].text in _STATES
        and index + 1 < len(run)
        and run[index + 1].joint in {" of ", " of the "}
    )


def with_side(run: Sequence[Word], index: int, place: FoundPlace) -> FoundPlace | None:
    """Return the part of a place that a side before it makes it; null for a state of the US."""
    if place.level in {"region", "district"} and _is_american(place):
        return None
    name = f"{run[index].text} {place.name}"
    level = "region" if place.level in {"country", "region"} else "neighbourhood"
    place.span = Span(run[index].start, place.span.end)
    place.first, place.is_weak = index, False
    place.wider = name, level
    return place


def with_state(run: Sequence[Word], index: int, place: FoundPlace) -> FoundPlace:
    """Return a country or region under its full name."""
    place.span = Span(run[index].start, place.span.end)
    place.first, place.is_weak = index, False
    return place
