"""Web archives and mailboxes, read without an archive around them.

At the usual size the WARC has 2 GB: pages among pictures, as a crawler leaves them. It is made on
disk and removed. Its memory is taken after a tenth and at the end: flat is a ratio of 1.
"""

from __future__ import annotations

import mailbox
import random
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from measure import Figure, peak_mib, stopwatch
from standfirst.collect.archives.records import scan
from standfirst.collect.archives.tape import Tape
from standfirst.collect.archives.warc import read_warc
from standfirst.collect.captures import capture_file
from standfirst.collect.mail import read_mbox
from standfirst.records import Item
from texts import make_reports

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)
PAGES, PICTURES = 10, 36  # in each 5 MiB, one of the size
PICTURE = 131_500  # bytes
MAILS = 25  # in each one of the size


def measure(folder: Path, size: int) -> list[Figure]:
    return [*_archives(folder, size), *_mailboxes(folder, size)]


def _archives(folder: Path, size: int) -> list[Figure]:
    path = folder / "crawl.warc"
    n_records = _write_warc(path, size)
    _, scanning = stopwatch(lambda: _count_records(path, n_records))
    early = 0.0
    n_pages = 0
    tenth = size * PAGES // 10

    def read() -> None:
        nonlocal early, n_pages
        for found in read_warc(path, path.name, collected_at=NOW):
            if isinstance(found, Item):
                n_pages += 1
                if n_pages == max(1, tenth):
                    early = peak_mib()

    _, reading = stopwatch(read)
    late = peak_mib()
    assert n_pages == size * PAGES
    mib = path.stat().st_size / (1 << 20)
    path.unlink()
    return [
        Figure("archives", f"WARC of {mib:,.0f} MiB, records", n_records / scanning, "records/s"),
        Figure("archives", "the same", mib / scanning, "MiB/s"),
        Figure(
            "archives", "its pages, read", n_pages / reading, "pages/s",
            reading / scanning, "finding the records",
        ),
        Figure("archives", "memory at its end", late, "MiB", late / early, "after a tenth"),
    ]  # fmt: skip


def _count_records(path: Path, expected: int) -> None:
    with path.open("rb") as file:
        found = sum(1 for _ in scan(Tape(file), lambda _head: False))
    assert found == expected


def _write_warc(path: Path, size: int) -> int:
    chance = random.Random(0)  # noqa: S311 - pictures
    pages = [_page(report) for report in make_reports(PAGES * 4, words=500)]
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        writer._create_temp_file = BytesIO  # noqa: SLF001 - it leaves its files open
        n_records = 0
        for n in range(size):
            bodies = [(pages[(n * PAGES + k) % len(pages)], "text/html") for k in range(PAGES)]
            bodies += [(chance.randbytes(PICTURE), "image/jpeg") for _ in range(PICTURES)]
            chance.shuffle(bodies)
            for body, kind in bodies:
                n_records += 1
                head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
                address = f"https://wire.example/{n_records}"
                writer.write_record(
                    writer.create_warc_record(
                        address, "response", payload=BytesIO(body), http_headers=head
                    )
                )
    return n_records


def _page(report: dict[str, str]) -> bytes:
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(300))
    paragraphs = "".join(f"<p>{one}</p>" for one in report["text"].split("\n\n"))
    return (
        f"<html><head><title>{report['headline']}</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>{report['headline']}</h1>{paragraphs}</article><footer>{menu}</footer></body></html>"
    ).encode()


def _mailboxes(folder: Path, size: int) -> list[Figure]:
    path = folder / "press.mbox"
    box = mailbox.mbox(path)
    reports = make_reports(MAILS * 4, words=300)
    for n in range(size * MAILS):
        report = reports[n % len(reports)]
        head = f"From: Press <p@mod.example>\nSubject: {report['headline']}\nMessage-ID: <{n}@x>\n"
        box.add(f"{head}Date: Mon, 12 Dec 2022 13:00:00 +0200\n\n{report['text']}\n".encode())
    box.close()
    _, parsing = stopwatch(lambda: [message.get_payload() for message in mailbox.mbox(path)])
    captured = capture_file(path, path.name, "application/mbox", collected_at=NOW)
    n_items, reading = stopwatch(lambda: sum(isinstance(one, Item) for one in read_mbox(captured)))
    assert n_items == size * MAILS
    rate = n_items / reading
    return [Figure("archives", "mbox", rate, "mails/s", reading / parsing, "parsing them alone")]
