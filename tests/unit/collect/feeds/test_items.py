from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from standfirst.collect.feeds.clock import clock_offset
from standfirst.collect.feeds.entries import Entry
from standfirst.collect.feeds.items import item_of, with_page
from standfirst.records import Drop, Feed, Item

FEED = Feed("f1", "https://wire.example/rss")
URL = "https://wire.example/a/1"
LONG = " ".join(
    f"Halvernian Defence Secretary Edmund Ashby spoke in Sarn for the {n}. time." for n in range(9)
)
NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)


def make(**fields) -> Item:
    item = item_of(Entry(**{"url": URL, **fields}), FEED, "f#1", capture="c", title="Wire")
    assert isinstance(item, Item)
    return item


@pytest.mark.parametrize(
    ("fields", "is_partial"),
    [
        ({"content": LONG, "summary": "A teaser."}, False),
        ({"content": "He came. He left."}, False),
        ({"content": "He came.", "summary": "Teaser."}, False),
        ({"content": LONG + " […]"}, True),
        ({"content": "He came. He left…"}, True),
        ({"content": "He came. He left.\n\nContinue reading"}, True),
        ({"summary": "A visit."}, True),
        ({"summary": LONG}, False),
        ({"summary": LONG[:-20]}, True),  # cut amid a sentence
        ({"content": LONG, "summary": LONG}, False),
        ({"content": "A visit.", "summary": "A visit."}, True),
        ({"headline": "Ashby comes"}, True),
        ({"summary": "A visit.", "url": None}, False),  # there is no page to hold more
    ],
)
def test_teasers_are_told_from_whole_texts(fields: dict[str, str], is_partial: bool):
    assert make(**fields).is_partial is is_partial


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("He came. Read more", "He came."),
        ("He came.\n\nContinue reading →", "He came."),
        ("He came. Weiterlesen …", "He came."),
        ("Він прибув. Читати далі", "Він прибув."),
        ("He came [...]", "He came …"),
        ("He came…", "He came…"),
        ("He told them to read more", "He told them to read more"),
        ("Read more books, he said.", "Read more books, he said."),
        ("He came. [Read more…]", "He came."),
        (
            "He came. “More to follow,” he said. Read more: Fire in Sarn",
            "He came. “More to follow,” he said. Read more: Fire in Sarn",
        ),
        (
            "He came.\n\nThe post Ashby comes first appeared on Halvern Wire.",
            "He came.",
        ),
    ],
)
def test_words_of_the_feed_itself_are_cut(written: str, kept: str):
    assert make(content=written).text == kept


def test_summary_is_the_standfirst_unless_the_text_begins_with_it():
    assert make(content=LONG, summary="A visit.").standfirst == "A visit."
    assert make(content=LONG, summary=LONG[:100] + "…").standfirst is None


def test_item_carries_the_names_and_addresses():
    item = make(
        guid="hw-1", url=URL + "?utm_source=rss&id=2#top", content=LONG, byline="By Nora Quill"
    )
    assert (item.external_id, item.url) == ("hw-1", URL + "?id=2")
    assert (item.outlet, item.byline) == ("Wire", "Nora Quill")
    assert make(content=LONG, via="Velmoran Press Agency").outlet == "Velmoran Press Agency"


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (Entry(enclosures=("https://wire.example/a.mp3",)), "enclosure-only"),
        (Entry(guid="1", url=URL), "empty"),
    ],
)
def test_entry_without_words_is_dropped(entry: Entry, reason: str):
    found = item_of(entry, FEED, "f#1", capture=None)
    assert isinstance(found, Drop)
    assert found.reason == reason


def test_page_completes_a_teaser_and_the_feed_keeps_its_names():
    teaser = make(guid="hw-1", headline="Ashby", summary="A visit.", published_at=NOW)
    page = Item(
        text=LONG, origin="p", headline="Ashby in Sarn", outlet="x", extractor="webpage/2",
        url="https://wire.example/a/1.html", published_at=NOW + timedelta(hours=1),
    )  # fmt: skip
    item = with_page(teaser, page)
    assert (item.text, item.headline) == (LONG, "Ashby in Sarn")
    assert (item.external_id, item.outlet, item.published_at) == ("hw-1", "Wire", NOW)
    assert (item.url, item.extractor) == (page.url, "feed/1 webpage/2")
    assert (item.standfirst, item.is_partial) == (None, False)


def minutes(*values: int) -> list[datetime | None]:
    return [None, *(NOW + timedelta(minutes=value) for value in values)]


@pytest.mark.parametrize(
    ("moments", "header", "offset"),
    [
        (minutes(-5, -60), None, None),
        (minutes(-5, 3), None, None),
        (minutes(118, 60, -10), None, 7200),  # local time called UTC
        (minutes(119), None, 7200),
        (minutes(118, 117, 119), None, 7200),
        (minutes(60 * 30), None, None),  # an announcement for tomorrow
        (minutes(-5), "Mon, 12 Dec 2022 19:00:00 GMT", 3600),
        (minutes(55), "Mon, 12 Dec 2022 19:00:00 GMT", 3600),
        (minutes(-5), "Mon, 12 Dec 2022 17:00:00 GMT", -3600),
        (minutes(-5), "Mon, 12 Dec 2022 18:01:00 GMT", None),
        (minutes(-5), "nonsense", None),
    ],
)
def test_wrong_clock_is_noticed(
    moments: list[datetime | None], header: str | None, offset: int | None
):
    found = clock_offset(moments, date_header=header, now=NOW)
    assert found == offset
