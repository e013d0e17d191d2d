"""The typed words of a sentence: names, places, days and times, each with what stands beside it.

A word of a kind is worth comparing only with another of its kind, in the same slot: a place with a
place, a weekday with a weekday. The slot are the telling words on either side of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.days import names_of_days
from standfirst.check.comparing.stems import load_table
from standfirst.records import MentionKind, Span

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from standfirst.check.comparing.wording import Wording
    from standfirst.records import Mention

_LONGEST: Final = 2_000  # characters of a sentence that are looked at
_MOST: Final = 60  # typed words of one sentence
_NEAR: Final = 3  # telling words on either side that make a slot
_YEAR: Final = re.compile(
    r"(?<![\d.,-])(?:1[5-9]|20)\d\d(?!\d|[.,]\d|-\d|\s?(?:[a-z]+s\b|%|kg|km))"
)
_SIDE: Final = re.compile(r"\b(?:north|south|east|west)(?:ern|wards?)?\b", re.IGNORECASE)
_NAME: Final = re.compile(
    r"[A-Z][^\W_]*+(?:['’-][^\W_]++)*+(?:\s(?:(?:of|and|&|de|do|da|von|van)\s)?"
    r"[A-Z][^\W_]*+(?:['’-][^\W_]++)*+)*"
)
_STREET: Final = re.compile(
    r"\b(?:street|road|avenue|square|lane|quay|bridge|hall|house|station|hospital|school|church"
    r"|market|district|port|harbour|airport|terminal)\b",
    re.IGNORECASE,
)
_ARTICLES: Final = frozenset({"a", "one", "two"})  # "a third", but "the third"
_REGIONS: Final = frozenset({"region", "direction"})
_WATERS: Final = frozenset({"river", "sea"})
_KINDS: Final = {
    MentionKind.PLACE: "place",
    MentionKind.PERSON: "person",
    MentionKind.ORGANISATION: "body",
}
# Kinds of which a word stands for itself; the others are names, of which one thing has several.
TIMES: Final = frozenset({"weekday", "date", "month", "clock", "relative", "year"})
AMOUNTS: Final = frozenset({"row", "share", "many", "fold"})
EXACT: Final = TIMES | AMOUNTS | {"side", "role"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word or name of a kind: what it stands for, where, and the telling words beside it.

    ``left`` and ``right`` are what up to three telling words on either side mean, the nearest
    first; those of the token are not among them. ``first`` is where the title before a person's
    name begins, else the start.
    """

    kind: str
    value: Hashable
    start: int
    end: int
    left: tuple[str, ...]
    right: tuple[str, ...]
    first: int = 0

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def tokens_of(
    text: str, span: Span, wording: Wording, mentions: Iterable[Mention]
) -> tuple[Token, ...]:
    """Return the typed words of a sentence, in order; those in quotation marks are not its own."""
    span = Span(span.start, min(span.end, span.start + _LONGEST))
    quoted = [one for one in wording.words if one.quoted]
    told = [one for one in wording.words if one.tells]
    found: list[Token] = []
    rows = set(_rows(text, span, mentions))
    named = [(start, end) for _, _, start, end in rows]
    rows |= set(_amounts_in(wording))
    rows |= {row for row in _roles_in(wording) if not any(a <= row[2] < b for a, b in named)}
    for kind, value, start, end in sorted(rows, key=lambda row: row[2:])[:_MOST]:
        if any(one.start < end and start < one.end for one in quoted):
            continue
        first = _title_before(text, wording, start) if kind == "person" else start
        left = [one.sense for one in told if one.end <= first][::-1][:_NEAR]
        right = [one.sense for one in told if one.start >= end][:_NEAR]
        found.append(Token(kind, value, start, end, tuple(left), tuple(right), first))
    return tuple(found)


def _title_before(text: str, wording: Wording, start: int) -> int:
    """Return where the title begins that stands right before a name: "Mayor Paulo Reis"."""
    for word in reversed([one for one in wording.words if one.end <= start]):
        is_title = word.capital or word.low in _roles()
        if not is_title or not word.tells or text[word.end : start].strip(" "):
            break
        start = word.start
    return start


def _roles_in(wording: Wording) -> Iterator[tuple[str, Hashable, int, int]]:
    for word in wording.words:
        row = _roles().get(word.low.removesuffix("'s"))
        if row is not None and not word.capital:
            yield "role", row, word.start, word.end


def _amounts_in(wording: Wording) -> Iterator[tuple[str, Hashable, int, int]]:
    for at, word in enumerate(wording.words):
        kind = _amounts().get(word.low)
        before = wording.words[at - 1].low if at else ""
        if kind is not None:
            is_share = kind == "row" and before in _ARTICLES
            yield "share" if is_share else kind, word.low, word.start, word.end


@cache
def _amounts() -> Mapping[str, str]:
    table = load_table("words")["amounts"]
    return {word: kind for kind, words in table.items() for word in words.split()}


@cache
def _roles() -> Mapping[str, int]:
    rows = load_table("tokens")["roles"]
    return {word: number for number, row in enumerate(rows) for word in row.split()}


def _rows(
    text: str, span: Span, mentions: Iterable[Mention]
) -> Iterator[tuple[str, Hashable, int, int]]:
    taken: list[Span] = []
    for one in names_of_days(text, span):
        yield one.kind, one.value, one.start, one.end
        taken.append(Span(one.start, one.end))
    for match in _YEAR.finditer(text, *span):
        yield "year", int(match[0]), *match.span()
    for match in _SIDE.finditer(text, *span):
        if match[0].islower():
            yield "side", match[0].lower()[:4], *match.span()
    for mention in mentions:
        kind = _kind_of(mention)
        if kind is not None and mention.span.end <= span.end:
            taken.append(mention.span)
            name = mention.entity.name if mention.entity else mention.text
            name = mention.place.name if mention.place else name
            yield kind, name, *mention.span
    for match in _NAME.finditer(text, *span):
        here = Span(*match.span())
        is_first = here.start == span.start and " " not in match[0]
        if not is_first and not any(one.overlaps(here) for one in taken):
            yield "name", match[0], *here


def _kind_of(mention: Mention) -> str | None:
    kind = _KINDS.get(mention.kind)
    if kind != "place":
        return kind
    if mention.place is None:
        return None
    if mention.place.level == "country":
        return "country"
    if mention.place.level in _REGIONS:
        return "region"
    if mention.place.level in _WATERS:
        return "water"
    return "spot" if _STREET.search(mention.text) else kind
