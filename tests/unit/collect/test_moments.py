from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from standfirst.collect.moments import parse_mail_date, parse_moment, parse_unixtime

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2022-12-12T12:00:00Z",
        "2022-12-12T14:00:00+02:00",
        "2022-12-12T14:00:00+0200",
        " 2022-12-12 12:00:00+00:00 ",
        "Mon, 12 Dec 2022 13:00:00 +0100",
    ],
)
def test_moment_with_an_offset_is_read(value: str):
    assert parse_moment(value) == NOON


def test_moment_keeps_the_offset_it_came_with():
    two = timedelta(hours=2)
    assert parse_moment("2022-12-12T14:00:00+02:00").utcoffset() == two
    assert parse_mail_date("Mon, 12 Dec 2022 14:00:00 +0200").utcoffset() == two
    assert parse_moment("2022-12-12T12:00:00Z").utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "value",
    [
        "2022-12-12",
        "2022-12-12T12:00:00",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+05:00",
        "9999-12-31T23:59:59-05:00",
        "99999-01-01T00:00:00Z",
        "Day 99999999999",
        "yesterday",
        "",
    ],
)
def test_what_is_no_moment_is_never_guessed(value: str):
    assert parse_moment(value) is None


def test_mail_without_a_known_place_counts_in_utc():
    assert parse_mail_date("Mon, 12 Dec 2022 12:00:00 -0000") == NOON
    assert parse_mail_date("Mon, 99 Foo 99999") is None


@pytest.mark.parametrize("value", ["1670846400", 1670846400])
def test_unixtime_is_read_from_digits_and_numbers(value: object):
    assert parse_unixtime(value) == NOON


@pytest.mark.parametrize("value", [None, True, 1.5, "", "soon", "9" * 30, -(10**30)])
def test_unusable_unixtime_is_null(value: object):
    assert parse_unixtime(value) is None
