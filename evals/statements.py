"""Statements on our own gold: spans, whole statements, speakers, media and marks.

Figures of the tuning files have plain names, those of the held-out files begin with ``held_``.

- ``exact_f1``: source, cue and content all equal; ``overlap_f1``: each with a Jaccard index of
  characters of at least one half. Both match one to one, and both come apart by kind.
- ``source_f1``, ``cue_f1``, ``content_f1``: exact spans, whatever they are linked with.
- ``quotes_found``, ``quotes_sourced``: pieces of direct statements with exactly their span, and
  with exactly their source too.
- Speakers, media and marks are compared over pairs with half of the content and some of the cue
  in common, whatever their source, so that a wrong source costs its speaker too.

``python evals/statements.py --show 7`` prints gold beside prediction; with ``--gold-spans`` the
product is given the gold's spans and tells only who speaks, so that all errors are its own.
``--only 269 308`` measures the files of these numbers and those between, for a first sight of new
gold.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from gold_statements import FOLDER, Gold, read_all, read_registers
from standfirst.read import ReadingContext, read_report
from standfirst.read.mentions import find_mentions
from standfirst.read.parts import find_parts
from standfirst.read.statements.named import find_cast
from standfirst.read.statements.nations import make_nations
from standfirst.read.statements.raw import RawStatement
from standfirst.read.statements.speakers import Speakers
from standfirst.records import Span, Statement, StatementKind, Via
from standfirst.text import paragraphs, split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

    from standfirst.read.statements.who.resolver import Trace

ROLES = ("source", "cue", "content")
HALF = 0.5
Pair = tuple[Statement, Statement]


@dataclass(frozen=True, slots=True)
class Scored:
    """One gold report with what was found in it."""

    gold: Gold
    found: tuple[Statement, ...]


def measure(
    gold_dir: Path, read: Reader | None = None, numbers: Collection[int] = ()
) -> dict[str, float]:
    """Return the figures of the tuning files and, with ``held_`` before it, of the others.

    Where numbers are given, only the files of these numbers are read.
    """
    rows = (read or read_all_with_product)(gold_dir, numbers)
    figures = score([row for row in rows if not row.gold.is_held_out])
    held = score([row for row in rows if row.gold.is_held_out])
    return figures | {f"held_{name}": value for name, value in held.items()}


class Reader(Protocol):
    """Reads the gold reports of a folder, all or those of some numbers."""

    def __call__(self, gold_dir: Path, numbers: Collection[int] = ()) -> list[Scored]: ...


def read_all_with_product(gold_dir: Path, numbers: Collection[int] = ()) -> list[Scored]:
    """Read gold reports as the product does on a desk that knows their countries."""
    context = ReadingContext(registers=read_registers(gold_dir / "countries.toml"))
    return [
        Scored(gold, read_report(gold.report, context).statements)
        for gold in read_all(gold_dir / "statements", numbers)
    ]


def read_all_with_gold_spans(gold_dir: Path, numbers: Collection[int] = ()) -> list[Scored]:
    """Let the product find the speakers of the gold's own statements."""
    context = ReadingContext(registers=read_registers(gold_dir / "countries.toml"))
    return [
        Scored(gold, resolve_gold(gold, context))
        for gold in read_all(gold_dir / "statements", numbers)
    ]


def resolve_gold(
    gold: Gold, context: ReadingContext, trace: Trace | None = None
) -> tuple[Statement, ...]:
    """Let the product find the speakers of a report’s gold statements."""
    text, registers = gold.report.text, context.registers
    sentences = [s for p in paragraphs(text) for s in split_sentences(text, p)]
    mentions = find_mentions(gold.report, find_parts(gold.report), context)
    published = gold.report.published_at
    on = published.astimezone(context.day_zone).date() if published else None
    cast = find_cast(text, mentions, registers, make_nations(registers), on)
    starts = [span.start for span in sentences]
    speakers = Speakers(text, gold.report.id, cast, registers, starts, gold.report.outlet, trace)
    rows = sorted(gold.statements, key=lambda row: (_first(row), row.cue, row.parent is not None))
    found = [replace(row, speaker=speakers.resolve(_raw(row, sentences))) for row in rows]
    return tuple(replace(row, speaker=speakers.completed(row.speaker)) for row in found)


def _raw(row: Statement, sentences: Sequence[Span]) -> RawStatement:
    """Dress a gold statement as what the span finder would have handed on."""
    source = row.source[0] if row.source else None
    at = (row.cue or row.content)[0].start
    frame = next((span for span in sentences if span.start <= at < span.end), row.content[0])
    return RawStatement(
        source=source,
        cue=row.cue[0] if row.cue else Span(at, at),
        content=row.content,
        act="say",
        pattern="gold",
        confidence=1.0,
        frame=frame,
        negated=row.negated,
        passive=source is None and row.speaker is not None,
        depth=int(row.parent is not None),
    )


def score(reports: Sequence[Scored]) -> dict[str, float]:
    """Return all figures, each from 0 to 1, micro over the reports."""
    figures: dict[str, float] = {}
    for name, fits in (("exact", is_exact), ("overlap", is_near)):
        pairs = [pair for row in reports for pair in match(row, fits)]
        figures[f"{name}_f1"] = _f1_of_kind(pairs, reports, None)
        for kind in StatementKind:
            figures[f"{name}_{kind}_f1"] = _f1_of_kind(pairs, reports, kind)
    for role in ROLES:
        figures[f"{role}_f1"] = _span_f1(reports, role)
    figures["quotes_found"], figures["quotes_sourced"] = _quotes(reports)
    pairs = [pair for row in reports for pair in match(row, is_same_act)]
    return figures | _speaker_figures(pairs) | _mark_figures(reports)


# ── matching ────────────────────────────────────────────────────────────────────────────────


def jaccard(a: Iterable[Span], b: Iterable[Span]) -> float:
    """Return the share of characters in both of those in either; 1 for nothing and nothing."""
    left = {at for span in a for at in range(*span)}
    right = {at for span in b for at in range(*span)}
    return len(left & right) / len(left | right) if left or right else 1.0


def is_exact(gold: Statement, found: Statement) -> bool:
    return all(set(getattr(gold, role)) == set(getattr(found, role)) for role in ROLES)


def is_near(gold: Statement, found: Statement) -> bool:
    return all(jaccard(getattr(gold, role), getattr(found, role)) >= HALF for role in ROLES)


def is_same_act(gold: Statement, found: Statement) -> bool:
    cues = (not gold.cue and not found.cue) or any(
        a.overlaps(b) for a in gold.cue for b in found.cue
    )
    return cues and jaccard(gold.content, found.content) >= HALF


def match(row: Scored, fits: Callable[[Statement, Statement], bool]) -> list[Pair]:
    """Pair gold with found, one to one, as many as can be, the most alike first (Kuhn 1955)."""
    choices: list[list[int]] = []
    for gold in row.gold.statements:
        fitting = [i for i, found in enumerate(row.found) if fits(gold, found)]
        choices.append(sorted(fitting, key=lambda i, gold=gold: (-_alike(gold, row.found[i]), i)))
    owner: dict[int, int] = {}

    def place(index: int, tried: set[int]) -> bool:
        for choice in choices[index]:
            if choice in tried:
                continue
            tried.add(choice)
            if choice not in owner or place(owner[choice], tried):
                owner[choice] = index
                return True
        return False

    for index in range(len(choices)):
        place(index, set())
    return [(row.gold.statements[g], row.found[f]) for f, g in sorted(owner.items())]


def _alike(gold: Statement, found: Statement) -> float:
    return sum(jaccard(getattr(gold, role), getattr(found, role)) for role in ROLES)


# ── figures ─────────────────────────────────────────────────────────────────────────────────


def f1(right: int, n_found: int, n_gold: int) -> float:
    """Return 1 where there is nothing to find and nothing was found."""
    return 2 * right / (n_found + n_gold) if n_found + n_gold else 1.0


def share(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 1.0


def _f1_of_kind(pairs: list[Pair], reports: Sequence[Scored], kind: StatementKind | None) -> float:
    """Return F1; for a kind, recall counts gold ones of it, precision found ones of it."""

    def counts(row: Statement) -> bool:
        return kind is None or row.kind is kind

    n_gold = sum(counts(s) for row in reports for s in row.gold.statements)
    n_found = sum(counts(s) for row in reports for s in row.found)
    if not n_gold and not n_found:
        return 1.0
    recall = sum(counts(gold) for gold, _ in pairs) / max(1, n_gold)
    precision = sum(counts(found) for _, found in pairs) / max(1, n_found)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _span_f1(reports: Sequence[Scored], role: str) -> float:
    right = n_found = n_gold = 0
    for row in reports:
        gold = {span for s in row.gold.statements for span in getattr(s, role)}
        found = {span for s in row.found for span in getattr(s, role)}
        right, n_found, n_gold = right + len(gold & found), n_found + len(found), n_gold + len(gold)
    return f1(right, n_found, n_gold)


def _quotes(reports: Sequence[Scored]) -> tuple[float, float]:
    located: list[bool] = []
    sourced: list[bool] = []
    for row in reports:
        for gold in row.gold.statements:
            if gold.kind is not StatementKind.DIRECT:
                continue
            for piece in gold.content:
                holders = [found for found in row.found if piece in found.content]
                located.append(bool(holders))
                sourced.append(any(set(found.source) == set(gold.source) for found in holders))
    return share(located), share(sourced)


def name_of(statement: Statement) -> str | None:
    """Return the speaker's name, for comparing: small letters, no article; null for nobody."""
    name = statement.speaker.name if statement.speaker else None
    return name.casefold().removeprefix("the ") if name else None


def _described(statement: Statement) -> tuple[str | None, str | None]:
    speaker = statement.speaker
    parts = (speaker.role, speaker.affiliation) if speaker else (None, None)
    role, affiliation = (part.casefold().removeprefix("the ") if part else None for part in parts)
    return role, affiliation


def _speaker_figures(pairs: list[Pair]) -> dict[str, float]:
    right = [(gold, name_of(gold) == name_of(found)) for gold, found in pairs]
    named = [(gold, found) for gold, found in pairs if name_of(gold)]
    figures = {"speakers": share([ok for _, ok in right])}
    for via in (Via.NAME, Via.PRONOUN, Via.ROLE):
        figures[f"speakers_{via}"] = share(
            [ok for gold, ok in right if gold.speaker and gold.speaker.via is via]
        )
    figures["speakers_none"] = share([ok for gold, ok in right if not name_of(gold)])
    figures["speaker_roles"] = share([_described(g) == _described(f) for g, f in named])
    return figures


def _medium_of(statement: Statement) -> tuple[str, str] | None:
    if statement.medium is None:
        return None
    name = (statement.medium.name or "").casefold()
    return statement.medium.kind, name.removeprefix("the ")


def _mark_figures(reports: Sequence[Scored]) -> dict[str, float]:
    pairs, same_parent = [], 0
    for row in reports:
        matched = match(row, is_same_act)
        pairs += matched
        twin = {gold.id: found.id for gold, found in matched}
        same_parent += sum(
            g.parent is not None and twin.get(g.parent, "") == f.parent for g, f in matched
        )
    figures = {
        "medium_f1": f1(
            sum(_medium_of(g) is not None and _medium_of(g) == _medium_of(f) for g, f in pairs),
            sum(f.medium is not None for _, f in pairs),
            sum(g.medium is not None for g, _ in pairs),
        )
    }
    for mark in ("negated", "hedged"):
        marked = [(getattr(g, mark), getattr(f, mark)) for g, f in pairs]
        figures[f"{mark}_f1"] = f1(
            sum(g and f for g, f in marked), sum(f for _, f in marked), sum(g for g, _ in marked)
        )
    figures["parent_f1"] = f1(
        same_parent,
        sum(f.parent is not None for _, f in pairs),
        sum(g.parent is not None for g, _ in pairs),
    )
    return figures


# ── showing ─────────────────────────────────────────────────────────────────────────────────


def show(row: Scored) -> str:
    """Set gold (``-``) and prediction (``+``) in pairs; an equal pair stands once (``=``)."""
    text = row.gold.report.text
    pairs = match(row, lambda gold, found: any(a.overlaps(b) for a in gold.cue for b in found.cue))
    twin = {gold.id: found for gold, found in pairs}
    lines: list[tuple[int, str]] = []
    for gold in row.gold.statements:
        ours, theirs = _line(gold, text), _line(twin[gold.id], text) if gold.id in twin else None
        shown = f"= {ours}" if ours == theirs else f"- {ours}"
        lines.append((_first(gold), shown if theirs in (ours, None) else f"{shown}\n+ {theirs}"))
    paired = {found.id for _, found in pairs}
    lines += [(_first(s), f"+ {_line(s, text)}") for s in row.found if s.id not in paired]
    return "\n\n".join([text, *(line for _, line in sorted(lines))])


def _first(statement: Statement) -> int:
    return min(span.start for span in (*statement.source, *statement.cue, *statement.content))


def _line(statement: Statement, text: str) -> str:
    words = [" … ".join(s.of(text) for s in getattr(statement, role)) or "–" for role in ROLES]
    speaker, medium = statement.speaker, statement.medium
    by = "?"
    if speaker:
        told = (part or "–" for part in (speaker.name, speaker.role, speaker.affiliation))
        by = f"{', '.join(told)} ({speaker.via})"
    marks = [mark for mark in ("negated", "hedged") if getattr(statement, mark)]
    marks += ["nested"] if statement.parent else []
    on = [f"on {medium.kind} {medium.name!r}"] if medium else []
    return " | ".join([statement.kind, *words, by, *on, *marks]).replace("\n\n", " ¶ ")


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure statements on our own gold.")
    parser.add_argument("--show", type=int, nargs="+", help="numbers of files to show")
    parser.add_argument(
        "--only", type=int, nargs=2, metavar=("FIRST", "LAST"), help="measure these files alone"
    )
    parser.add_argument("--gold-spans", action="store_true", help="find only who speaks")
    given = parser.parse_args()
    read = read_all_with_gold_spans if given.gold_spans else read_all_with_product
    for row in read(FOLDER.parent, given.show) if given.show else []:
        print(f"## {row.gold.number:03} {row.gold.what}\n\n{show(row)}\n")
    if not given.show:
        numbers = range(given.only[0], given.only[1] + 1) if given.only else ()
        for name, value in measure(FOLDER.parent, read, numbers).items():
            if "speaker" in name or not given.gold_spans:
                print(f"{name:<24} {100 * value:6.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
