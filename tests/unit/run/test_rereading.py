"""Captures are read again as they were collected and imported, with nothing fetched."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bad_server import BadServer, says
from feedfakes import NOON, Desk
from standfirst.archive import Archive
from standfirst.collect import page, webpage
from standfirst.collect.feeds import visit
from standfirst.run import rereading
from standfirst.run.importing import import_paths
from standfirst.run.rereading import reread

BODY = "The water in Sarn is off until {0}, the council said in a notice on its door on Monday."
PAGE = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>"


def rss(*items):
    rows = "".join(
        f"<item><guid>{key}</guid><title>{title}</title><link>{link}</link>"
        f"<pubDate>Mon, 12 Dec 2022 10:00:00 GMT</pubDate><description>{words}</description></item>"
        for key, title, link, words in items
    )
    return says(
        "200 OK",
        f'<rss version="2.0"><channel><title>Council</title>{rows}</channel></rss>'.encode(),
        "Content-Type: application/rss+xml",
    )


def html(title, until):
    return says(
        "200 OK", PAGE.format(title, BODY.format(until)).encode(), "Content-Type: text/html"
    )


@pytest.fixture
def server():
    with BadServer({}) as server:
        server.behaviours |= {"/water": html("Water is off", "noon"), "/gas": html("Gas", "dusk")}
        server.behaviours["/rss"] = rss(
            ("1", "Water is off", server.url("/water"), "The water in Sarn is off…"),
            ("2", "Lost page", server.url("/lost"), "A teaser that stays one."),
        )
        yield server


@pytest.fixture
def sarn(desk, server):
    return Desk(desk, server)


def reports_of(sarn):
    with Archive.open(sarn.desk.archive_path) as archive:
        assert archive.check() == ()
        return {
            one.headline and one.headline.of(one.text): one for one in archive.current_reports()
        }


def again(sarn):
    with Archive.open(sarn.desk.archive_path) as archive:
        return reread(sarn.desk, archive, now=lambda: sarn.now)


def better(monkeypatch):
    """Let the reader of pages see one word more."""
    real = webpage.read_webpage

    def reads(captured, rules=None):
        for found in real(captured, rules):
            yield replace(found, text=f"{found.text}\n\nBetter.", extractor="webpage/99")

    for module in (visit, page, rereading):
        monkeypatch.setattr(module, "read_webpage", reads)
    monkeypatch.setitem(rereading._READERS, "text/html", reads)


def test_same_readers_change_nothing_and_fetch_nothing(sarn, server):
    sarn.follow("/rss", kind="feed")
    sarn.collect()
    before, n_requests = reports_of(sarn), len(server.requests)
    sarn.later(hours=1)
    count = again(sarn)
    assert (count.added, count.revised, count.dropped) == (0, 0, ())
    assert count.unchanged >= 2
    assert reports_of(sarn) == before
    assert len(server.requests) == n_requests


def test_better_reader_makes_revisions_and_teasers_find_their_pages(sarn, server, monkeypatch):
    sarn.follow("/rss", kind="feed")
    sarn.collect()
    sarn.later(days=9)
    better(monkeypatch)
    count = again(sarn)
    assert (count.added, count.revised) == (0, 1)
    report = reports_of(sarn)["Water is off"]
    assert report.text.endswith("Better.")
    assert (report.revision, report.extractor) == (2, "feed/1 webpage/99")
    assert report.collected_at == NOON, "reading again is not collecting again"
    assert (again(sarn).revised, again(sarn).added) == (0, 0)


def test_changed_page_is_read_in_the_order_it_changed(sarn, server, monkeypatch):
    sarn.follow("/gas", kind="page")
    sarn.collect()
    server.behaviours["/gas"] = html("Gas", "dawn")
    sarn.later(hours=1)
    assert sarn.collect().found.revised == 1
    better(monkeypatch)
    again(sarn)
    with Archive.open(sarn.desk.archive_path) as archive:
        (report,) = archive.current_reports()
        texts = [one.text for one in archive.revisions(report.id)]
    assert ["dusk" in text for text in texts] == [True, False, True, False]
    assert ["Better" in text for text in texts] == [False, False, True, True]
    assert report.collected_at == NOON + timedelta(hours=1)


def test_feed_that_left_the_list_is_read_too(sarn, server, monkeypatch):
    sarn.follow("/rss", kind="feed")
    sarn.collect()
    sarn.follow()
    better(monkeypatch)
    assert again(sarn).revised == 1


def test_imported_files_are_read_again_as_files(sarn, tmp_path, monkeypatch):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": "Rain in Sarn."}) + "\n")
    (tmp_path / "b.html").write_text(PAGE.format("Saved", BODY.format("dusk")))
    with Archive.open(sarn.desk.archive_path) as archive:
        assert (
            import_paths(sarn.desk, archive, [tmp_path / "a.jsonl", tmp_path / "b.html"]).added == 2
        )
    count = again(sarn)
    assert (count.added, count.revised, count.unchanged) == (0, 0, 2)
    better(monkeypatch)
    count = again(sarn)
    assert (count.added, count.revised, count.unchanged) == (0, 1, 1)


def test_damaged_reader_costs_its_capture_only(sarn, tmp_path, monkeypatch):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": "Rain in Sarn."}) + "\n")
    (tmp_path / "b.html").write_text(PAGE.format("Saved", BODY.format("dusk")))
    with Archive.open(sarn.desk.archive_path) as archive:
        import_paths(sarn.desk, archive, [tmp_path / "a.jsonl", tmp_path / "b.html"])

    def breaks(_captured):
        raise ZeroDivisionError("of the test")
        yield

    monkeypatch.setitem(rereading._READERS, "text/html", breaks)
    count = again(sarn)
    assert count.unchanged == 1
    assert [one.reason for one in count.dropped] == ["reader-failed"]
