"""Quantities on our own gold: spans, and value with bounds, unit and item."""

from __future__ import annotations

import sys
from pathlib import Path

from marked import read_marked, scores
from standfirst.read import read_report
from standfirst.records import MentionKind, Report, Span


def find(text: str) -> dict[Span, str]:
    report = Report("r", 1, text, body=Span(0, len(text)))
    found = {}
    for mention in read_report(report).mentions:
        if mention.kind is MentionKind.QUANTITY and (quantity := mention.quantity):
            numbers = (quantity.value, quantity.low, quantity.high)
            shown = ["" if number is None else f"{number:.15g}" for number in numbers]
            found[mention.span] = "|".join([*shown, quantity.unit or "", quantity.item or ""])
    return found


def measure(gold_dir: Path) -> dict[str, float]:
    sentences = read_marked(gold_dir / "quantities.txt")
    return scores([find(text) for text, _ in sentences], [marks for _, marks in sentences])


if __name__ == "__main__":
    folder = Path(__file__).parent / "gold" / "en"
    for sentence, marks in read_marked(folder / "quantities.txt"):
        if find(sentence) != marks:
            print(sentence, "|", {s.of(sentence): v for s, v in find(sentence).items()})
    print(measure(folder), file=sys.stderr)
