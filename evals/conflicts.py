"""Conflicts between the reports of a story, against stories of our own with labelled pairs.

Every pair of claims the gold does not name is unrelated, so each conflict found beyond those named
is a false alarm. Held-out stories, whose number divides by that of ``SETS``, are scored and never
read.
By hand: ``python evals/conflicts.py`` lists what differs in the other stories.
"""

from __future__ import annotations

import itertools
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from altered import measure_altered
from example import EXAMPLE
from gold_conflicts import NOTES, Pair, published_in, read_gold, read_story, registers_of
from standfirst.config import load_desk
from standfirst.group.comparing import compare_claims
from standfirst.group.tables import relate_rows
from standfirst.records import ConflictKind, Origin, Relation, make_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gold_conflicts import GoldStory
    from standfirst.records import Conflict, FigureRow, FigureTable, Span

SETS = (("conflicts", "", 3), ("conflicts-later", "later_", 3), ("conflicts-fresh", "fresh_", 4))
SAME = ("equal", "agrees", "superseded")


@dataclass(slots=True)
class Tally:
    """Found and named conflicts of some stories."""

    right: Counter[str]
    wrong: Counter[str]
    hit: Counter[str]
    named: Counter[str]
    same_right: int = 0
    same_found: int = 0
    same_named: int = 0
    pairs: int = 0

    @classmethod
    def empty(cls) -> Tally:
        return cls(Counter(), Counter(), Counter(), Counter())


def figure_pairs(
    story: GoldStory, tables: Iterable[FigureTable]
) -> Iterator[tuple[str, Pair | None, FigureRow, FigureRow]]:
    """Yield the relation of each two rows of a table, and the claims they stand for."""
    for table in tables:
        names = [_claim_at(story, row.passage.report, row.span) for row in table.rows]
        for i, j in itertools.combinations(range(len(table.rows)), 2):
            one, other = table.rows[i], table.rows[j]
            a, b = names[i], names[j]
            if a is not None and a == b:
                continue
            pair = frozenset((a, b)) if a and b else None
            yield relate_rows(table, i, j), pair, one, other


def _claim_at(story: GoldStory, report: str, span: Span) -> str | None:
    """Return the shortest claim that overlaps a span."""
    near = [
        (own.end - own.start, name)
        for name, (where, own) in story.claims.items()
        if where == report and own.overlaps(span)
    ]
    return min(near)[1] if near else None


def _claims_in(story: GoldStory, report: str, span: Span) -> list[str]:
    return [
        name
        for name, (where, own) in story.claims.items()
        if where == report and own.overlaps(span)
    ]


def other_pairs(
    story: GoldStory, conflicts: Iterable[Conflict]
) -> Iterator[tuple[str, frozenset[Pair], Conflict]]:
    """Yield, for each two claims of unlike stance, the pairs of gold claims they may stand for."""
    for conflict in conflicts:
        kind = conflict.kind
        if kind is ConflictKind.FIGURES:
            continue
        where = [_claims_in(story, c.passage.report, c.passage.span) for c in conflict.claims]
        if kind in NOTES:
            yield kind, frozenset(frozenset((n,)) for names in where for n in names), conflict
            continue
        for i, j in itertools.combinations(range(len(where)), 2):
            if conflict.claims[i].stance != conflict.claims[j].stance:
                pairs = frozenset(frozenset((a, b)) for a in where[i] for b in where[j] if a != b)
                yield kind, pairs, conflict


def score(
    story: GoldStory,
    tables: Sequence[FigureTable],
    conflicts: Sequence[Conflict],
    tally: Tally,
) -> list[str]:
    """Add a story to a tally; return what differs, one line each."""
    notes: list[str] = []
    seen: dict[Pair, str] = {}
    for relation, pair, one, other in figure_pairs(story, tables):
        gold = story.relation_of(pair) if pair else None
        shown = f"{story.number} {'-'.join(sorted(pair or ('?',)))}: {relation}, gold {gold}"
        shown += f" [{one.written} | {other.written}]"
        if relation == Relation.DIFFERS:
            if pair is None or pair not in seen:
                (tally.right if gold == "differs" else tally.wrong)["figures"] += 1
            if gold != "differs":
                notes.append(f"ALARM {shown}")
        elif pair and pair not in seen:
            tally.same_found += 1
            tally.same_right += gold == relation
            if gold != relation:
                notes.append(f"same  {shown}")
        if pair and (relation == Relation.DIFFERS or pair not in seen):
            seen[pair] = relation
    met: dict[str, set[Pair]] = defaultdict(set)
    for kind, pairs, conflict in other_pairs(story, conflicts):
        right = any(story.relation_of(pair) == kind for pair in pairs)
        (tally.right if right else tally.wrong)[kind] += 1
        met[kind] |= pairs
        if not right:
            words = " | ".join(f"{c.stance}: {c.passage.exact[:60]}" for c in conflict.claims)
            notes.append(f"ALARM {story.number} {kind} [{words}]")
    for relation, pairs in story.lines:
        if relation in SAME:
            tally.same_named += len(pairs)
            notes += [
                f"lost  {story.number} {'-'.join(sorted(p))}: {relation}"
                for p in sorted(pairs, key=sorted)
                if p not in seen
            ]
        elif relation == "differs":
            tally.named["figures"] += len(pairs)
            found = [p for p in pairs if seen.get(p) == Relation.DIFFERS]
            tally.hit["figures"] += len(found)
            notes += [
                f"MISS  {story.number} {'-'.join(sorted(p))}: differs, found {seen.get(p)}"
                for p in sorted(pairs, key=sorted)
                if p not in found
            ]
        else:
            tally.named[relation] += 1
            tally.hit[relation] += bool(pairs & met[relation])
            if not pairs & met[relation]:
                notes.append(f"MISS  {story.number} {relation} {[sorted(p) for p in pairs]}")
    n = len(story.claims)
    tally.pairs += n * (n - 1) // 2
    return notes


def figures_of(tally: Tally) -> dict[str, float]:
    """Return precision and recall of all conflicts, of each kind, and of agreeing figures."""
    right, wrong = tally.right.total(), tally.wrong.total()
    found = {
        "precision": right / max(1, right + wrong),
        "recall": tally.hit.total() / max(1, tally.named.total()),
        "same_precision": tally.same_right / max(1, tally.same_found),
        "same_recall": tally.same_right / max(1, tally.same_named),
    }
    for kind in ("figures", "denial", "opposite"):
        found[f"{kind}_recall"] = tally.hit[kind] / max(1, tally.named[kind])
    return found


def measure(gold_dir: Path) -> dict[str, float]:
    """Return the figures of both parts of the gold, and of numbers altered by a program.

    Those of the stories written later come apart, so that the first ones' stay comparable.
    """
    found: dict[str, float] = {}
    for folder, prefix, every in SETS:
        for part, (tally, _) in run(gold_dir / folder, every).items():
            names = ("precision", "recall") if prefix else figures_of(tally)
            found |= {f"{prefix}{part}_{name}": figures_of(tally)[name] for name in names}
    return found | measure_altered(gold_dir / "conflicts")


def run(folder: Path, every: int) -> dict[str, tuple[Tally, list[str]]]:
    desk = load_desk(EXAMPLE).registers
    parts: dict[str, tuple[Tally, list[str]]] = {
        "tune": (Tally.empty(), []),
        "held": (Tally.empty(), []),
    }
    for story in read_gold(folder):
        registers = registers_of(story, desk)
        reports = published_in(story, registers)
        origins = [Origin(make_id("o", one.id), (one.id,)) for one in reports]
        readings = read_story(story, registers)
        tables, conflicts = compare_claims(reports, origins, readings, registers)
        tally, notes = parts["held" if story.is_held(every) else "tune"]
        notes += score(story, tables, conflicts, tally)
    return parts


def main() -> None:
    gold = Path(__file__).parent / "gold" / "en"
    for folder, (part, (tally, notes)) in itertools.chain(
        *([(name, item) for item in run(gold / name, every).items()] for name, _, every in SETS)
    ):
        if part == "tune":
            print("\n".join(notes))
        print(folder, part, tally.pairs, "pairs of claims", file=sys.stderr)
        for kind in sorted(tally.named | tally.wrong):
            print(
                f"  {kind:<15} right {tally.right[kind]:3} wrong {tally.wrong[kind]:3}"
                f" found {tally.hit[kind]:3} of {tally.named[kind]:3}",
                file=sys.stderr,
            )
        for name, value in figures_of(tally).items():
            print(f"  {name:<20} {value:.3f}", file=sys.stderr)


if __name__ == "__main__":
    main()
