"""Reports as JSON objects, of whichever shape: the contract's, or an agency's news item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standfirst.collect.contract import item_of
from standfirst.collect.ninjs import is_ninjs, read_ninjs

if TYPE_CHECKING:
    from standfirst.collect.captures import Captured
    from standfirst.records import Drop, Item


def read_object(value: Any, what: str, captured: Captured) -> Item | Drop:
    """Make the item of one JSON value, or the drop that tells why there is none."""
    capture = captured.capture
    if is_ninjs(value):
        return read_ninjs(value, what, capture.sha256, collected_at=capture.collected_at)
    return item_of(value, what, capture.sha256)
