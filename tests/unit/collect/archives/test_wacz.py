from __future__ import annotations

import struct
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest

from standfirst.collect.archives.wacz import read_wacz
from standfirst.collect.captures import Captured, ReadUntil
from standfirst.records import Drop, Item
from webarchives import Crawl, a_page, a_wacz

NOW = datetime(2022, 12, 14, 18, tzinfo=UTC)
PAGE = a_page()


def read(data: bytes, **more: Any) -> list[Any]:
    return list(read_wacz(data, "crawl.wacz", collected_at=NOW, **more))


def urls(data: bytes) -> list[str | None]:
    return [one.url for one in read(data) if isinstance(one, Item)]


def a_crawl(*addresses: str, packed: bool = True) -> bytes:
    crawl = Crawl(packed=packed)
    for address in addresses:
        crawl.answer(address, PAGE)
    return crawl.bytes()


def a_zip(method: int, **files: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def test_pages_of_all_warcs_are_read_in_the_order_of_names():
    data = a_wacz({
        "b.warc.gz": a_crawl("https://vpa.example/2"),
        "a.warc": a_crawl("https://vpa.example/1", packed=False),
    })  # fmt: skip
    assert urls(data) == ["https://vpa.example/1", "https://vpa.example/2"]
    origins = [one.origin for one in read(data) if isinstance(one, Item)]
    assert origins[1].startswith("crawl.wacz#archive/b.warc.gz#")


def test_only_listed_pages_are_read_and_where_redirects_lead():
    crawl = Crawl().answer("https://vpa.example/old", b"", ("Location", "/new"), status="301 Moved")
    crawl.answer("https://vpa.example/new", PAGE).answer("https://ads.example/frame", PAGE)
    assert urls(a_wacz({"a.warc.gz": crawl.bytes()}, ["https://vpa.example/old"])) == [
        "https://vpa.example/new"
    ]
    assert len(urls(a_wacz({"a.warc.gz": crawl.bytes()}))) == 2


def test_packed_warc_in_the_zip_is_read_too():
    data = a_zip(
        zipfile.ZIP_DEFLATED, archive__a_warc=a_crawl("https://vpa.example/1", packed=False)
    )
    assert urls(data) == ["https://vpa.example/1"]


def test_wrong_hash_is_said_and_the_warc_read_all_the_same():
    data = a_wacz({"a.warc": a_crawl("https://vpa.example/1", packed=False)})
    wrong = data.replace(b"by noon", b"by dawn")  # the ZIP's own sum is wrong too
    assert [one.reason for one in read(wrong) if isinstance(one, Drop)] == ["digest", "digest"]
    assert read(wrong)[0].what == "crawl.wacz#archive/a.warc"
    package = {"resources": [{"path": "archive/a.warc", "hash": "sha256:" + "0" * 64}]}
    data = a_wacz({"a.warc": a_crawl("https://vpa.example/1", packed=False)}, **package)
    assert [one.reason for one in read(data) if isinstance(one, Drop)] == ["digest"]
    assert len(urls(data)) == 1


def test_reading_goes_on_from_a_mark_in_any_of_its_warcs():
    data = a_wacz({
        "a.warc.gz": a_crawl("https://vpa.example/1", "https://vpa.example/2"),
        "b.warc.gz": a_crawl("https://vpa.example/3", "https://vpa.example/4"),
    })  # fmt: skip
    found = read(data)
    marks = [n for n, one in enumerate(found) if isinstance(one, ReadUntil)]
    assert len(marks) == 4
    for n in marks:
        rest = read(data, cursor=found[n].cursor)
        assert [one for one in rest if isinstance(one, Captured | Item)] == [
            one for one in found[n:] if isinstance(one, Captured | Item)
        ]


def many_names() -> bytes:
    end = b"PK\x05\x06" + b"\0" * 8 + struct.pack("<II", 1 << 30, 0) + b"\0\0"
    return b"\0" * 100 + end


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 no zip",
        a_zip(zipfile.ZIP_STORED, other_txt=b"x"),
        a_zip(zipfile.ZIP_DEFLATED, archive__a_warc=b"\n" * 80_000_000),
        many_names(),
    ],
    ids=["empty", "broken", "no warc", "bomb", "directory"],
)
def test_hostile_bytes_are_one_drop(data: bytes):
    (drop,) = read(data)
    assert (drop.what.partition("#")[0], drop.reason) == ("crawl.wacz", "wacz")


def test_damage_in_one_warc_leaves_the_others():
    good = a_crawl("https://vpa.example/1")
    data = a_wacz({"a.warc.gz": b"\x1f\x8b\x08" + b"\xff" * 400, "b.warc.gz": good})
    assert urls(data) == ["https://vpa.example/1"]
    assert [one.reason for one in read(data) if isinstance(one, Drop)] == ["warc"]


def test_locked_file_in_the_zip_is_one_drop():
    data = bytearray(a_wacz({"a.warc.gz": a_crawl("https://vpa.example/1")}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert [one.reason for one in read(bytes(data)) if isinstance(one, Drop)][-1:] == ["wacz"]
