"""The checker: errors a program puts into good drafts are found, untouched drafts stay silent.

The drafts in ``gold/en/drafts`` are written by hand against the example desk, in other words than
its reports; those whose number divides by four are held back: their findings are not looked at
while rules are made. ``injection`` puts the errors in, up to six into one copy of a draft,
never in two sentences side by side. An error counts as found where its sentence has an error or
a warning of its letter; notes count for nothing.

Figures: ``found_X``, the share of the errors of a letter, ``found_X_more`` of its later kinds;
``quiet``, one less the findings on untouched drafts by their sentences; ``quiet_others``, the same
on drafts in other manners (a tabloid, a chronicle, a bulletin), whose errors are not counted; all
again with ``_held`` for the drafts held back.

    python evals/checker.py            all errors the drafts allow, a table by kind
    python evals/checker.py --missed KIND | --alarms       look at them (never the held back ones)
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from example import EXAMPLE
from injection.kinds import KINDS, LATER, errors_in
from injection.sections import section_errors
from injection.world import World
from standfirst.archive import Archive
from standfirst.check.drafts import Form
from standfirst.check.forms import read_plain_draft
from standfirst.config import DESK_FILE, GAZETTEER_FILE, PEOPLE_FILE, load_desk
from standfirst.run.checking import Checked, check_plain
from standfirst.run.desks import new_desk
from standfirst.run.grouping import group_stories
from standfirst.run.importing import import_paths
from standfirst.text import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.config import Desk
    from standfirst.records import Finding
    from standfirst.run.checking import Known

OTHERS = 34  # drafts from this number on are by other hands; only their silence is measured
HELD = 4  # every fourth draft is held back
ERRORS_A_COPY = 6
SAMPLE = 2  # errors of a kind in the gate's sample, for each half
MORE = {"contrary word": 4}  # times as many of a kind of which one figure is made alone
LETTERS = "QANDPMUS"
GRAVE = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Error:
    """One error: the sentence as it was, where it stands in its draft, what it becomes."""

    kind: str
    start: int
    end: int
    before: str
    after: str

    @property
    def letter(self) -> str:
        return KINDS[self.kind][0]


@dataclass(slots=True)
class Count:
    """How many of a kind were found, and the copies in which one was not."""

    n: int = 0
    found: int = 0
    missed: list[tuple[str, Error, list[str]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bench:
    """The example desk with its archive, and the drafts by name."""

    desk: Desk
    archive: Archive
    world: World
    drafts: dict[str, str]
    known: Known = field(default_factory=dict)

    def check(self, raw: str, name: str) -> Checked:
        plain = read_plain_draft(raw, Form.MARKDOWN)
        return check_plain(self.desk, self.archive, plain, name, known=self.known)


def is_held(name: str) -> bool:
    return int(re.sub(r"\D", "", name)) % HELD == 0


def is_other(name: str) -> bool:
    return int(re.sub(r"\D", "", name)) >= OTHERS


@contextmanager
def a_bench(gold_dir: Path) -> Iterator[Bench]:
    """Set the example desk up in a folder of its own, which goes when that is done."""
    with tempfile.TemporaryDirectory() as name:
        new_desk(Path(name))
        for file in (DESK_FILE, PEOPLE_FILE, GAZETTEER_FILE):
            shutil.copy(EXAMPLE / file, name)
        desk = load_desk(Path(name))
        with Archive.open(desk.archive_path) as archive:
            import_paths(desk, archive, [EXAMPLE / "reports"])
            group_stories(desk, archive)
            reports = archive.current_reports()
            texts = tuple(r.text for r in reports if r.language in {"en", None})
            drafts = {
                file.stem: file.read_text("utf-8")
                for file in sorted((gold_dir / "drafts").glob("*.md"))
            }
            yield Bench(desk, archive, World(texts, desk.registers), drafts)


def errors_of(raw: str, world: World) -> list[Error]:
    """Return all errors that a draft allows, in order."""
    has_date = re.search(r"December (?:\d{1,2}, )?\d{4}", raw) is not None
    found = []
    for span in split_sentences(raw):
        sentence = span.of(raw)
        for kind, after in errors_in(sentence, world):
            if kind in {"day number", "own date changed"} and not has_date:
                continue
            found.append(Error(kind, *span, sentence, after))
    found += [Error(kind, *where) for kind, where in section_errors(raw)]
    return found


def ranked(errors: Sequence[Error], name: str) -> list[Error]:
    """Return errors in an order that is the same each time and follows nothing."""
    return sorted(errors, key=lambda error: _rank(error, name))


def _rank(error: Error, name: str) -> bytes:
    return hashlib.sha256(f"{name}|{error.kind}|{error.start}|{error.after}".encode()).digest()


def choose(errors: Sequence[Error], name: str, most: int, letters: str = LETTERS) -> list[Error]:
    """Choose up to ``most`` errors of each kind, spread over its sentences."""
    chosen: list[Error] = []
    for kind in KINDS:
        if KINDS[kind][0] not in letters:
            continue
        rows: dict[int, list[Error]] = defaultdict(list)
        for error in ranked([e for e in errors if e.kind == kind], name):
            rows[error.start].append(error)
        turns = sorted(rows.values(), key=lambda row: ranked(row, name)[0].after)
        spread = [row[n] for n in range(most) for row in turns if n < len(row)]
        chosen += spread[:most]
    return chosen


def in_copies(errors: Sequence[Error], name: str) -> Iterator[list[Error]]:
    """Part errors into copies of the draft: none beside another; a whole section's is alone."""
    left = ranked(errors, name)
    while left:
        copy: list[Error] = []
        rest: list[Error] = []
        for error in left:
            is_free = len(copy) < ERRORS_A_COPY and all(_are_apart(error, e) for e in copy)
            (copy if is_free else rest).append(error)
        left = rest
        yield sorted(copy, key=lambda error: error.start)


_ALONE = frozenset({"S"})
_NOTED = {"rival figure left out": "N009"}  # what is the editor's choice is told as a note
_OF_DRAFT = frozenset({"day number", "own date changed"})


def _are_apart(one: Error, other: Error) -> bool:
    if one.letter in _ALONE or other.letter in _ALONE or {one.kind, other.kind} <= _OF_DRAFT:
        return False
    first, second = sorted((one, other), key=lambda error: error.start)
    return second.start - first.end > 40  # a short sentence at least between them


def put_in(raw: str, errors: Sequence[Error]) -> tuple[str, list[tuple[int, int]]]:
    """Return a draft with errors in it, and where their sentences now stand."""
    pieces, spans, at, shift = [], [], 0, 0
    for error in errors:
        pieces += [raw[at : error.start], error.after]
        start = error.start + shift
        spans.append((start, start + len(error.after)))
        shift += len(error.after) - (error.end - error.start)
        at = error.end
    return "".join([*pieces, raw[at:]]), spans


def is_found(error: Error, span: tuple[int, int], findings: Sequence[Finding]) -> bool:
    if error.kind in _NOTED:
        return any(one.code == _NOTED[error.kind] and _meet(one, span) for one in findings)
    for one in findings:
        if one.severity not in GRAVE or one.code[0] != error.letter:
            continue
        if error.letter in _ALONE or error.kind in _OF_DRAFT:
            return True
        if _meet(one, span):
            return True
    return False


def _meet(finding: Finding, span: tuple[int, int]) -> bool:
    return finding.span.start < span[1] and finding.span.end > span[0]


def all_errors(
    bench: Bench, *, held: bool, most: int, letters: str = LETTERS
) -> dict[str, list[Error]]:
    """Return for each draft of one half up to ``most`` errors of each kind."""
    return {
        name: choose(errors_of(raw, bench.world), name, most, letters)
        for name, raw in bench.drafts.items()
        if is_held(name) == held and not is_other(name)
    }


def sample(errors: dict[str, list[Error]], n: int) -> dict[str, list[Error]]:
    """Return ``n`` errors of each kind, ``MORE`` of some, from any drafts, the same each time."""
    rows = [(name, error) for name, found in errors.items() for error in found]
    rows.sort(key=lambda row: _rank(row[1], row[0]))
    taken: dict[str, int] = defaultdict(int)
    chosen: dict[str, list[Error]] = defaultdict(list)
    for name, error in rows:
        taken[error.kind] += 1
        if taken[error.kind] <= n * MORE.get(error.kind, 1):
            chosen[name].append(error)
    return chosen


def count_found(bench: Bench, errors: dict[str, list[Error]]) -> dict[str, Count]:
    """Put errors into their drafts and count those found, by kind."""
    counts: dict[str, Count] = {kind: Count() for kind in KINDS}
    for name, rows in errors.items():
        for some in in_copies(rows, name):
            copy, spans = put_in(bench.drafts[name], some)
            findings = bench.check(copy, f"{name}.md").findings
            for error, span in zip(some, spans, strict=True):
                count = counts[error.kind]
                count.n += 1
                if is_found(error, span, findings):
                    count.found += 1
                else:
                    there = [f.code for f in findings if _meet(f, span)]
                    count.missed.append((name, error, there))
    return counts


def count_alarms(
    bench: Bench, *, held: bool, others: bool = False
) -> tuple[int, int, list[tuple[str, str, Finding]]]:
    """Return the sentences of the untouched drafts, the findings on them, and which they are."""
    n_sentences, alarms = 0, []
    for name, raw in bench.drafts.items():
        if is_held(name) != held or is_other(name) != others:
            continue
        checked = bench.check(raw, f"{name}.md")
        n_sentences += sum(1 for s in checked.draft.sentences if s.block.kind.is_checked)
        alarms += [(name, raw, f) for f in checked.findings if f.severity in GRAVE]
    return n_sentences, len(alarms), alarms


def by_letter(counts: dict[str, Count]) -> dict[str, float]:
    letters: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for kind, count in counts.items():
        letter = KINDS[kind][0] + LATER.get(kind, "")
        letters[letter][0] += count.found
        letters[letter][1] += count.n
    return {letter: found / n for letter, (found, n) in letters.items() if n}


def measure(gold_dir: Path) -> dict[str, float]:
    """Measure on a sample that is the same each time; the command below takes all."""
    figures: dict[str, float] = {}
    with a_bench(gold_dir) as bench:
        for held, end in ((False, ""), (True, "_held")):
            counts = count_found(bench, sample(all_errors(bench, held=held, most=1), SAMPLE))
            figures |= {f"found_{x}{end}": share for x, share in by_letter(counts).items()}
            for others, whose in ((False, ""), (True, "_others")):
                n_sentences, n_alarms, _ = count_alarms(bench, held=held, others=others)
                figures[f"quiet{whose}{end}"] = 1 - n_alarms / n_sentences
    return figures


def show(bench: Bench, *, most: int, missed: str | None, alarms: bool, letters: str) -> None:
    for held in (False, True):
        counts = count_found(bench, all_errors(bench, held=held, most=most, letters=letters))
        print("held back" if held else "open", f"({sum(c.n for c in counts.values())} errors)")
        for kind, count in counts.items():
            if KINDS[kind][0] not in letters:
                continue
            share = f"{count.found / count.n:7.1%}" if count.n else "      -"
            print(f"  {KINDS[kind][0]} {kind:26} {count.found:5} {count.n:5} {share}")
        for letter, share in by_letter(counts).items():
            print(f"  {letter} {'all':38} {share:7.1%}")
        found = []
        for others, whose in ((False, ""), (True, ", drafts by other hands")):
            n_sentences, n_alarms, rows = count_alarms(bench, held=held, others=others)
            found += rows
            share = f"{n_alarms / n_sentences:.2%}{whose}"
            print(f"  alarms: {n_alarms} in {n_sentences} sentences, {share}")
        if held:
            return
        for kind, count in counts.items():
            if missed and (missed in {kind, "all"} or KINDS[kind][0] in missed):
                for name, error, codes in count.missed:
                    print(f"missed {kind} [{name}] {error.before}\n    → {error.after} {codes}")
        for name, raw, one in found if alarms else ():
            print(f"alarm [{name}] {one.code} ‹{one.span.of(raw)}› {one.message}")
            around = next((s for s in split_sentences(raw) if s.overlaps(one.span)), one.span)
            print(f"    {around.of(raw)}")
            for citation in one.evidence[:2]:
                print(f"    ↳ {citation.exact}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the checker by errors put into drafts.")
    parser.add_argument("--most", type=int, default=12, help="errors of a kind in one draft")
    parser.add_argument("--missed", help="show the missed ones of a kind or letter, or all")
    parser.add_argument("--alarms", action="store_true", help="show findings on untouched drafts")
    parser.add_argument("--letters", default=LETTERS, help="only errors of these letters")
    parser.add_argument("--gold", type=Path, default=Path(__file__).parent / "gold" / "en")
    given = parser.parse_args()
    with a_bench(given.gold) as bench:
        show(
            bench, most=given.most, missed=given.missed, alarms=given.alarms, letters=given.letters
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
