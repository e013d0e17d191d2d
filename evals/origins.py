"""How many independent origins facts stand on, against counts set down by hand.

Each file of ``gold/<language>/origins`` is one small story: ``@ outlet`` begins a report, ``# n |
words | words`` is a fact with the number of its origins and the sentences that carry it. Files
whose number can be divided by four are held back: they are scored and never looked at.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from standfirst.group.corroboration import find_carried
from standfirst.group.figures import find_figures
from standfirst.group.names import NameIndex
from standfirst.group.origins import Mastheads, fold_origins
from standfirst.group.reprints import find_origins
from standfirst.group.tellers import tell_sentences
from standfirst.read import ReadingContext, read_report
from standfirst.records import Corroboration, Outlet, OutletKind, Registers, Report, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

HELD = 4  # every so many files are held back
FIRST = datetime(2022, 12, 12, 8, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a story: its origins, and the sentences that carry it."""

    n_origins: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SmallStory:
    """The reports of one file, an hour apart, and its facts."""

    number: int
    reports: tuple[Report, ...]
    facts: tuple[Fact, ...]


def measure(gold_dir: Path) -> dict[str, float]:
    """Return shares of facts with the right number of origins, and with one off at most."""
    stories, registers = read_stories(gold_dir / "origins")
    figures = {}
    for name, chosen in (
        ("", [s for s in stories if s.number % HELD]),
        ("held_", [s for s in stories if not s.number % HELD]),
    ):
        figures |= {f"{name}{k}": v for k, v in score(chosen, registers).items()}
    return figures


def score(stories: Iterable[SmallStory], registers: Registers) -> dict[str, float]:
    """Return the figures of stories; ``precision`` is of the facts called corroborated."""
    exact = near = n_facts = right = n_called = 0
    for story in stories:
        corroborated, repeated = carried_in(story.reports, registers)
        found = [*corroborated, *repeated]
        for fact in story.facts:
            n = count_of(fact, found)
            exact += n == fact.n_origins
            near += abs(n - fact.n_origins) <= 1
            n_facts += 1
        n_called += len(corroborated)
        right += sum(_is_right(one, story.facts) for one in corroborated)
    return {
        "exact": exact / n_facts,
        "within_one": near / n_facts,
        "precision": right / n_called if n_called else 0.0,
    }


def count_of(fact: Fact, found: Sequence[Corroboration]) -> int:
    """Return the origins told for a fact; what nothing is told of has a single source."""
    counts = [len(one.origins) for one in found if len(_shared(one, fact)) > 1]
    return max(counts, default=1)


def _is_right(one: Corroboration, facts: Iterable[Fact]) -> bool:
    return any(fact.n_origins > 1 and len(_shared(one, fact)) > 1 for fact in facts)


def _shared(one: Corroboration, fact: Fact) -> set[str]:
    told = [passage.exact for passage in (*one.passages, *one.repeats)]
    return {words for words in fact.words if any(words in exact for exact in told)}


def carried_in(
    reports: Sequence[Report], registers: Registers
) -> tuple[tuple[Corroboration, ...], tuple[Corroboration, ...]]:
    """Return the facts of one story's reports, of independent origins and of one."""
    context = ReadingContext(registers=registers)
    readings = {report.id: read_report(report, context) for report in reports}
    by_id = {report.id: report for report in reports}
    mastheads = Mastheads(registers)
    origins = fold_origins(find_origins(reports, registers), by_id, mastheads)
    told = tell_sentences(reports, origins, readings, registers, NameIndex(registers))
    figures = [figure for one in told for figure in find_figures(one)]
    return find_carried(told, figures, mastheads)


def read_stories(folder: Path) -> tuple[list[SmallStory], Registers]:
    """Read all files of a folder; a fact that cites words no report has is an error."""
    registers = Registers(outlets=read_outlets(folder))
    return [read_story(path) for path in sorted(folder.glob("*.txt"))], registers


def read_outlets(folder: Path) -> tuple[Outlet, ...]:
    """Return the outlets of a folder's ``registers.toml``."""
    rows = tomllib.loads((folder / "registers.toml").read_text("utf-8"))["outlets"]
    return tuple(
        Outlet(
            **{k: tuple(v) if k == "names" else v for k, v in row.items() if k != "kind"},
            kind=OutletKind(row["kind"]),
        )
        for row in rows
    )


def read_story(path: Path) -> SmallStory:
    """Read one file."""
    reports: list[tuple[str, list[str]]] = []
    facts = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# what:"):
            continue
        if line.startswith("@ "):
            reports.append((line[2:].strip(), []))
        elif line.startswith("# "):
            n, *words = (part.strip() for part in line[2:].split(" | "))
            facts.append(Fact(int(n), tuple(words)))
        else:
            reports[-1][1].append(line)
    made = tuple(
        _report(f"{path.stem}-{n}", outlet, "\n".join(lines).strip(), n)
        for n, (outlet, lines) in enumerate(reports)
    )
    for fact in facts:
        for words in fact.words:
            if not any(words in report.text for report in made):
                raise ValueError(f"{path.name}: no report has the words {words!r}; mend the fact")
    return SmallStory(int(path.stem), made, tuple(facts))


def _report(name: str, outlet: str, text: str, n: int) -> Report:
    at = FIRST + timedelta(hours=n)
    return Report(name, 1, text, outlet=outlet, published_at=at, body=Span(0, len(text)))
