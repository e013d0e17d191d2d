"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

from typing import Any

from standfirst.collect.addresses import join_address
from standfirst.collect.decoding import decode
from standfirst.collect.feeds.documents import MOST_BYTES
from standfirst.collect.feeds.entries import Entry, FeedPage
from standfirst.collect.feeds.syndication import MOST_ENTRIES
from standfirst.collect.jsonlines import load_json
from standfirst.collect.moments import parse_moment
from standfirst.collect.words import plain_line, plain_text
from standfirst.records import Drop

_VERSION = "https://jsonfeed.org/version/"
_MOST_LISTED = 20  # authors, attachments, hubs


def read_jsonfeed(data: bytes, what: str, *, address: str | None = None) -> FeedPage | Drop:
    """Read a JSON Feed; one with no known version is taken where it has a list of items.

    Drops: ``too-long``, ``empty``, ``encoding``, ``json``, and ``not-a-feed``.
    """
    if len(data) > MOST_BYTES:
        return Drop(what, "too-long", f"is over {MOST_BYTES >> 20} MiB")
    text = decode(data, what)
    value = text if isinstance(text, Drop) else load_json(text, what)
    if isinstance(value, Drop):
        return value
    if not isinstance(value, dict) or not isinstance(value.get("items"), list):
        return Drop(what, "not-a-feed", "is JSON, but no JSON Feed")
    version = _string(value.get("version")) or ""
    rows = value["items"]
    language = _string(value.get("language"))
    byline = _byline(value)
    return FeedPage(
        version=f"json{version.removeprefix(_VERSION)}" if _VERSION in version else "json",
        title=_string(value.get("title")),
        site=join_address(address, _string(value.get("home_page_url"))),
        own_address=join_address(address, _string(value.get("feed_url"))),
        hubs=tuple(
            url
            for hub in _objects(value.get("hubs"))
            if (url := join_address(address, _string(hub.get("url"))))
        ),
        language=language,
        entries=tuple(
            _entry(row, address, language, byline)
            for row in rows[:MOST_ENTRIES]
            if isinstance(row, dict)
        ),
        n_cut=max(0, len(rows) - MOST_ENTRIES),
    )


def _entry(
    row: dict[str, Any], address: str | None, language: str | None, byline: str | None
) -> Entry:
    html, plain = _string(row.get("content_html")), _string(row.get("content_text"))
    number = row.get("id")
    guid = str(number) if isinstance(number, int) and not isinstance(number, bool) else number
    updated = parse_moment(_string(row.get("date_modified")) or "")
    published = parse_moment(_string(row.get("date_published")) or "")
    return Entry(
        guid=_string(guid),
        url=join_address(address, _string(row.get("url")) or _string(row.get("external_url"))),
        headline=plain_line(_string(row.get("title"))),
        content=plain or (plain_text(html) if html else ""),
        summary=_string(row.get("summary")) or "",
        published_at=published or updated,
        updated_at=updated if published and updated != published else None,
        byline=_byline(row) or byline,
        language=_string(row.get("language")) or language,
        enclosures=tuple(
            url
            for one in _objects(row.get("attachments"))
            if (url := join_address(address, _string(one.get("url"))))
        ),
    )


def _byline(row: dict[str, Any]) -> str | None:
    authors = _objects(row.get("authors")) or _objects([row.get("author")])
    names = [name for author in authors if (name := _string(author.get("name")))]
    return plain_line(", ".join(names))


def _objects(value: Any) -> list[dict[str, Any]]:
    rows = value if isinstance(value, list) else []
    return [row for row in rows[:_MOST_LISTED] if isinstance(row, dict)]


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
