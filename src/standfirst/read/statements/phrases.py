"""Noun phrases beside a cue, found from either end by coarse tags alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import word_list

if TYPE_CHECKING:
    from standfirst.read.statements.units import Unit

_NOUNS = "NnG#q"
_MOST_TOKENS = 40
_JOINERS = word_list("joiners")
_JOINERS_RIGHT = word_list("joiners_right")
# Words of the determiners' list that can stand as a phrase of their own.
_STANDING = word_list("standing")
DAYS = word_list("days")
MONTHS = word_list("months")
_SPOTS = frozenset({"outside", "inside", "near", "above", "behind"})
_EXTENDABLE = frozenset({"someone", "everyone", "somebody", "anyone", "nobody"})
TIME_NOUNS = word_list("time_nouns")
_SYMBOLS = "/$€£#@%*"


def is_noun(unit: Unit, i: int) -> bool:
    """Tell whether a token can end a noun phrase."""
    tag = unit.tags[i]
    if tag in _NOUNS:
        return True
    if tag == "K":  # "the call", "a warning", "secretary of state"
        return i > 0 and unit.tags[i - 1] in "DGI"
    return tag in "dg" and i > 0 and unit.tags[i - 1] == "D"


def phrase_before(unit: Unit, end: int, floor: int) -> int | None:
    """Return the first token of the noun phrase that ends just before ``end``; null if none."""
    if end <= floor:
        return None
    tag = unit.tags[end - 1]
    if tag in "PW" or (tag == "D" and unit.lows[end - 1] in _STANDING):
        return _with_partner(unit, end - 1, floor)
    if tag == "O" and end - 3 >= floor and unit.lows[end - 2] == "of":  # "one of them"
        return end - 3 if unit.tags[end - 3] in "D#n" else None
    if tag == ")":
        opening = unit.tags.rfind("(", max(floor, end - 12), end)
        return phrase_before(unit, opening, floor) if opening > floor else None
    if not is_noun(unit, end - 1) or unit.lows[end - 1] in DAYS:
        return None
    start = end - 1
    lowest = max(floor, end - _MOST_TOKENS)
    while start > lowest and _joins(unit, start, floor):
        start -= 1
    while start < end - 1 and unit.tags[start] in "ITCXR,/" and unit.word(start) not in "$€£":
        start += 1
    return start


def _with_partner(unit: Unit, at: int, floor: int) -> int:
    """Take "Dolsk and he" whole; a lone pronoun else."""
    if at - 2 >= floor and unit.lows[at - 1] in {"and", "or"} and is_noun(unit, at - 2):
        partner = phrase_before(unit, at - 1, floor)
        if partner is not None and (partner == floor or unit.tags[partner - 1] in ",;Q"):
            return partner
    return at


def _joins(unit: Unit, start: int, floor: int) -> bool:
    """Tell whether the token before ``start`` belongs to the phrase that begins at ``start``."""
    before, current, low = unit.tags[start - 1], unit.tags[start], unit.lows[start - 1]
    if before == "D":
        return current not in "PD" or low in {"all", "both", "half", "such"}
    if before in _NOUNS:
        if low in DAYS or (current == "#" and before == "#"):
            return False
        if low in TIME_NOUNS and current in "NG":
            return False  # "this month | Dolsk said"
        return current not in "DP"
    if before == "K":
        return start - 2 >= floor and unit.tags[start - 2] in "DG" and current in "nNd"
    if before in "dgR":
        opens = start - 1 <= floor or unit.tags[start - 2] in "DG,CSQH"
        return opens and current in "nNdgG#" and not (before == "R" and start - 1 <= floor)
    if before == "T":
        return start - 2 >= floor and is_noun(unit, start - 2) and current in "DNG#"
    if before in "IC":
        return low in _JOINERS and start - 2 >= floor and _holds_head(unit, start - 2)
    if before == ")":
        return "(" in unit.tags[max(floor, start - 6) : start - 1]
    if before == "(":
        return ")" in unit.tags[start : start + 6] and current in "NnG#-"
    return before == "/" and unit.text[unit.starts[start - 1]] in _SYMBOLS


def _holds_head(unit: Unit, i: int) -> bool:
    return (
        (is_noun(unit, i) and unit.lows[i] not in DAYS)
        or unit.tags[i] == ")"
        or (unit.lows[i] in _STANDING and unit.lows[i + 1] == "of")  # "one of the diplomats"
    )


def phrase_after(unit: Unit, start: int, ceiling: int) -> int:
    """Return the end of the noun phrase that begins at ``start``; ``start`` where none does."""
    i = start
    if i < ceiling and unit.tags[i] in "PO" and unit.lows[i] not in _EXTENDABLE:
        return i + 1
    while i < ceiling and i - start < _MOST_TOKENS:
        step = _step(unit, i, start, ceiling)
        if not step:
            break
        i += step
    while i > start and unit.tags[i - 1] in "ITCD/" and unit.lows[i - 1] not in _STANDING:
        i -= 1
    return i


def _step(unit: Unit, i: int, start: int, ceiling: int) -> int:
    """Return how many tokens at ``i`` go on with the phrase; 0 ends it."""
    tag, low = unit.tags[i], unit.lows[i]
    first = i == start
    before = unit.tag(i - 1)
    if tag in _NOUNS or (first and tag == "P"):
        is_time = low in DAYS and not first and not (before == "D" and unit.tag(i + 1) == "n")
        return 0 if is_time else 1
    if tag == "D":
        return 1 if first or before in "ITCD" else 0
    follower = unit.tag(i + 1) if i + 1 < ceiling else "."
    if tag in "dgR":
        return 1 if follower in "nNGgd" and (first or before in "DITCRGd") else 0
    if tag == "K":
        is_object = first and before in "IT" and unit.lows[i].endswith("s")
        leads = (follower in "nN" and (first or before in "ITC")) or (
            follower == "n" and before in "nN"
        )
        return 1 if is_object or leads or before in "DG" else 0
    if first:
        return 0
    if tag == "I" and low in _SPOTS and "N" not in unit.tags[start:i]:
        return 1 if _begins_phrase(unit, i + 1, ceiling) else 0  # "one man outside the hall"
    if tag in "IC" and low in _JOINERS_RIGHT:
        return 1 if _begins_phrase(unit, i + 1, ceiling) and not is_time_at(unit, i + 1) else 0
    if tag == "T":
        return 1 if follower in "DNG#" else 0
    if tag == "(":
        close = unit.tags.find(")", i, min(ceiling, i + 10))
        return close + 1 - i if close > 0 else 0
    return 1 if tag == "/" and unit.text[unit.starts[i]] in _SYMBOLS else 0


def _begins_phrase(unit: Unit, i: int, ceiling: int) -> bool:
    if i >= ceiling:
        return False
    tag = unit.tags[i]
    return tag in "DNnGq#" or (tag in "dgK" and i + 1 < ceiling and unit.tags[i + 1] in "nNG")


def is_time_at(unit: Unit, i: int) -> bool:
    """Tell whether a token names a day or a month."""
    if not 0 <= i < len(unit.lows):
        return False
    low = unit.lows[i]
    return low in DAYS or (low in MONTHS and unit.tags[i] == "N")


def has_verb(unit: Unit, start: int, end: int) -> bool:
    """Tell whether the tokens hold something that may be a finite verb."""
    return any(
        (unit.tags[i] in "Av" or (unit.tags[i] in "Kd" and i > start))
        and (i == start or unit.tags[i - 1] not in "DG")
        for i in range(start, end)
    )
