"""Which facts are shown as confirmed, against pairs of claims set down by hand.

``gold/<language>/corroboration`` holds short stories in the layout of ``conflicts``: "same" pairs
are one fact told by two who do not have it from each other, "one" pairs one fact from one mouth,
pen or house, all others are other facts. Stories whose number divides by four are held back.
By hand: ``python evals/corroboration.py`` lists what differs in the other stories.
"""

from __future__ import annotations

import itertools
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gold_conflicts import published_in, read_gold, read_story
from origins import read_outlets
from standfirst.group.comparing import figures_of, plain_counts
from standfirst.group.corroboration import find_carried
from standfirst.group.names import NameIndex
from standfirst.group.origins import Mastheads, fold_origins
from standfirst.group.reprints import find_origins
from standfirst.group.tellers import tell_sentences
from standfirst.records import Registers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gold_conflicts import GoldStory, Pair
    from standfirst.records import Corroboration, Passage

HELD = 4
LATER = "later_"


@dataclass(slots=True)
class Tally:
    """What was shown of some stories, and what should have been."""

    groups: Counter[bool] = field(default_factory=Counter)  # by right and wrong
    repeated: Counter[bool] = field(default_factory=Counter)  # those of one origin
    found: int = 0
    named: int = 0
    labelled: int = 0
    notes: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return the share of groups that are right, and of confirmed pairs that are found."""
        return {
            "precision": self.groups[True] / max(1, self.groups.total()),
            "recall": self.found / max(1, self.named),
            "one_origin_precision": self.repeated[True] / max(1, self.repeated.total()),
        }


def measure(gold_dir: Path) -> dict[str, float]:
    """Return the figures of the open and of the held-back stories."""
    return {
        f"{part}{name}": value
        for part, tally in run(gold_dir).items()
        for name, value in tally.figures().items()
    }


def run(gold_dir: Path) -> dict[str, Tally]:
    """Return the tally of each part: "" are the open stories, "held_" those held back.

    "later_" are those written after the rules, to be seen for the first time.
    """
    known = Registers(outlets=read_outlets(gold_dir / "origins"))
    parts = {"": Tally(), "held_": Tally()}
    for story in read_gold(gold_dir / "corroboration"):
        score(story, *carried_in(story, known), parts["held_" if story.is_held(HELD) else ""])
    parts[LATER] = Tally()
    for story in read_gold(gold_dir / "corroboration-later"):
        score(story, *carried_in(story, known), parts[LATER])
    return parts


def carried_in(
    story: GoldStory, known: Registers
) -> tuple[tuple[Corroboration, ...], tuple[Corroboration, ...]]:
    """Return what is shown of one story: facts of several origins, and those of one."""
    by_name = {outlet.name: outlet for outlet in known.outlets}
    outlets = tuple(by_name.get(outlet.name, outlet) for outlet in story.outlets)
    registers = replace(known, outlets=outlets)
    reports = published_in(story, registers)
    ids = {report.id: report for report in reports}
    mastheads = Mastheads(registers)
    origins = fold_origins(find_origins(reports, registers), ids, mastheads)
    readings = read_story(story, registers)
    told = tell_sentences(reports, origins, readings, registers, NameIndex(registers))
    firsts = [one for one in told if not one.is_copy]
    return find_carried(firsts, plain_counts(figures_of(told)), mastheads)


def score(
    story: GoldStory,
    corroborated: Sequence[Corroboration],
    repeated: Sequence[Corroboration],
    tally: Tally,
) -> None:
    """Add a story to a tally."""
    met: set[Pair] = set()
    for one in corroborated:
        met.update(*(pairs for pairs, _ in _pairs_of(story, one)))
        wrong = [
            pairs for pairs, are_two in _pairs_of(story, one) if not _holds(story, pairs, are_two)
        ]
        tally.groups[not wrong] += 1
        if wrong:
            names = " ".join(
                "-".join(sorted(pair)) for pairs in wrong for pair in sorted(pairs, key=sorted)
            )
            tally.notes.append(f"WRONG {story.number} {names or '?'} [{one.fact[:90]}]")
    for one in repeated:
        wrong = [
            pairs for pairs, _ in _pairs_of(story, one) if not _holds(story, pairs, are_two=False)
        ]
        tally.repeated[not wrong] += 1
        if wrong:
            tally.notes.append(f"other {story.number} [{one.fact[:90]}]")
    for relation, pairs in story.lines:
        tally.labelled += len(pairs)
        if relation == "same":
            tally.named += len(pairs)
            tally.found += len(pairs & met)
            missed = sorted("-".join(sorted(pair)) for pair in pairs - met)
            tally.notes += [f"MISS  {story.number} {pair}" for pair in missed]


def _holds(story: GoldStory, pairs: frozenset[Pair], are_two: bool) -> bool:
    """Tell whether two passages shown together carry one fact, and from two where that is said."""
    right = ("same",) if are_two else ("same", "one")
    return any(story.relation_of(pair) in right for pair in pairs)


def _pairs_of(story: GoldStory, one: Corroboration) -> Iterator[tuple[frozenset[Pair], bool]]:
    """Yield, for each two passages of unlike reports, their claims, and if they are two origins."""
    shown = [*((p, True) for p in one.passages), *((p, False) for p in one.repeats)]
    for (a, is_first), (b, is_another) in itertools.combinations(shown, 2):
        if a.report != b.report:
            pairs = frozenset(
                frozenset((x, y)) for x in _claims_at(story, a) for y in _claims_at(story, b)
            )
            yield pairs, is_first and is_another


def _claims_at(story: GoldStory, passage: Passage) -> list[str]:
    return [
        name
        for name, (report, span) in story.claims.items()
        if report == passage.report and span.overlaps(passage.span)
    ]


def main() -> None:
    for part, tally in run(Path(__file__).parent / "gold" / "en").items():
        if part != "held_":
            print("\n".join(tally.notes))
        print(part or "open", tally.labelled, "labelled pairs", file=sys.stderr)
        print(
            f"  groups {dict(tally.groups)} of one origin {dict(tally.repeated)}", file=sys.stderr
        )
        for name, value in tally.figures().items():
            print(f"  {name:<20} {value:.3f}", file=sys.stderr)


if __name__ == "__main__":
    main()
