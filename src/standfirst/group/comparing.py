"""The reports of one story compared claim by claim: tables of figures, and conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.group.conflicts import find_conflicts
from standfirst.group.figures import find_figures
from standfirst.group.names import NameIndex
from standfirst.group.tables import tabulate
from standfirst.group.tellers import tell_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.group.figures import Figure
    from standfirst.group.tellers import Told
    from standfirst.records import (
        Conflict,
        FigureTable,
        Origin,
        Reading,
        Registers,
        Report,
    )


def compare_claims(
    reports: Sequence[Report],
    origins: Sequence[Origin],
    readings: Mapping[str, Reading],
    registers: Registers,
) -> tuple[tuple[FigureTable, ...], tuple[Conflict, ...]]:
    """Return the tables of figures and the conflicts of one story's reports, in order of time."""
    names = NameIndex(registers)
    told = tell_sentences(reports, origins, readings, registers, names)
    figures = figures_of(told)
    tables = tabulate(figures, names)
    return tables, find_conflicts(told, tables, names)


def figures_of(told: Sequence[Told]) -> list[Figure]:
    """Return the figures of a story's sentences, in their order."""
    figures: list[Figure] = []
    for one in told:
        last = figures[-1] if figures and figures[-1].told.report is one.report else None
        figures += find_figures(one, last)
    return figures


def plain_counts(figures: Sequence[Figure]) -> list[Figure]:
    """Return the counts told as facts, each text once: what corroboration goes by."""
    return [
        figure
        for figure in figures
        if figure.value is not None
        and figure.unit is None
        and not figure.mode
        and not figure.told.is_copy
    ]
