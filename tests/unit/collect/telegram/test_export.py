from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from standfirst.collect.telegram import is_export, read_export
from standfirst.records import Drop, Item


def message(number: int, text: Any = "Karsk holds.", **more: Any) -> dict[str, Any]:
    return {
        "id": number, "type": "message", "date": "2022-12-12T23:00:00",
        "date_unixtime": "1670846400", "from": "Irena Dolsk", "from_id": "channel5", "text": text,
    } | more  # fmt: skip


def channel(*messages: Any, **more: Any) -> dict[str, Any]:
    return {
        "name": "Irena Dolsk", "type": "public_channel", "id": 5, "messages": list(messages),
    } | more  # fmt: skip


def found_in(value: Any) -> list[Item | Drop]:
    assert is_export(value)
    return list(read_export(value, "result.json", "00"))


def test_post_of_a_channel_becomes_an_item():
    (item,) = found_in(channel(message(9, edited_unixtime="1670850000", author="I. D.")))
    assert item == Item(
        text="Karsk holds.", origin="result.json#5/9", capture="00", extractor="telegram/2",
        external_id="5/9", outlet="Irena Dolsk", byline="I. D.", is_post=True,
        published_at=datetime(2022, 12, 12, 12, tzinfo=UTC),
        updated_at=datetime(2022, 12, 12, 13, tzinfo=UTC),
    )  # fmt: skip


def test_text_of_entities_is_joined_with_the_words_of_links():
    parts = [
        {"type": "bold", "text": "⚡️ Karsk"},
        " holds, ",
        {"type": "text_link", "text": "says", "href": "x"},
        {"type": "mention", "text": " @vpa"},
        5,
        {},
    ]
    (item,) = found_in(channel(message(1, parts)))
    assert item.text == "⚡️ Karsk holds, says @vpa"


def test_forwards_and_replies_keep_where_they_come_from():
    items = found_in(
        channel(
            message(1, forwarded_from="VPA"),
            message(2, forwarded_from=None),
            message(3, reply_to_message_id=1),
            message(4, reply_to_message_id=1, reply_to_peer_id="channel9"),
        )
    )
    assert [item.forwarded_from for item in items] == ["VPA", "unknown", None, None]
    assert [item.reply_to for item in items] == [None, None, "5/1", None]


def test_address_needs_a_username_in_the_export():
    (item,) = found_in(channel(message(9), username="dolsk_official"))
    assert (item.external_id, item.url) == ("dolsk_official/9", "https://t.me/dolsk_official/9")
    (item,) = found_in(channel(message(9), username="not a name/"))
    assert (item.external_id, item.url) == ("5/9", None)


def test_full_export_gives_all_chats_and_groups_name_the_sender():
    group = channel(message(1, **{"from": "Petra Lunz"}), name="Desk", type="private_group", id=6)
    export = {
        "chats": {"list": [channel(message(1)), group]},
        "left_chats": {"list": [channel(message(2))]},
    }
    items = found_in(export)
    assert [item.external_id for item in items] == ["5/1", "6/1", "5/2"]
    assert [item.outlet for item in items] == ["Irena Dolsk", "Petra Lunz", "Irena Dolsk"]


def test_album_is_one_post_and_pictures_alone_are_none():
    drops = found_in(
        channel(
            message(1, "", photo="p"),
            message(2, photo="p"),
            message(3, "", photo="p", date_unixtime="1670846999"),
            message(4, "", poll={}),
        )
    )
    assert isinstance(drops.pop(1), Item)
    assert [(drop.reason, drop.detail) for drop in drops] == [
        ("album-part", "its words stand in message 2"),
        ("no-text", "holds photo and no words"),
        ("no-text", "holds poll and no words"),
    ]


def test_date_comes_from_unixtime_alone():
    undated = message(1)
    del undated["date_unixtime"]
    drops = found_in(
        channel(undated, message(2, date_unixtime="9" * 25), message(3, date_unixtime="x"))
    )
    assert [drop.reason for drop in drops] == ["date", "date", "date"]


def test_service_messages_and_broken_shapes_are_dropped():
    service = {"id": 1, "type": "service", "action": "pin_message", "text": ""}
    drops = found_in({"chats": {"list": [channel(service, 7), 5, {"messages": 3}]}})
    assert [(drop.reason, drop.detail) for drop in drops] == [
        ("service-message", "pin_message"),
        ("json-shape", "a message is not an object"),
        ("json-shape", "a chat of the export has no list of messages"),
        ("json-shape", "a chat of the export has no list of messages"),
    ]


def test_contract_objects_are_no_export():
    assert not is_export({"text": "a"})
    assert not is_export([{"messages": []}])
    assert not is_export({"chats": []})


def test_post_in_a_topic_answers_nothing():
    topic = {"id": 1, "type": "service", "action": "topic_created", "title": "Front", "text": ""}
    _, first, second = found_in(
        channel(topic, message(2, reply_to_message_id=1), message(3, reply_to_message_id=2))
    )
    assert (first.reply_to, second.reply_to) == (None, "5/2")


def test_lines_of_links_at_the_end_are_cut():
    parts = [
        "Karsk holds.\n\n",
        {"type": "text_link", "text": "Telegram", "href": "x"},
        " | ",
        {"type": "mention", "text": "@vpa"},
    ]
    (item,) = found_in(channel(message(1, parts)))
    assert item.text == "Karsk holds."


def test_old_exports_are_read():
    old = message(
        1,
        forwarded_from="VPA",
        edited="1970-01-01T00:00:00",
        from_id=5,
        reactions=[{"emoji": "x", "count": 3}],
    )
    (item,) = found_in(channel(old))
    assert (item.text, item.forwarded_from, item.updated_at) == ("Karsk holds.", "VPA", None)
