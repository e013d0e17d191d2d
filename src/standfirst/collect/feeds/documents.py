"""From bytes to an XML document that is safe to hand to any parser.

Feeds arrive with a wrong encoding, control characters, HTML's entities, words before the
prolog and tags that nobody closed. All of that is mended here, in linear time. What is meant to
hurt is refused: entities of the document's own, elements nested without end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5
from typing import TYPE_CHECKING, Any

from standfirst.collect.captures import MIB
from standfirst.collect.decoding import decode
from standfirst.records import Drop

if TYPE_CHECKING:
    from collections.abc import Callable, Sized

MOST_BYTES = 32 * MIB
MOST_DEPTH = 60  # XHTML inside Atom rarely reaches twenty
MOST_ELEMENTS = 400_000
MOST_ATTRIBUTES = 500  # of one element
MOST_OF_A_NAME = 5000  # characters: feedparser takes square time to find an address in a name
_NAMES = frozenset(
    "author creator contributor publisher name email managingeditor webmaster".split()
)
_MOST_BEFORE = 4096  # characters of a server's warnings before the document
_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_BARE_UTF16 = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_PROLOG = re.compile(r"\s*<\?xml\b[^>]{0,400}?\?>")
_FEED_START = re.compile(r"<(?:\?xml\b|(?:rss|feed|rdf:RDF|opml|urlset|sitemapindex)[\s>])")
_START = re.compile(r"<(?:\?xml\b|!--|!DOCTYPE|[A-Za-z])", re.IGNORECASE)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(r"&(?:#(?P<number>[xX][0-9a-fA-F]{1,8}|[0-9]{1,8});|(?P<name>\w{1,40});|)")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_VOID = re.compile(r"<((?:br|hr|img|input|wbr|source|col)\b[^<>]{0,300}?)\s*/?>", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_PREFIX = re.compile(
    r"</?([A-Za-z][\w.-]{0,30}):|[\s\"']([A-Za-z][\w.-]{0,30}):[A-Za-z][\w.-]{0,60}=[\"']"
)
_DECLARATION = re.compile(r"xmlns:([A-Za-z][\w.-]{0,30})\s*=")
_NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "itunes": "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
_MOST_PREFIXES = 50
_ROOT_NAME = re.compile(r"<([A-Za-z][\w.:-]{0,60})")


@dataclass(frozen=True, slots=True)
class Document:
    """A well-formed XML document without any DOCTYPE, as UTF-8."""

    data: bytes
    root: str  # the name of the root element in small letters, without its prefix
    is_repaired: bool


def load_document(data: bytes, what: str, *, charset: str | None = None) -> Document | Drop:
    """Return the document, mended where it must be, or a drop.

    ``charset`` is what the server declared. Drops: ``too-long``, ``empty``, ``binary``,
    ``encoding``, ``not-xml``, ``xml-entities``, ``xml-depth``.
    """
    if len(data) > MOST_BYTES:
        return Drop(what, "too-long", f"is over {MOST_BYTES // MIB} MiB")
    text = decode_xml(data, what, charset)
    if isinstance(text, Drop):
        return text
    start = _START.search(text, 0, _MOST_BEFORE)
    if start and not start.group().startswith("<!"):  # words of a server's may stand before it
        start = _FEED_START.search(text, 0, _MOST_BEFORE) or start
    if start is None:
        return Drop(what, "not-xml", "holds no XML")
    body = _without_prolog(text[start.start() :], what)
    if isinstance(body, Drop):
        return body
    root = _ROOT_NAME.match(body)
    if root is None:
        return Drop(what, "not-xml", "holds no XML")
    name = root.group(1).rpartition(":")[2].lower()
    if name == "html":
        return Drop(what, "not-xml", "is a web page")
    return _well_formed(_clean(body).encode(), name, what)


def decode_xml(data: bytes, what: str, charset: str | None = None) -> str | Drop:
    """Decode a document: byte order mark, UTF-8, what it or the server declares, what fits."""
    head = data[:2]
    for mark, encoding in _BARE_UTF16:
        if head == mark:  # UTF-16 without its mark
            return data.decode(encoding, "replace")
    declared = _DECLARED.match(data[:300])
    named = declared.group(1).decode("ascii") if declared else None
    return decode(data, what, declared=named or charset)


def parsing_fault(data: bytes) -> str | None:
    """Run the hardened parser over a document; return what is wrong with it, null for nothing.

    The codes are those of drops, and ``broken`` for a document that is not well-formed.
    """
    from io import BytesIO  # noqa: PLC0415 - only with a feed
    from xml.sax import SAXException  # noqa: PLC0415
    from xml.sax.handler import ContentHandler, feature_namespaces  # noqa: PLC0415

    from defusedxml.common import DefusedXmlException  # noqa: PLC0415
    from defusedxml.sax import make_parser  # noqa: PLC0415

    counter = _Counter()
    handler: Any = ContentHandler()
    handler.startElementNS, handler.endElementNS = counter.start, counter.end
    handler.characters = counter.words
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setFeature(feature_namespaces, 1)
    parser.setContentHandler(handler)
    try:
        parser.parse(BytesIO(data))
    except _TooMuchError:
        return "xml-depth"
    except DefusedXmlException:
        return "xml-entities"
    except (SAXException, ValueError):
        return "broken"
    return None


class _TooMuchError(Exception):
    """A document with too many or too deep elements, or endless names."""


class _Counter:
    """Counts elements and their depth while a document is parsed."""

    def __init__(self) -> None:
        self.depth = self.n_elements = 0
        self.of_a_name = -1  # characters of the name that is read; below 0 outside of names

    def start(self, name: tuple[object, str], _qname: object, attributes: Sized) -> None:
        self.depth += 1
        self.n_elements += 1
        if (
            self.depth > MOST_DEPTH
            or self.n_elements > MOST_ELEMENTS
            or len(attributes) > MOST_ATTRIBUTES
        ):
            raise _TooMuchError
        if name[1].lower() in _NAMES:
            self.of_a_name = 0

    def words(self, text: str) -> None:
        if self.of_a_name >= 0:
            self.of_a_name += len(text)
            if self.of_a_name > MOST_OF_A_NAME:
                raise _TooMuchError

    def end(self, _name: object, _qname: object) -> None:
        self.depth -= 1
        self.of_a_name = -1


def _without_prolog(text: str, what: str) -> str | Drop:
    """Cut declaration, comments and DOCTYPE off; a DOCTYPE that declares entities is refused."""
    at = 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if text.startswith("<?", at):
            end = text.find("?>", at)
        elif text.startswith("<!--", at):
            end = text.find("-->", at)
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            end = _end_of_doctype(text, at)
            if "<!entity" in text[at : end + 1].lower():
                return Drop(what, "xml-entities", "declares entities of its own; such are refused")
        else:
            return text[at:]
        if end < 0:
            return Drop(what, "not-xml", "holds a prolog and nothing more")
        at = text.index(">", end) + 1


def _end_of_doctype(text: str, at: int) -> int:
    """Return where the ">" of a DOCTYPE stands, -1 where it is never closed."""
    close, subset = text.find(">", at), text.find("[", at)
    if 0 <= subset < close:
        inner = text.find("]", subset)
        return text.find(">", inner) if inner >= 0 else -1
    return close


def _clean(text: str) -> str:
    """Take out what XML cannot hold and write HTML's entities as characters."""
    text = _ILLEGAL.sub("", text)
    if "&" not in text:
        return text
    return _outside_cdata(text, lambda piece: _REFERENCE.sub(_plain_reference, piece))


def _outside_cdata(text: str, change: Callable[[str], str]) -> str:
    pieces: list[str] = []
    at = 0
    for match in _CDATA.finditer(text):
        pieces += [change(text[at : match.start()]), match.group()]
        at = match.end()
    pieces.append(change(text[at:]))
    return "".join(pieces)


def _plain_reference(match: re.Match[str]) -> str:
    number, name = match.group("number", "name")
    if number:
        code = int(number[1:], 16) if number[0] in "xX" else int(number)
        legal = code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
        return match.group() if legal or 0x10000 <= code <= 0x10FFFF else ""
    if not name:
        return "&amp;"  # an ampersand by itself
    if name in _XML_NAMES:
        return match.group()
    return html5.get(f"{name};") or f"&amp;{name};"


def _well_formed(data: bytes, root: str, what: str) -> Document | Drop:
    fault = parsing_fault(data)
    is_repaired = fault == "broken"
    if is_repaired:
        repaired = _repaired(data)
        if repaired is None:
            return Drop(what, "not-xml", "cannot be mended into XML")
        data, fault = repaired, parsing_fault(repaired)
    refusals = {
        "xml-depth": f"has over {MOST_ELEMENTS:,} elements, nests over {MOST_DEPTH} deep, gives one"
        f" over {MOST_ATTRIBUTES} attributes, or names somebody in over"
        f" {MOST_OF_A_NAME:,} characters",
        "xml-entities": "declares entities of its own; such are refused",
        "broken": "cannot be mended into XML",
    }
    if fault:
        reason = "not-xml" if fault == "broken" else fault
        return Drop(what, reason, refusals[fault])
    return Document(data, root, is_repaired)


def _repaired(data: bytes) -> bytes | None:
    """Close what was left open and leave out what cannot be read, as browsers do."""
    from lxml import etree  # noqa: PLC0415 - only for broken feeds

    parser: Callable[..., Any] = etree.XMLParser
    try:
        tree = etree.fromstring(
            _with_namespaces(_closed(data.decode())).encode(),
            parser(recover=True, resolve_entities=False, no_network=True, load_dtd=False),
        )
    except (etree.XMLSyntaxError, ValueError):
        return None
    if tree is None:
        return None
    repaired: bytes = etree.tostring(tree, encoding="utf-8", xml_declaration=False)
    return repaired


def _closed(text: str) -> str:
    """Close HTML's elements without content, or all that follows would come to lie inside them."""
    return _outside_cdata(text, lambda piece: _VOID.sub(r"<\1/>", piece))


def _with_namespaces(text: str) -> str:
    """Declare on the root element the prefixes that are used without it."""
    root = _ROOT_NAME.match(text)
    end = text.find(">")
    if root is None or end < 0:
        return text
    known = set(_DECLARATION.findall(text, 0, end)) | {"xml", "xmlns"}
    used = dict.fromkeys(a or b for a, b in _PREFIX.findall(text))
    missing = [prefix for prefix in used if prefix not in known][:_MOST_PREFIXES]
    rows = (f' xmlns:{one}="{_NAMESPACES.get(one, f"urn:prefix:{one}")}"' for one in missing)
    return text[: root.end()] + "".join(rows) + text[root.end() :]
