"""Markdown, line by line: enough of it to know what is heading, list, note and mere markup.

A parser of the whole language gives no offsets of its words, and takes square time over some
inputs. Here each paragraph is scanned once from left to right.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from standfirst.check.drafts import BlockKind, Form
from standfirst.check.forms.building import Builder
from standfirst.check.forms.plain import BRACKETED, BULLET

if TYPE_CHECKING:
    from standfirst.check.drafts import PlainDraft

_LINE: Final = re.compile(r"[^\n]*\n?")
_FRONT: Final = re.compile(r"(---|\+\+\+)[ \t]*\n")
_HEADING: Final = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+")
_CLOSING: Final = re.compile(r"[ \t]+#+[ \t]*\Z")
_UNDER: Final = re.compile(r"[ ]{0,3}(?:(=)=*|(-)-+)[ \t]*\Z")
_RULE: Final = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_FENCE: Final = re.compile(r"[ ]{0,3}(```+|~~~+)")
_FOOTNOTE: Final = re.compile(r"[ ]{0,3}\[\^[^\]\n]{1,80}\]:[ \t]*")
_TARGET: Final = re.compile(r"[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+")
_QUOTE: Final = re.compile(r"[ ]{0,3}(?:>[ \t]?)+")
_TABLE_RULE: Final = re.compile(r"[ \t|:+-]+\Z")
_INLINE: Final = re.compile(
    r"(?P<comment><!--.*?(?:-->|\Z))"
    rf"|(?P<bracket>{BRACKETED.pattern})"
    r"|(?P<footnote>\[\^[^\]\n]{1,80}\]|\^\[[^\]\n]{0,300}\])"
    r"|(?P<image>!\[[^\]\n]{0,300}\]\([^()\n]{0,600}\))"
    r"|(?P<address><(?P<auto>(?:https?|mailto):[^>\s]{1,600})>)"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,300}>)"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});)"
    r"|(?P<open>\[(?=[^\[\]\n]{1,600}\](?:\(|\[)))"
    r"|(?P<close>\](?:\((?P<target>[^()\n]{0,600}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?)\)"
    r"|\[[^\]\n]{0,200}\]))"
    r"|(?P<mark>\*{1,3}|`{1,3}|~~|_{1,3})",
    re.DOTALL,
)


@dataclass(slots=True)
class _Scan:
    """Where the scan of a draft stands between its lines."""

    paragraph: list[tuple[int, int]] = field(default_factory=list)
    kind: BlockKind = BlockKind.BODY
    level: int = 0
    fence: str = ""
    in_footnote: bool = False
    is_row: bool = False  # of a table


def read_markdown(raw: str) -> PlainDraft:
    """Read a draft in Markdown. ``<!-- standfirst: ignore CODE reason -->`` is a suppression."""
    build = Builder(Form.MARKDOWN, raw)
    scan = _Scan()
    at = _after_front_matter(build.source)
    while at < len(build.source):
        line = _LINE.match(build.source, at)
        assert line is not None
        at = line.end()
        if not scan.fence and not scan.paragraph and line[0].lstrip().startswith("<!--"):
            at = _comment_block(build, line.start())
            continue
        _read_line(build, scan, line.start(), line.end() - line[0].endswith("\n"))
    _end_paragraph(build, scan)
    return build.draft()


def _after_front_matter(source: str) -> int:
    front = _FRONT.match(source)
    if not front:
        return 0
    end = source.find(f"\n{front[1]}", front.end() - 1)
    return 0 if end < 0 else end + len(front[1]) + 1


def _comment_block(build: Builder, start: int) -> int:
    end = build.source.find("-->", start)
    end = len(build.source) if end < 0 else end + 3
    build.suppress(build.source[start:end], start, end)
    return end


def _read_line(build: Builder, scan: _Scan, start: int, end: int) -> None:
    source = build.source
    line = source[start:end]
    fence = _FENCE.match(line)
    if scan.fence or fence:
        _end_paragraph(build, scan)
        if not scan.fence:
            scan.fence = fence[1] if fence else ""
        elif fence and fence[1].startswith(scan.fence):
            scan.fence = ""
        return
    if not line.strip():
        _end_paragraph(build, scan)
        return
    if scan.in_footnote and line[0] in " \t":
        return
    scan.in_footnote = bool(_FOOTNOTE.match(line))
    if scan.in_footnote or _TARGET.match(line):
        _end_paragraph(build, scan)
        return
    under = _UNDER.match(line)
    if under and scan.paragraph and scan.kind is BlockKind.BODY:
        scan.kind, scan.level = BlockKind.HEADING, 1 if under[1] else 2
        _end_paragraph(build, scan)
        return
    if "|" in line and _TABLE_RULE.match(line):
        if scan.is_row:
            scan.kind = BlockKind.NOTE  # names of columns tell nothing
        _end_paragraph(build, scan)
        return
    if _RULE.match(line):
        _end_paragraph(build, scan)
        return
    _read_words(build, scan, start, end)


def _read_words(build: Builder, scan: _Scan, start: int, end: int) -> None:
    source = build.source
    heading = _HEADING.match(source, start, end)
    if heading:
        _end_paragraph(build, scan)
        closing = _CLOSING.search(source[heading.end() : end])
        scan.kind, scan.level = BlockKind.HEADING, len(heading[1])
        scan.paragraph.append((heading.end(), heading.end() + closing.start() if closing else end))
        _end_paragraph(build, scan)
        return
    quote = _QUOTE.match(source, start, end)
    start = quote.end() if quote else start
    bullet = BULLET.match(source, start, end)
    if bullet and (not scan.paragraph or not bullet[0].strip()[0].isdigit() or scan.kind is
                   BlockKind.ITEM):  # fmt: skip
        _end_paragraph(build, scan)
        scan.kind = BlockKind.ITEM
        start = bullet.end()
    elif source.startswith("|", start):
        _end_paragraph(build, scan)
        scan.kind, scan.is_row = BlockKind.ITEM, True
    elif not scan.paragraph or scan.is_row:
        _end_paragraph(build, scan)
        scan.kind = BlockKind.BODY
    scan.paragraph.append((start, end))


def _end_paragraph(build: Builder, scan: _Scan) -> None:
    lines, scan.paragraph = scan.paragraph, []
    kind, level = scan.kind, scan.level
    scan.kind, scan.level, scan.is_row = BlockKind.BODY, 0, False
    if not lines:
        return
    build.begin(kind, level)
    for n, (start, end) in enumerate(lines):
        if n:
            build.replace(" ", lines[n - 1][1], lines[n - 1][1] + 1)
        while start < end and build.source[start] in " \t":
            start += 1  # noqa: PLW2901 - indentation is no word
        keep_inline(build, start, end)
    build.finish()


def keep_inline(build: Builder, start: int, end: int) -> None:
    """Take over the words of a line, without its markup."""
    source = build.source
    opened: list[int] = []
    at = start
    for match in _INLINE.finditer(source, start, end):
        kind = match.lastgroup
        if kind == "auto":
            kind = "address"
        if match["mark"] and not _is_markup(source, match, start, end):
            continue
        build.keep(at, match.start())
        at = match.end()
        if match["comment"] or match["bracket"]:
            build.suppress(match[0], match.start(), match.end())
        elif match["escape"]:
            build.keep(match.start() + 1, match.end())
        elif match["entity"]:
            build.replace(html.unescape(match[0]), match.start(), match.end())
        elif match["open"]:
            opened.append(build.length)
        elif match["close"]:
            if opened:
                build.link(opened.pop(), (match["target"] or "").split(" ")[0].strip("<>"))
            else:
                build.keep(match.start(), match.end())
    build.keep(at, end)


def _is_markup(source: str, match: re.Match[str], start: int, end: int) -> bool:
    """Tell whether a run of marks is emphasis or code: words touch it, on the right side."""
    before = source[match.start() - 1] if match.start() > start else " "
    after = source[match.end()] if match.end() < end else " "
    if match[0][0] == "_":
        return not (before.isalnum() and after.isalnum()) and not (
            before.isspace() and after.isspace()
        )
    return not (before.isspace() and after.isspace())
