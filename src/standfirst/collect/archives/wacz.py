"""A WACZ: a ZIP of WARCs, with a list of the pages that somebody meant to keep.

Where the list is there, only its pages are read: the rest of the HTML is frames and advertising.
Source: the WACZ format 1.1.1 (specs.webrecorder.net/wacz).
"""

from __future__ import annotations

import hashlib
import json
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from standfirst.collect.archives.tape import Position, Tape
from standfirst.collect.archives.warc import Found, Reading, read_tape
from standfirst.collect.archives.window import Window
from standfirst.collect.captures import ReadUntil, open_input
from standfirst.records import Drop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

_MOST_DIRECTORY = 1 << 24  # bytes of the ZIP's list of files, which is read whole
_MOST_WARCS = 10_000
_MOST_LIST = 1 << 26  # bytes of a list of pages
_MOST_LINE = 1 << 16
_MOST_PAGES = 1_000_000
_MOST_PACKAGE = 1 << 22
_PAGES = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_MOST_RATIO = 250  # as in tape.py; what is stored twice counts twice
_ALWAYS_ALLOWED = 1 << 26
_END = b"PK\x05\x06"
_LOCATOR = b"PK\x06\x07"  # of the end record of ZIP64
_CHUNK = 1 << 20
_ERRORS = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
    OSError, struct.error,
)  # fmt: skip


def read_wacz(
    source: bytes | Path, name: str, *, collected_at: datetime, cursor: str | None = None
) -> Iterator[Found]:
    """Yield the pages of a WACZ as ``read_warc`` does; marks name the WARC and the place in it."""
    with open_input(source) as file:
        try:
            if _directory_size(file) > _MOST_DIRECTORY:
                yield Drop(name, "wacz", "lists too many files for a WACZ")
                return
            with zipfile.ZipFile(file) as archive:
                yield from _read(archive, file, name, collected_at, cursor)
        except _ERRORS as error:
            yield Drop(name, "wacz", f"cannot be read as a ZIP: {error}"[:200])


def _read(
    archive: zipfile.ZipFile,
    file: BinaryIO,
    name: str,
    collected_at: datetime,
    cursor: str | None,
) -> Iterator[Found]:
    warcs = sorted(
        (info for info in archive.infolist() if _is_warc(info.filename)),
        key=lambda info: info.filename,
    )
    if not warcs:
        yield Drop(name, "wacz", "holds no WARC in archive/")
        return
    n_bytes = sum(info.file_size for info in warcs)
    if n_bytes > max(_ALWAYS_ALLOWED, _MOST_RATIO * file.seek(0, 2)):
        yield Drop(name, "wacz", f"unpacks to over {_MOST_RATIO} times its size")
        return
    hashes = _hashes(archive)
    pages = _pages(archive)
    at_file, _, at = (cursor or "").rpartition("#")
    for info in warcs[:_MOST_WARCS]:
        if info.filename < at_file:
            continue
        what = f"{name}#{info.filename}"
        position = Position.parse(at) if info.filename == at_file else Position()
        reading = Reading(what, collected_at, pages)
        try:
            expected = hashes.get(info.filename)
            if expected and not cursor and _sha256(archive, info) != expected:
                yield Drop(what, "digest", "is not what datapackage.json says; read all the same")
            yield from _read_one(archive, file, info, position, reading)
        except _ERRORS as error:
            yield Drop(what, "wacz", f"cannot be read out of the ZIP: {error}"[:200])


def _read_one(
    archive: zipfile.ZipFile,
    file: BinaryIO,
    info: zipfile.ZipInfo,
    position: Position,
    reading: Reading,
) -> Iterator[Found]:
    with _open(archive, file, info) as warc:
        for found in read_tape(Tape(warc, position), reading):
            if isinstance(found, Position):
                yield ReadUntil(f"{info.filename}#{found}")
            else:
                yield found


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.lower().endswith((".warc", ".warc.gz"))


def _open(archive: zipfile.ZipFile, file: BinaryIO, info: zipfile.ZipInfo) -> BinaryIO:
    """Open a WARC in the ZIP: as a part of the file where it is stored as it is."""
    unpacked = archive.open(info)  # reads the local header, and fails where it is wrong
    if info.compress_type != zipfile.ZIP_STORED:
        return cast("BinaryIO", unpacked)
    unpacked.close()
    file.seek(info.header_offset)
    local = file.read(30)
    n_name, n_extra = struct.unpack("<HH", local[26:30])
    return cast(
        "BinaryIO", Window(file, info.header_offset + 30 + n_name + n_extra, info.file_size)
    )


def _pages(archive: zipfile.ZipFile) -> set[str] | None:
    """Return the addresses on the lists of pages; null where there are none."""
    found: set[str] = set()
    for listed in _PAGES:
        if listed not in archive.NameToInfo:
            continue
        with archive.open(listed) as lines:
            n_left = _MOST_LIST
            while n_left > 0 and len(found) < _MOST_PAGES and (line := lines.readline(_MOST_LINE)):
                n_left -= len(line)
                page = _json(line)
                address = page.get("url") if isinstance(page, dict) else None
                if isinstance(address, str):
                    found.add(address)
    return found or None


def _hashes(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the SHA-256 that datapackage.json gives of each file."""
    if "datapackage.json" not in archive.NameToInfo:
        return {}
    with archive.open("datapackage.json") as file:
        package = _json(file.read(_MOST_PACKAGE))
    rows = package.get("resources") if isinstance(package, dict) else None
    found: dict[str, str] = {}
    for row in rows if isinstance(rows, list) else []:
        path, value = (row.get("path"), row.get("hash")) if isinstance(row, dict) else (None, None)
        if isinstance(path, str) and isinstance(value, str) and value.startswith("sha256:"):
            found[path] = value.removeprefix("sha256:").lower()
    return found


def _sha256(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> str:
    digest = hashlib.sha256()
    try:
        with archive.open(info) as file:
            while data := file.read(_CHUNK):
                digest.update(data)
    except _ERRORS:  # the sum that the ZIP itself keeps is wrong
        return ""
    return digest.hexdigest()


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _directory_size(file: BinaryIO) -> int:
    """Return how long the ZIP's list of files is, which the library would read whole."""
    size = file.seek(0, 2)
    n_tail = min(size, (1 << 16) + 22)
    file.seek(size - n_tail)
    tail = file.read(n_tail)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < 22:
        return 0  # the library says what is wrong
    (n_bytes,) = struct.unpack("<I", tail[at + 12 : at + 16])
    locator = tail[max(0, at - 20) : at]
    if locator.startswith(_LOCATOR):
        (start,) = struct.unpack("<Q", locator[8:16])
        file.seek(min(start, size))
        record = file.read(56)
        if len(record) == 56:
            (n_bytes,) = struct.unpack("<Q", record[40:48])
    return int(n_bytes)
