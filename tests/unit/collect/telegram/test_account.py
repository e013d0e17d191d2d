"""A channel read with the user's account: Telethon's own objects, a client that is a fake."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from telethon import errors
from telethon.tl import types

from standfirst.collect.captures import Captured
from standfirst.collect.clients import Clients
from standfirst.collect.sources import recognise
from standfirst.collect.telegram import account, bymessages
from standfirst.collect.telegram.channel import collect_channel
from standfirst.collect.telegram.memory import Memory
from standfirst.collect.telegram.messages import read_messages
from standfirst.config import TelegramKeys, telegram_keys
from standfirst.errors import DeskError, FetchError
from standfirst.records import Drop, Feed, FeedState, Item
from telegramfakes import NOON, Account, a_message, a_photo, a_service_message

FEED = Feed("f1", "https://t.me/dolsk_official", "telegram")
KEYS = TelegramKeys(1, "hash", "")
NEVER = FeedState("f1")


def collect(
    telegram: Account, state: FeedState = NEVER, feed: Feed = FEED, **more: Any
) -> list[Any]:
    opened = partial(account.open_channel, keys=KEYS, make_client=telegram)
    clients = Clients(http=None, now=lambda: NOON, open_channel=opened, **more)  # type: ignore[arg-type]
    return list(collect_channel(feed, state, clients))


def items(found: list[Any]) -> list[Item]:
    return [one for one in found if isinstance(one, Item)]


def drops(found: list[Any]) -> list[tuple[str, str]]:
    return [(one.what, one.reason) for one in found if isinstance(one, Drop)]


def test_post_is_captured_and_becomes_an_item():
    captured, item, *_, state = collect(Account(a_message(7, post_author="I. D.")))
    assert isinstance(captured, Captured)
    assert captured.fetch.feed == "f1"
    assert item == Item(
        text="Karsk holds.", origin="dolsk_official/7", capture=captured.capture.sha256,
        extractor="telegram-messages/1", external_id="dolsk_official/7", outlet="Irena Dolsk",
        url="https://t.me/dolsk_official/7", published_at=NOON + timedelta(minutes=7),
        byline="I. D.", is_post=True,
    )  # fmt: skip
    assert Memory.load(state.cursor).last == 7
    assert state.title == "Irena Dolsk"
    assert list(read_messages(captured)) == [item]


def test_connection_is_ended():
    telegram = Account(a_message(1))
    collect(telegram)
    assert not telegram.is_connected


def test_first_visit_takes_the_last_posts_and_later_ones_read_on(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bymessages, "FIRST", 2)
    telegram = Account(*(a_message(n, f"Day {n}.") for n in range(1, 6)))
    found = collect(telegram)
    assert [item.text for item in items(found)] == ["Day 4.", "Day 5."]
    telegram.messages |= {n: a_message(n, f"Day {n}.") for n in (6, 7, 8)}
    found = collect(telegram, found[-1], most_items=2)
    assert [item.text for item in items(found)] == ["Day 6.", "Day 7."]
    found = collect(telegram, found[-1])
    assert [item.text for item in items(found)] == ["Day 8."]
    assert items(collect(telegram, found[-1])) == []


def test_album_is_one_post_with_all_its_words():
    found = collect(
        Account(
            a_message(1, "", grouped_id=8, media=a_photo()),
            a_message(2, "The elevator.", grouped_id=8, media=a_photo()),
            a_message(3, "The road.", grouped_id=8, media=a_photo()),
            a_message(4, "", media=a_photo()),
        )
    )
    (item,) = items(found)
    assert (item.external_id, item.text) == ("dolsk_official/2", "The elevator.\n\nThe road.")
    assert drops(found) == [("dolsk_official/4", "no-text")]


def test_album_that_the_limit_cuts_waits_for_the_next_visit():
    telegram = Account(
        a_message(1), a_message(2, "A.", grouped_id=8), a_message(3, "B.", grouped_id=8)
    )
    first = collect(telegram, FeedState("f1", cursor='{"last":0}'), most_items=2)
    assert items(first)
    telegram = Account(a_message(1), *(a_message(n, f"{n}.", grouped_id=8) for n in (2, 3)))
    state = FeedState("f1", cursor='{"last":1,"posts":{}}')
    telegram.messages[4] = a_message(4, "After.")
    found = collect(telegram, state, most_items=3)
    assert [item.text for item in items(found)] == ["2.\n\n3.", "After."]


def test_edit_becomes_a_revision_and_reactions_do_not():
    telegram = Account(a_message(1), a_message(2, "Karsk is quiet."))
    state = collect(telegram)[-1]
    telegram.messages[1] = a_message(1, edit_date=NOON + timedelta(hours=2), edit_hide=True)
    later = NOON + timedelta(hours=3)
    telegram.messages[2] = a_message(2, "Karsk is not quiet.", edit_date=later)
    found = collect(telegram, state)
    (item,) = items(found)
    assert (item.external_id, item.text, item.updated_at) == (
        "dolsk_official/2",
        "Karsk is not quiet.",
        later,
    )
    assert items(collect(telegram, found[-1])) == []


def test_edit_in_an_album_brings_all_of_it_again():
    telegram = Account(a_message(1, "A.", grouped_id=8), a_message(2, "B.", grouped_id=8))
    state = collect(telegram)[-1]
    telegram.messages[2] = a_message(2, "C.", grouped_id=8)
    assert [item.text for item in items(collect(telegram, state))] == ["A.\n\nC."]


def test_deleted_post_is_noted_once():
    telegram = Account(a_message(1), a_message(2), a_message(3))
    state = collect(telegram)[-1]
    del telegram.messages[2]
    telegram.messages[3] = types.MessageEmpty(id=3, peer_id=None)
    found = collect(telegram, state)
    assert drops(found) == [("dolsk_official/2", "deleted"), ("dolsk_official/3", "deleted")]
    assert drops(collect(telegram, found[-1])) == []


def test_forward_tells_who_said_it_first():
    press = types.MessageFwdHeader(date=NOON, from_id=types.PeerChannel(9), channel_post=55)
    hidden = types.MessageFwdHeader(date=NOON, from_name="A reader")
    nobody = types.MessageFwdHeader(date=NOON)
    found = collect(
        Account(*(a_message(n, fwd_from=one) for n, one in enumerate((press, hidden, nobody), 1)))
    )
    assert [item.forwarded_from for item in items(found)] == [
        "Velmoran Press Agency",
        "A reader",
        "unknown",
    ]


def test_text_replied_to_is_fetched():
    reply = types.MessageReplyHeader(reply_to_msg_id=3)
    telegram = Account(a_message(3, "Is it quiet?"), a_message(90, "It is.", reply_to=reply))
    found = collect(telegram, FeedState("f1", cursor='{"last":80,"posts":{}}'))
    asked, answer = items(found)
    assert (asked.text, answer.reply_to) == ("Is it quiet?", asked.external_id)


def test_reply_in_a_topic_and_in_another_chat():
    topic = types.MessageReplyHeader(reply_to_msg_id=1, forum_topic=True)
    within = types.MessageReplyHeader(reply_to_msg_id=4, forum_topic=True, reply_to_top_id=1)
    outside = types.MessageReplyHeader(reply_to_msg_id=4, reply_to_peer_id=types.PeerChannel(77))
    found = collect(
        Account(
            a_message(5, reply_to=topic),
            a_message(6, reply_to=within),
            a_message(7, reply_to=outside),
        )
    )
    assert [item.reply_to for item in items(found)] == [None, "dolsk_official/4", None]


def test_entities_are_words_and_doors_at_the_end_are_cut():
    text = "🔥🇺 Karsk holds, Dolsk said.\n\nTelegram | YouTube"
    telegram_at = len(text[: text.index("Telegram")].encode("utf-16-le")) // 2
    entities = [
        types.MessageEntityCustomEmoji(offset=0, length=2, document_id=1),
        types.MessageEntitySpoiler(offset=5, length=5),
        types.MessageEntityTextUrl(offset=telegram_at, length=8, url="https://t.me/x"),
        types.MessageEntityTextUrl(offset=telegram_at + 11, length=7, url="https://y.example"),
    ]
    (item,) = items(collect(Account(a_message(1, text, entities=entities))))
    assert item.text == "🔥🇺 Karsk holds, Dolsk said."


def test_service_message_and_post_without_a_moment_are_dropped():
    found = collect(Account(a_service_message(1), a_message(2, date=None)))
    assert drops(found) == [("dolsk_official/1", "service-message"), ("dolsk_official/2", "date")]


def test_feed_says_whose_posts_they_are():
    feed = replace(FEED, outlet="dolsk", language="en")
    (item,) = items(collect(Account(a_message(1)), feed=feed))
    assert (item.outlet, item.language) == ("dolsk", "en")


def test_private_chat_goes_by_its_number():
    found = collect(Account(a_message(1)), feed=Feed("f1", "https://t.me/c/5/", "telegram"))
    assert len(items(found)) == 1


def test_flood_wait_is_honoured():
    with pytest.raises(FetchError) as caught:
        collect(Account(a_message(1), fails=errors.FloodWaitError(None, capture=420)))
    assert (caught.value.code, caught.value.retry_after) == ("wait", 420)


@pytest.mark.parametrize(
    ("telegram", "feed", "fact"),
    [
        (Account(is_authorized=False), FEED, "session is not signed in"),
        (Account(), Feed("f", "https://t.me/nobody_here", "telegram"), "No user has"),
        (Account(a_message(1), fails=errors.ChannelPrivateError(None)), FEED, "Telegram says no"),
        (Account(a_message(1), fails=ConnectionError("gone")), FEED, "Telegram says no: gone"),
        (Account(), Feed("f", "https://example.org/x", "telegram"), "no address of a channel"),
    ],
)
def test_failure_is_one_clear_line(telegram: Account, feed: Feed, fact: str):
    with pytest.raises(FetchError) as caught:
        collect(telegram, feed=feed)
    assert fact in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not telegram.is_connected


def test_private_chat_without_an_account_is_one_clear_line():
    clients = Clients(http=None, now=lambda: NOON)  # type: ignore[arg-type]
    with pytest.raises(FetchError, match="STANDFIRST_TELEGRAM_API_ID"):
        list(collect_channel(Feed("f", "https://t.me/c/5", "telegram"), NEVER, clients))


def test_session_of_no_use_is_one_clear_line():
    with (
        pytest.raises(FetchError, match="is no session"),
        account.open_channel("x", TelegramKeys(1, "h", "nonsense")),
    ):
        pass


def test_keys_come_from_the_environment(monkeypatch: pytest.MonkeyPatch):
    for name, value in (("API_ID", "17"), ("API_HASH", "h"), ("SESSION", "s")):
        assert telegram_keys() is None
        monkeypatch.setenv(f"STANDFIRST_TELEGRAM_{name}", value)
    assert telegram_keys() == TelegramKeys(17, "h", "s")
    assert "h" not in repr(TelegramKeys(17, "hush", "hush")).replace("TelegramKeys(api_id", "")
    monkeypatch.setenv("STANDFIRST_TELEGRAM_API_ID", "x")
    with pytest.raises(DeskError, match="is no number"):
        telegram_keys()


def test_addresses_are_recognised():
    for address in (
        "https://t.me/dolsk_official",
        "https://t.me/s/dolsk_official",
        "https://t.me/c/12345",
    ):
        assert recognise(address) == "telegram"
    assert recognise("https://t.me.example/dolsk") != "telegram"


@pytest.mark.parametrize("cursor", ["", "x", "[]", '{"last":"x"}', '{"posts":[1]}', "[" * 10_000])
def test_cursor_of_no_use_is_as_none(cursor: str):
    assert Memory.load(cursor) == Memory()
