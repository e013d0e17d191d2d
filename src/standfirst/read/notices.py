"""Notices and captions: what stands in a report and is not news.

A programme is told by a serial number after a name ("The Long Table #12") together with words
of invitation or a list of guests; the other kinds by the opening words of a short paragraph.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from standfirst.read.tables import read_table
from standfirst.records import Notice, Span

_LONGEST_FURNITURE: Final = 400
_SERIAL: Final = re.compile(
    r",?\s(?:#|№\s?|No\.\s?|[Ee]pisode\s#?|[Ee]p\.\s?|[Ii]ssue\s#?)(?P<number>\d{1,5})\b"
)
_NAME_BEFORE: Final = re.compile(
    r"(?<!\w)[A-ZÀ-ÞА-ЯІЇЄҐ][\w'’-]{0,30}"
    r"(?:\s(?:of|in|on|and|the|for|at|to|a|&|[A-ZÀ-ÞА-ЯІЇЄҐ0-9][\w'’-]{0,30})){0,6}\Z"
)
_LONGEST_NAME: Final = 120  # characters
_MOST_SERIALS: Final = 8  # numbers looked at in one section
_INVITATION: Final = re.compile(
    r"\b(?:[Ww]atch|[Ll]isten|[Tt]une in|[Jj]oin us|[Ss]tream(?:ed|ing)?|[Ll]ive on|[Ee]pisode|"
    r"[Pp]odcast|[Gg]uests?|[Hh]osts?|[Pp]rogramme|[Pp]rogram|[Tt]alk show|[Dd]on['’]t miss)\b"
)
_GUEST: Final = re.compile(
    r"\s*[•◦▪▫●■‣·*–—-]\ufe0f?\s+(?:(?:Dr|Prof|Mr|Mrs|Ms)\.?\s)?"
    r"(?P<name>[^\W\d_][\w'’.-]*(?:\s[^\W\d_][\w'’.-]*){1,4})(?=\s*[,:–—(]|\s-\s)"
)
_FURNITURE: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(rf"\W*(?:{'|'.join(openings)})", re.IGNORECASE))
    for kind, openings in read_table("notices").items()
)
_CAPTION: Final = re.compile(
    r"(?:photo|image|picture|file photo|file -|caption|pictured|video|фото)\s?"
    r"(?:[:–—-]|credit|caption|by\b)"
    r"|image (?:copyright|caption)|media caption|enlarge this image|hide caption"
    r"|facebook twitter pinterest|(?:ap|afp|epa|reuters|getty(?: images)?|pa|handout)\s?[:–-]\s?\w",
    re.IGNORECASE,
)
_FORM: Final = re.compile(
    r"please verify you['’]re not a robot|please re-enter\b|an error has occurred", re.IGNORECASE
)
_LONGEST_FORM: Final = 800
_CREDIT: Final = re.compile(
    r"\[[^\[\]\n]{2,80}\]\s*\Z"
    r"|\((?:[^()\n]{0,60}[/:]\s?)?(?:Photo|Reuters|AP|AFP|Getty|EPA|File)"
    r"[^()\n]{0,60}\)\s*\Z"
    r"|\bPhoto(?:graph)?: [^\n]{2,60}\Z"
    r"|\bHide Caption \d{1,3} of \d{1,3}\s*\Z"
)
# What the patterns of forms and credits must hold: quicker looked for than the patterns.
_FORM_WORDS: Final = ("not a robot", "please re-enter", "an error has occurred")
_CREDIT_ENDS: Final = ("]", ")")
_CREDIT_WORDS: Final = ("Photo", "Hide Caption")


def is_furniture(words: str) -> str | None:
    """Return the kind of notice a short paragraph is, by its opening words; None for news.

    A form to sign up is told by what it says when it is filled in wrongly.
    """
    if len(words) <= _LONGEST_FORM:
        low = words.lower()
        if any(one in low for one in _FORM_WORDS) and _FORM.search(words):
            return "promotion"
    if len(words) > _LONGEST_FURNITURE:
        return None
    if words.endswith(("Read more", "Continue reading")):
        return "promotion"
    head = words[:160]
    return next((kind for kind, pattern in _FURNITURE if pattern.match(head)), None)


def caption_of(words: str) -> bool:
    """Tell whether a paragraph is the caption of a picture, by its label or closing credit."""
    if len(words) > _LONGEST_FURNITURE:
        return False
    if _CAPTION.match(words):
        return True
    may_credit = words.rstrip()[-1:] in _CREDIT_ENDS or any(one in words for one in _CREDIT_WORDS)
    return may_credit and _CREDIT.search(words) is not None


def find_notices(text: str, blocks: list[Span]) -> tuple[list[Notice], list[Span]]:
    """Part the paragraphs of one section into notices and the rest, which is news.

    A programme takes the whole section, heading and guests included.
    """
    programme = _programme(text, blocks)
    if programme is not None:
        return [programme], []
    notices: list[Notice] = []
    rest: list[Span] = []
    for block in blocks:
        kind = is_furniture(text[block.start : block.end])
        if kind is None:
            rest.append(block)
        elif (
            notices
            and notices[-1].kind == kind
            and notices[-1].span.end > (rest or [Span(0, 0)])[-1].end
        ):
            notices[-1] = Notice(kind, Span(notices[-1].span.start, block.end))
        else:
            notices.append(Notice(kind, block))
    return notices, rest


def _programme(text: str, blocks: list[Span]) -> Notice | None:
    if not blocks:
        return None
    span = Span(blocks[0].start, blocks[-1].end)
    words = text[span.start : span.end]
    serial = _serial(words if len(blocks) < 6 else words[: blocks[0].end - span.start])
    if serial is None:
        return None
    name, number, end = serial
    guests = tuple(
        match["name"]
        for block in blocks[1:]
        if (match := _GUEST.match(text, block.start, block.end))
    )
    if not guests and not _INVITATION.search(words):
        return None
    if span.start + end > blocks[0].end and not guests and len(blocks) > 2:
        return None  # a news story that names a programme on its way
    return Notice("programme", span, name, number, guests)


def _serial(words: str) -> tuple[str, int, int] | None:
    """Return name, number and end of the first numbered name ("The Long Table #12")."""
    for match in islice(_SERIAL.finditer(words), _MOST_SERIALS):
        name = _NAME_BEFORE.search(words[max(0, match.start() - _LONGEST_NAME) : match.start()])
        if name is not None:
            return name.group(), int(match["number"]), match.end()
    return None
