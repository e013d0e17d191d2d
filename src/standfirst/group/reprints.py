"""Which reports carry one and the same text: reprints count as one origin.

Two texts are one when the shorter shares most of its word runs with the longer, or when a long
run of words stands in both; one agency named by two reports makes them one only together with a
fair part of shared text, for an agency tells more than one story a day. What one newsroom gives as
language versions of one work is one text, too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.records import Origin, OutletKind, Span, make_id
from standfirst.text.shingles import containment, longest_common_run, shingles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.records import Registers, Report

SHINGLE_WORDS = 4
SAME_SHARE = 0.6  # of the shorter text's shingles
SAME_RUN = 40  # words in a row: more than two reporters write alike by chance
RUN_SHARE = 0.2  # below it the run is a passage both quote, not the text
AGENCY_SHARE = 0.25
OWNER_SHARE = 0.35  # one newsroom's own titles rewrite each other
LEAST_WORDS = 12  # a shorter text must be the same as a whole
SAMPLE = 8  # one shingle in eight finds candidates
MOST_CANDIDATES = 40

_WORD = re.compile(r"[^\W_]+")
_RIGHTS = re.compile(
    r"^[^\n]*?(?:©|all rights reserved|may not be (?:published|rewritten|redistributed))[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_DATELINE_AGENCY = re.compile(r"\(([^\W\d_][\w&. ]{1,40})\)\s*[-–—]")
_HEAD_CHARACTERS = 400
_TAIL_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class _Text:
    report: Report
    words: tuple[str, ...]
    shingles: frozenset[int]
    agency: str | None
    owner: str | None


def find_origins(
    reports: Sequence[Report],
    registers: Registers,
    *,
    skip: Mapping[str, Sequence[Span]] | None = None,
) -> tuple[Origin, ...]:
    """Return the origins of reports given in order of publication; each report has just one.

    ``skip`` names, by report id, spans that are not the report's own words. A report is compared
    with the first of each origin only, so likeness is not handed on from reprint to reprint.
    """
    finder = _Finder()
    agencies = _agency_names(registers)
    owners = {outlet.id: outlet.owner or outlet.id for outlet in registers.outlets}
    for report in reports:
        words = _words_of(report, (skip or {}).get(report.id, ()))
        owner = owners.get(report.outlet, report.outlet) if report.outlet else None
        agency = _agency_of(report, agencies)
        finder.add(_Text(report, words, shingles(words, SHINGLE_WORDS), agency, owner))
    return tuple(
        Origin(
            id=make_id("o", texts[0].report.id),
            reports=tuple(text.report.id for text in texts),
            agency=next((text.agency for text in texts if text.agency), None),
        )
        for texts in finder.origins
    )


class _Finder:
    """The origins so far, found again by whole text and by a sample of shingles."""

    def __init__(self) -> None:
        self.origins: list[list[_Text]] = []
        self._whole: dict[tuple[str, ...], int] = {}
        self._works: dict[tuple[str | None, str | None], int] = {}
        self._sample: dict[int, list[int]] = defaultdict(list)

    def add(self, text: _Text) -> None:
        work = (text.report.work, text.owner)
        found = self._works.get(work) if text.report.work else None
        if found is None and text.words:
            found = self._whole.get(text.words)
        if found is None:
            found = self._match(text)
        if found is None:
            found = len(self.origins)
            self.origins.append([text])
            for value in text.shingles:
                if value % SAMPLE == 0 or len(text.shingles) < 64:
                    self._sample[value].append(found)
        else:
            self.origins[found].append(text)
        self._whole.setdefault(text.words, found)
        if text.report.work:
            self._works.setdefault(work, found)

    def _match(self, text: _Text) -> int | None:
        if len(text.words) < LEAST_WORDS:
            return None
        shared: Counter[int] = Counter()
        for value in text.shingles:
            holding = self._sample.get(value, ())
            if len(holding) <= MOST_CANDIDATES:  # a phrase of the house, not of a text
                shared.update(holding)
        ranked = sorted(shared.items(), key=lambda entry: (-entry[1], entry[0]))
        for number, _ in ranked[:MOST_CANDIDATES]:
            if is_reprint(self.origins[number][0], text):
                return number
        return None


def is_reprint(one: _Text, other: _Text) -> bool:
    """Tell whether two texts come from one pen."""
    if min(len(one.words), len(other.words)) < LEAST_WORDS:
        return False
    share = containment(one.shingles, other.shingles)
    if share >= SAME_SHARE:
        return True
    if share >= AGENCY_SHARE and one.agency and one.agency == other.agency:
        return True
    if share >= OWNER_SHARE and one.owner and one.owner == other.owner:
        return True
    if share < RUN_SHARE or (one.report.outlet and one.report.outlet == other.report.outlet):
        return False
    # A run of forty words has thirty-seven shingles: without so many no run need be sought.
    if len(one.shingles & other.shingles) < SAME_RUN - SHINGLE_WORDS + 1:
        return False
    return longest_common_run(one.words, other.words) >= SAME_RUN


def _words_of(report: Report, skip: Sequence[Span]) -> tuple[str, ...]:
    """Return the words that are the report's own, without lines of rights and furniture."""
    pieces = []
    at = 0
    for span in [*skip, Span(len(report.text), len(report.text))]:
        pieces.append(_RIGHTS.sub(" ", report.text[at : span.start]))
        at = span.end
    return tuple(match.group() for match in _WORD.finditer("\n".join(pieces).casefold()))


def _agency_names(registers: Registers) -> Mapping[str, str]:
    return {
        name.casefold(): outlet.id
        for outlet in registers.outlets
        if outlet.kind is OutletKind.AGENCY
        for name in (outlet.name, *outlet.names)
    }


def _agency_of(report: Report, agencies: Mapping[str, str]) -> str | None:
    """Return the agency that publishes the report or is named in its byline, head or tail."""
    if report.outlet in agencies.values():
        return report.outlet
    head = report.text[:_HEAD_CHARACTERS]
    tail = report.text[-_TAIL_CHARACTERS:]
    place = "\n".join((report.byline or "", head, tail)).casefold()
    found = [
        (at, name)
        for name in agencies
        if (at := place.find(name)) >= 0
        and not place[at - 1 : at].isalnum()
        and not place[at + len(name) : at + len(name) + 1].isalnum()
    ]
    if found:
        return agencies[min(found)[1]]
    match = _DATELINE_AGENCY.search(head)
    return match.group(1) if match else None
