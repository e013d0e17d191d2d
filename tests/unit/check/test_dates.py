from datetime import UTC, date, datetime

import pytest

from drafting import a_source, check

TALKS = (
    "GENEVA – Grain talks were adjourned in Geneva, the mediator said. They resume on Wednesday."
)


def codes(raw, *sources, **options):
    return [one for one in check(raw, *sources, **options) if one[0][0] == "D"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Day 456", [("D001", "456")]),
        ("Day 455", []),
        ("454th day", [("D001", "454")]),
        ("455th day", []),
        ("Day 1,455", [("D001", "1,455")]),
    ],
)
def test_a_day_number_is_held_against_date_and_rule(written, found):
    raw = f"# {written}: Grain talks adjourned\n\n12 December 2022\n\n## Talks\n\n{TALKS}\n"
    assert codes(raw, a_source(TALKS)) == found


def test_without_a_date_a_number_is_not_doubted():
    assert codes(f"# Day 456: Grain talks adjourned\n\n{TALKS}\n", a_source(TALKS)) == []


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Tuesday, 12 December 2022", [("D002", "Tuesday")]),
        ("Monday, 12 December 2022", []),
        ("Monday, December 12, 2022", []),
        ("12 December 2022 (Sunday)", [("D002", "Sunday")]),
        ("Monday, 12 December", []),
    ],
)
def test_a_weekday_is_held_against_its_date(written, found):
    raw = f"# Grain talks adjourned\n\n{written}\n\n## Talks\n\n{TALKS}\n"
    assert codes(raw, a_source(TALKS)) == found


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("Grain talks were adjourned in Geneva today, the mediator said.", []),
        ("Grain talks were adjourned in Geneva on Monday, the mediator said.", []),
        ("Grain talks were adjourned in Geneva yesterday, the mediator said.", ["D004"]),
        ("Grain talks were adjourned in Geneva on Friday, the mediator said.", ["D003"]),
        ("Grain talks adjourned in Geneva resume on Wednesday, the mediator said.", []),
    ],
)
def test_days_are_held_against_the_sources(draft, found):
    assert [code for code, _ in codes(draft, a_source(TALKS))] == found


def test_today_is_counted_from_the_drafts_own_day():
    draft = "Grain talks were adjourned in Geneva today, the mediator said."
    late = {"day": date(2022, 12, 13)}
    assert [code for code, _ in codes(draft, a_source(TALKS), **late)] == ["D004"]
    again = a_source(TALKS, published_at=datetime(2022, 12, 13, 9, 0, tzinfo=UTC))
    assert codes(draft, again, **late) == []


def test_a_day_inside_a_quotation_is_the_speakers():
    source = "GENEVA – “We meet on Friday,” the mediator of the talks told reporters."
    draft = "“We meet on Friday,” the mediator of the talks told reporters."
    assert codes(draft, a_source(source)) == []


def test_in_notes_no_weekday_is_weighed():
    raw = (
        "Grain talks were adjourned in Geneva.\n\n## Sources\n\n- Monday, 11 December 2022: Wire\n"
    )
    assert codes(raw, a_source(TALKS)) == []
    assert [one[0] for one in codes(raw.replace("## Sources", "## News"), a_source(TALKS))] == [
        "D002"
    ]


def test_a_chronicle_goes_by_the_times_of_its_sources():
    assert codes("12:00 – Grain talks were adjourned in Geneva.", a_source(TALKS)) == []
    draft = "At 13:40 the grain talks were adjourned in Geneva."
    assert codes(draft, a_source(TALKS)) == [("D007", "13:40")]
