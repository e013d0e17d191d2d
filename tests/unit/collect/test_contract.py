from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from standfirst.collect.captures import MOST_OF_A_LINE, Captured
from standfirst.collect.files import read_bytes
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)


def found_in(data: bytes | str, name: str = "wire.jsonl") -> list[Item | Drop]:
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    captured, *found = read_bytes(raw, name, collected_at=NOW)
    assert isinstance(captured, Captured)
    return found


def test_all_fields_of_a_report_are_read():
    report = {
        "id": 7, "outlet": "Halvern Wire", "url": "https://wire.example/7", "language": "en",
        "published_at": "2022-12-12T17:00:00+02:00", "updated_at": "2022-12-12T15:30:00Z",
        "headline": "Ashby in Sarn", "standfirst": "A visit", "byline": "Nora Quill",
        "text": "Ashby came to Sarn.", "forwarded_from": "VPA", "reply_to": "6",
        "is_post": True, "is_partial": True, "extractor": "telegram/1", "unknown": [1],
    }  # fmt: skip
    (item,) = found_in("\ufeff" + json.dumps(report))
    assert item == Item(
        text="Ashby came to Sarn.", origin="wire.jsonl:1", capture=item.capture,
        extractor="telegram/1", external_id="7", outlet="Halvern Wire",
        url="https://wire.example/7", language="en",
        published_at=datetime(2022, 12, 12, 15, tzinfo=UTC),
        updated_at=datetime(2022, 12, 12, 15, 30, tzinfo=UTC),
        headline="Ashby in Sarn", standfirst="A visit", byline="Nora Quill",
        forwarded_from="VPA", reply_to="6", is_post=True, is_partial=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "reason", "detail"),
    [
        ('{"text": }', "json", "line 1, column 10"),
        ("[" * 100_000, "json", "nested too deeply"),
        ('{"text": "a", "id": ' + "9" * 5000 + "}", "json", "4300 digits"),
        ("[1]", "json-shape", "a list"),
        ("null", "json-shape", "null"),
        ('{"text": 5}', "json-shape", "text is a number"),
        ('{"headline": "a"}', "json-shape", "text is null"),
        ('{"text": "a", "url": {}}', "json-shape", "url is an object"),
        ('{"text": "a", "id": []}', "json-shape", "id is a list"),
        ('{"text": " "}', "empty", "nothing"),
        ('{"text": "a", "published_at": "2022-12-12"}', "date", "2022-12-12"),
        ('{"text": "a", "published_at": "0000-01-01T00:00:00Z"}', "date", "0000-01-01"),
        ('{"text": "a", "published_at": 1670846400}', "date", "1670846400"),
        (b"\xff\xfa{", "encoding", "byte 1"),
    ],
)
def test_bad_line_is_dropped_and_the_rest_goes_on(line: str | bytes, reason: str, detail: str):
    raw = line.encode() if isinstance(line, str) else line
    good = b'{"text": "Karsk holds."}'
    first, drop, last = found_in(good + b"\n\n" + raw + b"\r\n" + good)
    assert isinstance(drop, Drop)
    assert (drop.what, drop.reason) == ("wire.jsonl:3", reason)
    assert detail in drop.detail
    assert isinstance(first, Item)
    assert isinstance(last, Item)


def test_line_over_the_limit_is_dropped_whether_in_memory_or_on_disk(tmp_path: Path):
    data = b'{"text":"' + b"a" * MOST_OF_A_LINE + b'"}\n{"text":"Karsk holds."}'
    path = tmp_path / "long.jsonl"
    path.write_bytes(data)
    captured = next(read_bytes(b" ", "long.jsonl", collected_at=NOW))
    on_disk = list(Captured(captured.capture, path).lines())
    assert on_disk == list(Captured(captured.capture, data).lines())
    assert on_disk == [None, b'{"text":"Karsk holds."}']
    drop, item = found_in(data)
    assert (drop.reason, item.text) == ("too-long", "Karsk holds.")


def test_list_and_single_object_are_read_from_json():
    assert [one.text for one in found_in('[{"text": "a"}, {"text": "b"}]', "x.json")] == ["a", "b"]
    assert [one.text for one in found_in('{"text": "a"}', "x.json")] == ["a"]
    assert [one.reason for one in found_in("[]", "x.json")] == ["empty"]
    assert found_in('{"text":\n "a",}', "x.json")[0].detail.startswith("line 2")
