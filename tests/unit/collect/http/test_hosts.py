"""What hosts want is asked for once a day, kept, and believed in for as long as it may be."""

from datetime import UTC, datetime, timedelta

import pytest

from standfirst.collect.http.addresses import take_apart
from standfirst.collect.http.hosts import Hosts
from standfirst.errors import FetchError
from standfirst.records import HostNote

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)
PAGE = take_apart("https://wire.example/news/1")
CLOSED = "User-agent: *\nDisallow: /"


class World:
    """A host and a clock; what it says of a path is a text, or the code of an error."""

    def __init__(self, robots=CLOSED, tdmrep="[]"):
        self.says = {"/robots.txt": robots, "/.well-known/tdmrep.json": tdmrep}
        self.now = NOON
        self.asked, self.kept = [], {}

    def ask(self, address, path):
        self.asked.append(path)
        said = self.says[path]
        if said.startswith(("http-", "timeout", "redirect")):
            raise FetchError(f"{path}: {said}; no", code=said)
        return said

    def hosts(self):
        return Hosts(
            self.ask,
            now=lambda: self.now,
            recall=self.kept.get,
            remember=lambda note: self.kept.__setitem__(note.origin, note),
        )

    def allows(self, hosts=None):
        try:
            return (hosts or self.hosts()).wishes_of(PAGE).robots.allows(PAGE)
        except FetchError as error:
            return error.code


def test_note_is_kept_from_one_run_to_the_next_for_a_day():
    world = World()
    assert world.allows() is False
    assert world.kept["https://wire.example"] == HostNote(PAGE.origin, NOON, CLOSED, "[]")
    world.says["/robots.txt"] = ""
    world.now += timedelta(hours=23)
    assert world.allows() is False
    assert len(world.asked) == 2
    world.now += timedelta(hours=1)
    assert world.allows() is True
    assert len(world.asked) == 4


def test_clock_set_back_makes_a_note_void():
    world = World()
    world.allows()
    world.says["/robots.txt"] = ""
    world.now -= timedelta(days=400)
    assert world.allows() is True


@pytest.mark.parametrize("code", ["http-404", "http-401", "http-403", "redirects", "redirect-loop"])
def test_no_robots_allows_all(code):
    world = World(code)
    assert world.allows() is True
    assert world.kept[PAGE.origin].robots is None


@pytest.mark.parametrize("code", ["http-500", "http-503", "http-429"])
def test_robots_out_of_reach_forbids_all_for_thirty_days(code):
    world = World(code)
    assert world.allows() == "robots-unreachable"
    assert world.allows() == "robots-unreachable"
    assert world.asked == ["/robots.txt"], "asked again within the hour"
    for _ in range(29):
        world.now += timedelta(days=1)
        assert world.allows() == "robots-unreachable"
    world.now += timedelta(days=1)
    assert world.allows() is True


def test_robots_out_of_reach_leaves_the_earlier_one_in_force():
    world = World("User-agent: *\nDisallow: /news")
    world.allows()
    world.says["/robots.txt"] = "http-500"
    world.now += timedelta(days=2)
    assert world.allows() is False
    world.says["/robots.txt"] = "http-404"
    world.now += timedelta(hours=2)
    assert world.allows() is True


def test_dead_network_is_told_as_such_and_noted_nowhere():
    world = World("timeout")
    assert world.allows() == "timeout"
    assert world.kept == {}


def test_broken_tdmrep_forbids_nothing_and_keeps_the_earlier_one():
    world = World("", '[{"location": "/", "tdm-reservation": 1}]')
    world.allows()
    world.says["/.well-known/tdmrep.json"] = "http-500"
    world.now += timedelta(days=2)
    assert world.allows() is True
    assert "tdm-reservation" in world.kept[PAGE.origin].tdmrep
