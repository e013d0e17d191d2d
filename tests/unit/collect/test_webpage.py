from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from standfirst.collect.files import read_bytes

if TYPE_CHECKING:
    from standfirst.records import Drop, Item

NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)
BODY = (
    "<nav><a href=/>Home</a> <a href=/w>World</a></nav><article><p>WAR</p><h1>Ashby in Sarn</h1>"
    "<p class=byline>By Nora Quill</p><p>Halvernian Defence Secretary <b>Edmund Ashby</b> arrived in"
    " Sarn on&nbsp;Monday.</p><h2>Range</h2><p>“We will <a href=x>stay</a>,” he told a joint news"
    " conference with the Velmoran Defence Minister.<br>He left at noon.</p>"
    "<ul><li>Two batteries of the kind Anvil</li><li>Forty missiles of the kind Tern</li></ul></article>"
    "<footer>© The Port Ellery Courier</footer>"
)
TEXT = (
    "Halvernian Defence Secretary Edmund Ashby arrived in Sarn on Monday.\n\nRange\n\n“We will stay,”"
    " he told a joint news conference with the Velmoran Defence Minister.\nHe left at noon.\n\n"
    "• Two batteries of the kind Anvil\n• Forty missiles of the kind Tern"
)
META = (
    '<meta property="og:title" content="Ashby in Sarn | The Port Ellery Courier">'
    '<meta property="og:site_name" content="The Port Ellery Courier">'
    '<meta name="description" content="A visit that nobody announced"><meta name=author content="Nora Quill">'
    '<link rel=canonical href="https://courier.example/a1">'
    '<meta property="article:published_time" content="2022-12-12T17:00:00+02:00">'
)


def read(source: str | bytes) -> Item | Drop:
    raw = source if isinstance(source, bytes) else source.encode()
    _, found = read_bytes(raw, "page.html", collected_at=NOW)
    return found


def page(head: str = META, body: str = BODY) -> str:
    return f"<!DOCTYPE html><html lang=en-GB><head>{head}</head><body>{body}</body></html>"


def test_page_gives_its_main_text_and_what_it_says_of_itself():
    item = read(page())
    assert item.text == TEXT
    assert item.headline == "Ashby in Sarn"
    assert item.standfirst == "A visit that nobody announced"
    assert (item.outlet, item.byline) == ("The Port Ellery Courier", "Nora Quill")
    assert (item.url, item.language) == ("https://courier.example/a1", "en-GB")
    assert item.published_at == datetime(2022, 12, 12, 15, tzinfo=UTC)


def test_json_ld_comes_before_meta_elements():
    data = {
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {
                "@type": ["NewsArticle"], "headline": "Ashby comes", "inLanguage": "en",
                "datePublished": "2022-12-12T15:00:00Z", "dateModified": "2022-12-12T16:00:00Z",
                "author": [{"name": "Nora Quill"}, {"name": "Joss Harrow"}],
                "publisher": {"name": "Halvern Wire"},
            },
        ]
    }  # fmt: skip
    item = read(page(META + f'<script type="application/ld+json">{json.dumps(data)}</script>'))
    assert (item.headline, item.outlet) == ("Ashby comes", "Halvern Wire")
    assert item.byline == "Nora Quill, Joss Harrow"
    assert item.updated_at == datetime(2022, 12, 12, 16, tzinfo=UTC)


@pytest.mark.parametrize("value", ["2022-12-12", "2022-12-12T17:00:00", "0000-01-01T00:00:00Z"])
def test_page_without_a_moment_with_its_offset_has_none(value: str):
    assert (
        read(page(f'<meta property="article:published_time" content="{value}">')).published_at
        is None
    )


def test_one_time_element_dates_a_page_and_two_do_not():
    time = "<time datetime='2022-12-12T1{}:00:00Z'></time>"
    assert read(page("", BODY + time.format(5))).published_at == datetime(
        2022, 12, 12, 15, tzinfo=UTC
    )
    assert read(page("", BODY + time.format(5) + time.format(6))).published_at is None


def test_declared_encoding_is_honoured():
    source = page(
        "<meta charset=windows-1251>",
        "<p>Ворог обстріляв місто Сарн на світанку в понеділок.</p>" * 2,
    )
    assert read(source.encode("cp1251")).text.startswith("Ворог обстріляв")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<html></html>", "html-no-text"),
        (
            "<nav><ul>"
            + "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(30))
            + "</ul></nav>",
            "html-no-text",
        ),
        ("<div>" * 50_000 + "Karsk holds.", "html-no-text"),
        (page("", "<div>" * 200 + BODY), "too-long"),
        ("<b>a</b>" * 110_000, "too-long"),
        ("<", "html-no-text"),
    ],
)
def test_page_without_an_article_is_dropped(source: str, reason: str):
    assert read(source).reason == reason


def test_broken_json_ld_is_passed_over():
    bomb = '<script type="application/ld+json">' + "[" * 100_000 + "</script>"
    assert read(page(META + bomb)).headline == "Ashby in Sarn"
