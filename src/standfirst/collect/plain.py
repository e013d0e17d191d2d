"""Plain text. Also the pattern for a new kind of input: copy it, add its row to ``files.KINDS``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.collect.decoding import decode
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.collect.captures import Captured

EXTRACTOR = "plain/1"


def read_plain(captured: Captured) -> Iterator[Item | Drop]:
    """Yield the file as one item; ``read`` finds headline and parts."""
    text = decode(captured.load(), captured.name)
    if isinstance(text, Drop):
        yield text
        return
    yield Item(
        text=text, origin=captured.name, capture=captured.capture.sha256, extractor=EXTRACTOR
    )
