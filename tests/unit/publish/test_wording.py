from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from standfirst.publish.wording import safe_url, say_date, say_edit, say_edits, say_time
from standfirst.records import Edit


def test_date_is_written_out_in_words():
    assert say_date(date(2022, 12, 12)) == "Monday 12 December 2022"


def test_time_is_given_in_the_zone_of_the_desk():
    moment = datetime(2022, 12, 12, 17, 40, tzinfo=UTC)
    assert say_time(moment, ZoneInfo("Europe/Helsinki")) == "12 December 2022, 19:40 EET"


def test_a_moment_that_the_zone_has_no_day_for_is_given_as_it_is():
    moment = datetime.max.replace(tzinfo=UTC)
    assert say_time(moment, ZoneInfo("Europe/Helsinki")) == "31 December 9999, 23:59 UTC"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://wire.example/a?b=1&c=2#d", "https://wire.example/a?b=1&c=2#d"),
        ("https://wire.example/a%20b", "https://wire.example/a%20b"),
        ("http://wire.example/(x)>\"'", "http://wire.example/%28x%29%3E%22%27"),
        ("HTTPS://wire.example/", "HTTPS://wire.example/"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt://wire.example/%0aalert(1)", None),
        ("data:text/html,<b>", None),
        ("//wire.example/a", None),
        ("https:", None),
        ("https://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_linked(url, safe):
    assert safe_url(url) == safe


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (Edit("date", "today", "on Monday"), "day made plain: ‹today› became ‹on Monday›"),
        (Edit("clause", " on the flank", ""), "shortened: ‹on the flank› left out"),
        (Edit("attribution", "", "Dolsk said"), "speaker set to the words: ‹Dolsk said› added"),
        (Edit("join", "", " "), "cited words set side by side"),
        (Edit("some-new_thing", "a", "b"), "some new thing: ‹a› became ‹b›"),
    ],
)
def test_edit_is_said_in_plain_words(edit, words):
    assert say_edit(edit) == words


def test_same_edit_is_said_once():
    assert say_edits([Edit("join", "", " ")] * 2) == ("cited words set side by side",)
