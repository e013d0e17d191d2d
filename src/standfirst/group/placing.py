"""The texts of a day: which reports carry one text, and what each text is compared by."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from standfirst.group.features import sign_report
from standfirst.records import Origin, make_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from standfirst.group.features import Signature
    from standfirst.group.judged import Judged
    from standfirst.group.names import NameIndex
    from standfirst.records import Reading, Report, Span

Spans = tuple["Span", ...]


@dataclass(slots=True)
class Signing:
    """Signs reports, each once for each choice of lines that are not its own words."""

    names: NameIndex
    _signed: dict[tuple[str, int, bool, Spans], Signature] = field(default_factory=dict)

    def sign(self, report: Report, reading: Reading | None, skip: Sequence[Span]) -> Signature:
        """Return a report's signature."""
        if reading is not None and reading.revision != report.revision:
            reading = None
        key = report.id, report.revision, reading is not None, tuple(skip)
        found = self._signed.get(key)
        if found is None:
            found = sign_report(report, reading, names=self.names, skip=skip)
            self._signed[key] = found
        return found

    def forget_but(self, reports: Iterable[str]) -> None:
        """Keep the signatures of these reports alone."""
        held = frozenset(reports)
        self._signed = {key: one for key, one in self._signed.items() if key[0] in held}


def part_texts(origins: Iterable[Origin], judged: Judged) -> tuple[Origin, ...]:
    """Return the texts with those taken apart whose reports an editor has parted."""
    parted = []
    for origin in origins:
        if judged.parts(origin.reports):
            parted += [Origin(make_id("o", one), (one,)) for one in origin.reports]
        else:
            parted.append(origin)
    return tuple(parted)


def sign_texts(
    texts: Iterable[Sequence[str]],
    by_id: Mapping[str, Report],
    readings: Mapping[str, Reading],
    *,
    signing: Signing,
    skip: Mapping[str, Sequence[Span]],
) -> list[Signature]:
    """Sign the longest report of each text, as of its first: an abridged copy tells no more."""
    signatures = []
    for reports in texts:
        report = max((by_id[r] for r in reports), key=lambda r: (len(r.text), r.id))
        signed = signing.sign(report, readings.get(report.id), skip.get(report.id, ()))
        first = by_id[reports[0]].published_at
        signatures.append(replace(signed, published_at=first, reports=tuple(reports)))
    return signatures
