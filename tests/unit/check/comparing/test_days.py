from datetime import date

import pytest

from standfirst.check.comparing.days import is_known, known_times, names_of_days
from standfirst.records import Span

DAY = date(2022, 12, 12)


def named(text):
    return names_of_days(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("on Tuesday", "weekday", 1),
        ("on 18 December", "date", (12, 18)),
        ("on Dec. 18", "date", (12, 18)),
        ("on December 18, 2022", "date", (12, 18)),
        ("by the end of January", "month", 1),
        ("in May", "month", 5),
        ("at 03:41", "clock", 221),
        ("by 9 a.m.", "clock", 540),
        ("at 5:30 pm", "clock", 1050),
        ("yesterday", "relative", -1),
    ],
)
def test_days_and_times_are_read(text, kind, value):
    (one,) = named(text)
    assert (one.kind, one.value) == (kind, value)


@pytest.mark.parametrize("text", ["It may rain.", "May it rain.", "a 3-1 win", "on 45 December"])
def test_other_words_are_not(text):
    assert [one for one in named(text) if one.kind in {"date", "clock"}] == []
    if "ay it" in text or "may" in text:
        assert named(text) == []


def known(text, published=DAY):
    return known_times([(text, Span(0, len(text)), (), published)])


@pytest.mark.parametrize(
    ("draft", "source", "is_so"),
    [
        ("on Monday", "They met.", True),  # published on a Monday
        ("on Wednesday", "They meet on Wednesday.", True),
        ("on Sunday", "They meet on 18 December.", False),  # 2022 is not said
        ("on Tuesday", "They meet on Wednesday.", False),
        ("yesterday", "They met yesterday.", True),
        ("yesterday", "They met.", False),
        ("today", "They met.", True),
        ("in January", "By the end of January they go.", True),
        ("in June", "By the end of January they go.", False),
        ("at 3:41 a.m.", "The siren went at 03:41.", True),
        ("at 05:41", "The siren went at 03:41.", False),
    ],
)
def test_a_time_is_known_or_not(draft, source, is_so):
    (one,) = named(draft)
    assert is_known(one, known(source), DAY) == is_so
