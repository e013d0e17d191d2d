"""Collecting from a real server on loopback: every report once, whatever happens."""

import os
import socket
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from bad_server import BadServer, raw, says
from feedfakes import LINES, NOON, Desk, a_line, lines
from standfirst.archive import Archive
from standfirst.archive.captures import Captures
from standfirst.collect import sources
from standfirst.errors import ArchiveError, BusyError, DeskError
from standfirst.records import Feed
from standfirst.run.collecting import feeds_of
from standfirst.run.leases import NAME, Lease, is_dead


@pytest.fixture(autouse=True)
def with_lines(monkeypatch):
    monkeypatch.setattr(sources, "SOURCES", (*sources.SOURCES, LINES))


@pytest.fixture
def server():
    with BadServer({}) as server:
        yield server


@pytest.fixture
def sarn(desk, server):
    return Desk(desk, server)


def test_reports_come_with_the_proof_of_their_capture(sarn, server):
    server.behaviours["/a"] = lines(a_line(1), a_line(2), etag='"1"')
    (feed,) = sarn.follow("/a", outlet="VPA")
    count = sarn.collect()
    assert (count.visited, count.put_off, count.failures) == (1, 0, ())
    assert (count.found.added, count.found.unchanged) == (2, 0)
    with Archive.open(sarn.desk.archive_path) as archive:
        (fetch,) = archive.fetches(feed=feed.id)
        report = archive.report("k-1")
        assert archive.captures.read(report.capture).count(b"\n") == 2
        assert archive.check() == ()
    assert (report.capture, report.collected_at, report.outlet) == (fetch.capture, NOON, "vpa")
    assert (fetch.address, fetch.status, fetch.extractor) == (feed.address, 200, "lines/1")
    assert 'ETag: "1"' in fetch.headers
    state = sarn.state()
    assert (state.last_good, state.last_new, state.etag) == (NOON, NOON, '"1"')
    assert (state.failures, state.next_due) == (0, NOON + timedelta(hours=1))


def test_second_visit_is_conditional_and_not_before_its_time(sarn, server):
    server.behaviours["/a"] = lines(a_line(1), etag='"1"')
    sarn.follow("/a")
    sarn.collect()
    sarn.later(minutes=14)
    assert sarn.collect().put_off == 1
    sarn.later(minutes=1)
    assert sarn.collect(only_due=True).put_off == 1
    assert sarn.collect().visited == 1
    sarn.later(minutes=60)
    count = sarn.collect(only_due=True)
    assert (count.visited, count.found.added, count.found.unchanged) == (1, 0, 0)
    assert [one.headers.get("if-none-match") for one in server.asked("/a")] == [None, '"1"', '"1"']
    assert (sarn.state().last_new, sarn.state().last_good) == (NOON, sarn.now)


def test_validators_are_kept_where_the_body_did_not_change(sarn, server):
    server.behaviours["/a"] = lines(a_line(1), etag='"1"')
    sarn.follow("/a")
    sarn.collect()
    server.behaviours["/a"] = lines(a_line(1), etag='"2"')
    sarn.later(hours=1)
    assert sarn.collect().found.unchanged == 1
    assert sarn.state().etag == '"2"'


def test_changed_report_is_revised(sarn, server):
    server.behaviours["/a"] = lines(a_line(1), a_line(2))
    sarn.follow("/a")
    sarn.collect()
    server.behaviours["/a"] = lines(a_line(1), a_line(2, "Report 2 from Karsk: it is gone again."))
    sarn.later(hours=1)
    count = sarn.collect()
    assert (count.found.revised, count.found.unchanged) == (1, 1)
    assert sarn.state().last_new == sarn.now


def test_dead_feed_harms_no_other_and_is_tried_again_later_and_later(sarn, server):
    server.behaviours |= {"/dead": raw(b""), "/a": lines(a_line(1)), "/b": lines(a_line(2))}
    sarn.follow("/dead", "/a", "/b")
    count = sarn.collect()
    assert (count.visited, count.found.added) == (3, 2)
    assert [(one.feed.address, one.code) for one in count.failures] == [
        (server.url("/dead"), "cut-off")
    ]
    assert "broke off amid its answer" in sarn.state().error
    waits = []
    for _ in range(4):
        waits.append((sarn.state().next_due - sarn.now) / timedelta(hours=1))
        sarn.now = sarn.state().next_due
        sarn.collect(only_due=True)
    assert [round(wait) for wait in waits] == [1, 2, 4, 8] or waits == pytest.approx(
        [1, 2, 4, 8], rel=0.1
    )
    assert sarn.state().failures == 5
    server.behaviours["/dead"] = lines(a_line(3))
    sarn.now = sarn.state().next_due
    assert sarn.collect(only_due=True).found.added == 1
    assert (sarn.state().failures, sarn.state().all_failures, sarn.state().error) == (0, 5, None)


def test_feed_that_moved_for_good_is_visited_where_it_went(sarn, server):
    server.behaviours |= {
        "/old": says("301 Moved", b"", "Location: /new"),
        "/new": lines(a_line(1), etag='"1"'),
    }
    sarn.follow("/old")
    sarn.collect()
    assert sarn.state().moved_to == server.url("/new")
    sarn.later(hours=1)
    sarn.collect()
    assert len(server.asked("/old")) == 1
    assert len(server.asked("/new")) == 2


def test_redirect_to_what_is_no_feed_moves_nothing(sarn, server):
    server.behaviours |= {
        "/old": says("301 Moved", b"", "Location: /portal"),
        "/portal": says("200 OK", b"\x00 pay here"),
    }
    sarn.follow("/old")
    assert [one.code for one in sarn.collect().failures] == ["binary"]
    assert sarn.state().moved_to is None
    server.behaviours["/old"] = lines(a_line(1))
    sarn.now = sarn.state().next_due
    assert sarn.collect().found.added == 1


def test_feed_that_is_gone_is_left_alone(sarn, server):
    server.behaviours["/a"] = says("410 Gone")
    sarn.follow("/a")
    assert sarn.collect().failures[0].code == "http-410"
    sarn.later(days=400)
    assert sarn.collect(only_due=True).visited == 0


def test_host_that_wants_rest_gets_it_and_its_other_feeds_are_put_off(sarn, server):
    server.behaviours |= {
        "/a": says("429 Slow", b"", "Retry-After: 7200"),
        "/b": lines(a_line(1)),
    }
    sarn.follow("/a", "/b")
    count = sarn.collect()
    assert (count.visited, count.put_off, len(count.failures)) == (1, 1, 1)
    assert server.asked("/b") == []
    assert (sarn.state(1).failures, sarn.state(1).error) == (0, None)
    sarn.later(minutes=119)
    assert sarn.collect().visited == 0
    sarn.later(minutes=1)
    server.behaviours["/a"] = lines(a_line(2))
    assert sarn.collect(only_due=True).found.added == 2


def test_robots_of_many_feeds_are_asked_once_a_day_a_host(sarn, server):
    server.behaviours |= {"/a": lines(a_line(1)), "/b": lines(a_line(2))}
    sarn.follow("/a", "/b")
    for _ in range(3):
        sarn.collect()
        sarn.later(hours=2)
    assert len(server.asked("/robots.txt")) == 1
    sarn.later(hours=20)
    sarn.collect()
    assert len(server.asked("/robots.txt")) == 2


def test_hosts_are_visited_side_by_side_and_each_host_in_turn(sarn, server):
    all_there = threading.Barrier(3, timeout=20)

    def waits(n):
        def behave(connection, request):
            all_there.wait()
            return lines(a_line(n))(connection, request)

        return behave

    urls = []
    for n, host in enumerate(("a.test", "b.test", "c.test")):
        server.behaviours |= {(host, "/1"): waits(n), (host, "/2"): lines(a_line(n + 10))}
        urls += [server.url("/1", host), server.url("/2", host)]
    sarn.follow(*urls)
    assert sarn.collect().found.added == 6
    assert set(server.most.values()) == {1}


def test_bytes_are_kept_before_they_are_parsed(sarn, server):
    server.behaviours["/a"] = lines(a_line(1), a_line(2, "BREAK"), a_line(3), etag='"1"')
    sarn.follow("/a")
    count = sarn.collect()
    assert [one.code for one in count.failures] == ["mistake"]
    assert "ZeroDivisionError: of the test" in sarn.state().error
    assert list(sarn.texts()) == ["k-1"]
    with Archive.open(sarn.desk.archive_path) as archive:
        (fetch,) = archive.fetches()
        assert b"BREAK" in archive.captures.read(fetch.capture)
    assert sarn.state().etag is None, "what was not read must be asked for again"


def test_answer_that_is_refused_as_a_whole_is_no_success(sarn, server):
    server.behaviours["/a"] = says("200 OK", b"\x00\x01")
    server.behaviours["/p"] = says("200 OK", b"<html><body>Menu</body></html>", 'ETag: "1"')
    sarn.follow("/a")
    assert [one.code for one in sarn.collect().failures] == ["binary"]
    sarn.follow("/p", kind="page")
    assert [one.code for one in sarn.collect().failures] == ["html-no-text"]
    assert sarn.state().last_good is None
    assert sarn.state().etag is None, "a 304 next time would pass for a success"


def test_items_over_the_limit_are_told(desk, server):
    sarn = Desk(desk, server, most_items=3)
    server.behaviours["/a"] = lines(*map(a_line, range(10)), etag='"1"')
    sarn.follow("/a")
    count = sarn.collect()
    assert count.found.added == 3
    assert [(one.reason, one.detail) for one in count.found.dropped] == [
        ("too-many", "7 items over the limit of 3")
    ]
    assert sarn.state().etag == '"1"'


def test_kind_that_there_is_not_fails_its_feed_only(sarn, server):
    server.behaviours["/a"] = lines(a_line(1))
    (feed,) = sarn.follow("/a")
    sarn.desk = replace(sarn.desk, feeds=(replace(feed, id="f2", address="x", kind="pigeon"), feed))
    count = sarn.collect()
    assert count.found.added == 1
    assert "pigeon: no such kind of source" in count.failures[0].error


def test_kind_is_told_by_the_address_where_the_editor_does_not(desk):
    desk = replace(desk, feeds=(Feed("f1", "https://x.example/"), Feed("f2", "y", kind="page")))
    assert [one.kind for one in feeds_of(desk)] == ["feed", "page"]


def test_nothing_is_collected_without_a_contact(sarn):
    sarn.desk = replace(sarn.desk, collecting=replace(sarn.desk.collecting, contact=None))
    with pytest.raises(DeskError, match=r"names no contact; under \[collecting\] add a line"):
        sarn.collect()


# ── what may go wrong on this side ──────────────────────────────────────────────────────────


def test_network_that_goes_away_amid_a_body_loses_nothing(sarn, server):
    whole = "".join(f"{a_line(n)}\n" for n in range(50)).encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(whole)
    server.behaviours["/a"] = raw(head + whole[:900], then="reset")
    sarn.follow("/a")
    assert [one.code for one in sarn.collect().failures] == ["cut-off"]
    assert sarn.texts() == {}
    server.behaviours["/a"] = raw(head + whole)
    sarn.now = sarn.state().next_due
    assert sarn.collect().found.added == 50


def test_full_disk_under_the_captures_ends_the_round_and_loses_nothing(sarn, server, monkeypatch):
    server.behaviours |= {"/a": lines(a_line(1), etag='"1"'), "/b": lines(a_line(2), etag='"1"')}
    sarn.follow("/a", "/b")
    real = Captures.keep

    def is_full(self, data, *, sha256):
        if b"k-2" in data:
            raise ArchiveError("x: the disk is full; free some space, nothing was lost")
        return real(self, data, sha256=sha256)

    monkeypatch.setattr(Captures, "keep", is_full)
    with pytest.raises(ArchiveError, match="the disk is full"):
        sarn.collect()
    monkeypatch.undo()
    monkeypatch.setattr(sources, "SOURCES", (*sources.SOURCES, LINES))
    sarn.later(hours=1)
    sarn.collect()
    assert set(sarn.texts()) == {"k-1", "k-2"}


def test_full_disk_under_the_archive_ends_the_round_and_loses_nothing(sarn, server):
    server.behaviours["/a"] = lines(
        *[a_line(n, f"Report {n}. " + "long " * 2000) for n in range(150)], etag='"1"'
    )
    sarn.follow("/a")
    with Archive.open(sarn.desk.archive_path) as archive:
        from sqlalchemy import event

        n_pages = sarn.desk.archive_path.stat().st_size // 4096 + 60

        def bounded(connection, _record):
            connection.execute(f"PRAGMA max_page_count = {n_pages}")

        event.listen(archive._engine, "connect", bounded)
        with pytest.raises(ArchiveError, match="the disk is full"):
            sarn.collect(archive)
    assert sarn.texts() == {}
    assert sarn.state().etag is None
    assert sarn.collect().found.added == 150


def test_locked_archive_ends_the_round_and_loses_nothing(sarn, server):
    server.behaviours["/a"] = lines(a_line(1), etag='"1"')
    sarn.follow("/a")
    with closing(sqlite3.connect(sarn.desk.archive_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="is locked by another program"):
            sarn.collect()
    assert sarn.collect().found.added == 1


def test_archive_locked_amid_a_round_loses_nothing(sarn, server):
    other = sqlite3.connect(sarn.desk.archive_path, isolation_level=None, check_same_thread=False)

    def locks(connection, request):
        other.execute("BEGIN IMMEDIATE")
        return lines(a_line(1), etag='"1"')(connection, request)

    server.behaviours["/a"] = locks
    sarn.follow("/a")
    with pytest.raises(ArchiveError, match="is locked by another program"):
        sarn.collect()
    other.close()
    server.behaviours["/a"] = lines(a_line(1), etag='"1"')
    assert sarn.collect().found.added == 1
    assert sarn.texts() == {"k-1": "Report 1 from Karsk: the power is back."}


def test_clock_set_back_stops_nothing(sarn, server):
    server.behaviours["/a"] = lines(a_line(1), etag='"1"')
    sarn.follow("/a")
    sarn.collect()
    sarn.now = NOON - timedelta(days=365)
    count = sarn.collect(only_due=True)
    assert (count.visited, count.found.added) == (1, 0)
    assert sarn.state().next_due == sarn.now + timedelta(hours=1)


def test_two_collectors_at_once_do_not_collide(sarn, server):
    reached, go_on = threading.Event(), threading.Event()

    def holds(connection, request):
        reached.set()
        go_on.wait(20)
        return lines(a_line(1))(connection, request)

    server.behaviours["/a"] = holds
    sarn.follow("/a")
    counts = []
    first = threading.Thread(target=lambda: counts.append(sarn.collect()))
    first.start()
    assert reached.wait(20)
    try:
        with pytest.raises(BusyError, match=r"another collector .* has been at work since"):
            sarn.collect()
    finally:
        go_on.set()
        first.join(20)
    assert counts[0].found.added == 1
    sarn.later(hours=1)
    assert sarn.collect().visited == 1


def test_lease_of_a_dead_process_is_taken_over(sarn, server):
    import subprocess
    import sys

    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    holder = f"{socket.gethostname()}/{done.pid}/abc"
    with Archive.open(sarn.desk.archive_path) as archive:
        archive.take_lease(NAME, holder, NOON, is_dead)
        archive.take_lease(NAME, f"{socket.gethostname()}/1/init", NOON, is_dead)
        with pytest.raises(BusyError):
            archive.take_lease(NAME, "elsewhere/1/x", NOON, is_dead)
    assert not is_dead("elsewhere/1/x")
    assert not is_dead(f"{socket.gethostname()}/99999999999999999999/x")
    assert not is_dead("nonsense")
    assert is_dead(f"{socket.gethostname()}/{os.getpid()}/a-round-that-is-over")


def test_lease_is_looked_after_at_each_thing_found(sarn, server, monkeypatch):
    renewed = []
    real = Lease.renew
    monkeypatch.setattr(Lease, "renew", lambda self: (renewed.append(1), real(self)))
    server.behaviours["/a"] = lines(*map(a_line, range(60)))
    sarn.follow("/a")
    sarn.collect()
    assert len(renewed) > 60, "a long visit must not outlast the lease"


def test_collector_that_lost_its_lease_stops(sarn, server):
    def steals(connection, request):
        with Archive.open(sarn.desk.archive_path) as archive:
            archive.take_lease(NAME, "elsewhere/1/x", sarn.now + timedelta(hours=1), is_dead)
        sarn.later(hours=1)
        return lines(a_line(1), etag='"1"')(connection, request)

    server.behaviours["/a"] = steals
    sarn.follow("/a")
    with pytest.raises(BusyError, match="elsewhere"):
        sarn.collect()
    assert sarn.texts() == {}
