"""Listing pages: a section or front page, of which the links to articles are followed.

Which links lead to articles is told by the rules for the outlet (``links``), else by their look:
an article's address is long or holds a number, and its link is a headline, not a word of a menu.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from standfirst.collect.addresses import address_key, clean_address, join_address
from standfirst.collect.decoding import decode
from standfirst.collect.outletrules import find, is_dropped_address, rules_for
from standfirst.collect.sitemaps import Listed
from standfirst.collect.trees import is_bearable, parse_html
from standfirst.records import Drop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from standfirst.collect.outletrules import Layout, OutletRules

MOST_LINKS = 300
_FEWEST_WORDS = 4  # of a headline
_FEWEST_LETTERS = 22
_LONGEST_HEADLINE = 300
_NUMBER = re.compile(r"\d{4,}|/\d{4}/\d{1,2}/|-\d{3,}\b")
_SLUG = re.compile(r"[^/]*(?:[-_][^-_/.]+){3,}")
_PASSED_OVER = re.compile(
    r"/(?:tags?|topics?|themen?|authors?|auto[r]\w*|category|categories|kategorie|search|login|signup"
    r"|subscribe|abo|about|contact|kontakt|impressum|privacy|terms|newsletters?|jobs|advert\w*|shop|gallery)(?:/|\Z)"
    r"|\.(?:jpe?g|png|gif|svg|webp|pdf|mp[34]|zip|css|js|xml|rss)\Z",
    re.IGNORECASE,
)


def read_listing(
    data: bytes,
    what: str,
    *,
    address: str,
    charset: str | None = None,
    rules: Sequence[OutletRules] = (),
    day: date | None = None,
) -> Iterator[Listed | Drop]:
    """Yield the articles that a page links to, in its order, each address once.

    ``address`` is where the page was fetched, ``day`` chooses among the layouts of its outlet.
    Drops: those of decoding, ``html-no-text``, ``too-long``, and ``no-links``.
    """
    text = decode(data, what, declared=charset)
    if isinstance(text, Drop):
        yield text
        return
    tree = parse_html(text)
    if tree is None:
        yield Drop(what, "html-no-text", "holds no HTML")
        return
    if not is_bearable(tree):
        yield Drop(what, "too-long", "the page has too many or too deep elements")
        return
    found = rules_for(address, rules)
    layout = found.layout_on(day) if found else None
    base = next((join_address(address, one.get("href")) for one in tree.iter("base")), None)
    n_found = 0
    for listed in _articles(tree, base or address, layout):
        n_found += 1
        yield listed
    if not n_found:
        yield Drop(what, "no-links", "links to no articles; rules for the outlet can tell which")


def _articles(tree: Any, base: str, layout: Layout | None) -> Iterator[Listed]:
    is_ruled = layout is not None and bool(layout.links)
    elements = (
        (one for rule in layout.links for one in find(tree, rule)) if layout else tree.iter("a")
    )
    if not is_ruled:
        elements = tree.iter("a")
    seen = {address_key(base)}
    host = _site(base)
    for element in elements:
        joined = join_address(base, element.get("href"))
        if joined is None or _site(joined) != host:
            continue
        address, key = clean_address(joined), address_key(joined)
        words = " ".join("".join(element.itertext())[:2000].split())
        if key in seen or (layout and is_dropped_address(layout, address)):
            continue
        if not is_ruled and not _leads_to_article(address, words):
            continue
        seen.add(key)
        yield Listed(address, headline=words if len(words) <= _LONGEST_HEADLINE else None)
        if len(seen) > MOST_LINKS:
            return


def _leads_to_article(address: str, words: str) -> bool:
    path = urlsplit(address).path
    if _PASSED_OVER.search(path) or path in {"", "/"}:
        return False
    is_headline = len(words.split()) >= _FEWEST_WORDS and len(words) >= _FEWEST_LETTERS
    last = path.rstrip("/").rpartition("/")[2]
    return is_headline and bool(
        _NUMBER.search(address) or _SLUG.match(last) or path.rstrip("/").endswith((".html", ".htm"))
    )


def _site(address: str) -> str:
    return address_key(address).partition("/")[0].partition("?")[0]
