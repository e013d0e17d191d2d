"""Words folded further than stems: the forms of one English verb, and its noun, share a root."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from standfirst.group.terms import stem, stop_stems

if TYPE_CHECKING:
    from collections.abc import Iterable

_IRREGULAR = {
    "broke": "break", "broken": "break", "stole": "steal", "stolen": "steal", "fell": "fall",
    "fallen": "fall", "spoke": "speak", "spoken": "speak", "took": "take", "taken": "take",
    "lost": "lose", "loss": "lose", "left": "leave", "met": "meet", "sold": "sell", "paid": "pay",
    "struck": "strike", "shot": "shoot", "sank": "sink", "sunk": "sink", "held": "hold",
    "came": "come", "went": "go", "gone": "go", "gave": "give", "given": "give", "knew": "know",
    "known": "know", "hid": "hide", "hidden": "hide", "drove": "drive", "driven": "drive",
    "flew": "fly", "flown": "fly", "fled": "flee", "sent": "send", "built": "build",
    "kept": "keep", "dead": "die", "death": "die", "died": "die", "dying": "die", "shut": "shut",
    "won": "win", "fought": "fight", "bought": "buy", "caught": "catch", "burnt": "burn",
    "froze": "freeze", "withdrew": "withdraw", "withdrawn": "withdraw", "began": "begin",
    "begun": "begin", "hit": "strike", "destruction": "destroy", "led": "lead", "meant": "mean",
    "wrote": "write", "written": "write", "seen": "see", "saw": "see",
}  # fmt: skip
_SUFFIX = re.compile(r"(?:ations?|ions?|ings?|ed|es|e|s|ers?|ments?)\Z")
_WORD = re.compile(r"[^\W\d_]++(?:['’-][^\W\d_]++)*+|\d[\d.,]*")
LEAST = 3  # letters


@lru_cache(maxsize=1 << 16)
def root(word: str) -> str:
    """Return the root of a word in any case."""
    small = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    if small in _IRREGULAR:
        return _IRREGULAR[small]
    if not small.isascii():
        return stem(word)
    if small.endswith("ies") and len(small) > 4:
        small = small[:-3] + "y"
    if small.endswith("ied") and len(small) > 4:
        small = small[:-3] + "y"
    cut = small if small.endswith("ss") else _SUFFIX.sub("", small)  # cross, pass
    if len(cut) < LEAST:
        return small
    if len(cut) > LEAST and cut[-1] == cut[-2] and cut[-1] not in "lsz":
        cut = cut[:-1]
    return cut


@lru_cache(maxsize=1 << 16)
def _telling_root(word: str) -> str:
    """Return the root of a word that tells something, else nothing."""
    return root(word) if len(word) > 2 and stem(word) not in stop_stems() else ""


def roots_of(words: Iterable[str]) -> frozenset[str]:
    """Return the roots of the words that tell something."""
    return frozenset(map(_telling_root, words)) - {""}


def roots_in(text: str) -> frozenset[str]:
    """Return the roots of a text's telling words, numbers among them."""
    return roots_of(_WORD.findall(text))
