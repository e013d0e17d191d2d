from __future__ import annotations

import pytest

from standfirst.group import group_reports
from standfirst.records import Registers

PLACE = " The tram depot in Foundry Lane in Karsk was hit by a missile before dawn on Monday."
AGAIN = " A missile came down before dawn: in Karsk, Foundry Lane, the depot of the tram company."


def story_of(reports, registers):
    (story,) = group_reports(reports, {}, registers=registers)
    return story


@pytest.fixture
def rivals(report_of, registers):
    """Group two reports on the depot, each with its own count."""

    def build(one: str, other: str, **second):
        reports = [
            report_of(one + PLACE, outlet="havlen", at="2022-12-12T08:00:00+00:00"),
            report_of(
                "The workshop burned." + AGAIN + " " + other,
                **{"outlet": "courier", "at": "2022-12-12T08:30:00+00:00", **second},
            ),
        ]
        return story_of(reports, registers).conflicts

    return build


def test_two_counts_that_cannot_both_hold_stand_side_by_side(rivals):
    (conflict,) = rivals(
        "52 soldiers were freed in Karsk.", "47 soldiers were freed, officials said."
    )
    assert conflict.kind == "figures"
    assert {claim.value for claim in conflict.claims} == {"52 soldiers", "47 soldiers"}
    assert {claim.by for claim in conflict.claims} == {"Radim Havlen", "The Port Ellery Courier"}


def test_a_claim_cites_the_words_it_stands_in(rivals):
    (conflict,) = rivals(
        "52 soldiers were freed in Karsk.", "47 soldiers were freed, officials said."
    )
    assert [claim.passage.exact for claim in conflict.claims] == [
        "52 soldiers were freed in Karsk.",
        "47 soldiers were freed, officials said.",
    ]


@pytest.mark.parametrize(
    ("one", "other", "second"),
    [
        pytest.param("9 people were killed.", "9 people were killed.", {}, id="equal"),
        pytest.param("At least 9 people were killed.", "12 people were killed.", {}, id="bound"),
        pytest.param("9 people were killed.", "12 people were killed.", {}, id="a toll that grew"),
        pytest.param(
            "52 soldiers were freed.", "47 soldiers were freed in 2019.", {}, id="another year"
        ),
        pytest.param("9 people were killed.", "12 people were injured.", {}, id="another event"),
        pytest.param("52 soldiers were freed.", "47 medics were freed.", {}, id="another item"),
        pytest.param(
            "52 soldiers were freed.", "47 fallen soldiers were returned.", {}, id="another trait"
        ),
        pytest.param(
            "52 soldiers were freed in Karsk.",
            "47 soldiers were freed in Dubrel.",
            {},
            id="another place",
        ),
        pytest.param(
            "52 soldiers were freed.",
            "47 soldiers were freed.",
            {"at": "2022-12-14T08:00:00+00:00"},
            id="another day",
        ),
        pytest.param(
            "52 soldiers were freed.",
            "47 soldiers were freed, Radim Havlen said.",
            {},
            id="the same voice",
        ),
    ],
)
def test_figures_that_can_both_hold_are_no_conflict(rivals, one, other, second):
    assert rivals(one, other, **second) == ()


def test_the_tolls_of_two_sides_do_not_grow_into_each_other(rivals):
    (conflict,) = rivals("9 soldiers were killed.", "40 soldiers were killed.", outlet="ministry-d")
    assert conflict.kind == "figures"


def test_a_report_that_sets_two_tolls_side_by_side_shows_a_conflict(rivals):
    text = "The hospital counted 38 injured, a higher number than the 31 injured of the region."
    (conflict,) = rivals("The workshop stood empty.", text)
    assert [claim.value for claim in conflict.claims] == ["38", "31"]


def test_a_report_of_a_rising_toll_shows_none(rivals):
    assert rivals("The workshop stood empty.", "The toll rose from 31 injured to 38 injured.") == ()


def test_a_denial_is_paired_with_what_it_denies(report_of, registers):
    reports = [
        report_of(
            "The village of Dubrel was taken after a day of street fighting, Gleb Orshin told"
            " reporters.",
            outlet="ministry-d",
            at="2022-12-12T08:00:00+00:00",
        ),
        report_of(
            "Irena Dolsk denied that the village of Dubrel was taken. The fighting in its streets"
            " went on past dusk and the school was held.",
            outlet="courier",
            at="2022-12-12T10:00:00+00:00",
        ),
    ]
    (conflict,) = story_of(reports, registers).conflicts
    assert conflict.kind == "denial"
    assert [claim.passage.report for claim in conflict.claims] == [r.id for r in reports]


def test_what_a_named_body_announced_and_another_calls_untrue_is_a_denial(report_of, registers):
    reports = [
        report_of(
            "Dubrel is ours. The village was taken at dawn by the second company.",
            outlet="ministry-d",
            at="2022-12-12T08:00:00+00:00",
        ),
        report_of(
            "Dubrel village holds. What Gleb Orshin told you at dawn is not true. The company was thrown back.",
            outlet="verrin",
            at="2022-12-12T09:00:00+00:00",
        ),
    ]
    kinds = [
        (c.kind, c.claims[0].by, c.claims[1].by) for c in story_of(reports, registers).conflicts
    ]
    assert kinds == [("denial", "Gleb Orshin", "Tomas Verrin")]


def test_a_denial_of_something_nobody_claimed_is_no_conflict(report_of, registers):
    reports = [
        report_of("The tram depot burned." + PLACE, outlet="vpa", at="2022-12-12T08:00:00+00:00"),
        report_of(
            AGAIN + " The mayor denied selling the cinema to his cousin.",
            outlet="courier",
            at="2022-12-12T09:00:00+00:00",
        ),
    ]
    assert story_of(reports, registers).conflicts == ()


@pytest.mark.parametrize("cue", ["could not deny", "neither confirmed nor denied"])
def test_who_does_not_deny_denies_nothing(report_of, registers, cue):
    claim = "The village of Dubrel was taken in street fighting, Gleb Orshin told reporters."
    answer = f"Irena Dolsk {cue} that the village of Dubrel was taken in street fighting."
    reports = [
        report_of(claim, outlet="ministry-d", at="2022-12-12T08:00:00+00:00"),
        report_of(answer, outlet="courier", at="2022-12-12T10:00:00+00:00"),
    ]
    assert story_of(reports, registers).conflicts == ()


def test_nobody_denies_what_was_said_after(report_of, registers):
    reports = [
        report_of(
            "Irena Dolsk denied that the village of Dubrel was taken in the street fighting.",
            outlet="courier",
            at="2022-12-12T08:00:00+00:00",
        ),
        report_of(
            "The village of Dubrel was taken in the street fighting, Gleb Orshin said.",
            outlet="ministry-d",
            at="2022-12-12T12:00:00+00:00",
        ),
    ]
    assert story_of(reports, registers).conflicts == ()


def test_a_correction_is_shown_by_its_note(report_of, registers):
    note = "(Corrects the number in the first paragraph; an earlier version said 90.)"
    reports = [
        report_of("The tram depot burned." + PLACE, outlet="vpa"),
        report_of(
            "19 trams burned." + AGAIN + "\n\n" + note,
            headline="CORRECTED: 19 trams burn in Karsk",
            outlet="courier",
        ),
    ]
    (conflict,) = story_of(reports, registers).conflicts
    assert conflict.kind == "correction"
    assert conflict.claims[0].passage.exact.startswith("(Corrects the number")


def test_outlets_without_registers_stand_for_their_own_figures(report_of):
    reports = [
        report_of("9 people were killed." + PLACE, outlet="a"),
        report_of("12 people were killed." + AGAIN, outlet="b"),
    ]
    (conflict,) = story_of(reports, Registers()).conflicts
    assert [(claim.by, claim.value) for claim in conflict.claims] == [
        ("a", "9 people"),
        ("b", "12 people"),
    ]
