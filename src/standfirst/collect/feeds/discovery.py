"""From the address of a site to its feeds: what the page names, else where feeds usually live."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from standfirst.collect.addresses import address_key, join_address
from standfirst.collect.decoding import decode
from standfirst.collect.feeds.reading import is_feed, read_feed_page
from standfirst.collect.trees import parse_html
from standfirst.collect.words import plain_line
from standfirst.errors import FetchError
from standfirst.records import Drop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standfirst.collect.clients import Clients
    from standfirst.collect.http import Fetched

# In the order of how often they answer; each is one request to the site.
COMMON_PATHS = tuple("feed/ rss.xml feed.xml rss atom.xml index.xml feeds/rss feed.json".split())
_SITEMAPS = ("news-sitemap.xml", "sitemap-news.xml", "sitemap_news.xml")
_TYPES = frozenset(
    "application/rss+xml application/atom+xml application/rdf+xml application/feed+json"
    " application/json application/xml text/xml".split()
)
_SURE_TYPES = _TYPES - {"application/json", "application/xml", "text/xml"}
_NOT_NEWS = ("comments", "kommentare", "/oembed", "oembed?", "wp-json", "podcast")
_MOST = 20


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that was found: where it lives, what it is called, and its kind of source."""

    address: str
    title: str | None
    kind: str = "feed"


def find_feeds(address: str, clients: Clients) -> tuple[FoundFeed, ...]:
    """Return the feeds of a site, the likeliest first; none where it has none that we find.

    ``address`` is a feed's own, or that of any page of the site. Feeds of comments come last.
    Raises FetchError where the address itself cannot be fetched.
    """
    fetched = clients.http.get(address)
    own = _as_feed(fetched)
    if own:
        return (own,)
    named = _named_feeds(fetched)
    if named:
        return named
    found: list[FoundFeed] = []
    for path in _candidates(fetched.address):
        feed = _try(path, clients)
        if feed:
            found.append(feed)
            break  # the others are most often the same one by another name
    return tuple(found)


def _as_feed(fetched: Fetched) -> FoundFeed | None:
    address = fetched.moved_to or fetched.address
    if b"<urlset" in fetched.body[:4096] or b"<sitemapindex" in fetched.body[:4096]:
        return FoundFeed(address, None, "sitemap")
    if not is_feed(fetched.body):
        return None
    page = read_feed_page(
        fetched.body, fetched.address, address=fetched.address, charset=fetched.charset
    )
    return None if isinstance(page, Drop) else FoundFeed(address, page.title)


def _named_feeds(fetched: Fetched) -> tuple[FoundFeed, ...]:
    """Return the feeds that a page names by ``link rel=alternate``, or links to by their type."""
    text = decode(fetched.body, fetched.address, declared=fetched.charset)
    tree = None if isinstance(text, Drop) else parse_html(text)
    if tree is None:
        return ()
    base = next((join_address(fetched.address, one.get("href")) for one in tree.iter("base")), None)
    found: dict[str, FoundFeed] = {}
    for element in tree.iter("link", "a"):
        kind = (element.get("type") or "").partition(";")[0].strip().lower()
        rels = (element.get("rel") or "").lower().split()
        is_named = element.tag == "link" and (
            ("alternate" in rels and kind in _TYPES) or "feed" in rels
        )
        if not is_named and not (element.tag == "a" and kind in _SURE_TYPES):
            continue
        joined = join_address(base or fetched.address, element.get("href"))
        if joined and "/wp-json/" not in joined and "oembed" not in joined:
            title = plain_line(element.get("title"))
            found.setdefault(address_key(joined), FoundFeed(joined, title))
        if len(found) >= _MOST:
            break
    return tuple(sorted(found.values(), key=_is_beside_the_news))


def _is_beside_the_news(feed: FoundFeed) -> bool:
    words = f"{feed.address} {feed.title or ''}".lower()
    return any(one in words for one in _NOT_NEWS)


def _candidates(address: str) -> Iterable[str]:
    """Return where feeds usually live: below the page's own folder, then below the host."""
    parts = urlsplit(address)
    host = f"{parts.scheme}://{parts.netloc}/"
    own = address if address.endswith("/") else urljoin(address, ".")
    folders = dict.fromkeys((own.partition("?")[0], host))
    paths: dict[str, None] = {}
    for folder in folders:
        for path in COMMON_PATHS if folder == host else COMMON_PATHS[:2]:
            paths[folder + path] = None
    paths |= {host + path: None for path in _SITEMAPS}
    return paths


def _try(address: str, clients: Clients) -> FoundFeed | None:
    try:
        return _as_feed(clients.http.get(address))
    except FetchError:
        return None
