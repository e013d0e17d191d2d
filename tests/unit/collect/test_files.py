from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from standfirst.collect import captures
from standfirst.collect.captures import Captured
from standfirst.collect.files import read_bytes, read_path, read_stdin_text
from standfirst.errors import InputError
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)


def test_capture_comes_before_what_is_read_from_it(tmp_path: Path):
    path = tmp_path / "note.TXT"
    path.write_bytes(b"Karsk holds.\r\n")
    captured, item = read_path(path, collected_at=NOW)
    assert isinstance(captured, Captured)
    assert captured.data == b"Karsk holds.\r\n"
    assert captured.capture.sha256 == hashlib.sha256(b"Karsk holds.\r\n").hexdigest()
    assert (captured.capture.origin, captured.capture.media_type) == ("note.TXT", "text/plain")
    assert isinstance(item, Item)
    assert item.capture == captured.capture.sha256


def test_large_file_travels_as_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(captures, "MOST_IN_MEMORY", 10)
    path = tmp_path / "wire.jsonl"
    path.write_bytes(b'{"text": "Karsk holds."}\n{"text": "Ostrel holds."}')
    captured, first, second = read_path(path, collected_at=NOW)
    assert captured.data == path
    assert captured.capture.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (first.origin, second.origin) == ("wire.jsonl:1", "wire.jsonl:2")


def test_folder_is_walked_in_order_and_what_is_no_report_gets_a_reason(tmp_path: Path):
    root = tmp_path / "day"
    (root / "b").mkdir(parents=True)
    (root / "page_files").mkdir()
    for name in ("z.txt", "a.txt", "b/m.md", ".hidden.txt", "photo.jpg", "clip.mp4", "two.jpg"):
        (root / name).write_text("Karsk holds, the ministry said.")
    (root / "page.html").write_text("")
    (root / "page_files" / "style.txt").write_text("x")
    (root / "gone.txt").symlink_to(root / "nowhere")
    os.mkfifo(root / "pipe.txt")
    found = [one for one in read_path(root, collected_at=NOW) if not isinstance(one, Captured)]
    assert [one.origin for one in found if isinstance(one, Item)] == [
        "day/a.txt", "day/b/m.md", "day/z.txt",
    ]  # fmt: skip
    drops = [(one.what, one.reason) for one in found if isinstance(one, Drop)]
    assert drops == [
        ("day/gone.txt", "not-a-file"),
        ("day/page.html", "empty"),
        ("day/page_files", "page-assets"),
        ("day/pipe.txt", "not-a-file"),
        ("day", "unknown-kind"),
    ]
    assert found[-1].detail == "files of no known kind: 2 .jpg, 1 .mp4"


def test_missing_path_is_an_error_that_says_what_to_do(tmp_path: Path):
    with pytest.raises(InputError, match="does not exist; give a file or a folder that does"):
        list(read_path(tmp_path / "none", collected_at=NOW))


def test_unknown_kind_is_dropped_with_the_kinds_there_are():
    (drop,) = read_bytes(b"x", "a.docx", collected_at=NOW)
    assert drop.reason == "unknown-kind"
    assert ".eml .htm .html .json" in drop.detail


def test_standard_input_is_plain_text():
    captured, item = read_stdin_text(b"Karsk holds.", collected_at=NOW)
    assert (captured.name, item.origin, item.text) == ("-", "-", "Karsk holds.")


def test_export_without_posts_is_dropped_as_empty():
    _, drop = read_bytes(b'{"name": "x", "messages": []}', "result.json", collected_at=NOW)
    assert drop.reason == "empty"
