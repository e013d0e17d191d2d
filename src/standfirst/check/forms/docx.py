"""Word files: the words of ``word/document.xml``, with the styles that make headings and lists.

Offsets count in the text that is read here: one line a paragraph, in normal form. Deleted words of
tracked changes are left out, inserted ones are in; footnotes and comments are not read.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from standfirst.check.drafts import BlockKind, Form
from standfirst.check.forms.building import Builder
from standfirst.check.forms.plain import keep_words
from standfirst.errors import InputError
from standfirst.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from standfirst.check.drafts import PlainDraft

_MOST_XML: Final = 8 << 20  # bytes of one part, unpacked
_MOST_PARTS: Final = 5_000
_WORDS: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TARGET: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STYLE: Final = re.compile(r"(title)|heading (\d)|(list )|(caption|footnote text|endnote text)")
_SPACES: Final = frozenset({f"{_WORDS}tab", f"{_WORDS}br", f"{_WORDS}cr"})


@dataclass(frozen=True, slots=True)
class _Paragraph:
    kind: BlockKind
    level: int
    pieces: tuple[tuple[str, str], ...]  # words, and where they lead ("" for nowhere)


def read_docx(data: bytes, name: str) -> PlainDraft:
    """Read a Word file; raise InputError, in one line, where it is none.

    ``[standfirst: ignore CODE reason]`` in its text is a suppression.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > _MOST_PARTS:
                raise InputError(f"{name}: holds too many parts for a Word file; save it anew")
            root = _part(archive, "word/document.xml", name)
            styles = _part(archive, "word/styles.xml", name)
            links = _part(archive, "word/_rels/document.xml.rels", name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError(f"{name}: is no Word file ({error}); save it as .docx anew") from error
    if root is None:
        raise InputError(f"{name}: holds no Word document; save it as .docx anew")
    found = list(_paragraphs(root, _style_names(styles), _targets(links)))
    return _built(found)


def _part(archive: zipfile.ZipFile, part: str, name: str) -> Element | None:
    try:
        with archive.open(part) as file:
            data = file.read(_MOST_XML + 1)
    except KeyError:
        return None
    if len(data) > _MOST_XML:
        raise InputError(f"{name}: {part} is over {_MOST_XML >> 20} MiB; split the draft")
    try:
        root: Element = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise InputError(f"{name}: {part} cannot be read ({error}); save it anew") from error
    return root


def _style_names(styles: Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for style in styles.iter(f"{_WORDS}style") if styles is not None else ():
        named = style.find(f"{_WORDS}name")
        if named is not None:
            found[style.get(f"{_WORDS}styleId", "")] = named.get(f"{_WORDS}val", "").lower()
    return found


def _targets(links: Element | None) -> dict[str, str]:
    return {one.get("Id", ""): one.get("Target", "") for one in links or ()}


def _paragraphs(
    root: Element, styles: dict[str, str], targets: dict[str, str]
) -> Iterator[_Paragraph]:
    for element in root.iter(f"{_WORDS}p"):
        kind, level = _kind_of(element, styles)
        pieces = tuple(_pieces(element, targets))
        if any(words.strip() for words, _ in pieces):
            yield _Paragraph(kind, level, pieces)


def _kind_of(element: Element, styles: dict[str, str]) -> tuple[BlockKind, int]:
    properties = element.find(f"{_WORDS}pPr")
    if properties is None:
        return BlockKind.BODY, 0
    style = properties.find(f"{_WORDS}pStyle")
    key = style.get(f"{_WORDS}val", "") if style is not None else ""
    found = _STYLE.match(styles.get(key, key.lower()))
    if found and (found[1] or found[2]):
        return BlockKind.HEADING, 1 if found[1] else int(found[2]) + 1
    if found and found[4]:
        return BlockKind.NOTE, 0
    if found or properties.find(f"{_WORDS}numPr") is not None:
        return BlockKind.ITEM, 0
    return BlockKind.BODY, 0


def _pieces(paragraph: Element, targets: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the words of a paragraph; a paragraph inside it, of a text box, comes by itself."""
    stack = [(child, "") for child in reversed(paragraph)]
    while stack:
        element, target = stack.pop()
        if element.tag == f"{_WORDS}t":
            yield element.text or "", target
        elif element.tag in _SPACES:
            yield " ", target
        elif element.tag == f"{_WORDS}noBreakHyphen":
            yield "-", target
        elif element.tag != f"{_WORDS}p":
            if element.tag == f"{_WORDS}hyperlink":
                target = targets.get(element.get(_TARGET, ""), "")
            stack += [(child, target) for child in reversed(element)]


def _built(paragraphs: list[_Paragraph]) -> PlainDraft:
    lines: list[str] = []
    parts: list[tuple[_Paragraph, list[tuple[int, int, str]]]] = []
    at = 0
    for paragraph in paragraphs:
        line, spans = _line_of(paragraph)
        if not line:
            continue
        parts.append((paragraph, [(at + start, at + end, target) for start, end, target in spans]))
        lines.append(line)
        at += len(line) + 1
    build = Builder(Form.DOCX, "\n".join(lines))
    for paragraph, spans in parts:
        build.begin(paragraph.kind, paragraph.level)
        for start, end, target in spans:
            before = build.length
            keep_words(build, start, end)
            if target:
                build.link(before, target)
        build.finish()
    return build.draft()


def _line_of(paragraph: _Paragraph) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the words of a paragraph on one line, with the spans of what leads somewhere."""
    line = ""
    spans: list[tuple[int, int, str]] = []
    for words, target in paragraph.pieces:
        clean = normalise(f"|{words}|").text[1:-1].replace("\n", " ")
        if spans and spans[-1][2] == target:
            spans[-1] = (spans[-1][0], len(line) + len(clean), target)
        else:
            spans.append((len(line), len(line) + len(clean), target))
        line += clean
    lead = len(line) - len(line.lstrip())
    stripped = line.strip()
    composed = normalise(stripped).text
    if composed != stripped:  # a letter and its accent stood in two runs
        return composed, [(0, len(composed), "")]
    kept = [
        (max(start - lead, 0), min(end - lead, len(stripped)), target)
        for start, end, target in spans
    ]
    return stripped, [one for one in kept if one[0] < one[1]]
