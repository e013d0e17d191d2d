"""From a time as written to its value (TIMEX3 style), counted from a day.

The day is that of the report, or, for what a text tells in its own order ("the next day"),
the day it told last. What cannot be known stays X; nothing is guessed.
"""

from __future__ import annotations

from datetime import date, timedelta

from standfirst.read.time_expression import TimeExpression  # noqa: TC001 - mypy and readers want it here
from standfirst.records import TimeValue

_NEAR = 45  # days by which a date without its year may lie ahead of a sentence in the past tense
_UNKNOWN = {
    "day": "XXXX-XX-XX",
    "month": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


def time_value(
    expression: TimeExpression, anchor: date | None, *, told: date | None = None
) -> TimeValue | None:
    """Return the value of a time; unknown digits are X where no ``anchor`` is given.

    ``told`` is the day the text told last. None where the words name no possible date
    ("February 31").
    """
    grain = expression.grain
    if expression.told:
        return _told(expression, anchor, told)
    if expression.value is not None:
        return TimeValue(expression.value, grain)
    value = _dated(expression, anchor)
    if expression.clock is not None and value is not None:
        day = value[:10]
        value = day + expression.clock + (expression.zone or "")
        if expression.clock_until is not None:
            value += f"/{day}{expression.clock_until}"
    return None if value is None else TimeValue(value, grain)


def _dated(expression: TimeExpression, anchor: date | None) -> str | None:
    grain = expression.grain
    if grain in {"season", "quarter", "half"}:
        return _part_of_year(expression, anchor)
    if expression.weekday is not None and expression.month is None:
        value = _weekday(expression, anchor)
        if grain != "week" or value is None:
            return value
        return value[:8] if anchor is None else _week_of(date.fromisoformat(value[:10]))
    if expression.month is not None:
        return _calendar(expression, anchor)
    if expression.shift is not None or expression.unit is not None:
        return _shifted(expression, anchor)
    if expression.year is not None:
        return f"{expression.year:04}"
    if expression.clock is not None or expression.part is not None:
        return (anchor.isoformat() if anchor else "XXXX-XX-XX") + _part(expression)
    return None


def _told(expression: TimeExpression, anchor: date | None, told: date | None) -> TimeValue | None:
    """Return the value of what is counted from the day told last."""
    if told is None and expression.value is not None:
        return TimeValue(expression.value, "duration")
    grain = expression.grain
    if expression.day is not None and expression.month is None:
        made = _day_of_month(expression.day, told or anchor)
        return None if made is None else TimeValue(made.isoformat(), grain)
    base = told
    if base is None and expression.unit in {"week", "weekend", "month", "year"}:
        base = anchor
    if base is None and expression.weekday is not None:
        base = anchor
    value = (
        _weekday(expression, base) if expression.weekday is not None else _shifted(expression, base)
    )
    if expression.clock is not None and value is not None:
        value = value[:10] + expression.clock + (expression.zone or "")
    return None if value is None else TimeValue(value, grain)


def _day_of_month(day: int, base: date | None) -> date | None:
    """Return the day of that number in the month of ``base``."""
    return None if base is None else _make(base.year, base.month, day)


def date_of(expression: TimeExpression, anchor: date | None) -> date | None:
    """Return the day a time names in full or nearest to the anchor; None for other grains."""
    if expression.month is None or not expression.day:
        return None
    if expression.year is not None:
        return _make(expression.year, expression.month, expression.day)
    if anchor is None:
        return None
    if expression.unit == "year" and expression.shift is not None:
        return _make(anchor.year + expression.shift, expression.month, expression.day)
    return _nearest(expression, anchor)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(expression: TimeExpression, anchor: date) -> date | None:
    """Solve the year: the weekday decides if it is named, then tense, then nearness."""
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
    elif expression.ahead is True:
        found = [made for made in found if made >= anchor] or found
    elif expression.ahead is False:
        found = [made for made in found if made < anchor] or found
    elif expression.past:
        found = [made for made in found if (made - anchor).days <= _NEAR] or found
    return min(found, key=lambda made: (abs((made - anchor).days), -made.toordinal()), default=None)


def _calendar(expression: TimeExpression, anchor: date | None) -> str | None:
    year, month, day = expression.year, expression.month or 1, expression.day
    if not day:
        return _month(expression, month, year, anchor)
    made = date_of(expression, anchor)
    if made is None:
        # A year that is not known must still leave a possible day: 29 February is one in 2000.
        possible = _make(year or 2000, month, day)
        if possible is None:
            return None
        return f"{_digits(year)}-{month:02}-{day:02}{_part(expression)}"
    if expression.grain == "week":
        return _week_of(made)
    if expression.until is None:
        return made.isoformat() + _part(expression)
    end = _make(expression.until[0] or made.year, expression.until[1], expression.until[2])
    if end is not None and end < made and expression.until[0] is None:
        end = _make(made.year + 1, expression.until[1], expression.until[2])
    return f"{made.isoformat()}/{end.isoformat()}" if end else made.isoformat()


def _month(expression: TimeExpression, month: int, year: int | None, anchor: date | None) -> str:
    if year is None and anchor is not None:
        if expression.unit == "year" and expression.shift is not None:
            year = anchor.year + expression.shift
        else:
            year = _year_of_month(month, anchor, ahead=expression.ahead, past=expression.past)
    value = f"{_digits(year)}-{month:02}"
    if expression.until is None:
        return value
    until = expression.until[1]
    end = None if year is None else year + (until < month)
    return f"{value}/{_digits(end)}-{until:02}"


def _year_of_month(month: int, anchor: date, *, ahead: bool | None, past: bool = False) -> int:
    distance = month - anchor.month
    if ahead is True:
        return anchor.year + (distance < 0)
    if ahead is False:
        return anchor.year - (distance >= 0)
    if past:
        return anchor.year - (distance > 0)
    return anchor.year - (distance > 6) + (distance < -6)


def _part_of_year(expression: TimeExpression, anchor: date | None) -> str | None:
    part = expression.part or ""
    if expression.year is not None:
        return f"{expression.year:04}-{part}"
    if anchor is None:
        return f"XXXX-{part}"
    now = _order_of(anchor, part)
    order = (
        "SP SU FA WI".split().index(part) if part in {"SP", "SU", "FA", "WI"} else int(part[1]) - 1
    )
    # A winter is named by the year in which it begins: January still belongs to the year before.
    base = anchor.year - (part in {"SP", "SU", "FA", "WI"} and anchor.month < 3)
    if expression.unit == "year" and expression.shift is not None:
        return f"{anchor.year + expression.shift:04}-{part}"
    if expression.shift is not None:
        year = base if part == "WI" else anchor.year
        year += expression.shift
        if part == "WI" and expression.shift == 1 and now < order:
            year -= 1
        return f"{year:04}-{part}" if 1 <= year <= 9999 else None
    year = base
    if expression.ahead:
        year += order < now
    elif expression.past:
        year -= order > now
    else:
        year += _closest(order - now)
    return f"{year:04}-{part}" if 1 <= year <= 9999 else None


def _order_of(anchor: date, part: str) -> int:
    """Return which quarter, half or season of its year a day lies in, counted from 0."""
    if part[0] == "Q":
        return (anchor.month - 1) // 3
    if part[0] == "H" and part[1].isdigit():
        return (anchor.month - 1) // 6
    return (anchor.month - 3) % 12 // 3


def _closest(distance: int) -> int:
    return -1 if distance > 2 else 1 if distance < -2 else 0


def _weekday(expression: TimeExpression, anchor: date | None) -> str | None:
    weekday = expression.weekday or 0
    if anchor is None:
        return f"XXXX-WXX-{weekday + 1}{_part(expression)}"
    back = (anchor.weekday() - weekday) % 7
    if expression.unit == "week" and expression.shift is not None:
        return _plus(anchor, 7 * expression.shift - anchor.weekday() + weekday, expression)
    if expression.ahead is True:
        back = back - 7 if back else 0
        if expression.told and not back:
            back = -7
    elif expression.ahead is False and back == 0:
        back = 7
    return _plus(anchor, -back, expression)


def _shifted(expression: TimeExpression, anchor: date | None) -> str | None:
    shift, unit = expression.shift or 0, expression.unit or ""
    if anchor is None:
        head = _UNKNOWN.get(unit, "XXXX-WXX")
        return head + ("" if unit in {"year", "decade", "century"} else _part(expression))
    if unit == "day":
        return _plus(anchor, shift, expression)
    if unit == "weekend" and expression.shift is None:
        # "The weekend" is this one on its own days, and the one before on all others.
        shift = 0 if anchor.weekday() >= 5 or expression.ahead else -1
    if unit in {"week", "weekend"}:
        day = _moved(anchor, shift * 7)
        return None if day is None else _week_of(day) + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        return f"{months // 12:04}-{months % 12 + 1:02}" if months >= 12 else None
    years = {"year": 1, "decade": 10, "century": 100}.get(unit, 1) * shift + anchor.year
    if not 1 <= years <= 9999:
        return None
    return f"{years:04}"[: {"decade": 3, "century": 2}.get(unit, 4)]


def _week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def _plus(anchor: date, days: int, expression: TimeExpression) -> str | None:
    day = _moved(anchor, days)
    return None if day is None else day.isoformat() + _part(expression)


def _moved(anchor: date, days: int) -> date | None:
    try:
        return anchor + timedelta(days=days)
    except OverflowError:
        return None


def _part(expression: TimeExpression) -> str:
    return f"T{expression.part}" if expression.part and expression.clock is None else ""


def _digits(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04}"
