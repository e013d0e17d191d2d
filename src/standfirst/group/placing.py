"""From the texts of a window to its stories, day after day."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from standfirst.group.features import sign_report
from standfirst.group.joining import Joiner
from standfirst.group.rarity import Rarity
from standfirst.records import Origin, make_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from standfirst.group.features import Signature
    from standfirst.group.judged import Judged
    from standfirst.group.names import NameIndex
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
    origins: Sequence[Origin],
    by_id: Mapping[str, Report],
    readings: Mapping[str, Reading],
    *,
    names: NameIndex,
    skip: Mapping[str, Sequence[Span]],
) -> list[Signature]:
    """Sign the longest report of each text, as of its first: an abridged copy tells no more."""
    signatures = []
    for origin in origins:
        report = max((by_id[r] for r in origin.reports), key=lambda r: (len(r.text), r.id))
        signed = sign_report(
            report, readings.get(report.id), names=names, skip=skip.get(report.id, ())
        )
        first = by_id[origin.reports[0]].published_at
        signatures.append(replace(signed, published_at=first, reports=origin.reports))
    return signatures


def join_texts(
    signatures: Sequence[Signature], judged: Judged, day_of: Callable[[datetime], date]
) -> Joiner:
    """Let texts, given in order of time, join stories day after day; the undated come last.

    How rare a term is, is counted over all of them beforehand, for on the first days of a small
    archive nearly every word is rare.
    """
    rarity = Rarity()
    for one in signatures:
        rarity.count(one.terms, one.copies)
    joiner = Joiner(rarity=rarity, apart=judged.apart, together=judged.together)
    for _, day in groupby(
        signatures, key=lambda one: day_of(one.published_at) if one.published_at else None
    ):
        joiner.take(list(day))
    return joiner
