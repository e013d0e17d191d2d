"""People and organisations: which runs of capitalised words name them.

A title, a first name, or the words right before and after make a run a person; a word such as
Ministry or Council makes it a body. A surname alone is a person where the full name stands in
the same report. A run that nothing speaks for is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from standfirst.read.lexicon import name_words
from standfirst.read.names import FoundName, segments
from standfirst.records import Span

if TYPE_CHECKING:
    from standfirst.read.names import Word
    from standfirst.read.place_found import FoundPlace

_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)(?:,)?\s\Z")
_WORD_AFTER: Final = re.compile(r",?\s([a-z]+)")
_AGE_AFTER: Final = re.compile(r",\s\d{1,2},|\s\(\d{1,2}\)")
_APPOSITION: Final = re.compile(
    r",\s(?:an?|the)?\s?(?:[\w'’-]+\s){0,4}?(?:chief|head|director|minister|president|spokes\w+|"
    r"professor|analyst|member|leader|commander|secretary|chairman|chairwoman|editor|author|"
    r"expert|resident|ambassador|founder|manager|economist|officer|lawyer|mayor|governor)\b"
)
_ACRONYM: Final = re.compile(r"[A-Z][A-Z&]{1,6}s?\Z")
_NOT_ACRONYMS: Final = frozenset(
    (
        "US UK UAE USA USSR AM PM TV CEO MP MPs OK DC LA NYC ID DNA CCTV GMT UTC EST EDT BST CET"
        " EET PDF FAQ AND THE FOR OF IN ON AT TO IS IT HE WE NO BY AS OR IF AN BE SO UP MY DO GO"
        " II III IV VI VII NOT BUT ALL WAS ARE HAS HAD NEW TOP WAR DAY ONE TWO OUT NOW HOW WHY"
        " FILE IQ WHO CFO COO CTO PhD BA MA"
    ).split()
)
_LONGEST_NAME: Final = 5  # words


def find_names(text: str, run: list[Word], places: list[FoundPlace]) -> list[FoundName]:
    """Find the people and bodies of one run of capitalised words."""
    taken = {
        id(word)
        for place in places
        if not place.is_weak or place.is_desk
        for word in run[place.first : place.last]
    }
    wide = {
        id(word)
        for place in places
        if place.n_words > 1 and place.level != "facility"
        for word in run[place.first : place.last]
    }
    placed = {id(word) for place in places for word in run[place.first : place.last]}
    found: list[FoundName] = []
    parts = segments(run)
    skip = -1
    for number, part in enumerate(parts):
        if number <= skip:
            continue
        body, last = _body(text, parts, number, wide)
        if body is not None:
            found.append(body)
            skip = last
            continue
        person = _person(text, _without_openers(part), taken, wide)
        if person is not None:
            found.append(person)
        found += _acronyms(part, person, placed)
    return found


def _without_openers(part: list[Word]) -> list[Word]:
    openers = name_words().openers
    first = 0
    while first < len(part) and (
        part[first].text in openers or _is_shouted(part[first : first + 2])
    ):
        first += 1
    return part[first:]


def _is_shouted(pair: list[Word]) -> bool:
    """Tell whether a word in capitals stands before a name that is not (CLOSE Irena Dolsk)."""
    return (
        len(pair) == 2
        and len(pair[0].text) > 3
        and pair[0].text.isupper()
        and not pair[1].text.isupper()
    )


def _body(
    text: str, parts: list[list[Word]], number: int, wide: set[int]
) -> tuple[FoundName | None, int]:
    """Find a body that begins in a part; it may go on over "of" and "for" into the next ones."""
    words = name_words()
    part = _without_openers(parts[number])
    for size in range(min(4, len(part)), 0, -1):
        for first in range(len(part) - size + 1):
            name = text[part[first].start : part[first + size - 1].end]
            if name in words.known_bodies:
                span = Span(part[first].start, part[first + size - 1].end)
                return FoundName(span, name, is_body=True), number
    heads = [
        index
        for index, word in enumerate(part)
        if word.text in words.bodies and id(word) not in wide  # West Bank is no bank
    ]
    if not heads:
        return None, number
    last = number
    while (
        last + 1 < len(parts)
        and parts[last + 1][0].joint in {" of ", " of the ", " for ", " for the "}
        and heads[-1] == len(part) - 1
    ):
        last += 1
        break
    first = _after_title(part, heads[-1])
    end = parts[last][-1].end if last > number else part[heads[-1]].end
    if last == number and heads[-1] - first < 1:
        return None, number
    span = Span(part[first].start, end)
    return FoundName(span, text[span.start : span.end], is_body=True), last


def _after_title(part: list[Word], head: int) -> int:
    titles = name_words().titles
    return max((i + 1 for i in range(head) if part[i].text in titles), default=0)


def _person(text: str, part: list[Word], taken: set[int], wide: set[int]) -> FoundName | None:
    words = name_words()
    titled = max((i + 1 for i, word in enumerate(part) if word.text in words.titles), default=0)
    has_title = titled > 0
    rest = part[titled:]
    if not has_title:
        while rest and (id(rest[0]) in wide or (id(rest[0]) in taken and not _is_given(rest))):
            rest = rest[1:]
    rest = _from_given_name(rest)
    if not rest or len(rest) > _LONGEST_NAME or any(w.text in words.openers for w in rest):
        return None
    if has_title and (id(rest[0]) in taken and (len(rest) == 1 or not _is_given(rest))):
        return None
    span = Span(rest[0].start, rest[-1].end)
    name = text[span.start : span.end]
    full = len(rest) > 1
    if has_title:
        return FoundName(span, name, is_body=False, is_full=full)
    if full and all(word.text.isupper() and len(word.text) > 2 for word in rest):
        return None
    if full and _is_given(rest):
        return FoundName(span, name, is_body=False)
    if full and len(rest) < 4 and _is_spoken_for(text, span):
        return FoundName(span, name, is_body=False)
    return None


def _from_given_name(rest: list[Word]) -> list[Word]:
    """Drop what stands before a first name (a ministry's field), and a name said twice."""
    first = next((i for i in range(len(rest) - 1) if _is_given(rest[i : i + 2])), 0)
    rest = rest[first:]
    again = next((i for i in range(1, len(rest)) if rest[i].text == rest[0].text), len(rest))
    return rest[:again]


def _is_given(rest: list[Word]) -> bool:
    """Tell whether a first name opens these words and a family name may follow."""
    if len(rest) < 2 or len(rest) > _LONGEST_NAME:
        return False
    return rest[0].text in name_words().first_names


def _is_spoken_for(text: str, span: Span) -> bool:
    words = name_words()
    before = _WORD_BEFORE.search(text[max(0, span.start - 24) : span.start])
    if before and before[1] in words.person_before:
        return True
    after = _WORD_AFTER.match(text, span.end)
    if after and after[1] in words.person_after:
        return True
    return bool(_AGE_AFTER.match(text, span.end) or _APPOSITION.match(text, span.end))


def _acronyms(part: list[Word], person: FoundName | None, placed: set[int]) -> list[FoundName]:
    if len(part) > 1 and all(word.text.isupper() for word in part):
        return []  # a line in capitals
    return [
        FoundName(Span(word.start, word.end), word.text, is_body=True)
        for word in part
        if _ACRONYM.match(word.text)
        and word.text not in _NOT_ACRONYMS
        and id(word) not in placed
        and not (person and person.span.covers(Span(word.start, word.end)))
    ]
