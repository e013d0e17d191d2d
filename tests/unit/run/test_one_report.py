"""The same thing through three feeds is one report, whatever the order."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from standfirst.archive import Archive
from standfirst.collect.feeds.visit import collect_feed
from standfirst.collect.pagequeue import collect_sitemap
from standfirst.records import Feed, FeedState, Item
from standfirst.run.batches import Batch
from standfirst.run.desks import new_desk
from webfakes import NOW, FakeWeb

PAGE = "https://www.courier.example/world/ashby-in-sarn"
TEXT = (
    "<p>Halvernian Defence Secretary Edmund Ashby arrived in Sarn on Monday on a visit that nobody had announced.</p>"
    "<p>“We will stay as long as it takes,” he told a joint news conference with Velmoran Defence Minister Tomas"
    " Verrin. He did not confirm reports of further deliveries of batteries.</p><p>He left at noon, and nobody saw him"
    " off at the station of the town, where a band had waited since the morning.</p>"
)
DATE = "Mon, 12 Dec 2022 17:00:00 +0200"
HTML = (
    f'<html lang=en><head><link rel=canonical href="{PAGE}"><meta property="article:published_time"'
    f' content="2022-12-12T17:00:00+02:00"></head><body><article><h1>Ashby in Sarn</h1>{TEXT}</article></body></html>'
)


def rss(link: str, guid: str) -> str:
    return (
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>x</title><item>"
        f"<title>Ashby in Sarn</title><link>{link}</link><guid isPermaLink='false'>{guid}</guid><pubDate>{DATE}</pubDate>"
        f"<description>A visit.</description></item></channel></rss>"
    )


SITEMAP = (
    f"<urlset><url><loc>{PAGE}/amp</loc><lastmod>2022-12-12T15:00:00Z</lastmod></url></urlset>"
)
FEEDS = {
    "https://courier.example/rss": rss(PAGE + "?utm_source=rss", "c-1"),
    "https://courier.example/world/rss": rss("http://m.courier.example/world/ashby-in-sarn", "c-1"),
    "https://courier.example/sitemap.xml": SITEMAP,
    "https://courier.example/short/rss": rss("https://courier.example/s/8", "c-1"),
}
PAGES = {
    PAGE + "?utm_source=rss": HTML,
    PAGE + "?utm_source=rss".replace("?utm_source=rss", ""): HTML,
    PAGE: HTML,
    "http://m.courier.example/world/ashby-in-sarn": HTML,
    PAGE + "/amp": HTML,
}


@pytest.mark.parametrize("order", [*permutations(range(4))])
def test_one_thing_through_several_feeds_is_one_report(tmp_path, order: tuple[int, ...]):
    desk = new_desk(tmp_path / "desk", epoch=date(2021, 9, 14))
    web = FakeWeb({**FEEDS, **PAGES})
    addresses = [list(FEEDS)[n] for n in order]
    with Archive.open(desk.archive_path) as archive:
        for address in addresses * 2:
            kind = collect_sitemap if "sitemap" in address else collect_feed
            batch = Batch(desk, archive, NOW)
            found = kind(
                Feed(address, address, outlet="courier"), FeedState(address), web.clients()
            )
            for one in found:
                batch.take(one)
            batch.write()
        reports = archive.current_reports()
    assert len(reports) == 1
    assert reports[0].text.startswith("Ashby in Sarn\n\n")
    assert "band had waited" in reports[0].text
    assert not reports[0].is_partial


def test_items_of_the_feeds_are_what_the_test_says():
    web = FakeWeb({**FEEDS, **PAGES})
    first, *_ = FEEDS
    found = [
        one
        for one in collect_feed(Feed("f", first), FeedState("f"), web.clients())
        if isinstance(one, Item)
    ]
    assert [one.url for one in found] == [PAGE]
