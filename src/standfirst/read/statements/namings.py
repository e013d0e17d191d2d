"""Where people stand in a report, by name and without: "Deputy Minister Dolsk", "a soldier"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from standfirst.read.statements.lexicon import english
from standfirst.read.statements.names import role_words
from standfirst.read.statements.who.nouns import nouns

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from standfirst.read.statements.cast import Member
    from standfirst.text import WordIndex

_TOKEN = re.compile(r"[\w’'-]+")
_AGE_BEHIND = re.compile(r", \d{1,3},|, [^,.;“”\n]{2,60},")
_CAPITAL = r"[^\W\d_a-z][\w’'-]*"
_NAME_BEFORE = re.compile(
    rf"(?: (?:of|from|at|for) (?:the )?{_CAPITAL}(?: {_CAPITAL}){{0,3}})?,(?: \d{{1,3}},)? \Z"
)  # behind a name: "Pavel Ruhm, 61, a retired ferryman", "Petra Lunz of Aldmark, the host,"
_OF_BEHIND = re.compile(r" (?:of|for|at|in) [^,.;:“”\"\n]{2,60}, ")
_LONGEST_ASIDE = 70  # characters
_INVERTED = re.compile(r"[”\"’,] ([a-z]+) \Z")
_COPULAS = frozenset("is was be being been become became as".split())
_WORD_BEHIND = re.compile(r"[ ,]{1,2}([a-z]+)")
_WORD_BEFORE = re.compile(r"([\w’'-]+) \Z")
_INTRODUCING = frozenset("a an one another his her their its the".split())
_FINITE = frozenset("Av")
_LAST_TOKEN = re.compile(r"[\w’'-]+\Z")
_LONGEST_PHRASE = 4  # words from "a" to "soldier"
_LONGEST_LEAD = 200  # characters of these words
_OPENING = 45  # characters from a sentence's start that are still its subject


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where somebody is named or told of; ``role`` are the words for one unnamed."""

    at: int
    who: Member | None
    role: str | None = None
    gender: str = ""
    is_subject: bool = False
    is_owner: bool = False
    is_quoted: bool = False
    is_speaking: bool = False


class Told(NamedTuple):
    """Somebody told of without a name; ``opener`` is the determiner, ``head`` the noun."""

    at: int
    end: int
    role: str
    head: str
    opener: str


@cache
def _first_of_heads() -> frozenset[str]:
    """Return the runs of letters that nouns for one human being begin with."""
    return frozenset(head.partition("-")[0] for head in _heads())


@cache
def _heads() -> frozenset[str]:
    """Return the nouns for one human being without a name."""
    known = role_words()
    heads = known.occupations | known.relations | known.persons | known.unnamed | known.offices
    heads |= known.bearers | known.anybody | nouns().people
    heads -= known.bodies | {"general", "private", "deputy", "chief", "people", "police"}
    return frozenset(head for head in heads if not head.endswith("s"))


def is_subject(text: str, starts: Sequence[int], at: int, end: int) -> bool:
    """Tell whether words open their sentence, stand before a verb, or behind one of saying."""
    lexicon = english()
    lead = text[max(0, at - 24) : at]
    before = _WORD_BEFORE.search(lead)
    word = before[1].lower() if before else ""
    inverted = _INVERTED.search(lead)
    if inverted and inverted[1] in lexicon.cues:
        return True
    if lexicon.tags.get(word) in {"I", "T"}:
        return False
    index = bisect_right(starts, at) - 1
    begins = starts[index] if index >= 0 else 0
    behind = text[end : end + 90]
    aside = _AGE_BEHIND.match(behind)
    after = _WORD_BEHIND.match(behind, aside.end() - 1 if aside else 0)
    follows = after[1] if after else ""
    is_verb = follows in lexicon.cues or lexicon.tags.get(follows) in _FINITE
    is_verb = is_verb or (follows.endswith(("ed", "s")) and follows not in lexicon.tags)
    is_object = word in lexicon.cues or lexicon.tags.get(word) == "v" or word.endswith("ed")
    return is_verb or (at - begins < _OPENING and not is_object)


def find_told(
    text: str, named: Container[int], ends: Container[int], words: WordIndex
) -> Iterator[Told]:
    """Find the people told of without a name: "a soldier with a bandaged hand".

    ``named`` and ``ends`` are where names start and end, ``words`` is the text's index.
    """
    heads = _heads()
    for at in words.places(_first_of_heads()):
        match = _TOKEN.match(text, at)
        low = match[0].lower() if match else ""
        if match is None or low not in heads or text[at - 1 : at] != " ":
            continue
        first = _introduced(text, at)
        if first is None or first[0] in named or _is_apposition(text, first[0], ends):
            continue
        start, opener = first
        end = match.end()
        behind = text[end : end + 3]
        names = behind[:1] == " " and behind[1:2].isupper()
        names = names or (behind[:2] == ", " and behind[2:].isupper())
        names = names or _names_behind(text, end, named)
        lead = text[max(0, start - 8) : start].split()[-1:]
        if not names and not _COPULAS.intersection(lead):
            yield Told(start, end, text[start + len(opener) + 1 : end], low, opener)


def _names_behind(text: str, end: int, named: Container[int]) -> bool:
    """Tell whether a name follows what a noun is of: "the chairman of the company, Petra Lunz"."""
    of = _OF_BEHIND.match(text, end, end + _LONGEST_ASIDE)
    return of is not None and of.end() in named


def _is_apposition(text: str, start: int, ends: Container[int]) -> bool:
    """Tell whether a phrase only says more of somebody named right before it."""
    if text[start - 2 : start] != ", ":
        return False
    if start - 2 in ends:
        return True
    left = max(0, start - _LONGEST_ASIDE)
    match = _NAME_BEFORE.search(text[left:start])
    return match is not None and (left + match.start() in ends or match[0][2:3].isdigit())


def _introduced(text: str, at: int) -> tuple[int, str] | None:
    """Return where "a", "the" or the like stands a few words before a noun, and which it is."""
    left = max(0, at - _LONGEST_LEAD)
    pieces = text[left : at - 1].split(" ")
    if left and len(pieces) <= _LONGEST_PHRASE:
        return None  # no words of a language
    start = at - 1
    for piece in pieces[: -_LONGEST_PHRASE - 1 : -1]:
        word = _LAST_TOKEN.search(piece)
        if word is None:
            return None
        low = word[0].lower()
        if low in _INTRODUCING:
            return start - len(word[0]), low
        if word.start():
            return None
        start -= len(piece) + 1
    return None
