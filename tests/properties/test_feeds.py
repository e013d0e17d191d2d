"""Whatever stands in a feed, a list or a page, readers yield records and drops, and end soon."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.collect.addresses import address_key, clean_address, join_address
from standfirst.collect.captures import capture_bytes
from standfirst.collect.feeds.entries import FeedPage
from standfirst.collect.feeds.opml import Outline, read_opml
from standfirst.collect.feeds.reading import read_feed, read_feed_page
from standfirst.collect.listings import read_listing
from standfirst.collect.reports import make_report
from standfirst.collect.sitemaps import Listed, read_sitemap
from standfirst.collect.webpage import read_webpage
from standfirst.records import Drop, Item, Registers, Report
from standfirst.text import find_changes, is_trivial_change

NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)
FEW = settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
PIECES = st.sampled_from(
    [
        *'<?xml version="1.0" encoding="cp1251"?>|<rss version="2.0">|<channel>|<item>|</item>|</channel>|</rss>'
        "|<title>|</title>|<link>|</link>|<guid isPermaLink='true'>|</guid>|<description>|</description>|<pubDate>"
        "|Mon, 12 Dec 2022 17:00:00 +0200|</pubDate>|<![CDATA[|]]>|&amp;|&nbsp;|&#0;|&#x110000;|&lt;p&gt;|<media:content url='x'/>"
        "|<dc:creator>|</dc:creator>|<feed xmlns='http://www.w3.org/2005/Atom'>|<entry>|<content type='xhtml'>|<content type='html'>"
        "|</content>|<content:encoded>|<updated>|2022-12-12T15:00:00Z|</entry>|<enclosure url='//['/>|xml:base='http://['"
        "|<!DOCTYPE rss [|<!ENTITY a 'b'>|]>|<!--|-->|<urlset>|<url>|<loc>http://a.example/|</loc>|</url>|<opml>|<body>"
        "|<outline text='a' xmlUrl='http://a.example/'>|</outline>|https://a.example/|Karsk holds. |\ud800|\x00|\x0b|й|<skipHours><hour>²</hour></skipHours>"
        "|{|}|[|]|\"items\":|\"version\":|\"content_html\":|,|\"a\"|1e999|<a href='/a/20221212'>Nine dead in Karsk, a girl among them</a>"
        "|<script type='application/ld+json'>|{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{\"datePublished\":\"2022-12-12T15:00:00Z\",\"articleBody\":\"x\"}]}"
        "|</script>|<link rel=canonical href='http://['>|<link rel=alternate hreflang=x href=//[>|<p>".split("|"),
    ]
)  # fmt: skip
SOURCES = st.one_of(
    st.binary(max_size=200),
    st.lists(PIECES, max_size=40).map(
        lambda words: "".join(words).encode("utf-8", "surrogatepass")
    ),
)


def check_items(found: object) -> None:
    for one in found:  # type: ignore[attr-defined]
        assert isinstance(one, Item | Drop)
        if isinstance(one, Item):
            made = make_report(one, registers=Registers(), languages=("en",), collected_at=NOW)
            assert isinstance(made, Report | Drop)


@FEW
@given(SOURCES)
def test_any_bytes_make_a_feed_or_a_drop(data: bytes):
    page = read_feed_page(data, "feed", address="https://a.example/feed")
    assert isinstance(page, FeedPage | Drop)
    captured = capture_bytes(data, "https://a.example/feed", "text/xml", collected_at=NOW)
    check_items(read_feed(captured))


@FEW
@given(SOURCES)
def test_any_bytes_make_lists_or_drops(data: bytes):
    assert all(isinstance(one, Outline | Drop) for one in read_opml(data, "list"))
    assert all(isinstance(one, Listed | Drop) for one in read_sitemap(data, "map"))
    found = read_listing(data, "front", address="https://a.example/")
    assert all(isinstance(one, Listed | Drop) for one in found)


@FEW
@given(SOURCES)
def test_any_bytes_make_a_page_or_a_drop(data: bytes):
    captured = capture_bytes(data, "https://courier.example/a", "text/html", collected_at=NOW)
    check_items(read_webpage(captured))


@FEW
@given(st.text(max_size=60) | st.text("htps:/.[]?#&=%a@ é", max_size=40))
def test_any_address_has_a_key_that_stays(address: str):
    for one in (address, f"https://a.example/{address}"):
        assert isinstance(address_key(one), str)
        assert clean_address(clean_address(one)) == clean_address(one)
        joined = join_address("https://a.example/b", one)
        assert joined is None or joined.startswith(("https://", "http://"))


TEXTS = st.lists(
    st.sampled_from(
        "Nine died. |Ten died. |Karsk holds.\n\n|Updated 3 min ago\n|• Fire\n|“No,” he said. |a ".split("|")
    ),
    max_size=14,
).map("".join)  # fmt: skip


@FEW
@given(TEXTS, TEXTS)
def test_changes_cover_all_that_differs(old: str, new: str):
    changes = find_changes(old, new)
    kept = {span for change in changes for span in (change.new,) if span}
    assert len(kept) == sum(1 for change in changes if change.new)
    for change in changes:
        for span, text in ((change.old, old), (change.new, new)):
            assert span is None or span.of(text).strip()
        for words in change.words:
            assert words.old.of(old) != words.new.of(new)
    assert is_trivial_change(old, new) == is_trivial_change(new, old)
    if not changes and "".join(old.split()) != "".join(new.split()):
        pytest.fail(f"nothing was found between {old!r} and {new!r}")
