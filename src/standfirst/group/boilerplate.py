"""Lines an outlet sets under everything it publishes: they say nothing about any one report."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from standfirst.group.runs import are_in
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from standfirst.records import Report

LEAST_TEXTS = 3  # of one outlet hold a line before it counts as furniture
_LINE = re.compile(r"[^\n]+")
_NUMBER = re.compile(r"\d+")


class Lines(NamedTuple):
    """The lines of a text that hold something, in order, as they are compared.

    ``bounds`` are their offsets, start and end by turns; ``keys`` hash each with its outlet,
    numbers and capitals aside.
    """

    bounds: NDArray[np.uint32]
    keys: NDArray[np.uint64]


def find_lines(report: Report) -> Lines:
    """Return the lines of a report; none of one without an outlet."""
    bounds: list[int] = []
    keys: list[bytes] = []
    outlet = None if report.outlet is None else _as_bytes(f"{report.outlet}\n")
    for match in _LINE.finditer(report.text) if outlet is not None else ():
        if key := _NUMBER.sub("0", match.group().strip().casefold()):
            bounds += match.span()
            keys.append(hashlib.blake2b((outlet or b"") + _as_bytes(key), digest_size=8).digest())
    return Lines(
        np.array(bounds, np.uint32), np.frombuffer(b"".join(keys), "<u8").astype(np.uint64)
    )


def _as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def find_boilerplate(
    reports: Sequence[Report], lines_of: Callable[[Report], Lines] = find_lines
) -> Mapping[str, tuple[Span, ...]]:
    """Return, by report id, the spans of the lines that recur in several texts of its outlet.

    Numbers in a line may differ from text to text. A text published twice counts once.
    ``lines_of`` gives the lines of a report, where they are kept.
    """
    lines = [lines_of(report) for report in reports]
    texts = {
        (report.outlet, report.text): np.unique(one.keys)
        for report, one in zip(reports, lines, strict=True)
    }
    if not texts:
        return {}
    keys, counts = np.unique(np.concatenate([*texts.values()]), return_counts=True)
    recur = are_in(np.concatenate([one.keys for one in lines]), keys[counts >= LEAST_TEXTS])
    ends = np.cumsum([len(one.keys) for one in lines])[:-1]
    found = {}
    for report, one, are_furniture in zip(reports, lines, np.split(recur, ends), strict=True):
        if are_furniture.any():
            pairs = one.bounds.reshape(-1, 2)[are_furniture].tolist()
            found[report.id] = tuple(Span(start, end) for start, end in pairs)
    return found
