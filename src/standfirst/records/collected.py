"""What is collected: captures, feeds and their state, items, reports, refusals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from standfirst.records.base import Span, sha256_of


@dataclass(frozen=True, slots=True)
class Capture:
    """The raw bytes a report was read from, kept before anything is parsed."""

    sha256: str
    n_bytes: int
    media_type: str
    origin: str  # file name or address
    collected_at: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """An address that reports are collected from, as the editor set it down.

    What happens to it is kept apart, in its ``FeedState``.
    """

    id: str  # made from the address it was first given
    address: str
    kind: str = ""  # a row of the table of source kinds; empty: told by the address
    title: str | None = None
    outlet: str | None = None  # id or name; null: the feed itself says whose its reports are
    folder: str | None = None  # as in OPML; "/" parts the levels
    every: int = 60  # minutes from one visit to the next, 15 at the least
    language: str | None = None  # of all its reports; null: found in each
    full_text: bool = True  # fetch the page of an item of which the feed gives a teaser only


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known of a feed from visiting it.

    The upper half is kept by the collecting loop, the lower half by the feed's kind.
    """

    feed: str  # id
    first_tried: datetime | None = None  # null: never visited
    last_tried: datetime | None = None  # null: never visited
    last_asked: datetime | None = None  # when its server last heard from us
    last_good: datetime | None = None  # null: no visit succeeded yet
    last_new: datetime | None = None  # when it last brought a new or revised report
    next_due: datetime | None = None  # null: at once
    wait_until: datetime | None = None  # the server asked for it; null: it did not
    failures: int = 0  # visits in a row that failed
    all_failures: int = 0  # ever
    error: str | None = None  # why the last visit failed, in one line; null: it did not
    gone: bool = False  # the server said that it is gone for good; not visited by itself again

    moved_to: str | None = None  # where permanent redirects led; null: nowhere else
    etag: str | None = None  # validators of the last answer, for the next conditional request
    last_modified: str | None = None
    cursor: str | None = None  # how far the kind has read, in a form of its own
    title: str | None = None  # as the feed calls itself
    clock_offset: int | None = None  # seconds its clock is ahead of ours; null: not noticed
    signals: tuple[str, ...] = ()  # preferences on text and data mining, and where they stood
    hub: str | None = None  # WebSub hub that the feed names
    ttl: int | None = None  # minutes between two visits that the feed asks for; null: none
    skip_hours: tuple[int, ...] = ()  # hours of the day in UTC in which it asks for no visit


@dataclass(frozen=True, slots=True)
class HostNote:
    """What a host wants of its visitors, as last asked: robots.txt and tdmrep.json."""

    origin: str  # scheme, host and port
    checked_at: datetime
    robots: str | None = None  # its text; null: there is none, all is allowed
    tdmrep: str | None = None  # its text; null: there is none
    unreachable_since: datetime | None = None  # null: robots.txt could be asked for


@dataclass(frozen=True, slots=True)
class Fetch:
    """How a capture came over the network: the proof that goes with its bytes."""

    capture: str  # SHA-256 of the body, its content coding undone
    address: str  # asked for
    fetched_at: datetime
    feed: str | None = None  # id; null: fetched for none
    visit: str | None = None  # the kind of source, where a visit began with it; null: a page of one
    final_address: str | None = None  # after redirects; null: the same
    status: int | None = None  # null: the protocol has none
    headers: tuple[str, ...] = ()  # "Name: value", in the order they came
    extractor: str = ""  # name/version of what read it when it came


@dataclass(frozen=True, slots=True)
class Item:
    """One thing found in an input, before its text is put into normal form."""

    text: str  # the body, paragraphs parted by a blank line
    origin: str  # file name, with a message or line number where there are several
    capture: str | None = None  # SHA-256 of the raw bytes
    extractor: str = ""  # name/version of what turned bytes into this text
    external_id: str | None = None
    outlet: str | None = None  # as written in the input
    url: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    headline: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    forwarded_from: str | None = None
    reply_to: str | None = None  # external id of the post replied to
    is_post: bool = False  # a post whose outlet speaks in its own words
    is_partial: bool = False
    revision: int = 1  # the least number of its revision; an export tells it
    work: str | None = None  # key that all language versions of one text share; null: one only


@dataclass(frozen=True, slots=True)
class Drop:
    """An input that was refused, with its reason; kept for inspection."""

    what: str
    reason: str  # a code: empty, binary, encoding, json, html-no-text, service-message, date, …
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One published text of one outlet, in one revision. Revisions are added, never edited."""

    id: str
    revision: int
    text: str  # headline, standfirst and body in normal form, parted by blank lines
    external_id: str | None = None
    outlet: str | None = None  # id of a registered outlet, else the name as it came
    url: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    collected_at: datetime | None = None
    headline: Span | None = None  # as the input gave it; read finds the rest
    standfirst: Span | None = None
    body: Span = Span(0, 0)  # noqa: RUF009 - a tuple, it cannot be changed
    byline: str | None = None
    forwarded_from: str | None = None
    reply_to: str | None = None
    is_post: bool = False
    is_partial: bool = False
    work: str | None = None  # key that all language versions of one text share; null: one only
    capture: str | None = None
    extractor: str = ""
    origin: str = ""

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the normalised text that all offsets count in."""
        return sha256_of(self.text)

    @property
    def key(self) -> str:
        """The id by which users know this report: its external id, else its id."""
        return self.external_id or self.id
