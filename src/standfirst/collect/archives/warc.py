"""The pages and feeds of a WARC: each a capture of its own, with the proof of how it was fetched.

WARC-Date is when a page was captured and never when it was published: that moment comes from the
page itself or stays unknown. The WARC is not kept as a whole beside its pages, for nearly all of
it is pictures and scripts.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from standfirst.collect.archives.answers import undo_chunks, undo_compression
from standfirst.collect.archives.digests import is_digest_of
from standfirst.collect.archives.records import Damaged, Head, Kept, scan
from standfirst.collect.archives.tape import Position, Tape
from standfirst.collect.captures import Captured, ReadUntil, open_input
from standfirst.collect.feeds.reading import FEED_TYPES, is_feed, read_feed
from standfirst.collect.moments import parse_moment
from standfirst.collect.webpage import MOST_BYTES, read_webpage
from standfirst.records import Capture, Drop, Fetch, Item

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

EXTRACTOR = "warc/1"
Found = Captured | Item | Drop | ReadUntil
_PAGES = frozenset({"text/html", "application/xhtml+xml"}) | FEED_TYPES
_RECORDS = frozenset({"response", "resource"})
_OK = 200
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 100_000  # addresses that pages of a list led to
_MARK_EVERY = 500  # records between two marks where no page was found
_MOST_NAMED = 12
_MOST_REASONS = 1000  # counted apart: media types can be anything


def read_warc(
    source: bytes | Path, name: str, *, collected_at: datetime, cursor: str | None = None
) -> Iterator[Found]:
    """Yield each page of a WARC as a capture and what is read from it, and marks to resume at.

    ``cursor`` is a mark of an earlier reading of the same bytes.
    """
    with open_input(source) as file:
        tape = Tape(file, Position.parse(cursor or ""))
        for found in read_tape(tape, Reading(name, collected_at)):
            if isinstance(found, Position):
                yield ReadUntil(str(found))
            else:
                yield found


@dataclass(slots=True)
class Reading:
    """One reading of a WARC: what is wanted of it, and what was passed over."""

    name: str
    collected_at: datetime
    pages: set[str] | None = None  # the addresses of its pages; null: all HTML is one
    passed: Counter[str] = field(default_factory=Counter)

    def is_wanted(self, head: Head) -> bool:
        """Tell whether a record holds a page; count it where it does not."""
        why_not = self._why_not(head)
        if why_not:
            self.pass_over(why_not)
        return why_not is None

    def pass_over(self, why: str) -> None:
        """Count a record that is not taken."""
        is_counted = why in self.passed or len(self.passed) < _MOST_REASONS
        self.passed[why if is_counted else "records of other kinds"] += 1

    def _why_not(self, head: Head) -> str | None:
        if head.kind not in _RECORDS:
            return f"{head.kind[:20] or 'nameless'} records"
        if not head.address.startswith(("http://", "https://")):
            return "records of no web address"
        status = head.answer.status
        if head.kind == "response" and status != _OK:
            self._follow(head)
            return f"answers of status {status}"
        kind = _media_type(head)
        if kind not in _PAGES:
            return kind[:40] or "records of no media type"
        if self.pages is not None and head.address not in self.pages:
            return "pages that are not on the list"
        return "pages over 24 MiB" if head.n_bytes > MOST_BYTES else None

    def _follow(self, head: Head) -> None:
        """Where a page of the list is a redirect, the page is what it leads to."""
        if (
            self.pages is None
            or head.answer.status not in _REDIRECTS
            or head.address not in self.pages
            or len(self.pages) > _MOST_REDIRECTS
        ):
            return
        try:
            self.pages.add(urljoin(head.address, head.answer.header("location")))
        except ValueError:
            return

    def what(self, at: Position) -> str:
        """Name a record by the file and its place in it."""
        return f"{self.name}#{at}"

    def summary(self) -> Drop | None:
        """Return the one drop for all records that hold no page."""
        if not self.passed:
            return None
        counts = ", ".join(f"{n} {what}" for what, n in self.passed.most_common(_MOST_NAMED))
        return Drop(self.name, "no-pages", f"passed over: {counts}")


def read_tape(tape: Tape, reading: Reading) -> Iterator[Captured | Item | Drop | Position]:
    """Yield the pages of a tape, the positions behind them, and at the end what was no page."""
    n_since = 0
    for found in scan(tape, reading.is_wanted):
        if isinstance(found, Damaged):
            yield Drop(reading.what(found.at), "warc", f"the record {found.fact}")
        elif isinstance(found, Kept):
            yield from _read_page(found, reading)
            n_since = _MARK_EVERY
        else:
            n_since += 1
            if n_since > _MARK_EVERY:
                yield found
                n_since = 0
    summary = reading.summary()
    if summary:
        yield summary


def _read_page(kept: Kept, reading: Reading) -> Iterator[Captured | Item | Drop]:
    head = kept.head
    what = reading.what(head.at)
    body = _body(kept, what)
    if isinstance(body, Drop):
        yield body
        return
    kind = _media_type(head)
    if kind in FEED_TYPES and not is_feed(body):
        reading.pass_over(kind)
        return
    captured = _captured(kept, body, what, reading.collected_at)
    yield captured
    if kind in FEED_TYPES:
        yield from _read_feed(captured, what, head.address)
        return
    for found in read_webpage(captured):
        if isinstance(found, Drop):
            yield replace(found, detail=f"{found.detail} ({head.address})")
            continue
        yield replace(
            found,
            url=found.url or head.address,
            is_partial=found.is_partial or "warc-truncated" in head.headers,
        )


def _read_feed(captured: Captured, what: str, address: str) -> Iterator[Item | Drop]:
    """Yield a feed's entries, whose addresses are relative to the feed's own."""
    at_home = replace(captured, capture=replace(captured.capture, origin=address))
    for found in read_feed(at_home):
        if isinstance(found, Item):
            yield replace(found, origin=f"{what} {found.origin}")
        else:
            yield replace(found, what=f"{what} {found.what}")


def _body(kept: Kept, what: str) -> bytes | Drop:
    """Return the page's bytes, or the drop of a record that is not what its digest says."""
    head, body = kept.head, kept.body
    dechunked = undo_chunks(body) if "chunked" in _header(head, "transfer-encoding") else body
    coding = _header(head, "content-encoding")
    plain = undo_compression(dechunked, coding, MOST_BYTES + 1)
    if plain is None:
        return Drop(what, "encoding", f"packed with {coding[:20]!r}, which is not known")
    whole = head.headers.get("warc-block-digest", "")
    payload = head.headers.get("warc-payload-digest", "")
    is_whole = is_digest_of(whole, (head.answer_head, body)) if whole else None
    if is_whole is None and payload:
        # The standard leaves open which of the three a writer means, and they differ.
        is_whole = is_digest_of(payload, (body,), (dechunked,), (plain,))
    if is_whole is False:
        return Drop(what, "digest", f"the record of {head.address} is not what its digest says")
    return plain


def _captured(kept: Kept, body: bytes, what: str, collected_at: datetime) -> Captured:
    head = kept.head
    fetched_at = parse_moment(head.headers.get("warc-date", ""))
    sha256 = hashlib.sha256(body).hexdigest()
    capture = Capture(sha256, len(body), _media_type(head), what, fetched_at or collected_at)
    if fetched_at is None:
        return Captured(capture, body)
    fetch = Fetch(
        capture=sha256,
        address=head.address,
        fetched_at=fetched_at,
        status=head.answer.status,
        headers=tuple(f"{name}: {value}" for name, value in head.answer.headers),
        extractor=EXTRACTOR,
    )
    return Captured(capture, body, fetch)


def _header(head: Head, name: str) -> str:
    return head.answer.header(name).lower()


def _media_type(head: Head) -> str:
    """Return the media type of what was fetched, as the server or else the crawler gives it."""
    if head.kind == "response":
        given = head.answer.media_type or head.headers.get("warc-identified-payload-type", "")
    else:
        given = head.headers.get("content-type", "")
    return given.partition(";")[0].strip().lower()
