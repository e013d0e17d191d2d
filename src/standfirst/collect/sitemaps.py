"""Sitemaps and news sitemaps: lists of a site's pages, of which the new ones are fetched."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from standfirst.collect.addresses import clean_address, join_address
from standfirst.collect.captures import MIB
from standfirst.collect.feeds.documents import load_document
from standfirst.collect.moments import parse_moment
from standfirst.collect.words import plain_line
from standfirst.records import Drop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

MOST_UNPACKED = 64 * MIB
MOST_PAGES = 50_000  # the standard's own limit
_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 16
_SITEMAP_PATH = re.compile(r"sitemap[^/]*\.(?:xml(?:\.gz)?|txt)\Z")


@dataclass(frozen=True, slots=True)
class Listed:
    """A page or a further sitemap that a list names; all but the address may be unknown.

    ``changed_at`` is when the page was changed: never when it was published.
    """

    address: str
    is_sitemap: bool = False
    headline: str | None = None
    outlet: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    changed_at: datetime | None = None

    @property
    def newest(self) -> datetime | None:
        """The latest moment the list gives."""
        return max(filter(None, (self.published_at, self.changed_at)), default=None)


def read_sitemap(
    data: bytes, what: str, *, address: str | None = None, charset: str | None = None
) -> Iterator[Listed | Drop]:
    """Yield what a sitemap, an index of sitemaps, or a plain list of addresses names.

    Takes gzip, too. Drops: those of ``load_document``, ``too-long``, and ``not-a-sitemap``.
    """
    unpacked = _unpacked(data, what)
    if isinstance(unpacked, Drop):
        yield unpacked
        return
    if not unpacked.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from _plain_list(unpacked, what)
        return
    document = load_document(unpacked, what, charset=charset)
    if isinstance(document, Drop):
        yield document
        return
    if document.root not in {"urlset", "sitemapindex"}:
        yield Drop(what, "not-a-sitemap", f"is XML of another kind (<{document.root[:40]}>)")
        return
    from lxml import etree  # noqa: PLC0415 - only with a sitemap

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    n_found = 0
    for element in etree.fromstring(document.data, parser):
        found = _listed(element, address)
        if found:
            n_found += 1
            if n_found > MOST_PAGES:
                yield Drop(what, "too-long", f"lists over {MOST_PAGES:,} pages")
                return
            yield found


def _unpacked(data: bytes, what: str) -> bytes | Drop:
    if not data.startswith(_GZIP):
        return data
    unpacker = zlib.decompressobj(wbits=31)
    pieces: list[bytes] = []
    size = 0
    try:
        for at in range(0, len(data), _CHUNK):
            piece = unpacker.decompress(data[at : at + _CHUNK], MOST_UNPACKED - size + 1)
            size += len(piece)
            pieces.append(piece)
            if size > MOST_UNPACKED:
                return Drop(what, "too-long", f"unpacks to over {MOST_UNPACKED // MIB} MiB")
    except zlib.error:
        return Drop(what, "gzip", "cannot be unpacked")
    return b"".join(pieces)


def _plain_list(data: bytes, what: str) -> Iterator[Listed | Drop]:
    lines = data.decode("utf-8", "replace").split("\n")
    found = [one for line in lines[:MOST_PAGES] if (one := join_address(None, line.strip()))]
    if not found:
        yield Drop(what, "not-a-sitemap", "names no addresses")
    yield from (Listed(clean_address(one)) for one in found)


def _listed(element: Any, address: str | None) -> Listed | None:
    name = _local(element.tag)
    if name not in {"url", "sitemap"}:
        return None
    words: dict[str, str] = {}
    for inner in element.iter():
        text = (inner.text or "").strip() if isinstance(inner.tag, str) else ""
        if text:
            words.setdefault(_local(inner.tag), text[:4000])
    joined = join_address(address, words.get("loc"))
    if joined is None:
        return None
    return Listed(
        address=joined if name == "sitemap" else clean_address(joined),
        is_sitemap=name == "sitemap",
        headline=plain_line(words.get("title")),
        outlet=plain_line(words.get("name")),
        language=words.get("language"),
        published_at=parse_moment(words.get("publication_date", "")),
        changed_at=parse_moment(words.get("lastmod", "")),
    )


def _local(tag: object) -> str:
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def looks_like_sitemap(address: str) -> bool:
    """Tell by an address alone whether a sitemap is likely to live there."""
    try:
        path = urlsplit(address).path.lower()
    except ValueError:
        return False
    return bool(_SITEMAP_PATH.search(path))
