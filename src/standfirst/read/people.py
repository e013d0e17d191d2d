"""People and organisations: which runs of capitalised words name them.

A title, a first name, or the words right before and after make a run a person; a word such as
Ministry or Council makes it a body. A surname alone is a person where the full name stands in
the same report. A run that nothing speaks for is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.read.lexicon import name_words
from standfirst.read.names import FoundName, segments
from standfirst.records import Span

if TYPE_CHECKING:
    from standfirst.read.name_evidence import NameEvidence
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
_BRACKETED: Final = re.compile(r"\s\(([A-Z][A-Za-z]{1,7})\)")
_SYLLABLES: Final = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,6}\Z")
_LONGEST_NAME: Final = 5  # words


def find_names(
    text: str, run: list[Word], places: list[FoundPlace], evidence: NameEvidence
) -> list[FoundName]:
    """Find the people and bodies of one run of capitalised words.

    ``evidence`` is what the whole report tells about its names.
    """
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
        known = _Known(taken, wide, placed, evidence)
        person = _person(text, _without_openers(part), known)
        if person is not None:
            found.append(person)
        found += _acronyms(part, person, placed, evidence)
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
    if _is_initialled(text, part):
        span = Span(part[0].start, part[-1].end)
        return FoundName(span, span.of(text), is_body=True), number
    for size in range(min(4, len(part)), 0, -1):
        for first in range(len(part) - size + 1):
            name = text[part[first].start : part[first + size - 1].end]
            following = part[first + size : first + size + 1]
            if following and following[0].text in words.bodies:
                continue  # Labour, but the Labour Party
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


def _is_initialled(text: str, part: list[Word]) -> bool:
    """Tell whether an acronym of these words stands in brackets behind them."""
    match = _BRACKETED.match(text, part[-1].end) if len(part) > 1 else None
    if match is None:
        return False
    letters = "".join(word.text[0] for word in part)
    return match[1].upper() == letters.upper()


def _after_title(part: list[Word], head: int) -> int:
    titles = name_words().titles
    return max((i + 1 for i in range(head) if part[i].text in titles), default=0)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a run's words: ids of those that name places, and the report's evidence."""

    taken: set[int]  # by a place that a name hardly outweighs
    wide: set[int]  # by a place of several words
    placed: set[int]  # by any place
    evidence: NameEvidence

    def is_given(self, rest: list[Word]) -> bool:
        """Tell whether a first name opens these words and a family name may follow."""
        if len(rest) < 2 or len(rest) > _LONGEST_NAME:
            return False
        first, words = rest[0], name_words()
        if first.text in words.first_names:
            return True
        return (
            first.text in words.rarer_first_names
            and id(first) not in self.placed
            and not self.evidence.is_common(first.text)
            and rest[1].text not in words.bodies
        )


def _person(text: str, part: list[Word], known: _Known) -> FoundName | None:
    words = name_words()
    titled = max((i + 1 for i, word in enumerate(part) if word.text in words.titles), default=0)
    has_title = titled > 0
    rest = part[titled:]
    if not has_title:
        while rest and (
            id(rest[0]) in known.wide or (id(rest[0]) in known.taken and not known.is_given(rest))
        ):
            rest = rest[1:]
    rest = _from_given_name(rest, known)
    if not rest or len(rest) > _LONGEST_NAME or any(w.text in words.openers for w in rest):
        return None
    if has_title and (rest[0].text in words.bodies or rest[-1].text in words.things):
        return None  # Major League Baseball
    if has_title and (id(rest[0]) in known.taken and not known.is_given(rest)):
        return None
    span = Span(rest[0].start, rest[-1].end)
    name = text[span.start : span.end]
    full = len(rest) > 1
    if has_title:
        return FoundName(span, name, is_body=False, is_full=full)
    if not full or rest[-1].text in words.things:
        return None
    if all(word.text.isupper() and len(word.text) > 2 for word in rest):
        return None
    is_told = (
        known.is_given(rest)
        or (len(rest) < 4 and (_is_spoken_for(text, span) or _is_east_asian(rest)))
        or _is_taken_up(text, rest, known)
    )
    return FoundName(span, name, is_body=False) if is_told else None


def _is_east_asian(rest: list[Word]) -> bool:
    """Tell whether a hyphen parts syllables of which only the first has a capital: Che-cheung."""
    return len(rest) == 2 and bool(_SYLLABLES.match(rest[1].text))


def _is_taken_up(text: str, rest: list[Word], known: _Known) -> bool:
    """Tell whether two or three words are a full name whose last word stands alone elsewhere."""
    words, evidence = name_words(), known.evidence
    first, last = rest[0], rest[-1]
    if not 1 < len(rest) < 4 or last.text not in evidence.alone or len(last.text) < 3:
        return False
    if any(w.text in words.bodies or w.text in words.titles for w in rest):
        return False
    if any(id(w) in known.placed or (w.text.isupper() and len(w.text) > 1) for w in rest):
        return False
    before = text[max(0, first.start - 4) : first.start].lower()
    is_called = first.opens or before.endswith(("the ", " an ", " a "))
    return not (is_called or evidence.is_common(last.text) or evidence.is_common(first.text))


def _from_given_name(rest: list[Word], known: _Known) -> list[Word]:
    """Drop what stands before a first name (a ministry's field), and a name said twice."""
    first = next((i for i in range(len(rest) - 1) if known.is_given(rest[i : i + 2])), 0)
    rest = rest[first:]
    again = next((i for i in range(1, len(rest)) if rest[i].text == rest[0].text), len(rest))
    return rest[:again]


def _is_spoken_for(text: str, span: Span) -> bool:
    words = name_words()
    before = _WORD_BEFORE.search(text[max(0, span.start - 24) : span.start])
    if before and before[1] in words.person_before:
        return True
    after = _WORD_AFTER.match(text, span.end)
    if after and after[1] in words.person_after:
        return True
    return bool(_AGE_AFTER.match(text, span.end) or _APPOSITION.match(text, span.end))


def _acronyms(
    part: list[Word], person: FoundName | None, placed: set[int], evidence: NameEvidence
) -> list[FoundName]:
    if len(part) > 1 and all(word.text.isupper() for word in part):
        return []  # a line in capitals
    return [
        FoundName(Span(word.start, word.end), word.text, is_body=True)
        for word in part
        if _ACRONYM.match(word.text)
        and word.text not in _NOT_ACRONYMS
        and word.text in evidence.spoken_of
        and id(word) not in placed
        and not (person and person.span.covers(Span(word.start, word.end)))
    ]
