"""Whether a name is a place here: signs in and around it, weighed together.

Many names of places are surnames, first names or plain words. Each sign is a named feature that
is there or not; the weights stand in ``data/place_signs.toml`` and were fitted by
``training/places/weigh.py``. No word of any text is a feature, so nothing is learnt by heart.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING, Final

from standfirst.read.gazetteer import FIRST_NAME, LISTED, OTHER, SURNAME, WORD, load_world
from standfirst.read.lexicon import name_words
from standfirst.read.place_forms import landmark_word
from standfirst.read.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from standfirst.read.clusters import Clusters
    from standfirst.read.place_found import FoundPlace
    from standfirst.records import Span

_IN: Final = re.compile(
    r"\b(?:in|at|near|outside|around|into|across|throughout|toward|towards|north of|south of|"
    r"east of|west of|downtown|central|nearby|southern|northern|eastern|western)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"\b(?:from|to|of|for|through|via|between|against|with)\s(?:the\s)?\Z")
_KIND_OF: Final = re.compile(
    r"\b(?:city|town|village|settlement|port|county|region|province|state|suburb|capital|island"
    r"|resort|outskirts|parish|district) (?:of )?\Z",
    re.IGNORECASE,
)
# The last words of these patterns; behind "the", what stands before it decides.
_LEADS: Final = frozenset(
    """
    in at near outside around into across throughout toward towards of downtown central nearby
    southern northern eastern western from to for through via between against with city town
    village settlement port county region province state suburb capital island resort outskirts
    parish district the
    """.split()
)
_LOWER_BEFORE: Final = re.compile(r"[a-z,]\s\Z")
_CAPITAL_BEFORE: Final = re.compile(r"[A-Z][\w'’.]*\s\Z")
_THE: Final = re.compile(r"\b[Tt]he\s\Z")
_DATELINE: Final = re.compile(r"(?<![^\n])[A-Z]{3,}(?:\s[A-Z]{3,}){0,3}(?:,|\s\(|\s[—–-])")
_CAPITAL_AFTER: Final = re.compile(r"\s[A-Z]")
_NOUN_AFTER: Final = re.compile(
    r"\s(?:residents?|officials|police|area|resident|mayor|man|woman|office|native|airport"
    r"|government|school|city|town|county|troops|authorities|firm|firefighters)\b"
)
_SPEAKS_AFTER: Final = re.compile(
    r"\s(?:said|says|told|added|was|has|had|is|will|would|who|and his|and her|scored|wrote)\b"
)
_NEXT_WORD: Final = re.compile(r"\s([A-Z][\w'’-]{1,40})")
WHOLE_NAME: Final = "given_and_surname"  # no weight can make such a name a place
_LOOK: Final = 48  # characters looked at on either side
_LARGE: Final = tuple(math.log(n) for n in (1000, 5000, 15_000, 50_000, 250_000, 1_000_000))
_ALSO: Final = (
    (LISTED, "listed"),
    (FIRST_NAME, "first_name"),
    (SURNAME, "surname"),
    (WORD, "word"),
)


@cache
def weights() -> dict[str, float]:
    """Return the weight of each sign; "threshold" is what their sum must pass."""
    return {name: float(value) for name, value in read_table("place_signs").items()}


def kept_places(
    text: str, places: list[FoundPlace], entities: Clusters, bodies: Iterable[Span]
) -> list[FoundPlace]:
    """Leave out what is no place: parts of people's names, and names with too few signs."""
    weight = weights()
    kept: list[FoundPlace] = []
    for place, signs in signs_of(text, places, entities, bodies):
        if kept and kept[-1].inner is place:
            continue  # it is read as a part of what is called after it
        if WHOLE_NAME in signs and not place.is_desk:
            continue
        if place.is_desk or sum(weight.get(sign, 0.0) for sign in signs) > weight["threshold"]:
            kept.append(place)
    return kept


def signs_of(
    text: str, places: list[FoundPlace], entities: Clusters, bodies: Iterable[Span]
) -> Iterator[tuple[FoundPlace, list[str]]]:
    """Give each place, and each that it is called after, the signs it has."""
    inside = {offset for span in bodies for offset in range(span.start, span.end)}
    candidates = [
        each for place in places for each in ([place, place.inner] if place.inner else [place])
    ]
    around: list[list[str]] = []
    stated: set[str] = set()
    holders: set[int] = set()
    n_of: dict[str, int] = {}
    for index, place in enumerate(candidates):
        following = next(
            (each for each in candidates[index + 1 : index + 3] if each is not place.inner), None
        )
        signs = list(_around(text, place, following))
        around.append(signs)
        n_of[place.name] = n_of.get(place.name, 0) + 1
        if "in" in signs or "within" in signs or "kind_of" in signs:
            stated.add(place.name)
        if place.rows and not place.is_weak and place.level in {"country", "region", "district"}:
            holders |= {row for row, _ in place.rows[:3]}
    for index, (place, signs) in enumerate(zip(candidates, around, strict=True)):
        signs.extend(_own(text, place))
        if signs[0] in {"in", "kind_of"}:
            signs.extend(
                f"in_{sign}"
                for sign in ("listed", "word", "surname", "first_name")
                if sign in signs
            )
        if "capital_after" in signs and "first_name" in signs and _surname_after(text, place):
            signs.append(WHOLE_NAME)
        if place.name in stated:
            signs.append("stated")
        if n_of[place.name] > 1:
            signs.append("repeated")
        if place.span.of(text) in entities.surnames:
            signs.append("is_surname_here")
        if place.span.start in entities.covered:
            signs.extend(_in_person(place, entities.covered, signs))
        if place.span.start in inside:
            signs.append("in_body")
        if index and candidates[index - 1].inner is place:
            signs.append("inner")
        if place.rows and place.level == "town":
            signs.append(_company(place, holders))
        yield place, signs


def _surname_after(text: str, place: FoundPlace) -> bool:
    """Tell whether the next word is a common surname ("Paris Holt")."""
    match = _NEXT_WORD.match(text, place.span.end)
    entry = load_world().find(match[1]) if match else None
    return entry is not None and bool(entry.also & SURNAME)


def _in_person(place: FoundPlace, covered: set[int], signs: list[str]) -> Iterator[str]:
    """Tell how a name stands in a person's name: as all of it, at its head, or behind."""
    start, end = place.span
    where = "tail" if start - 1 in covered else "head" if end in covered else "whole"
    yield f"person_{where}"
    if "people_5" in signs or "people_6" in signs or place.level == "country":
        yield f"person_{where}_large"
    if place.is_adjective:
        yield "person_adjective"


def _company(place: FoundPlace, holders: set[int]) -> str:
    """Tell whether the report names a region or country that some place of this name lies in."""
    world = load_world()
    best = "no_holder"
    for row, _ in place.rows[:20]:
        for each in world.within(row):
            if each in holders:
                if world.level(each) != "country":
                    return "region_holder"
                best = "country_holder"
    return best


def _around(text: str, place: FoundPlace, following: FoundPlace | None) -> Iterator[str]:
    start, end = place.span
    before = text[max(0, start - _LOOK) : start]
    after = text[end : end + _LOOK]
    may_lead = _may_lead(before)
    if may_lead and _IN.search(before):
        yield "in"
    elif may_lead and _KIND_OF.search(before):
        yield "kind_of"
    elif may_lead and _FROM.search(before):
        yield "from"
    elif _THE.search(before):
        yield "the"
    elif _CAPITAL_BEFORE.search(before):
        yield "capital_before"
        word = before.split()[-1]
        if word in name_words().first_names:
            yield "first_name_before"
        if word in name_words().titles:
            yield "title_before"
    elif _LOWER_BEFORE.search(before):
        yield "lower_before"
    else:
        yield "opens"
    if _DATELINE.match(text, start):
        yield "dateline"
    if _CAPITAL_AFTER.match(after):
        yield "capital_after"
    elif _NOUN_AFTER.match(after):
        yield "noun_after"
    elif _SPEAKS_AFTER.match(after):
        yield "speaks_after"
    elif after[:2] in {"'s", "’s"}:
        yield "possessive"
    elif (
        following is not None
        and text[end : following.span.start] in {", ", " ("}
        and following.level in {"country", "region", "district"}
        and not following.is_adjective
    ):
        yield "within"
    elif after[:1] in {",", "."}:
        yield "stop_after"


def _may_lead(before: str) -> bool:
    """Tell whether a word that leads to a place may stand before a name."""
    if not before[-1:].isspace():
        return False
    last = before[:-1].rpartition(" ")[2].lower()
    return last in _LEADS or not last.isalpha()


def _own(text: str, place: FoundPlace) -> Iterator[str]:
    yield "any"
    yield f"level_{place.level}"
    if word := landmark_word(place.wider[0] if place.wider else place.name):
        yield f"called_{word.rstrip('.').lower()}"
    if place.wider:
        yield "wider"
        return
    if place.is_adjective:
        yield "adjective"
        return
    if not place.rows:
        yield f"unknown_{place.n_words}" if place.is_weak else "landmark"
        return
    world = load_world()
    if place.span.of(text).isupper():
        yield "capitals"
    if all(flags == OTHER for _, flags in place.rows):
        yield "other_spelling"
    if any(world.level(row) != "town" for row, _ in place.rows):
        yield "an_area"
    people = max(world.people(row) for row, _ in place.rows)
    yield f"people_{sum(people >= least for least in _LARGE)}"
    several = "several" if " " in place.name or "-" in place.name else "single"
    yield several
    entry = world.find(place.name)
    also = entry.also if entry else 0
    if several == "single":
        for bit, name in _ALSO:
            if also & bit:
                yield name
                yield f"{name}_{'large' if people >= _LARGE[4] else 'small'}"
    if len(place.rows) == 1:
        yield "one_sense"
