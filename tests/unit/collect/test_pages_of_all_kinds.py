"""Pages that show a part, several reports, or none: walls, live blogs, variants, versions."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from standfirst.collect.captures import capture_bytes
from standfirst.collect.reports import report_identity
from standfirst.collect.webpage import read_webpage
from standfirst.records import Drop, Item

NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)
ADDRESS = "https://www.courier.example/world/ashby.html"
TEXT = (
    "<p>Halvernian Defence Secretary Edmund Ashby arrived in Sarn on Monday on a visit that nobody had announced"
    " before, the ministry said.</p><p>“We will stay,” he told a joint news conference with Velmoran Defence Minister"
    " Tomas Verrin.</p>"
)


def read_all(head: str = "", body: str = TEXT, address: str = ADDRESS) -> list[Item | Drop]:
    source = f"<!DOCTYPE html><html lang=en><head>{head}</head><body><nav><a href=/>Home</a></nav><article><h1>Ashby in Sarn</h1>{body}</article></body></html>"
    captured = capture_bytes(source.encode(), address, "text/html", collected_at=NOW)
    return list(read_webpage(captured, ()))


def read(head: str = "", body: str = TEXT, address: str = ADDRESS) -> Item:
    (found,) = read_all(head, body, address)
    assert isinstance(found, Item), found
    return found


def ld(**fields: object) -> str:
    data = {"@type": "NewsArticle", "headline": "Ashby in Sarn", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    ("head", "more", "is_partial"),
    [
        ("", "", False),
        (ld(isAccessibleForFree=False), "", True),
        (ld(isAccessibleForFree="False"), "", True),
        (ld(isAccessibleForFree="https://schema.org/False"), "", True),
        (ld(isAccessibleForFree=True), "", False),
        (ld(isAccessibleForFree=False, wordCount=400), "", True),
        (ld(isAccessibleForFree=False, wordCount=36), "", False),  # metered: all of it is shown
        ("", "<p>Subscribe to continue reading.</p>", True),
        ("", "<p>Already a subscriber? Sign in to continue</p>", True),
        ("", "<p>Dieser Artikel ist kostenpflichtig. Jetzt testen.</p>", True),
        ("", "<p>Щоб читати далі, оформіть передплату.</p>", True),
        ("", "<p>Читать далее</p>", True),
        ("", "<p>He told them to read on.</p>", False),
        ("", "<p>Officers only: for subscribers to the fund, he said, nothing would change at all, and they"
         " knew it. " + "He said so again and again that day. " * 9 + "</p>", False),
    ],
)  # fmt: skip
def test_texts_cut_off_by_a_wall_are_partial(head: str, more: str, is_partial: bool):
    item = read(head, TEXT + more)
    assert item.is_partial is is_partial
    assert not is_partial or item.text.endswith("Tomas Verrin.")


@pytest.mark.parametrize(
    ("head", "body", "reason"),
    [
        (
            "<title>404 Not Found</title>",
            "<p>The page you are looking for does not exist any more, sorry about that.</p>",
            "error-page",
        ),
        (
            "<title>Just a moment...</title>",
            "<p>Checking your browser before accessing the site, it takes five seconds.</p>",
            "error-page",
        ),
        ("<title>Сторінку не знайдено</title>", "<p>Спробуйте почати з головної сторінки нашого сайту.</p>", "error-page"),
        ("", "<p>Please enable JavaScript and cookies to continue to the page you wanted.</p>", "error-page"),
        (
            "",
            ("<p>We and our partners store and/or access information on a device, such as cookies, and process personal"
            " data.</p><p>You may accept all cookies or manage consent at any time in your settings here.</p>"),
            "cookie-wall",
        ),
        (
            "",
            "<p>Wir und unsere Partner verwenden Cookies. Mit Werbung lesen oder Abo abschließen, das ist Ihre Wahl.</p>",
            "cookie-wall",
        ),
        ('<meta property="og:type" content="website">', "<a href=/a>One</a> <a href=/b>Two</a>", "listing-page"),
        ("", "<a href=/a>One</a> <a href=/b>Two</a>", "html-no-text"),
    ],
)  # fmt: skip
def test_walls_and_error_pages_are_dropped_with_the_reason(head: str, body: str, reason: str):
    (found,) = read_all(head, body)
    assert isinstance(found, Drop), found
    assert found.reason == reason


def test_report_that_speaks_of_cookies_or_errors_is_a_report():
    body = TEXT + "<p>The site uses cookies, the ministry's spokesman said, and “page not found” was all it showed for an hour.</p>" * 2  # fmt: skip
    long = TEXT * 4 + "<p>The page cannot be found, the agency was told, and access denied.</p>"
    assert isinstance(read("", body), Item)
    assert isinstance(read("", long), Item)


def test_posts_of_a_live_blog_are_reports_of_their_own():
    posts = [
        {"@type": "BlogPosting", "headline": "Siren", "articleBody": "<p>Alert in Karsk.</p>",
         "datePublished": "2022-12-12T17:00:00+02:00", "url": "#post-1", "author": {"name": "Nora Quill"}},
        {"articleBody": "All clear.", "datePublished": "2022-12-12T18:00:00+02:00", "dateModified": "2022-12-12T18:10:00+02:00"},
        {"articleBody": "No time.", "datePublished": "2022-12-12"},
        {"datePublished": "2022-12-12T18:00:00+02:00"},
        "junk",
    ]  # fmt: skip
    one, two = read_all(ld(**{"@type": "LiveBlogPosting", "liveBlogUpdate": posts}))
    assert isinstance(one, Item)
    assert isinstance(two, Item)
    assert (one.text, one.headline, one.byline) == ("Alert in Karsk.", "Siren", "Nora Quill")
    assert one.external_id == one.url == f"{ADDRESS}#post-1"
    assert report_identity(one, "c") != report_identity(two, "c")
    assert one.published_at == datetime(2022, 12, 12, 15, tzinfo=UTC)
    assert two.external_id == f"{ADDRESS}#2022-12-12T16:00:00+00:00"
    assert two.updated_at == datetime(2022, 12, 12, 16, 10, tzinfo=UTC)


def test_furniture_of_the_page_is_no_text():
    more = (
        "<p>Updated 3 min ago</p><p>12 comments</p><p>17:05</p><p>The alert is over, he said.</p>"
    )
    assert read("", TEXT + more).text.endswith(
        "Tomas Verrin.\n\n17:05\n\nThe alert is over, he said."
    )


def test_live_blog_without_dated_posts_is_dropped():
    (found,) = read_all(ld(**{"@type": "LiveBlogPosting"}))
    assert isinstance(found, Drop)
    assert found.reason == "live-blog"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel=canonical href="/world/ashby">', "https://www.courier.example/world/ashby"),
        ('<link rel=canonical href="https://other.example/x">', "https://other.example/x"),
        ('<link rel=canonical href="https://www.courier.example/">', ADDRESS),  # a careless site
        ('<link rel=canonical href="javascript:x">', ADDRESS),
        ('<meta property="og:url" content="https://courier.example/a">', "https://courier.example/a"),
        ("", ADDRESS),
    ],
)  # fmt: skip
def test_canonical_address_is_the_page_s_own(head: str, url: str):
    assert read(head).url == url


def test_language_versions_share_a_work():
    links = (
        '<link rel=alternate hreflang=en href="https://www.courier.example/world/ashby.html">'
        '<link rel=alternate hreflang=uk href="https://courier.example/uk/ashby">'
        '<link rel=alternate hreflang=x-default href="https://courier.example/world/ashby.html">'
    )
    one, two = read(links), read(links, address="https://courier.example/uk/ashby")
    assert one.work == two.work
    assert one.work is not None
    assert read().work is None
    assert read('<link rel=alternate hreflang=en href="/world/ashby.html">').work is None


@pytest.mark.parametrize(
    ("data", "field", "value"),
    [
        ({"headline": "Ashby &amp; Verrin &quot;agree&quot;"}, "headline", 'Ashby & Verrin "agree"'),
        ({"author": ["Nora Quill", {"name": "Joss Harrow"}, {"name": "Nora Quill"}]}, "byline", "Nora Quill, Joss Harrow"),
        ({"author": {"name": "https://social.example/quill"}}, "byline", None),
        ({"author": {"@type": "Person"}}, "byline", None),
        ({"datePublished": "2022-12-12T17:00:00+02:00"}, "published_at", datetime(2022, 12, 12, 15, tzinfo=UTC)),
        ({"datePublished": "2022-12-12T17:00"}, "published_at", None),
        ({"datePublished": 3}, "published_at", None),
        ({"inLanguage": "uk"}, "language", "uk"),
    ],
)  # fmt: skip
def test_json_ld_is_read_with_care(data: dict[str, object], field: str, value: object):
    assert getattr(read(ld(**data)), field) == value
