from datetime import UTC, datetime

from standfirst.collect.http import Fetched
from standfirst.records import Fetch

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)


def fetched(*headers, **fields):
    given = {
        "asked": "https://wire.example/rss",
        "address": "https://wire.example/feed.xml",
        "status": 200,
        "body": b"<rss/>",
        "fetched_at": NOON,
    }
    return Fetched(headers=headers, **(given | fields))


def test_headers_are_found_in_any_case():
    one = fetched(("ETag", '"1"'), ("Content-Type", "Text/XML; charset=Windows-1251"))
    assert one.header("etag") == '"1"'
    assert one.header("last-modified") is None
    assert one.media_type == "text/xml"
    assert one.charset == "windows-1251"


def test_odd_media_types_are_unknown():
    assert fetched().media_type == fetched(("Content-Type", ";")).media_type
    assert fetched(("Content-Type", "=?=;;charset")).charset is None


def test_capture_carries_its_proof():
    captured = fetched(("ETag", '"1"')).captured("feed/1", feed="f1")
    assert captured.data == b"<rss/>"
    assert captured.name == "https://wire.example/feed.xml"
    assert captured.fetch == Fetch(
        capture=captured.capture.sha256,
        address="https://wire.example/rss",
        fetched_at=NOON,
        feed="f1",
        final_address="https://wire.example/feed.xml",
        status=200,
        headers=('ETag: "1"',),
        extractor="feed/1",
    )
