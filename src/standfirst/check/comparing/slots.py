"""How far two figures are told of the same: their thing, their unit, and the words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.stems import sense

if TYPE_CHECKING:
    from standfirst.check.comparing.figures import Figure

# Words that count anybody: "60 people" are the 60 servicemen of the source.
ANYBODY: Final = frozenset(
    map(
        sense,
        "people person other resident killed injured patient life lives victim casualty place case"
        " time member partner ally hero captive question reason traveller passenger deputy local"
        " inhabitant survivor guest visitor attendee customer man woman"
        " one body home household side point part thing".split(),
    )
)

FATES: Final = frozenset(map(sense, ("killed", "injured", "patient")))  # tell two figures apart
_COMMON: Final = (ANYBODY - FATES) | frozenset(
    map(sense, "year month week day hour minute old night morning evening".split())
)
_ITEM: Final = 2  # what the same thing counted is worth, in words


def fit(one: Figure, other: Figure, *, common: bool = False) -> int:
    """Return how many words two figures have in common; the thing counted is worth two.

    With ``common`` the words of time count as well: they tell two figures of a sentence apart.
    """
    same = one.item is not None and one.item == other.item and one.item not in ANYBODY
    little = (ANYBODY - FATES) if common else _COMMON
    return len((one.about & other.about) - little) + _ITEM * same
