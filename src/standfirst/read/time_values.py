"""From a time as written to its value, counted from the day of the report (TIMEX3 style)."""

from __future__ import annotations

from datetime import date, timedelta

from standfirst.read.times import TimeExpression  # noqa: TC001 - mypy and readers want it here
from standfirst.records import TimeValue


def time_value(expression: TimeExpression, anchor: date | None) -> TimeValue | None:
    """Return the value of a time; unknown digits are X where no ``anchor`` is given.

    None where the words name no possible date ("February 31").
    """
    grain = expression.grain
    if expression.value is not None:
        return TimeValue(expression.value, grain)
    if expression.clock is not None:
        head = anchor.isoformat() if anchor else "XXXX-XX-XX"
        return TimeValue(head + expression.clock, grain)
    if expression.shift is not None:
        value = _shifted(expression, anchor)
    elif expression.month is not None:
        value = _calendar(expression, anchor)
    elif expression.weekday is not None:
        value = _weekday(expression, anchor)
    else:
        value = f"{expression.year:04}" if expression.year else None
    return None if value is None else TimeValue(value, grain)


def date_of(expression: TimeExpression, anchor: date | None) -> date | None:
    """Return the day a time names in full or nearest to the anchor; None for other grains."""
    if expression.grain != "day" or expression.month is None or expression.day is None:
        return None
    if expression.year is not None:
        return _make(expression.year, expression.month, expression.day)
    if anchor is None:
        return None
    return _nearest(expression, anchor)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(expression: TimeExpression, anchor: date) -> date | None:
    """Solve the year: the weekday decides if it is named, then nearness to the anchor."""
    month, day = expression.month or 1, expression.day or 1
    found = [
        made
        for year in range(anchor.year - 6, anchor.year + 7)
        if (made := _make(year, month, day)) is not None
    ]
    if expression.weekday is not None:
        matching = [made for made in found if made.weekday() == expression.weekday]
        close = [made for made in matching if abs((made - anchor).days) < 200]
        found = close or found
    return min(found, key=lambda made: (abs((made - anchor).days), -made.toordinal()), default=None)


def _calendar(expression: TimeExpression, anchor: date | None) -> str | None:
    year, month, day = expression.year, expression.month or 1, expression.day
    if day is None:
        if year is None and anchor is not None:
            year = _year_of_month(month, anchor, ahead=expression.ahead)
        return f"{_digits(year)}-{month:02}"
    made = date_of(expression, anchor)
    if made is None:
        # A year that is not known must still leave a possible day: 29 February is one in 2000.
        possible = _make(year or 2000, month, day)
        return None if possible is None else f"{_digits(year)}-{month:02}-{day:02}"
    if expression.until is None:
        return made.isoformat()
    end = _make(expression.until[0] or made.year, expression.until[1], expression.until[2])
    if end is not None and end < made and expression.until[0] is None:
        end = _make(made.year + 1, expression.until[1], expression.until[2])
    return f"{made.isoformat()}/{end.isoformat()}" if end else made.isoformat()


def _year_of_month(month: int, anchor: date, *, ahead: bool | None) -> int:
    distance = month - anchor.month
    if ahead is True:
        return anchor.year + (distance < 0)
    if ahead is False:
        return anchor.year - (distance >= 0)
    return anchor.year - (distance > 6) + (distance < -6)


def _weekday(expression: TimeExpression, anchor: date | None) -> str | None:
    weekday = expression.weekday or 0
    if anchor is None:
        return f"XXXX-WXX-{weekday + 1}{_part(expression)}"
    back = (anchor.weekday() - weekday) % 7
    if expression.ahead is True:
        back = back - 7 if back else 0
    elif expression.ahead is False and back == 0:
        back = 7
    return _plus(anchor, -back, expression)


def _shifted(expression: TimeExpression, anchor: date | None) -> str | None:
    shift, unit = expression.shift or 0, expression.unit
    if anchor is None:
        head = {"day": "XXXX-XX-XX", "month": "XXXX-XX", "year": "XXXX"}.get(unit or "", "XXXX-WXX")
        return head + ("" if unit == "year" else _part(expression))
    if unit == "day":
        return _plus(anchor, shift, expression)
    if unit in {"week", "weekend"}:
        day = _moved(anchor, shift * 7)
        if day is None:
            return None
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        return f"{months // 12:04}-{months % 12 + 1:02}" if months >= 12 else None
    years = {"year": 1, "decade": 10, "century": 100}.get(unit or "", 1) * shift + anchor.year
    if not 1 <= years <= 9999:
        return None
    if unit == "year":
        return f"{years:04}" + (f"-{expression.part}" if expression.part else "")
    return f"{years:04}"[: 3 if unit == "decade" else 2]


def _plus(anchor: date, days: int, expression: TimeExpression) -> str | None:
    day = _moved(anchor, days)
    return None if day is None else day.isoformat() + _part(expression)


def _moved(anchor: date, days: int) -> date | None:
    try:
        return anchor + timedelta(days=days)
    except OverflowError:
        return None


def _part(expression: TimeExpression) -> str:
    return f"T{expression.part}" if expression.part else ""


def _digits(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04}"
