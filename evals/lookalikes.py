"""Whether events that look alike are kept apart, and each is still one story.

``gold/en/lookalikes.txt`` holds pairs of invented events of one kind, at another place or on
another day. They are grouped together, with their times and without.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import combinations
from typing import TYPE_CHECKING

from scorers import b_cubed
from standfirst.group import group_reports
from standfirst.records import Registers, Report, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from standfirst.records import Story


def measure(gold_dir: Path) -> dict[str, float]:
    """Return B³ and the share of pairs of look-alikes that no story mixes."""
    reports, label_of = read_lookalikes(gold_dir / "lookalikes.txt")
    stories = group_reports(reports, {}, registers=Registers())
    undated = group_reports(
        [replace(report, published_at=None) for report in reports], {}, registers=Registers()
    )
    found = {report: story.id for story in stories for report in story.reports}
    score = b_cubed(found, label_of)
    without = b_cubed({r: story.id for story in undated for r in story.reports}, label_of)
    return {
        "b_cubed_precision": score.precision,
        "b_cubed_recall": score.recall,
        "b_cubed_f1": score.f1,
        "undated_f1": without.f1,
        "parted": _parted(stories, label_of),
    }


def read_lookalikes(path: Path) -> tuple[list[Report], dict[str, str]]:
    """Return the reports, and the label of each one's event."""
    reports, label_of = [], {}
    for block in path.read_text("utf-8").split("\n== ")[1:]:
        head, _, body = block.partition("\n")
        label, outlet, at, headline = (part.strip() for part in head.split(" | "))
        text = f"{headline}\n\n{body.strip()}"
        report = Report(
            f"r{len(reports):03}",
            1,
            text,
            outlet=outlet,
            language="en",
            published_at=datetime.fromisoformat(at),
            headline=Span(0, len(headline)),
            body=Span(len(headline) + 2, len(text)),
        )
        reports.append(report)
        label_of[report.id] = label
    return reports, label_of


def _parted(stories: Sequence[Story], label_of: dict[str, str]) -> float:
    """Return the share of pairs (1a and 1b) that share no story."""
    mixed = {
        frozenset(pair)
        for story in stories
        for pair in combinations(sorted({label_of[report] for report in story.reports}), 2)
    }
    pairs = {label[:-1] for label in label_of.values()}
    return 1 - sum(frozenset((f"{n}a", f"{n}b")) in mixed for n in pairs) / len(pairs)
