"""Numbers with a form of their own: ages, shares ("two-thirds", "nine in ten"), ordinals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from standfirst.read.numbers import ORDINALS, SPELLED, TENS, UNITS, parse_ordinal, parse_spelled
from standfirst.read.quantity_items import matter_after
from standfirst.read.quantity_words import FRACTIONS, PEOPLE_NOUNS
from standfirst.records import Quantity, Span


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity in the text, from its bound ("at least") to what it counts."""

    span: Span
    value: Quantity


_N: Final = rf"(?:\d{{1,3}}|{SPELLED})"
_OLD: Final = re.compile(
    rf"(?P<n>{_N})(?:(?:\sto\s|\s?[-–]\s?)(?P<until>{_N}))?(?:-years?-olds?|[\s-]years?\sold"
    rf"|\syears\sof\sage)\b",
    re.IGNORECASE,
)
_AGED: Final = re.compile(
    rf"(?P<n>{_N})(?:(?:\sto\s|\s?[-–]\s?|\sand\s)(?P<until>{_N}))?(?![\w%-]|[.,:]\d)",
    re.IGNORECASE,
)
_BEFORE_AGE: Final = re.compile(
    rf"(?:\b(?:aged|(?:at|of)\s(?:the\s)?age\sof|(?:{'|'.join(PEOPLE_NOUNS)})\sof"
    rf"|ages)(?:\s(?P<between>between))?)\s\Z",
    re.IGNORECASE,
)
_VERB: Final = re.compile(r",\s(?:who|was|is|had|has|said|told|[a-z]+ed)\b")  # "Renn, 47, attacked"
_AGE_ENDS: Final = frozenset({"aged", "of", "ages", "between", "both", "now", "then"})
_ASIDE: Final = re.compile(r"(?P<word>[^\W\d_][\w'’.-]*), (?:both |now |then )?\Z")
_AFTER_ASIDE: Final = re.compile(r"[,.;)](?!\d)|\sand\s\S+,")
_SHARE: Final = re.compile(
    rf"(?:(?P<over>an?|one|two|three|four|five|six|seven|eight"
    rf"|nine)[\s-](?P<under>{'|'.join(FRACTIONS)})s?"
    r"|(?P<half>half))\b(?![-’'])",
    re.IGNORECASE,
)
_IN: Final = re.compile(
    rf"(?P<over>one|two|three|four|five|six|seven|eight|nine|\d{{1,2}})\s(?:in"
    rf"|out\sof)\s(?:every\s)?(?P<under>{_N})\b(?![%.,]?\d|-)",
    re.IGNORECASE,
)
_AFTER_SHARE: Final = re.compile(
    r"\s(?:of|fewer|more|less|lower|higher|the\s|its|their|his|her|our|that\s|those\s|these\s"
    r"|what|whose|are\b|were\b|is\b|was\b|to\b|as\b|"
    r"have\b|had\b|say\b|said\b|in\b|on\b|by\b)|[.,;:)]|\Z|\n",
    re.IGNORECASE,
)
_OF_A_SCALE: Final = re.compile(
    r"\sof\sa\s(?:million|billion|thousand|dozen|century)\b", re.IGNORECASE
)
_SURE_SHARE: Final = re.compile(r"\s(?:of|fewer|more|less|lower|higher)\b", re.IGNORECASE)
_BEFORE_SHARE: Final = re.compile(
    r"(?:\b(?:by|of\swhich|of\sthem|nearly|almost|about|around|over|under|than|some|just|only"
    r"|roughly|barely|least|most|to|from|up|down)\s)\Z",
    re.IGNORECASE,
)
_NO_HALF: Final = re.compile(
    r"\b(?:first|second|other|better|latter|last|a|and\sa|the|each|final|opening|early|late)\s\Z",
    re.IGNORECASE,
)
_ORDINAL_WORDS: Final = [word for word in ORDINALS if word != "first"]
_NTH: Final = "|".join(sorted(ORDINALS, key=len, reverse=True))
_ORDINAL: Final = re.compile(
    rf"(?P<n>\d{{1,3}}(?:st|nd|rd|th)"
    rf"|(?:(?:{'|'.join(TENS)})[\s-])?(?:{_NTH}))\b(?!-)"
    r"(?=\s(?P<last>and\s(?:last|final|most)\s)?(?P<noun>[a-z][a-z’'-]*))"
)
_BEFORE_ORDINAL: Final = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|our|my|your|this|that)\s(?:[a-z]+ly\s)?|['’]s?\s|\b(?:to"
    r"|in|into|for|took|takes|came|finished|placed)\s)\Z",
    re.IGNORECASE,
)
_PLACES: Final = frozenset("place spot rank".split())
_NOT_COUNTED: Final = frozenset(
    "century quarter hand half time-out minister lady cousin cousins nature world thoughts"
    " thought guess guessing"
    " of to in and or on at by for from with as is was were are be that who which largest biggest"
    " degree"
    " party country parties countries class rate day week month year decade floor-length person"
    " persons".split()
)
Taken = tuple[int, FoundQuantity] | None


def read_age(text: str, start: int) -> FoundQuantity | None:
    """Read "34-year-old", "aged 30 to 45", "Renn, 47," as ages: their own unit."""
    if "year" in text[start : start + 28] and (match := _OLD.match(text, start)):
        return _age(match, Span(*match.span()))
    before = text[max(0, start - 30) : start]
    last = before[:-1].rpartition(" ")[2].lower()
    if last not in _AGE_ENDS and not last.endswith(","):
        return None
    match = _AGED.match(text, start)
    if match is None:
        return None
    if last in _AGE_ENDS and _BEFORE_AGE.search(before):
        return _age(match, Span(*match.span()))
    aside = _ASIDE.search(before)
    if (
        aside is None
        or match["until"]
        or not match["n"].isdigit()
        or not _AFTER_ASIDE.match(text, match.end())
    ):
        return None
    word = aside["word"]
    is_person = word.lower() in PEOPLE_NOUNS or word.lower() in {
        "suspects",
        "victims",
        "brothers",
        "sisters",
        "twins",
    }
    years = int(match["n"])
    is_name = word[0].isupper() and not any(letter.isdigit() for letter in word)
    is_whole = is_name and _is_name(before, aside.start())
    is_surname = is_name and 15 < years < 100 and _VERB.match(text, match.end())
    if not (is_person or is_whole or is_surname) or not 0 < years < 120:
        return None
    return _age(match, Span(*match.span()))


def _is_name(before: str, at: int) -> bool:
    """Tell whether two capitalised words stand before an age: "Olga Renn, 47,"."""
    return bool(re.search(r"[A-Z][\w.’'-]*\s\Z", before[:at]))


def _age(match: re.Match[str], span: Span) -> FoundQuantity | None:
    value = _value(match["n"])
    if value is None:
        return None
    if match["until"] and (until := _value(match["until"])) is not None:
        return FoundQuantity(span, Quantity(None, value, until, unit="age"))
    return FoundQuantity(Span(span.start, match.end()), Quantity(value, unit="age"))


def _value(written: str) -> float | None:
    return float(written) if written.isdigit() else parse_spelled(written)


def read_share(text: str, start: int) -> FoundQuantity | None:
    """Read "two-thirds of households", "a fifth", "half", "nine in ten" as shares of one."""
    if match := _IN.match(text, start):
        over, under = _value(match["over"].lower()), _value(match["under"].lower())
        if over is None or under is None or not 0 < over < under or under < 3:
            return None
        return FoundQuantity(Span(*match.span()), Quantity(over / under, unit="share"))
    match = _SHARE.match(text, start)
    if match is None or not _AFTER_SHARE.match(text, match.end()):
        return None
    if _OF_A_SCALE.match(text, match.end()):
        return None
    before = text[max(0, start - 12) : start]
    if match["half"]:
        if _NO_HALF.search(before):
            return None
        value = 0.5
    else:
        article, part = match["over"].lower(), match["under"].lower()
        count = 1.0 if article in {"a", "an"} else parse_spelled(article) or 1.0
        is_plural = match.group().lower().endswith("s")
        is_sure = _SURE_SHARE.match(text, match.end()) or _BEFORE_SHARE.search(before)
        if (article in {"a", "an"} and not is_sure) or (count > 1) != is_plural:
            return None
        value = count / FRACTIONS[part]
    end, matter = matter_after(text, match.end())
    return FoundQuantity(Span(start, end), Quantity(value, unit="share", item=matter))


def read_ordinal(text: str, start: int) -> FoundQuantity | None:
    """Read "the fourth minister", "his 12th goal": a place in a row; "first" counts nothing."""
    match = _ORDINAL.match(text, start)
    if match is None or match["n"][-2:].isupper() or (match["n"][0].isupper() and start > 0):
        return None
    if not _BEFORE_ORDINAL.search(text[max(0, start - 24) : start]):
        return None
    before = text[max(0, start - 9) : start].lower()
    noun = match["noun"].lower()
    loose = re.search(r"\b(?:to|in|into|for|took|takes|came|finished|placed)\s\Z", before)
    if (noun in _NOT_COUNTED and not match["last"]) or (loose and noun not in _PLACES):
        return None
    written = match["n"].lower()
    number = int(re.sub(r"\D", "", written)) if written[0].isdigit() else parse_ordinal(written)
    if not number or number < 2:
        return None
    return FoundQuantity(Span(start, match.end("n")), Quantity(float(number), unit="ordinal"))


# Small letters with which one of these forms can begin, beside digits and spelled numbers.
FORM_WORDS: Final = frozenset({"half", *_ORDINAL_WORDS, *TENS, *UNITS})
