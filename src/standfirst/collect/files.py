"""Files and folders: which reader takes which, and what is passed over with a reason."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.collect.archives.wacz import read_wacz
from standfirst.collect.archives.warc import read_warc
from standfirst.collect.captures import Captured, ReadUntil, capture_bytes, capture_file
from standfirst.collect.jsonfile import read_json
from standfirst.collect.jsonlines import read_jsonl
from standfirst.collect.mail import read_mail, read_mbox
from standfirst.collect.markdown import read_markdown
from standfirst.collect.plain import read_plain
from standfirst.collect.webpage import read_webpage
from standfirst.errors import InputError
from standfirst.records import Drop, Item, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

Found = Captured | Item | Drop
Resume = Callable[[str], str | None]  # from an input's key to the mark to read on from


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of input: what its bytes are called, and who reads them."""

    media_type: str
    read: Callable[[Captured], Iterator[Item | Drop]]


_PAGE = Kind("text/html", read_webpage)
_MARKDOWN = Kind("text/markdown", read_markdown)
_LINES = Kind("application/jsonl", read_jsonl)
KINDS = {
    ".txt": Kind("text/plain", read_plain),
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _PAGE,
    ".htm": _PAGE,
    ".json": Kind("application/json", read_json),
    ".jsonl": _LINES,
    ".ndjson": _LINES,
    ".eml": Kind("message/rfc822", read_mail),
    ".mbox": Kind("application/mbox", read_mbox),
}
# What is captures itself: each page in it becomes one, the file does not.
ARCHIVES = {".warc": read_warc, ".warc.gz": read_warc, ".wacz": read_wacz}
STDIN = "-"
_LONG = tuple(suffix for suffix in ARCHIVES if suffix.count(".") > 1)
_PAGES = frozenset({".html", ".htm"})
_MOST_NAMED = 20


def is_known(name: str) -> bool:
    """Tell by a file's name whether there is a reader for it."""
    return _suffix(name) in KINDS or _suffix(name) in ARCHIVES


def never_read(_key: str) -> str | None:
    """Know no mark: read each input from its beginning."""
    return None


def read_path(
    path: Path, *, collected_at: datetime, resume: Resume = never_read
) -> Iterator[Found | ReadUntil]:
    """Yield what a file or folder holds: each capture, then the items and drops read from it.

    A folder is walked in the order of names; hidden files are passed over, files of no known kind
    make one drop a folder. A Maildir gives its mails. Web archives are read on from the mark that
    ``resume`` gives, and yield marks. Raises InputError where there is nothing at the path.
    """
    if path.is_dir():
        root = path.resolve().name
        yield from _read_folder(path, root, collected_at, resume)
    elif path.is_file():
        yield from _read_file(path, path.name, collected_at, resume)
    elif path.exists():
        yield Drop(path.name, "not-a-file", "is neither a file nor a folder")
    else:
        raise InputError(f"{path}: does not exist; give a file or a folder that does")


def read_bytes(data: bytes, name: str, *, collected_at: datetime) -> Iterator[Found]:
    """Yield what bytes hold whose kind their name tells; like ``read_path`` for one file."""
    suffix = _suffix(name)
    if suffix in ARCHIVES:
        for found in ARCHIVES[suffix](data, name, collected_at=collected_at):
            if not isinstance(found, ReadUntil):
                yield found
        return
    kind = KINDS.get(suffix)
    if kind is None:
        yield _unknown(name)
        return
    captured = capture_bytes(data, name, kind.media_type, collected_at=collected_at)
    yield from _read(captured, kind)


def read_stdin_text(data: bytes, *, collected_at: datetime) -> Iterator[Found]:
    """Yield the plain text that stood on standard input, under the name ``-``."""
    kind = KINDS[".txt"]
    captured = capture_bytes(data, STDIN, kind.media_type, collected_at=collected_at)
    yield from _read(captured, kind)


def _read_folder(
    folder: Path, name: str, collected_at: datetime, resume: Resume
) -> Iterator[Found | ReadUntil]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Drop(name, "unreadable", _reason(error))
        return
    if {"cur", "new", "tmp"} <= {entry.name for entry in entries}:
        yield from _read_maildir(folder, name, collected_at)
        return
    pages = {Path(entry.name).stem for entry in entries if _suffix(entry.name) in _PAGES}
    unknown: Counter[str] = Counter()
    for entry in entries:
        origin = f"{name}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if entry.name.endswith("_files") and entry.name.removesuffix("_files") in pages:
                yield Drop(origin, "page-assets", "belongs to the saved page beside it")
            else:
                yield from _read_folder(folder / entry.name, origin, collected_at, resume)
        elif not entry.is_file():
            yield Drop(origin, "not-a-file", "is neither a file nor a folder")
        elif is_known(entry.name):
            yield from _read_file(folder / entry.name, origin, collected_at, resume)
        else:
            unknown[_suffix(entry.name) or "no suffix"] += 1
    if unknown:
        kinds = ", ".join(f"{n} {suffix}" for suffix, n in sorted(unknown.items())[:_MOST_NAMED])
        yield Drop(name, "unknown-kind", f"files of no known kind: {kinds}")


def _read_maildir(folder: Path, name: str, collected_at: datetime) -> Iterator[Found | ReadUntil]:
    """Yield the mails of a Maildir, whose files have no suffix; ``tmp`` holds unfinished ones."""
    for part in ("cur", "new"):
        try:
            paths = sorted((folder / part).iterdir())
        except OSError as error:
            yield Drop(f"{name}/{part}", "unreadable", _reason(error))
            continue
        for path in paths:
            if path.is_file() and not path.name.startswith("."):
                origin = f"{name}/{part}/{path.name}"
                yield from _read_kind(path, origin, KINDS[".eml"], collected_at)


def _read_file(
    path: Path, origin: str, collected_at: datetime, resume: Resume
) -> Iterator[Found | ReadUntil]:
    suffix = _suffix(path.name)
    if suffix in ARCHIVES:
        yield from _read_archive(path, origin, collected_at, resume)
        return
    kind = KINDS.get(suffix)
    if kind is None:
        yield _unknown(origin)
        return
    yield from _read_kind(path, origin, kind, collected_at)


def _read_kind(path: Path, origin: str, kind: Kind, collected_at: datetime) -> Iterator[Found]:
    try:
        captured = capture_file(path, origin, kind.media_type, collected_at=collected_at)
    except OSError as error:
        yield Drop(origin, "unreadable", _reason(error))
        return
    yield from _read(captured, kind)


def _read_archive(
    path: Path, origin: str, collected_at: datetime, resume: Resume
) -> Iterator[Found | ReadUntil]:
    try:
        state = path.stat()
        key = make_id("a", str(path.resolve()), str(state.st_size), str(state.st_mtime_ns))
        read = ARCHIVES[_suffix(path.name)]
        for found in read(path, origin, collected_at=collected_at, cursor=resume(key)):
            yield replace(found, key=key) if isinstance(found, ReadUntil) else found
    except OSError as error:
        yield Drop(origin, "unreadable", _reason(error))
        return
    yield ReadUntil(None, key)


def _read(captured: Captured, kind: Kind) -> Iterator[Found]:
    yield captured
    n_found = 0
    for found in kind.read(captured):
        n_found += 1
        yield found
    if not n_found:
        yield Drop(captured.name, "empty", "holds no report")


def _suffix(name: str) -> str:
    low = name.lower()
    return next((long for long in _LONG if low.endswith(long)), Path(low).suffix)


def _unknown(name: str) -> Drop:
    return Drop(name, "unknown-kind", f"known kinds are {' '.join(sorted({**KINDS, **ARCHIVES}))}")


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
