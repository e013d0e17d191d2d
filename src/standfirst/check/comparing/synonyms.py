"""Words that may stand for each other: splinters and fragments, a blast and an explosion.

From a table made of WordNet, far wider than the words of one meaning in ``stems``. It may excuse a
sentence or tell how much of it its sources explain; that two words say the same it does not prove.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _table() -> Mapping[str, frozenset[str]]:
    file = resources.files("standfirst.check") / "data" / "synonyms.txt"
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in file.read_text("utf-8").splitlines():
        one, *others = line.split()
        found[one].update(others)
        for other in others:
            found[other].add(one)
    return {word: frozenset(others) for word, others in found.items()}


def synonyms_of(stem: str) -> frozenset[str]:
    """Return the stems of words that may stand for one, given by its stem."""
    return _table().get(stem, frozenset())
