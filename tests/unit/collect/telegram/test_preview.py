"""The public preview pages of a channel, as a last resort."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from previewpages import Previews, a_forward, a_page, a_post, a_reply
from standfirst.collect.captures import Captured, capture_bytes
from standfirst.collect.clients import Clients
from standfirst.collect.telegram import bypages
from standfirst.collect.telegram.channel import collect_channel
from standfirst.collect.telegram.memory import Memory
from standfirst.collect.telegram.preview import read_preview
from standfirst.records import Drop, Feed, FeedState, Item

NOW = datetime(2022, 12, 14, 18, tzinfo=UTC)
FEED = Feed("f1", "https://t.me/s/dolsk_official", "telegram")
NEVER = FeedState("f1")


def read(*posts: str) -> list[Any]:
    return list(read_preview(capture_bytes(a_page(*posts), "page", "text/html", collected_at=NOW)))


def collect(pages: Previews, state: FeedState = NEVER) -> list[Any]:
    return list(collect_channel(FEED, state, Clients(http=pages, now=lambda: NOW)))


def numbers(found: list[Any]) -> list[int]:
    return [int(one.external_id.partition("/")[2]) for one in found if isinstance(one, Item)]


def drops(found: list[Any]) -> list[tuple[str, str]]:
    return [(one.what, one.reason) for one in found if isinstance(one, Drop)]


def test_post_becomes_an_item_with_its_own_moment():
    meta = '<span class="tgme_widget_message_from_author" dir="auto">I. D.</span>, edited &nbsp;'
    (item,) = read(a_post(7, meta=meta))
    assert item == Item(
        text="Karsk holds.", origin="dolsk_official/7", capture=item.capture,
        extractor="telegram-preview/1", external_id="dolsk_official/7", outlet="Irena Dolsk",
        url="https://t.me/dolsk_official/7", published_at=datetime(2022, 12, 12, 11, 5, tzinfo=UTC),
        byline="I. D.", is_post=True,
    )  # fmt: skip


def test_post_without_a_moment_of_its_own_is_dropped_and_never_dated_by_the_fetch():
    found = read(a_post(7, time=None), a_post(8, time="yesterday"), a_post(9))
    assert drops(found) == [("dolsk_official/7", "date"), ("dolsk_official/8", "date")]
    assert numbers(found) == [9]


def test_words_of_emoji_spoilers_links_and_lines_are_kept():
    text = (
        '<tg-emoji emoji-id="1"><i class="emoji" style="x"><b>⚡️</b></i></tg-emoji> <b>Karsk</b> holds.<br/><br/>'
        '<tg-spoiler>The road</tg-spoiler> is <a href="https://x.example">open</a>.<br/>'
        '<a href="https://t.me/a">Telegram</a> | <a href="https://y.example"><u>YouTube</u></a>'
    )
    (item,) = read(a_post(7, text))
    assert item.text == "⚡️ Karsk holds.\nThe road is open."


def test_forward_and_reply_tell_whom_they_come_from():
    one, two, three = read(
        a_post(7, above=a_forward("Velmoran Press Agency")),
        a_post(8, "It is.", above=a_reply(3)),
        a_post(9, "No.", above=a_reply(3, channel="vpa_news")),
    )
    assert one.forwarded_from == "Velmoran Press Agency"
    assert (two.text, two.reply_to, three.reply_to) == ("It is.", "dolsk_official/3", "vpa_news/3")


def test_album_is_one_post():
    photo = '<a class="tgme_widget_message_photo_wrap grouped_media_wrap" href="https://t.me/dolsk_official/{}?single"></a>'
    album = f'<div class="tgme_widget_message_grouped_wrap js-message_grouped_wrap">{photo.format(7)}{photo.format(8)}</div>'
    found = read(a_post(7, "The elevator holds.", above=album), a_post(9))
    assert numbers(found) == [7, 9]


def test_service_messages_media_and_what_is_not_shown_are_dropped():
    hidden = '<div class="message_media_not_supported_wrap"><div class="message_media_not_supported">Open Telegram</div></div>'
    found = read(
        a_post(1, "pinned", classes="service_message"), a_post(2, ""), a_post(3, "", above=hidden)
    )
    assert [reason for _, reason in drops(found)] == ["service-message", "no-text", "not-shown"]


def test_page_without_posts_is_said():
    assert [one.reason for one in read()] == ["no-preview"]
    assert [one.reason for one in collect(Previews({}, now=NOW)) if isinstance(one, Drop)] == [
        "no-preview"
    ]


def posts(*which: int) -> dict[int, str]:
    return {number: a_post(number, f"Day {number}.") for number in which}


def test_first_visit_goes_some_pages_back_and_later_ones_to_the_last_post():
    pages = Previews(posts(*range(1, 20)), now=NOW)
    found = collect(pages)
    assert numbers(found) == list(range(11, 20))
    assert sum(isinstance(one, Captured) for one in found) == 3
    pages.posts |= posts(*range(20, 25))
    pages.asked.clear()
    later = collect(pages, found[-1])
    assert numbers(later) == list(range(19, 25))
    assert len(pages.asked) == 2
    assert Memory.load(later[-1].cursor).last == 24


def test_paging_back_is_bounded_and_the_gap_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bypages, "MOST_PAGES", 2)
    pages = Previews(posts(1), now=NOW)
    state = collect(pages)[-1]
    pages.posts |= posts(*range(2, 30))
    found = collect(pages, state)
    assert numbers(found) == list(range(24, 30))
    assert drops(found) == [("dolsk_official/23", "gap")]


def test_deleted_post_is_noted_once():
    pages = Previews(posts(1, 2, 3), now=NOW)
    state = collect(pages)[-1]
    del pages.posts[2]
    found = collect(pages, state)
    assert drops(found) == [("dolsk_official/2", "deleted")]
    assert drops(collect(pages, found[-1])) == []


def test_older_post_that_is_answered_is_fetched():
    pages = Previews(posts(*range(1, 40)), now=NOW)
    state = collect(pages)[-1]
    pages.posts[40] = a_post(40, "It is.", above=a_reply(3))
    found = collect(pages, state)
    assert 3 in numbers(found)
    assert pages.asked[-1].endswith("?before=4")


@pytest.mark.parametrize(
    "html",
    [
        b"",
        b"\0\xff",
        b"<div data-post='a_bcd/1' class='tgme_widget_message'>" * 3000,
        b"<a>" * 50_000,
        "\ue000<a>\ue001".encode() * 99,
    ],
    ids=["empty", "binary", "nested posts", "links", "private characters"],
)
def test_hostile_page_makes_drops(html: bytes):
    found = list(read_preview(capture_bytes(html, "page", "text/html", collected_at=NOW)))
    assert all(isinstance(one, Drop) for one in found)
