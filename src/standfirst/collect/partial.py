"""Words by which a text shows that it is not whole, or is no report at all.

The phrases stand in ``data/phrases.toml``, by language; a page is judged by all of them.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_DOTS = re.compile(r"(?:\s*(?:\[(?:…|\.{3}|&hellip;)\]|\((?:…|\.{3})\)|…|\.{3}))\s*\Z")
_ARROWS = " \t→»>›…])"
_OPENERS = " \t→»>›|[(-–—"
_STOPS = ".!?…:;)]\"”»’'"
_END = 60  # characters in which closing dots stand
_MOST_LAST = 4  # paragraphs from the end in which it stands
_LONGEST_MARK = 300  # characters of a paragraph that can be a mark


def cut_teaser_mark(text: str) -> tuple[str, bool]:
    """Cut a closing "[…]" or "Continue reading" off; tell whether there was one.

    Closing dots alone stay, for a sentence may end in them, but they count as a mark.
    """
    text = text.rstrip()
    head, parted, last = text.rpartition("\n")
    mark = _closing_mark(last)
    if mark is not None:
        return _without_brackets(f"{head}{parted}{last[:mark]}".rstrip(f"\n{_OPENERS}")), True
    return _without_brackets(text), bool(_DOTS.search(text[-_END:]))


def _closing_mark(line: str) -> int | None:
    """Return where a mark that closes a line begins; null where the words belong to a sentence."""
    if len(line) > _LONGEST_MARK:
        return None
    found = list(_phrases("continue").finditer(line))
    if not found:
        return None
    before = line[: found[-1].start()].rstrip(_OPENERS)
    after = line[found[-1].end() :].strip(_ARROWS)
    is_apart = not before or before[-1] in _STOPS
    return found[-1].start() if is_apart and (not after or (after == "." and not before)) else None


def cut_partial_mark(body: str) -> tuple[str, bool]:
    """Cut off the end of a page's text what asks to subscribe; tell whether anything did.

    Such words are told by standing in a short paragraph of their own near the end.
    """
    paragraphs = body.split("\n\n")
    for n in range(len(paragraphs) - 1, max(-1, len(paragraphs) - 1 - _MOST_LAST), -1):
        words = paragraphs[n]
        if len(words) <= _LONGEST_MARK and _phrases("paywall").search(words):
            return "\n\n".join(paragraphs[:n]).rstrip() or body, True
    last, has_mark = cut_teaser_mark(paragraphs[-1])
    if has_mark and last != paragraphs[-1]:
        return "\n\n".join([*paragraphs[:-1], last]).rstrip(), True
    return body, paragraphs[-1].rstrip().endswith(("[…]", "[...]"))


def is_wall_phrase(paragraph: str, kind: str) -> bool:
    """Tell whether a paragraph speaks of cookies (``cookies``) or of an error (``errors``)."""
    return bool(_phrases(kind).search(paragraph[: 4 * _LONGEST_MARK]))


def may_be_wall(text: str, kind: str) -> bool:
    """Tell quickly that a text has none of the phrases; that it may have one says nothing."""
    low = text.lower()
    return any(word in low for word in _first_words(kind))


def _without_brackets(text: str) -> str:
    found = _DOTS.search(text[-_END:])
    if not found or "[" not in found.group():
        return text
    return text[: len(text) - len(found.group())].rstrip() + " …"


@cache
def _table(kind: str) -> tuple[str, ...]:
    table = tomllib.loads(
        (files("standfirst.collect") / "data" / "phrases.toml").read_text(encoding="utf-8")
    )
    return tuple(one for language in table[kind].values() for one in language)


@cache
def _first_words(kind: str) -> frozenset[str]:
    """Return a word of each phrase, its longest: blanks and apostrophes are of many kinds."""
    return frozenset(max(re.split(r"[\s'’]+", one), key=len) for one in _table(kind))


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    pieces = [re.escape(one) for one in _table(kind)]
    pieces.sort(key=len, reverse=True)
    # Blanks of any kind, and either apostrophe, stand for one another.
    words = "|".join(pieces).replace("\\ ", r"\s+").replace("'", "['’]")
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
