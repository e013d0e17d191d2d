"""A saved web page: its main text by trafilatura, and what it says of itself.

The moment of publication is taken only where the page gives it with an offset; a day alone or a
time without an offset leaves it null. The meta description is the standfirst where the body does
not begin with it.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from standfirst.collect.blocks import to_text
from standfirst.collect.captures import MIB
from standfirst.collect.decoding import decode
from standfirst.collect.pagefacts import PageFacts, find_facts
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.collect.captures import Captured

MOST_BYTES = 16 * MIB
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]{2,30})"""
)
_HEAD = 4096  # bytes in which a page must declare its encoding; the standard says 1024
_SENTENCE = re.compile(r"(?:\S+\s+){4}[^\n]*[.!?…][\"'”’»“]?\s*$", re.MULTILINE)
_FEWEST_WORDS = 12  # in a paragraph without a stop, to count as more than a menu


def read_webpage(captured: Captured) -> Iterator[Item | Drop]:
    """Yield the page as one item, or a drop ``html-no-text`` when it is only menus."""
    if captured.capture.n_bytes > MOST_BYTES:
        yield Drop(captured.name, "too-long", "the page is over 16 MiB")
        return
    data = captured.load()
    declared = _DECLARED.search(data[:_HEAD])
    encoding = declared.group(1).decode("ascii") if declared else None
    text = decode(data, captured.name, declared=encoding)
    if isinstance(text, Drop):
        yield text
        return
    tree = parse_html(text)
    if tree is None:
        yield Drop(captured.name, "html-no-text", "holds no HTML")
        return
    facts = find_facts(tree)
    body = _without_byline(_main_text(tree), facts)
    if not _is_prose(body):
        yield Drop(captured.name, "html-no-text", "holds menus and no article")
        return
    yield _item(captured, facts, body)


def parse_html(text: str) -> Any:
    """Return the page's tree, null where there is none."""
    from trafilatura import load_html  # noqa: PLC0415 - a second of imports

    return load_html(text)


def _main_text(tree: Any) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415 - a second of imports

    try:
        found = bare_extraction(tree, include_comments=False, with_metadata=False)
    except RecursionError:  # elements nested thousands deep
        return ""
    body = getattr(found, "body", None)
    return "" if body is None else to_text(body)


def _is_prose(body: str) -> bool:
    if _SENTENCE.search(body):
        return True
    lines = (line for line in body.split("\n") if not line.startswith("•"))
    return any(len(line.split()) >= _FEWEST_WORDS for line in lines)


def _without_byline(body: str, facts: PageFacts) -> str:
    """Take the byline out of the body's first three paragraphs."""
    if not facts.byline:
        return body
    byline = facts.byline.casefold()
    known = {byline, f"by {byline}", byline.removeprefix("by ")}
    paragraphs = body.split("\n\n")
    kept = [text for text in paragraphs[:3] if text.strip().casefold() not in known]
    return "\n\n".join(kept + paragraphs[3:])


def _item(captured: Captured, facts: PageFacts, body: str) -> Item:
    return Item(
        text=body,
        origin=captured.name,
        capture=captured.capture.sha256,
        extractor=f"webpage/1 trafilatura/{version('trafilatura')}",
        outlet=facts.site,
        url=facts.url,
        language=facts.language,
        published_at=facts.published_at,
        updated_at=facts.updated_at if facts.updated_at != facts.published_at else None,
        headline=facts.headline,
        standfirst=facts.description,
        byline=facts.byline,
    )
