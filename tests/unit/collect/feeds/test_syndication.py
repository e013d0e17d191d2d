"""Feeds of every format and in every bad state become entries."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from standfirst.collect.feeds.reading import is_feed, looks_like_feed, read_feed_page
from standfirst.collect.feeds.syndication import MOST_ENTRIES
from standfirst.records import Drop

ADDRESS = "https://wire.example/feeds/rss.xml"
FIVE_PM = datetime(2022, 12, 12, 15, tzinfo=UTC)
NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"'
)


def rss(*items: str, head: str = "", version: str = "2.0", prolog: str = "") -> str:
    rows = "".join(f"<item>{one}</item>" for one in items)
    return f'{prolog}<rss version="{version}" {NAMESPACES}><channel><title>Halvern Wire</title><link>https://wire.example/</link>{head}{rows}</channel></rss>'


def atom(*entries: str, head: str = "") -> str:
    rows = "".join(f"<entry>{one}</entry>" for one in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Courier</title>{head}{rows}</feed>'


def read(source: str | bytes, **extra):
    data = source if isinstance(source, bytes) else source.encode()
    page = read_feed_page(data, "feed", address=ADDRESS, **extra)
    assert not isinstance(page, Drop), page
    return page


def first(source: str | bytes, **extra):
    return read(source, **extra).entries[0]


def test_rss_gives_all_it_says():
    page = read(
        rss(
            "<title>Ashby in Sarn</title><link>/a/1</link><guid isPermaLink='false'>hw-1</guid>"
            "<pubDate>Mon, 12 Dec 2022 17:00:00 +0200</pubDate><dc:creator>Nora Quill</dc:creator>"
            "<description>A visit.</description><content:encoded>&lt;p&gt;He came.&lt;/p&gt;&lt;p&gt;He left.&lt;/p&gt;</content:encoded>"
            "<enclosure url='/a.mp3' type='audio/mpeg' length='1'/><media:content url='https://m.example/p.jpg'/>"
            "<source url='https://vpa.example/rss'>Velmoran Press Agency</source>",
            head="<atom:link rel='self' href='/feeds/rss.xml'/><atom:link rel='hub' href='https://hub.example/'/>"
            "<language>en-GB</language><ttl>30</ttl><skipHours><hour>0</hour><hour>3</hour></skipHours>",
        )
    )
    assert (page.version, page.title, page.site) == (
        "rss20",
        "Halvern Wire",
        "https://wire.example/",
    )
    assert (page.own_address, page.hubs) == (ADDRESS, ("https://hub.example/",))
    assert (page.language, page.ttl_minutes, page.skip_hours) == ("en-GB", 30, (0, 3))
    entry = page.entries[0]
    assert (entry.guid, entry.url) == ("hw-1", "https://wire.example/a/1")
    assert (entry.headline, entry.byline) == ("Ashby in Sarn", "Nora Quill")
    assert (entry.content, entry.summary) == ("He came.\n\nHe left.", "A visit.")
    assert (entry.published_at, entry.updated_at) == (FIVE_PM, None)
    assert entry.via == "Velmoran Press Agency"
    assert entry.enclosures == ("https://wire.example/a.mp3", "https://m.example/p.jpg")


@pytest.mark.parametrize(
    ("source", "version"),
    [
        (rss("<title>A</title>", version="0.91"), "rss091u"),
        (rss("<title>A</title>", version="0.92"), "rss092"),
        (
            (
                '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
                '<channel rdf:about="x"><title>T</title></channel><item rdf:about="https://e.example/1"><title>A</title></item></rdf:RDF>'
            ),
            "rss10",
        ),
        (atom("<title>A</title>"), "atom10"),
        (
            '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>A</title></entry></feed>',
            "atom03",
        ),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": [{"title": "A"}]}', "json1.1"),
    ],
)
def test_formats_are_told_apart(source: str, version: str):
    page = read(source)
    assert page.version == version
    assert page.entries[0].headline == "A"


def test_atom_keeps_published_and_updated_apart():
    entry = first(
        atom(
            "<id>tag:courier.example,2022:1</id><link rel='alternate' href='1.html'/>"
            "<link rel='enclosure' href='1.pdf'/><published>2022-12-12T17:00:00+02:00</published>"
            "<updated>2022-12-12T16:30:00Z</updated><author><name>Nora Quill</name></author><author><name>Joss Harrow</name></author>"
            "<summary>Short.</summary><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>One &amp; two.</p></div></content>"
        )
    )
    assert entry.published_at == FIVE_PM
    assert entry.updated_at == datetime(2022, 12, 12, 16, 30, tzinfo=UTC)
    assert entry.guid == "tag:courier.example,2022:1"
    assert entry.url == "https://wire.example/feeds/1.html"
    assert entry.byline == "Nora Quill, Joss Harrow"
    assert (entry.content, entry.summary, entry.language) == ("One & two.", "Short.", "en")
    assert entry.enclosures == ("https://wire.example/feeds/1.pdf",)


def test_feed_with_one_date_takes_it_for_publication():
    entry = first(atom("<updated>2022-12-12T15:00:00Z</updated><title>A</title>"))
    assert (entry.published_at, entry.updated_at) == (FIVE_PM, None)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Mon, 12 Dec 2022 17:00:00 +0200", FIVE_PM),
        ("Mon, 12 Dec 2022 15:00:00 GMT", FIVE_PM),
        ("12 Dec 2022 10:00:00 EST", FIVE_PM),
        ("2022-12-12T17:00:00+02:00", FIVE_PM),
        ("2022-12-12T17:00:00+0200", FIVE_PM),
        ("2022-12-12 17:00:00 +0200", FIVE_PM),
        ("2022-12-12 17:00:00+02", FIVE_PM),
        ("Mon, 12 Dec 2022 17:00:00", None),
        ("2022-12-12T17:00:00", None),
        ("2022-12-12", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_date_without_its_offset_is_none(written: str, moment: datetime | None):
    assert first(rss(f"<title>A</title><pubDate>{written}</pubDate>")).published_at == moment


@pytest.mark.parametrize(
    ("guid", "url"),
    [
        ("<guid>https://wire.example/a/1</guid>", "https://wire.example/a/1"),
        ("<guid isPermaLink='false'>https://wire.example/a/1</guid>", None),
        ("<guid isPermaLink='true'>/a/1</guid>", "https://wire.example/a/1"),
        ("<guid isPermaLink='false'>x</guid><link>/a/2</link>", "https://wire.example/a/2"),
        (
            "<guid>https://wire.example/a/1</guid><link>https://wire.example/a/2</link>",
            "https://wire.example/a/2",
        ),
    ],
)
def test_guid_is_the_address_only_where_it_says_so(guid: str, url: str | None):
    assert first(rss(f"<title>A</title>{guid}")).url == url


def test_guid_is_not_resolved_so_that_it_survives_a_move_of_the_feed():
    assert first(rss("<title>A</title><guid>12345</guid>")).guid == "12345"


@pytest.mark.parametrize(
    ("written", "headline"),
    [
        ("Ashby &amp; Verrin", "Ashby & Verrin"),
        ("Ashby &amp;amp; Verrin", "Ashby & Verrin"),
        ("&lt;b&gt;Ashby&lt;/b&gt; comes", "Ashby comes"),
        ("<![CDATA[<b>Ashby</b> &amp; Verrin]]>", "Ashby & Verrin"),
        ("Ashby&nbsp;comes &mdash; again", "Ashby comes — again"),
        ("Losses &lt; 5", "Losses < 5"),
        ("Two\n   lines", "Two lines"),
        ("AT&T sells", "AT&T sells"),
        ("&bogus; day", "&bogus; day"),
        ("", None),
    ],
)
def test_titles_become_plain_words(written: str, headline: str | None):
    assert first(rss(f"<title>{written}</title><link>/a</link>")).headline == headline


def test_xml_base_is_honoured():
    entry = first(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://courier.example/news/">'
        '<entry xml:base="today/"><link href="1.html"/></entry></feed>'
    )
    assert entry.url == "https://courier.example/news/today/1.html"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://[", "ftp://x.example/"])  # fmt: skip
def test_links_of_other_kinds_are_none(link: str):
    assert first(rss(f"<title>A</title><link>{link}</link>")).url is None


CYRILLIC = "Ворог обстріляв місто Сарн на світанку в понеділок"


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", None, None),
        ("utf-8-sig", "utf-8", None),
        ("utf-8", "windows-1251", None),  # declared wrongly
        ("windows-1251", "windows-1251", None),
        ("windows-1251", None, "windows-1251"),
        ("windows-1251", "utf-8", None),  # declared wrongly, so guessed
        ("koi8-u", "koi8-u", None),
        ("utf-16", "utf-16", None),
        ("utf-16-le", None, None),
        ("utf-16-be", None, None),
    ],
)
def test_encodings_declared_wrongly_or_not_at_all(
    encoding: str, declared: str | None, charset: str | None
):
    prolog = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    source = rss(f"<title>{CYRILLIC}</title>", prolog=prolog).encode(encoding)
    assert first(source, charset=charset).headline == CYRILLIC


@pytest.mark.parametrize(
    "source",
    [
        "\n\n  " + rss("<title>Karsk holds</title>", prolog='<?xml version="1.0"?>'),
        "<b>Warning</b>: mysql_connect()\n" + rss("<title>Karsk holds</title>"),
        rss("<title>Karsk holds</title><description>a <br> b & c</description>"),
        rss("<description>a <br> b <img src='x'> c</description><title>Karsk holds</title>"),
        rss("<title>Karsk holds</title>")[:-30],  # cut off amid the end
        rss("<title>Karsk\x0b holds\x00</title>".replace("\x00", "&#0;")),
        rss("<title>Karsk holds</title><thr:total>3</thr:total>"),  # prefix never declared
        rss("<title>Karsk holds</title></wrong>"),
        rss("<title>Karsk holds</title>", prolog="<!-- a --><?xml-stylesheet href='x'?>"),
        rss("<title>Karsk holds</title>", prolog='<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n.example/rss.dtd">'),
    ],
    ids="blank-lines warning broken-html void cut controls prefix stray-end comments doctype".split(),
)  # fmt: skip
def test_broken_feeds_are_mended(source: str):
    assert first(source).headline == "Karsk holds"


BOMB = "<!DOCTYPE r [" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9)) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (rss("<title>&a8;</title>", prolog=BOMB), "xml-entities"),
        (
            rss("<title>&x;</title>", prolog='<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            "xml-entities",
        ),
        (rss("<title>&x;</title>", prolog='<!doctype r [<!entity x "y">]>'), "xml-entities"),
        (rss("<title>" + "<b>" * 500 + "</b>" * 500 + "</title>"), "xml-depth"),
        (rss("<title>" + "<b>" * 50_000), "xml-depth"),
        (rss("<a " + " ".join(f"a{n}='x'" for n in range(2000)) + "/>"), "xml-depth"),
        (rss("<author>" + "a." * 500_000 + "</author>"), "xml-depth"),
        (rss("<dc:creator><![CDATA[" + "a." * 500_000 + "]]></dc:creator>"), "xml-depth"),
        ("<html><body>Not here</body></html>", "not-xml"),
        ("<!DOCTYPE html><html><body>Not here</body></html>", "not-xml"),
        ("<opml version='2.0'><body/></opml>", "not-a-feed"),
        ("", "empty"),
        ("Karsk holds.", "not-xml"),
        ("<!-- ", "not-xml"),
        ("<!DOCTYPE r [", "not-xml"),
        ("<rss", "not-a-feed"),
        ("{", "json"),
        ("{}", "not-a-feed"),
        ('{"items": 3}', "not-a-feed"),
        ("[" * 100_000, "not-xml"),
        ('{"items": ' + "[" * 100_000, "json"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    ],
)  # fmt: skip
def test_what_is_no_feed_or_meant_to_hurt_is_dropped(source: str | bytes, reason: str):
    data = source if isinstance(source, bytes) else source.encode()
    found = read_feed_page(data, "feed", address=ADDRESS)
    assert isinstance(found, Drop)
    assert found.reason == reason


def test_items_over_the_limit_are_counted_not_read():
    page = read(rss(*["<title>A</title>"] * (MOST_ENTRIES + 5)))
    assert (len(page.entries), page.n_cut) == (MOST_ENTRIES, 5)


def test_json_feed_gives_all_it_says():
    entry = first(
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Courier", "language": "en",'
        ' "authors": [{"name": "The Courier"}], "items": [{"id": 7, "url": "/a/7", "title": "Ashby &amp; Verrin",'
        ' "content_html": "<p>He came.</p>", "summary": "A visit.", "date_published": "2022-12-12T17:00:00+02:00",'
        ' "attachments": [{"url": "a.mp3"}, 3]}, "junk"]}'
    )
    assert (entry.guid, entry.url) == ("7", "https://wire.example/a/7")
    assert (entry.headline, entry.content, entry.summary) == (
        "Ashby & Verrin",
        "He came.",
        "A visit.",
    )
    assert (entry.byline, entry.language) == ("The Courier", "en")
    assert entry.published_at == FIVE_PM
    assert entry.enclosures == ("https://wire.example/feeds/a.mp3",)


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("https://a.example/rss.xml", True),
        ("https://a.example/feed/", True),
        ("https://a.example/news/feed", True),
        ("https://a.example/blog.atom", True),
        ("https://a.example/index.xml", True),
        ("https://a.example/rss/world.xml?x=1", False),
        ("https://a.example/feed.json", True),
        ("https://a.example/", False),
        ("https://a.example/feeding-the-army", False),
        ("https://[", False),
    ],
)
def test_addresses_that_look_like_feeds(address: str, answer: bool):
    assert looks_like_feed(address) is answer


def test_feeds_are_known_by_their_first_words():
    assert is_feed(rss("<title>A</title>").encode())
    assert is_feed(b"\xef\xbb\xbf\n" + atom().encode())
    assert not is_feed(b"<html><body>rss</body></html>")
