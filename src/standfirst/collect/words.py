"""From the HTML that feeds carry to plain words."""

from __future__ import annotations

import re

from standfirst.collect.blocks import to_text
from standfirst.collect.trees import parse_html

MOST_OF_A_TEXT = 1_000_000  # characters of one entry; a longer one is cut and partial
_MARKUP = re.compile(r"<[A-Za-z/!]|&[#\w]")
_BLANKS = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"(?:[ \t]*\n){2,}")
_ESCAPED = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,20});")
_DEEPEST = 150


def plain_text(value: str) -> str:
    """Return the words of HTML, paragraphs parted by a blank line; plain text stays as it is."""
    value = value[:MOST_OF_A_TEXT]
    if not _MARKUP.search(value):
        return _PARAGRAPH.sub("\n\n", value.strip())
    tree = parse_html(f"<html><body><div>{value}</div></body></html>")
    return "" if tree is None else to_text(tree)


def plain_line(value: str | None) -> str | None:
    """Return the words of a title on one line: markup goes, and what was escaped twice too."""
    if not value:
        return None
    line = plain_text(value[:4000])
    if _ESCAPED.search(line):
        line = plain_text(line)
    return _BLANKS.sub(" ", line).strip() or None
