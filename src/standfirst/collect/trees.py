"""HTML as a tree, and whether the tree can be borne."""

from __future__ import annotations

import logging
from typing import Any

MOST_ELEMENTS = 100_000
MOST_DEPTH = 120
_SILENCE = logging.NullHandler()


def parse_html(text: str) -> Any:
    """Return the page's tree, null where there is none."""
    from trafilatura import load_html  # noqa: PLC0415 - a second of imports

    logging.getLogger("trafilatura").addHandler(_SILENCE)  # a drop says it all
    return load_html(text)


def is_bearable(tree: Any) -> bool:
    """Tell whether extraction will end in seconds: it takes number times depth of elements."""
    n_elements = 0
    todo = [(tree, 1)]
    while todo:
        element, depth = todo.pop()
        n_elements += 1
        if depth > MOST_DEPTH or n_elements > MOST_ELEMENTS:
            return False
        todo.extend((child, depth + 1) for child in element)
    return True
