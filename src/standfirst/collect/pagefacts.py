"""What a web page says of itself: JSON-LD first, then meta elements, then the page's own marks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from standfirst.collect import jsonld
from standfirst.collect.addresses import address_key, join_address
from standfirst.collect.jsonld import find_article, name_of, string
from standfirst.collect.moments import parse_moment
from standfirst.collect.outletrules import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_SEPARATORS = (" | ", " – ", " — ", " - ", " :: ", " » ", " · ")
_MOST_VERSIONS = 60
_WANTED = ("meta", "link", "title", "h1", "time", "script", "base")
_NO_RULES = Layout()


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The facts of a page; a moment is null unless the page gives it with its offset.

    ``versions`` are the addresses of one text in several languages, its own among them;
    ``is_free`` is null where the page does not say whether all may read it.
    """

    headline: str | None = None
    title: str | None = None  # of the window, as it stands
    description: str | None = None
    byline: str | None = None
    url: str | None = None
    site: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    versions: tuple[str, ...] = ()
    is_free: bool | None = None
    n_words: int | None = None  # of the whole article
    is_listing: bool = False  # the page calls itself a site, not an article
    article: Mapping[str, Any] = field(default_factory=dict)  # its JSON-LD


@dataclass(frozen=True, slots=True)
class Marks:
    """The elements of a page that tell of it, found in one walk."""

    elements: Mapping[str, list[Any]]
    meta: Mapping[str, str]
    article: dict[str, Any]
    language: str | None

    def dates(self) -> list[str]:
        """Return all that may be the date of publication, the surest first."""
        values = [
            self.article.get("datePublished"),
            self.meta.get("article:published_time"),
            self.meta.get("datepublished"),
            self.meta.get("parsely-pub-date"),
            self.meta.get("dc.date.issued"),
            _only_time(self.elements["time"]),
        ]
        return [value for value in values if isinstance(value, str) and value]

    def day(self) -> date | None:
        """Return about which day the page is of, to choose a layout by."""
        for value in self.dates():
            try:
                return date.fromisoformat(value.strip()[:10])
            except ValueError:
                continue
        return None


def find_marks(tree: Any) -> Marks:
    """Gather the elements of a parsed page (an lxml tree) that tell of it."""
    elements: dict[str, list[Any]] = defaultdict(list)
    for element in tree.iter(*_WANTED):
        elements[element.tag].append(element)
    return Marks(
        elements,
        _meta(elements["meta"]),
        find_article(elements["script"]),
        tree.get("lang") or tree.get("xml:lang"),
    )


def find_facts(
    tree: Any, marks: Marks, *, address: str | None = None, layout: Layout | None = None
) -> PageFacts:
    """Read the facts of a page; ``address`` is where it was fetched."""
    layout = layout or _NO_RULES
    article, meta = marks.article, marks.meta
    site = _first(name_of(article.get("publisher")), meta.get("og:site_name"))
    title = _only_text(marks.elements["title"][:1])
    published = layout.moment(layout.first("published", tree)) or _moment(layout, *marks.dates())
    updated = _moment(layout, article.get("dateModified"), meta.get("article:modified_time"))
    return PageFacts(
        headline=_first(
            layout.first("headline", tree),
            string(article.get("headline")),
            _without_site(meta.get("og:title"), site),
            _only_text(marks.elements["h1"]),
            _without_site(title, site),
        ),
        title=title,
        description=_first(
            layout.first("standfirst", tree),
            meta.get("description"),
            meta.get("og:description"),
            string(article.get("description")),
        ),
        byline=_first(
            layout.first("byline", tree),
            name_of(article.get("author")),
            _no_address(meta.get("author")),
            _marked_author(tree),
        ),
        url=_address(marks, address),
        site=site,
        language=_first(string(article.get("inLanguage")), marks.language),
        published_at=published,
        updated_at=updated,
        versions=_versions(marks, address),
        is_free=jsonld.is_free(article),
        n_words=jsonld.number_of_words(article),
        is_listing=not article and meta.get("og:type", "").lower() == "website",
        article=article,
    )


def _meta(elements: list[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in elements:
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if key and content:
            found.setdefault(key.strip().lower(), content)
    return found


def _links(marks: Marks, rel: str) -> list[Any]:
    return [
        link for link in marks.elements["link"] if rel in (link.get("rel") or "").lower().split()
    ]


def _address(marks: Marks, address: str | None) -> str | None:
    """Return the page's canonical address; one that leads elsewhere than to this text is not."""
    named = [link.get("href") for link in _links(marks, "canonical")][:1]
    named += [marks.meta.get("og:url"), string(marks.article.get("url"))]
    for one in named:
        joined = join_address(address, one)
        if joined and not (address and _is_front(joined) and not _is_front(address)):
            return joined
    return address


def _is_front(address: str) -> bool:
    return "/" not in address_key(address)  # a careless site names its front page on every page


def _versions(marks: Marks, address: str | None) -> tuple[str, ...]:
    """Return the addresses of all language versions; none where there is one only."""
    found: dict[str, str] = {}
    for link in _links(marks, "alternate"):
        joined = join_address(address, link.get("href")) if link.get("hreflang") else None
        if joined:
            found.setdefault(address_key(joined), joined)
        if len(found) >= _MOST_VERSIONS:
            break
    return tuple(found.values()) if len(found) > 1 else ()


def _only_text(elements: list[Any]) -> str | None:
    if len(elements) != 1:
        return None
    return string(" ".join("".join(elements[0].itertext()).split()))


def _only_time(elements: list[Any]) -> str | None:
    """Return the page's one time with a clock; of several, nobody knows which is the report's."""
    found = {element.get("datetime") for element in elements} - {None}
    timed = {value for value in found if len(value) > len("2022-12-12")}
    return timed.pop() if len(timed) == 1 else None


def _marked_author(tree: Any) -> str | None:
    for element in tree.iter("a", "span", "p", "div"):
        rel, kind = element.get("rel"), element.get("class")
        if not rel and not kind:
            continue
        marks = f"{rel or ''} {kind or ''}".lower().split()
        if "author" in marks or "byline" in marks:
            text = " ".join("".join(element.itertext()).split())
            return string(text) if len(text) <= 120 else None
    return None


def _no_address(value: str | None) -> str | None:
    return None if value and value.startswith(("http://", "https://")) else value


def _without_site(title: str | None, site: str | None) -> str | None:
    """Cut the site's name off the end of a title."""
    for separator in _SEPARATORS if title and site else ():
        head, found, tail = (title or "").rpartition(separator)
        if found and tail.strip().casefold() == (site or "").casefold():
            return head.strip() or None
    return title


def _moment(layout: Layout, *values: Any) -> datetime | None:
    for value in values:
        moment = None
        if isinstance(value, str):
            moment = layout.moment(value) if layout.time_zone else parse_moment(value)
        if moment:
            return moment
    return None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)
