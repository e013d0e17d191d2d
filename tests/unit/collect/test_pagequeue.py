"""Sitemaps and listing pages: what they list, and visits to what is new in them."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from standfirst.collect.captures import Captured
from standfirst.collect.listings import read_listing
from standfirst.collect.outletrules import parse_rules
from standfirst.collect.pagequeue import (
    MOST_PAGES,
    MOST_SITEMAPS,
    MOST_TRIES,
    collect_listing,
    collect_sitemap,
)
from standfirst.collect.sitemaps import Listed, looks_like_sitemap, read_sitemap
from standfirst.records import Drop, Feed, FeedState, Item
from webfakes import FakeWeb

SITE = "https://herald.example/"
MAP = SITE + "news-sitemap.xml"
PAGE = (
    "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>Halvernian Defence Secretary Edmund"
    " Ashby arrived in Sarn on Monday, in words that number {0}.</p><p>He left at noon, and nobody saw him"
    " off at the station of the town.</p></article></body></html>"
)


def url(name: str, day: str = "2022-12-12", *, news: bool = True) -> str:
    inner = (
        f"<news:news><news:publication><news:name>The Courier</news:name><news:language>en</news:language></news:publication>"
        f"<news:publication_date>{day}T12:00:00Z</news:publication_date><news:title>Title {name}</news:title></news:news>"
    )
    return f"<url><loc>{SITE}{name}</loc>{f'<lastmod>{day}T13:00:00Z</lastmod>' if day else ''}{inner if news and day else ''}</url>"


def urlset(*rows: str) -> str:
    return (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{"".join(rows)}</urlset>'
    )


def index(*names: str) -> str:
    rows = "".join(
        f"<sitemap><loc>/{name}.xml</loc><lastmod>2022-12-1{n % 3}T00:00:00Z</lastmod></sitemap>"
        for n, name in enumerate(names)
    )
    return (
        f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</sitemapindex>"
    )


def listed(source: str | bytes) -> list[Listed | Drop]:
    data = source if isinstance(source, bytes) else source.encode()
    return list(read_sitemap(data, "map", address=MAP))


def test_news_sitemap_gives_all_it_says():
    (one,) = listed(urlset(url("a?utm_source=x")))
    assert one == Listed(
        SITE + "a",
        headline="Title a?utm_source=x",
        outlet="The Courier",
        language="en",
        published_at=datetime(2022, 12, 12, 12, tzinfo=UTC),
        changed_at=datetime(2022, 12, 12, 13, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (urlset(url("a", news=False)), [SITE + "a"]),
        (urlset("<url><loc>/b</loc></url><url/><other/>"), [SITE + "b"]),
        (index("s1"), [SITE + "s1.xml"]),
        (gzip.compress(urlset(url("a")).encode()), [SITE + "a"]),
        (f"{SITE}a\n{SITE}b\njunk\n", [SITE + "a", SITE + "b"]),
        (urlset("<url><loc>javascript:x</loc></url>"), []),
    ],
)
def test_every_form_of_list_is_read(source: str | bytes, found: list[str]):
    assert [one.address for one in listed(source) if isinstance(one, Listed)] == found


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<rss/>", "not-a-sitemap"),
        ("Karsk", "not-a-sitemap"),
        (b"\x1f\x8bnonsense", "gzip"),
        (gzip.compress(b" " * (65 << 20)), "too-long"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><urlset/>', "xml-entities"),
    ],
)
def test_what_is_no_list_is_dropped(source: str | bytes, reason: str):
    assert [one.reason for one in listed(source) if isinstance(one, Drop)] == [reason]


def visit(web: FakeWeb, state: FeedState, collect=collect_sitemap, feed: Feed | None = None):
    web.asked.clear()
    found = list(collect(feed or Feed("f1", MAP), state, web.clients()))
    assert isinstance(found[-1], FeedState)
    items = [one for one in found if isinstance(one, Item)]
    drops = [one for one in found if isinstance(one, Drop)]
    assert all(isinstance(one, Captured | Item | Drop | FeedState) for one in found)
    return items, drops, found[-1]


def a_web(*names: str, document: str, at: str = MAP) -> FakeWeb:
    pages = {SITE + name: PAGE.format(name) for name in names}
    return FakeWeb({at: document, **pages}, headers={at: {"etag": '"1"'}})


def test_new_pages_of_a_news_sitemap_become_items_once():
    web = a_web("a", "b", document=urlset(url("a"), url("b")))
    items, drops, state = visit(web, FeedState("f1"))
    assert [one.url for one in items] == [SITE + "a", SITE + "b"]
    assert (items[0].outlet, items[0].published_at) == (
        "The Courier",
        datetime(2022, 12, 12, 12, tzinfo=UTC),
    )
    assert not drops
    assert visit(web, state)[:2] == ([], [])  # 304
    assert visit(web, replace(state, etag=None))[0] == []
    web.pages[MAP] = urlset(url("a"), url("b", "2022-12-13"))
    assert [one.url for one in visit(web, replace(state, etag=None))[0]] == [SITE + "b"]


def test_past_of_a_site_is_remembered_not_fetched():
    web = a_web("a", "old", document=urlset(url("old", "2022-11-01"), url("undated", ""), url("a")))
    items, drops, state = visit(web, FeedState("f1"))
    assert ([one.url for one in items], drops) == ([SITE + "a"], [])
    web.pages[MAP] = urlset(url("undated", ""), url("new", ""))
    web.pages[SITE + "new"] = PAGE.format("new")
    assert [one.url for one in visit(web, replace(state, etag=None))[0]] == [SITE + "new"]


def test_newest_sitemaps_of_an_index_are_read():
    names = [f"s{n}" for n in range(MOST_SITEMAPS + 3)]
    web = a_web("a", document=index(*names))
    web.pages |= {f"{SITE}{name}.xml": urlset(url("a")) for name in names}
    items, _, state = visit(web, FeedState("f1"))
    assert [one.url for one in items] == [SITE + "a"]
    assert len([one for one in web.asked if one.endswith(".xml")]) == 1 + MOST_SITEMAPS
    assert state.etag is None


def test_what_one_visit_leaves_the_next_one_takes():
    names = [f"p{n}" for n in range(MOST_PAGES + 2)]
    web = a_web(*names, document=urlset(*map(url, names)))
    items, _, state = visit(web, FeedState("f1"))
    assert len(items) == MOST_PAGES
    items, _, state = visit(web, state)
    assert len(items) == 2
    assert state.etag == '"1"'


def test_page_that_fails_is_tried_again_and_then_given_up():
    web = a_web(document=urlset(url("a")))
    state = FeedState("f1")
    for _ in range(MOST_TRIES):
        items, drops, state = visit(web, state)
        assert (items, [one.reason for one in drops]) == ([], ["page-failed"])
    assert state.etag == '"1"'
    assert visit(web, replace(state, etag=None))[1] == []


FRONT = """<html><body><nav><a href="/world">World</a><a href="/tag/karsk">All that we know of the town of Karsk</a></nav>
<a href="/world/ashby-in-sarn-for-talks">Ashby in Sarn for talks nobody announced</a>
<a href="/world/ashby-in-sarn-for-talks#comments">Ashby in Sarn for talks nobody announced</a>
<a href="/a/20221212">Nine dead in Karsk, a girl of eleven among them</a>
<a href="/a/20221213">More</a>
<a href="https://other.example/world/some-long-slug-here">An article that stands in another outlet</a>
<a href="/img/ashby-in-sarn-for-talks.jpg">A picture of Ashby in Sarn for talks</a></body></html>"""


def test_links_to_articles_are_told_from_menus():
    found = list(read_listing(FRONT.encode(), "front", address=SITE))
    assert [(one.address, one.headline) for one in found if isinstance(one, Listed)] == [
        (SITE + "world/ashby-in-sarn-for-talks", "Ashby in Sarn for talks nobody announced"),
        (SITE + "a/20221212", "Nine dead in Karsk, a girl of eleven among them"),
    ]


def test_rules_for_the_outlet_tell_the_links():
    rules = parse_rules('hosts = ["herald.example"]\n[[layouts]]\nlinks = ["nav a"]\ndrop_addresses = ["/tag/*"]', "x")  # fmt: skip
    found = list(read_listing(FRONT.encode(), "front", address=SITE, rules=(rules,)))
    assert [one.address for one in found if isinstance(one, Listed)] == [SITE + "world"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<html><body><a href=/>x</a></body></html>", "no-links"),
        ("", "empty"),
        ("<b>a</b>" * 110_000, "too-long"),
        ("\x00", "binary"),
    ],
)
def test_page_without_articles_is_a_drop(source: str, reason: str):
    (found,) = read_listing(source.encode(), "front", address=SITE)
    assert isinstance(found, Drop)
    assert found.reason == reason


def test_listing_page_is_followed_and_known_articles_are_not_fetched_again():
    web = a_web("world/ashby-in-sarn-for-talks", "a/20221212", document=FRONT, at=SITE)
    feed = Feed("f1", SITE, kind="listing")
    items, _, state = visit(web, FeedState("f1"), collect_listing, feed)
    assert len(items) == 2
    assert items[0].published_at is None  # never the hour of the fetch
    items, *_ = visit(web, replace(state, etag=None), collect_listing, feed)
    assert (items, web.asked) == ([], [SITE])


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        (MAP, True),
        (SITE + "sitemap_index.xml.gz", True),
        (SITE + "sitemap.txt", True),
        (SITE + "rss.xml", False),
        ("http://[", False),
    ],
)
def test_addresses_that_look_like_sitemaps(address: str, answer: bool):
    assert looks_like_sitemap(address) is answer
