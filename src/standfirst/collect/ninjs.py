"""News items of agencies in the IPTC's ninjs, versions 1.x, 2.x and 3.x.

The versions differ in names alone: ``body_html`` of 1.x is a row of ``bodies`` from 2.0 on,
``versioncreated`` is ``versionCreated`` from 3.0 on. What an agency withdraws is no report: a
canceled or withheld item, and one under embargo when it came in, is a drop that says so, and
earlier versions stay as they are. Source: the schemas at iptc.org/std/ninjs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standfirst.collect.fragments import fragment_to_text
from standfirst.collect.moments import parse_moment
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

EXTRACTOR = "ninjs/1"
_MARKS = frozenset(
    "headline headlines bodies pubstatus versioncreated firstcreated representationtype"
    " usageterms copyrightholder".split()
)
_BODY = "body_"
_HEADLINE = "headline_"
_DESCRIPTION = "description_"
_HTML = ("html", "nitf")  # in a media type or in the name of a field of 1.x
_PLAIN = frozenset({"", "text", "plain", "text/plain", "main", "default", "short", "long"})
_SUMMARIES = frozenset(
    "text summary standfirst lead abstract teaser preamble ingress drop-head subtitle".split()
)
_WRITERS = ("author", "writer", "by", "reporter", "correspondent")
_MOST_VARIANTS = 50
_SHOWN = 80


def is_ninjs(value: Any) -> bool:
    """Tell whether a JSON object is a news item; one with a text of its own is the contract's."""
    if not isinstance(value, dict) or "text" in value or not isinstance(value.get("uri"), str):
        return False
    keys = {key.lower() for key in value}
    return bool(keys & _MARKS) or any(key.startswith(_BODY) for key in keys)


def read_ninjs(
    value: Mapping[str, Any], what: str, capture: str, *, collected_at: datetime
) -> Item | Drop:
    """Make the item of a news item.

    Published is when the first version was made, or when the embargo ended if that was later.
    """
    item = {key.lower(): field for key, field in value.items()}
    headline = _headline(item)
    refused = _refused(item, what, headline, collected_at)
    if refused:
        return refused
    text = _body(item)
    if not text.strip():
        kind = _string(item.get("type")) or "an item"
        return Drop(what, "no-text", f"is of type {kind!r} and has no body of text")
    version = _moment(item.get("versioncreated"))
    first = _moment(item.get("firstcreated")) or version
    embargo = _moment(item.get("embargoed"))
    published = max(first, embargo) if first and embargo else first
    return Item(
        text=text,
        origin=what,
        capture=capture,
        extractor=EXTRACTOR,
        external_id=_string(item.get("uri")),
        outlet=_string(item.get("copyrightholder")) or _name(item.get("infosources"))
        or _name(item.get("infosource")),
        language=_string(item.get("language")),
        published_at=published,
        updated_at=version if version and published and version > published else None,
        headline=headline,
        standfirst=_standfirst(item),
        byline=_byline(item),
        is_partial=_string(item.get("representationtype")) in {"incomplete", "partial"},
    )  # fmt: skip


def _refused(
    item: Mapping[str, Any], what: str, headline: str | None, collected_at: datetime
) -> Drop | None:
    shown = f"{_string(item.get('uri')) or 'no uri'}: {headline or 'no headline'}"[: 2 * _SHOWN]
    status = (_string(item.get("pubstatus")) or "").lower()
    if status in {"canceled", "cancelled"}:
        return Drop(what, "canceled", f"the agency took it back; {shown}")
    if status == "withheld":
        return Drop(what, "withheld", f"the agency holds it back; {shown}")
    until = _moment(item.get("embargoed"))
    if until and until > collected_at:
        return Drop(what, "embargoed", f"until {until.isoformat()}; take it in then; {shown}")
    return None


def _variants(item: Mapping[str, Any], plural: str, prefix: str) -> Iterator[tuple[str, str, str]]:
    """Yield (role, media type, words) of bodies, headlines or descriptions, as they come."""
    rows = item.get(plural)
    for row in rows[:_MOST_VARIANTS] if isinstance(rows, list) else []:
        fields = {key.lower(): field for key, field in row.items()} if isinstance(row, dict) else {}
        words = fields.get("value")
        if isinstance(words, str) and words.strip():
            kind = _string(fields.get("contenttype")) or ""
            yield (_string(fields.get("role")) or "").lower(), kind.lower(), words
    for key, words in item.items():
        if key.startswith(prefix) and isinstance(words, str) and words.strip():
            role = key.removeprefix(prefix).lower()
            yield role, role, words


def _body(item: Mapping[str, Any]) -> str:
    """Return the text of the body with markup, which alone parts paragraphs, else the longest."""
    plain = ""
    for _, kind, words in _variants(item, "bodies", _BODY):
        if any(mark in kind for mark in _HTML):
            text = fragment_to_text(words)
            if text.strip():
                return text
        elif kind in _PLAIN and len(words) > len(plain):
            plain = words
    if plain.lstrip().startswith("<"):
        return fragment_to_text(plain)
    return plain


def _headline(item: Mapping[str, Any]) -> str | None:
    given = _string(item.get("headline"))
    found = list(_variants(item, "headlines", _HEADLINE))
    main = next((words for role, _, words in found if role == "main"), None)
    first = found[0][2] if found else None
    return given or _plain(main or first)


def _standfirst(item: Mapping[str, Any]) -> str | None:
    found = _variants(item, "descriptions", _DESCRIPTION)
    return next((_plain(words) for role, _, words in found if role in _SUMMARIES), None)


def _byline(item: Mapping[str, Any]) -> str | None:
    given = _string(item.get("byline")) or _string(item.get("by"))
    if given:
        return given
    rows = item.get("contributors")
    names = [
        _string(row.get("name"))
        for row in (rows[:_MOST_VARIANTS] if isinstance(rows, list) else [])
        if isinstance(row, dict) and _is_writer(row)
    ]
    return ", ".join(name for name in names if name) or None


def _is_writer(row: Mapping[str, Any]) -> bool:
    roles = [row.get(key) for key in ("role", "rel", "roles")]
    named = " ".join(str(role).lower() for role in roles if role)
    return not named or any(word in named for word in _WRITERS)


def _name(rows: Any) -> str | None:
    first = rows[0] if isinstance(rows, list) and rows else None
    return _string(first.get("name")) if isinstance(first, dict) else None


def _plain(words: str | None) -> str | None:
    if words and "<" in words:
        words = fragment_to_text(words)
    return " ".join(words.split()) or None if words else None


def _moment(value: Any) -> datetime | None:
    return parse_moment(value) if isinstance(value, str) else None


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
