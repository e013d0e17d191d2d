"""Titles on a day: held, former, future, unknown; and who held one."""

from __future__ import annotations

from datetime import date

import pytest

from standfirst.records import Person, Role
from standfirst.text.people import holders_on, is_called_former, role_on

GROHL = Person(
    "grohl",
    "Stepan Grohl",
    roles=(
        Role("special envoy for the grain talks", "Velmora", date(2022, 11, 21)),
        Role("Infrastructure Minister", "Velmora", date(2019, 9, 30), date(2022, 11, 18)),
    ),
)
VERRIN = Person("verrin", "Tomas Verrin", roles=(Role("Defence Minister", "Velmora"),))
DOLSK = Person("dolsk", "Irena Dolsk", roles=(Role("Deputy Defence Minister", "Velmora"),))
ALDMARK = Person("kern", "Jonas Kern", roles=(Role("Minister of Defense", "Aldmark"),))
PEOPLE = (GROHL, VERRIN, DOLSK, ALDMARK)


@pytest.mark.parametrize(
    ("title", "day", "standing"),
    [
        ("infrastructure minister", date(2022, 11, 18), "held"),
        ("Minister of Infrastructure", date(2022, 11, 19), "former"),
        ("former infrastructure minister", date(2023, 1, 1), "former"),
        ("special envoy", date(2022, 11, 1), "future"),
        ("envoy for the grain talks", date(2022, 12, 1), "held"),
        ("Velmora infrastructure minister", date(2020, 1, 1), "held"),
        ("deputy infrastructure minister", date(2020, 1, 1), "unknown"),
        ("mayor", date(2020, 1, 1), "unknown"),
        ("", date(2020, 1, 1), "unknown"),
    ],
)
def test_a_title_on_a_day(title: str, day: date, standing: str) -> None:
    assert role_on(GROHL, title, day).standing.value == standing


def test_a_deputy_is_no_minister() -> None:
    assert role_on(DOLSK, "defence minister", date(2023, 1, 1)).standing.value == "unknown"
    assert role_on(VERRIN, "deputy defence minister", date(2023, 1, 1)).standing.value == "unknown"


def test_who_held_a_title() -> None:
    day = date(2022, 12, 12)
    assert holders_on(PEOPLE, "defence minister", day, "Velmora") == (VERRIN,)
    assert holders_on(PEOPLE, "the defense minister", day) == (VERRIN, ALDMARK)
    assert holders_on(PEOPLE, "minister of infrastructure", day) == ()
    assert holders_on(PEOPLE, "minister of infrastructure", date(2022, 1, 1)) == (GROHL,)


def test_former_is_read_off_the_title() -> None:
    assert is_called_former("ex-minister")
    assert not is_called_former("minister")
