from __future__ import annotations

import pytest

from standfirst.collect.feeds.discovery import COMMON_PATHS, FoundFeed, find_feeds
from standfirst.errors import FetchError
from webfakes import FakeWeb

SITE = "https://courier.example/"
FEED = "<rss version='2.0'><channel><title>The Courier</title></channel></rss>"


def links(*rows: str, base: str = "") -> str:
    return f"<html><head>{base}{''.join(rows)}</head><body>News</body></html>"


def link(href: str, kind: str = "application/rss+xml", title: str = "") -> str:
    return f'<link rel="alternate" type="{kind}" href="{href}" title="{title}">'


def find(web: FakeWeb, address: str = SITE) -> list[str]:
    return [one.address for one in find_feeds(address, web.clients())]


def test_address_that_is_a_feed_is_taken_as_it_is():
    web = FakeWeb({SITE + "rss": FEED})
    assert find_feeds(SITE + "rss", web.clients()) == (FoundFeed(SITE + "rss", "The Courier"),)


def test_news_sitemap_is_told_from_a_feed():
    web = FakeWeb({SITE + "s.xml": "<?xml version='1.0'?><urlset></urlset>"})
    assert find_feeds(SITE + "s.xml", web.clients())[0].kind == "sitemap"


def test_feeds_that_the_page_names_come_with_comments_last():
    web = FakeWeb(
        {
            SITE: links(
                link("/comments/feed/", title="Comments"),
                link("/feed/", title="The Courier &amp; co"),
                link("https://www.courier.example/feed"),
                link("/atom", "application/atom+xml; charset=utf-8"),
                link("/style.css", "text/css"),
                link("javascript:x"),
                link("/wp-json/oembed/1.0/embed?url=x", "application/json"),
                '<link rel="hreflang" href="/de">',
            )
        }
    )
    found = find_feeds(SITE, web.clients())
    assert [one.address for one in found] == [
        SITE + "feed/",
        SITE + "atom",
        SITE + "comments/feed/",
    ]
    assert found[0].title == "The Courier & co"
    assert web.asked == [SITE]


def test_base_of_the_page_is_honoured():
    web = FakeWeb({SITE: links(link("rss"), base='<base href="/news/">')})
    assert find(web) == [SITE + "news/rss"]


def test_links_of_the_text_count_by_their_type():
    web = FakeWeb({SITE: "<body><a type='application/rss+xml' href='/rss'>RSS</a><a href=/x>x</a>"})
    assert find(web) == [SITE + "rss"]


@pytest.mark.parametrize("path", [*COMMON_PATHS, "news-sitemap.xml"])
def test_common_places_are_tried_where_the_page_names_none(path: str):
    body = FEED if "sitemap" not in path else "<urlset/>"
    web = FakeWeb({SITE: links(), SITE + path: body})
    assert find(web) == [SITE + path]


def test_folder_of_the_page_comes_before_the_host():
    web = FakeWeb(
        {SITE + "world/a.html": links(), SITE + "world/feed/": FEED, SITE + "feed/": FEED}
    )
    assert find(web, SITE + "world/a.html") == [SITE + "world/feed/"]


def test_site_without_feeds_gives_none_after_few_requests():
    web = FakeWeb({SITE: links(), SITE + "rss.xml": "<html>not found</html>"})
    assert find(web) == []
    assert len(web.asked) < 15


def test_dead_address_is_said():
    with pytest.raises(FetchError):
        find(FakeWeb())


@pytest.mark.parametrize(
    "body", ["", "\x00", "<", "<link " * 5000, "<link rel=alternate>" * 20_000]
)
def test_hostile_pages_have_no_feeds(body: str):
    assert find(FakeWeb({SITE: body})) == []
