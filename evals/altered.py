"""Conflicts put into stories by a program: one number swapped in one copy of a report.

Every report of ``gold/en/conflicts`` is printed once more by another outlet ten minutes later, with
one of its numbers changed, and once untouched. A swap is found where a conflict sets the two
prints of its sentence against each other; whatever an untouched copy adds is a false alarm.
"""

from __future__ import annotations

import random
import re
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from example import EXAMPLE
from gold_conflicts import published_in, read_gold, registers_of
from standfirst.config import load_desk
from standfirst.group.comparing import compare_claims
from standfirst.group.reprints import find_origins
from standfirst.read import ReadingContext, read_report
from standfirst.records import ConflictKind, MentionKind, Outlet, Report, Span
from standfirst.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.records import Conflict, Reading, Registers

COPIER = Outlet(id="copier", name="The Copying Herald")
NEVER = datetime.max.replace(tzinfo=UTC)
LATER = timedelta(minutes=10)
LEAST_WORDS = 6  # of the sentence of a number: less is a heading
_SMALL = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen"
)
_NUMBER = re.compile(
    rf"\d[\d,]*(?:\.\d+)?|\b(?:{_SMALL}"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)\b",
    re.IGNORECASE,
)
_SPELLED = "three five six eight nine eleven fourteen sixteen thirty seventy".split()


class Swap(NamedTuple):
    """A number of a report, and what stands for it in the copy."""

    span: Span
    new: str


def measure_altered(folder: Path, *, learned: bool = False) -> dict[str, float]:
    """Return the share of swapped numbers found, and of untouched copies without a false alarm."""
    desk = load_desk(EXAMPLE).registers
    n_swaps = n_found = n_copies = n_alarms = 0
    for story in read_gold(folder):
        own = registers_of(story, desk)
        registers = replace(own, outlets=(*own.outlets, COPIER))
        context = ReadingContext(registers=registers, learned=learned)
        reports = published_in(story, own)
        readings = {one.id: read_report(one, context) for one in reports}
        before = _conflicts(reports, readings, registers)
        for report in reports:
            copy = _copy(report, report.text)
            n_copies += 1
            n_alarms += len(_added(before, _with(reports, copy, readings, registers, context)))
            swap = choose_swap(report, readings[report.id])
            if swap is None:
                continue
            altered = _copy(report, _swapped(report.text, swap))
            found = _with(reports, altered, readings, registers, context)
            n_swaps += 1
            n_found += any(_sets_apart(one, report, altered, swap) for one in found)
    return {
        "altered_found": n_found / max(1, n_swaps),
        "copies_without_alarm": 1 - n_alarms / max(1, n_copies),
    }


def choose_swap(report: Report, reading: Reading) -> Swap | None:
    """Return a number that the reading takes for a quantity, and another; the same each time."""
    spans = [m.span for m in reading.mentions if m.kind is MentionKind.QUANTITY]
    places = [
        match
        for span in spans
        if (match := _NUMBER.search(report.text, span.start, span.end))
        and len(_sentence_at(report.text, match.start()).of(report.text).split()) >= LEAST_WORDS
    ]
    if not places:
        return None
    chance = random.Random(report.id)  # noqa: S311 - a sample
    chosen = chance.choice(places)
    return Swap(Span(*chosen.span()), _other(chosen.group(), chance))


def _other(number: str, chance: random.Random) -> str:
    """Return a number that neither rounds nor bounds another one, in the same manner of writing."""
    if number[0].isdigit():
        value = float(number.replace(",", ""))
        new = value * chance.choice((0.4, 0.6, 1.7, 2.5))
        if "." in number:
            return f"{new:.1f}"
        whole = max(2, round(new))
        whole += whole == round(value)
        return f"{whole:,}" if "," in number else str(whole)
    options = [word for word in _SPELLED if word != number.casefold()]
    new_word = chance.choice(options)
    return new_word.capitalize() if number[0].isupper() else new_word


def _sentence_at(text: str, at: int) -> Span:
    return next(s for s in split_sentences(text, Span(0, len(text))) if s.start <= at < s.end)


def _swapped(text: str, swap: Swap) -> str:
    return text[: swap.span.start] + swap.new + text[swap.span.end :]


def _copy(report: Report, text: str) -> Report:
    at = report.published_at
    return replace(
        report,
        id=f"{report.id}-copy",
        text=text,
        outlet=COPIER.id,
        published_at=at + LATER if at else None,
        body=Span(0, len(text)),
    )


def _with(
    own: Sequence[Report],
    copy: Report,
    readings: Mapping[str, Reading],
    registers: Registers,
    context: ReadingContext,
) -> Sequence[Conflict]:
    known = {**readings, copy.id: read_report(copy, context)}
    reports = sorted((*own, copy), key=lambda one: (one.published_at or NEVER, one.id))
    return _conflicts(reports, known, registers)


def _conflicts(
    reports: Sequence[Report],
    readings: Mapping[str, Reading],
    registers: Registers,
) -> Sequence[Conflict]:
    return compare_claims(reports, find_origins(reports, registers), readings, registers)[1]


def _added(before: Sequence[Conflict], after: Sequence[Conflict]) -> list[Conflict]:
    """Return the conflicts that were not there before, by what they are about."""
    known = {(one.kind, one.about) for one in before}
    return [one for one in after if (one.kind, one.about) not in known]


def _sets_apart(conflict: Conflict, report: Report, altered: Report, swap: Swap) -> bool:
    if conflict.kind not in {ConflictKind.FIGURES, ConflictKind.DATE}:
        return False
    cited = {
        claim.passage.report
        for claim in conflict.claims
        if claim.passage.span.start <= swap.span.start < claim.passage.span.end + len(swap.new)
    }
    return {report.id, altered.id} <= cited


if __name__ == "__main__":
    figures = measure_altered(Path(__file__).parent / "gold" / "en" / "conflicts", learned=True)
    for name, value in figures.items():
        print(f"{name:<22} {value:.3f}", file=sys.stderr)
