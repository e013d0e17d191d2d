"""The words of a statement's sentence that are not said: where medium and day are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.raw import RawStatement

_REACH = 600  # characters looked at on either side, so that endless sentences cost no more
_SENTENCE = 300  # characters looked at of the sentences before and behind
_NEIGHBOURS = 6  # statements looked at on either side; none reaches farther within a sentence
# A sentence's end inside a frame, which an unclosed quotation may draw over several sentences.
# A shorter word before the full stop is as likely an abbreviation.
_SENTENCE_END = re.compile(r"\b\w{4,}+[.!?…][”\"’»)]*+(?=\s+[\"“‘«A-Z])")

_ASKED = re.compile(r"\b(?:asked|pressed|questioned|quizzed)\b", re.IGNORECASE)
_WAS = re.compile(r"(?:was|were|been|being) ", re.IGNORECASE)
_JOINT = re.compile(r"[,;:–—]|\b(?:and|but|while|or)\b")


class Surroundings(NamedTuple):
    """Stretches of text around one statement."""

    near: tuple[Span, ...]  # behind the cue, before the statement, between source and cue
    trailing: Span  # behind the content
    shared: tuple[Span, ...] = ()  # words before an earlier statement of the same sentence
    before: Span = Span(0, 0)  # the sentence before, of the same paragraph
    is_before_said: bool = True  # whether that sentence holds a statement of its own
    after: Span = Span(0, 0)  # the sentence behind, of the same paragraph


def surroundings_of(text: str, rows: Sequence[RawStatement]) -> list[Surroundings]:
    """Return the surroundings of each raw statement of a report; they come in order."""
    return [
        _of(text, row, rows[max(0, i - _NEIGHBOURS) : i], rows[i + 1 : i + 1 + _NEIGHBOURS])
        for i, row in enumerate(rows)
    ]


def _of(
    text: str, row: RawStatement, earlier: Sequence[RawStatement], later: Sequence[RawStatement]
) -> Surroundings:
    row_first = row.first
    frame = _frame_of(row, row_first, [*earlier, *later])
    near = [_behind(text, row, frame, later)]
    shared: list[Span] = []
    first = max(row_first, frame.start)
    start = frame.start
    for other in earlier:
        if other.cue.start < frame.start:
            continue
        if frame.start <= other.first and _end_of(other) <= first:
            shared.append(_after_last_stop(text, Span(frame.start, other.first)))
            start = max(start, _end_of(other))
            if _is_question(text, other):
                near.append(Span(other.cue.end, max(other.cue.end, other.content[0].start)))
    if start > frame.start:  # what stands right behind the earlier statement is its own
        joint = _JOINT.search(text, min(start, first), first)
        is_relative = text[start:first].endswith(" which ")
        start = start if is_relative else joint.end() if joint else first
    near.append(_after_last_stop(text, Span(min(start, first), first)))
    if row.source is not None and row.source.end < row.cue.start:
        near.append(Span(row.source.end, row.cue.start))
    said = max((span.end for span in row.content), default=0)
    trailing = Span(frame.end, frame.end)
    if said >= row.cue.end:
        trailing = _until(text, Span(said, max(said, frame.end)), later)
    before = sentence_before(text, frame.start)
    is_said = any(
        before.start <= other.cue.start < before.end and not _is_question(text, other)
        for other in earlier
    )
    after = _sentence_after(text, max(frame.end, said))
    return Surroundings(tuple(near), trailing, tuple(shared[:1]), before, is_said, after)


def _is_question(text: str, row: RawStatement) -> bool:
    """Tell whether a row is the question that another answers: "Asked on TV Sarn whether …"."""
    cue = row.cue.of(text)
    is_nobodys = row.source is None or bool(_WAS.match(cue))
    return is_nobodys and bool(row.content) and bool(_ASKED.search(cue))


def sentence_before(text: str, at: int) -> Span:
    """Return the sentence of the same paragraph that ends before an offset; empty for none."""
    least = max(0, at - _SENTENCE)
    end = at
    while end > least and text[end - 1] == " ":
        end -= 1
    if end == 0 or text[end - 1] == "\n":
        return Span(at, at)
    start = max(least, text.rfind("\n", least, end) + 1)
    return _after_last_stop(text, Span(start, end - 1))


def _sentence_after(text: str, at: int) -> Span:
    end = min(len(text), at + _SENTENCE)
    line = text.find("\n", at, end)
    end = end if line < 0 else line
    stop = _SENTENCE_END.search(text, min(at + 1, end), end)
    return Span(at, stop.end() if stop else end)


def _frame_of(row: RawStatement, first: int, others: Sequence[RawStatement]) -> Span:
    """Return the sentence, or the part of it that another statement's content is."""
    start, end = row.cue
    around = [
        span
        for other in others
        for span in other.content
        if span[0] <= start and end <= span[1] and other.cue != row.cue
    ]
    inner = max(around, default=row.frame)
    start = max(row.frame.start, inner.start, first - _REACH)
    ends = [max(span.end, row.cue.end) for span in (row.cue, *row.content)]
    return Span(start, max(start, min(row.frame.end, inner.end, max(ends) + _REACH)))


def _behind(text: str, row: RawStatement, frame: Span, later: Sequence[RawStatement]) -> Span:
    start = row.cue.end
    if row.source is not None and row.source.start >= start:
        start = row.source.end
    stops = [span.start for span in row.content if span.start >= start]
    end = max(start, min([frame.end, *stops]))
    return _until(text, Span(start, end), later)


def _until(text: str, stretch: Span, later: Sequence[RawStatement]) -> Span:
    """Cut a stretch where another statement or another sentence begins."""
    start, end = stretch
    end = min(end, start + _REACH)
    if end <= start:
        return Span(start, end)
    for other in later:
        for span in (other.source or other.cue, other.cue, *other.content):
            if start < span[0] < end:
                end = span[0]
    stop = _SENTENCE_END.search(text, start, end)
    return Span(start, stop.end() if stop else end)


def _after_last_stop(text: str, stretch: Span) -> Span:
    last = stretch.start
    for stop in _SENTENCE_END.finditer(text, stretch.start, stretch.end + 1):
        last = stop.end()
    return Span(last, stretch.end)


def _end_of(row: RawStatement) -> int:
    return max(span.end for span in (row.source or row.cue, row.cue, *row.content))
