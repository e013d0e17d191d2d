"""Conflicts found in real news, read one by one: how many of them are conflicts.

    python evals/conflicts_data.py [DATA]

DATA or $STANDFIRST_DATA holds stories/g5.jsonl.gz and stories/g5-gold.json. Every gold event is
taken as a story. ``gold/en/conflicts-read.json`` holds, by report ids and offsets and without
words, each pair of claims that was read, and whether it is a conflict; pairs found that nobody has
read yet are counted apart. It says nothing of what is missed.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import sys
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.group.comparing import compare_claims
from standfirst.read import read_report
from standfirst.records import ConflictKind, Origin, Registers
from stories import read_reports_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from standfirst.records import Conflict, FigureTable, Passage, Report

READ = Path(__file__).parent / "gold" / "en" / "conflicts-read.json"
NEVER = datetime.max.replace(tzinfo=UTC)

Where = tuple[str, int, int]  # report, start and end of the sentence
Pair = tuple[str, tuple[Where, ...]]


def find_pairs(
    reports: Sequence[Report], events: dict[str, str]
) -> Iterator[tuple[Pair, Conflict]]:
    """Yield each two claims of unlike stance that a conflict of one event sets apart."""
    readings = {report.id: read_report(report) for report in reports}
    keys = {report.id: report.key for report in reports}
    stories: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda one: (one.published_at or NEVER, one.id)):
        stories[events[report.key]].append(report)
    for _, story in sorted(stories.items()):
        origins = [Origin(f"o{one.id}", (one.id,)) for one in story]
        tables, conflicts = compare_claims(story, origins, readings, Registers())
        for kind, passages in (*_rivals(tables), *_opponents(conflicts)):
            where = tuple((keys[p.report], p.span.start, p.span.end) for p in passages)
            yield (kind, where), passages


def _rivals(tables: Iterable[FigureTable]) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    for table in tables:
        for i, row in enumerate(table.rows):
            for j in row.rivals:
                if i < j:
                    yield "figures", (row.passage, table.rows[j].passage)


def _opponents(conflicts: Iterable[Conflict]) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    for conflict in conflicts:
        kind, claims = conflict.kind, conflict.claims
        if kind in {ConflictKind.CORRECTION, ConflictKind.RETRACTION}:
            yield kind.value, tuple(claim.passage for claim in claims)
        elif kind is not ConflictKind.FIGURES or claims[0].stance.startswith("prints"):
            for one, other in itertools.combinations(claims, 2):
                if one.stance != other.stance:
                    yield kind.value, (one.passage, other.passage)


def main() -> int:
    """Print the figures; the pairs nobody has read on standard output, to be read."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", nargs="?", default=os.environ.get("STANDFIRST_DATA"))
    folder = Path(parser.parse_args().data or "", "stories")
    if not (folder / "g5.jsonl.gz").is_file():
        print(
            "conflicts: skipped, no data; give its folder or set STANDFIRST_DATA", file=sys.stderr
        )
        return 0
    rows = json.loads(READ.read_text("utf-8"))
    read = {(r["kind"], tuple(map(tuple, r["claims"]))): r["is_conflict"] for r in rows}
    counts: Counter[str] = Counter()
    events = json.loads((folder / "g5-gold.json").read_text("utf-8"))
    for pair, passages in find_pairs(read_reports_of(folder / "g5.jsonl.gz"), events):
        known = read.get(pair)
        counts["right" if known else "unread" if known is None else "wrong"] += 1
        if known is None:
            kind, claims = pair
            print(json.dumps({"kind": kind, "claims": claims, "is_conflict": None}))
            for passage in passages:
                print("   #", " ".join(passage.exact.split())[:240])
    right, wrong = counts["right"], counts["wrong"]
    print(f"{right} right, {wrong} wrong, {counts['unread']} unread", file=sys.stderr)
    print(f"precision of what was read {right / max(1, right + wrong):.3f}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
