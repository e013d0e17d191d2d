"""What tests of collecting share: a kind of source made of JSON Lines, and hosts on loopback."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import httpx2

from bad_server import says
from standfirst.archive import Archive
from standfirst.collect.http import PoliteFetcher
from standfirst.collect.http.pacing import Pacing
from standfirst.collect.jsonlines import read_jsonl
from standfirst.collect.sources import SourceKind, never
from standfirst.config import Collecting
from standfirst.records import Feed, Item, make_id
from standfirst.run.collecting import collect

TLS = httpx2.create_ssl_context()
NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)


def collect_lines(feed, state, clients):
    """A kind of source: a file of JSON Lines, each a report."""
    fetched = clients.http.get(
        state.moved_to or feed.address, etag=state.etag, last_modified=state.last_modified
    )
    if not fetched.not_modified:
        captured = fetched.captured("lines/1", feed=feed.id)
        yield captured
        for found in read_jsonl(captured):
            if isinstance(found, Item):
                if found.text == "BREAK":
                    raise ZeroDivisionError("of the test")
                yield replace(found, outlet=feed.outlet or found.outlet)
            else:
                yield found
    yield replace(
        state,
        etag=fetched.header("etag") or state.etag,
        moved_to=fetched.moved_to or state.moved_to,
        signals=fetched.signals,
        # What belongs to the loop is ignored.
        failures=99,
    )


LINES = SourceKind("lines", never, collect_lines)


def a_line(n, text=None, **fields):
    """One report as a line; all else can be set by name."""
    fields.setdefault("published_at", f"2022-12-12T{n % 24:02}:00:00+02:00")
    text = text or f"Report {n} from Karsk: the power is back."
    return json.dumps({"id": f"k-{n}", "outlet": "VPA", "text": text, **fields})


def lines(*rows, etag=None):
    """A behaviour that gives reports, unless the client has them already."""
    body = "".join(f"{row}\n" for row in rows).encode()
    headers = [f"ETag: {etag}"] if etag else []

    def behave(connection, request):
        if etag and request.headers.get("if-none-match") == etag:
            return says("304 Not Modified", b"", *headers)(connection, request)
        return says("200 OK", body, "Content-Type: application/jsonl", *headers)(
            connection, request
        )

    return behave


class Desk:
    """A desk on a clock of its own, whose names all lead to loopback."""

    def __init__(self, desk, server, **manners):
        manners = {"gap_seconds": 0, "most_seconds": 5, "at_once": 4} | manners
        settings = Collecting("desk@sarn.example", allowed_hosts=("127.0.0.1",), **manners)
        self.desk = replace(desk, collecting=settings)
        self.server = server
        self.now = NOON

    def follow(self, *paths, host="127.0.0.1", **fields):
        """Set the list of feeds: these paths of the server."""
        fields.setdefault("kind", "lines")
        feeds = [
            Feed(make_id("f", url), url, **fields)
            for path in paths
            for url in [path if "://" in path else self.server.url(path, host)]
        ]
        self.desk = replace(self.desk, feeds=tuple(feeds))
        return feeds

    def collect(self, archive=None, **options):
        """Collect once."""
        make = partial(
            PoliteFetcher,
            resolve=lambda *_: ["127.0.0.1"],
            pacing=Pacing(self.desk.collecting.gap_seconds),
            ssl_context=TLS,
        )
        options = {"now": lambda: self.now, "make_fetcher": make} | options
        if archive is not None:
            return collect(self.desk, archive, **options)
        with Archive.open(self.desk.archive_path, busy_seconds=0.2) as opened:
            return collect(self.desk, opened, **options)

    def later(self, **length):
        """Let time pass."""
        self.now += timedelta(**length)

    def state(self, n=0):
        """What is known of the n-th feed."""
        with Archive.open(self.desk.archive_path) as archive:
            feed = self.desk.feeds[n]
            return archive.feed_states([feed])[feed.id]

    def texts(self):
        """The current texts by external id."""
        with Archive.open(self.desk.archive_path) as archive:
            assert archive.check() == ()
            return {one.external_id: one.text for one in archive.current_reports()}
