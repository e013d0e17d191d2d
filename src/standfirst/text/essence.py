"""What is left of a text when all that a web page changes by itself is taken away.

Two texts of one essence are one revision: counters, "updated 3 min ago", share bars, blanks, the
kind of quotation marks, and related links in another order change nothing that was said.
"""

from __future__ import annotations

import re

from standfirst.text.furniture import CALENDAR, FILLING, RELATED, SHARING, TELLING

_STOP = re.compile(r"[.!?…。:][\"”»“’')\]]*\Z")
_MARKS = str.maketrans(
    {"„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "ʼ": "'",
     "–": "-", "—": "-", "−": "-", "\u2011": "-", "\u2010": "-"}
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+|\d+")
_MOST_WORDS = 14  # of a line of furniture
_MOST_OF_A_LINE = 160  # characters of it


def essence(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something, in one spelling.

    The lines behind its last sentence, links and captions, come sorted; a list of related links
    at the end goes as a whole.
    """
    lines: list[str] = []
    last_sentence = 0
    for raw in text.split("\n"):
        line = " ".join(raw.split()).translate(_MARKS)
        if not line or is_furniture(line):
            continue
        lines.append(line)
        if _STOP.search(line) and not RELATED.fullmatch(line):
            last_sentence = len(lines)
    kept, tail = lines[:last_sentence], lines[last_sentence:]
    for n, line in enumerate(tail):
        if RELATED.fullmatch(line):
            tail = tail[:n]
            break
    return (*(line for line in kept if not RELATED.fullmatch(line)), *sorted(tail))


def is_trivial_change(old: str, new: str) -> bool:
    """Tell whether two texts say the same, so that the later one is no revision."""
    return old == new or essence(old) == essence(new)


def is_furniture(line: str) -> bool:
    """Tell whether a line is a counter, a share bar or a note of when a page was changed."""
    if len(line) > _MOST_OF_A_LINE:
        return False
    words = [word.lower() for word in _WORD.findall(line)]
    if not words or len(words) > _MOST_WORDS:
        return not words  # bullets and rules
    telling = {word for word in words if word in TELLING}
    numbers = [word for word in words if word.isdigit()]
    if not telling:
        # A clock, a date or a number by itself.
        return bool(numbers) and not line[-1].isalpha() and len(numbers) == len(words)
    if not (numbers or telling & SHARING or telling & {"now", "just"}):
        return False
    return all(
        word in TELLING or word in FILLING or word.isdigit() or CALENDAR.fullmatch(word)
        for word in words
    )
