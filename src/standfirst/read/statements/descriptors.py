"""What a report calls its people: titles, appositions, ages, and the words around their names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standfirst.read.statements.holders import head_word
from standfirst.read.statements.lexicon import english
from standfirst.read.statements.names import role_words
from standfirst.read.statements.who.nouns import nouns

if TYPE_CHECKING:
    from standfirst.read.statements.cast import Cast, Member

_AGE = re.compile(r",? \(?(\d{1,3})\)?(?=[,.;:)]|\Z)")
_OF = r"(?: (?:of|from|for) (?:the )?[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,2})?"
_ASIDE = re.compile(rf"{_OF},(?: \d{{1,3}},)? ([^,.;:()“”\"\n]{{3,90}})")
_IN_FRONT = re.compile(r"(?:\A|[.,;:!?—–”\"\n] ?)([^,.;:!?“”\"\n]{3,90}), \Z")
_IS = re.compile(
    r"(?:,[^,.;\n]{2,60},)? (?:is|was|became|remains|work(?:s|ed) as|served as|ha[sd] been)"
    r" (?:(?:a|an|the|one of the) )?([^,.;:()“”\"\n]{3,60})"
)
_DOING = re.compile(
    r"(?:,[^,.;\n]{2,60},|, \d{1,3},)?(?:,? who)?"
    r" (?:now |also |once |has |had |long |still )?([a-z]+)\b"
)
_ONE_OF = re.compile(
    r"\b[Oo]ne of (?:the|his|her|its|their|our) ((?:[\w’'-]+ ){0,3}[\w’'-]+s)"
    r"(?:,|, who[^,.”]{3,60},?) \Z"
)
_CALLED = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]he|[Hh]is|[Hh]er|[Aa]nother) ([^,.;:“”\n]{3,70}?)"
    r"(?:,[^.;“”\n]{0,70}?)?"
    r"(?: (?:named|called|identified(?: only)? as|known as|calling (?:it|him|her)self)"
    r"|,? who (?:gave|asked|wanted|would)[^.;“”\n]{3,60}?,?) \Z"
)
_WORD = re.compile(r"[\w’'-]+")
_SENTENCE = re.compile(r"[.!?\n]")
_LOWER = re.compile(r"[a-zß-ÿ]{4,}")
_NAMINGS_READ = 8  # of one person: what somebody is, the first ones tell
_SENTENCES_READ = 3
_LONG_BEFORE = (
    160  # characters in front of a name that may bring it in: "…, who asked to be called"
)
_BEFORE = 70  # characters in front of a name that may hold titles
_AROUND = 160  # characters on both sides of a name that may be its sentence
_MOST_TITLES = 5
_CLOSED = frozenset("ISCAvXPOWHT")  # tags of words that end a title
_DOCTOR = frozenset({"dr", "dr."})
_PAST = frozenset("said told wrote spoke says asked".split())  # open no apposition
_OPENERS = frozenset("a an the his her its their our my your then now once also".split())


@dataclass(slots=True)
class Descriptors:
    """The words for one person: ``heads`` are nouns, ``words`` their modifiers, too.

    ``stems`` are the beginnings of the words in the sentences where the name stands.
    """

    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)

    def learn(self, phrase: str) -> None:
        """Take in a noun phrase: "the retired head of the guild" has the head "head"."""
        words = [word for word in phrase.split() if not _tells_nothing(word.lower())]
        if words:
            self.heads.add(head_word(" ".join(words)))
            if len(words) > 1 and head_word(words[-1]) in role_words().ranks:
                self.heads.add(head_word(" ".join(words[:-1])))  # "Army spokesman Col."
            self.words.update(word.lower() for word in _WORD.findall(" ".join(words)))


def _tells_nothing(low: str) -> bool:
    """Tell whether a word tells nothing of what somebody is: "the", "Mrs"; "Dr" does."""
    return low in _OPENERS or (low in role_words().courtesy and low not in _DOCTOR)


def stem(word: str) -> str:
    """Return the beginning that "mine" and "miner", "holds" and "holder" share."""
    return word[:4] if len(word) < 7 else word[:5]


def describe_member(text: str, member: Member, cast: Cast) -> Descriptors:
    """Gather what stands around the first namings of somebody, and the role already read."""
    found = Descriptors()
    if member.role:
        for phrase in re.split(r", | and ", member.role):
            found.learn(phrase)
    for n, place in enumerate(member.places[:_NAMINGS_READ]):
        end = cast.ends.get(place, place + len(member.name))
        _read_inside(text[place:end], member.name, found)
        _read_front(text, place, found)
        _read_behind(text, end, found)
        if n < _SENTENCES_READ:
            _read_sentence(text, place, end, found)
    return found


def _read_inside(words: str, name: str, found: Descriptors) -> None:
    """Read the titles that a run of capitals holds before the name: "Col. Witold Arden"."""
    titles: list[str] = []
    for word in words.split():
        if word in name:
            break
        titles.append(word)
    if titles and len(titles) < len(words.split()):
        found.learn(" ".join(titles))


def _read_front(text: str, start: int, found: Descriptors) -> None:
    lead = text[max(0, start - _BEFORE) : start]
    title = _title(lead)
    if title:
        found.learn(title)
    apposition = _IN_FRONT.search(lead)
    if apposition:
        phrase = _noun_phrase(apposition[1])
        if phrase:
            found.learn(phrase)
    lead = text[max(0, start - _LONG_BEFORE) : start]
    one_of = _ONE_OF.search(lead)
    if one_of:
        found.learn(_singular(one_of[1]))
    elif called := _CALLED.search(lead):
        phrase = _noun_phrase(called[1])
        if phrase:
            found.learn(phrase)


def _singular(phrase: str) -> str:
    """Return the words for one of several: "freed marines" are each a "freed marine"."""
    return phrase.removesuffix("ies") + "y" if phrase.endswith("ies") else phrase.removesuffix("s")


def _title(lead: str) -> str:
    """Return the words right before a name that may be its title."""
    if not lead.endswith(" "):
        return ""
    tags, cues = english().tags, english().cues
    taken: list[str] = []
    for word in reversed(lead.split()[-_MOST_TITLES:]):
        low = word.lower()
        if not word[:1].isalpha() or low in _OPENERS or tags.get(low, "N") in _CLOSED:
            break
        if not word[-1].isalnum() and head_word(low) not in role_words().ranks:
            break
        if low in cues and low not in role_words().offices:
            break
        taken.insert(0, word)
    return " ".join(taken)


def _read_behind(text: str, end: int, found: Descriptors) -> None:
    age = _AGE.match(text, end, end + 8)
    if age:
        found.ages.add(int(age[1]))
    for pattern in (_ASIDE, _IS):
        match = pattern.match(text, end)
        phrase = _noun_phrase(match[1]) if match else ""
        if phrase:
            found.learn(phrase)
    doing = _DOING.match(text, end, end + _AROUND)
    if doing:
        found.heads.update(nouns().doing.get(doing[1], ()))


def _noun_phrase(words: str) -> str:
    """Return the noun phrase that opens some words, empty where none does."""
    tags, cues = english().tags, english().cues
    taken: list[str] = []
    parts = words.split()
    if parts and tags.get(parts[0].lower(), "N") in _CLOSED | {"R"}:
        return ""
    for i, word in enumerate(parts):
        low = word.lower()
        tag = tags.get(low, "N")
        is_verb = low in cues and (low.endswith("ed") if i else low in _PAST)
        if tag in {"A", "v", "W", "P"} or is_verb:
            break
        taken.append(word)
    return " ".join(taken)


def _read_sentence(text: str, start: int, end: int, found: Descriptors) -> None:
    low = max(0, start - _AROUND)
    before = text[low:start]
    cuts = [match.end() for match in _SENTENCE.finditer(before)]
    after = text[end : end + _AROUND]
    stop = _SENTENCE.search(after)
    words = before[cuts[-1] if cuts else 0 :] + after[: stop.start() if stop else len(after)]
    tags = english().tags
    found.stems.update(stem(word) for word in _LOWER.findall(words) if word not in tags)
