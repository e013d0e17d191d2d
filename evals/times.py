"""Times on our own gold: spans and values."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

from marked import named, read_marked, read_reports, scores
from standfirst.read import ReadingContext, read_report
from standfirst.records import DayRule, MentionKind, Report, Span

PUBLISHED = date(2023, 5, 24)
RULES = ReadingContext(learned=False)  # times do not hang on statements


def find(text: str, *, published: date = PUBLISHED, epoch: date | None = None) -> dict[Span, str]:
    """Return the times read in a text published at noon of a day, with their values."""
    moment = datetime.combine(published, time(12), tzinfo=UTC)
    context = ReadingContext(rule=DayRule(epoch), learned=False) if epoch else RULES
    report = Report("r", 1, text, published_at=moment, body=Span(0, len(text)))
    return {
        mention.span: mention.time.value
        for mention in read_report(report, context).mentions
        if mention.kind is MentionKind.TIME and mention.time
    }


def measure(gold_dir: Path) -> dict[str, float]:
    """Return the figures on the sentences, and on both parts of the reports."""
    sentences = read_marked(gold_dir / "times.txt")
    figures = scores([find(text) for text, _ in sentences], [marks for _, marks in sentences])
    reports = read_reports(gold_dir / "times_reports.txt")
    for part in ("tune", "held"):
        chosen = [report for report in reports if report.is_held == (part == "held")]
        found = [find(r.text, published=r.published or PUBLISHED, epoch=r.epoch) for r in chosen]
        figures |= named(part, scores(found, [report.marks for report in chosen]))
    return figures


def show(gold_dir: Path) -> None:
    """Print what differs from the gold that may be tuned on."""
    for sentence, marks in read_marked(gold_dir / "times.txt"):
        _differ(sentence, marks, find(sentence))
    for report in read_reports(gold_dir / "times_reports.txt"):
        if not report.is_held:
            published = report.published or PUBLISHED
            found = find(report.text, published=published, epoch=report.epoch)
            _differ(report.text, report.marks, found, f"{report.number} {published} ")


def _differ(text: str, marks: dict[Span, str], found: dict[Span, str], head: str = "") -> None:
    for span, value in sorted(marks.items() ^ found.items()):
        mark = "missing" if marks.get(span) == value else "found  "
        context = text[max(0, span.start - 25) : span.end + 15].replace("\n", " ")
        print(f"{head}{mark} [{span.of(text)}]{{{value}}}  …{context}…")


if __name__ == "__main__":
    folder = Path(__file__).parent / "gold" / "en"
    show(folder)
    print(measure(folder), file=sys.stderr)
