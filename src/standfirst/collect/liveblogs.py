"""Live blogs: each post with a time of its own is an item; a page without such posts is none.

A live blog changes all day, so as one report it would have a hundred revisions, and a sentence
of it no time. Its JSON-LD gives the posts apart.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from standfirst.collect.addresses import clean_address, join_address
from standfirst.collect.jsonld import live_posts, name_of, string
from standfirst.collect.moments import parse_moment
from standfirst.collect.words import plain_line, plain_text
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.collect.captures import Captured
    from standfirst.collect.pagefacts import PageFacts


def read_live_blog(captured: Captured, facts: PageFacts, extractor: str) -> Iterator[Item | Drop]:
    """Yield the dated posts of a live blog, or a drop ``live-blog`` where there is none."""
    n_found = 0
    for n, post in enumerate(live_posts(facts.article), 1):
        item = _item(captured, facts, post, n, extractor)
        if item:
            n_found += 1
            yield item
    if not n_found:
        yield Drop(captured.name, "live-blog", "has no posts with a time of their own")


def _item(
    captured: Captured, facts: PageFacts, post: dict[str, Any], n: int, extractor: str
) -> Item | None:
    published = parse_moment(string(post.get("datePublished")) or "")
    text = plain_text(string(post.get("articleBody")) or "")
    if published is None or not text:
        return None
    page = clean_address(facts.url or captured.name)
    url = join_address(page, string(post.get("url")) or string(post.get("@id")))
    updated = parse_moment(string(post.get("dateModified")) or "")
    # Posts are told apart by their own anchor, or else by their time: their place moves.
    anchor = url.partition("#")[2] if url else ""
    number = anchor or string(post.get("identifier")) or published.astimezone(UTC).isoformat()
    return Item(
        text=text,
        origin=f"{captured.name}#{n}",
        capture=captured.capture.sha256,
        extractor=extractor,
        external_id=f"{page}#{number}",
        outlet=facts.site,
        url=f"{page}#{anchor}" if anchor else page,
        language=facts.language,
        published_at=published,
        updated_at=updated if updated != published else None,
        headline=plain_line(string(post.get("headline"))),
        byline=name_of(post.get("author")) or facts.byline,
    )
