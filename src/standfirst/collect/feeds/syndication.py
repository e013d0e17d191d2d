"""RSS 0.9x to 2.0, RDF and Atom by feedparser, which knows their many dialects.

feedparser gives raw strings where they matter to us: a guid is not resolved against the feed's
address (the same item keeps its name when the feed moves), and a date is read by ``moments``,
because feedparser takes one without an offset for UTC.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from standfirst.collect.addresses import join_address
from standfirst.collect.feeds.documents import load_document
from standfirst.collect.feeds.entries import Entry, FeedPage
from standfirst.collect.moments import parse_moment
from standfirst.collect.words import plain_line, plain_text
from standfirst.records import Drop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

MOST_ENTRIES = 2000
_MOST_ENCLOSURES = 20
_MOST_HUBS = 5
_ROOTS = frozenset({"rss", "rdf", "feed", "channel", "entry"})
_HTML = "text/html"


def read_syndication(
    data: bytes, what: str, *, address: str | None = None, charset: str | None = None
) -> FeedPage | Drop:
    """Read a document of RSS, RDF or Atom; relative addresses count from ``address``.

    Drops: those of ``load_document``, and ``not-a-feed`` for XML of another kind.
    """
    document = load_document(data, what, charset=charset)
    if isinstance(document, Drop):
        return document
    if document.root not in _ROOTS:
        return Drop(what, "not-a-feed", f"is XML of another kind (<{document.root[:40]}>)")
    import feedparser  # noqa: PLC0415 - only with a feed

    found = feedparser.parse(
        BytesIO(document.data), resolve_relative_uris=False, sanitize_html=False
    )
    feed, rows = found.get("feed", {}), found.get("entries", [])
    if not rows and not (found.get("version") and feed):
        return Drop(what, "not-a-feed", "is XML, but no feed that we know")
    return FeedPage(
        version=_words(found.get("version")) or "unknown",
        title=plain_line(_words(feed.get("title"))),
        site=join_address(address, _words(feed.get("link"))),
        own_address=next(iter(_links(feed, "self", address)), None),
        hubs=tuple(_links(feed, "hub", address))[:_MOST_HUBS],
        language=_words(feed.get("language")),
        ttl_minutes=_positive(feed.get("ttl")),
        skip_hours=_skip_hours(document.data),
        entries=tuple(_entry(row, address) for row in rows[:MOST_ENTRIES]),
        n_cut=max(0, len(rows) - MOST_ENTRIES),
        is_repaired=document.is_repaired,
    )


def _entry(row: dict[str, Any], address: str | None) -> Entry:
    guid = _words(row.get("id"))
    content, summary = _content(row), _detailed(row, "summary")
    published = _moment(row.get("published"), row.get("created"))
    updated = _moment(dict.get(row, "updated"))  # its own "get" puts other dates in its place
    return Entry(
        guid=guid,
        url=join_address(address, _words(row.get("link"))),
        headline=plain_line(_detailed_raw(row, "title")),
        content=content,
        summary="" if summary == content else summary,
        # Of a feed that gives one date, it is that of publication: RDF and Atom 0.3 have no other.
        published_at=published or updated,
        updated_at=updated if published and updated != published else None,
        byline=_byline(row),
        language=_words((row.get("summary_detail") or {}).get("language"))
        or _words(row.get("language")),
        via=plain_line(_words((row.get("source") or {}).get("title"))),
        enclosures=tuple(_enclosures(row, address)),
    )


def _content(row: Mapping[str, Any]) -> str:
    """Return the longest of the contents that are words."""
    texts = [
        _plain(part.get("value"), part.get("type"))
        for part in row.get("content") or ()
        if not part.get("src")
    ]
    return max(texts, key=len, default="")


def _detailed(row: Mapping[str, Any], key: str) -> str:
    detail = row.get(f"{key}_detail") or {}
    return _plain(row.get(key), detail.get("type"))


def _detailed_raw(row: Mapping[str, Any], key: str) -> str | None:
    """Return a title as HTML, whatever kind of text it was given as."""
    value = _words(row.get(key))
    detail = row.get(f"{key}_detail") or {}
    if value and detail.get("type") == "text/plain":
        return value.replace("&", "&amp;").replace("<", "&lt;")
    return value


def _plain(value: Any, kind: Any) -> str:
    words = _words(value) or ""
    if kind in (None, _HTML, "application/xhtml+xml") or str(kind).endswith("html"):
        return plain_text(words)
    # Many feeds put HTML where plain text is promised.
    return plain_text(words) if "</" in words else words.strip()


def _byline(row: Mapping[str, Any]) -> str | None:
    names = [_words(author.get("name")) for author in row.get("authors") or () if author]
    known = list(dict.fromkeys(name for name in names if name))[:10]
    return plain_line(", ".join(known) or _words(row.get("author")))


def _enclosures(row: Mapping[str, Any], address: str | None) -> Iterable[str]:
    media = [
        _words(one.get("url"))
        for key in ("media_content", "media_thumbnail")
        for one in row.get(key) or ()
    ]
    found = [*_links(row, "enclosure", address), *(join_address(address, one) for one in media)]
    return list(dict.fromkeys(one for one in found if one))[:_MOST_ENCLOSURES]


def _links(row: Mapping[str, Any], rel: str, address: str | None) -> Iterator[str]:
    for link in row.get("links") or ():
        if rel in str(link.get("rel") or "").lower().split():
            joined = join_address(address, _words(link.get("href")))
            if joined:
                yield joined


def _skip_hours(data: bytes) -> tuple[int, ...]:
    """Find RSS's skipHours, of which feedparser keeps the last one only."""
    start = data.find(b"<skipHours>")
    end = data.find(b"</skipHours>", start)
    if start < 0 or end < 0:
        return ()
    words = data[start : min(end, start + 2000)].decode("utf-8", "replace")
    pieces = words.replace("</hour>", "<hour>").split("<hour>")
    hours = {int(piece) % 24 for piece in pieces if piece.strip().isascii() and _positive(piece)}
    return tuple(sorted(hours | ({0} if "<hour>0</hour>" in words else set())))


def _moment(*values: Any) -> datetime | None:
    for value in values:
        moment = parse_moment(value) if isinstance(value, str) else None
        if moment:
            return moment
    return None


def _positive(value: Any) -> int | None:
    text = str(value or "").strip()
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 else None


def _words(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
