"""Mail and Telegram through the collecting loop, into the archive, and read again from there."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import timedelta
from functools import partial
from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator

from feedfakes import NOON
from previewpages import Previews, a_post
from standfirst.archive import Archive
from standfirst.collect.telegram import account
from standfirst.config import Collecting, TelegramKeys
from standfirst.records import Feed
from standfirst.run import clients, collecting
from standfirst.run.rereading import reread
from standfirst.run.warcs import export_warc
from telegramfakes import Account, a_message


class Mailbox:
    uid_validity = 1

    def __init__(self):
        self.mails = {}

    @contextmanager
    def open(self, _address):
        yield self

    def uids_after(self, uid):
        return [one for one in sorted(self.mails) if one > uid]

    def size(self, uid):
        return len(self.mails[uid])

    def fetch(self, uid):
        return self.mails[uid]


class World:
    def __init__(self, desk, monkeypatch):
        self.desk, self.now, self.mailbox, self.telegram = desk, NOON, Mailbox(), Account()
        self.pages = Previews({}, now=NOON)
        monkeypatch.setattr(clients, "_open_mailbox", self.mailbox.open)
        monkeypatch.setattr(clients, "telegram_keys", lambda: TelegramKeys(1, "h", ""))
        opened = partial(account.open_channel, make_client=self.telegram)
        monkeypatch.setattr(clients, "open_channel", opened)

    def collect(self, address, kind):
        settings = Collecting("desk@sarn.example", gap_seconds=0)
        self.desk = replace(
            self.desk, collecting=settings, feeds=(Feed("f1", address, kind, outlet="dolsk"),)
        )
        self.now += timedelta(hours=1)
        with Archive.open(self.desk.archive_path) as archive:
            count = collecting.collect(
                self.desk,
                archive,
                now=lambda: self.now,
                make_fetcher=lambda *_, **__: nullcontext(self.pages),
            )
            assert archive.check() == ()
            return count

    def again(self):
        with Archive.open(self.desk.archive_path) as archive:
            count = reread(self.desk, archive, now=lambda: self.now)
            return count.added, count.revised, [(one.reason) for one in count.dropped]

    def reports(self):
        with Archive.open(self.desk.archive_path) as archive:
            return {one.external_id: one for one in archive.current_reports()}


@pytest.fixture
def world(desk, monkeypatch):
    return World(desk, monkeypatch)


def a_mail(number, text):
    return f"From: MoD <p@mod.example>\nMessage-ID: <{number}@mod>\nSubject: Release\n\n{text}\n".encode()


def test_mail_is_collected_once_and_read_again(world):
    world.mailbox.mails = {1: a_mail(1, "Karsk holds."), 2: a_mail(2, "Sarn has power.")}
    count = world.collect("imaps://desk@mail.example/Press", "imap")
    assert (count.found.added, count.failures) == (2, ())
    assert world.collect("imaps://desk@mail.example/Press", "imap").found.added == 0
    report = world.reports()["1@mod"]
    assert (report.outlet, report.url) == ("dolsk", None)
    assert world.again() == (0, 0, [])
    with Archive.open(world.desk.archive_path) as archive:
        out = BytesIO()
        export_warc(world.desk, archive, out)
    records = ArchiveIterator(BytesIO(out.getvalue()))
    kinds = [(one.rec_type, one.rec_headers.get_header("Content-Type")) for one in records]
    assert kinds.count(("resource", "message/rfc822")) == 2
    assert not any(kind == "response" for kind, _ in kinds)  # no HTTP is made up


def test_edits_and_deletions_of_posts_reach_the_archive_and_lose_nothing(world):
    world.telegram.messages = {n: a_message(n, f"Day {n} in Karsk is quiet.") for n in (1, 2)}
    assert world.collect("https://t.me/dolsk_official", "telegram").found.added == 2
    world.telegram.messages = {1: a_message(1, "Day 1 in Karsk is not quiet.", edit_date=NOON)}
    count = world.collect("https://t.me/dolsk_official", "telegram")
    assert (count.found.added, count.found.revised) == (0, 1)
    assert [(one.what, one.reason) for one in count.found.dropped] == [
        ("dolsk_official/2", "deleted")
    ]
    kept = world.reports()
    assert (kept["dolsk_official/1"].revision, kept["dolsk_official/1"].outlet) == (2, "dolsk")
    assert kept["dolsk_official/2"].text == "Day 2 in Karsk is quiet."
    added, _, refused = world.again()
    assert (added, refused) == (0, [])
    assert world.reports()["dolsk_official/1"].text == "Day 1 in Karsk is not quiet."


def test_preview_pages_are_collected_and_read_again_as_what_they_are(world):
    world.pages.posts = {n: a_post(n, f"Day {n} in Karsk is quiet.") for n in range(1, 5)}
    assert world.collect("https://t.me/s/dolsk_official", "telegram").found.added == 4
    assert world.again() == (0, 0, [])
    assert set(world.reports()) == {f"dolsk_official/{n}" for n in range(1, 5)}
    world.pages.posts[4] = a_post(4, "Day 4 in Karsk is not quiet.")
    count = world.collect("https://t.me/s/dolsk_official", "telegram")
    assert (count.found.added, count.found.revised) == (0, 1)
    assert world.reports()["dolsk_official/4"].revision == 2


def test_channel_without_a_preview_is_a_failure_that_is_said(world):
    count = world.collect("https://t.me/s/dolsk_official", "telegram")
    assert "allows no preview" in count.failures[0].error
