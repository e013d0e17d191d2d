"""What a web page says of itself: JSON-LD first, then meta elements, then the page's own marks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standfirst.collect.moments import parse_moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_MOST_JSON = 1 << 20
_MOST_NODES = 2000
_ARTICLES = frozenset(
    "Article NewsArticle BlogPosting ReportageNewsArticle AnalysisNewsArticle LiveBlogPosting"
    " OpinionNewsArticle BackgroundNewsArticle Report SocialMediaPosting".split()
)
_SEPARATORS = (" | ", " – ", " — ", " - ", " :: ", " » ")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The facts of a page; a moment is null unless the page gives it with its offset."""

    headline: str | None = None
    description: str | None = None
    byline: str | None = None
    url: str | None = None
    site: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None


def find_facts(tree: Any) -> PageFacts:
    """Read the facts of a parsed page (an lxml tree)."""
    article = _article(tree)
    meta = _meta(tree)
    site = _first(_name(article.get("publisher")), meta.get("og:site_name"))
    return PageFacts(
        headline=_first(
            _string(article.get("headline")),
            _without_site(meta.get("og:title"), site),
            _only_text(tree, "h1"),
            _without_site(_only_text(tree, "title"), site),
        ),
        description=_first(
            meta.get("description"), meta.get("og:description"), _string(article.get("description"))
        ),
        byline=_first(_name(article.get("author")), meta.get("author"), _marked_author(tree)),
        url=_url(_first(_canonical(tree), meta.get("og:url"), _string(article.get("url")))),
        site=site,
        language=_first(_string(article.get("inLanguage")), tree.get("lang")),
        published_at=_moment(
            article.get("datePublished"),
            meta.get("article:published_time"),
            meta.get("datepublished"),
            meta.get("parsely-pub-date"),
            _only_time(tree),
        ),
        updated_at=_moment(article.get("dateModified"), meta.get("article:modified_time")),
    )


def _article(tree: Any) -> dict[str, Any]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        text = script.text or ""
        if len(text) > _MOST_JSON:
            continue
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind in _ARTICLES for kind in kinds):
                return node
    return {}


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Walk the objects of a JSON-LD value breadth first, no more than ``_MOST_NODES``."""
    todo = [value]
    for n_seen in range(_MOST_NODES):
        if n_seen >= len(todo):
            return
        node = todo[n_seen]
        if isinstance(node, dict):
            yield node
            todo.extend(inner for inner in node.values() if isinstance(inner, dict | list))
        elif isinstance(node, list):
            todo.extend(node)


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if key and content:
            found.setdefault(key.strip().lower(), content)
    return found


def _canonical(tree: Any) -> str | None:
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            return _string(element.get("href"))
    return None


def _url(value: str | None) -> str | None:
    return value if value and value.startswith(("https://", "http://")) else None


def _only_text(tree: Any, tag: str) -> str | None:
    elements = list(tree.iter(tag))
    return (
        _string(" ".join("".join(elements[0].itertext()).split())) if len(elements) == 1 else None
    )


def _only_time(tree: Any) -> str | None:
    """Return the page's one time with a clock; of several, nobody knows which is the report's."""
    found = {element.get("datetime") for element in tree.iter("time")} - {None}
    timed = {value for value in found if parse_moment(value)}
    return timed.pop() if len(timed) == 1 else None


def _marked_author(tree: Any) -> str | None:
    for element in tree.iter("a", "span", "p", "div"):
        marks = f"{element.get('rel') or ''} {element.get('class') or ''}".lower().split()
        if "author" in marks or "byline" in marks:
            text = " ".join("".join(element.itertext()).split())
            return _string(text) if len(text) <= 120 else None
    return None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        names = [name for name in map(_name_of_one, value) if name]
        return ", ".join(names) or None
    return _name_of_one(value)


def _name_of_one(value: Any) -> str | None:
    return _string(value.get("name") if isinstance(value, dict) else value)


def _without_site(title: str | None, site: str | None) -> str | None:
    """Cut the site's name off the end of a title."""
    for separator in _SEPARATORS if title and site else ():
        head, found, tail = (title or "").rpartition(separator)
        if found and tail.strip().casefold() == (site or "").casefold():
            return head.strip() or None
    return title


def _moment(*values: Any) -> datetime | None:
    for value in values:
        moment = parse_moment(value) if isinstance(value, str) else None
        if moment:
            return moment
    return None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
