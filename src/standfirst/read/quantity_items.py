"""What a number counts: "110 Leopard 1A5 tanks", "2,000 tonnes of grain", "30,000 shells a day"."""

from __future__ import annotations

import re
from typing import Final

from standfirst.read.numbers import SCALES, TENS, UNITS
from standfirst.read.quantity_words import (
    ADJECTIVES,
    BEFORE_HEAD,
    NO_MEN,
    NOT_ONE,
    PLURALS,
    RATE_NOUNS,
    SINGULAR_ENDS,
    SINGULARS,
    STOPPERS,
)

Names = dict[int, tuple[int, str | None]]  # where equipment starts: its end and designator
_ITEM_WORD: Final = re.compile(
    r"[ \u00a0]([^\W\d_][\w'’-]*|\d?[A-Z]+[\w-]*\d[\w-]*|\d[A-Z][\w-]*|\d{2,3}-?mm)"
)
_OF: Final = re.compile(r" of ([^\W\d_][\w'’-]*)(?: ([^\W\d_][\w'’-]*))?")
_RATE: Final = re.compile(
    r"(?: (?:an?|each|every) |/| per )(?P<noun>[^\W\d_]+|[\d,]+ [^\W\d_]+)\b(?!-)", re.IGNORECASE
)
_NOT_RATES: Final = frozenset(
    "lot bit little few share record result total year-old while time new first second third"
    " total sign"
    " more part day-old capita".split()
)
_MORE: Final = re.compile(r" (?:more|further|additional|extra)(?= [A-Za-z])")
_LEADING: Final = ("al", "ic", "ous", "ive", "ary", "ese", "an", "ing")  # ends of adjectives
_NOUN: Final = re.compile(rf" (?!(?:{'|'.join(STOPPERS)})\b)[a-z]+")
_MOST_WORDS: Final = 5
NUMBER_WORDS: Final = frozenset({*UNITS, *TENS, *SCALES})


def is_plural(word: str) -> bool:
    """Tell whether a word, in small letters, is a plural noun by its form."""
    if word in PLURALS or (word.endswith("men") and len(word) > 5 and word not in NO_MEN):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(SINGULAR_ENDS)
        and not word.endswith(("'s", "’s"))
        and word not in SINGULARS
    )


def item_after(text: str, start: int, names: Names) -> tuple[int, str | None]:
    """Return the end and words of what is counted: up to five words that end in a plural."""
    if more := _MORE.match(text, start):  # "100 more cruise missiles"
        start = more.end()
    position = start
    best: tuple[int, str | None] = (start, None)
    for _ in range(_MOST_WORDS):
        if position + 1 in names and names[position + 1][0]:
            end, name = names[position + 1]
            return end, name or text[start + 1 : end]
        match = _ITEM_WORD.match(text, position)
        if match is None:
            return best
        word = match[1]
        small = word.lower()
        if small in STOPPERS or small.endswith(("'s", "’s", "s'", "s’")):
            return best
        position = match.end()
        if is_plural(small):
            best = (position, text[start + 1 : position])
            if small not in BEFORE_HEAD and not word[0].isupper():
                return best
        elif best[1]:
            return best
        if text[position : position + 1] != " ":
            return best
    return best


def one_after(text: str, start: int, names: Names) -> tuple[int, str | None]:
    """Return what "one" counts: "one person", "one Lynx helicopter", "one young man"."""
    if start + 1 in names:
        end, name = names[start + 1]
        return end, name or text[start + 1 : end]
    position = start
    for _ in range(3):
        match = _ITEM_WORD.match(text, position)
        word = match[1].lower() if match else ""
        if match is None or word in NOT_ONE or word in STOPPERS or word.endswith(("s", "ly", "ed")):
            return start, None
        if match[1][0].isupper() and position == start and match.end() + 1 not in names:
            return start, None
        position = match.end()
        is_leading = word in ADJECTIVES or word.endswith(_LEADING)
        if not is_leading or word.endswith(("man", "woman")) or not _NOUN.match(text, position):
            return position, text[start + 1 : position]
    return start, None


def matter_after(text: str, start: int) -> tuple[int, str | None]:
    """Return what a measure is of: "grain" behind "2,000 tonnes"; nothing behind an article."""
    match = _OF.match(text, start)
    if match is None or match[1].lower() in STOPPERS or _is_no_matter(match[1].lower()):
        return start, None
    first = match[1]
    if first[0].isupper() and not first.isupper():
        return start, None
    leads = first.lower() in ADJECTIVES or first.lower().endswith(("al", "ic", "ous", "ive", "ary"))
    if leads and match[2] and match[2].lower() not in STOPPERS:
        return match.end(), text[match.start(1) : match.end()]
    return match.end(1), first


def _is_no_matter(word: str) -> bool:
    return word in {"all", "any", "both", "what", "whose", "whom"} or word in NUMBER_WORDS


def rate_after(text: str, start: int, *, is_money: bool) -> tuple[int, str | None]:
    """Return the end and noun of a rate: "a day", "per 1,000 people", "a barrel" behind money."""
    match = _RATE.match(text, start)
    if match is None:
        return start, None
    noun = match["noun"]
    small = noun.lower()
    is_per = text[start] == "/" or text[start + 1 : start + 4].lower() == "per"
    if small in RATE_NOUNS or is_per:
        return match.end(), noun
    following = text[match.end() : match.end() + 1]
    is_single = small not in STOPPERS and small not in _NOT_RATES and not is_plural(small)
    if (
        is_money
        and is_single
        and noun.islower()
        and following in {"", ".", ",", ";", " ", ")", "\n"}
    ):
        return (match.end(), noun) if not _leads(small) else (start, None)
    return start, None


def _leads(word: str) -> bool:
    """Tell whether an article's word is an adjective: "paid $5 a good friend"."""
    return word in ADJECTIVES or word.endswith(("ous", "ive", "ful", "less", "ly"))
