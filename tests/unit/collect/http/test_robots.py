"""robots.txt by RFC 9309; the numbers are its sections."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.collect.http.addresses import take_apart
from standfirst.collect.http.robots import parse_robots

SITE = "https://wire.example"


def allows(text, path):
    return parse_robots(text).allows(take_apart(SITE + path))


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        # 2.2.1 the user-agent line
        ("User-agent: *\nDisallow: /", "/a", False),
        ("user-AGENT: StandFirst\nDisallow: /", "/a", False),
        ("User-agent: Standfirst/2.0\nDisallow: /", "/a", False),
        ("User-agent: standfirstling\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: standfirst\nAllow: /", "/a", True),
        ("User-agent: standfirst\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", True),
        ("User-agent: a\nUser-agent: standfirst\nDisallow: /", "/a", False),
        (
            "User-agent: standfirst\nDisallow: /a\nUser-agent: b\nDisallow: /\nUser-agent: STANDFIRST\nDisallow: /c",
            "/c",
            False,
        ),
        (
            "User-agent: standfirst\nDisallow: /a\nUser-agent: b\nDisallow: /\nUser-agent: STANDFIRST\nDisallow: /c",
            "/d",
            True,
        ),
        ("User-agent: standfirst\n\nUser-agent: *\nDisallow: /", "/a", False),
        ("Disallow: /", "/a", True),
        # 2.2.2 the most specific rule, and allow before disallow
        ("User-agent: *\nAllow: /news\nDisallow: /", "/news/1", True),
        ("User-agent: *\nDisallow: /\nAllow: /news", "/sport", False),
        ("User-agent: *\nDisallow: /news\nAllow: /news", "/news", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /A", "/a", True),
        ("User-agent: *\nDisallow: /a?x=1", "/a?x=12", False),
        ("User-agent: *\nDisallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", False),
        ("User-agent: *\nDisallow: /foo/bar/%E3%83%84", "/foo/bar/ツ", False),
        ("User-agent: *\nDisallow: /foo/bar/%62%61%7A", "/foo/bar/baz", False),
        ("User-agent: *\nDisallow: /a%3cd", "/a%3Cd", False),
        ("User-agent: *\nDisallow: /robots.txt\nDisallow: /", "/robots.txt", True),
        # 2.2.3 special characters
        ("User-agent: *\nDisallow: /a # all", "/ab", False),
        ("User-agent: *\nDisallow: /this/path/exactly$", "/this/path/exactly", False),
        ("User-agent: *\nDisallow: /this/path/exactly$", "/this/path/exactly/not", True),
        ("User-agent: *\nDisallow: /this/*/exactly", "/this/path/exactly", False),
        ("User-agent: *\nDisallow: /*.gif$", "/a/b.gif", False),
        ("User-agent: *\nDisallow: /*.gif$", "/a.gif.html", True),
        ("User-agent: *\nDisallow: /a*b*b$", "/ab", True),
        ("User-agent: *\nDisallow: *private", "/my/private/page", False),
        ("User-agent: *\nDisallow: /*", "/a", False),
        # 2.2.4 and 2.3 all else
        ("Sitemap: https://wire.example/map\nUser-agent: *\nFoo: bar\nDisallow: /", "/a", False),
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", "/a", False),
        ("User-agent: *\rDisallow: /", "/a", False),
        ("<html>not found</html>", "/a", True),
        ("", "/a", True),
    ],
)
def test_rule(text, path, allowed):
    assert allows(text, path) is allowed


def test_crawl_delay_is_read_for_us():
    text = (
        "User-agent: *\nCrawl-delay: 10\n\nUser-agent: standfirst\nCrawl-delay: 2.5\nDisallow: /a"
    )
    assert parse_robots(text).crawl_delay == 2.5
    assert parse_robots("User-agent: *\nCrawl-delay: soon").crawl_delay is None
    assert parse_robots("User-agent: *\nCrawl-delay: -1").crawl_delay is None


def test_signals_are_read_for_us_and_for_all():
    text = (
        "Content-Signal: search=yes\nUser-agent: other\nContent-Signal: ai-train=no\nDisallow:\n"
        "User-agent: *\nContent-Usage: train-ai=n\nAllow: /"
    )
    assert parse_robots(text).signals == ("content-signal: search=yes", "content-usage: train-ai=n")


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_and_path_give_an_answer(text, path):
    path = "/" + "".join(letter for letter in path if letter.isprintable())
    assert allows("User-agent: *\nDisallow: " + text, path) in (True, False)


def test_hostile_file_takes_no_longer_than_its_length():
    text = "User-agent: *\n" + "Disallow: /" + "*a" * 60_000 + "b\n" + "Disallow: /*a*b\n" * 20_000
    began = time.process_time()
    assert allows(text[: 500 * 1024], "/" + "a" * 4000)
    assert time.process_time() - began < 20  # exponential or square work would take hours
