"""HTML, tag by tag: what is a block, what is no text, and where all of it stood."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from standfirst.check.drafts import BlockKind, Form
from standfirst.check.forms.building import Builder

if TYPE_CHECKING:
    from standfirst.check.drafts import PlainDraft

_TOKEN: Final = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)|<(?P<close>/?)(?P<tag>[A-Za-z][A-Za-z0-9-]{0,20})"
    r"(?P<rest>(?:[^<>\"']|\"[^\"<>]{0,4000}\"|'[^'<>]{0,4000}'|[\"'])*)>"
    r"|<[!?][^>]*>|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});)",
    re.DOTALL,
)
_SPACES: Final = re.compile(r"\s+")
_HREF: Final = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
# What a page shows on demand only, and notes by their role, class or id.
_ASIDE: Final = re.compile(
    r"(?:^|\s)(?:hidden|popover)(?=[\s=]|$)|\brole\s*=\s*[\"']?(?:note|doc-(?:foot|end)notes?)\b"
    r"|\b(?:class|id)\s*=\s*[\"']?[^\"'=<>]{0,200}"
    r"(?<![\w-])(?:sources|footnotes|endnotes|references|bibliography)(?![\w-])"
)
_HIDDEN: Final = frozenset("script style head title template noscript svg button sup nav".split())
_NOTES: Final = frozenset("footer aside figcaption details pre code table form".split())
_BREAKING: Final = frozenset(
    "p div section article main header body html ul ol dl dt dd blockquote figure hr tr td th"
    " address summary fieldset".split()
)


def read_html(raw: str) -> PlainDraft:
    """Read a draft in HTML. ``<!-- standfirst: ignore CODE reason -->`` is a suppression."""
    build = Builder(Form.HTML, raw)
    _Reader(build).read()
    return build.draft()


class _Reader:
    """Reads tags from left to right; what never closes ends with the file."""

    def __init__(self, build: Builder) -> None:
        self.build = build
        self.hidden: str = ""  # the tag whose words are not shown
        self.depth = 0  # of that tag in itself
        self.notes = 0
        self.link: tuple[int, str] | None = None

    def read(self) -> None:
        at = 0
        source = self.build.source
        for match in _TOKEN.finditer(source):
            self._words(at, match.start())
            at = match.end()
            if match["tag"]:
                self._tag(match["tag"].lower(), match["rest"], closes=bool(match["close"]))
            elif match["entity"] and not self.hidden:
                self._begin()
                self.build.replace(html.unescape(match[0]), match.start(), match.end())
            elif match["comment"]:
                self.build.suppress(match["comment"], match.start(), match.end())
        self._words(at, len(source))

    def _begin(self) -> None:
        if not self.build.is_open:
            self.build.begin(BlockKind.NOTE if self.notes else BlockKind.BODY)

    def _words(self, start: int, end: int) -> None:
        source = self.build.source
        if self.hidden or start >= end:
            return
        if not self.build.is_open and not source[start:end].strip():
            return
        self._begin()
        at = start
        for match in _SPACES.finditer(source, start, end):
            if match[0] != " ":
                self.build.keep(at, match.start())
                self.build.replace(" ", match.start(), match.end())
                at = match.end()
        self.build.keep(at, end)

    def _tag(self, tag: str, rest: str, *, closes: bool) -> None:
        if self.hidden:
            if tag == self.hidden and not rest.endswith("/"):
                self.depth += -1 if closes else 1
                self.hidden = tag if self.depth else ""
            return
        if tag in _HIDDEN or (tag in _BREAKING and _ASIDE.search(rest)):
            if not closes and not rest.endswith("/"):
                self.hidden, self.depth = tag, 1
        elif tag in _NOTES:
            self.build.finish()
            self.notes = max(self.notes + (-1 if closes else 1), 0)
        elif re.fullmatch(r"h[1-6]", tag):
            self.build.finish()
            if not closes:
                self._open(BlockKind.HEADING, int(tag[1]))
        elif tag == "li":
            self.build.finish()
            if not closes:
                self._open(BlockKind.ITEM)
        elif tag in _BREAKING or (tag == "br" and self.build.is_open):
            self.build.finish()
        elif tag == "a":
            self._anchor(rest, closes=closes)

    def _open(self, kind: BlockKind, level: int = 0) -> None:
        self.build.begin(BlockKind.NOTE if self.notes else kind, level)

    def _anchor(self, rest: str, *, closes: bool) -> None:
        if closes and self.link:
            self.build.link(*self.link)
            self.link = None
        elif not closes and (found := _HREF.search(rest)):
            target = html.unescape(next(one for one in found.groups() if one is not None))
            self.link = self.build.length, target
