"""HTML as a tree, and whether the tree can be borne."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

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
    count, reach = _measures()
    return count(tree) <= MOST_ELEMENTS and not reach(tree)


@cache
def _measures() -> tuple[Callable[[Any], float], Callable[[Any], bool]]:
    """Return what counts elements, and what tells whether any lies too deep; both are linear."""
    from lxml import etree  # noqa: PLC0415 - with the first page

    steps = "/".join("*" * MOST_DEPTH)
    return etree.XPath("count(descendant-or-self::*)"), etree.XPath(f"boolean({steps})")
