"""Editions of the example's day and of the invented golden days: proved, and do they read?

Figures, all between 0 and 1, more is better:

- ``proved``: sentences that the gate lets pass when asked once more;
- ``kept``: sentences the writer proposed that the gate let pass;
- ``attributed``: sentences of the sections in which somebody is named for what is said, or for
  which a second independent report is cited;
- ``varied``: one less the share of sentence pairs in a section that tell the same;
- ``fresh``: sentences behind the first of their section that tell a number, or a third of their
  content words, that no other sentence of the section tells;
- ``told``: share of speech outside quotation marks (a digest that only quotes is a heap);
- ``within``: sections whose direct speech keeps to the desk's share;
- ``resolved``: references that can be told without the source: no "today", no pronoun before
  anybody it could stand for, nobody called by a surname that no sentence before has told in full;
- ``length``: sections of two to nine sentences and at most 240 words;
- ``covered``: the planted lead stories of the example's day that have a section of their own;
- ``by_origins``: independent origins of the days' stories that stand behind a section, of all
  stories of two origins or more that could have one.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from example import EXAMPLE, Example, load_example
from golden import days, write_golden
from standfirst.check import Evidence, prove_edition, refute
from standfirst.group import group_reports
from standfirst.records import MentionKind
from standfirst.write import EditionRequest, write_edition
from standfirst.write.parts import parts_of
from standfirst.write.ranking import rarity_of_words
from standfirst.write.words import content_words, overlap, stems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from standfirst.records import Edition, EditionSection, Manner, Sentence, Story

T = TypeVar("T")
STALE = re.compile(r"\b(?:today|yesterday|tomorrow|tonight)\b", re.IGNORECASE)
PRONOUN = re.compile(r"(?:“”,? )?(?:[Hh]e|[Ss]he|[Tt]hey)\b")
NAME = re.compile(r"\b[A-Z][^\W\d_]+(?:[’'-][^\W\d_]+)*")
FORENAME = re.compile(r"\b[A-Z][^\W\d_]+ \Z")  # a forename or a title stands before
DAY = date(2022, 12, 12)
SAYS = re.compile(
    r"\b(?:said|says?|spoke|told|tweeted|wrote|reported|announced|added|denied|accused|confirmed|warned|"
    r"according to|called|stressed|emphasised|promised|welcomed|urged|ruled out|admitted|"
    r"insisted)\b"
)
QUOTED = re.compile(r"“[^”]*”")


@dataclass(frozen=True, slots=True)
class Written:
    """The example's edition, and what is needed to prove it once more."""

    edition: Edition
    evidence: Evidence
    example: Example
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One day's edition with all that it is judged by."""

    edition: Edition
    evidence: Evidence
    stories: tuple[Story, ...]
    manner: Manner

    def request(self) -> EditionRequest:
        """Return what the edition was written from, as far as its stories depend on it."""
        moments = [r.published_at for r in self.evidence.reports.values() if r.published_at]
        return EditionRequest(
            day=self.edition.date,
            number=self.edition.number,
            window=(max(moments) - timedelta(hours=24), max(moments) + timedelta(seconds=1)),
            stories=self.stories,
            reports=self.evidence.reports,
            readings=self.evidence.readings,
            registers=self.evidence.registers,
            zone=self.evidence.zone,
        )


def write_example() -> Written:
    """Write the example's day from its reports, as ``run`` does from an archive."""
    example = load_example(EXAMPLE)
    registers, zone = example.desk.registers, example.desk.zone
    reports = {report.id: report for report in example.reports}
    evidence = Evidence(reports, example.readings, registers, zone)
    stories = group_reports(example.reports, example.readings, registers=registers)
    request = EditionRequest(
        day=DAY,
        number=example.desk.rule.number_of(DAY),
        window=example.desk.window(DAY),
        stories=stories,
        reports=reports,
        readings=example.readings,
        registers=registers,
        zone=zone,
    )
    edition = prove_edition(write_edition(request), evidence)
    return Written(edition, evidence, example, tuple(stories))


def measure(gold_dir: Path) -> dict[str, float]:
    """Write the example's day and the golden days, and measure them together."""
    del gold_dir  # the example and the golden days are gold for one language
    example = write_example()
    golden = [write_golden(name) for name in days()]
    judged = [
        Judged(example.edition, example.evidence, example.stories, example.example.desk.manner)
    ]
    judged += [Judged(one.edition, one.evidence, one.stories, one.manner) for one in golden]
    sections = [(section, one) for one in judged for section in one.edition.sections]
    sentences = [sentence for section, _ in sections for sentence in section.sentences]
    everything = [(sentence, one) for one in judged for sentence in sentences_of(one.edition)]
    fallen = sum(
        row.reason.startswith("not proved") for one in judged for row in one.edition.left_out
    )
    pairs = [pair for section, _ in sections for pair in combinations(section.sentences, 2)]
    later = [(s.sentences, n) for s, _ in sections for n in range(1, len(s.sentences))]
    n_quoted = sum(len(" ".join(QUOTED.findall(s.text)).split()) for s in sentences)
    n_words = sum(len(s.text.split()) for s in sentences)
    return {
        "proved": _share(everything, lambda row: refute(row[0], row[1].evidence) is None),
        "kept": len(everything) / (len(everything) + fallen) if everything else 0.0,
        "attributed": _share(sentences, _is_attributed),
        "varied": 1 - _share(pairs, lambda pair: _tells_same(*pair)),
        "fresh": _share(later, lambda row: tells_news(*row)),
        "told": 1 - n_quoted / n_words if n_words else 0.0,
        "within": _share(sections, lambda row: _keeps_share(row[0], row[1].manner.quoted)),
        "resolved": resolved(judged),
        "length": _share(sections, lambda row: _has_length(row[0])),
        "covered": _covered(example),
        "by_origins": covered_by_origins(judged),
    }


def sentences_of(edition: Edition) -> list[Sentence]:
    """Return all sentences of an edition: standfirst, headings and sections."""
    told = [s for section in edition.sections for s in (section.heading, *section.sentences)]
    return [*edition.standfirst, *told]


def _keeps_share(section: EditionSection, most: float) -> bool:
    words = sum(len(s.text.split()) for s in section.sentences)
    spoken = sum(len(" ".join(QUOTED.findall(s.text)).split()) for s in section.sentences)
    return spoken <= most * words


def _has_length(section: EditionSection) -> bool:
    words = sum(len(s.text.split()) for s in section.sentences)
    return 2 <= len(section.sentences) <= 9 and words <= 240


def resolved(judged: Sequence[Judged]) -> float:
    """Return the share of references that a reader of the edition alone can resolve."""
    good = total = 0
    for one in judged:
        surnames = _surnames(one)
        for section in one.edition.sections:
            known: set[str] = set()
            named_before = False
            for sentence in section.sentences:
                bare = QUOTED.sub("“”", sentence.text)
                stale = len(STALE.findall(bare))
                opens = PRONOUN.match(bare) is not None
                total += stale + opens
                good += opens and named_before
                for match in NAME.finditer(bare):
                    name = match[0].removesuffix("’s").removesuffix("'s")
                    if name not in surnames:
                        continue
                    is_full = FORENAME.search(bare[: match.start()]) is not None
                    total += 1
                    good += is_full or name in known
                    known.add(name)
                named_before = NAME.search(bare[1:]) is not None
    return good / total if total else 1.0


def _surnames(one: Judged) -> frozenset[str]:
    """Return the surnames of all people whom the day's reports or the register name in full."""
    names = [p.name for p in one.evidence.registers.people if not p.body]
    names += [
        mention.entity.name
        for reading in one.evidence.readings.values()
        for mention in reading.mentions
        if mention.kind is MentionKind.PERSON and mention.entity and " " in mention.entity.name
    ]
    return frozenset(name.rsplit(maxsplit=1)[-1] for name in names)


def covered_by_origins(judged: Sequence[Judged]) -> float:
    """Return how many origins stand behind the sections, of those behind the day's best stories.

    The best are as many stories of two origins or more as the desk allows sections.
    """
    told = best = 0
    for one in judged:
        request = one.request()
        fresh = [r for r in one.evidence.reports.values() if request.is_fresh(r)]
        rarity = rarity_of_words(fresh)
        ids = {report.id for report in fresh}
        sizes = {
            part.id: sum(1 for origin in part.origins if ids.intersection(origin.reports))
            for story in one.stories
            for part in parts_of(story, request, rarity)
        }
        ranked = sorted((n for n in sizes.values() if n > 1), reverse=True)[: one.manner.sections]
        best += sum(ranked)
        sections = [sizes.get(section.story, 0) for section in one.edition.sections]
        told += min(sum(n for n in sections if n > 1), sum(ranked))
    return told / best if best else 1.0


def _share(items: Sequence[T], is_good: Callable[[T], bool]) -> float:
    return sum(map(is_good, items)) / len(items) if items else 0.0


def _is_attributed(sentence: Sentence) -> bool:
    if SAYS.search(sentence.text):
        return True
    return len({citation.report for citation in sentence.citations}) > 1


def _tells_same(one: Sentence, other: Sentence) -> bool:
    return overlap(content_words(one.text), content_words(other.text)) > 0.6


def tells_news(sentences: Sequence[Sentence], n: int) -> bool:
    """Tell whether one sentence of a section has a number, or enough words, that no other has."""
    told = [stems(content_words(sentence.text)) for sentence in sentences]
    new = told[n].difference(*told[:n], *told[n + 1 :])
    return any(word[0].isdigit() for word in new) or 3 * len(new) >= len(told[n])


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
