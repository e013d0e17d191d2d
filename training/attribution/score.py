"""Score spans against PolNeAR as CofeNet does.

Its rules (``exe/eval/evaluation.py``): spans are token intervals inside one item, micro
counts over all items, each piece of a split content its own span, items cut at 300 tokens.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING

from .corpus import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from .corpus import Interval

ROLES = ("source", "cue", "content")
CUT = 300
# what the Penn tokeniser writes for marks, and what the text may have there
REWRITTEN = {
    "'''": ("’”", '’"'),
    "``": ("“", '"', "„", "«", "''", "‘‘"),
    "''": ("”", '"', "“", "»", "’’"),
    "`": ("‘", "'", "’"),
    "'": ("’", "‘"),
    "--": ("—", "–", "―"),
    "...": ("…", ". . ."),
    "-LRB-": ("(",),
    "-RRB-": (")",),
    "-LSB-": ("[",),
    "-RSB-": ("]",),
    "-LCB-": ("{",),
    "-RCB-": ("}",),
}

Marks = dict[str, list[set["Interval"]]]  # of each role, the intervals in each item


@dataclass(frozen=True, slots=True)
class Items:
    """The items of one annotation: each token's place in the text (or nothing), gold by role."""

    id: str
    places: tuple[tuple[Interval | None, ...], ...]
    gold: Marks


def read_items(
    path: Path, texts: Mapping[str, str], tokens: Mapping[str, Sequence[Interval]]
) -> list[Items]:
    """Read CofeNet's file.

    ``texts`` gives each ``<article>_<annotator>`` its article's text, ``tokens`` the places of
    its tokens where they are known; elsewhere tokens are looked for in the text.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found = []
    for name, group in groupby(rows, key=lambda row: row["id"]):
        some = list(group)
        whole: Sequence[Interval | None] = tokens.get(name, ())
        if len(whole) != sum(len(row["tokens"]) for row in some):
            whole = _places([token for row in some for token in row["tokens"]], texts[name])
        ends = list(accumulate((len(row["tokens"]) for row in some), initial=0))
        places = tuple(tuple(whole[s:e]) for s, e in pairwise(ends))
        gold: Marks = {role: [_spans(row["labels"], role) for row in some] for role in ROLES}
        found.append(Items(name, places, gold))
    return found


def read_tokens(path: Path) -> dict[str, list[Interval]]:
    """Read the places of an article's tokens by the article's id."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {
        row["id"]: [(t[0], t[1]) for s in row["sentences"] for t in s["tokens"]] for row in rows
    }


def _places(tokens: Sequence[str], text: str) -> list[Interval | None]:
    """Find tokens one after another in a text."""
    at = 0
    found: list[Interval | None] = []
    text = text.replace("\xa0", " ").replace("\n", " ")
    for token in (token.replace("\xa0", " ") for token in tokens):
        while at < len(text) and (text[at].isspace() or text[at] in "\u200b\ufeff\xad"):
            at += 1
        surface = next((s for s in _surfaces(token) if text.startswith(s, at)), None)
        if (
            surface is None and len(token) > 3
        ):  # the text skips or repeats a line: find the place again
            near = text.find(token, at, at + 2_000)
            at, surface = (near, token) if near >= 0 else (at, None)
        found.append(None if surface is None else (at, at + len(surface)))
        at += len(surface or "")
    return found


def _surfaces(token: str) -> Iterable[str]:
    yield token
    yield from REWRITTEN.get(token, ())
    if "'" in token:
        yield token.replace("'", "’")
        yield token.replace("'", "‘")
    if "`" in token:
        yield token.replace("`", "‘")
    if "/" in token:
        yield token.replace("\\/", "/")
    if token == ".":
        yield ""  # a stop shared with an abbreviation


def _spans(labels: Sequence[str], role: str) -> set[Interval]:
    """Decode labels: a span opens at B alone, and any I out of place closes and is dropped."""
    found, start = set(), None
    for index, label in enumerate([*labels, "O"]):
        if start is not None and label != f"I-{role}":
            found.add((start, index))
            start = None
        if label == f"B-{role}":
            start = index
    return found


def mark(items: Items, spans: Mapping[str, Iterable[Interval]]) -> Marks:
    """Put character spans onto the items' tokens, as intervals of the tokens they touch."""
    marks: Marks = {role: [set() for _ in items.places] for role in ROLES}
    for role in ROLES:
        for start, end in spans[role]:
            for number, places in enumerate(items.places):
                touched = [
                    i for i, p in enumerate(places) if p is not None and p[0] < end and start < p[1]
                ]
                if touched:
                    marks[role][number].add((touched[0], touched[-1] + 1))
    return marks


def spans_of(statements: Iterable[Annotation]) -> dict[str, set[Interval]]:
    """Return all fragments by role."""
    whole: dict[str, set[Interval]] = {role: set() for role in ROLES}
    for statement in statements:
        for role in ROLES:
            whole[role].update(getattr(statement, role))
    return whole


def span_scores(
    gold: Sequence[Marks], found: Sequence[Marks], *, cut: int | None = None
) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 (exact), begin F1 and Jaccard by role, in per cent."""
    return {role: _role_scores(gold, found, role, cut) for role in ROLES}


def _role_scores(
    gold: Sequence[Marks], found: Sequence[Marks], role: str, cut: int | None
) -> dict[str, float]:
    n: Counter[str] = Counter()
    overlap = 0.0
    for whole_gold, whole_found in zip(gold, found, strict=True):
        for right, given in zip(whole_gold[role], whole_found[role], strict=True):
            right, given = _cut(right, cut), _cut(given, cut)
            n["gold"] += len(right)
            n["found"] += len(given)
            n["exact"] += len(right & given)
            begins = {s for s, _ in right}, {s for s, _ in given}
            n["begin gold"] += len(begins[0])
            n["begin found"] += len(begins[1])
            n["begin"] += len(begins[0] & begins[1])
            overlap += sum(max((_hull(r, g) for g in given), default=0.0) for r in right)
            n["apart"] += sum(all(_hull(r, g) == 0 for r in right) for g in given)
    return {
        "P": percent(n["exact"], n["found"]),
        "R": percent(n["exact"], n["gold"]),
        "F1": percent(2 * n["exact"], n["found"] + n["gold"]),
        "begin": percent(2 * n["begin"], n["begin found"] + n["begin gold"]),
        "jaccard": percent(overlap, n["gold"] + n["apart"]),
    }


def _cut(spans: set[Interval], cut: int | None) -> set[Interval]:
    return spans if cut is None else {(s, min(e, cut)) for s, e in spans if s < cut}


def _hull(a: Interval, b: Interval) -> float:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return max(common, 0) / (max(a[1], b[1]) - min(a[0], b[0]))


def percent(part: float, whole: float) -> float:
    """Return a share in per cent; nothing of nothing is 0."""
    return 100 * part / whole if whole else 0.0
