"""The texts of a day: which reports carry one text, and what each text is compared by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.records import Origin, make_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from standfirst.group.features import Signature
    from standfirst.group.judged import Judged
    from standfirst.group.traces import Traces
    from standfirst.records import Reading, Report, Span


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
    traces: Traces,
    skip: Mapping[str, Sequence[Span]],
) -> list[Signature]:
    """Sign the longest report of each text, as of its first: an abridged copy tells no more."""
    signatures = []
    for reports in texts:
        report = max((by_id[r] for r in reports), key=lambda r: (len(r.text), r.id))
        signed = traces.sign(report, readings, skip.get(report.id, ()))
        first = by_id[reports[0]].published_at
        signatures.append(replace(signed, published_at=first, reports=tuple(reports)))
    return signatures
