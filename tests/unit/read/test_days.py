from datetime import UTC, date, datetime, timedelta

import pytest

from standfirst.read.days import find_day
from standfirst.read.parts import find_parts
from standfirst.read.times import find_times
from standfirst.records import Counting, DayMark, DayRule, Report, Span

RULE = DayRule(date(2021, 9, 14))  # day 455 is 12 December 2022


def the_day(
    text: str, rule: DayRule | None = RULE, published: datetime | None = None
) -> DayMark | None:
    report = Report("r1", 1, text, body=Span(0, len(text)), published_at=published)
    return find_day(report, find_parts(report), rule, find_times(text))


@pytest.mark.parametrize(
    ("headline", "number"),
    [
        ("Day 455: Karsk holds", 455),
        ("Day 1,100: Karsk holds", 1100),
        ("Day 1 100: Karsk holds", 1100),
        ("Day 1.100: Karsk holds", 1100),
        ("Karsk holds on the 455th day of the war", 455),
        ("Fighting in its 27th day: a list of events", 27),
        ("Karsk holds: what we know on day 457 of the invasion", 457),
        ("The twenty-seventh day of the war", 27),
        ("On the four hundred and fifty-fifth day of war", 455),
        ("Día 93 de la guerra: Karsk resiste", 93),
        ("La guerra giunge al 385esimo giorno", 385),
        ("455-й день війни: Карск тримається", 455),
        ("День 455: Карск тримається", 455),
        ("Двести сорок пятый день войны", 245),
        ("Дев'ятсот п'ятдесятий день війни", 950),
        ("Day 800-803: three days in one", 803),
    ],
)
def test_number_is_read_in_its_many_forms(headline: str, number: int):
    mark = the_day(f"{headline}\n\nKarsk holds, the army said.")
    assert mark is not None
    assert mark.number == number
    assert mark.written is not None


def test_number_and_date_agree_under_the_rule_of_the_desk():
    mark = the_day("Day 455: Karsk holds\n\nOn Monday, December 12, Karsk held.")
    assert mark == DayMark(
        455, date(2022, 12, 12), Span(0, 7), RULE.epoch, Counting.INCLUSIVE, agrees=True
    )


def test_wrong_number_is_found_out_by_the_date():
    mark = the_day("Day 450: Karsk holds\n\nOn Monday, December 12, Karsk held.")
    assert mark is not None
    assert (mark.date, mark.agrees) == (date(2022, 12, 12), False)


def test_nothing_agrees_where_there_is_nothing_to_compare():
    mark = the_day("Day 455: Karsk holds\n\nKarsk held, the army said.")
    assert mark is not None
    assert (mark.date, mark.agrees) == (None, None)


def test_time_of_publication_stands_in_for_a_date():
    published = datetime(2022, 12, 12, 18, tzinfo=UTC)
    text = "Day 455: Karsk holds\n\nKarsk held, the army said."
    same, late = (
        the_day(text, published=published),
        the_day(text, published=published + timedelta(days=1)),
    )
    for mark in (same, late):
        assert mark is not None
        assert (mark.agrees, mark.date) == (True, date(2022, 12, 12))


def test_known_count_is_taken_without_a_desk_when_a_date_agrees():
    mark = the_day("Day 27: fighting goes on\n\nOn Thursday, May 11, the army said so.", rule=None)
    assert mark is not None
    assert (mark.epoch, mark.counting, mark.agrees) == (date(2023, 4, 15), Counting.INCLUSIVE, True)


def test_number_without_any_count_stands_alone():
    mark = the_day("Day 455: Karsk holds\n\nKarsk held, the army said.", rule=None)
    assert mark == DayMark(number=455, written=Span(0, 7))


@pytest.mark.parametrize(
    "text",
    [
        "Karsk holds\n\nHe spent the third day of his holiday in Ostrel.",
        "Karsk holds\n\nThe truce of 30 days ended.",
        "Day 99999999999: Karsk holds\n\nKarsk held.",
        "Day 0: Karsk holds\n\nKarsk held.",
        "",
    ],
)
def test_other_numbers_are_no_days(text: str):
    assert the_day(text) is None


def test_greatest_number_of_seven_digits_does_not_raise():
    mark = the_day("Day 9999999: Karsk holds\n\nOn 31 December 2022 Karsk held.")
    assert mark is not None
    assert mark.agrees is False


def test_date_in_the_headline_is_a_day_without_a_number():
    assert the_day("Assessment, December 12, 2022\n\nKarsk held.") == DayMark(
        date=date(2022, 12, 12)
    )
