from __future__ import annotations

import pytest

from standfirst.group.phrases import Phrases
from standfirst.group.roots import root, roots_in
from standfirst.group.settings import days_of
from standfirst.group.zeros import find_zeros


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("denied", "denies"),
        ("switched", "switching"),
        ("stole", "stolen"),
        ("broken", "broke"),
        ("destruction", "destroyed"),
        ("hit", "struck"),
        ("planned", "plans"),
        ("kidnapping", "kidnapped"),
    ],
)
def test_forms_of_one_verb_share_a_root(one, other):
    assert root(one) == root(other)


@pytest.mark.parametrize(
    ("one", "other"), [("bridge", "bride"), ("mine", "mind"), ("fall", "fail")]
)
def test_other_words_have_other_roots(one, other):
    assert root(one) != root(other)


def test_words_that_tell_nothing_have_no_root():
    assert roots_in("The bridge was not there") == {"bridg"}


def test_of_two_phrases_the_longer_is_found():
    table = Phrases([("lost", "lost"), ("lost power", "without power")])
    found = list(table.find("they lost power and lost hope".split()))
    assert [(one.start, one.end, one.name) for one in found] == [
        (1, 3, "without power"),
        (4, 5, "lost"),
    ]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022-12-12", "2022-12-12", "2022-12-12"),
        ("2022-12-12TMO", "2022-12-12", "2022-12-12"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2022-12", "2022-12-01", "2022-12-31"),
        ("2022-W50", "2022-12-12", "2022-12-18"),
        ("2022", "2022-01-01", "2022-12-31"),
    ],
)
def test_a_time_has_its_first_and_last_day(value, first, last):
    found = days_of(value)
    assert found is not None
    assert [day.isoformat() for day in found] == [first, last]


@pytest.mark.parametrize(
    "value", ["P3D", "XXXX-12", "PAST_REF", "2022-13", "2022-02-30", "9999-W52"]
)
def test_what_is_no_date_has_no_days(value):
    assert days_of(value) is None


@pytest.mark.parametrize(
    ("words", "events"),
    [
        ("No one was killed in the fire.", ["killed"]),
        ("Nobody was hurt.", ["injured", "killed"]),
        ("There were no casualties.", ["injured", "killed"]),
        ("There were no reports of casualties.", []),
        ("No word of the missing yet.", []),
        ("The minister killed the plan.", []),
    ],
)
def test_nobody_hurt_is_a_figure_unless_it_is_only_not_reported(words, events):
    assert [zero.event for zero in find_zeros(words)] == events
