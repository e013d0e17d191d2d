"""Markdown: front matter gives the contract's fields, the rest becomes plain text.

Headings stay lines, list items begin with a bullet, links keep their words; images, rules and raw
HTML go. A first heading of the first level is the headline where the front matter has none.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from standfirst.collect.captures import MIB
from standfirst.collect.contract import item_of
from standfirst.collect.decoding import decode
from standfirst.collect.moments import parse_moment
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from standfirst.collect.captures import Captured

EXTRACTOR = "markdown/1"
MOST_BYTES = MIB
_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_ROW = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?\Z")
_BLANK = re.compile(r"\n[ \t]*\n")
_SPECIAL = re.compile(r"[\[\]*_`<>!|~&\\]")
_MOST_SPECIAL = 250  # in one paragraph: the parser takes square time over them
_SPACES = re.compile(r" {2,}")
_BULLETS = frozenset("•◦▪■●–—")  # that Markdown does not know
# Names that site generators give the contract's fields.
_ALIASES = {
    "title": "headline", "author": "byline", "date": "published_at", "description": "standfirst",
    "lang": "language", "link": "url",
}  # fmt: skip


def read_markdown(captured: Captured) -> Iterator[Item | Drop]:
    """Yield the file as one item; a front matter that breaks the contract is a drop."""
    if captured.capture.n_bytes > MOST_BYTES:
        yield Drop(captured.name, "too-long", "is over 1 MiB; split it")
        return
    source = decode(captured.load(), captured.name)
    if isinstance(source, Drop):
        yield source
        return
    source = source.replace("\r\n", "\n")
    front = _FRONT.match(source)
    fields = _front_matter(front.group(1), front.group(2), captured.name) if front else {}
    if isinstance(fields, Drop):
        yield fields
        return
    text, heading = _to_text(source[front.end() :] if front else source)
    if heading and fields.get("headline"):
        text = f"{heading}\n\n{text}"
    elif heading:
        fields["headline"] = heading
    fields |= {"text": text, "extractor": EXTRACTOR}
    yield item_of(fields, captured.name, captured.capture.sha256)


def _front_matter(fence: str, block: str, what: str) -> dict[str, Any] | Drop:
    if fence == "+++":
        try:
            found = tomllib.loads(block)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            return Drop(what, "front-matter", str(error))
    else:
        found = _yaml_rows(block)
    fields: dict[str, Any] = {}
    for key, value in found.items():
        plain = value.isoformat() if isinstance(value, date | datetime) else value
        if key.lower() == "date" and not (isinstance(plain, str) and parse_moment(plain)):
            continue  # elsewhere than in the contract a date promises no moment
        fields.setdefault(_ALIASES.get(key.lower(), key.lower()), plain)
    return fields


def _yaml_rows(block: str) -> dict[str, str]:
    """Read the ``key: value`` rows of YAML; indented lines go on with the value before."""
    found: dict[str, str] = {}
    last = ""
    for line in block.split("\n"):
        row = _ROW.match(line)
        if row:
            last = row.group(1)
            found[last] = _scalar(row.group(2) or "")
        elif last and line[:1] in " \t" and line.strip():
            found[last] = f"{found[last]} {line.strip()}".strip()
    return found


def _scalar(value: str) -> str:
    value = value.strip()
    if value in {"|", ">", "|-", ">-", "~", "null"}:
        return ""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace("''", "'" if value[0] == "'" else "''").replace('\\"', '"')
    return value.partition(" #")[0].rstrip()


def _to_text(source: str) -> tuple[str, str | None]:
    """Return the plain text, and the heading of the first level that it began with.

    A source with a paragraph of little but markup is taken for plain text as it stands.
    """
    if any(len(_SPECIAL.findall(block)) > _MOST_SPECIAL for block in _BLANK.split(source)):
        return source, None
    from markdown_it import MarkdownIt  # noqa: PLC0415 - imported only where there is Markdown

    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    heading = None
    if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        heading = _inline(tokens[1].children or ())
        tokens = tokens[3:]
    return _blocks(tokens), heading


def _blocks(tokens: Sequence[Token]) -> str:
    pieces: list[str] = []
    marks: list[int | None] = []  # of each open list: its next number, null for bullets
    mark = ""
    in_list = in_table = False
    row: list[str] | None = None
    for token in tokens:
        kind = token.type
        if kind in {"bullet_list_open", "ordered_list_open"}:
            marks.append(int(token.attrGet("start") or 1) if kind[0] == "o" else None)
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            marks.pop()
        elif kind == "list_item_open":
            number = marks[-1]
            mark = "• " if number is None else f"{number}. "
            marks[-1] = None if number is None else number + 1
        elif kind == "table_open":
            in_table = False
        elif kind == "tr_open":
            row = []
        elif kind == "tr_close" and row is not None:
            pieces += ["\n" if in_table else "\n\n", " | ".join(row)]
            in_table = True
            row = None
        elif kind in {"inline", "fence", "code_block"}:
            words = _inline(token.children) if token.children else token.content.strip("\n")
            if row is not None:
                row.append(words)
            elif words:
                pieces += ["\n" if mark and in_list else "\n\n", mark + words]
                in_list, mark = bool(mark), ""
    return "".join(pieces).strip("\n")


def _inline(tokens: Sequence[Token]) -> str:
    """Join the words; a line end in the source is a space, a hard break is a line end."""
    words: list[str] = []
    for token in tokens:
        if token.content[:1] in _BULLETS and words and words[-1] == " ":
            words[-1] = "\n"
        if token.type in {"text", "code_inline"}:
            words.append(token.content)
        elif token.type == "softbreak":
            words.append(" ")
        elif token.type == "hardbreak":
            words.append("\n")
    return _SPACES.sub(" ", "".join(words)).strip()
