"""The checker on drafts by hands that do not know its rules, over several desks.

``gold_drafts`` tells how they are kept. Figures: ``quiet``, one less the errors and warnings
on sentences that are right, by these sentences (a finding on a sentence that has an error counts
as no alarm, whatever its letter); ``quiet_untouched``, the same on drafts without an error;
``found_X``, the share of the errors of family X whose sentence has an error or a warning of a
letter that tells it; ``told``, the share that has one of any letter. All again with ``_held`` for
the drafts held back, and with ``_later`` for those from number 124 on, ``_mixed`` from 156 on,
``_fresh`` from 200 on.

    python evals/by_hand.py            tables by family, by code and by desk
    python evals/by_hand.py --missed | --alarms       look at them (never the held back ones)
    python evals/by_hand.py --desk quake --drafts 124-147     only some drafts
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from checker import GRAVE, LETTERS, a_bench
from gold_drafts import read_drafts, source_of
from golden import make_desk, write_rows
from standfirst.archive import Archive
from standfirst.check.drafts import Form
from standfirst.check.forms import read_plain_draft
from standfirst.run.checking import check_plain
from standfirst.run.grouping import group_stories
from standfirst.run.importing import import_paths
from standfirst.text import split_sentences

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from gold_drafts import GoldDraft, MarkedError
    from standfirst.config import Desk
    from standfirst.records import Finding, Span

# Drafts written later stand apart, so that they move no figure of those before.
SERIES = {
    "": range(124),
    "_later": range(124, 156),
    "_mixed": range(156, 200),
    "_fresh": range(200, sys.maxsize),
}


@dataclass(slots=True)
class Tally:
    """What the checker said of some drafts."""

    n_right: int = 0
    n_untouched: int = 0
    alarms: list[tuple[GoldDraft, Finding]] = field(default_factory=list)
    n_errors: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    told: int = 0
    missed: list[tuple[GoldDraft, MarkedError, list[str]]] = field(default_factory=list)

    def add(self, draft: GoldDraft, findings: Sequence[Finding], checked: Sequence[Span]) -> None:
        """Count the findings on one draft, whose sentences that are checked are given."""
        grave = [one for one in findings if one.severity in GRAVE]
        n = sum(1 for span in checked if not any(span.overlaps(e.span) for e in draft.errors))
        self.n_right += n
        self.n_untouched += 0 if draft.errors else n
        for error in draft.errors:
            codes = [one.code for one in grave if one.span.overlaps(error.span)]
            letter = error.letters[0]
            self.n_errors[letter] += 1
            self.told += bool(codes)
            if any(code[0] in error.letters for code in codes):
                self.found[letter] += 1
            else:
                self.missed.append((draft, error, codes))
        self.alarms += [
            (draft, one)
            for one in grave
            if not any(one.span.overlaps(error.span) for error in draft.errors)
        ]

    def figures(self, end: str) -> dict[str, float]:
        """Return the figures, each name with ``end``; none of what there is nothing of."""
        shares = {"quiet": (self.n_right - len(self.alarms), self.n_right)}
        loud = sum(not draft.errors for draft, _ in self.alarms)
        shares["quiet_untouched"] = (self.n_untouched - loud, self.n_untouched)
        shares |= {f"found_{x}": (self.found[x], self.n_errors[x]) for x in LETTERS}
        shares["told"] = (self.told, self.n_errors.total())
        return {f"{name}{end}": max(0, n) / total for name, (n, total) in shares.items() if total}


@contextmanager
def a_desk(gold_dir: Path, name: str) -> Iterator[tuple[Desk, Archive]]:
    """Set a desk up with its reports in a folder of its own, which goes when that is done."""
    source = source_of(gold_dir, name)
    if source is None:
        with a_bench(gold_dir) as bench:
            yield bench.desk, bench.archive
        return
    with tempfile.TemporaryDirectory() as folder:
        desk = make_desk(source, Path(folder))
        with Archive.open(desk.archive_path) as archive:
            import_paths(desk, archive, [write_rows(source, Path(folder))])
            group_stories(desk, archive)
            yield desk, archive


def tally(
    gold_dir: Path, desks: Sequence[str] = (), numbers: Container[int] | None = None
) -> dict[bool, Tally]:
    """Check some drafts, else all; return what was said by whether they are held back."""
    rows: dict[str, list[GoldDraft]] = defaultdict(list)
    for draft in read_drafts(gold_dir):
        if (not desks or draft.desk in desks) and (numbers is None or draft.number in numbers):
            rows[draft.desk].append(draft)
    tallies = {False: Tally(), True: Tally()}
    for name, drafts in sorted(rows.items()):
        with a_desk(gold_dir, name) as (desk, archive):
            known: dict = {}
            for draft in drafts:
                plain = read_plain_draft(draft.raw, Form.MARKDOWN)
                checked = check_plain(desk, archive, plain, f"{draft.name}.md", known=known)
                spans = [s.span for s in checked.draft.sentences if s.block.kind.is_checked]
                tallies[draft.is_held].add(draft, checked.findings, spans)
    return tallies


def measure(gold_dir: Path) -> dict[str, float]:
    figures: dict[str, float] = {}
    for end, numbers in SERIES.items():
        tallies = tally(gold_dir, numbers=numbers)
        figures |= tallies[False].figures(end) | tallies[True].figures(f"{end}_held")
    return figures


def show(tallies: dict[bool, Tally], *, missed: bool, alarms: bool) -> None:
    for held, one in tallies.items():
        print("held back" if held else "open", f"({one.n_right} right sentences)")
        for name, value in one.figures("").items():
            of = f" of {one.n_errors[name[-1]]}" if name.startswith("found_") else ""
            print(f"  {name:16} {value:7.1%}{of}")
        for what, keys in (
            ("codes", [f.code for _, f in one.alarms]),
            ("desks", [draft.desk for draft, _ in one.alarms]),
        ):
            counts = sorted(Counter(keys).items(), key=lambda row: (-row[1], row[0]))
            print(f"  alarms by {what}:", ", ".join(f"{key} {n}" for key, n in counts))
    one = tallies[False]
    for draft, error, codes in one.missed if missed else ():
        print(f"missed {error.letters} [{draft.name}] {error.span.of(draft.raw)}")
        print(f"    right: {error.right} {codes}")
    for draft, finding in one.alarms if alarms else ():
        where = finding.span
        print(f"alarm [{draft.name}] {finding.code} ‹{where.of(draft.raw)}› {finding.message}")
        around = next((s for s in split_sentences(draft.raw) if s.overlaps(where)), where)
        print(f"    {around.of(draft.raw)}")
        for citation in finding.evidence[:2]:
            print(f"    ↳ {citation.exact}")


def _numbers(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the checker on drafts by other hands.")
    parser.add_argument("--missed", action="store_true", help="show the errors not found")
    parser.add_argument("--alarms", action="store_true", help="show findings on right sentences")
    parser.add_argument("--desk", action="append", default=[], help="only drafts of this desk")
    parser.add_argument("--drafts", type=_numbers, help="only these: 124 or 124-147")
    parser.add_argument("--gold", type=Path, default=Path(__file__).parent / "gold" / "en")
    given = parser.parse_args()
    show(tally(given.gold, given.desk, given.drafts), missed=given.missed, alarms=given.alarms)
    return 0


if __name__ == "__main__":
    sys.exit(main())
