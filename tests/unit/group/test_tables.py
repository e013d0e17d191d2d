from __future__ import annotations

import pytest

from standfirst.group.comparing import compare_claims
from standfirst.group.tables import relate_rows
from standfirst.read import ReadingContext, read_report
from standfirst.records import Origin, Relation

RULES = ReadingContext(learned=False)
OUTLETS = ("courier", "ledger", "vpa", "wire")


@pytest.fixture
def tables(report_of, registers):
    """Compare reports of different outlets, an hour apart, and return the tables of figures."""

    def build(*texts: str, hours: float = 1):
        reports = [
            report_of(
                text,
                outlet=OUTLETS[n % len(OUTLETS)],
                at=f"2022-12-12T{int(8 + n * hours):02}:{int(60 * (n * hours % 1)):02}:00+00:00",
            )
            for n, text in enumerate(texts)
        ]
        origins = [Origin(f"o{one.id}", (one.id,)) for one in reports]
        readings = {one.id: read_report(one, RULES) for one in reports}
        return compare_claims(reports, origins, readings, registers)[0]

    return build


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("14 people were killed.", "Fourteen people died.", Relation.EQUAL),
        ("At least 12 people were killed.", "14 people were killed.", Relation.AGREES),
        ("Some 40 drones were launched.", "38 drones were launched.", Relation.AGREES),
        ("9 people were killed.", "12 people were killed.", Relation.SUPERSEDED),
        ("12 people were killed.", "9 people were killed.", Relation.DIFFERS),
        ("40 drones were launched.", "33 drones were launched.", Relation.DIFFERS),
        ("No one was injured.", "Two people were hurt.", Relation.SUPERSEDED),
        ("The fire did damage of €40 million.", "Damage is put at €65 million.", Relation.DIFFERS),
        ("Inflation was 4.6 percent.", "Inflation was 4.8 percent.", Relation.DIFFERS),
        ("The quake had a magnitude of 6.1.", "A quake of magnitude 6.4.", Relation.DIFFERS),
        ("Inflation was 4.6 percent.", "Inflation was 4.6 percent.", Relation.EQUAL),
        ("Police detained dozens of people.", "Police detained 41 people.", Relation.AGREES),
    ],
)
def test_two_figures_stand_to_each_other_as_they_are_told(tables, one, other, relation):
    (table,) = tables(one, other)
    assert relate_rows(table, 0, 1) is relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("9 people were killed.", "12 people were injured.", id="another event"),
        pytest.param("9 people were killed.", "12 people are feared dead.", id="feared"),
        pytest.param("9 soldiers were sent.", "20 soldiers will be sent.", id="planned"),
        pytest.param("9 people were killed.", "Three soldiers were killed.", id="a part"),
        pytest.param("9 people were killed.", "Since May 120 people were killed.", id="a sum"),
        pytest.param("9 people were killed.", "In 2019, 12 people were killed.", id="another year"),
        pytest.param(
            "In Karsk, 9 people were killed.", "In Sarn, 4 people were killed.", id="another place"
        ),
        pytest.param("9 people were killed.", "A family of 4 also died.", id="a family"),
        pytest.param(
            "25 people were injured.",
            "Four people with serious injuries left.",
            id="the badly hurt",
        ),
        pytest.param("Damage was €40 million.", "The loan is €65 million.", id="another subject"),
        pytest.param("Nobody was hurt.", "There were no reports of casualties.", id="no report"),
    ],
)
def test_what_is_not_the_same_thing_is_in_no_one_table(tables, one, other):
    assert tables(one, other) == ()


def test_a_table_tells_of_each_row_who_says_it_where_and_with_which_words(tables):
    (table,) = tables(
        "In Karsk, at least 12 people were killed, Radim Havlen said.",
        "In Karsk, 14 people were killed.",
    )
    first, second = table.rows
    assert (table.about, table.unit, table.place) == ("people, killed", None, "karsk")
    assert (first.by, first.outlet, first.qualifier) == (
        "Radim Havlen",
        "The Port Ellery Courier",
        "at least",
    )
    assert (first.value, first.low, first.high) == (12, 12, None)
    assert (second.value, second.low, second.high) == (14, None, None)
    assert first.passage.exact[first.span.start : first.span.end] == "at least 12 people"


def test_rows_of_a_dispute_point_at_each_other(tables):
    (table,) = tables(
        "52 drones were launched.", "47 drones were launched.", "52 drones were launched."
    )
    assert [row.rivals for row in table.rows] == [(1,), (0, 2), (1,)]
    assert {row.relation for row in table.rows} == {Relation.DIFFERS}


def test_who_repeats_an_old_toll_late_contradicts_nobody(tables):
    (table,) = tables(
        "4 people were killed.", "7 people were killed.", "4 people were killed.", hours=0.5
    )
    assert {row.rivals for row in table.rows} == {()}


def test_a_lower_toll_told_first_after_the_higher_one_is_a_rival(tables):
    (table,) = tables("7 people were killed.", "5 people were killed.", "7 people were killed.")
    assert table.rows[1].rivals == (0, 2)


def test_a_toll_that_had_moved_on_is_no_rival_of_what_came_later(tables):
    (table,) = tables(
        "3 people were killed.", "9 people were killed.", "6 people were killed.", hours=0.5
    )
    assert table.rows[0].rivals == ()
    assert table.rows[1].rivals == (2,)


def test_the_number_in_question_is_the_one_told_before(tables):
    (table,) = tables(
        "Half a million people marched. Police put the number at 90,000.",
        "Half a million people marched.",
    )
    assert [row.value for row in table.rows] == [500_000, 90_000, 500_000]
    assert table.rows[1].rivals == (2,)


def test_a_story_of_hundreds_of_reports_is_compared_in_bounded_work(tables):
    texts = [f"{n + 2} people were killed and {n + 3} injured." for n in range(400)]
    found = tables(*texts, hours=0.02)
    assert {len(table.rows) for table in found} == {120}


@pytest.mark.parametrize(
    ("texts", "about"),
    [
        (("Nine trams burned out.", "Six trams were destroyed."), "trams, destroyed"),
        (("14 pilgrims died.", "14 people were killed."), "people, killed"),
        (("Inflation was 4.6 percent.", "Inflation was 4.8 percent."), "inflation, percent"),
    ],
)
def test_a_table_says_what_is_counted_as_a_reader_would(tables, texts, about):
    assert [table.about for table in tables(*texts)] == [about]


def test_the_toll_is_no_number_that_was_handed_over_or_came_before(tables):
    (table,) = tables(
        "Velmora handed over 60 soldiers.", "Velmora released 60 soldiers, not fewer."
    )
    assert [(row.value, row.low) for row in table.rows] == [(60, None), (60, None)]
    (table,) = tables("The toll rose from 7 killed to 9 killed.", "11 people were killed.")
    assert [row.value for row in table.rows] == [9, 11]


def test_bodies_found_are_the_least_of_a_toll(tables):
    (table,) = tables("Rescuers found four bodies of killed men.", "Five people were killed.")
    assert table.rows[0].rivals == ()


def test_what_the_enemy_lost_is_not_what_the_other_enemy_lost(report_of, registers):
    reports = [
        report_of("The enemy lost 4 tanks on Monday.", outlet="ministry-d"),
        report_of("The enemy lost 7 tanks on Monday.", outlet="verrin"),
    ]
    readings = {one.id: read_report(one, RULES) for one in reports}
    origins = [Origin(f"o{one.id}", (one.id,)) for one in reports]
    assert compare_claims(reports, origins, readings, registers) == ((), ())
