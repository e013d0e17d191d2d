"""From the cue groups of one unit to its statements: source, cue and content put together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from standfirst.read.statements.beside import read_beside
from standfirst.read.statements.contents import look_ahead
from standfirst.read.statements.cues import CueGroup, find_cues
from standfirst.read.statements.extents import (
    content_before,
    content_end,
    ends_in_comma,
    goes_on,
    is_limit_word,
    may_stand_before,
    prefers_forward,
)
from standfirst.read.statements.layouts import read_according, read_colon
from standfirst.read.statements.lexicon import sureness, word_list
from standfirst.read.statements.phrases import has_verb
from standfirst.read.statements.raw import RawStatement
from standfirst.read.statements.subjects import Range, source_after, subject_at, subject_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.lexicon import Lexicon
    from standfirst.read.statements.quoted import Forward
    from standfirst.read.statements.units import Unit

_TAIL_ACTS = frozenset({"say", "ask", "confirm", "warn", "vow", "think"})
_WORDS = frozenset({"word", "words", "sentence"})
_LEADS_PARTICIPLE = frozenset({"while", "by", "before", "after", "when", "in"})
_SUBORDINATORS = word_list("subordinate")
_IMPERSONAL_ACTS = frozenset({"say", "announce", "confirm"})


class _Candidate(NamedTuple):
    """A cue with its source; ``gap`` is the first token of both."""

    group: CueGroup
    source: Range | None
    gap: int
    place: str = ""  # "", "shared" with an earlier verb, "inverted"


def read_unit(unit: Unit, lexicon: Lexicon, acts: frozenset[str]) -> list[RawStatement]:
    """Return the statements of a unit, in order; those inside another have depth 1."""
    ceiling = len(unit.tags)
    while ceiling and unit.tags[ceiling - 1] == ".":
        ceiling -= 1
    rows: list[RawStatement] = []
    candidates = _candidates(unit, ceiling, lexicon, acts)
    floor = 0
    for n, candidate in enumerate(candidates):
        limit = _limit(unit, candidate, candidates[n + 1 :], ceiling)
        found = _statement(unit, candidate, floor, limit, lexicon)
        if found is None:
            continue
        row, end = found
        rows.append(row)
        if "tail" in row.pattern or "split" in row.pattern:
            floor = max(floor, end)
    rows += read_according(unit, ceiling, lexicon)
    if not rows:
        rows += read_colon(unit, ceiling)
    if unit.quotes:
        rows += read_beside(unit, ceiling, rows)
    return _ordered(rows)


def _ordered(rows: list[RawStatement]) -> list[RawStatement]:
    marked = [
        replace(row, depth=1)
        if any(
            other is not row and any(span.covers(row.cue) for span in other.content)
            for other in rows
        )
        else row
        for row in rows
    ]
    return sorted(marked, key=lambda row: (row.first, row.cue))


def _candidates(
    unit: Unit, ceiling: int, lexicon: Lexicon, acts: frozenset[str]
) -> list[_Candidate]:
    found: list[_Candidate] = []
    for group in find_cues(unit, lexicon):
        if group.cue.act not in acts or group.modal or group.end > ceiling:
            continue
        candidate = _with_source(unit, group, found, ceiling, lexicon)
        if candidate is not None:
            found.append(candidate)
    return found


def _with_source(
    unit: Unit, group: CueGroup, before: Sequence[_Candidate], ceiling: int, lexicon: Lexicon
) -> _Candidate | None:
    tag = unit.tag(group.start - 1)
    if group.passive:
        impersonal = unit.lows[group.start - 1] == "it" and group.cue.act in _IMPERSONAL_ACTS
        return _Candidate(group, None, group.start - 1) if impersonal else None
    if group.start == group.head and unit.lows[group.end : group.end + 1] == ["by"]:
        return None  # "a claim rejected by …"
    if group.form == "g":
        return _participle(unit, group, before)
    subject = subject_before(unit, group.start, 0) if tag != "C" else None
    if subject is not None:
        return _plain(unit, group, subject, lexicon)
    if tag == "C":
        shared = _shared_source(unit, group, before)
        return _Candidate(group, shared, group.start - 1, "shared") if shared else None
    if group.cue.tail and tag in ",Q-.?" and group.form in "ps" and group.start == group.head:
        end = source_after(unit, group.end, ceiling)
        if end > group.end:
            return _Candidate(group, (group.end, end), group.start, "inverted")
    return None


def _plain(unit: Unit, group: CueGroup, subject: Range, lexicon: Lexicon) -> _Candidate | None:
    first = subject[0]
    if first > 0 and unit.lows[first - 1] in lexicon.conditionals:
        return None  # "if Dolsk says so": nothing was said
    if set(unit.tags[first : subject[1]]) <= {"#"}:
        return None  # "38 admitted": a number says nothing
    if unit.lows[first] in {"i", "we", "you"} and "Q" not in unit.tags:
        return None  # the writer's own words
    return _Candidate(group, subject, first)


def _participle(unit: Unit, group: CueGroup, before: Sequence[_Candidate]) -> _Candidate | None:
    tag = unit.tag(group.start - 1)
    is_apart = tag in ",-C" or ends_in_comma(unit, group.start - 1)
    if is_apart or unit.lows[max(0, group.start - 1)] in _LEADS_PARTICIPLE:
        shared = _shared_source(unit, group, before)
        return _Candidate(group, shared, group.start - 1, "shared") if shared else None
    subject = subject_before(unit, group.start, 0) if tag in "NnOPG" else None
    if subject and subject[0] > 0 and unit.lows[subject[0] - 1] == "with":
        return _Candidate(group, subject, subject[0])
    return None


def _shared_source(unit: Unit, group: CueGroup, before: Sequence[_Candidate]) -> Range | None:
    if before and before[-1].source:
        return before[-1].source
    return subject_at(unit, 0, group.start)


def _limit(unit: Unit, candidate: _Candidate, later: Sequence[_Candidate], ceiling: int) -> int:
    """Return where content to the right must end: where another's statement begins beside it."""
    end = candidate.group.end
    ceiling = _clause_limit(unit, candidate, ceiling)
    for other in later:
        at = other.gap
        if other.place == "shared":
            if unit.tag(at) in ",-C":
                return min(at, ceiling)
            if ends_in_comma(unit, at):
                return min(at + 1, ceiling)
            continue
        if other.group.cue.tail and at > end + 1 and ends_in_comma(unit, at - 1):
            return min(at - 1, ceiling)  # "wrote a letter: “A,” she said": another's words
        if other.place == "inverted" or at - 1 <= end or unit.tags[at] == "W":
            continue
        before = at - 1
        if unit.tags[before] == "W" and unit.tags[before - 1] == ",":
            return min(ceiling, before - 1)  # ", which he described as …"
        if is_limit_word(unit.lows[before]) or unit.tags[before] == "C":
            return min(ceiling, before - 1 if unit.tags[before - 1] in ",;-" else before)
        if unit.tags[before] in ",;-":
            return min(ceiling, before)
    return ceiling


def _clause_limit(unit: Unit, candidate: _Candidate, ceiling: int) -> int:
    """Return where a subordinate or relative clause with a cue ends: at its next comma."""
    if candidate.source is None or candidate.place:
        return ceiling
    first = candidate.source[0]
    is_relative = unit.tags[first] == "W" and unit.tag(first - 1) == ","
    is_subordinate = first > 0 and unit.lows[first - 1] in _SUBORDINATORS
    if not (is_relative or is_subordinate):
        return ceiling
    comma = unit.tags.find(",", candidate.group.end + 2, ceiling)
    return comma if comma > 0 and unit.tag(comma + 1) != "Q" else ceiling


def _statement(
    unit: Unit, candidate: _Candidate, floor: int, limit: int, lexicon: Lexicon
) -> tuple[RawStatement, int] | None:
    """Put a statement together; returns it with the token where its frame ends."""
    group = candidate.group
    inverted = candidate.place == "inverted"
    anchor = candidate.source[1] if inverted and candidate.source else group.end
    forward = look_ahead(unit, group._replace(end=anchor), limit, lexicon)
    if forward is not None and forward.kind == "none":
        return None  # "hopes to win": another verb than the one of the list
    left = None
    if candidate.place != "shared" and candidate.source is not None:
        left = content_before(unit, candidate.gap, floor, lexicon)
        if left is not None and forward is None and not _may_tail(unit, candidate, left, limit):
            left = None
    content, pattern = _content(unit, candidate, left, forward, limit)
    if not content or any(end <= start for start, end in content):
        return None
    cue_end = group.end
    if forward is not None and pattern != "tail" and _reaches_colon(unit, group, forward):
        cue_end = forward.colon + 1
    layout = f"{candidate.place} {pattern}".strip()
    row = RawStatement(
        source=None if candidate.source is None else unit.span(*candidate.source),
        cue=unit.span(group.start, cue_end),
        content=tuple(unit.span(*one) for one in content),
        act=group.cue.act,
        pattern=layout,
        confidence=sureness(lexicon, layout, group.cue.act),
        frame=unit.span(0, len(unit.tags)),
        negated=group.negated,
        passive=group.passive,
    )
    return row, max(anchor, content[-1][1])


def _reaches_colon(unit: Unit, group: CueGroup, forward: Forward) -> bool:
    """Tell whether a colon belongs to the cue: "said:", "said, simply:", "said in a word:"."""
    between = range(group.end, forward.colon)
    return forward.colon >= group.end and (
        all(unit.tags[i] in ",R" for i in between)
        or (unit.lows[group.end] in {"with", "in"} and unit.lows[between[-1]] in _WORDS)
    )


def _may_tail(unit: Unit, candidate: _Candidate, left: Range, ceiling: int) -> bool:
    group = candidate.group
    if unit.tags[left[1] - 1] in "Qq":
        return group.cue.tail
    if not group.cue.tail or group.cue.act not in _TAIL_ACTS or group.cue.frames == "q":
        return False
    if group.cue.lemma == "continue" and unit.lows[group.end : group.end + 1] == ["to"]:
        return False  # "as Dolsk continues to lead"
    if candidate.place == "inverted" or "t" in group.cue.frames:
        return has_verb(unit, *left)
    return may_stand_before(unit, left, group.end, ceiling)


def _content(
    unit: Unit,
    candidate: _Candidate,
    left: Range | None,
    forward: Forward | None,
    limit: int,
) -> tuple[list[Range], str]:
    inverted = candidate.place == "inverted"
    anchor = candidate.source[1] if inverted and candidate.source else candidate.group.end
    if left is not None and (
        forward is None or inverted or not prefers_forward(unit, left, forward)
    ):
        if forward is not None and goes_on(unit, left, forward, anchor):
            end = content_end(unit, forward.start, limit, forward.kind)
            return [left, (forward.start, end)], "split"
        return [left], "tail"
    if forward is None or (inverted and forward.colon < 0 and forward.kind != "quote"):
        return [], ""
    if forward.comma and forward.kind not in {"quote", "that"}:
        return [], ""
    content = [(forward.start, content_end(unit, forward.start, limit, forward.kind))]
    opener = candidate.gap - 1
    opens_clause = candidate.source is not None and unit.tag(opener) in "HW"
    if opens_clause and forward.start == candidate.group.end and unit.tags[forward.start] in "AvK":
        content.insert(0, (opener, opener + 1))  # "which they say will help"
    return content, forward.kind
