"""How far the words that are said reach, to the right and to the left of their cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import word_list
from standfirst.read.statements.phrases import has_verb, is_time_at

if TYPE_CHECKING:
    from standfirst.read.statements.lexicon import Lexicon
    from standfirst.read.statements.quoted import Forward
    from standfirst.read.statements.subjects import Range
    from standfirst.read.statements.units import Unit

_PHRASE_BREAKS = word_list("phrase_breaks")
_LEADS = frozenset({"because", "despite"})
_BULLETS = frozenset("•·▪●◦‣*■►▶➤")
_SHORTEST_CLAUSE = 3  # tokens
_OCCASIONS = frozenset({"in", "on", "at", "during", "as", "while", "when"})
_LIMITS = frozenset(["while", "whereas", "but", "though", "although", "yet"])


def content_end(unit: Unit, start: int, ceiling: int, kind: str) -> int:
    """Return the token where content that begins at ``start`` ends, by the unit's own marks."""
    if kind == "quote":
        end = _end_of_quotes(unit, start, ceiling)
        if end >= ceiling or not _is_unfinished(unit, end):
            return end
    depth = 0
    end = ceiling
    for i in range(start, ceiling):
        tag = unit.tags[i]
        depth += (tag == "(") - (tag == ")")
        if depth < 0 or (depth == 0 and i > start and _breaks_off(unit, i, ceiling, kind)):
            end = i
            break
    while end > start and unit.tags[end - 1] in ".,;:-C":
        end -= 1
    return end


def _end_of_quotes(unit: Unit, start: int, ceiling: int) -> int:
    """Return the end of a run of quotations, with the words between two of them."""
    i = start + 1
    while i < ceiling:
        if unit.tags[i] == "Q" or (unit.tags[i] in "CR,-" and unit.tag(i + 1) == "Q"):
            i += 1
        else:
            break
    return i


def _is_unfinished(unit: Unit, end: int) -> bool:
    """Tell whether a sentence goes on behind a quotation: "“we are ready” for talks"."""
    quote = unit.quotes.get(end - 1)
    return (
        quote is not None
        and unit.tags[end] in "nNDvAIC#G"
        and quote.inner.of(unit.text)[-1:] not in {",", ".", "!", "?", "…"}
        and unit.lows[end] not in _OCCASIONS
    )


def ends_in_comma(unit: Unit, i: int) -> bool:
    """Tell whether a token is a quotation with a comma before its closing mark."""
    return unit.tag(i) == "Q" and unit.quotes[i].inner.of(unit.text).endswith(",")


def _breaks_off(unit: Unit, i: int, ceiling: int, kind: str) -> bool:
    tag = unit.tags[i]
    if tag == ";":
        return True
    if tag == "K" and unit.lows[i].endswith("ing") and ends_in_comma(unit, i - 1):
        return True
    if unit.lows[i] == "when" and unit.lows[i + 1 : i + 2] in (["asked"], ["pressed"]):
        return True
    if tag not in ",-" or i + 1 >= ceiling:
        return False
    following, low = unit.tags[i + 1], unit.lows[i + 1]
    if (following == "K" and low.endswith("ing")) or low == "according":
        return True
    return kind == "phrase" and (following in "gWS" or low in _PHRASE_BREAKS)


def content_before(unit: Unit, gap: int, floor: int, lexicon: Lexicon) -> Range | None:
    """Find content that ends right before a source (or an inverted cue) at ``gap``."""
    end = gap
    if end > floor and unit.lows[end - 1] == "as":
        end -= 1
    if end <= floor:
        return None
    if unit.tags[end - 1] in ",-" and end - 1 > floor:
        end -= 1
    elif unit.tags[end - 1] != "Q":
        return None
    start = max(floor, unit.tags.rfind(";", floor, end) + 1)
    if unit.tags[end - 1] == "Q":
        for i in range(end - 1, floor, -1):
            if unit.tags[i] in ":;" or (unit.tags[i] == "-" and unit.tags[i + 1] == "Q"):
                start = i + 1
                break
        start = _after_intro(unit, start, end)
    start = skip_opening(unit, start, end, lexicon)
    return (start, end) if start < end else None


def _after_intro(unit: Unit, start: int, end: int) -> int:
    """Step over words such as "Of the plan," that only lead up to a quotation."""
    first = unit.tags.find("Q", start, end)
    if first <= start + 1 or unit.tags[first - 1] != ",":
        return start
    opening = start
    while opening < first and unit.tags[opening] == "C":
        opening += 1
    if unit.tags[opening] in "IR" or unit.lows[opening] in _LEADS:
        return start if has_verb(unit, opening, first) else first
    return start


def may_stand_before(unit: Unit, left: Range, end: int, ceiling: int) -> bool:
    """Tell whether unquoted words before a source can be what was said: a clause, no object."""
    if unit.tags[left[1] - 1] in "Qq":
        return True
    # A verb may go unseen ("the road opens"); an opening such as "In Karsk," holds none.
    is_clause = unit.tags[left[0]] not in "IRST" and left[1] - left[0] >= _SHORTEST_CLAUSE
    if not has_verb(unit, *left) and not is_clause:
        return False
    return end >= ceiling or unit.tags[end] in ",.;:?-ITR)S" or is_time_at(unit, end)


def skip_opening(unit: Unit, start: int, end: int, lexicon: Lexicon) -> int:
    """Step over words such as "at the same time," that link a sentence to the one before."""
    while start < end:
        if unit.tags[start] in ",;:-.)?" or unit.word(start) in _BULLETS:
            start += 1
            continue
        step = _connective_at(unit, start, end, lexicon)
        if not step:
            break
        start += step
    return start


def _connective_at(unit: Unit, start: int, end: int, lexicon: Lexicon) -> int:
    for words in lexicon.connectives:
        stop = start + len(words)
        if (
            stop < end
            and unit.lows[start] == words[0]
            and tuple(unit.lows[start:stop]) == words
            and (unit.tags[stop] == "," or unit.tags[start] == "C")
        ):
            return len(words)
    return 0


def prefers_forward(unit: Unit, left: Range, forward: Forward) -> bool:
    """Tell whether content stands behind the cue alone though words stand before the source."""
    if unit.tags[left[1] - 1] == "Q":
        return False
    if not forward.comma or forward.colon >= 0:
        return True
    if forward.kind == "quote" and unit.lows[left[1] : left[1] + 2] in ([",", "as"], ["as"]):
        return True  # "those who, as he put it, “count candles”"
    if forward.kind not in {"quote", "that"}:
        return False
    return unit.tags[left[0]] in "SIRTgdK" or not (
        has_verb(unit, *left) or unit.tags[left[0]] in "DNnP"
    )


def goes_on(unit: Unit, left: Range, forward: Forward, end: int) -> bool:
    """Tell whether content that stands before the source goes on behind the cue's ``end``."""
    if forward.kind == "quote":
        return forward.comma or forward.colon >= 0 or forward.start == end
    if not forward.comma:
        return forward.kind == "that" and unit.tags[left[1] - 1] == "Q"
    if unit.tags[left[1] - 1] == "Q":
        return False
    return not has_verb(unit, *left) or unit.tags[left[0]] in "SI" or unit.tags[left[1] - 1] == "A"


def is_limit_word(low: str) -> bool:
    """Tell whether a word opens a clause that stands against the one before."""
    return low in _LIMITS
