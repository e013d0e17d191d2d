"""What an explanation is: facts, the words they stand on, and the parts of the thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from standfirst.run.outlets import recognise_outlets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from standfirst.archive import Archive
    from standfirst.records import Registers, Report, Span

AROUND = timedelta(days=1)  # before and behind some reports: what tells which words are rare


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a stored report, labelled by what they are there (source, cue, cited, …)."""

    label: str
    report: str
    revision: int
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One thing, the facts about it in order, the words it stands on, and what it is made of."""

    kind: str
    id: str
    facts: tuple[tuple[str, str], ...] = ()
    words: tuple[Quoted, ...] = ()
    parts: tuple[Explanation, ...] = field(default=())


def facts_of(**facts: object) -> tuple[tuple[str, str], ...]:
    """Return named facts in order, without those that do not apply."""
    return tuple(
        (name.replace("_", " "), str(value))
        for name, value in facts.items()
        if value not in (None, "", ())
    )


def quote(report: Report, label: str, spans: Iterable[Span | None]) -> Iterator[Quoted]:
    """Give the words of each span there is."""
    for span in spans:
        if span is not None:
            yield Quoted(label, report.id, report.revision, span, span.of(report.text))


def reports_around(
    archive: Archive, reports: Sequence[Report], registers: Registers
) -> tuple[Report, ...]:
    """Return the reports of the same time as some: all there are, if one of these has none."""
    moments = [one.published_at for one in reports if one.published_at]
    if len(moments) < len(reports):
        found = archive.current_reports()
    else:
        found = archive.current_reports(min(moments) - AROUND, max(moments) + AROUND)
    return recognise_outlets(found, registers)
