"""Read annotated articles: PolNeAR's lines, or our own gold in the shape of ``standfirst read --json``."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Interval = tuple[int, int]
PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Annotation:
    """One attribution as a person marked it: the fragments of each role, trimmed."""

    source: tuple[Interval, ...]
    cue: tuple[Interval, ...]
    content: tuple[Interval, ...]

    def roles(self) -> tuple[tuple[Interval, ...], ...]:
        return self.source, self.cue, self.content


@dataclass(frozen=True, slots=True)
class Article:
    """One text, the annotations of each person who read it, and what was not article text."""

    id: str
    text: str
    readings: tuple[tuple[Annotation, ...], ...]
    annotators: tuple[str, ...]
    discarded: tuple[Interval, ...] = ()

    def paragraphs(self) -> list[Interval]:
        """Return the lines that hold anything but white space and are article text."""
        return [
            match.span()
            for match in PARAGRAPH.finditer(self.text)
            if match.group().strip()
            and not any(s <= match.start() and match.end() <= e for s, e in self.discarded)
        ]


def read_articles(path: Path) -> list[Article]:
    """Read a JSON Lines file, gzipped or not; lines with one id are readings of one article.

    Raise ValueError where one id has two texts.
    """
    articles: dict[str, Article] = {}
    for line in _lines(path):
        article = _own(line) if "report" in line else _polnear(line)
        known = articles.get(article.id)
        if known is not None:
            if known.text != article.text:
                raise ValueError(
                    f"{path}: two texts under the id {article.id}; give each its own id"
                )
            article = Article(
                known.id,
                known.text,
                known.readings + article.readings,
                known.annotators + article.annotators,
                known.discarded + article.discarded,
            )
        articles[article.id] = article
    return list(articles.values())


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _polnear(line: dict[str, Any]) -> Article:
    return Article(
        line["id"],
        line["text"],
        (_annotations(line["attributions"], line["text"]),),
        (line["annotator"],),
        tuple((s, e) for s, e in line["discard"]),
    )


def _own(line: dict[str, Any]) -> Article:
    """Read our own shape; nested statements are left out, as the tagger marks outermost ones."""
    report = line["report"]
    outer = [s for s in line["statements"] if s.get("parent") is None]
    return Article(
        report["id"],
        report["text"],
        (_annotations(outer, report["text"]),),
        (line.get("annotator", ""),),
    )


def _annotations(found: Iterable[dict[str, Any]], text: str) -> tuple[Annotation, ...]:
    return tuple(
        Annotation(
            *(
                tuple(_trim(text, s, e) for s, e in one[role])
                for role in ("source", "cue", "content")
            )
        )
        for one in found
    )


def _trim(text: str, start: int, end: int) -> Interval:
    marked = text[start:end]
    return start + len(marked) - len(marked.lstrip()), end - len(marked) + len(marked.rstrip())
