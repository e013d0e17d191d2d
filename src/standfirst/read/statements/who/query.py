"""What the words that need resolving ask for: a head noun, its modifiers, an age, a country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from standfirst.read.statements.holders import head_word
from standfirst.read.statements.lexicon import english
from standfirst.read.statements.names import LINKS, role_words
from standfirst.read.statements.who.nouns import fields_of, nouns

if TYPE_CHECKING:
    from standfirst.read.statements.who.entities import Entity
    from standfirst.records import Span

_AGED = re.compile(r"(\d{1,3})-year-old\b")
_PERSON_ENDING = re.compile(r"[a-z]{3}(?:[eo]r|ist|ian|m[ae]n|woman|ee|keeper|ess)\Z")
_WORD = re.compile(r"[\w’'-]+")
_LINK = re.compile(r" (?:of|for|at|in|to|from|with|who|that|on) ")
_FORMER = frozenset("former retired outgoing ex departing one-time veteran late".split())
MANY = frozenset("men women children people police media gentlemen ladies staff".split())
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those", "such"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "each", "every"})
_OWNING = frozenset("his her our my your".split())
_OWNED = re.compile(r"[^,]{2,60}?(?:['’]s|s['’]) ")
_ITSELF = re.compile(r" (?:him|her|it)self\b.*")
_WHO = re.compile(r"[^,]* (?:who|that|whose|whom) ")
_JOINED = re.compile(
    r" and (?:(?:the|his|her|its|their|an?|two|three|several) .+|(?:[\w-]+ )?[\w-]+[^\Wsiu]s)\Z"
)  # "the pilot and flight attendants"
_WORDS_KEPT = 4_096
_OTHER = frozenset("other another second third fourth".split())


@dataclass(frozen=True, slots=True)
class Query:
    """Words that mean somebody or something told of elsewhere.

    ``opener`` is "the", "this", "own" (his, her), "its", "whose" ("the firm’s"), "a", or "" (a
    headline's role); ``is_new`` tells that a clause with "who" or an "other" tells it apart.
    """

    at: int
    head: str
    words: frozenset[str]  # modifiers before the head
    behind: frozenset[str]  # the words of a complement
    ages: frozenset[int]
    gender: str
    affiliation: str | None
    opener: str
    fields: frozenset[str]
    kinds: frozenset[str]  # of bodies that the head takes up
    is_many: bool
    is_new: bool = False
    is_headline: bool = False
    owner: Entity | None = None
    content: tuple[Span, ...] = ()

    @property
    def is_generic(self) -> bool:
        """Tell whether the noun tells no more than age or sex: "the old woman"."""
        return self.head in role_words().persons

    @property
    def is_former(self) -> bool:
        """Tell whether it is an office no longer held."""
        return not _FORMER.isdisjoint(self.words)


def opener_of(words: str) -> str:
    """Return how a phrase is determined."""
    first = words.split(maxsplit=1)[0].lower() if words else ""
    if first in {"its", "their"}:
        return "its"
    if first in _OWNING:
        return "own"
    if _OWNED.match(words):
        return "whose"
    if first == "the":
        return "the"
    if first in _DEMONSTRATIVE:
        return "this"
    return "a" if first in _INDEFINITE else ""


def make_query(
    role: str,
    at: int,
    *,
    opener: str,
    gender: str = "",
    affiliation: str | None = None,
    is_headline: bool = False,
    content: tuple[Span, ...] = (),
    owner: Entity | None = None,
) -> Query:
    """Read the words of a role or description, without its determiner."""
    low = _ITSELF.sub("", role.lower().replace("’s", "").replace("'s", ""))
    link = _LINK.search(low)
    front, behind = (low[: link.start()], low[link.end() :]) if link else (low, "")
    head = head_word(low if low.startswith("head of ") else front)
    many = head in MANY or _JOINED.search(front) is not None
    many = many or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
    ages = frozenset(int(age) for age in _AGED.findall(low))
    if head == "old" and ages:
        head = "#aged"
    words = frozenset(_WORD.findall(front)[:-1]) - {head}
    tags = english().tags
    return Query(
        at,
        head,
        words,
        frozenset(word for word in _WORD.findall(behind) if word not in tags),
        ages,
        gender,
        affiliation,
        opener,
        fields_of([head]),
        nouns().body_words.get(head, frozenset()),
        many,
        _WHO.match(low) is not None or not words.isdisjoint(_OTHER) or head in _OTHER,
        is_headline,
        owner,
        content,
    )


@lru_cache(maxsize=_WORDS_KEPT)
def is_person_word(head: str, *, by_ending: bool = True) -> bool:
    """Tell whether a noun can mean a human being: a known one, or one that ends like such."""
    known = role_words()
    return (
        head in known.bearers
        or head in known.occupations
        or head in known.offices
        or head in known.relations
        or head in known.persons
        or (by_ending and _PERSON_ENDING.search(head) is not None)
    )


def person_head(role: str) -> str:
    """Return the noun for a human being that a role turns on: "banker involved in the deal".

    Where it has none, return the noun it turns on whatever it means.
    """
    found = ""
    for word in role.lower().split():
        if word in LINKS or word == "who" or (found and word.endswith(("ed", "ing"))):
            break
        if is_person_word(word):
            found = word
    return head_word(found or role)


def is_common(head: str) -> bool:
    """Tell whether a noun may be said of many in one report."""
    known = role_words()
    return head in known.common or head in known.anybody
