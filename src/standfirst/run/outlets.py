"""Recognising an outlet that was registered after its reports were imported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.records import Registers, Report


def recognise_outlets(reports: Sequence[Report], registers: Registers) -> tuple[Report, ...]:
    """Return the reports with the ids of registered outlets in place of their spellings.

    What is stored stays as it came; the stages see what the registers say today.
    """
    ids = {
        spelling.casefold(): outlet.id
        for outlet in reversed(registers.outlets)  # the first of two outlets with one name wins
        for spelling in (*outlet.names, outlet.name, outlet.id)
    }
    return tuple(
        replace(report, outlet=ids[report.outlet.casefold()])
        if report.outlet and ids.get(report.outlet.casefold(), report.outlet) != report.outlet
        else report
        for report in reports
    )
