"""HTML that is a whole message and no page: the body of a mail, a news item, a post."""

from __future__ import annotations

import re
from typing import Any

from standfirst.collect.blocks import to_text

MOST_CHARACTERS = 4_000_000  # a mail of a thousand pages; the tree takes some thirty times that
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # the parser ends the text at some of them


def parse_fragment(text: str) -> Any:
    """Return the tree of a piece of HTML however broken, null where there is nothing in it.

    What stands after ``MOST_CHARACTERS`` is left out, as is what the parser leaves out: all that
    follows once elements are nested 256 deep.
    """
    from lxml.etree import LxmlError  # noqa: PLC0415 - a tenth of a second
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    data = _CONTROL.sub("", text[:MOST_CHARACTERS]).encode("utf-8", "replace")
    if not data.strip():
        return None
    try:
        return document_fromstring(data, parser=HTMLParser(encoding="utf-8"))
    except (LxmlError, ValueError):  # nothing but a comment, say
        return None


def fragment_to_text(text: str) -> str:
    """Return the words of a piece of HTML, paragraphs parted by a blank line."""
    tree = parse_fragment(text)
    return "" if tree is None else to_text(tree)
