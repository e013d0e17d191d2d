"""Each case file says what it shows, then the report, then ``# output`` and one statement a line.

``STANDFIRST_UPDATE_CASES=1 pytest …`` writes the outputs anew; read the difference before use.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from standfirst.read import ReadingContext
from standfirst.read.parts import find_parts
from standfirst.read.statements import find_statements
from standfirst.records import Place, Registers, Report, Span, Speaker, Statement

CASES = Path(__file__).parents[3] / "cases" / "read" / "statements" / "en"
COUNTRIES = {
    "Velmora": ("Velmoran",),
    "Droskia": ("Droskian", "Droskian Federation"),
    "Aldmark": ("Aldmarkian",),
    "Halvern": ("Halvernian",),
    "Zoria": ("Zorian",),
}
REGISTERS = Registers(
    places=tuple(
        Place(f"g-{name.lower()}", name, level="country", demonyms=demonyms)
        for name, demonyms in COUNTRIES.items()
    )
)
RULES = ReadingContext(registers=REGISTERS, learned=False)  # what the rules alone make of it
MARK = "\n# output\n"


def read(text: str) -> list[str]:
    report = Report("r1case", 1, text, body=Span(0, len(text)))
    found = find_statements(report, find_parts(report), (), RULES)
    return [line(statement, text) for statement in found] or ["nothing"]


def line(statement: Statement, text: str) -> str:
    marks = [name for name in ("negated", "hedged") if getattr(statement, name)]
    if statement.parent:
        marks.append("nested")
    medium = statement.medium
    fields = [
        statement.kind.value,
        words(statement.source, text),
        words(statement.cue, text),
        words(statement.content, text),
        f"by {described(statement.speaker)}",
        *(
            [f"on {medium.kind.value} {medium.name!r} at {medium.span.of(text)!r}"]
            if medium
            else []
        ),
        *marks,
    ]
    return " | ".join(fields)


def words(spans: tuple[Span, ...], text: str) -> str:
    return " … ".join(span.of(text).replace("\n", "⏎") for span in spans) or "–"


def described(speaker: Speaker | None) -> str:
    if speaker is None:
        return "?"
    known = [speaker.name or "–", speaker.role or "–", speaker.affiliation or "–"]
    return f"{', '.join(known)} ({speaker.via.value})"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_case_reads_as_its_file_says(path: Path):
    head, _, expected = path.read_text("utf-8").partition(MARK)
    what, _, text = head.partition("\n")
    assert what.startswith("# what: ")
    found = read(text)
    if os.environ.get("STANDFIRST_UPDATE_CASES"):
        path.write_text(head + MARK + "\n".join(found) + "\n", "utf-8")
        return
    assert found == expected.splitlines()


def test_there_are_cases_for_every_kind_of_layout():
    assert len(list(CASES.glob("*.txt"))) >= 60
