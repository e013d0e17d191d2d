"""The work that reading hands to an executor; imports no database, so workers start quickly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst import read
from standfirst.errors import ModelError
from standfirst.records import DayRule, Drop, Reading, Registers, Report

if TYPE_CHECKING:
    from datetime import tzinfo


@dataclass(frozen=True, slots=True)
class ReadOne:
    """Reads one report with the desk's knowledge; picklable, so that it may travel."""

    rule: DayRule
    registers: Registers
    zone: tzinfo
    learned: bool = True

    def __call__(self, report: Report) -> Reading | Drop:
        """Return the reading, or a drop that says how reading failed."""
        outlet = next((one for one in self.registers.outlets if one.id == report.outlet), None)
        context = read.ReadingContext(
            rule=self.rule,
            registers=self.registers,
            outlet=outlet,
            day_zone=self.zone,
            learned=self.learned,
        )
        try:
            return read.read_report(report, context)
        except (MemoryError, ModelError):
            raise
        except Exception as error:  # noqa: BLE001 - one report must not stop the others
            return Drop(report.id, "read-failed", f"{type(error).__name__}: {error}"[:500])
