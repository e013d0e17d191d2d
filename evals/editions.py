"""The edition of the example's day: is each sentence proved, and does it read?

Figures, all between 0 and 1, more is better:

- ``proved``: sentences of the edition that the gate lets pass when asked once more;
- ``kept``: sentences the writer proposed that the gate let pass;
- ``attributed``: sentences of the sections in which somebody is named for what is said, or for
  which a second independent report is cited;
- ``varied``: one less the share of neighbouring sentence pairs in a section that tell the same;
- ``told``: share of speech outside quotation marks (a digest that only quotes is a heap);
- ``covered``: the planted lead stories of the day that have a section of their own;
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from example import EXAMPLE, Example, load_example
from standfirst.check import Evidence, prove_edition, refute
from standfirst.group import group_reports
from standfirst.write import EditionRequest, write_edition
from standfirst.write.words import content_words, overlap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from standfirst.records import Edition, Sentence

T = TypeVar("T")
DAY = date(2022, 12, 12)
SAYS = re.compile(
    r"\b(?:said|says|told|tweeted|wrote|reported|announced|added|denied|accused|confirmed|warned|"
    r"according to|called|stressed|promised|welcomed|urged|ruled out|admitted|insisted)\b"
)
QUOTED = re.compile(r"“[^”]*”")


@dataclass(frozen=True, slots=True)
class Written:
    """The edition, and what is needed to prove it once more."""

    edition: Edition
    evidence: Evidence
    example: Example


def write_example() -> Written:
    """Write the example's day from its reports, as ``run`` does from an archive."""
    example = load_example(EXAMPLE)
    registers, zone = example.desk.registers, example.desk.zone
    reports = {report.id: report for report in example.reports}
    evidence = Evidence(reports, example.readings, registers, zone)
    request = EditionRequest(
        day=DAY,
        number=example.desk.rule.number_of(DAY),
        window=example.desk.window(DAY),
        stories=group_reports(example.reports, example.readings, registers=registers),
        reports=reports,
        readings=example.readings,
        registers=registers,
        zone=zone,
    )
    return Written(prove_edition(write_edition(request), evidence), evidence, example)


def measure(gold_dir: Path) -> dict[str, float]:
    """Write the example's day and measure it; ``gold_dir`` is not needed, the example is gold."""
    del gold_dir
    written = write_example()
    edition = written.edition
    sentences = [s for section in edition.sections for s in section.sentences]
    everything = [*sentences, *edition.standfirst, *(s.heading for s in edition.sections)]
    fallen = [row for row in edition.left_out if row.reason.startswith("not proved")]
    pairs = [pair for section in edition.sections for pair in combinations(section.sentences, 2)]
    n_quoted = sum(len(" ".join(QUOTED.findall(s.text)).split()) for s in sentences)
    n_words = sum(len(s.text.split()) for s in sentences)
    return {
        "proved": _share(everything, lambda s: refute(s, written.evidence) is None),
        "kept": len(everything) / (len(everything) + len(fallen)) if everything else 0.0,
        "attributed": _share(sentences, _is_attributed),
        "varied": 1 - _share(pairs, lambda pair: _tells_same(*pair)),
        "told": 1 - n_quoted / n_words if n_words else 0.0,
        "covered": _covered(written),
    }


def _share(items: Sequence[T], is_good: Callable[[T], bool]) -> float:
    return sum(map(is_good, items)) / len(items) if items else 0.0


def _is_attributed(sentence: Sentence) -> bool:
    if SAYS.search(sentence.text):
        return True
    return len({citation.report for citation in sentence.citations}) > 1


def _tells_same(one: Sentence, other: Sentence) -> bool:
    return overlap(content_words(one.text), content_words(other.text)) > 0.6


def _covered(written: Written) -> float:
    example = written.example
    leads = [set(s["reports"]) for s in example.expected["stories"] if s.get("lead")]
    keys = {r.id: r.external_id or r.url or r.id for r in example.reports}
    told = [
        {keys[c.report] for s in section.sentences for c in s.citations}
        for section in written.edition.sections
    ]
    # A section may serve one story only: two stories in one section count once.
    free = list(range(len(told)))
    covered = 0
    for lead in leads:
        best = max(free, key=lambda i: len(told[i] & lead), default=None)
        if best is not None and len(told[best] & lead) * 2 > len(told[best]):
            covered += 1
            free.remove(best)
    return covered / len(leads)


if __name__ == "__main__":
    for name, value in measure(Path()).items():
        sys.stdout.write(f"{name:12} {value:.4f}\n")
