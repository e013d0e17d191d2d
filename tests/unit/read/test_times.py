from datetime import date

import pytest

from standfirst.read.time_values import date_of, time_value
from standfirst.read.times import find_times

WEDNESDAY = date(2023, 5, 24)


def values(text: str, anchor: date | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    found = []
    for time in find_times(text):
        value = time_value(time, anchor)
        found.append((time.span.of(text), value.value if value else None))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Wednesday, May 24, it rained", [("Wednesday, May 24", "2023-05-24")]),
        ("held since Feb. 24", [("Feb. 24", "2023-02-24")]),
        ("from December 30 to January 2", [("December 30 to January 2", "2022-12-30/2023-01-02")]),
        ("on 24 May 2019", [("24 May 2019", "2019-05-24")]),
        ("24 травня 2023 року", [("24 травня 2023", "2023-05-24")]),
        ("am 24. Mai", [("24. Mai", "2023-05-24")]),
        ("he spoke on Thursday", [("Thursday", "2023-05-18")]),
        ("he will speak on Thursday", [("Thursday", "2023-05-25")]),
        ("last Wednesday evening", [("last Wednesday evening", "2023-05-17TEV")]),
        ("in the past 24 hours", [("the past 24 hours", "PT24H")]),
        ("two weeks ago", [("two weeks ago", "2023-W19")]),
        (
            "at 12 a.m. and 12 p.m.",
            [("12 a.m.", "2023-05-24T00:00"), ("12 p.m.", "2023-05-24T12:00")],
        ),
        ("every day", [("every day", "P1D")]),
        ("the 19th century", [("the 19th century", "18")]),
    ],
)
def test_time_has_its_span_and_value(text: str, expected: list[tuple[str, str]]):
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Velmora may win",
        "They march on",
        "May said no",
        "Day 455",
        "Resolution 2202",
        "a 24-year-old",
        "3-2",
        "99/99/99",
    ],
)
def test_other_words_and_numbers_are_no_times(text: str):
    assert values(text) == []


@pytest.mark.parametrize("text", ["February 31, 2023", "31 February", "January 0"])
def test_impossible_day_has_no_value(text: str):
    assert [value for _, value in values(text)] in ([], [None])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("May 24", "XXXX-05-24"),
        ("Wednesday", "XXXX-WXX-3"),
        ("9pm", "XXXX-XX-XXT21:00"),
        ("yesterday", "XXXX-XX-XX"),
    ],
)
def test_what_is_not_known_is_left_open(text: str, value: str):
    assert values(text, None) == [(text, value)]


@pytest.mark.parametrize("anchor", [date.min, date.max])
@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "tomorrow",
        "next week",
        "9999 years ago",
        "last month",
        "29 February",
        "next Monday",
    ],
)
def test_ends_of_the_calendar_do_not_raise(anchor: date, text: str):
    values(text, anchor)


def test_weekday_solves_the_year():
    (time,) = find_times("On Monday, January 2")
    assert date_of(time, date(2022, 12, 31)) == date(2023, 1, 2)
