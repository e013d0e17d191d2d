"""Advertisements: short texts that sell something from their first line to their last.

No one phrase makes an advertisement, for news tells of discounts and last chances, too. A text
that names a price cut, hurries, asks for an order and hands out a code does what only
advertisements do.
"""

from __future__ import annotations

import re
from typing import Final

from standfirst.read.tables import read_table

LONGEST: Final = 1500  # characters: beyond it a text has room for news
LEAST_DEEDS: Final = 4  # different things that advertisements do

_DEEDS: Final[tuple[re.Pattern[str], ...]] = tuple(
    re.compile("|".join(phrases), re.IGNORECASE) for phrases in read_table("advertising").values()
)


def is_advertisement(text: str) -> bool:
    """Tell whether a whole report is an advertisement, whatever stands in it besides."""
    if len(text) > LONGEST:
        return False
    return sum(deed.search(text) is not None for deed in _DEEDS) >= LEAST_DEEDS
