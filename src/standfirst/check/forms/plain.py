"""Plain text: paragraphs and list items; what is a heading the reading tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from standfirst.check.drafts import BlockKind, Form
from standfirst.check.forms.building import Builder
from standfirst.text import paragraphs

if TYPE_CHECKING:
    from standfirst.check.drafts import PlainDraft

BULLET: Final = re.compile(r"[ \t]*(?:[•◦▪▫●○■□‣⁃∙·⚫*–—>-]\ufe0f?[ \t]|\d{1,3}[.)][ \t])[ \t]*")
BRACKETED: Final = re.compile(r"\[standfirst:[^\]\n]{0,500}\]")


def read_plain(raw: str) -> PlainDraft:
    """Read a draft in plain text.

    ``[standfirst: ignore CODE reason]`` is a suppression, not words of the draft.
    """
    build = Builder(Form.TEXT, raw, has_structure=False)
    for span in paragraphs(build.source):
        bullet = BULLET.match(build.source, span.start, span.end)
        build.begin(BlockKind.ITEM if bullet else BlockKind.BODY)
        keep_words(build, bullet.end() if bullet else span.start, span.end)
        build.finish()
    return build.draft()


def keep_words(build: Builder, start: int, end: int) -> None:
    """Take over words, without the suppressions among them."""
    for match in BRACKETED.finditer(build.source, start, end):
        if build.suppress(match[0][1:-1], match.start(), match.end()):
            build.keep(start, match.start())
            start = match.end()
    build.keep(start, end)
