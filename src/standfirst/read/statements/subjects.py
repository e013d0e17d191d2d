"""Whose words: the subject of a cue, before it, behind it, or shared with another verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import word_list
from standfirst.read.statements.phrases import (
    DAYS,
    TIME_NOUNS,
    has_verb,
    is_noun,
    is_time_at,
    phrase_after,
    phrase_before,
)

if TYPE_CHECKING:
    from standfirst.read.statements.units import Unit

Range = tuple[int, int]  # half-open, in tokens

_LONGEST_INSERT = 45
_MOST_INSERTS = 5
_LONGEST_LEAD = 3
_LONGEST_RELATIVE = 14
_BARE_TIMES = word_list("bare_times")
# A phrase right behind one of these is no subject; the others also open clauses.
_GOVERNS = word_list("governs")


def subject_before(unit: Unit, verb: int, floor: int) -> Range | None:
    """Find the subject left of a verb.

    An apposition between commas belongs to it; a clause or an age between commas does not, nor
    does a time set between subject and verb.
    """
    end = _skip_time(unit, verb, floor)
    if end <= floor:
        return None
    if unit.tags[end - 1] in ",-":
        return _across_insert(unit, end - 1, floor)
    if unit.tags[end - 1] in "Qq":
        return _across_quoted_insert(unit, end - 1, floor)
    start = phrase_before(unit, end, floor)
    if start is not None and _is_governed(unit, start, floor):
        start = _through_participle(unit, start, floor)
    if start is None or _is_time(unit, end - 1):
        return None
    start = _with_list(unit, _through_relative(unit, start, floor), floor)
    return _with_open_apposition(unit, start, floor, verb), end


def _with_open_apposition(unit: Unit, start: int, floor: int, verb: int) -> int:
    """Take the name before an apposition that no comma ends: "A, head of the union told"."""
    if start - 2 < floor or unit.tags[start - 1] != ",":
        return start
    first = phrase_before(unit, start - 1, floor)
    if first is None or unit.tags[start - 2] in "#g":
        return start
    is_behind_quote = first > 0 and unit.tags[first - 1] == "Q" and unit.tags[start] == "N"
    is_name = first == 0 and start > 2 and set(unit.tags[: start - 1]) == {"N"}
    opens = is_name and unit.tags[start] == "n" and "I" in unit.tags[start:verb]
    return first if is_behind_quote or opens else start


def _through_participle(unit: Unit, start: int, floor: int) -> int | None:
    """Step back over "reached by", "interviewed in": "residents reached by phone said"."""
    at = start - 2
    if at <= floor or unit.tags[at] != "d" or unit.tag(at - 1) not in "nN":
        return None
    head = phrase_before(unit, at, floor)
    return None if head is None or _is_governed(unit, head, floor) else head


def _through_relative(unit: Unit, start: int, floor: int) -> int:
    """Step back over a relative clause without commas: "a man who saw the blast said"."""
    for i in range(start - 1, max(floor, start - _LONGEST_RELATIVE), -1):
        tag = unit.tags[i]
        if tag in ",;:-QC?S":
            return start
        if tag == "W" and unit.lows[i] == "who":
            head = phrase_before(unit, i, floor)
            if head is None or _is_governed(unit, head, floor) or not has_verb(unit, i, start):
                return start
            return head
    return start


def _skip_time(unit: Unit, end: int, floor: int) -> int:
    i = end
    while i > floor and (unit.lows[i - 1] in DAYS or unit.lows[i - 1] in _BARE_TIMES):
        if unit.word(i - 1).isupper():
            break  # "USA TODAY"
        i -= 1
    if i == end or not (
        unit.lows[i] in DAYS or unit.lows[i] in {"late", "early", "earlier", "last"}
    ):
        i = end
    elif i > floor and unit.lows[i - 1] in {"on", "in"}:
        i -= 1
    while i > floor and unit.tags[i - 1] == "R":
        i -= 1
    return i if i > floor else end


def _is_time(unit: Unit, i: int) -> bool:
    return unit.tags[i] == "n" and unit.lows[i] in TIME_NOUNS


def _is_governed(unit: Unit, start: int, floor: int) -> bool:
    return start > floor and unit.lows[start - 1] in _GOVERNS


def _with_list(unit: Unit, start: int, floor: int) -> int:
    """Take the first members of a list too: "Dolsk, Verrin and Saldan"."""
    if start - 2 < floor or unit.tags[start - 1] != "," or unit.tags[start] != "N":
        return start
    conjunction = unit.tags.find("C", start)
    if not 0 < conjunction - start <= 6:
        return start
    first = phrase_before(unit, start - 1, floor)
    if first is None or not _is_strong_boundary(unit, first, floor):
        return start
    return first if all(tag in "Nn" for tag in unit.tags[first : start - 1]) else start


def _across_insert(unit: Unit, mark_at: int, floor: int) -> Range | None:
    """Find the subject before ``, …, `` + verb; ``mark_at`` is the mark before the verb."""
    mark = unit.tags[mark_at]
    opening = mark_at
    best: Range | None = None
    for _ in range(_MOST_INSERTS):
        opening = unit.tags.rfind(mark, max(floor, mark_at - _LONGEST_INSERT), opening)
        if opening <= floor:
            break
        kind = _kind_of_insert(unit, opening + 1, mark_at)
        if kind == "clause":
            break
        start = phrase_before(unit, opening, floor)
        if start is None or _is_governed(unit, start, floor) or _is_time(unit, opening - 1):
            continue
        found = start, (mark_at if kind == "apposition" else opening)
        if _is_strong_boundary(unit, start, floor):
            return found
        if best is None and _is_boundary(unit, start, floor):
            best = found
    return best


def _across_quoted_insert(unit: Unit, quote: int, floor: int) -> Range | None:
    """Find the subject before an apposition that ends in a quoted name ("host of “…,” said")."""
    if quote not in unit.quotes or not unit.quotes[quote].inner.of(unit.text).endswith(","):
        return None
    opening = unit.tags.rfind(",", floor, quote)
    if opening <= floor or _kind_of_insert(unit, opening + 1, quote) != "apposition":
        return None
    start = phrase_before(unit, opening, floor)
    return None if start is None or start > floor else (start, quote + 1)


def _kind_of_insert(unit: Unit, start: int, end: int) -> str:
    """Name what stands between two marks: apposition, aside, or clause (not an insert)."""
    if start >= end:
        return "clause"
    first = unit.tags[start]
    if first in "WISgdRTC#H" or (first == "K" and unit.lows[start].endswith("ing")):
        return "aside"
    if first not in "DNnGKq":
        return "clause"
    relative = min((at for tag in "WH" if (at := unit.tags.find(tag, start, end)) > 0), default=end)
    for i in range(start, relative):
        tag = unit.tags[i]
        if tag in "AvP" or (tag == "K" and i > start and _is_finite(unit, i)):
            return "clause"
    return "apposition"


def _is_finite(unit: Unit, i: int) -> bool:
    return not is_noun(unit, i) and not unit.lows[i].endswith("ing") and unit.tag(i + 1) != "n"


def _is_boundary(unit: Unit, start: int, floor: int) -> bool:
    return start <= floor or unit.tags[start - 1] in ",;:-QCSH.?(" or _is_led_in(unit, start, floor)


def _is_led_in(unit: Unit, start: int, floor: int) -> bool:
    """Tell whether only "In it" or "At 20:40" stands before."""
    return (
        unit.tags[floor] == "I" and start - floor <= _LONGEST_LEAD and unit.tags[start - 1] in "PO#"
    )


def _is_strong_boundary(unit: Unit, start: int, floor: int) -> bool:
    return start <= floor or unit.tags[start - 1] in ";:QCSH?"


def subject_at(unit: Unit, start: int, end: int) -> Range | None:
    """Find the subject of the main clause from ``start`` on: the phrase before its first verb."""
    for i in range(start, min(end, start + 2 * _LONGEST_INSERT)):
        tag = unit.tags[i]
        if tag in "AvKd" and i > start and not (tag in "dK" and is_noun(unit, i)):
            found = subject_before(unit, i, start)
            if found is not None and not _opens_subclause(unit, found[0], start):
                return found
    return None


def _opens_subclause(unit: Unit, start: int, floor: int) -> bool:
    return unit.tags[start] == "W" or (start > floor and unit.tags[start - 1] in "SWH")


def source_after(unit: Unit, start: int, ceiling: int, *, closed: bool = False) -> int:
    """Return the end of a source behind its cue: '…,” said Dolsk, a deputy minister'.

    ``closed`` asks that another comma end an apposition, for content may follow the first.
    """
    end = _with_postmodifier(unit, phrase_after(unit, start, ceiling), start, ceiling)
    if end == start or unit.tags[start] == "O":
        return start
    while end < ceiling - 1 and unit.tags[end] == ",":
        more = _apposition_end(unit, end + 1, ceiling)
        if more is None or (closed and unit.tag(more) != ","):
            break
        end = more
    return end if end >= ceiling or _may_end(unit, end) else start


def _may_end(unit: Unit, end: int) -> bool:
    """Tell whether a source behind its cue can end here; a verb would make it a subject."""
    return unit.tags[end] in ",.;:?-QITRg)(C" or is_time_at(unit, end) or _is_time(unit, end)


def _with_postmodifier(unit: Unit, end: int, start: int, ceiling: int) -> int:
    """Add what identifies the phrase without a comma: "polls published by …", "a man who …"."""
    if end == start or end >= ceiling or unit.tags[end] not in "dW":
        return end
    i = end
    while (
        i < ceiling and unit.tags[i] not in ",;:-QC(" and not (i > end + 1 and is_time_at(unit, i))
    ):
        i += 1
    while i > end and unit.tags[i - 1] in "ITD.":
        i -= 1
    return i


def _apposition_end(unit: Unit, start: int, ceiling: int) -> int | None:
    """Return where an apposition that begins at ``start`` ends; null where none begins."""
    tag = unit.tags[start]
    if tag == "W":
        end = _with_postmodifier(unit, start, start - 1, ceiling)
        return end if end >= ceiling else None
    if tag == "#":
        return start + 1 if unit.tag(start + 1) in ",." or start + 1 >= ceiling else None
    is_former = tag == "R" and unit.tag(start + 1) in "DNn"
    if tag not in "DNnG" and not is_former:
        return None
    end = phrase_after(unit, start + is_former, ceiling)
    if end <= start or is_time_at(unit, start):
        return None
    end = _with_postmodifier(unit, end, start, ceiling)
    follows = unit.tag(end) if end < ceiling else "."
    if follows not in ",.;:?-QITRg" or has_verb(unit, start, phrase_after(unit, start, ceiling)):
        return None
    return end
