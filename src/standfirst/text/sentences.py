"""Sentences as spans: stops, what may close after them, and what follows decide.

Every full stop, question or exclamation mark and ellipsis is a candidate, with the quotation
marks and brackets that close right after it. A candidate ends a sentence unless what follows
goes on with a small letter, what precedes is an abbreviation, an initial, an ordinal or a list
number, or a quotation's tail (“Is it over?” Dolsk asked.) is still to come.
"""

from __future__ import annotations

import re

from standfirst.records import Span
from standfirst.text.abbreviations import (
    AFTER_HALVES_OF_DAY,
    BEFORE_NAMES,
    BEFORE_NUMBERS,
    GERMAN_MONTHS,
    HALVES_OF_DAY,
    MONTHS,
    ONE_LETTER_BEFORE_NAMES,
    SELDOM_LAST,
    STARTERS,
    TAIL_VERBS,
)
from standfirst.text.paragraphs import paragraphs

_CLOSERS = "”\"’'»›“‘)\\]"
_STOP = (
    r"(?P<stop>[.!?…‽][.!?…‽]*+)"
    rf"(?P<close>[{_CLOSERS}]*+(?:\ [»›](?=[\s.,;:!?]|\Z))?[{_CLOSERS}]*+(?:\[\d{{1,3}}\])*+)"
    r"(?=\s|\Z)"
)
# Most paragraphs need no more than stops; a pattern that begins with a set is much quicker.
_STOPS_ALONE = re.compile(_STOP)
_CANDIDATE = re.compile(
    rf"{_STOP}|(?P<cjk>[。！？]++[”’」』）]*+)|(?P<bullet>(?<=\s)(?=[•▪●■◦‣]\s))"
)
_OTHER_SIGNS = re.compile(r"[。！？•▪●■◦‣]")
_OPENERS = " \n“„«\"‘‚‹»'([*_"
_NEXT = re.compile(r"[^\W\d_][\w'’-]{0,40}|\d{1,9}|[^\s]")
_LAST = re.compile(r"[^\s(\[{“„«‘‚\"'»—–/]+\Z")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_WORD = re.compile(r"[^\W\d_]")
_TAIL_WORD = re.compile(r"\s*+([\w'’.-]{1,40})(,?)")
_LOOK_BACK = 32
_MOST_TAIL_WORDS = 10


def split_sentences(text: str, within: Span | None = None) -> list[Span]:
    """Return the sentences in order: none overlap, and every printed character is in one.

    No sentence crosses a paragraph, so headings and bullets stand for themselves.
    """
    found: list[Span] = []
    for paragraph in paragraphs(text, within):
        found += _split_paragraph(text, paragraph)
    return found


def _split_paragraph(text: str, paragraph: Span) -> list[Span]:
    found: list[Span] = []
    start, end = paragraph
    candidate = _CANDIDATE if _OTHER_SIGNS.search(text, start, end) else _STOPS_ALONE
    for match in candidate.finditer(text, start, end):
        stop = match.end()
        if stop < end and (match.lastgroup in {"cjk", "bullet"} or _ends(text, start, match, end)):
            _append(found, text, start, stop)
            start = stop
    _append(found, text, start, end)
    return found


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Span(begin, begin + len(stripped)))


def _ends(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Tell whether a candidate ends the sentence that began at ``start``."""
    at = match.end()
    while at < end and (text[at] in _OPENERS or _opens_too(text, at, end)):
        at += 1
    found = _NEXT.match(text, at, end)
    follower = found.group() if found else ""
    stop, close = match.group("stop"), match.group("close")
    if follower in {".", "…"} and text[at - 1] in "“„«\"‘‚‹»'([":
        follower = ""  # “...and we” and […] begin a sentence of their own
    if follower[:1].islower():
        return False
    if follower in {"—", "–", "-"}:
        goes_on = close.strip(")]") or _small_letter_after(text, at + 1, end)
        return not goes_on and not (stop == "." and _is_abbreviation(text, start, match, ""))
    if follower and follower in ",;:.!?…)]»”":
        return False
    if not _WORD.search(text, start, match.start()) and not _has_digits(text, start, match):
        return False  # an ellipsis or brackets before the first word
    if stop == ".":
        return not _is_abbreviation(text, start, match, follower)
    if text[match.start() - 1 : match.start()] in {"[", "("}:
        return False
    return not (close and stop != "…" and _is_tail(text, match.end(), end))


def _opens_too(text: str, at: int, end: int) -> bool:
    """Tell whether a mark that mostly closes opens here, as ” does in Swedish and » in German."""
    is_parted = text[at - 1].isspace() and at + 1 < end
    return text[at] in "”»’›" and is_parted and text[at + 1].isalnum()


def _small_letter_after(text: str, at: int, end: int) -> bool:
    found = _WORD.search(text, at, min(at + 4, end))
    return found is not None and found.group().islower()


def _has_digits(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether digits that are not a list number precede the stop."""
    before = text[start : match.start()].strip()
    return len(before) > 3 and any(character.isdigit() for character in before)


def _is_abbreviation(text: str, start: int, match: re.Match[str], follower: str) -> bool:
    """Tell whether a single full stop belongs to the word before it."""
    found = _LAST.search(text[max(start, match.start() - _LOOK_BACK) : match.start()])
    if not found:
        return False
    word = found.group()
    low, next_low = word.lower(), follower.lower()
    if word.isdigit():
        return next_low in GERMAN_MONTHS and len(word) <= 2
    is_starter = next_low in STARTERS and follower[:1].isupper()
    if len(word) == len(follower) == 1 and text[match.end() + 2 : match.end() + 3] == ".":
        return True  # z. B., J. K.
    if low in HALVES_OF_DAY and "." in low:
        return next_low in AFTER_HALVES_OF_DAY
    if low in BEFORE_NAMES:
        return True
    if low in MONTHS or (low in BEFORE_NUMBERS and len(low) > 1):
        return follower[:1].isdigit()
    if low in SELDOM_LAST or _ACRONYM.search(word):
        return not is_starter
    if len(word) == 1 and word.isalpha():
        return _is_initial(text, match.start() - 1, word, follower, is_starter=is_starter)
    return False


def _is_initial(text: str, at: int, word: str, follower: str, *, is_starter: bool) -> bool:
    """Tell whether one letter with a full stop is an initial or an abbreviation of one letter."""
    low = word.lower()
    if low in BEFORE_NUMBERS and follower[:1].isdigit():
        return True
    if word.isupper():
        return not is_starter and not follower[:1].isdigit()
    counts = text[max(at - 4, 0) : at].rstrip()[-1:].isdigit()  # 100 м. is metres
    return low in ONE_LETTER_BEFORE_NAMES and not is_starter and not counts


def _is_tail(text: str, at: int, end: int) -> bool:
    """Tell whether “…?” is followed by who asked: capitalised words up to a verb of saying."""
    for n in range(_MOST_TAIL_WORDS):
        found = _TAIL_WORD.match(text, at, end)
        if not found:
            return False
        word = found.group(1)
        if word.lower().rstrip(".") in TAIL_VERBS:
            return n > 0
        if n == 0 and word.lower() in STARTERS:
            return False
        if found.group(2) or word[-1] in ".!?":
            return False
        at = found.end()
    return False
