"""JSON-LD of a page: the article it describes, and the posts of a live blog."""

from __future__ import annotations

import json
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MOST_JSON = 1 << 20
_MOST_NODES = 2000
_MOST_POSTS = 500
_LIVE = "LiveBlogPosting"
_ARTICLES = frozenset(
    "Article NewsArticle BlogPosting ReportageNewsArticle AnalysisNewsArticle LiveBlogPosting"
    " OpinionNewsArticle BackgroundNewsArticle ReviewNewsArticle Report SocialMediaPosting"
    " AdvertiserContentArticle".split()
)


def find_article(scripts: Iterable[Any]) -> dict[str, Any]:
    """Return the first object that describes an article; an empty one where there is none."""
    for script in scripts:
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
            if kinds_of(node) & _ARTICLES:
                return node
    return {}


def kinds_of(node: dict[str, Any]) -> set[str]:
    """Return the types of an object."""
    kinds = node.get("@type")
    rows = kinds if isinstance(kinds, list) else [kinds]
    return {kind for kind in rows if isinstance(kind, str)}


def is_live(article: dict[str, Any]) -> bool:
    """Tell whether an article is a live blog, which goes on for hours."""
    return _LIVE in kinds_of(article)


def live_posts(article: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the posts of a live blog, as they stand."""
    found = article.get("liveBlogUpdate")
    rows = found if isinstance(found, list) else [found]
    return [row for row in rows[:_MOST_POSTS] if isinstance(row, dict)]


def string(value: Any) -> str | None:
    """Return words, with HTML's entities undone; null for anything else."""
    return unescape(value).strip() or None if isinstance(value, str) else None


def name_of(value: Any) -> str | None:
    """Return the name of a person or body, or the names of several."""
    if isinstance(value, list):
        names = [name for name in map(_name_of_one, value[:20]) if name]
        return ", ".join(dict.fromkeys(names)) or None
    return _name_of_one(value)


def is_free(article: dict[str, Any]) -> bool | None:
    """Tell whether all may read an article; null where it does not say."""
    value = str(article.get("isAccessibleForFree", "")).rpartition("/")[2].lower()
    return {"false": False, "no": False, "true": True, "yes": True}.get(value)


def number_of_words(article: dict[str, Any]) -> int | None:
    """Return how many words the whole article has, where it says so or carries them."""
    value = str(article.get("wordCount") or "")
    if value.isascii() and value.isdigit() and len(value) < 7:
        return int(value)
    body = string(article.get("articleBody"))
    return len(body.split()) if body else None


def _name_of_one(value: Any) -> str | None:
    name = string(value.get("name") if isinstance(value, dict) else value)
    return None if name and name.startswith(("http://", "https://")) else name


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
            todo.extend(node[:_MOST_NODES])
