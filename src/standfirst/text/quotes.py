"""Quotations: what stands between quotation marks, of every style that news is set in.

A mark alone says little: “ opens in English and closes in German, ’ is mostly an apostrophe, a
straight mark may be inches. So each mark is judged by its neighbours and by what is open.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import NamedTuple

from standfirst.records import Span
from standfirst.text.marks import (
    ELISION,
    KIND,
    MARK,
    SINGLES,
    STRAIGHT,
    Mark,
    are_plain_pairs,
    marks_of,
)
from standfirst.text.paragraphs import paragraphs


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation within one paragraph.

    ``span`` holds the marks, ``inner`` the words between them without the spaces around;
    ``closed`` is false where the closing mark is missing and the quotation runs to the end of
    its paragraph; ``style`` names the marks; ``continues`` tells that the paragraph repeats the
    opening mark of a quotation the paragraph before left open; ``depth`` is 0 for a quotation
    that stands in no other.
    """

    span: Span
    inner: Span
    closed: bool
    style: str
    continues: bool = False
    depth: int = 0


def find_quotations(text: str, within: Span | None = None) -> list[Quotation]:
    """Return all quotations, nested ones too, ordered by start, the longer first.

    A quotation never leaves its paragraph: one over several paragraphs comes as one a paragraph,
    all but the last of them not closed.
    """
    start, end = within or (0, len(text))
    if MARK.search(text, start, end) is None:  # most stretches hold none
        return []
    spans = paragraphs(text, within)
    found: list[Quotation] = []
    left_open: str | None = None
    for n, span in enumerate(spans):
        following = spans[n + 1].start if n + 1 < len(spans) else None
        marks = marks_of(text, span)
        if not marks:
            left_open = None
            continue
        if are_plain_pairs(marks):
            found += _plain_pairs(text, span, marks, left_open)
            left_open = None
            continue
        next_mark = MARK.match(text, following) if following is not None else None
        reader = _ParagraphReader(text, span, marks, left_open)
        found += reader.read(KIND[next_mark.group()] if next_mark else None)
        left_open = reader.left_open
    return found


def _plain_pairs(
    text: str, span: Span, marks: list[Mark], came_open: str | None
) -> list[Quotation]:
    """Return the quotations of a paragraph whose marks take turns."""
    found = []
    for opening, closing in zip(marks[::2], marks[1::2], strict=True):
        inner = _stripped(text, opening.end, closing.start)
        continues = opening.start == span.start and came_open == "double"
        whole = Span(opening.start, closing.end)
        found.append(Quotation(whole, inner, closed=True, style="double", continues=continues))
    return found


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return Span(begin, begin + len(words.strip()))


class _Open(NamedTuple):
    kind: str
    mark: Mark


class _ParagraphReader:
    """Reads the marks of one paragraph from left to right over a stack of open ones."""

    def __init__(self, text: str, span: Span, marks: list[Mark], left_open: str | None) -> None:
        self.text = text
        self.span = span
        self.came_open = left_open
        self.left_open: str | None = None
        self.marks = marks
        self.opens: list[_Open] = []
        self.n_open: defaultdict[str, int] = defaultdict(int)
        self.last_close: dict[str, int] = {}
        self.found: list[Quotation] = []

    def read(self, next_kind: str | None) -> list[Quotation]:
        """Return the quotations; ``next_kind`` is the mark that begins the next paragraph."""
        self._look_ahead()
        for n, mark in enumerate(self.marks):
            if mark.sign in "«»‹›":
                self._read_guillemet(n, mark)
            elif mark.sign in STRAIGHT:
                self._read_straight(mark)
            elif KIND[mark.sign] in SINGLES:
                self._read_single(n, mark)
            else:
                self._read_double(n, mark)
        self._finish(next_kind)
        return _with_depth(self.found)

    def _look_ahead(self) -> None:
        """Note for each mark what is still to come: closers less openers, closing singles."""
        n_marks = len(self.marks)
        self.surplus = [0] * n_marks
        self.strong_ahead = [False] * n_marks
        self.any_ahead = [False] * n_marks
        surplus: defaultdict[str, int] = defaultdict(int)
        strong = anything = False
        for n in range(n_marks - 1, -1, -1):
            mark = self.marks[n]
            kind = KIND[mark.sign]
            self.surplus[n] = surplus["double" if kind == "single" else kind]
            self.strong_ahead[n], self.any_ahead[n] = strong, anything
            if mark.sign in "“„«‹":
                surplus[kind] -= 1
            elif mark.sign in "”»›":
                surplus[kind] += 1
            elif mark.sign in "’'":
                if mark.may_close:
                    anything = True
                    strong = strong or not mark.may_be_possessive
                elif mark.may_open:
                    strong = False
            elif mark.sign == "‘":
                strong = False

    # ── one family of marks each ────────────────────────────────────────────────────────────

    def _read_guillemet(self, n: int, mark: Mark) -> None:
        kind = KIND[mark.sign]
        inward = f"inward {kind}"
        if mark.sign in "«‹":
            if self.n_open[inward] and not mark.surely_opens:
                self._close(inward, mark)
            elif mark.after and not mark.after.isspace():
                self._open(kind, n)
        elif mark.start == self.span.start and self.came_open == kind:
            self._open(kind, n)  # French repeats the closing mark before each paragraph
        elif self.n_open[kind]:
            self._close(kind, mark)
        elif mark.surely_opens:
            self._open(inward, n)

    def _read_straight(self, mark: Mark) -> None:
        if self.n_open["straight"]:
            if mark.surely_opens:
                self._end_unclosed("straight", mark.start)
                self._push("straight", mark)
            else:
                self._close("straight", mark)
        elif mark.may_close and not mark.may_open and self._close_any(("double", "low"), mark):
            return
        elif not mark.before.isalnum() and (mark.may_open or mark.before in {"", " "}):
            self._push("straight", mark)  # after a digit it is inches, after a letter an orphan

    def _read_double(self, n: int, mark: Mark) -> None:
        if mark.sign == "„":
            if mark.after and not mark.after.isspace():
                self._open("low", n)
        elif mark.sign == "”":
            if self._close_any(("double", "low"), mark):
                return
            if mark.surely_opens and self.surplus[n] > 0:
                self._push("double", mark)
            elif mark.may_close:
                self._close_any(("straight", "single"), mark)
        elif self.n_open["low"] and not mark.surely_opens:
            self._close("low", mark)
        elif mark.after and not mark.after.isspace() and mark.after not in ",;:)":
            self._open("double", n)
        elif mark.may_close:
            self._close_any(("double", "straight"), mark)

    def _read_single(self, n: int, mark: Mark) -> None:
        kind = KIND[mark.sign]
        if kind == "single low":
            if mark.may_open:
                self._push(kind, mark)
            return
        if mark.sign == "‘" and self.n_open["single low"] and mark.may_close:
            self._close("single low", mark)
        elif mark.sign != "’" and mark.may_open and not self.n_open[kind]:
            if not self._is_elision(n, mark) and (mark.sign == "‘" or self.any_ahead[n]):
                self._push(kind, mark)
        elif mark.may_close and mark.sign != "‘":
            if mark.may_be_possessive and self.strong_ahead[n]:
                return
            if not self._close_any((kind, "single low"), mark) and self._stands_for_double(n, mark):
                self._close("double", mark)

    def _stands_for_double(self, n: int, mark: Mark) -> bool:
        """Tell whether ’ behind a stop closes “ by mistake, for no ” is left to do so."""
        return (
            mark.sign == "’"
            and mark.before in ".!?,"
            and not mark.after.isalpha()
            and self.n_open["double"] > max(0, self.surplus[n])
        )

    def _is_elision(self, n: int, mark: Mark) -> bool:
        """Tell whether the mark stands for letters left out: '90s, 'em."""
        found = ELISION.match(self.text, mark.end, self.span.end)
        if found is None:
            return False
        word = found.group().lower()
        is_sure = word == "n" or (word[0].isdigit() and word.endswith("s"))
        return is_sure or not self.strong_ahead[n]

    # ── the stack ───────────────────────────────────────────────────────────────────────────

    def _push(self, kind: str, mark: Mark) -> None:
        self.opens.append(_Open(kind, mark))
        self.n_open[kind] += 1

    def _open(self, kind: str, n: int) -> None:
        """Open a mark; an open one of its kind holds it if closers enough are to come."""
        is_guillemet = "guillemet" in kind
        if self.n_open[kind] and not is_guillemet and self.surplus[n] <= self.n_open[kind]:
            self._end_unclosed(kind, self.marks[n].start)
        self._push(kind, self.marks[n])

    def _close_any(self, kinds: tuple[str, ...], mark: Mark) -> bool:
        for kind in kinds:
            if self.n_open[kind]:
                self._close(kind, mark)
                return True
        return False

    def _close(self, kind: str, mark: Mark) -> None:
        opened = self._pop_to(kind, mark.start)
        self.last_close[kind] = mark.end
        self._add(opened, Span(opened.mark.end, mark.start), mark.end, closed=True)

    def _end_unclosed(self, kind: str, at: int) -> None:
        opened = self._pop_to(kind, at)
        self._add(opened, Span(opened.mark.end, at), at, closed=False)

    def _pop_to(self, kind: str, at: int) -> _Open:
        """Take the innermost open mark of a kind off the stack, ending what stands above it."""
        while True:
            opened = self.opens.pop()
            self.n_open[opened.kind] -= 1
            if opened.kind == kind:
                return opened
            if opened.kind not in SINGLES:
                self._add(opened, Span(opened.mark.end, at), at, closed=False)

    def _add(self, opened: _Open, inner: Span, end: int, *, closed: bool) -> None:
        start = opened.mark.start
        if not closed:
            end -= len(self.text[start:end]) - len(self.text[start:end].rstrip())
        continues = start == self.span.start and self.came_open == opened.kind
        self.found.append(
            Quotation(
                Span(start, end),
                _stripped(self.text, *inner),
                closed=closed,
                style=opened.kind,
                continues=continues,
            )
        )

    def _finish(self, next_kind: str | None) -> None:
        end = self.span.end
        while self.opens:
            opened = self.opens.pop()
            shared = self.last_close.get(opened.kind, 0)
            if opened.kind in SINGLES:
                is_kept = opened.mark.start == self.span.start or next_kind == opened.kind
                if not is_kept or opened.kind != "single":
                    continue
            elif "guillemet" in opened.kind and shared > opened.mark.end:
                # «…«X»: one mark closes both, as Ukrainian and Russian typesetting has it
                self._add(opened, Span(opened.mark.end, shared - 1), shared, closed=True)
                continue
            self._add(opened, Span(opened.mark.end, end), end, closed=False)
            self.left_open = opened.kind


def _with_depth(found: list[Quotation]) -> list[Quotation]:
    ordered = sorted(found, key=lambda quotation: (quotation.span.start, -quotation.span.end))
    ends: list[int] = []
    deep: list[Quotation] = []
    for quotation in ordered:
        while ends and ends[-1] <= quotation.span.start:
            ends.pop()
        deep.append(replace(quotation, depth=len(ends)) if ends else quotation)
        ends.append(quotation.span.end)
    return deep
