"""What there is to learn from: words that need resolving, with their candidates and answers.

Two sources: the statements of our own gold, whose speakers are known, and GUM's documents, in
which all mentions of people and organisations are linked. Both are read by the product's own code;
a hook shows the candidates it weighs, and their signs.
"""

from __future__ import annotations

import functools
import gzip
import json
import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import standfirst.read.statements as reading
from standfirst.read import ReadingContext
from standfirst.read.mentions import find_mentions
from standfirst.read.parts import find_parts
from standfirst.read.statements.finding import find_raw
from standfirst.read.statements.named import find_cast
from standfirst.read.statements.nations import make_nations
from standfirst.read.statements.speakers import Speakers
from standfirst.records import Registers, Report, Span
from standfirst.text import paragraphs, split_sentences

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "evals"), str(ROOT / "tests" / "unit" / "read" / "statements")]

import gold_statements
import statements as measured
import test_cases as cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.read.statements.who.entities import Entity

CASE_RULES = ReadingContext(registers=cases.REGISTERS, learned=False)
GENRES = frozenset({"news", "interview", "court", "bio"})


@dataclass(frozen=True, slots=True)
class Group:
    """One query: the signs of each candidate, which of them are right, and where it comes from."""

    file: str
    kind: str
    at: int
    signs: list[dict[str, float]]
    right: list[bool]
    names: list[str]


class Tracer:
    """Collects what the product weighs."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, int, list[tuple[Entity | None, dict[str, float]]]]] = []

    def __call__(self, kind: str, at: int, rows: list[Any]) -> None:
        self.rows.append((kind, at, [(entity, dict(signs)) for entity, signs in rows]))


def own_groups(folder: Path, numbers: set[int] | None = None) -> Iterator[Group]:
    """Yield the queries of our own gold, without the held-out files."""
    context = ReadingContext(registers=gold_statements.read_registers(folder / "countries.toml"))
    wanted = {
        int(path.stem)
        for path in (folder / "statements").glob("*.toml")
        if int(path.stem) % gold_statements.HELD_OUT and (not numbers or int(path.stem) in numbers)
    }
    for gold in gold_statements.read_all(folder / "statements", wanted):
        tracer = Tracer()
        measured.resolve_gold(gold, context, tracer)
        named = {
            row.source[0].start: measured.name_of(row) for row in gold.statements if row.source
        }
        for kind, at, rows in {(row[0], row[1]): row for row in tracer.rows}.values():
            if at not in named:
                continue
            name = named[at]
            right = [_is_named(entity, name) for entity, _ in rows]
            if any(right):
                yield Group(
                    f"own-{gold.number:03}", kind, at, [s for _, s in rows], right, _names(rows)
                )


def _names(rows: list[tuple[Entity | None, dict[str, float]]]) -> list[str]:
    """Return what the candidates are called, for whoever reads the errors."""
    return ["nobody" if one is None else one.name or f"({one.role})" for one, _ in rows]


def _is_named(entity: Entity | None, name: str | None) -> bool:
    own = entity.name if entity is not None else None
    return (own.casefold().removeprefix("the ") if own else None) == name


def case_groups(folder: Path) -> Iterator[Group]:
    """Yield the queries of the short texts that show one behaviour each."""
    for path in sorted(folder.glob("*.txt")):
        head, _, expected = path.read_text(encoding="utf-8").partition("\n# output\n")
        text = head.partition("\n")[2]
        tracer = Tracer()
        speakers = functools.partial(Speakers, trace=tracer)
        with mock.patch.object(reading, "Speakers", speakers):
            report = Report("r1case", 1, text, body=Span(0, len(text)))
            found = reading.find_statements(report, find_parts(report), (), CASE_RULES)
        lines = expected.strip().splitlines()
        if len(lines) != len(found):
            continue
        named: dict[int, str | None] = {}
        for row, line in zip(found, lines, strict=True):
            who = re.search(r" \| by (\?|[^|]*)", line)
            if row.source and who:
                name = who[1].split(",")[0].strip()
                named[row.source[0].start] = None if name in {"?", "–"} else name.casefold()
        for kind, at, rows in {(row[0], row[1]): row for row in tracer.rows}.values():
            right = [_is_named(entity, named.get(at)) for entity, _ in rows]
            if at in named and any(right):
                yield Group(
                    f"case-{path.stem}", kind, at, [s for _, s in rows], right, _names(rows)
                )


def gum_groups(path: Path) -> Iterator[Group]:
    """Yield the queries of GUM's train and dev documents of some genres."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["genre"] in GENRES and row["split"] != "test":
                yield from _gum_document(row)


def _gum_document(row: dict[str, Any]) -> Iterator[Group]:
    text = row["text"]
    report = Report(f"r-{row['id']}", 1, text, language="en", body=Span(0, len(text)))
    context = ReadingContext(registers=Registers())
    tracer = Tracer()
    speakers = _read(report, context, tracer)
    speakers.resolver.advance(len(text))
    by_start: dict[int, list[dict[str, Any]]] = {}
    for mention in row["entities"]:
        by_start.setdefault(mention["span"][0], []).append(mention)
    heads = sorted(
        (mention["head"][0], mention["cluster"])
        for mention in row["entities"]
        if mention["form"] == "name" and mention["type"] in {"person", "organization", "place"}
    )
    places = [at for at, _ in heads]
    clusters: dict[int, int | None] = {}

    def cluster_of(entity: Entity) -> int | None:
        if id(entity) not in clusters:
            clusters[id(entity)] = _cluster(entity, heads, places, by_start)
        return clusters[id(entity)]

    for kind, at, rows in {(row[0], row[1]): row for row in tracer.rows}.values():
        mention = _mention_at(by_start.get(at, []), kind)
        if mention is None:
            continue
        own = mention["cluster"]
        right = [entity is not None and cluster_of(entity) == own for entity, _ in rows]
        if not any(
            ok and entity is not None and entity.name
            for ok, (entity, _) in zip(right, rows, strict=True)
        ):
            right[-1] = True  # nobody with a name
        yield Group(row["id"], kind, at, [signs for _, signs in rows], right, _names(rows))


def _mention_at(found: list[dict[str, Any]], kind: str) -> dict[str, Any] | None:
    forms = {"pronoun"} if kind in {"person", "oblique", "thing"} else {"nominal"}
    types = {"person", "organization"}
    fitting = [one for one in found if one["form"] in forms and one["type"] in types]
    return max(fitting, key=lambda one: one["span"][1], default=None)


def _cluster(
    entity: Entity,
    heads: list[tuple[int, int]],
    places: list[int],
    by_start: dict[int, list[dict[str, Any]]],
) -> int | None:
    """Return the cluster that most of the namings of an entity belong to."""
    votes: Counter[int] = Counter()
    if entity.name is None:
        first = entity.at[0] if entity.at else -1
        votes.update(one["cluster"] for one in by_start.get(first, []))
    else:
        starts = (
            (entity.member.places if entity.member else entity.body.places)
            if (entity.member or entity.body)
            else entity.at
        )
        for at in starts:
            end = at + len(entity.name)
            for i in range(bisect_left(places, at), bisect_right(places, end - 1)):
                votes[heads[i][1]] += 1
    return votes.most_common(1)[0][0] if votes else None


def _read(report: Report, context: ReadingContext, tracer: Tracer) -> Speakers:
    text, registers = report.text, context.registers
    readable = paragraphs(text)
    rows = find_raw(text, readable, learned=context.learned, is_digest=False)
    mentions = find_mentions(report, find_parts(report), context)
    cast = find_cast(text, mentions, registers, make_nations(registers), None)
    starts = [span.start for paragraph in readable for span in split_sentences(text, paragraph)]
    speakers = Speakers(text, report.id, cast, registers, starts, trace=tracer)
    for row in rows:
        speakers.resolve(row)
    return speakers
