"""A web page: its main text by trafilatura, and what it says of itself.

The moment of publication is taken only where the page gives it with an offset, or where the
rules for the outlet know its zone; a day alone leaves it null. The meta description is the
standfirst where the body does not begin with it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from standfirst.collect import jsonld
from standfirst.collect.addresses import address_key
from standfirst.collect.blocks import to_text
from standfirst.collect.captures import MIB
from standfirst.collect.decoding import decode
from standfirst.collect.liveblogs import read_live_blog
from standfirst.collect.outletrules import (
    Layout,
    find,
    is_dropped_address,
    packaged_rules,
    rules_for,
)
from standfirst.collect.pagefacts import PageFacts, find_facts, find_marks
from standfirst.collect.partial import cut_partial_mark
from standfirst.collect.trees import is_bearable, parse_html
from standfirst.collect.walls import find_refusal, find_refusal_of_menus
from standfirst.records import Drop, Item
from standfirst.text import is_furniture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.collect.captures import Captured
    from standfirst.collect.outletrules import OutletRules
    from standfirst.collect.pagefacts import Marks

EXTRACTOR = "webpage/2"
MOST_BYTES = 24 * MIB  # pages saved in one file hold their pictures
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]{2,30})"""
)
_HEAD = 4096  # bytes in which a page must declare its encoding; the standard says 1024
_SENTENCE = re.compile(r"^(?:\S+ +){4}.*[.!?…。]", re.MULTILINE)
_LETTER = re.compile(r"[^\W\d_]")
_MOST_ABOVE = 3  # paragraphs before the report itself: kicker, standfirst, byline
_LONGEST_KICKER = 40
_WHOLE_SHARE = 0.8  # of the words that a page says it has


def read_webpage(
    captured: Captured, rules: Sequence[OutletRules] | None = None
) -> Iterator[Item | Drop]:
    """Yield the page as one item, the posts of a live blog as one each, or a drop.

    ``rules`` are the desk's for its outlets, null for those of the program alone. Drops:
    ``too-long``, ``html-no-text``, ``listing-page``, ``cookie-wall``, ``error-page``,
    ``live-blog``, ``outlet-rule``.
    """
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
    if not is_bearable(tree):
        yield Drop(captured.name, "too-long", "the page has too many or too deep elements")
        return
    yield from _read_tree(captured, tree, packaged_rules() if rules is None else rules)


def _read_tree(
    captured: Captured, tree: Any, rules: Sequence[OutletRules]
) -> Iterator[Item | Drop]:
    name = captured.name
    address = name if name.startswith(("https://", "http://")) else None
    marks = find_marks(tree)
    layout = _layout_for(captured, marks, address, rules)
    facts = find_facts(tree, marks, address=address, layout=layout)
    if layout and (ruled_out := _ruled_out(name, facts.url or address, layout, tree)):
        yield ruled_out
        return
    if jsonld.is_live(marks.article):
        yield from read_live_blog(captured, facts, EXTRACTOR)
        return
    has_wall = layout is not None and any(find(tree, one) for one in layout.partial)
    body = _without_furniture(_without_head(_main_text(tree, layout), facts))
    if not _is_prose(body):
        yield find_refusal_of_menus(name, facts, tree)
        return
    refusal = find_refusal(name, facts, body)
    if refusal:
        yield refusal
        return
    body, has_mark = cut_partial_mark(body)
    yield _item(captured, facts, body, is_partial=has_wall or has_mark or _is_cut(facts, body))


def _layout_for(
    captured: Captured, marks: Marks, address: str | None, rules: Sequence[OutletRules]
) -> Layout | None:
    if not rules:
        return None
    found = rules_for(address or _named(marks), rules)
    if found is None:
        return None
    return found.layout_on(marks.day() or captured.capture.collected_at.date())


def _named(marks: Marks) -> str | None:
    """Return the address that a saved page gives as its own."""
    for link in marks.elements["link"]:
        if "canonical" in (link.get("rel") or "").lower().split():
            return str(link.get("href") or "") or None
    return marks.meta.get("og:url")


def _ruled_out(name: str, address: str | None, layout: Layout, tree: Any) -> Drop | None:
    if address and is_dropped_address(layout, address):
        return Drop(name, "outlet-rule", "the outlet's rules pass over such addresses")
    if any(find(tree, one) for one in layout.drop):
        return Drop(name, "outlet-rule", "the outlet's rules tell that it is no report")
    return None


def _main_text(tree: Any, layout: Layout | None) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415 - a second of imports

    for rule in layout.remove if layout else ():
        for element in find(tree, rule):
            if element.getparent() is not None:
                element.drop_tree()
    for rule in layout.main if layout else ():
        found = "\n\n".join(filter(None, map(to_text, find(tree, rule))))
        if found:
            return found
    try:
        extracted = bare_extraction(tree, include_comments=False, with_metadata=False)
    except RecursionError:  # elements nested thousands deep
        return ""
    body = getattr(extracted, "body", None)
    return "" if body is None else to_text(body)


def _without_furniture(body: str) -> str:
    """Take out counters, share bars and notes of when the page was changed.

    A clock by itself stays: it may be the heading of what follows.
    """
    kept = (one for one in body.split("\n\n") if not (is_furniture(one) and _LETTER.search(one)))
    return "\n\n".join(kept)


def _is_prose(body: str) -> bool:
    """Tell whether any paragraph holds a sentence; menus and teasers have no stops."""
    return bool(_SENTENCE.search(body))


def _is_cut(facts: PageFacts, body: str) -> bool:
    """Tell whether the page says that its text is longer, or not for all, than what it shows."""
    if facts.n_words:
        return len(body.split()) < _WHOLE_SHARE * facts.n_words and facts.is_free is False
    return facts.is_free is False


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


@cache
def _extractor() -> str:
    return f"{EXTRACTOR} trafilatura/{version('trafilatura')}"


def _item(captured: Captured, facts: PageFacts, body: str, *, is_partial: bool) -> Item:
    return Item(
        text=body,
        origin=captured.name,
        capture=captured.capture.sha256,
        extractor=_extractor(),
        outlet=facts.site,
        url=facts.url,
        language=facts.language,
        published_at=facts.published_at,
        updated_at=facts.updated_at if facts.updated_at != facts.published_at else None,
        headline=facts.headline,
        standfirst=facts.description,
        byline=facts.byline,
        is_partial=is_partial,
        work=min(map(address_key, facts.versions), default=None),
    )
