"""Gold as marked sentences: ``On [Monday]{2023-05-22} …``, one a line, ``#`` for remarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.records import Span

if TYPE_CHECKING:
    from pathlib import Path

_MARK = re.compile(r"\[([^\]]*)\]\{([^}]*)\}")


def read_marked(path: Path) -> list[tuple[str, dict[Span, str]]]:
    """Return each sentence without its marks, and the value of each marked span."""
    sentences = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, end, marks = "", 0, {}
        for match in _MARK.finditer(line):
            text += line[end : match.start()]
            marks[Span(len(text), len(text) + len(match[1]))] = match[2]
            text += match[1]
            end = match.end()
        sentences.append((text + line[end:], marks))
    return sentences


def scores(found: list[dict[Span, str]], gold: list[dict[Span, str]]) -> dict[str, float]:
    """Return F1 of exact spans, of overlapping spans, and of exact spans with the right value."""
    n_found, n_gold = sum(map(len, found)), sum(map(len, gold))
    exact = sum(len(f.keys() & g.keys()) for f, g in zip(found, gold, strict=True))
    valued = sum(len(f.items() & g.items()) for f, g in zip(found, gold, strict=True))
    near = sum(
        any(span.overlaps(other) for other in f)
        for f, g in zip(found, gold, strict=True)
        for span in g
    )
    return {
        name: 2 * right / max(1, n_found + n_gold)
        for name, right in (("span_f1", exact), ("overlap_f1", near), ("value_f1", valued))
    }
