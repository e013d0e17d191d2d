"""Whose word a passage is: the one it is set down to, and whether two passages have one mouth.

Whom a report does not tell apart it does not make independent: "he said" may be anybody who is
quoted elsewhere, "a spokesman" that of whoever speaks there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from standfirst.group.roots import root
from standfirst.records import MediumKind, MentionKind, StatementKind
from standfirst.text.mastheads import masthead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.group.origins import Mastheads
    from standfirst.group.tellers import Told
    from standfirst.records import Speaker, Statement

MOST_CHARACTERS = 8_000  # of a report
_WORD = re.compile(r"[^\W_]+")
_LEADING = frozenset("the a an its his her their our one another local".split())
_SPOKEN_FOR = ("spokes", "press")
# Said by somebody, of whom nothing is told: whoever else is quoted may be meant.
_ANYBODY = frozenset(
    "he she they it who i we spokesman spokeswoman spokesperson spokespeople statement"
    " release".split()
)
_OFFICE = frozenset(
    map(root, "government ministry minister president office authority authorities".split())
)
_OFFICIAL = frozenset(map(root, "official authority authorities".split()))
_PARTS = re.compile(r",\s+|\s+(?:for|of|at|from|with|in)\s+(?:the\s+)?")
_PRINTS = frozenset({MediumKind.PRESS, MediumKind.BROADCAST})
# A document in which all have read the same.
_DOCUMENTS = re.compile(
    r"\b(?:poll|survey|study|census|index|court papers|indictment|audit|verdict)(?=s?\b)"
)
_SHARE = re.compile(r"\bper ?cent\b|%", re.IGNORECASE)


class Quoted(NamedTuple):
    """Whom a report names for anything, the documents it tells of, and its text, small letters."""

    named: frozenset[str]
    read: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom a report gives for a fact, and who prints it.

    ``names`` are the names, bodies and other words for them, small letters; ``roles`` the roots
    of what unnamed ones are called, ``titles`` those of named ones; ``is_loose`` tells that it is
    somebody's whom nothing names; ``named`` is whom the report gives for anything.
    """

    names: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()  # newspapers and agencies it was told
    documents: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()  # documents the report names anywhere
    is_share: bool = False  # it tells of a percentage
    is_loose: bool = False
    outlet: str | None = None
    words: str = ""  # of the passage, small letters
    text: str = ""  # of the report, small letters: a name may be told there by its role
    named: frozenset[str] = frozenset()

    def __add__(self, other: Voice) -> Voice:
        """Return the voice of two passages of one report."""
        return replace(
            self,
            names=self.names | other.names,
            roles=self.roles | other.roles,
            titles=self.titles | other.titles,
            media=self.media | other.media,
            documents=self.documents | other.documents,
            is_share=self.is_share or other.is_share,
            is_loose=self.is_loose or other.is_loose,
            words=f"{self.words}\n{other.words}",
        )

    def within(self, report: Quoted) -> Voice:
        """Return the voice of a fact beside all that its report gives anybody for."""
        return replace(self, named=report.named, read=report.read, text=report.text)

    @property
    def is_own(self) -> bool:
        """Whether the newsroom tells it in its own voice."""
        return not (self.names or self.roles or self.is_loose)


def voice_of(told: Told) -> Voice:
    """Return whom a sentence is set down to; one in the teller's own voice has nobody."""
    words = told.words.casefold()
    return replace(
        _speaking(told),
        media=_media_of(told.statement),
        documents=frozenset(_DOCUMENTS.findall(words)),
        is_share=_SHARE.search(words) is not None,
        outlet=told.report.outlet,
        words=words,
    )


def quoted_in(told: Sequence[Told]) -> Quoted:
    """Return whom one report, given by its sentences, names for anything."""
    named: frozenset[str] = frozenset()
    for one in told:
        if one.statement is not None or one.side is not None:
            named |= _speaking(one).names | _media_of(one.statement)
    text = told[0].report.text[:MOST_CHARACTERS].casefold() if told else ""
    return Quoted(named, frozenset(_DOCUMENTS.findall(text)), text)


def _speaking(told: Told) -> Voice:
    said = told.statement
    speaker = said.speaker if said else None
    if speaker and speaker.name:
        names = frozenset({speaker.name.casefold(), *_bodies_of(speaker, told)})
        return Voice(names, titles=frozenset(_heads_of(speaker.role or "")))
    if said is None or not said.source:
        official = frozenset({told.by.casefold()} if told.side is not None and told.by else set())
        is_loose = said is not None and said.kind is not StatementKind.INDIRECT and not official
        return Voice(official, is_loose=is_loose)
    source = " ".join(span.of(told.report.text) for span in said.source).casefold()
    parts = [part for part in map(_bare, _PARTS.split(source)) if part]
    known = [part for part in parts if not _ANYBODY.issuperset(part.split())]
    roles = frozenset(_heads_of(parts[0])) - _ANYBODY if known else frozenset()
    return Voice(frozenset(known), roles, is_loose=not known)


def _media_of(said: Statement | None) -> frozenset[str]:
    medium = said.medium if said else None
    if medium is None or not medium.name or medium.kind not in _PRINTS:
        return frozenset()
    return frozenset({medium.name.casefold()})


def _bare(words: str) -> str:
    return " ".join(word for word in _WORD.findall(words) if word not in _LEADING and word != "s")


def _heads_of(words: str) -> Iterator[str]:
    """Yield the root of the last word of a role: organiser, police."""
    found = _WORD.findall(words.casefold())
    if found:
        yield root(found[-1])


def _bodies_of(speaker: Speaker, told: Told) -> Iterator[str]:
    """Yield the body somebody speaks for: the affiliation, the role but for the word itself.

    A country is no body: all its people would be one.
    """
    countries = {
        name.casefold()
        for m in told.mentions
        if m.kind is MentionKind.PLACE and m.place and m.place.level == "country"
        for name in (m.text, m.place.name)
    }
    affiliation = (speaker.affiliation or "").casefold()
    if affiliation and affiliation not in countries and len(affiliation.split()) > 1:
        yield _bare(affiliation)
    role = (speaker.role or "").casefold().split()
    if any(word.startswith(_SPOKEN_FOR) for word in role):
        body = " ".join(word for word in role if not word.startswith(_SPOKEN_FOR))
        yield from (name for name in (body, affiliation) if name)


def speak_as_one(one: Voice, other: Voice, mastheads: Mastheads) -> bool:
    """Tell whether two passages have one mouth, or one has it from the other's outlet.

    A newsroom that gives nobody for it has it from the other's speaker, if it quotes that speaker
    at all.
    """
    if one.documents & other.documents:
        return True
    if one.is_share and other.is_share and one.read & other.read:
        return True
    has_own = one.is_own or other.is_own
    if any(
        _cites(a, b.outlet, mastheads, anywhere=has_own) for a, b in ((one, other), (other, one))
    ):
        return True
    if one.is_own and other.is_own:
        return False
    if has_own:
        own, quoting = (one, other) if one.is_own else (other, one)
        if any(name.count(" ") > 1 and name in own.words for name in quoting.names):
            return True  # it tells of whom the other one quotes
        return any(is_name_of(a, b) for a in own.named for b in quoting.names)
    if one.is_loose or other.is_loose:
        return True
    if any(is_name_of(a, b) for a in one.names for b in other.names):
        return True
    if one.roles & (other.roles | other.titles) or one.titles & other.roles:
        return True
    return any(_is_told_of(a, b) or _is_official_of(a, b) for a, b in ((one, other), (other, one)))


def _is_official_of(one: Voice, other: Voice) -> bool:
    """Tell whether "officials" may be those of the other's office: a ministry, a president."""
    words = {root(word) for name in other.names for word in name.split()} | other.titles
    return bool(one.roles & _OFFICIAL) and bool(words & _OFFICE)


def _is_told_of(one: Voice, other: Voice) -> bool:
    """Tell whether somebody named in one report is told of there by the other's words for them."""
    return (
        bool(one.roles)
        and not other.roles
        and any(" " in name and name in other.text for name in one.names)
    )


def is_name_of(one: str, other: str) -> bool:
    """Tell whether two names are one, or one a part of the other: Havlen, Radim Havlen.

    "Droskia's Defence Ministry" and "Droskian Defence Ministry" are one name. A part at the front
    must be more than a first name.
    """
    short, long = sorted((_parts_of(one), _parts_of(other)), key=len)
    if not short or (len(short) == 1 and len(short[0]) < 4 and short != long):
        return False
    at_end = len(long) - len(short)
    starts = range(at_end + 1) if len(short) > 1 else (at_end,)
    return any(
        all(_is_like(a, b) for a, b in zip(short, long[at : at + len(short)], strict=True))
        for at in starts
    )


@lru_cache(maxsize=1 << 12)
def _parts_of(name: str) -> tuple[str, ...]:
    """Return the words of a name but for the s of an owner; each is asked for again and again."""
    return tuple(word for word in _WORD.findall(name) if word != "s")


def _is_like(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 4 and one[:6] == other[:6])


def _cites(voice: Voice, outlet: str | None, mastheads: Mastheads, *, anywhere: bool) -> bool:
    """Tell whether a passage is given to an outlet; ``anywhere``, whether its report names it.

    What a newsroom tells in its own voice may be had from whom it cites elsewhere.
    """
    if not outlet:
        return False
    owner = mastheads.owner_of(outlet)
    short = masthead(outlet)
    return any(
        mastheads.owner_of(name) == owner or _abbreviates(short, _bare(name))
        for name in (*voice.names, *voice.media, *(voice.named if anywhere else ()))
    )


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether an address is made of a name's words and first letters: nytimes."""
    left = {short}
    words = name.split()
    if len(words) < 2:
        return short == name
    for word in words:
        left = {
            rest.removeprefix(part)
            for rest in left
            for part in (word, word[0])
            if rest.startswith(part)
        }
    return "" in left
