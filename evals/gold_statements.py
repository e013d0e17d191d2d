"""Gold statements, one TOML file a report: loaded into records, and checked as they load.

A file holds ``what`` (one line on what it is for), ``text``, perhaps ``outlet`` and
``published_at``, and a table ``[[statements]]`` for each statement. ``source``, ``cue``,
``content`` and the medium's ``span`` are exact words of the text; ``words@2`` are their second
occurrence, the first is meant where nothing is said. ``parent`` is the index, from 0, of the
statement inside whose content this one stands.

The countries are invented: ``gold/en/countries.toml`` has their adjectives, as a desk's
register of places would.

``python evals/gold_statements.py`` checks all files and prints what they hold; with ``--lines``
it prints the files that are not held out as JSON Lines, for training.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standfirst.records import (
    Medium,
    MediumKind,
    Place,
    Registers,
    Report,
    Span,
    Speaker,
    Statement,
    StatementKind,
    Via,
    make_id,
)
from standfirst.text import normalise

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

FOLDER = Path(__file__).resolve().parent / "gold" / "en" / "statements"
COUNTRIES = FOLDER.parent / "countries.toml"
HELD_OUT = 4  # every fourth file is never used for tuning
FARTHEST = 600  # characters between a statement's own words; more is a wrong occurrence
_FIELDS = {
    "report": {"what", "outlet", "published_at", "text", "statements"},
    "statement": {
        *("source", "cue", "content", "kind", "speaker"),
        *("medium", "negated", "hedged", "parent"),
    },
    "speaker": {"name", "role", "affiliation", "via"},
    "medium": {"kind", "name", "span"},
}
_OCCURRENCE = re.compile(r"(.*)@(\d+)", re.DOTALL)
_ROLES = ("source", "cue", "content")
_EDGE_STOPS = ".,;:!?… "
# A mark of quotation: an apostrophe within or before a word is none, nor is one behind an s.
_MARK = re.compile(r"[“”„«»‹›\"]|(?<!\w)[‘‚'](?=\w)|(?<=[^\w\s])[’'](?!\w)|(?<=[^s\W])[’'](?!\w)")


class GoldError(ValueError):
    """A gold file that cannot be right; the message names file and statement."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated report."""

    number: int
    what: str
    report: Report
    statements: tuple[Statement, ...]

    @property
    def is_held_out(self) -> bool:
        return self.number % HELD_OUT == 0


def read_all(folder: Path = FOLDER, numbers: Collection[int] = ()) -> list[Gold]:
    """Read the files of a folder, all or those of some numbers; GoldError at the first bad one."""
    return [
        read_gold(path)
        for path in sorted(folder.glob("*.toml"))
        if not numbers or int(path.stem) in numbers
    ]


def read_registers(path: Path = COUNTRIES) -> Registers:
    """Read the invented countries as places of a desk."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Registers(
        places=tuple(
            Place(make_id("g", name), name, level="country", demonyms=tuple(words))
            for name, words in table.items()
        )
    )


def read_gold(path: Path) -> Gold:
    """Read one file; its name is its number."""
    if not path.stem.isdecimal():
        raise GoldError(f"{path.name}: the name is no number; call it NNN.toml")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise GoldError(f"{path.name}: no valid TOML; {error}") from error
    _known(table, "report", path.name)
    if not table.get("what") or not table.get("text"):
        raise GoldError(f"{path.name}: what or text is missing; write both")
    text = normalise(table["text"]).text
    report = Report(
        make_id("r", "gold", path.stem),
        1,
        text,
        outlet=table.get("outlet"),
        language="en",
        published_at=table.get("published_at"),
        body=Span(0, len(text)),
    )
    found = annotate(report, table.get("statements", []), path.name)
    return Gold(int(path.stem), table["what"], report, tuple(found))


def annotate(report: Report, rows: list[dict[str, Any]], file: str) -> list[Statement]:
    """Make the statements that a file says a report holds, and check them."""
    found: list[Statement] = []
    for index, row in enumerate(rows):
        try:
            found.append(_statement(row, index, report))
        except (GoldError, KeyError, ValueError, TypeError) as error:
            raise GoldError(f"{file}: statement {index}: {error}") from error
    _check_parents(found, rows, file)
    _check_twice(found, file)
    return found


def _statement(row: dict[str, Any], index: int, report: Report) -> Statement:
    _known(row, "statement", "a field")
    text = report.text
    source, cue, content = (
        tuple(locate(text, words) for words in row.get(role, []))
        for role in ("source", "cue", "content")
    )
    if not content or (source and not cue):
        raise GoldError("content or cue is missing; name their words")
    _check_near((*source, *cue, *content))
    kind = StatementKind(row["kind"])
    allowed = kinds_of([span.of(text) for span in content])
    if kind not in allowed:
        raise GoldError(f"{kind} does not fit the marks; it is {' or '.join(sorted(allowed))}")
    parent = row.get("parent")
    return Statement(
        _id(report, index),
        report.id,
        report.revision,
        kind,
        source,
        cue,
        content,
        speaker=_speaker(row["speaker"]) if "speaker" in row else None,
        medium=_medium(row["medium"], text) if "medium" in row else None,
        negated=row.get("negated", False),
        hedged=row.get("hedged", False),
        parent=None if parent is None else _id(report, parent),
    )


def _id(report: Report, index: int) -> str:
    return make_id("s", report.id, str(index))


def _known(table: dict[str, Any], kind: str, subject: str) -> None:
    unknown = sorted(table.keys() - _FIELDS[kind])
    if unknown:
        raise GoldError(f"{subject}: a {kind} has no {', '.join(unknown)}; mend the name")


def locate(text: str, words: str) -> Span:
    """Find ``words`` or ``words@n`` in a text; they must be there, in whole words."""
    match = _OCCURRENCE.fullmatch(words)
    wanted, count = (match[1], int(match[2])) if match else (words, 1)
    if not wanted.strip() or wanted != wanted.strip() or count < 1:
        raise GoldError(f"“{words}”: empty or with space at an edge; name the words alone")
    start = -1
    for _ in range(count):
        start = text.find(wanted, start + 1)
        if start < 0:
            raise GoldError(f"“{wanted}”: not {count} times in the text; correct words or count")
    span = Span(start, start + len(wanted))
    for at in span:
        if 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
            raise GoldError(f"“{words}”: begins or ends within a word; count occurrences again")
    return span


def kinds_of(pieces: Sequence[str]) -> set[StatementKind]:
    """Return the kinds that contents may have by their marks alone; seldom more than one."""
    marks = [list(_MARK.finditer(piece)) for piece in pieces]
    if not any(marks):
        return {StatementKind.INDIRECT}
    whole = True
    for piece, found in zip(pieces, marks, strict=True):
        body = piece.rstrip(_EDGE_STOPS)
        opens = bool(found) and found[0].start() == 0
        closes = bool(found) and found[-1].end() >= len(body)
        whole &= opens or (closes and len(found) == 1)
        if opens and not closes and len(found) > 1:
            whole = False
    if not whole:
        return {StatementKind.MIXED}
    several = any(len(found) > 2 for found in marks)
    return {StatementKind.DIRECT, StatementKind.MIXED} if several else {StatementKind.DIRECT}


def _check_near(spans: tuple[Span, ...]) -> None:
    ordered = sorted(spans)
    for before, after in pairwise(ordered):
        if after.start - before.end > FARTHEST:
            raise GoldError("its words lie far apart; count occurrences again")
        if before.overlaps(after):
            raise GoldError("its words overlap; source, cue and content share no character")


def _speaker(row: dict[str, str]) -> Speaker:
    _known(row, "speaker", "a field")
    via, name, role = Via(row["via"]), row.get("name"), row.get("role")
    if via is Via.UNNAMED and name is not None:
        raise GoldError("an unnamed speaker has a name; name it by role alone")
    if via is Via.NAME and name is None:
        raise GoldError("a speaker named by name has none; give it")
    key = make_id("p", name or role or "")
    return Speaker(key, name, role, row.get("affiliation"), via)


def _medium(row: dict[str, str], text: str) -> Medium:
    _known(row, "medium", "a field")
    span = locate(text, row["span"]) if "span" in row else None
    return Medium(MediumKind(row["kind"]), row.get("name"), span)


def _check_parents(found: list[Statement], rows: list[dict[str, Any]], file: str) -> None:
    for index, (statement, row) in enumerate(zip(found, rows, strict=True)):
        parent = row.get("parent")
        if parent is None:
            continue
        if not 0 <= parent < len(found) or parent == index:
            raise GoldError(f"{file}: statement {index}: there is no statement {parent}")
        around = found[parent].content
        if not all(any(outer.covers(span) for outer in around) for span in statement.cue):
            raise GoldError(
                f"{file}: statement {index}: does not stand in the content of {parent};"
                " correct parent or spans"
            )


def _check_twice(found: list[Statement], file: str) -> None:
    seen: dict[tuple[tuple[Span, ...], ...], int] = {}
    for index, row in enumerate(found):
        first = seen.setdefault((row.cue, row.content), index)
        if first != index:
            raise GoldError(f"{file}: statement {index}: the same words as statement {first}")


def print_lines() -> None:
    """Print what a tagger of spans can learn: outermost statements, but no post as a whole."""
    for gold in read_all():
        if gold.is_held_out:
            continue
        posts = {row.id for row in gold.statements if not row.cue}
        rows = [
            {role: [list(span) for span in getattr(row, role)] for role in _ROLES}
            for row in gold.statements
            if row.cue and (row.parent is None or row.parent in posts)
        ]
        report = {"id": f"own-{gold.number:03}", "text": gold.report.text}
        print(json.dumps({"report": report, "statements": rows}, ensure_ascii=False))


def main() -> int:
    if sys.argv[1:] == ["--lines"]:
        print_lines()
        return 0
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    counts: Counter[str] = Counter()
    n_reports, n_words, failed = 0, 0, 0
    for path in sorted(folder.glob("*.toml")):
        try:
            gold = read_gold(path)
        except GoldError as error:
            print(error, file=sys.stderr)
            failed += 1
            continue
        n_reports += 1
        n_words += len(gold.report.text.split())
        counts["statements"] += len(gold.statements)
        counts["held out"] += len(gold.statements) * gold.is_held_out
        for row in gold.statements:
            counts[f"kind {row.kind}"] += 1
            counts[f"via {row.speaker.via}" if row.speaker else "via nothing"] += 1
            counts[f"medium {row.medium.kind}" if row.medium else "medium none"] += 1
            for mark in ("negated", "hedged", "parent"):
                counts[mark] += bool(getattr(row, mark))
    print(f"{n_reports} reports, {n_words} words, {failed} refused")
    for name, count in sorted(counts.items()):
        print(f"{count:6} {name}")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
