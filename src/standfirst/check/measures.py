"""N002, N004, N005: a figure in another unit, currency or bound than all sources have it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.check.comparing.figures import Figure
    from standfirst.check.slotted import Fault, Found

_AS_CLOSE: Final = 0.5  # share of the likest passage's likeness from which another tells the unit
_UNBOUND: Final = frozenset({"ordinal", "age", "share"})
_AGES: Final = {"age", "PY"}  # "ten years old", and built in the past ten years
_NAMES: Final = {"PD": "days", "PTH": "hours", "PW": "weeks", "PM": "months", "PY": "years"} | {
    "PTM": "minutes"
}


def find_wrong_measure(figure: Figure, equal: Sequence[Found]) -> Fault | None:
    """Find what every equal figure of the sources has otherwise: the unit, or else the bound."""
    return _unit(figure, equal) or _bound(figure, equal)


def _unit(figure: Figure, equal: Sequence[Found]) -> Fault | None:
    """A measure that every equal figure gives in another unit."""
    if not figure.is_measure or not equal:
        return None
    least = _AS_CLOSE * max(one.told for one in equal)
    measured = [one for one in equal if one.figure.is_measure and one.told >= least]
    if not measured or any(same_unit(figure.unit, one.figure.unit) for one in measured):
        return None
    if len(measured) < len(equal) and figure.unit == "share":
        return None
    best = max(measured, key=lambda one: one.likeness)
    if {figure.unit, best.figure.unit} == _AGES:
        return None
    is_money = figure.is_money and best.figure.is_money
    is_other = (figure.unit or "").split(" per ")[0] != (best.figure.unit or "").split(" per ")[0]
    code = "N004" if is_money and is_other else "N002"
    return code, f"the source has this in {_shown(best.figure.unit)}", [best.passage]


def same_unit(one: str | None, other: str | None) -> bool:
    """Tell whether two units are one; "a day" may be left out, not made a week."""
    counts = {None, "item", "times"}
    if one == other or {one, other} <= counts:
        return True
    if one and other and one.split(" per ")[0] == other.split(" per ")[0]:
        return " per " not in one or " per " not in other
    return {one, other} <= {"share", "percent"}


def _shown(unit: str | None) -> str:
    return _NAMES.get(unit or "", unit or "no unit")


def _bound(figure: Figure, equal: Sequence[Found]) -> Fault | None:
    """A figure told as exact that every source gives with a bound, or a least told as a most."""
    if figure.unit in _UNBOUND:
        return None
    best = max(equal, key=lambda one: one.likeness)
    if not all(one.figure.bounded for one in equal) and not figure.bounded:
        return None
    before = best.passage.source.report.text[: best.figure.word.start].split()[-2:]
    if not figure.bounded:
        return "N005", f"the source has this with a bound: “{' '.join(before)} …”", [best.passage]
    if not _is_turned(figure, equal):
        return None
    return "N005", f"the source bounds this the other way: “{' '.join(before)} …”", [best.passage]


def _is_turned(figure: Figure, equal: Sequence[Found]) -> bool:
    """Tell whether a source as like as any has a least as a most, and none has it as it is."""
    bounds = {one.figure.least for one in equal} - {None}
    return figure.least is not None and bounds == {not figure.least}
