"""The model edition's statements come out exactly, by general rules."""

import json
from pathlib import Path

import pytest

from standfirst.read import read_report
from standfirst.records import Report, Span

REFERENCE = Path(__file__).parents[4].parent / "shared" / "reference"


@pytest.fixture
def reference():
    path = REFERENCE / "day-455.txt"
    if not path.exists():
        pytest.skip(f"{path}: the model edition is not here")
    return path.read_text(encoding="utf-8"), json.loads(
        (REFERENCE / "day-455.gold.json").read_text(encoding="utf-8")
    )


def _row(statement):
    speaker, medium = statement.speaker, statement.medium
    return {
        "kind": statement.kind.value,
        "source": [list(span) for span in statement.source],
        "cue": [list(span) for span in statement.cue],
        "content": [list(span) for span in statement.content],
        "speaker": speaker
        and {
            "name": speaker.name,
            "role": speaker.role,
            "affiliation": speaker.affiliation,
            "via": speaker.via.value,
        },
        "medium": medium
        and {
            "kind": medium.kind.value,
            "name": medium.name,
            "span": medium.span and list(medium.span),
        },
        "negated": statement.negated,
        "hedged": statement.hedged,
    }


def test_every_statement_of_the_model_edition_is_read_and_no_other(reference):
    text, gold = reference
    found = read_report(Report("r1", 1, text, body=Span(0, len(text)))).statements
    assert [_row(statement) for statement in found] == gold["statements"]
