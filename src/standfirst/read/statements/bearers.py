"""Whom "the bishop" or "the retired baker" means: whoever is called so, or can bear it alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from standfirst.read.statements.answers import is_voice
from standfirst.read.statements.descriptors import Descriptors, describe_member, stem
from standfirst.read.statements.holders import head_word, last_named, wider_words
from standfirst.read.statements.lexicon import read_table, word_set
from standfirst.read.statements.names import is_given, role_words, role_words_of
from standfirst.read.statements.newcomers import replies, speaks
from standfirst.text import WordIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from standfirst.read.statements.cast import Cast, Member
    from standfirst.read.statements.sources import Described

_MANY = frozenset("men women children people police media gentlemen ladies".split())
_AGED = re.compile(r"(\d{1,3})-year-old\b")
_PERSON_ENDING = re.compile(r"[a-z]{3}(?:[eo]r|ist|ian|m[ae]n|woman|ee|keeper|ess)\Z")
_FORMER = frozenset("former retired outgoing ex departing one-time veteran late".split())
_INDEFINITE = re.compile(r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne)(?=((?: [\w’'-]+){1,4}))")
_INDEFINITES = frozenset({"a", "an", "another", "one"})
_FOLLOWED = re.compile(r"[\w’'-]+")
_NAME_BEHIND = re.compile(r",? [A-Z]")
_MOST_PEOPLE = 100  # among whom descriptions look for theirs
_NAMINGS_READ = 5
_OF_NAME = re.compile(r" (?:of|for|at) (?:the )?[^\W\d_a-z]")
_PLACING = frozenset({"on", "in", "at", "near", "the"})  # before places and stations
_GOVERNING = _PLACING | {"of", "from", "for", "to", "with", "by"}
_SOON = 420  # characters within which somebody told of by an office is named
_NEXT_SENTENCE = 160
_NEXT = re.compile(r"[^.!?“”\"\n]*[.!?](?: [“\"][^”\"\n]*[”\"])? (He|His|She|Her)\b")

# What speaks for a bearer; tried on the tuning files.
_SAME_AGE = 6.0
_SAME_HEAD = 4.0
_WIDER_HEAD = 3.0
_NO_ROLE = 1.0
_OTHER_ROLE = -4.0
_FORMER_ROLE = 0.6  # whoever is in office may be "the former banker"
_SAME_STEM = 1.0
_SAME_WORD = 0.4
_OTHER_GENDER = -2.5
_ODD_ROLE = 0.2  # a role whose noun no list knows
_CLOSE = 0.2
_COMMON = -0.6
_ANYBODY = -3.0
_FIRM_AGED = -0.4  # who has an office is rarely told by an age
_NEARNESS = 0.3  # of what a naming weighs for a pronoun
_HERE = 0.6
_AWAY = -1.0
_LEAST_FIT = 0.0
_OFTEN = 0.1
_AHEAD = -0.2
_LEAST = 0.4


class Bearers:
    """Finds whom definite words without a name mean in one report."""

    def __init__(self, text: str, cast: Cast, sentence_starts: Sequence[int]) -> None:
        self._text = text
        self._cast = cast
        self._starts = sentence_starts
        self._known: dict[int, Descriptors] = {}
        self._persons: dict[int, bool] = {}
        self._heads: frozenset[str] | None = None  # of all descriptors; null until looked for
        self._told = _brought_in(text, cast.words or WordIndex(text))
        self._lead = _headline_end(text)

    def find(
        self,
        found: Described,
        at: int,
        presence: Callable[[], Mapping[str, float]],
        *,
        is_owned: bool = False,
        shut: Sequence[Member] = (),
    ) -> Member | None:
        """Return who bears a description at an offset; null where nobody or several may.

        ``presence`` weighs, by id, those who were on the scene before.
        """
        role = (found.role or "").lower()
        head = head_word(role)
        is_many = head in _MANY or (head.endswith("s") and not head.endswith("ss"))
        if not head or is_many or is_voice(role) or not self.is_person_word(head):
            return None
        is_told = self.is_told_of(head, at)
        is_owned = is_owned or _OF_NAME.search(found.role or "") is not None
        gender = found.gender or self._gender_behind(at, role)
        fits = []
        for member in self.people():
            fit = self._fit(member, role, head)
            is_called = fit >= _WIDER_HEAD
            if member in shut or not _agrees(member, found) or (is_told and not is_called):
                continue
            if not is_called and not is_owned:
                fit += _COMMON * (head in role_words().common)
                fit += _ANYBODY * (head in role_words().anybody)
            if gender and member.gender not in {"", gender}:
                fit += _OTHER_GENDER
            if fit >= _LEAST_FIT:
                fits.append((fit, member, is_owned and not is_called))
        if not fits:
            return None
        scores = {} if at < self._lead else presence()
        rows = []
        for fit, member, is_new in fits:
            near = self._nearness(member, at, scores, is_new=is_new)
            if near is not None and fit + near >= _LEAST:
                rows.append((fit + near, fit >= _WIDER_HEAD, member))
        rows.sort(key=lambda row: (-row[0], row[2].places[0]))
        if len(rows) > 1 and not rows[0][1] and rows[0][0] - rows[1][0] < _CLOSE:
            return None
        return rows[0][2] if rows else None

    def is_aged(self, member: Member, role: str) -> bool:
        """Tell whether the age in a description is told of somebody."""
        aged = _AGED.search(role)
        return aged is not None and int(aged[1]) in self._descriptors(member).ages

    def _gender_behind(self, at: int, role: str) -> str:
        """Tell a gender by the pronoun that opens the next sentence: "the 52-year-old … He"."""
        behind = self._text[at : at + len(role) + _NEXT_SENTENCE]
        match = _NEXT.match(behind)
        return "" if match is None else "m" if match[1] in {"He", "His"} else "f"

    def is_person_word(self, head: str) -> bool:
        """Tell whether a noun can mean a human being: a known one, or one somebody is called."""
        if head in _person_words() or _PERSON_ENDING.search(head):
            return True
        if self._heads is None:
            found = [self._descriptors(one).heads for one in self.people()]
            self._heads = frozenset[str]().union(*found)
        return head in self._heads

    def learn(self, member: Member, role: str) -> None:
        """Take in what somebody turned out to be called."""
        self._descriptors(member).learn(role)
        self._heads = None

    def is_told_of(self, head: str, at: int) -> bool:
        """Tell whether one without a name was brought in by these words: "a shopkeeper"."""
        return self._told.get(head, at) < at

    def is_human(self, member: Member) -> bool:
        """Tell whether a name is surely that of a human being, not of a firm."""
        known = self._descriptors(member)
        is_called = bool(member.gender or known.ages) or _firm(known)
        is_called = is_called or is_given(member.name.split()[0])
        return is_called or not all(
            self._text.startswith(member.name, place) for place in member.places[:_NAMINGS_READ]
        )

    @property
    def lead(self) -> int:
        """Where the headline ends; 0 where the report opens with a sentence."""
        return self._lead

    def next_named(self, at: int, gender: str) -> Member | None:
        """Find whom a pronoun at a report's start means: who is first brought in behind it."""
        rows = [
            (one.places[0], one)
            for one in self.people()
            if at < one.places[0] < at + 2 * _SOON and one.gender in {"", gender}
        ]
        return min(rows, key=lambda row: row[0])[1] if rows else None

    def people(self) -> list[Member]:
        """Return those of the cast who are human beings, as far as the report tells."""
        known = [one for one in self._cast.members[:_MOST_PEOPLE] if one.places]
        for one in known:
            if id(one) not in self._persons:
                self._persons[id(one)] = self._is_person(one)
        return [one for one in known if self._persons[id(one)]]

    def _is_person(self, member: Member) -> bool:
        words = member.name.split()
        is_known = bool(member.gender or member.role) or is_given(words[0])
        links = _PLACING if is_known else _GOVERNING
        if not member.role and all(self._word_before(at) in links for at in member.places):
            return False
        if member.is_sure and not member.name.isupper():
            return True
        if len(words) < 2 or words[-1].lower() in role_words().place_ends:
            return False
        return any(
            not self._text.startswith(member.name, place)
            or speaks(self._text, place, place + len(member.name))
            for place in member.places[:_NAMINGS_READ]
        ) or bool(self._descriptors(member).ages)

    def _word_before(self, place: int) -> str:
        before = self._text[max(0, place - 12) : place]
        return (before.split()[-1:] or [""])[0].lower() if before.endswith(" ") else ""

    def _descriptors(self, member: Member) -> Descriptors:
        key = id(member)
        if key not in self._known:
            self._known[key] = describe_member(self._text, member, self._cast)
        return self._known[key]

    def _fit(self, member: Member, role: str, head: str) -> float:
        """Weigh how well the words fit what a report tells of somebody."""
        known = self._descriptors(member)
        words = set(role.replace("’s", "").replace("'s", "").split()) - {head}
        aged = _AGED.search(role)
        if aged:
            if known.ages:
                return _SAME_AGE if int(aged[1]) in known.ages else _OTHER_ROLE
            if head == "old":
                return _NO_ROLE + _FIRM_AGED * (not known.heads.isdisjoint(role_words().ranks))
        fit = _SAME_WORD * sum(word in known.words or stem(word) in known.stems for word in words)
        if not (words & role_words().modifiers - _FORMER) <= known.words:
            return _OTHER_ROLE  # "the deputy minister" is not the minister
        if head in known.heads:
            return fit + _SAME_HEAD
        if not wider_words(head).isdisjoint(known.heads):
            return fit + _WIDER_HEAD
        fit += _SAME_STEM * (stem(head) in known.stems)
        if not _firm(known):
            return fit + (_NO_ROLE if _is_open(member) else _ODD_ROLE)
        return fit + (_OTHER_ROLE if _FORMER.isdisjoint(words) else _FORMER_ROLE)

    def _nearness(
        self, member: Member, at: int, scores: Mapping[str, float], *, is_new: bool
    ) -> float | None:
        """Weigh how much somebody is on the scene; null for one who is not."""
        often = _OFTEN * min(len(member.places), 5)
        if at < self._lead:
            return None if is_new else 2 * often
        seen = last_named(member, at)
        if seen < self._lead and member.id not in scores:
            if not self._is_ahead(member, at):
                return None if seen < 0 else often
            return often + _AHEAD
        if is_new:
            return None
        score = scores.get(member.id, _AWAY)
        return max(_AWAY, min(_HERE, _NEARNESS * score)) + often

    def _is_ahead(self, member: Member, at: int) -> bool:
        """Tell whether somebody is presented in this paragraph or the next."""
        text = self._text
        near = text.find("\n\n", at)
        near = text.find("\n\n", near + 2) if near >= 0 else near
        until = min(at + _SOON, near) if near >= 0 else at + _SOON
        index = bisect_right(member.places, at)
        place = member.places[index] if index < len(member.places) else until
        end = self._cast.ends.get(place, place + len(member.name))
        if place >= until or not text[place:end].endswith(member.name):
            return False
        opens = bool(self._starts) and place == self._starts[self._sentence(place) - 1]
        return (opens and not replies(text, end)) or speaks(text, place, end)

    def _sentence(self, at: int) -> int:
        return bisect_right(self._starts, at)


def _is_open(member: Member) -> bool:
    """Tell whether nothing, a mere title or kin is told of what somebody is."""
    head = head_word(member.role or "")
    return not head or head in _mere_titles() or head in role_words().relations


def _agrees(member: Member, found: Described) -> bool:
    if found.gender and member.gender and found.gender != member.gender:
        return False
    return not (
        found.affiliation and member.affiliation and found.affiliation != member.affiliation
    )


@cache
def _person_words() -> frozenset[str]:
    """Return the nouns for one human being."""
    known = role_words()
    words = known.occupations | known.bearers | known.offices
    words |= known.relations | known.persons | known.unnamed
    plurals = {word for word in words if word.endswith("s") and word[:-1] in words}
    return frozenset(head_word(word) for word in words - known.bodies - plurals) | {"old"}


def _firm(known: Descriptors) -> bool:
    """Tell whether somebody has an office or occupation, more than a rank."""
    callings = role_words_of("offices", "occupations", "bearers")
    return any(head in callings and head not in _mere_titles() for head in known.heads)


@cache
def _mere_titles() -> frozenset[str]:
    return word_set(read_table("roles"), "mere_titles")


def _brought_in(text: str, words: WordIndex) -> dict[str, int]:
    """Return where each noun behind "a", "another" or "one" first stands, unless a name follows."""
    found: dict[str, int] = {}
    for at in words.places(_INDEFINITES):
        match = _INDEFINITE.match(text, at)
        if match is None:
            continue
        for word in _FOLLOWED.finditer(text, *match.span(1)):
            if not _NAME_BEHIND.match(text, word.end()):
                found.setdefault(head_word(word[0].lower()), match.start())
    return found


def _headline_end(text: str) -> int:
    """Return where a headline ends; 0 where the report opens with a sentence."""
    end = text.find("\n\n")
    return end if end > 0 and text[end - 1] not in ".!?”\"’'" else 0
