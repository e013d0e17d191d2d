"""Stories, origins and conflicts, against what is planted in the example desk.

Run by hand on other reports in the contract's JSON Lines with a gold grouping beside them::

    python evals/stories.py REPORTS.jsonl[.gz] GOLD.json
"""

from __future__ import annotations

import gzip
import itertools
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from example import load_example
from scorers import (
    Score,
    adjusted_mutual_information,
    adjusted_rand,
    b_cubed,
    pairwise,
    set_score,
)
from standfirst.collect.files import read_bytes
from standfirst.collect.reports import make_report
from standfirst.group import group_reports
from standfirst.records import Item, Registers, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from standfirst.records import Conflict, Story

Figures = dict[str, float]
AGAINST = ("denial", "opposite", "responsibility")


def measure(gold_dir: Path) -> Figures:  # noqa: ARG001 - the gold stands beside the example it is for
    """Group the example desk and compare with ``expected.toml``."""
    example = load_example()
    stories = group_reports(example.reports, example.readings, registers=example.desk.registers)
    key_of = {report.id: report.key for report in example.reports}
    key_of |= {r.id: r.url for r in example.reports if r.url and r.external_id is None}
    figures = measure_stories(stories, _gold_stories(example.expected, key_of))
    figures |= _origin_figures(stories, example.expected, key_of)
    return figures | _conflict_figures(stories, example.expected, key_of)


def measure_stories(stories: Iterable[Story], gold: Mapping[str, str]) -> Figures:
    """Return the figures of a grouping; ``gold`` maps report ids to labels."""
    found = {report: story.id for story in stories for report in story.reports}
    scores = b_cubed(found, gold)
    return {
        "b_cubed_precision": scores.precision,
        "b_cubed_recall": scores.recall,
        "b_cubed_f1": scores.f1,
        "pairwise_f1": pairwise(found, gold).f1,
        "ami": adjusted_mutual_information(found, gold),
        "ari": adjusted_rand(found, gold),
    }


def _gold_stories(expected: Mapping[str, Any], key_of: Mapping[str, str]) -> dict[str, str]:
    """Return the label of each report: loose ones have none, all others not listed stand alone."""
    labels = {key: story["label"] for story in expected["stories"] for key in story["reports"]}
    loose = set(expected["loose"]["reports"])
    return {
        report: labels.get(key, f"alone {key}")
        for report, key in key_of.items()
        if key not in loose
    }


def _origin_figures(
    stories: Iterable[Story], expected: Mapping[str, Any], key_of: Mapping[str, str]
) -> Figures:
    found = {
        pair
        for story in stories
        for origin in story.origins
        for text in origin.texts
        for pair in itertools.combinations(sorted(key_of[r] for r in text), 2)
    }
    gold = {
        pair
        for text in expected["reprints"]
        for pair in itertools.combinations(sorted([text["original"], *text["copies"]]), 2)
    }
    return _named("reprints", set_score(found, gold))


def _conflict_figures(
    stories: Sequence[Story], expected: Mapping[str, Any], key_of: Mapping[str, str]
) -> Figures:
    """A planted conflict is found where one of its kind cites a report of each of its sides."""
    found = [conflict for story in stories for conflict in story.conflicts]
    gold = [
        *(("figures", [[c["report"]] for c in row["claims"]]) for row in expected["rival_figures"]),
        *(("denial", [[row["claim"]], row["denied_by"]]) for row in expected["denials"]),
        *(("correction", [[row["report"]]]) for row in expected["corrections"]),
    ]
    hits = [
        [n for n, (kind, sides) in enumerate(gold) if _meets(conflict, kind, sides, key_of)]
        for conflict in found
    ]
    return {
        "conflicts_recall": len({n for ns in hits for n in ns}) / len(gold),
        "conflicts_precision": sum(map(bool, hits)) / len(found) if found else 0.0,
    }


def _meets(
    conflict: Conflict, kind: str, sides: Sequence[Sequence[str]], key_of: Mapping[str, str]
) -> bool:
    """Tell whether a conflict is of a kind and cites at least two sides, or all where one.

    What is planted as a denial may be told as an opposite state or as another one's guilt.
    """
    cited = {key_of[claim.passage.report] for claim in conflict.claims}
    met = sum(not cited.isdisjoint(side) for side in sides)
    # A denial's target may be told by another report of the same claim.
    needed = 1 if kind != "figures" else 2
    kinds = AGAINST if kind == "denial" else (kind,)
    return conflict.kind in kinds and met >= needed


def _named(name: str, score: Score) -> Figures:
    return {f"{name}_{part}": value for part, value in score._asdict().items()}


def read_reports_of(path: Path) -> list[Report]:
    """Read reports in the contract's JSON Lines, plain or gzipped, undated ones too."""
    data = path.read_bytes()
    data = gzip.decompress(data) if path.suffix == ".gz" else data
    now = datetime.now(UTC)
    items = read_bytes(data, "reports.jsonl", collected_at=now)
    made = (
        make_report(item, registers=Registers(), languages=("en",), collected_at=now)
        for item in items
        if isinstance(item, Item)
    )
    return [report for report in made if isinstance(report, Report)]


def main(reports_path: Path, gold_path: Path) -> None:
    reports = read_reports_of(reports_path)
    labels = json.loads(gold_path.read_text("utf-8"))
    gold = {report.id: labels[report.key] for report in reports}
    began = time.process_time()
    stories = group_reports(reports, {}, registers=Registers())
    seconds = time.process_time() - began
    alone = b_cubed({report: report for report in gold}, gold)
    as_one = b_cubed(dict.fromkeys(gold, ""), gold)
    print(f"{len(reports)} reports, {len(set(gold.values()))} gold stories")
    print(f"every report alone: B³ F1 {alone.f1:.3f}; all in one: B³ F1 {as_one.f1:.3f}")
    for name, value in measure_stories(stories, gold).items():
        print(f"{name:<18} {value:.3f}")
    print(f"{len(stories)} stories, {sum(len(s.origins) for s in stories)} origins,", end=" ")
    print(f"{sum(len(s.conflicts) for s in stories)} conflicts,", end=" ")
    print(f"{len(reports) / seconds:.0f} reports a second of one core")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
