from datetime import date

import pytest

from standfirst.read.time_narrative import resolve_times
from standfirst.read.time_values import date_of, time_value
from standfirst.read.times import find_times
from standfirst.records import Counting, DayMark

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


def told(text: str, anchor: date | None = WEDNESDAY, day: DayMark | None = None) -> dict[str, str]:
    return {
        span.of(text): value.value
        for span, value in resolve_times(text, find_times(text), anchor, day)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 6 p.m. on Tuesday", {"6 p.m. on Tuesday": "2023-05-23T18:00"}),
        ("on Tuesday at 6 p.m. GMT", {"Tuesday at 6 p.m. GMT": "2023-05-23T18:00Z"}),
        ("by 1500 CET", {"1500 CET": "2023-05-24T15:00+01:00"}),
        ("on Monday of last week", {"Monday of last week": "2023-05-15"}),
        ("in July of this year", {"July of this year": "2023-07"}),
        ("by the end of June", {"the end of June": "2023-06"}),
        ("on the morning of May 20", {"the morning of May 20": "2023-05-20TMO"}),
        ("in the early hours of Tuesday", {"the early hours of Tuesday": "2023-05-23TMO"}),
        ("in the spring of 2017", {"the spring of 2017": "2017-SP"}),
        ("last winter was mild", {"last winter": "2022-WI"}),
        ("in the third quarter of last year", {"the third quarter of last year": "2022-Q3"}),
        ("since Q3 2022", {"Q3 2022": "2022-Q3"}),
        ("in the late 1990s", {"the late 1990s": "199"}),
        ("in the January-March period", {"the January-March period": "2023-01/2023-03"}),
        ("between 8 and 15 May", {"8 and 15 May": "2023-05-08/2023-05-15"}),
        ("in the week to May 21", {"the week to May 21": "2023-W20"}),
        ("before Christmas", {"Christmas": "2023-12-25"}),
        ("for the third day running", {"the third day running": "P3D"}),
        ("for more than two weeks", {"more than two weeks": "P2W"}),
        ("it takes 10 to 12 days", {"10 to 12 days": "P10D/P12D"}),
        ("two and a half hours", {"two and a half hours": "PT2.5H"}),
        ("after months of talks", {"months": "PXM"}),
        ("in recent weeks", {"recent weeks": "PXW"}),
        ("every second Sunday", {"every second Sunday": "XXXX-WXX-7"}),
        ("closed on Mondays", {"Mondays": "XXXX-WXX-1"}),
        ("a weekly train", {"weekly": "P1W"}),
        ("two days before the attack", {"two days": "P2D"}),
    ],
)
def test_phrases_of_time_have_one_value(text: str, expected: dict[str, str]):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It fell on May 10. The next day it rose.", "The next day", "2023-05-11"),
        ("It fell on May 10. Two days later it rose.", "Two days later", "2023-05-12"),
        ("It fell. Two days later it rose.", "Two days later", "P2D"),
        ("They met on Monday. At 6 p.m. they left.", "6 p.m.", "2023-05-22T18:00"),
        ("They met on May 10 and again on the 12th.", "the 12th", "2023-05-12"),
        ("The curfew runs from 11 p.m. to 5 a.m.", "5 a.m.", "2023-05-25T05:00"),
        ("He won in 2019; four years before, he lost.", "four years before", "2015"),
    ],
)
def test_time_is_counted_from_the_day_told_last(text: str, words: str, value: str):
    assert told(text)[words] == value


def test_counted_day_has_a_date_where_the_count_is_known():
    text = "Day 455: on the 450th day of the war, on the 450th day of the trial"
    count = DayMark(epoch=date(2022, 2, 24), counting=Counting.INCLUSIVE)
    found = resolve_times(text, find_times(text), None, count)
    assert [value.value for _, value in found] == ["2023-05-24", "2023-05-19", "P450D"]
    assert told("Day 455: rain") == {}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left on Friday", "2023-05-19"),
        ("He leaves on Thursday and will be back on Friday", "2023-05-26"),
        ("On Friday the court will rule", "2023-05-26"),
        ("Those who will go said on Friday", "2023-05-19"),
        ("By Sunday the fire was out", "2023-05-21"),
        ("It must be paid by Friday", "2023-05-26"),
        ("It was last seen on 12 December", "2022-12-12"),
        ("It will be seen on 12 January", "2024-01-12"),
    ],
)
def test_tense_tells_on_which_side_a_day_lies(text: str, value: str):
    assert value in told(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "the Sunday Courier wrote", "the Weekend Herald", "Good Friday agreement", "a second strike",
        "a minute crack", "every second house", "June Halloway ran", "300 shells a day", "the second half",
        "opening hours of the shop", "at Spring Hill", "three months old", "the second minute", "of April Dorrance",
    ],
)  # fmt: skip
def test_names_and_rates_are_no_times(text: str):
    assert told(text) == {}


@pytest.mark.parametrize(
    "piece",
    [
        "the end of ",
        "one two ",
        "on Monday and ",
        "early late ",
        "every 3 ",
        "12:30 ",
        "the night of the ",
    ],
)
def test_repeated_openings_neither_nest_nor_raise(piece: str):
    told(piece * 3000)


@pytest.mark.parametrize(
    "text",
    [
        "Velmora may win",
        "They march on",
        "May said no",
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("open from 2-9 p.m. on Friday", {"2-9 p.m. on Friday": "2023-05-19T14:00/2023-05-19T21:00"}),
        ("closed on Wednesday and Thursday", {"Wednesday": "2023-05-24", "Thursday": "2023-05-25"}),
        ("closures through Thursday", {"Thursday": "2023-05-25"}),
        ("for a second trial", {}),
        ("on Aug. 29 and Sept. 15", {"Aug. 29": "2023-08-29", "Sept. 15": "2023-09-15"}),
        ("between May 3 and 5", {"May 3 and 5": "2023-05-03/2023-05-05"}),
        ("13/09/2018 - 02/05/2018", {"13/09/2018": "2018-09-13", "02/05/2018": "2018-05-02"}),
        ("over recent months", {"recent months": "PXM"}),
        ("Tuesday’s defeat means he will go", {"Tuesday": "2023-05-23"}),
        ("the third in as many days", {}),
        ("in 2014 following years of discord", {"2014": "2014", "years": "PXY"}),
        ("14/30 Mars Rover", {}),
        ("It began last October. The next day it rained.", {"last October": "2022-10", "The next day": "XXXX-XX-XX"}),
        ("By 2030 it will be seen at sunset.", {"2030": "2030", "sunset": "2023-05-24TEV"}),
    ],
)  # fmt: skip
def test_what_reports_taught(text: str, expected: dict[str, str]):
    assert told(text) == expected
