"""What the editor set down for a feed, given to what it brings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from standfirst.records import Feed


def of_feed(found: Item | Drop, feed: Feed) -> Item | Drop:
    """Return an item with the outlet and language of its feed, where the editor gave any."""
    if isinstance(found, Drop):
        return found
    return replace(
        found, outlet=feed.outlet or found.outlet, language=feed.language or found.language
    )
