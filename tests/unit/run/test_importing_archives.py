"""Web archives are imported page by page, and read on from the last mark after a kill."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from standfirst.archive import Archive
from standfirst.collect.archives import warc
from standfirst.run import batches
from standfirst.run.desks import new_desk
from standfirst.run.importing import import_paths
from webarchives import Crawl, a_page, a_wacz

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2022, 12, 14, 18, tzinfo=UTC)


def a_crawl(n_pages: int) -> bytes:
    crawl = Crawl()
    for n in range(n_pages):
        crawl.answer(f"https://vpa.example/{n}", a_page(f"Karsk holds for day {n}"))
        crawl.answer(f"https://vpa.example/{n}.jpg", b"\xff\xd8", media_type="image/jpeg")
    return crawl.bytes()


def test_pages_are_kept_with_how_they_came(tmp_path: Path):
    desk = new_desk(tmp_path / "desk", epoch=date(2021, 9, 14))
    (tmp_path / "crawl.wacz").write_bytes(a_wacz({"a.warc.gz": a_crawl(2)}))
    with Archive.open(desk.archive_path) as archive:
        count = import_paths(desk, archive, [tmp_path / "crawl.wacz"], now=NOW)
        assert (count.added, [drop.reason for drop in count.dropped]) == (2, ["no-pages"])
        assert [fetch.address for fetch in archive.fetches()] == [
            "https://vpa.example/0",
            "https://vpa.example/1",
        ]
        assert archive.captures.read(archive.fetches()[0].capture).startswith(b"<html")
        again = import_paths(desk, archive, [tmp_path], now=NOW)
        assert (again.added, again.unchanged) == (0, 2)


def test_killed_import_goes_on_from_its_last_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    desk = new_desk(tmp_path / "desk", epoch=date(2021, 9, 14))
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(a_crawl(7))
    monkeypatch.setattr(batches, "BATCH", 3)
    read: list[str] = []

    def read_and_die(captured, *_args, real=warc.read_webpage, **_more):
        read.append(captured.fetch.address)
        if len(read) == 6:
            raise KeyboardInterrupt
        return real(captured)

    monkeypatch.setattr(warc, "read_webpage", read_and_die)
    with Archive.open(desk.archive_path) as archive:
        with pytest.raises(KeyboardInterrupt):
            import_paths(desk, archive, [file], now=NOW)
        n_before = len(archive.current_reports())
        assert 0 < n_before < 6
        count = import_paths(desk, archive, [file], now=NOW)
        assert count.added + n_before == 7
        assert len(read) < 6 + 7 - n_before + 2
        assert count.unchanged <= 1
        n_read = len(read)
        again = import_paths(desk, archive, [file], now=NOW)
        assert again.unchanged == 7
        assert len(read) == n_read + 7  # an import that ended is begun anew


def test_changed_file_is_read_from_its_beginning(tmp_path: Path):
    desk = new_desk(tmp_path / "desk", epoch=date(2021, 9, 14))
    file = tmp_path / "crawl.warc.gz"
    with Archive.open(desk.archive_path) as archive:
        for n_pages in (2, 3):
            file.write_bytes(a_crawl(n_pages))
            import_paths(desk, archive, [file], now=NOW)
        assert len(archive.current_reports()) == 3
