"""The bodies of one report: ministries, papers, firms, and the short words that mean them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import english, read_table
from standfirst.read.statements.names import role_words
from standfirst.read.statements.nations import nation_at
from standfirst.read.statements.sources import Described, describe
from standfirst.read.statements.who.nouns import nouns
from standfirst.text import WordIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from standfirst.records import Span

_ACRONYM_AFTER = re.compile(r" \(([A-Z][A-Za-z&]{1,7})\)")
_NO_PART = frozenset("DAvPOWS")  # tags of words that stand inside no name of a body
_NEAR = 700  # characters that "the company" looks back
_FAR = 2_500  # characters that "the ministry" looks back
_LETTERS = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(r"[^\W\d_a-z]")
_WORDS_BEFORE, _SMALL_WORDS_BEFORE = 10, 5  # more than any name has before its word
_LONGEST = 300  # characters of these words: hostile texts have no blanks
_SHORT = 2  # words: "Tern Airways" may be "Tern"
_MOST_BODIES = 400  # bodies of a report that short words are looked up among


@dataclass(slots=True)
class Body:
    """One body as a report first names it; ``kind`` are its words in small letters."""

    name: str
    affiliation: str | None
    kind: tuple[str, ...]
    places: list[int] = field(default_factory=list)
    acronym: str | None = None


class Bodies:
    """The bodies of a report, asked by name, by a part of it, or by a common word."""

    def __init__(self, nations: Mapping[str, str]) -> None:
        self.nations = nations
        self.known: list[Body] = []
        self._by_key: dict[tuple[str, ...], Body] = {}

    def add(self, name: str, affiliation: str | None, at: int) -> Body:
        """Take in a body named at an offset; one known by another form of its name is that one."""
        body = self.find(name, at)
        if body is None:
            body = Body(name, affiliation, tuple(name.lower().split()))
            self._by_key[self._key(name)] = body
            if len(self.known) < _MOST_BODIES:
                self.known.append(body)
        body.affiliation = body.affiliation or affiliation
        index = bisect_right(body.places, at)
        if body.places[index - 1 : index] != [at]:
            body.places.insert(index, at)
        return body

    def find(self, name: str, at: int) -> Body | None:
        """Find the body that a name, a part of a name ("the Fund") or an acronym means."""
        body = self._by_key.get(self._key(name))
        if body is not None or " " in name:
            return body
        low = name.lower()
        fitting = [
            body
            for body in self.known
            if body.acronym == name
            or (len(body.kind) > 1 and body.kind[-1] == low)
            or (len(body.kind) == _SHORT and body.kind[0] == low and _is_sign(body.kind[1]))
        ]
        return max(fitting, key=lambda one: (_last(one, at), -one.places[0]), default=None)

    def find_by_word(self, word: str, affiliation: str | None, at: int) -> Body | None:
        """Find what "the ministry", "the agency" or "the health ministry" means at an offset."""
        words = word.lower().split()
        far = _FAR if _kinds().get(words[-1], {"-"}) else _NEAR
        fitting = [
            body
            for body in self.known
            if _is_told_by(body, words)
            and (not affiliation or not body.affiliation or affiliation == body.affiliation)
        ]
        before = [body for body in fitting if _last(body, at) >= 0 and at - _last(body, at) < far]
        if before:
            before = [body for body in before if words[-1] in body.kind] or before
            return max(before, key=lambda one: _last(one, at))
        return None

    def find_speaking(self, word: str, names: Sequence[str]) -> str | None:
        """Find which of those that spoke "the company" means: the last one that may be such."""
        words = word.lower().split()
        for name in reversed(names):
            if _is_told_by(Body(name, None, tuple(name.lower().split())), words):
                return name
        return None

    def find_ahead(self, word: str, at: int) -> Body | None:
        """Find what a headline's "ministry" means: the only such body named behind it."""
        words = word.lower().split()
        fitting = [
            body for body in self.known if words[-1] in body.kind and _is_told_by(body, words)
        ]
        return fitting[0] if len(fitting) == 1 and fitting[0].places[0] > at else None

    def last_before(self, at: int, since: int) -> Body | None:
        """Return the body named last between two offsets."""
        named = [body for body in self.known if _last(body, at) >= since]
        return max(named, key=lambda one: _last(one, at), default=None)

    def _key(self, name: str) -> tuple[str, ...]:
        """Fold a name: "Ilmaria’s interior ministry" is the "Ilmarian interior ministry"."""
        words = name.replace("’", "'").split()
        if words and words[0].lower() == "the":
            words = words[1:]
        nation = nation_at(words, 0, self.nations)
        if nation and nation[1] < len(words):
            words = [nation[0], *words[nation[1] :]]
        return tuple(word.casefold() for word in words)


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    table: dict[str, str] = read_table("roles")["kinds"]
    return {word: frozenset(words.split()) for word, words in table.items()}


def _is_sign(word: str) -> bool:
    return word in role_words().bodies or word in nouns().body_signs


def is_body_word(word: str) -> bool:
    """Tell whether "the …" with this word can mean a body named elsewhere."""
    return word in role_words().bodies or word in _kinds()


def is_loose_word(word: str) -> bool:
    """Tell whether a word tells no kind of body: "the company", "the group"."""
    return _kinds().get(word.lower().rsplit(maxsplit=1)[-1], {"-"}) == frozenset()


def _is_told_by(body: Body, words: Sequence[str]) -> bool:
    *field_words, head = words
    if not set(field_words) <= set(body.kind):
        return False
    if head in body.kind:
        return True
    signs = _kinds().get(head)
    if signs is None:
        return False
    if signs:
        return not signs.isdisjoint(body.kind)
    return _signs_of_bodies().isdisjoint(body.kind)


@cache
def _signs_of_bodies() -> frozenset[str]:
    outlets = _kinds()["outlet"] | _kinds()["newspaper"] | _kinds()["broadcaster"]
    return role_words().bodies | outlets


def _last(body: Body, at: int) -> int:
    index = bisect_right(body.places, at - 1)
    return body.places[index - 1] if index else -1


@cache
def _pattern() -> re.Pattern[str]:
    heads = "|".join(sorted(role_words().bodies, key=lambda word: (-len(word), word)))
    capital = r"[^\W\d_a-z][\w’'-]*+"
    plain = r"[^\W\d_a-z][\w-]*+"
    signs = {sign for signs in _kinds().values() for sign in signs}
    titled = "|".join(sorted(word.capitalize() for word in role_words().bodies | signs))
    openers = "|".join(sorted(role_words().body_openers))
    return re.compile(
        rf"(?:{openers}) {plain}(?: {plain})?"
        rf"|{capital} (?:[a-z]{{3,20}} ){{0,2}}(?:{heads})(?![\w-])"
        rf"|(?:{capital} (?:(?:and|of|for) )?){{0,4}}(?:{titled})(?![\w-])"
        rf"(?: (?:of|for) (?:the )?{capital}(?: (?:and )?{capital}){{0,3}})?"
    )


@cache
def _called() -> re.Pattern[str]:
    """Match "the magazine Halvern Eye": what a name is, told right before it."""
    kinds = "|".join(sorted(role_words().body_kinds))
    capital = r"[^\W\d_a-z][\w’'-]*+"
    return re.compile(rf"\b({kinds}),? ({capital}(?: {capital}){{0,3}})")


def find_bodies(
    text: str,
    mentions: Sequence[Span],
    nations: Mapping[str, str],
    words: WordIndex | None = None,
) -> Bodies:
    """Find the bodies that a report names, in the order of the text.

    ``words`` is the text's index, where there is one already.
    """
    index = WordIndex(text) if words is None else words
    spans = set(_named_by_word(text, index))
    spans |= {(span.start, span.end) for span in mentions}
    rows: list[tuple[int, int, str, str | None]] = []
    seen: dict[str, Described] = {}
    until = 0
    for start, end in sorted(spans, key=lambda row: (row[0], -row[1])):
        written = text[start:end]
        if start < until or _has_closed_word(written):
            continue
        if written not in seen:
            seen[written] = describe("the " + written.removeprefix("The "), nations)
        found = seen[written]
        if not found.body or not found.name or found.name == found.affiliation:
            continue
        until = end
        rows.append((start, end, found.name, found.affiliation))
    bodies = Bodies(nations)
    # Short names come last: a headline's "Fund" is the "Aldmark Relief Fund" of the text.
    found_called = (_called().match(text, at) for at in index.places(_first_of_kinds()))
    called = {match.start(2): (match[1], match[2]) for match in found_called if match}
    rows += [
        (at, at + len(name), name, None)
        for at, (_, name) in called.items()
        if not any(start <= at < end for start, end, _, _ in rows)
    ]
    for start, end, name, affiliation in sorted(rows, key=lambda row: (" " not in row[2], row[0])):
        body = bodies.add(name, affiliation, start)
        if start in called:
            body.kind = (called[start][0], *body.kind)
        acronym = _ACRONYM_AFTER.match(text, end)
        if acronym and body.acronym is None:
            body.acronym = acronym[1]
    for body in bodies.known:
        body.places.sort()
    return bodies


def _named_by_word(text: str, words: WordIndex) -> Iterator[tuple[int, int]]:
    """Find the names that hold a word for a body; only the words around one are looked at."""
    pattern = _pattern()
    until = 0
    for at in words.places(_signs()):
        if at < until:
            continue
        # A noun in small letters has its name at most two words before it.
        n_words = _WORDS_BEFORE if text[at].isupper() else _SMALL_WORDS_BEFORE
        left = _some_words_before(text, at, max(until, at - _LONGEST), n_words)
        for capital in _CAPITAL.finditer(text, left, at + 1):
            start = capital.start()
            match = pattern.match(text, start) if start >= until else None
            if match is not None:
                yield match.span()
                until = match.end()


def _some_words_before(text: str, at: int, floor: int, n_words: int) -> int:
    start = at
    for _ in range(n_words):
        start = text.rfind(" ", floor, start)
        if start < 0:
            return floor
    return start + 1


@cache
def _first_of_kinds() -> frozenset[str]:
    return frozenset(kind.partition("-")[0] for kind in role_words().body_kinds)


@cache
def _signs() -> frozenset[str]:
    """Return the runs of letters, in small letters, one of which each name of a body holds."""
    signs = {sign for signs in _kinds().values() for sign in signs}
    words = role_words().bodies | role_words().body_openers | signs
    return frozenset(run.lower() for word in words for run in _LETTERS.findall(word))


def _has_closed_word(words: str) -> bool:
    """Tell whether a verb or determiner in small letters parts the words."""
    tags = english().tags
    return any(tags.get(word, "I") in _NO_PART for word in words.split()[1:])
