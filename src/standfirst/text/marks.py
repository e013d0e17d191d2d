"""Single quotation marks as they stand: which there are, and what their neighbours allow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from standfirst.records import Span

# A set first, for patterns that begin with one skip all other characters at once.
MARK = re.compile(r"[\"“”„‟«»‹›‘’‚‛'`](?:(?<=')'|(?<=`)`|(?<=‘)‘|(?<=’)’|(?<!`))")
ELISION = re.compile(
    r"(?:\d\ds?|em|til|tis|twas|twere|cause|n|bout|round|cos|neath|ere|un)\b(?!['’]\w)",
    re.IGNORECASE,
)
KIND = {
    "“": "double", "”": "double", "‟": "double", "„": "low", "«": "guillemet", "»": "guillemet",
    "‹": "single guillemet", "›": "single guillemet", "‘": "single", "’": "single",
    "‚": "single low", "‘‘": "double", "’’": "double", "‛": "single", '"': "straight",
    "''": "straight", "``": "straight", "'": "straight single",
}  # fmt: skip
DOUBLED = {"‘‘": "“", "’’": "”"}  # as some sites set them
STRAIGHT = frozenset({'"', "''", "``"})
_BEFORE_OPENING = "([{—–-/…\"“„«‘‚'‹:;,>"
_AFTER_CLOSING = ".,;:!?)]}»”’›"
SINGLES = frozenset({"single", "straight single", "single low"})


class Mark(NamedTuple):
    """One mark with its neighbours; ``before`` and ``after`` are empty at the paragraph's ends."""

    start: int
    end: int
    sign: str
    before: str
    after: str

    @property
    def may_open(self) -> bool:
        """Tell whether space or a bracket stands before and a word after."""
        return (not self.before or self.before.isspace() or self.before in _BEFORE_OPENING) and (
            bool(self.after) and not self.after.isspace() and self.after not in _AFTER_CLOSING
        )

    @property
    def surely_opens(self) -> bool:
        """Tell whether a space stands before and a letter or digit after."""
        return (not self.before or self.before.isspace()) and self.after.isalnum()

    @property
    def may_close(self) -> bool:
        """Tell whether a word or stop stands before and no letter or digit after."""
        return bool(self.before) and not self.before.isspace() and not self.after.isalnum()

    @property
    def may_be_possessive(self) -> bool:
        """Tell whether this may be the apostrophe of "the troops' positions"."""
        return self.before in "sSxzXZ" and self.after.isspace()


def marks_of(text: str, span: Span) -> list[Mark]:
    """Return the marks of a paragraph, but for apostrophes inside words, which tell nothing."""
    first, last = span
    marks: list[Mark] = []
    for match in MARK.finditer(text, first, last):
        start, end = match.span()
        before = text[start - 1] if start > first else ""
        after = text[end] if end < last else ""
        sign = match[0]
        if sign in "’'" and before.isalnum() and after.isalnum():
            continue
        if after == " " and sign in "«‹" and end + 1 < last:
            after = text[end + 1]  # French sets a space inside
        marks.append(Mark(start, end, DOUBLED.get(sign, sign), before, after))
    return marks


def are_plain_pairs(marks: list[Mark]) -> bool:
    """Tell whether “ and ” take turns, and each “ stands before a word: most paragraphs."""
    return (
        all(mark.sign == "“" for mark in marks[::2])
        and all(mark.sign == "”" for mark in marks[1::2])
        and len(marks) % 2 == 0
        and all(mark.after and not mark.after.isspace() for mark in marks[::2])
        and all(mark.after not in ",;:)" for mark in marks[::2])
    )
