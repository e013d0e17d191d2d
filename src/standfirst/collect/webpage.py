"""A saved web page: its main text by trafilatura, and what it says of itself.

The moment of publication is taken only where the page gives it with an offset; a day alone or a
time without an offset leaves it null. The meta description is the standfirst where the body does
not begin with it.
"""

from __future__ import annotations

import logging
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

MOST_BYTES = 24 * MIB  # pages saved in one file hold their pictures
MOST_ELEMENTS = 100_000
MOST_DEPTH = 120
_SILENCE = logging.NullHandler()
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]{2,30})"""
)
_HEAD = 4096  # bytes in which a page must declare its encoding; the standard says 1024
_SENTENCE = re.compile(r"^(?:\S+ +){4}.*[.!?…。]", re.MULTILINE)
_MOST_ABOVE = 3  # paragraphs before the report itself: kicker, standfirst, byline
_LONGEST_KICKER = 40


def read_webpage(captured: Captured) -> Iterator[Item | Drop]:
    """Yield the page as one item, or a drop ``html-no-text`` when it is only menus."""
    if captured.capture.n_bytes > MOST_BYTES:
        yield Drop(captured.name, "too-long", "the page is over 24 MiB")
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
    if not _is_bearable(tree):
        yield Drop(captured.name, "too-long", "the page has too many or too deep elements")
        return
    facts = find_facts(tree)
    body = _without_head(_main_text(tree), facts)
    if not _is_prose(body):
        yield Drop(captured.name, "html-no-text", "holds menus and no article")
        return
    yield _item(captured, facts, body)


def parse_html(text: str) -> Any:
    """Return the page's tree, null where there is none."""
    from trafilatura import load_html  # noqa: PLC0415 - a second of imports

    logging.getLogger("trafilatura").addHandler(_SILENCE)  # a drop says it all
    return load_html(text)


def _is_bearable(tree: Any) -> bool:
    """Tell whether extraction will end in seconds: it takes number times depth of elements."""
    n_elements = 0
    todo = [(tree, 1)]
    while todo:
        element, depth = todo.pop()
        n_elements += 1
        if depth > MOST_DEPTH or n_elements > MOST_ELEMENTS:
            return False
        todo.extend((child, depth + 1) for child in element)
    return True


def _main_text(tree: Any) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415 - a second of imports

    try:
        found = bare_extraction(tree, include_comments=False, with_metadata=False)
    except RecursionError:  # elements nested thousands deep
        return ""
    body = getattr(found, "body", None)
    return "" if body is None else to_text(body)


def _is_prose(body: str) -> bool:
    """Tell whether any paragraph holds a sentence; menus and teasers have no stops."""
    return bool(_SENTENCE.search(body))


def _without_head(body: str, facts: PageFacts) -> str:
    """Take kicker, headline and byline off the body's beginning."""
    paragraphs = body.split("\n\n")
    headline = (facts.headline or "").casefold()
    for n, text in enumerate(paragraphs[:_MOST_ABOVE]):
        if headline and " ".join(text.split()).casefold() == headline:
            paragraphs = paragraphs[n + 1 :]
            break
        if len(text) > _LONGEST_KICKER:
            break
    byline = (facts.byline or "").casefold()
    known = {byline, f"by {byline}", byline.removeprefix("by ")} - {""}
    kept = [text for text in paragraphs[:_MOST_ABOVE] if text.strip().casefold() not in known]
    return "\n\n".join(kept + paragraphs[_MOST_ABOVE:])


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
