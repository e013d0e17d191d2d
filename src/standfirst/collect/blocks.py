"""From an HTML tree to paragraphs of plain text: headings and list items stay lines."""

from __future__ import annotations

import re
from typing import Any

_SKIPPED = frozenset(
    "script style title template noscript svg iframe object button select textarea".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 head header hr item legend li list main nav ol p pre quote row"
    " section table tbody tfoot thead tr ul".split()
)
_BREAKS = frozenset({"br", "lb"})
_ITEMS = frozenset({"li", "item"})
_CELLS = frozenset({"td", "th", "cell"})
_SPACE = re.compile(r"\s+")
_BULLET = "• "
_CELL_END = " | "


def to_text(root: Any) -> str:
    """Return the words of an element and all in it, paragraphs parted by a blank line.

    Takes an lxml element of HTML or of trafilatura's own tree; any depth, in linear time.
    List items begin with a bullet, the cells of a row stand in one line.
    """
    gatherer = _Gatherer()
    todo: list[tuple[Any, bool]] = [(root, False)]
    while todo:
        element, is_done = todo.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if is_done:
            gatherer.leave(tag)
        elif tag and tag not in _SKIPPED:
            gatherer.enter(tag, element.text)
            todo.append((element, True))
            todo.extend((child, False) for child in reversed(element))
            continue
        if element is not root:
            gatherer.add(element.tail)
    return gatherer.text()


class _Gatherer:
    """Gathers words into lines and lines into paragraphs."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.words: list[str] = []
        self.prefix = ""

    def enter(self, tag: str, text: str | None) -> None:
        if tag in _BLOCKS:
            self.flush()
        if tag in _ITEMS:
            self.prefix = _BULLET
        if tag in _BREAKS:
            self.words.append("\n")
        self.add(text)

    def leave(self, tag: str) -> None:
        if tag in _CELLS:
            self.words.append(_CELL_END)
        if tag in _BLOCKS:
            self.flush()
            if tag in _ITEMS:
                self.prefix = ""

    def add(self, text: str | None) -> None:
        if text:
            self.words.append(_SPACE.sub(" ", text))

    def flush(self) -> None:
        text = "".join(self.words)
        self.words.clear()
        lines = (_SPACE.sub(" ", line).strip(" |") for line in text.split("\n"))
        paragraph = "\n".join(line for line in lines if line)
        if paragraph:
            self.paragraphs.append(self.prefix + paragraph)
            self.prefix = ""

    def text(self) -> str:
        self.flush()
        pieces: list[str] = []
        for n, paragraph in enumerate(self.paragraphs):
            are_items = n and paragraph.startswith(_BULLET) and pieces[-1].startswith(_BULLET)
            pieces += ["\n" if are_items else "\n\n", paragraph]
        return "".join(pieces[1:])
