from dataclasses import replace
from datetime import UTC, datetime

from standfirst.collect.captures import Captured
from standfirst.collect.clients import Clients
from standfirst.collect.http import Fetched
from standfirst.collect.page import collect_page
from standfirst.records import Feed, FeedState, Item

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)
FEED = Feed("f1", "https://sarn.example/notice", "page", outlet="Sarn Council", language="en")
PAGE = (
    b"<html><head><title>Water is off</title></head><body><article><h1>Water is off</h1><p>The"
    b" water in Sarn is off until Monday noon, the council said in a notice on its door.</p>"
    b"</article></body></html>"
)


class Answers:
    """Gives one answer and remembers what was asked."""

    def __init__(self, status=200, body=PAGE, *headers, moved_to=None):
        self.status, self.body, self.headers, self.moved_to = status, body, headers, moved_to
        self.asked = []

    def get(self, address, **conditions):
        self.asked.append((address, conditions))
        return Fetched(
            address, address, self.status, self.headers, self.body, NOON, moved_to=self.moved_to
        )


def collect(answers, state=None):
    clients = Clients(answers, now=lambda: NOON)
    return list(collect_page(FEED, state or FeedState("f1"), clients))


def test_page_is_captured_before_it_is_read():
    captured, item, state = collect(Answers(200, PAGE, ("ETag", '"1"')))
    assert isinstance(captured, Captured)
    assert captured.fetch.feed == "f1"
    assert isinstance(item, Item)
    assert (item.outlet, item.url, item.language) == ("Sarn Council", FEED.address, "en")
    assert state == FeedState("f1", etag='"1"')


def test_unchanged_page_keeps_its_validators():
    before = FeedState("f1", etag='"1"', last_modified="Mon, 12 Dec 2022 10:00:00 GMT")
    answers = Answers(304, b"")
    assert collect(answers, before) == [before]
    assert answers.asked[0][1] == {"etag": '"1"', "last_modified": before.last_modified}


def test_page_that_moved_is_asked_for_at_its_new_address():
    new = "https://sarn.example/news/notice"
    state = collect(Answers(moved_to=new))[-1]
    assert state.moved_to == new
    answers = Answers(304, b"")
    assert collect(answers, replace(state, etag="x"))[-1].moved_to == new
    assert answers.asked[0][0] == new
