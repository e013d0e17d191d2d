"""Feeds' states, fetches and the lease of the collectors."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from standfirst.archive import Archive
from standfirst.archive.collecting import LEASE
from standfirst.errors import BusyError
from standfirst.records import Capture, Feed, FeedState, Fetch, HostNote

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)
FEED = Feed("f1", "https://wire.example/rss")
CAPTURE = Capture("ab" * 32, 3, "text/xml", FEED.address, NOON)
FETCH = Fetch(CAPTURE.sha256, FEED.address, NOON, feed="f1", status=200, headers=("ETag: x",))


@pytest.fixture
def archive(tmp_path):
    with Archive.create(tmp_path / "standfirst.db") as archive:
        yield archive


def alive(_holder):
    return False


def dead(_holder):
    return True


def test_feed_never_visited_has_an_empty_state(archive):
    assert archive.feed_states([FEED]) == {"f1": FeedState("f1")}


def test_state_replaces_the_one_before_and_can_be_forgotten(archive):
    state = FeedState("f1", last_good=NOON, etag='"1"', signals=("tdm-reservation: 1",))
    archive.add(states=[state])
    archive.add(states=[replace(state, failures=2, error="timed out")])
    assert archive.feed_states([FEED])["f1"].failures == 2
    assert archive.feed_states([FEED])["f1"].signals == ("tdm-reservation: 1",)
    archive.forget_feed("f1")
    assert archive.feed_states([FEED]) == {"f1": FeedState("f1")}


def test_same_bytes_from_the_same_address_are_noted_once(archive):
    archive.add(captures=[CAPTURE], fetches=[FETCH])
    archive.add(captures=[CAPTURE], fetches=[replace(FETCH, fetched_at=NOON + timedelta(hours=1))])
    archive.add(captures=[CAPTURE], fetches=[replace(FETCH, address="https://other.example/")])
    assert [one.address for one in archive.fetches()] == [FEED.address, "https://other.example/"]
    assert archive.fetches(feed="f1")[0] == FETCH
    assert archive.fetches(feed="f2") == ()


def test_lease_is_held_by_one_at_a_time(archive):
    archive.take_lease("collect", "a/1/x", NOON, alive)
    archive.take_lease("collect", "a/1/x", NOON + timedelta(minutes=1), alive)
    with pytest.raises(BusyError, match=r"a/1/x\) has been at work since 2022-12-12T12:00:00"):
        archive.take_lease("collect", "a/2/y", NOON + timedelta(minutes=2), alive)
    archive.give_back_lease("collect", "a/2/y")  # not its own: nothing happens
    with pytest.raises(BusyError):
        archive.take_lease("collect", "a/2/y", NOON + timedelta(minutes=2), alive)
    archive.give_back_lease("collect", "a/1/x")
    archive.take_lease("collect", "a/2/y", NOON + timedelta(minutes=2), alive)


@pytest.mark.parametrize(
    ("later", "is_dead"),
    [
        pytest.param(timedelta(0), dead, id="the holder is dead"),
        pytest.param(LEASE, alive, id="its time is up"),
        pytest.param(-timedelta(days=400), alive, id="the clock was set back"),
    ],
)
def test_lease_is_taken_over(archive, later, is_dead):
    archive.take_lease("collect", "a/1/x", NOON, alive)
    archive.take_lease("collect", "a/2/y", NOON + later, is_dead)
    with pytest.raises(BusyError, match="a/2/y"):
        archive.take_lease("collect", "a/1/x", NOON + later, alive)


def test_archive_of_version_1_comes_to_the_same_tables(tmp_path, archive):
    def columns(path):
        with closing(sqlite3.connect(path)) as database:
            return {
                (table, *column[1:])
                for table in (
                    "reports",
                    "aliases",
                    "fetches",
                    "feed_states",
                    "host_notes",
                    "leases",
                    "sightings",
                    "people",
                    "people_units",
                    "doubts",
                    "register_states",
                    "editions",
                    "edition_judgements",
                    "stories",
                    "gists",
                    "thread_days",
                    "story_moves",
                    "traces",
                )
                for column in database.execute(f"PRAGMA table_info({table})")
            } | {
                row[0]
                for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'index'")
            }

    old = tmp_path / "old.db"
    Archive.create(old).close()
    with closing(sqlite3.connect(old)) as database:
        for table in ("fetches", "feed_states", "host_notes", "leases", "gists", "traces"):
            database.execute(f"DROP TABLE {table}")
        database.execute("DROP TABLE aliases")
        database.execute("DROP INDEX reports_by_text")
        for table in ("sightings", "people_units", "people", "doubts", "register_states"):
            database.execute(f"DROP TABLE {table}")
        database.execute("DROP INDEX statements_by_speaker_id")
        database.execute("ALTER TABLE reports DROP COLUMN work")
        database.execute("DROP TABLE edition_judgements")
        for column in ("edited", "first_date"):
            database.execute(f"ALTER TABLE editions DROP COLUMN {column}")
        database.execute("ALTER TABLE stories DROP COLUMN rests_on")
        for table in ("thread_ends", "thread_days", "story_moves"):
            database.execute(f"DROP TABLE {table}")
        database.execute("DELETE FROM migrations WHERE version > 1")
        database.commit()
    Archive.open(old).close()
    assert columns(old) == columns(archive.path)


def test_what_a_host_wants_is_kept_by_its_origin(archive):
    note = HostNote("https://wire.example", NOON, "User-agent: *", None)
    archive.add(notes=[note])
    archive.add(notes=[replace(note, robots=None, unreachable_since=NOON)])
    assert archive.host_note("https://wire.example").robots is None
    assert archive.host_note("http://wire.example") is None
