"""How well bent copies of texts are folded into their origin, on any reports you have.

Each text is bent as newsrooms bend a wire: paragraphs dropped, moved, a new headline, a paragraph
of another text set in. Run by hand::

    python evals/reprints.py REPORTS.jsonl[.gz]
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from scorers import set_score
from standfirst.group.boilerplate import find_boilerplate
from standfirst.group.reprints import find_origins
from standfirst.records import Registers, Report, Span
from stories import read_reports_of

SEED = 455
LEAST_PARAGRAPHS = 4


def bend(report: Report, other: Report, how: str, chance: random.Random) -> str:
    """Return a report's body bent in one way; ``other`` lends a paragraph where one is needed."""
    paragraphs = paragraphs_of(report)
    if how == "half":
        return "\n\n".join(paragraphs[: max(2, len(paragraphs) // 2)])
    if how == "dropped":
        kept = [p for p in paragraphs if chance.random() > 0.3]
        return "\n\n".join(kept or paragraphs[:1])
    if how == "shuffled":
        return "\n\n".join(chance.sample(paragraphs, len(paragraphs)))
    if how == "new headline":
        return f"A headline of our own, {chance.randrange(10**6)}\n\n" + "\n\n".join(paragraphs)
    lent = paragraphs_of(other)
    at = len(paragraphs) // 2
    return "\n\n".join([*paragraphs[:at], lent[len(lent) // 2], *paragraphs[at:]])


def paragraphs_of(report: Report) -> list[str]:
    return [p.strip() for p in report.body.of(report.text).split("\n") if p.strip()]


def main(path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - no secret
    everything = read_reports_of(path)
    reports = [r for r in everything if len(paragraphs_of(r)) >= LEAST_PARAGRAPHS]
    before = origins_of(reports)
    print(f"{len(reports)} reports of four paragraphs or more")
    print(f"{len(before)} pairs of them are reprints as they come")
    for how in ("half", "dropped", "shuffled", "new headline", "spliced"):
        copies = []
        for n, report in enumerate(reports):
            text = bend(report, reports[n - 1], how, chance)
            copies.append(
                replace(
                    report,
                    id=f"{report.id}-copy",
                    text=text,
                    outlet=f"{report.outlet}-copy",
                    headline=None,
                    standfirst=None,
                    body=Span(0, len(text)),
                )
            )
        pairs = origins_of([*reports, *copies])
        root = {report.id: report.id for report in reports} | {
            copy.id: report.id for report, copy in zip(reports, copies, strict=True)
        }
        # Originals that are reprints of each other already are no error of the bending.
        gold = {tuple(sorted((report.id, f"{report.id}-copy"))) for report in reports}
        found = {
            pair
            for pair in pairs
            if root[pair[0]] == root[pair[1]]
            or tuple(sorted((root[pair[0]], root[pair[1]]))) not in before
        }
        score = set_score(found, gold)
        print(f"{how:<13} pairs: P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}")


def origins_of(reports: list[Report]) -> set[tuple[str, str]]:
    """Return the pairs of report ids that share an origin."""
    skip = find_boilerplate(reports)
    return {
        pair
        for origin in find_origins(reports, Registers(), skip=skip)
        for pair in combinations(sorted(origin.reports), 2)
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
