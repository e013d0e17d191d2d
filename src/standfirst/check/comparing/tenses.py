"""Whether a verb is told as done: in the past or the perfect, by its form and the words before."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.stems import load_table

if TYPE_CHECKING:
    from standfirst.check.comparing.wording import Word, Wording

_HAVE: Final = frozenset({"has", "have", "had", "'ve"})
_COMING: Final = frozenset(
    "will would shall to be should may might can could must cannot is are being".split()
)
_BEFORE: Final = 4  # words before a verb in which its auxiliary stands


# Participles that look like the verb itself: "has come", "have been set".
_BARE: Final = frozenset("come become run cut put set hit let shut hurt cost spread beat".split())
_NAMING: Final = frozenset({"called", "named"})


@cache
def _past_forms() -> frozenset[str]:
    forms = " ".join(load_table("words")["irregular"].values()).split()
    return frozenset(one for one in forms if not one.endswith(("ing", "s")))


def is_past_form(word: Word) -> bool:
    """Tell whether a word may be a verb's past form or participle."""
    return word.low.endswith("ed") or word.low in _past_forms()


def is_told_as_done(wording: Wording, word: Word) -> bool:
    """Tell whether a word is a verb's past form, with no auxiliary of the present or what comes."""
    at = wording.place_of(word)
    if not is_past_form(word):
        return word.low in _BARE and at > 0 and wording.words[at - 1].low in _HAVE | {"been"}
    if at == 0 or (word.low in _NAMING and any(one.capital for one in wording.words[at + 1 :][:1])):
        return False  # "Scheduled outages", "a medic called Lena"
    before = [
        one.low for one in wording.words[max(0, at - _BEFORE) : at] if one.clause == word.clause
    ]
    for low in reversed(before):
        if low in _HAVE or low in {"was", "were", "been"}:
            return True
        if low in _COMING:
            return False
    return True


def is_perfect(wording: Wording, word: Word) -> bool:
    """Tell whether a past form stands behind has or have."""
    at = wording.place_of(word)
    before = [
        one.low for one in wording.words[max(0, at - _BEFORE) : at] if one.clause == word.clause
    ]
    return bool({"has", "have"}.intersection(before))
