"""Times on our own gold: spans and values."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from marked import read_marked, scores
from standfirst.read import read_report
from standfirst.records import MentionKind, Report, Span

PUBLISHED = datetime(2023, 5, 24, 12, tzinfo=UTC)


def find(text: str) -> dict[Span, str]:
    report = Report("r", 1, text, published_at=PUBLISHED, body=Span(0, len(text)))
    return {
        mention.span: mention.time.value
        for mention in read_report(report).mentions
        if mention.kind is MentionKind.TIME and mention.time
    }


def measure(gold_dir: Path) -> dict[str, float]:
    sentences = read_marked(gold_dir / "times.txt")
    return scores([find(text) for text, _ in sentences], [marks for _, marks in sentences])


if __name__ == "__main__":
    folder = Path(__file__).parent / "gold" / "en"
    for sentence, marks in read_marked(folder / "times.txt"):
        if find(sentence) != marks:
            print(sentence, "|", {s.of(sentence): v for s, v in find(sentence).items()})
    print(measure(folder), file=sys.stderr)
