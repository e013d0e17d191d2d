"""What speaks against two near sentences telling one fact, however much they share.

A claim that is vaguer than another does not confirm it, and what is planned, asked for or feared
does not confirm that it happened. When in doubt two sentences tell two things.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from standfirst.group.bare import has_verb, tells_nothing
from standfirst.group.conflicts.places import lie_apart
from standfirst.group.roots import root
from standfirst.group.settings import SMALL, WIDE, days_of
from standfirst.group.terms import stem, stop_stems
from standfirst.records import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from standfirst.group.settings import Days
    from standfirst.group.tellers import Told
    from standfirst.records import PlaceValue

ONE_NEWS = timedelta(days=4)  # headlines further apart tell of two events
RECENT = timedelta(days=2)  # after a week or month that is named, in which it is news
LEAST_PLAIN = 2  # shared words that are no names; names alone tell no fact
NAMES_MANY = 5
SHORT = 16  # words of a sentence whose names' order tells who did what to whom
_FUTURE = re.compile(
    r"\b(?:will|would|shall|won[’']t|going to|(?:is|are|was|were|be) (?:due|set|planned) to"
    r"|(?:is|are|was|were|be) (?:expected|supposed) to"
    r"|plans? to|planned to|vow(?:s|ed) to|promises to|promised to|pledg(?:es|ed) to"
    r"|wants? to|hopes? to|(?:is|are|was|were) to(?= [a-z])|about to)\b",
    re.IGNORECASE,
)
_HEAD_FUTURE = re.compile(r"\A(?P<who>[^.,;:]{3,60}?)\sto\s[a-z]", re.IGNORECASE)  # "Musk to send"
_ASKS = re.compile(
    r"\b(?:calls? (?:on|for)|called (?:on|for)|urg(?:es|ed|ing)|demand(?:s|ed|ing)?"
    r"|ask(?:s|ed)? (?:for|to)"
    r"|asked|asks|request(?:s|ed)|appeal(?:s|ed)|seeks?|sought|propos(?:es|ed))\b",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"\b(?:may|might|could|perhaps|possibl[ey]|feared|fears|alleged|allegedly)\b", re.IGNORECASE
)
_ONE_OF = re.compile(r"\bone of (?:the|its|his|her|their)\b|\bamong the \w+est\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:several|some|many|few|dozens?|scores|hundreds|thousands|numerous|various|multiple)\b(?!\s\d)",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:another|competitors?|rivals?|similar|unlike)\b", re.IGNORECASE)
_OVER = re.compile(r"\b(?:more than|over|above)\W{1,3}\d", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:nearly|almost|up to|fewer than|less than|under)\W{1,3}\d", re.IGNORECASE)
# Steps of a case: who is charged need not be convicted.
_STEPS = {
    "arrest": re.compile(r"\b(?:arrest\w*|detained)\b", re.IGNORECASE),
    "charge": re.compile(r"\b(?:charged|indict\w*|faces?)\b", re.IGNORECASE),
    "verdict": re.compile(
        r"\b(?:convict\w*|guilty|acquit\w*|sentenced?s?|jailed)\b", re.IGNORECASE
    ),
    "appeal": re.compile(r"\bappeal\w*\b", re.IGNORECASE),
}
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+")
_NAME_WORD = re.compile(r"[A-ZÀ-Þ]")
_BEFORE_NOUN = frozenset("the a an its his her their no".split())
_PASSIVE = re.compile(r"\b(?:by|from)\b")


class Telling:
    """What one sentence tells beside its words, each reckoned when asked for."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.words = told.words

    @cached_property
    def is_none(self) -> bool:
        """Whether it is no claim at all."""
        return tells_nothing(self.told)

    @property
    def at(self) -> datetime | None:
        """When it was published."""
        return self.told.report.published_at

    @cached_property
    def mood(self) -> str:
        """In what sense it is told: ask, future, perhaps; empty for what is told as so."""
        if _ASKS.search(self.words):
            return "ask"
        head = None if self.told.number else _HEAD_FUTURE.match(self.words)
        if _FUTURE.search(self.words) or (head and not has_verb(head["who"])):
            return "future"
        return "perhaps" if _PERHAPS.search(self.words) else ""

    @cached_property
    def is_one_of(self) -> bool:
        """Whether it is told of one of several: "one of the worst floods"."""
        return _ONE_OF.search(self.words) is not None

    @cached_property
    def is_vague(self) -> bool:
        """Whether it counts by "several" or "dozens"."""
        return _VAGUE.search(self.words) is not None

    @cached_property
    def side(self) -> tuple[bool, bool]:
        """Whether a number is told to be more, and whether to be less."""
        return _OVER.search(self.words) is not None, _UNDER.search(self.words) is not None

    @cached_property
    def steps(self) -> frozenset[str]:
        """The steps of a case that it tells of."""
        return frozenset(name for name, words in _STEPS.items() if words.search(self.words))

    @cached_property
    def is_of_others(self) -> bool:
        """Whether it tells of another one than was told of before."""
        return _OTHERS.search(self.words) is not None

    @cached_property
    def is_titled(self) -> bool:
        """Whether capitals tell no names in it: "Tourist Ship Strikes Highway Bridge"."""
        words = [word for word in self.words.split() if word[:1].isalpha()]
        return 2 * sum(word[:1].isupper() for word in words) > len(words)

    @cached_property
    def names(self) -> list[str]:
        """The names in it in their order, in small letters."""
        return [
            m.group().casefold().removesuffix("'s").removesuffix("’s")
            for m in _CAPITAL.finditer(self.words)
            if stem(m.group()) not in stop_stems()
        ]

    @cached_property
    def places(self) -> tuple[PlaceValue, ...]:
        """The places it names, countries and what is in a town left out."""
        return tuple(
            m.place
            for m in self.told.mentions
            if m.kind is MentionKind.PLACE
            and m.place is not None
            and m.place.use == "spot"
            and m.place.level not in WIDE
            and m.place.level not in SMALL
        )

    @cached_property
    def times(self) -> tuple[Days, ...]:
        """The days, months and years it names, as first and last day."""
        found = (days_of(m.time.value) for m in self.told.mentions if m.time)
        return tuple(days for days in found if days)

    @cached_property
    def days(self) -> tuple[Days, ...]:
        """The single days it names."""
        return tuple(days for days in self.times if days[0] == days[1])

    @cached_property
    def is_old(self) -> bool:
        """Whether all it names lies before what its report has as news: "in 2029", "last week"."""
        if self.at is None or not self.times:
            return False
        now = self.at.date()
        return all(
            now - last > (ONE_NEWS if first == last else RECENT) for first, last in self.times
        )


def tell_apart(one: Telling, other: Telling) -> bool:
    """Tell whether two near sentences tell two things: in another sense, of another day."""
    return (
        one.is_none
        or other.is_none
        or one.mood != other.mood
        or one.is_one_of != other.is_one_of
        or one.is_of_others != other.is_of_others
        or one.side != other.side
        or bool(one.steps and other.steps and not one.steps & other.steps)
        or are_of_two_times(one, other)
        or are_of_two_places(one, other)
        or _have_other_order(one, other)
        or _share_names_alone(one, other)
        or _swap_a_word(one, other)
    )


def are_of_two_times(one: Telling, other: Telling) -> bool:
    """Tell whether two sentences name other days or years, or are headlines of other days' news."""
    if one.days and other.days and not set(one.days) & set(other.days):
        return True
    if one.is_old or other.is_old:
        return one.is_old != other.is_old or not _overlap(one.times, other.times)
    a, b = one.at, other.at
    is_head = one.told.number == 0 or other.told.number == 0
    return is_head and a is not None and b is not None and abs(a - b) > ONE_NEWS


def _overlap(one: Sequence[Days], other: Sequence[Days]) -> bool:
    return any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in other)


def are_of_two_places(one: Telling, other: Telling) -> bool:
    """Tell whether two sentences name places of which none is or holds one of the other's."""
    return (
        bool(one.places and other.places)
        and not {p.name for p in one.places} & {p.name for p in other.places}
        and all(lie_apart(a, b) for a in one.places for b in other.places)
    )


def _have_other_order(one: Telling, other: Telling) -> bool:
    """Tell whether two names change places: who sues whom."""
    both = set(one.names) & set(other.names)
    firsts = [list(dict.fromkeys(n for n in x.names if n in both)) for x in (one, other)]
    longest = max(len(one.told.small), len(other.told.small))
    if len(both) < 2 or firsts[0] == firsts[1] or longest > SHORT:
        return False
    if _PASSIVE.search(one.words) or _PASSIVE.search(other.words):
        return False
    heads = [_clause_names(x, both) for x in (one, other)]
    return bool(heads[0] - heads[1] and heads[1] - heads[0])


def _clause_names(one: Telling, both: set[str]) -> set[str]:
    """Return the shared names that stand together before the first other word in small letters."""
    found: set[str] = set()
    for word in one.words.replace("’s", "").replace("'s", "").split():
        bare = word.strip(".,;:“”\"'()").casefold()
        if bare in both:
            found.add(bare)
        elif found and word[:1].islower() and bare != "and":
            return found
    return set()


def _share_names_alone(one: Telling, other: Telling) -> bool:
    """Tell whether two sentences share many names and hardly a word beside them."""
    if one.is_titled or other.is_titled:
        return False
    both = set(one.names) & set(other.names)
    if len(both) < NAMES_MANY:
        return False
    plain = [
        {root(w) for w in x.told.small if w[0].isalpha() and w not in x.names and _tells(w)}
        | {w for w in x.told.small if w[0].isdigit()}
        for x in (one, other)
    ]
    return len(plain[0] & plain[1]) < LEAST_PLAIN


def _tells(word: str) -> bool:
    return len(word) > 2 and stem(word) not in stop_stems()


def _swap_a_word(one: Telling, other: Telling) -> bool:
    """Tell whether one noun stands in another's place: the wheat harvest, the barley harvest."""
    mine, theirs = _slots(one.told.small), _slots(other.told.small)
    return any(
        slot in theirs
        and not _are_akin(word, theirs[slot])
        and word not in other.told.small
        and theirs[slot] not in one.told.small
        for slot, word in mine.items()
    )


def _slots(words: Sequence[str]) -> dict[tuple[str, str], str]:
    """Return what stands between an article and a word that tells something, by these two."""
    return {
        (words[n - 1], root(words[n + 1])): words[n]
        for n in range(1, len(words) - 1)
        if words[n - 1] in _BEFORE_NOUN
        and words[n].isalpha()
        and words[n + 1].isalpha()
        and _tells(words[n])
        and _tells(words[n + 1])
    }


def _are_akin(one: str, other: str) -> bool:
    return root(one)[:4] == root(other)[:4]
