"""Single quotation marks as they stand: which there are, and what their neighbours allow."""

from __future__ import annotations

import re
from typing import NamedTuple

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
