from __future__ import annotations

import mailbox
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from standfirst.collect.captures import Captured, capture_bytes
from standfirst.collect.files import read_path
from standfirst.collect.mail import mbox, read_mbox
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)
HEAD = b"From p@mod.example Mon Dec 12 13:00:00 2022\n"


def read(data: bytes) -> list[Item | Drop]:
    return list(read_mbox(capture_bytes(data, "a.mbox", "application/mbox", collected_at=NOW)))


def a_mail(number: int, text: str = "Karsk holds.") -> bytes:
    return f"From: Petra Lunz <p@mod.example>\nMessage-ID: <{number}@x>\n\n{text}\n\n".encode()


def test_mails_that_the_standard_library_wrote_are_read(tmp_path: Path):
    box = mailbox.mbox(tmp_path / "press.mbox")
    for n in range(3):
        box.add(a_mail(n, f"Karsk holds {n}.\n\nFrom Sarn nothing was heard."))
    box.close()
    captured, *items = read_path(tmp_path / "press.mbox", collected_at=NOW)
    assert isinstance(captured, Captured)
    assert [item.external_id for item in items] == ["0@x", "1@x", "2@x"]
    assert [item.origin for item in items] == ["press.mbox#1", "press.mbox#2", "press.mbox#3"]
    assert items[1].text == "Karsk holds 1.\n\nFrom Sarn nothing was heard."
    assert {item.capture for item in items} == {captured.capture.sha256}


def test_line_that_begins_with_from_is_no_beginning():
    data = HEAD + a_mail(1, "A.\n\nFrom Monday on the road is open.\n\nFrom Mon to Tue it rained.")
    (item,) = read(data)
    assert "From Mon to Tue" in item.text


def test_other_clients_beginnings_are_known():
    for line in (
        b"From - Mon Dec 12 13:00:00 2022\n",
        b"From 17@xxx Mon Dec 12 13:00:00 +0000 2022\r\n",
    ):
        assert len(read(line + a_mail(1) + line + a_mail(2))) == 2


def test_same_mail_twice_is_a_duplicate():
    item, drop = read(HEAD + a_mail(1) + HEAD + a_mail(1, "Karsk holds. Sent by the list."))
    assert isinstance(item, Item)
    assert drop == Drop("a.mbox#2", "duplicate", "has the Message-ID of number 1")


def test_what_is_remembered_of_mails_is_bounded(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(mbox, "MOST_REMEMBERED", 1)
    found = read((HEAD + a_mail(1) + HEAD + a_mail(2)) * 2)
    assert [type(one) for one in found] == [Item, Item, Drop, Item]  # the archive knows it again


def test_mail_that_is_too_long_costs_itself_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(mbox, "MOST_BYTES", 1000)
    found = read(HEAD + a_mail(1, "x" * 900 + "\n" + "y" * 900) + HEAD + a_mail(2))
    assert [type(one) for one in found] == [Drop, Item]
    assert found[0].reason == "too-long"


def test_a_single_mail_without_a_beginning_is_read():
    assert [item.external_id for item in read(a_mail(1))] == ["1@x"]
    assert read(b"\n\n") == []


def test_maildir_gives_its_mails(tmp_path: Path):
    box = mailbox.Maildir(tmp_path / "press")
    for n in range(2):
        box.add(a_mail(n))
    seen = mailbox.MaildirMessage(a_mail(5))
    seen.set_subdir("cur")
    box.add(seen)
    (tmp_path / "press" / "tmp" / "half").write_bytes(a_mail(9))
    found = list(read_path(tmp_path / "press", collected_at=NOW))
    assert sorted(one.external_id for one in found if isinstance(one, Item)) == [
        "0@x",
        "1@x",
        "5@x",
    ]
    assert not [one for one in found if isinstance(one, Drop)]
