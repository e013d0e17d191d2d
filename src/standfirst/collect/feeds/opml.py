"""OPML in and out: lists of feeds with their folders, as feed readers exchange them.

What an outline says beyond what we use is kept as it stands and written back, so that a list
comes through unharmed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from standfirst.collect.addresses import address_key, join_address
from standfirst.collect.feeds.documents import load_document
from standfirst.collect.words import plain_line
from standfirst.records import Drop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SEPARATOR = "/"  # of the levels of a folder; in a name it becomes the one below
_STAND_IN = "∕"
_MOST_FEEDS = 20_000
_MOST_ATTRIBUTES = 30
_LONGEST = 4000
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_OWN = frozenset({"text", "title", "type", "xmlurl", "htmlurl", "language"})
_FEED_TYPES = frozenset({"rss", "atom", "rdf", "json", "jsonfeed", "feed", "include", ""})


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of a list: its address, what it is called, and the folder it stands in."""

    address: str
    title: str | None = None
    folder: str | None = None  # levels parted by "/"; null: at the top
    site: str | None = None
    language: str | None = None
    kind: str = "rss"  # the outline's own type
    others: tuple[tuple[str, str], ...] = ()  # its other attributes, in their order


def read_opml(data: bytes, what: str) -> Iterator[Outline | Drop]:
    """Yield the feeds of a list, each address once; what is none of the web is a drop.

    Drops: those of ``load_document``, ``not-opml``, and ``address`` for an outline whose address
    cannot be used. An outline with no address at all is a folder or a remark.
    """
    document = load_document(data, what)
    if isinstance(document, Drop):
        yield document
        return
    if document.root != "opml":
        yield Drop(what, "not-opml", f"is <{document.root[:40]}>, not a list of feeds in OPML")
        return
    from lxml import etree  # noqa: PLC0415 - only with a list

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(document.data, parser)
    body = next((one for one in root if _tag(one) == "body"), root)
    seen: set[str] = set()
    todo: list[tuple[Any, str | None]] = [(one, None) for one in reversed(body)]
    while todo:
        element, folder = todo.pop()
        if _tag(element) != "outline":
            continue
        found = _outline(element, folder, what)
        if found is None or isinstance(found, Drop):
            inner = _inner_folder(element, folder)
        else:
            inner = folder  # a feed with outlines inside is no folder
        todo.extend((one, inner) for one in reversed(element))
        if isinstance(found, Drop):
            yield found
        elif found and address_key(found.address) not in seen:
            seen.add(address_key(found.address))
            yield found
        if len(seen) >= _MOST_FEEDS:
            yield Drop(what, "too-long", f"lists over {_MOST_FEEDS:,} feeds; split it")
            return


def write_opml(outlines: Iterable[Outline], title: str) -> str:
    """Return a list of feeds as OPML 2.0, folders nested, feeds in the order given."""
    root: _Folder = _Folder()
    for outline in outlines:
        folder = root
        for name in (outline.folder or "").split(SEPARATOR) if outline.folder else ():
            folder = folder.folders.setdefault(name, _Folder())
        folder.feeds.append(outline)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{escape(_clean(title))}</title></head>",
        "  <body>",
        *root.lines("    "),
        "  </body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n"


class _Folder:
    """A folder of a list while it is written."""

    def __init__(self) -> None:
        self.folders: dict[str, _Folder] = {}
        self.feeds: list[Outline] = []

    def lines(self, indent: str) -> Iterator[str]:
        for feed in self.feeds:
            yield f"{indent}<outline {_attributes(feed)}/>"
        for name, folder in self.folders.items():
            shown = quoteattr(_clean(name.replace(_STAND_IN, SEPARATOR)))
            yield f"{indent}<outline text={shown} title={shown}>"
            yield from folder.lines(indent + "  ")
            yield f"{indent}</outline>"


def _attributes(feed: Outline) -> str:
    title = feed.title or feed.address
    rows: dict[str, str | None] = {
        "type": feed.kind,
        "text": title,
        "title": title,
        "xmlUrl": feed.address,
        "htmlUrl": feed.site,
        "language": feed.language,
        **dict(feed.others),
    }
    return " ".join(f"{name}={quoteattr(_clean(value))}" for name, value in rows.items() if value)


def _outline(element: Any, folder: str | None, what: str) -> Outline | Drop | None:
    attributes = {_local(name).lower(): value.strip() for name, value in element.items()}
    written = attributes.get("xmlurl") or _included(attributes)
    if not written:
        return None
    title = plain_line(attributes.get("title") or attributes.get("text"))
    address = join_address(None, written.replace("feed://", "https://", 1))
    if address is None:
        return Drop(
            f"{what}: {title or written[:80]}", "address", f"{written[:80]!r} is no web address"
        )
    return Outline(
        address=address,
        title=title,
        folder=folder,
        site=join_address(None, attributes.get("htmlurl")),
        language=attributes.get("language") or None,
        kind=attributes.get("type") or "rss",
        others=tuple(
            (_local(name), value[:_LONGEST])
            for name, value in list(element.items())[:_MOST_ATTRIBUTES]
            if _local(name).lower() not in _OWN
        ),
    )


def _included(attributes: Mapping[str, str]) -> str | None:
    """Return the address of an outline that uses ``url`` for its feed, as some readers write."""
    kind = attributes.get("type", "").lower()
    return attributes.get("url") if kind and kind in _FEED_TYPES - {"include"} else None


def _inner_folder(element: Any, folder: str | None) -> str | None:
    name = plain_line(element.get("text") or element.get("title"))
    if not name:
        return folder
    name = name.replace(SEPARATOR, _STAND_IN)[:200]
    return f"{folder}{SEPARATOR}{name}" if folder else name


def _tag(element: Any) -> str:
    return _local(element.tag).lower() if isinstance(element.tag, str) else ""


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _clean(value: str) -> str:
    """Take out characters that XML cannot hold."""
    return _NOT_IN_XML.sub(" ", value)
