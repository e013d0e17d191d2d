"""The pattern of a test of a source kind: what a visit yields, in which order, and what it asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from standfirst.collect.captures import Captured
from standfirst.collect.clients import Clients
from standfirst.collect.http import Fetched
from standfirst.collect.lines import collect_lines, is_lines
from standfirst.collect.sources import recognise
from standfirst.records import Drop, Feed, FeedState, Item

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)
FEED = Feed("f1", "https://vpa.example/day.jsonl", "jsonl", language="en")
LINES = b'{"id": "1", "outlet": "VPA", "text": "Karsk holds."}\nno JSON\n'


class Answers:
    """Gives one answer and remembers what was asked."""

    def __init__(self, status=200, body=LINES, *headers, moved_to=None):
        self.status, self.body, self.headers, self.moved_to = status, body, headers, moved_to
        self.asked = []

    def get(self, address, **conditions):
        self.asked.append((address, conditions))
        return Fetched(
            address, address, self.status, self.headers, self.body, NOON, moved_to=self.moved_to
        )


def collect(answers, state=None):
    return list(collect_lines(FEED, state or FeedState("f1"), Clients(answers, now=lambda: NOON)))


def test_bytes_come_before_what_is_read_and_the_state_comes_last():
    captured, item, drop, state = collect(Answers(200, LINES, ("ETag", '"1"')))
    assert isinstance(captured, Captured)
    assert captured.fetch.feed == "f1"
    assert isinstance(item, Item)
    assert (item.external_id, item.outlet, item.language) == ("1", "VPA", "en")
    assert isinstance(drop, Drop)
    assert state == FeedState("f1", etag='"1"')


def test_unchanged_file_is_asked_for_conditionally_and_keeps_its_state():
    before = FeedState("f1", etag='"1"')
    answers = Answers(304, b"")
    assert collect(answers, before) == [before]
    assert answers.asked[0][1]["etag"] == '"1"'


def test_moved_file_is_asked_for_at_its_new_address():
    new = "https://vpa.example/new.jsonl"
    state = collect(Answers(moved_to=new))[-1]
    answers = Answers(304, b"")
    assert collect(answers, replace(state))[-1].moved_to == new
    assert answers.asked[0][0] == new


def test_kind_is_told_by_the_address():
    assert recognise("https://vpa.example/day.jsonl?x=1") == "jsonl"
    assert not is_lines("https://vpa.example/day.json")
    assert not is_lines("/srv/day.jsonl")
