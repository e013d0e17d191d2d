from datetime import date

import pytest

from fakes import OUTLETS, an_edition
from standfirst.publish import Frame
from standfirst.publish.fields import fields_of, serial_of
from standfirst.publish.forms import FIELDS
from standfirst.records import Counting, DayRule, Serial

DAY = date(2022, 12, 12)  # a Monday


def test_every_field_has_a_value_and_none_is_unknown():
    values = fields_of(an_edition(), Frame({}, OUTLETS, "Sarn desk"))
    assert list(values) == list(FIELDS)
    assert (values["window_start"], values["epoch"], values["first_date"]) == ("", "", "")


def test_counting_rule_is_told():
    rule = DayRule(date(2021, 9, 14), Counting.ELAPSED)
    values = fields_of(an_edition(), Frame({}, OUTLETS, "Sarn desk", rule=rule))
    assert (values["epoch"], values["epoch_number"]) == ("14 September 2021", "0")


@pytest.mark.parametrize(
    ("serial", "number"),
    [
        (Serial(from_on=DAY), 1),
        (Serial(first=120, from_on=date(2022, 12, 10)), 122),
        (Serial(first=1, from_on=date(2022, 12, 5), weekdays=(0, 1, 2, 3, 4)), 6),
        (Serial(yearly=True), 346),
        (Serial(yearly=True, from_on=DAY), 1),
        (Serial(yearly=True, first=7, from_on=date(2021, 5, 1)), 346),
        (Serial(first=10, from_on=date(2022, 12, 13)), 9),
    ],
)
def test_issues_are_counted_by_the_days_that_have_one(serial, number):
    assert serial_of(DAY, serial) == number


def test_day_without_an_issue_bears_the_number_before_it():
    serial = Serial(from_on=date(2022, 12, 5), weekdays=(0, 1, 2, 3, 4))
    assert [serial_of(date(2022, 12, day), serial) for day in (9, 10, 11, 12)] == [5, 5, 5, 6]


def test_without_a_first_day_issues_are_counted_from_the_epoch():
    assert serial_of(DAY, Serial(), DayRule(date(2021, 9, 14))) == 455
