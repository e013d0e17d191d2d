from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from standfirst.collect.archives import warc
from standfirst.collect.archives.warc import read_warc
from standfirst.collect.captures import Captured, ReadUntil
from standfirst.records import Drop, Item
from webarchives import WHEN, Crawl, a_page, chunked, packed

NOW = datetime(2022, 12, 14, 18, tzinfo=UTC)
PAGE = a_page()


def read(data: bytes, **more: Any) -> list[Any]:
    return list(read_warc(data, "crawl.warc.gz", collected_at=NOW, **more))


def items_in(data: bytes) -> list[Item]:
    return [one for one in read(data) if isinstance(one, Item)]


def drops_in(data: bytes) -> list[Drop]:
    return [one for one in read(data) if isinstance(one, Drop)]


@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("is_packed", [True, False])
def test_page_is_a_capture_with_its_proof_and_an_item(version: str, is_packed: bool):
    crawl = Crawl(packed=is_packed, version=version)
    crawl.record("warcinfo", "", b"software: x\r\n", "application/warc-fields")
    crawl.answer("https://vpa.example/1", PAGE, ("ETag", '"1"'))
    captured, item, _, _ = read(crawl.bytes())
    assert isinstance(captured, Captured)
    assert captured.data == PAGE
    assert captured.fetch.address == "https://vpa.example/1"
    assert captured.fetch.fetched_at == datetime(2022, 12, 12, 12, tzinfo=UTC)
    assert captured.fetch.status == 200
    assert 'ETag: "1"' in captured.fetch.headers
    assert item.capture == captured.capture.sha256
    assert item.url == "https://vpa.example/1"
    assert item.headline == "Karsk holds"
    assert item.origin.startswith("crawl.warc.gz#")


def test_when_it_was_captured_is_not_when_it_was_published():
    crawl = Crawl().answer("https://vpa.example/1", PAGE)
    stamp = "<meta property='article:published_time' content='2022-12-11T08:00:00+02:00'>"
    crawl.answer("https://vpa.example/2", a_page(extra=stamp))
    undated, dated = items_in(crawl.bytes())
    assert undated.published_at is None
    assert dated.published_at == datetime(2022, 12, 11, 6, tzinfo=UTC)


def test_only_pages_are_kept_and_the_rest_is_counted_in_one_drop():
    crawl = Crawl()
    crawl.record(
        "request",
        "https://vpa.example/1",
        b"GET / HTTP/1.1\r\n\r\n",
        "application/http; msgtype=request",
    )
    crawl.answer("https://vpa.example/no", PAGE, status="404 Not Found")
    crawl.answer("https://vpa.example/a.jpg", b"\xff\xd8" * 900, media_type="image/jpeg")
    crawl.answer("https://vpa.example/b.jpg", b"\xff\xd8" * 900, media_type="image/jpeg")
    crawl.record("resource", "dns:vpa.example", b"192.0.2.1", "text/dns")
    crawl.record("resource", "https://vpa.example/r", PAGE, "text/html")
    crawl.record("revisit", "https://vpa.example/1", b"", "application/http")
    assert [item.url for item in items_in(crawl.bytes())] == ["https://vpa.example/r"]
    (drop,) = drops_in(crawl.bytes())
    assert drop.reason == "no-pages"
    for what in ("2 image/jpeg", "1 answers of status 404", "1 request records", "1 revisit records",
                 "1 records of no web address"):  # fmt: skip
        assert what in drop.detail


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(PAGE), [("Transfer-Encoding", "chunked")]),
        (PAGE, [("Transfer-Encoding", "chunked")]),  # undone by the crawler, who kept the header
        (packed(PAGE), [("Content-Encoding", "gzip")]),
        (PAGE, [("Content-Encoding", "gzip")]),
        (PAGE, [("Content-Encoding", "br")]),
        (chunked(packed(PAGE)), [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
    ],
)  # fmt: skip
def test_coding_of_the_wire_is_undone_where_the_body_has_it(body: bytes, headers: list[Any]):
    captured = read(Crawl().answer("https://vpa.example/1", body, *headers).bytes())[0]
    assert captured.data == PAGE


def test_unknown_coding_is_dropped():
    (drop,) = drops_in(
        Crawl().answer("https://vpa.example/", b"\x8b\x11", ("Content-Encoding", "br")).bytes()
    )
    assert (drop.reason, "'br'" in drop.detail) == ("encoding", True)


@pytest.mark.parametrize("name", ["WARC-Block-Digest", "WARC-Payload-Digest"])
def test_record_that_is_not_what_its_digest_says_is_dropped(name: str):
    wrong = {"WARC_Block_Digest": None, name.replace("-", "_"): "sha1:" + "A" * 32}
    plain = Crawl(packed=False).answer("https://vpa.example/1", PAGE).bytes()
    lines = plain.split(b"\r\n")
    kept = [
        one
        if not one.startswith(name.encode())
        else name.encode() + b": " + wrong[name.replace("-", "_")].encode()
        for one in lines
        if name == "WARC-Block-Digest" or not one.startswith(b"WARC-Block-Digest")
    ]
    (drop,) = drops_in(b"\r\n".join(kept))
    assert drop.reason == "digest"
    assert not items_in(b"\r\n".join(kept))


def test_payload_digest_may_be_of_the_chunks_or_of_what_they_held():
    import base64
    import hashlib

    for counted in (PAGE, chunked(PAGE)):
        digest = "sha1:" + base64.b32encode(hashlib.sha1(counted).digest()).decode()
        plain = (
            Crawl(packed=False)
            .answer("https://vpa.example/", chunked(PAGE), ("Transfer-Encoding", "chunked"))
            .bytes()
        )
        lines = [
            b"WARC-Payload-Digest: " + digest.encode()
            if one.startswith(b"WARC-Payload-Digest")
            else one
            for one in plain.split(b"\r\n")
            if not one.startswith(b"WARC-Block-Digest")
        ]
        assert len(items_in(b"\r\n".join(lines))) == 1


def test_truncated_page_is_marked_as_partial():
    plain = Crawl(packed=False).answer("https://vpa.example/", PAGE).bytes()
    cut = plain.replace(b"WARC-Type: response", b"WARC-Type: response\r\nWARC-Truncated: length")
    (item,) = items_in(cut)
    assert item.is_partial
    assert not items_in(plain)[0].is_partial


@pytest.mark.parametrize("is_packed", [True, False])
def test_file_that_ends_amid_a_record_keeps_all_before_it(is_packed: bool):
    crawl = Crawl(packed=is_packed).answer("https://vpa.example/1", PAGE)
    n_first = len(crawl.bytes())
    data = crawl.answer("https://vpa.example/2", PAGE).bytes()
    cut = data[:-100]
    assert [item.url for item in items_in(cut)] == ["https://vpa.example/1"]
    (drop,) = drops_in(cut)
    assert (drop.what, drop.reason) == (f"crawl.warc.gz#{n_first}", "warc")
    assert "cut short" in drop.detail


@pytest.mark.parametrize("is_packed", [True, False])
def test_damaged_record_costs_itself_alone(is_packed: bool):
    crawl = Crawl(packed=is_packed).answer("https://vpa.example/1", PAGE)
    start = len(crawl.bytes())
    crawl.answer("https://vpa.example/2", PAGE)
    end = len(crawl.bytes())
    data = bytearray(crawl.answer("https://vpa.example/3", PAGE).bytes())
    data[start + 2 : start + 40] = b"\xaa" * 38
    assert [item.url[-1] for item in items_in(bytes(data))] == ["1", "3"]
    assert drops_in(bytes(data))[0].what == f"crawl.warc.gz#{start}"
    assert end > start


def test_wrong_length_in_a_packed_record_costs_itself_alone():
    lines = Crawl(packed=False).answer("https://vpa.example/1", PAGE).bytes().split(b"\r\n")
    lying = b"\r\n".join(
        b"Content-Length: 99999" if one.startswith(b"Content-Length") else one for one in lines
    )
    data = packed(lying) + Crawl().answer("https://vpa.example/2", PAGE).bytes()
    assert [item.url[-1] for item in items_in(data)] == ["2"]
    assert [drop.reason for drop in drops_in(data)] == ["warc"]


@pytest.mark.parametrize("form", ["packed", "plain", "packed as a whole"])
def test_reading_goes_on_from_any_mark(form: str):
    crawl = Crawl(packed=form == "packed")
    for n in range(5):
        crawl.answer(f"https://vpa.example/{n}", a_page(f"Karsk holds {n}"))
    data = packed(crawl.bytes()) if form.endswith("whole") else crawl.bytes()
    found = read(data)
    marks = [n for n, one in enumerate(found) if isinstance(one, ReadUntil)]
    assert len(marks) == 5
    for n in marks:
        rest = read(data, cursor=found[n].cursor)
        assert [one for one in rest if not isinstance(one, ReadUntil)] == [
            one for one in found[n:] if not isinstance(one, ReadUntil)
        ]


def test_zeros_between_members_and_an_empty_file_are_borne():
    one = Crawl().answer("https://vpa.example/1", PAGE).bytes()
    assert len(items_in(one + b"\0" * 512 + one)) == 2
    assert read(b"") == []


@pytest.mark.parametrize(
    "data",
    [
        b"no warc",
        b"WARC/1.0\r\nContent-Length: " + b"9" * 400 + b"\r\n\r\n",
        b"WARC/1.0\r\n" + b"x" * 10_000_000,
        b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000,
        b"\n" * 1_000_000,
        packed(b"WARC/1.0\r\nA: " + b"0" * 100_000_000),
        packed(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 80000000\r\n\r\n" + b"0" * 80_000_000),
    ],
    ids=["text", "length", "line", "lines", "blank", "packed line", "bomb"],
)  # fmt: skip
def test_hostile_bytes_are_one_drop(data: bytes):
    found = read(data)
    assert found[0].reason == "warc"
    assert {one.reason for one in found} <= {"warc", "no-pages"}


def test_page_behind_a_bomb_is_still_read():
    bomb = packed(
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 80000000\r\n\r\n" + b"0" * 80_000_000
    )
    data = bomb + Crawl().answer("https://vpa.example/1", PAGE).bytes()
    assert len(items_in(data)) == 1
    assert "250 times" in drops_in(data)[0].detail


def test_page_that_unpacks_without_end_is_refused():
    bomb = packed(PAGE + b" " * 30_000_000)
    data = Crawl().answer("https://vpa.example/1", bomb, ("Content-Encoding", "gzip")).bytes()
    captured, drop, _ = read(data)
    assert len(captured.data) == (24 << 20) + 1
    assert drop.reason == "too-long"


def test_date_of_no_use_leaves_the_page_without_proof():
    plain = Crawl(packed=False).answer("https://vpa.example/1", PAGE).bytes()
    captured = read(plain.replace(WHEN.encode(), b"2022-99-12T12:00:00Z"))[0]
    assert captured.fetch is None
    assert captured.capture.collected_at == NOW


def test_same_address_twice_gives_both_texts_in_their_order():
    crawl = Crawl().answer("https://vpa.example/1", PAGE)
    crawl.answer("https://vpa.example/1", a_page("Karsk falls"))
    assert [item.headline for item in items_in(crawl.bytes())] == ["Karsk holds", "Karsk falls"]


def test_feed_in_a_warc_gives_its_entries():
    feed = (
        b"<rss version='2.0'><channel><title>VPA</title><item><guid>g1</guid><title>Karsk holds</title><link>/1</link>"
        b"<pubDate>Mon, 12 Dec 2022 10:00:00 GMT</pubDate><description>It holds, Dolsk said.</description></item>"
        b"</channel></rss>"
    )
    crawl = Crawl().answer("https://vpa.example/rss", feed, media_type="application/rss+xml")
    crawl.answer("https://vpa.example/other", b"<no/>", media_type="text/xml")
    (item,) = items_in(crawl.bytes())
    assert (item.url, item.headline) == ("https://vpa.example/1", "Karsk holds")
    assert item.origin.startswith("crawl.warc.gz#0 ")
    assert "1 text/xml" in drops_in(crawl.bytes())[0].detail


def test_kinds_of_records_without_end_are_counted_together(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(warc, "_MOST_REASONS", 2)
    crawl = Crawl()
    for n in range(5):
        crawl.answer(f"https://vpa.example/{n}", b"x", media_type=f"x/{n}")
    (drop,) = drops_in(crawl.bytes())
    assert "3 records of other kinds" in drop.detail
