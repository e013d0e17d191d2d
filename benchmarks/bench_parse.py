"""Reading pages beside bare trafilatura, and feeds beside bare feedparser: one core each.

The pages are made up, with the weight of real ones: menus, scripts, JSON-LD, side columns, related
links and comments around a report of some hundred words.
"""

from __future__ import annotations

import html
import json
from datetime import UTC, datetime
from io import BytesIO
from time import process_time
from typing import TYPE_CHECKING, TypeVar

import feedparser
from trafilatura import bare_extraction

from measure import Figure
from standfirst.collect.captures import capture_bytes
from standfirst.collect.feeds.reading import read_feed
from standfirst.collect.webpage import read_webpage
from standfirst.records import Item
from texts import make_reports

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

T = TypeVar("T")

NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)
ROUNDS = 3  # the best of which counts, for others share the machine
WARM = 5  # pages read before the clock starts: imports and compiled patterns
ITEMS = 50  # a feed


def make_page(number: int, headline: str, text: str) -> str:
    """Make a page of a newspaper around a report."""
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": headline,
        "datePublished": "2022-12-12T17:00:00+02:00",
        "author": [{"@type": "Person", "name": "Nora Quill"}],
        "publisher": {"@type": "Organization", "name": "The Port Ellery Courier"},
    }
    menu = "".join(f'<li class="m{n}"><a href="/s/{n}">Section {n}</a></li>' for n in range(60))
    related = "".join(
        f'<div class="card"><a href="/a/{number}{n}"><img src="/i/{n}.jpg" alt="">'
        f"<h3>Story {n} of the day</h3></a><span>{n} min ago</span></div>"
        for n in range(40)
    )
    comments = "".join(
        f'<div class="comment"><b>reader{n}</b><p>I have read it {n} times.</p></div>'
        for n in range(30)
    )
    body = "".join(f"<p>{html.escape(one)} <a href='/x'>more</a></p>" for one in text.split("\n\n"))
    script = "var a = [" + ",".join(str(n * number % 997) for n in range(3000)) + "];"
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>"
        f"{html.escape(headline)} | The Port Ellery Courier</title>"
        f'<link rel=canonical href="https://courier.example/a/{number}">'
        '<meta property="og:site_name" content="The Port Ellery Courier">'
        '<meta name=description content="A report.">'
        f'<script type="application/ld+json">{json.dumps(facts)}</script>'
        f"<script>{script}</script></head>"
        f"<body><header><nav><ul>{menu}</ul></nav></header><main><article>"
        f"<h1>{html.escape(headline)}</h1>"
        f'<p class="byline">By Nora Quill</p><div class="share">Share Tweet</div>{body}</article>'
        f'<aside class="related">{related}</aside>'
        f'<section class="comments">{comments}</section></main>'
        f"<footer><ul>{menu}</ul><p>© The Port Ellery Courier</p></footer>"
        f"<script>{script}</script></body></html>"
    )


def make_pages(size: int) -> list[str]:
    """Make as many pages."""
    return [
        make_page(n, str(report.get("headline") or "A report"), str(report["text"]))
        for n, report in enumerate(make_reports(size, words=500))
    ]


def make_feed(start: int, rows: list[str]) -> bytes:
    """Make a feed of some items with their whole texts."""
    items = "".join(
        f"<item><title>Report {start + n}</title><link>https://courier.example/a/{start + n}</link>"
        f"<guid isPermaLink='false'>c-{start + n}</guid>"
        "<pubDate>Mon, 12 Dec 2022 17:00:00 +0200</pubDate>"
        "<dc:creator>Nora Quill</dc:creator><description>A report.</description>"
        "<content:encoded><![CDATA["
        + "".join(f"<p>{html.escape(one)}</p>" for one in text.split("\n\n"))
        + "]]></content:encoded></item>"
        for n, text in enumerate(rows)
    )
    return (
        "<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'"
        " xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<title>The Courier</title><link>https://courier.example/</link>{items}</channel></rss>"
    ).encode()


def measure(folder: Path, size: int) -> list[Figure]:
    """Measure pages and feed items a second of one core."""
    del folder
    pages = make_pages(min(size, 200))
    texts = [str(one["text"]) for one in make_reports(size * 5, words=200)]
    feeds = [make_feed(n, texts[n : n + ITEMS]) for n in range(0, len(texts), ITEMS)]
    bare, whole = _seconds(
        pages,
        lambda page: bare_extraction(page, include_comments=False, with_metadata=False),
        _read_page,
    )
    feed_bare, feed_whole = _seconds(
        feeds, lambda feed: feedparser.parse(BytesIO(feed)), _read_feed
    )
    rate, items = len(pages) / whole, len(texts) / feed_whole
    return [
        Figure("parse", "pages", rate, "pages/s", whole / bare, "bare trafilatura"),
        Figure("parse", "feed items", items, "items/s", feed_whole / feed_bare, "bare feedparser"),
    ]


def _seconds(
    inputs: Sequence[T], bare: Callable[[T], object], whole: Callable[[T], object]
) -> tuple[float, float]:
    """Return the processor's seconds of both over all inputs, each at its best of some rounds.

    They take turns at each input, so that what slows the machine down slows both.
    """
    for one in inputs[:WARM]:
        assert bare(one)
        whole(one)
    totals = [0.0, 0.0]
    for one in inputs:
        best = [float("inf"), float("inf")]
        for _ in range(ROUNDS):
            for n, work in enumerate((bare, whole)):
                began = process_time()
                work(one)
                best[n] = min(best[n], process_time() - began)
        totals = [total + time for total, time in zip(totals, best, strict=True)]
    return max(totals[0], 1e-9), max(totals[1], 1e-9)


def _read_page(page: str) -> None:
    address = "https://courier.example/a"
    captured = capture_bytes(page.encode(), address, "text/html", collected_at=NOW)
    assert all(isinstance(one, Item) for one in read_webpage(captured))


def _read_feed(feed: bytes) -> None:
    address = "https://courier.example/rss"
    captured = capture_bytes(feed, address, "text/xml", collected_at=NOW)
    assert all(isinstance(one, Item) for one in read_feed(captured))
