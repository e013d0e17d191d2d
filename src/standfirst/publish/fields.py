"""What stands for the fields of a profile's lines, for one edition."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from standfirst.publish.numbering import group_digits, ordinal, ordinal_words, span_of
from standfirst.publish.wording import say_clock, say_day, say_time, weekday_of
from standfirst.records import Counting

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from standfirst.publish.layout import Frame
    from standfirst.records import DayRule, Edition, Serial


def fields_of(edition: Edition, frame: Frame) -> dict[str, str]:
    """Return the value of every field in ``forms.FIELDS``; one that does not apply is empty."""
    words, language, rule = frame.profile.words, frame.language, frame.rule
    is_joined = edition.first_date is not None and edition.first_date != edition.date
    start = edition.first_date or edition.date
    first = edition.number - (edition.date - start).days

    def numbered(write: Callable[[int], str]) -> str:
        return span_of(write(first), write(edition.number))

    spelled = numbered(lambda number: ordinal_words(number, language))
    return {
        "Day": words.days if is_joined else words.day,
        "number": numbered(str),
        "number_grouped": numbered(lambda number: group_digits(number, language)),
        "ordinal": numbered(lambda number: ordinal(number, language)),
        "ordinal_words": spelled,
        "Ordinal_words": spelled[:1].upper() + spelled[1:],
        "serial": str(serial_of(edition.date, frame.profile.serial, rule)),
        "headline": edition.headline.text if edition.headline else "",
        "date": say_day(edition.date, words),
        "first_date": say_day(start, words) if is_joined else "",
        "weekday": weekday_of(edition.date, words),
        "year": str(edition.date.year),
        "next_date": say_day(_day_after(edition.date), words),
        "as_of": say_time(edition.as_of, frame.zone, words) if edition.as_of else "",
        "as_of_time": say_clock(edition.as_of, frame.zone) if edition.as_of else "",
        "window_start": say_time(frame.window[0], frame.zone, words) if frame.window else "",
        "window_end": say_time(frame.window[1], frame.zone, words) if frame.window else "",
        "zone": say_clock(frame.window[1], frame.zone)[6:] if frame.window else "",
        "epoch": say_day(rule.epoch, words) if rule else "",
        "epoch_number": str(int(rule.counting is Counting.INCLUSIVE)) if rule else "",
        "stories": str(len(edition.sections)),
        "reports": str(len(edition.sources)),
        "desk": frame.desk_name,
    }


def serial_of(day: date, serial: Serial, rule: DayRule | None = None) -> int:
    """Return the number of a day's issue: counted are the days with an issue up to it.

    They are counted from ``from_on`` (else from the epoch, else from New Year's Day), or in each
    year anew. A day without an issue bears the number of the issue before it.
    """
    if serial.yearly:
        start = max(day.replace(month=1, day=1), serial.from_on or day.replace(month=1, day=1))
    else:
        start = serial.from_on or (rule.epoch if rule else day.replace(month=1, day=1))
    n_days = (day - start).days + 1
    whole, rest = divmod(n_days, 7)
    issued = whole * len(serial.weekdays)
    issued += sum((start + timedelta(days=n)).weekday() in serial.weekdays for n in range(rest))
    begins_later = serial.yearly and start != serial.from_on
    return issued + (1 if begins_later else serial.first) - 1


def _day_after(day: date) -> date:
    try:
        return day + timedelta(days=1)
    except OverflowError:  # the calendar ends
        return day
