"""Words as what their forms share: "striking", "struck" and "strikes" are one word of a report.

A paraphrase keeps its source's words and changes their forms. The stem is for comparing only:
it need not be a word, and where two words fall together ("rest", "rested") a finding needs more
than one of them anyway.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEAST: Final = 3  # letters that must be left of a word whose ending goes
_VOWELS: Final = frozenset("aeiouy")


@cache
def load_table(name: str) -> Mapping[str, Any]:
    """Return a packaged table of the checker, read once."""
    folder = resources.files("standfirst.check") / "data"
    return tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))


@cache
def _irregular() -> Mapping[str, str]:
    table = load_table("words")
    return {form: base for base, forms in table["irregular"].items() for form in forms.split()}


@cache
def _classes() -> Mapping[str, str]:
    """Return each stem's class of words that news uses for one and the same thing."""
    groups = load_table("words")["alike"]
    return {_bare(word): _bare(group.split()[0]) for group in groups for word in group.split()}


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Return what the forms of an English word share, in small letters."""
    return _bare(word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'"))


@lru_cache(maxsize=1 << 15)
def sense(word: str) -> str:
    """Return the stem, or the first word of those that mean the same in news."""
    bare = stem(word)
    return _classes().get(bare, bare)


def _bare(word: str) -> str:
    word = _irregular().get(word, word)
    for ending, instead in (("ies", "y"), ("ied", "y"), ("ying", "y")):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word[: -len(ending)] + instead
    if word.endswith("s") and len(word) > _LEAST and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith(("ably", "ibly")):
        word = word[:-1] + "e"
    for ending in ("ing", "ed", "ly"):
        left = word.removesuffix(ending)
        if left != word and _may_end(left, ending):
            word = left[:-1] if _is_doubled(left) and ending != "ly" else left
            break
    return word[:-1] if word.endswith("e") and len(word) > _LEAST else word


def _may_end(left: str, ending: str) -> bool:
    """Tell whether what an ending leaves is a word's: "move", but not "supp"."""
    if ending == "ly":
        return len(left) > _LEAST and left[-1] != "p"
    return len(left) >= _LEAST and bool(_VOWELS.intersection(left))


def _is_doubled(word: str) -> bool:
    return word[-1] == word[-2] and word[-1] not in "lsz" and word[-1] not in _VOWELS
