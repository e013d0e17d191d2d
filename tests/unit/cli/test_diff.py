from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from fakes import run_command
from standfirst.run.desks import new_desk

if TYPE_CHECKING:
    from pathlib import Path

NINE = "Nine people died in Karsk on Monday, officials said. The fire was put out at noon.\n\nUpdated {}"
ELEVEN = "Eleven people died in Karsk on Monday, officials said. The fire was put out at noon, and a search goes on.\n\nUpdated 1 h ago"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    new_desk(folder, epoch=date(2021, 9, 14))
    return folder


def take_in(desk: Path, text: str, **fields: object) -> dict[str, int]:
    file = desk.parent / "in.jsonl"
    row = {"id": "w1", "outlet": "Wire", "headline": "Fire in Karsk", "text": text, **fields}
    file.write_text(json.dumps(row), encoding="utf-8")
    result = run_command("import", file, "--desk", desk, "--json")
    return json.loads(result.stdout)


def test_changes_are_shown_by_word_and_trivial_ones_make_no_revision(desk: Path):
    take_in(desk, NINE.format("3 min ago"))
    assert take_in(desk, NINE.format("20 min ago"))["unchanged"] == 1
    assert take_in(desk, ELEVEN, updated_at="2022-12-12T18:00:00+02:00")["revised"] == 1
    shown = run_command("diff", "w1", "--desk", desk).stdout
    assert "~ [-Nine-] {+Eleven+} people died" in shown.replace("-]{+", "-] {+")
    assert "~ The fire was put out at noon{+, and a search goes on+}." in shown
    assert "+ revision 2, updated 2022-12-12 16:00 UTC" in shown


def test_standfirst_of_another_feed_makes_no_revision_and_a_changed_one_does(desk: Path):
    take_in(desk, ELEVEN, standfirst="A fire at the market.")
    other = desk.parent / "other.jsonl"
    row = {"id": "w1", "outlet": "Wire", "headline": "Fire in Karsk", "text": ELEVEN}
    other.write_text(json.dumps(row | {"standfirst": "It burned."}), encoding="utf-8")
    again = json.loads(run_command("import", other, "--desk", desk, "--json").stdout)
    assert again["unchanged"] == 1
    assert take_in(desk, ELEVEN, standfirst="A fire at the old market.")["revised"] == 1


def test_json_gives_spans_that_fit_both_texts(desk: Path):
    take_in(desk, NINE.format("3 min ago"))
    take_in(desk, ELEVEN)
    found = json.loads(run_command("diff", "w1", "1..2", "--desk", desk, "--json").stdout)
    assert (found["old"]["revision"], found["new"]["revision"]) == (1, 2)
    assert found["trivial"] is False
    change = found["changes"][0]
    assert (change["kind"], change["words"][0]["old"]["text"]) == ("changed", "Nine")
    assert change["old"]["start"] == len("Fire in Karsk\n\n")


def test_teaser_after_the_whole_text_is_no_revision(desk: Path):
    take_in(desk, ELEVEN)
    assert take_in(desk, "A fire.", is_partial=True)["unchanged"] == 1


def test_whole_text_after_a_teaser_is_one(desk: Path):
    take_in(desk, "A fire.", is_partial=True)
    assert take_in(desk, ELEVEN)["revised"] == 1
    assert "revision 1" in run_command("diff", "w1", "--desk", desk).stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("w9",), "no such report"),
        (("w1",), "has one revision"),
        (("w1", "1..5"), "no revision 5; there are 1"),
        (("w1", "x"), "write two of them as 1..3"),
        (("w1", "1..2..3"), "write two of them as 1..3"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_line(
    desk: Path, arguments: tuple[str, ...], words: str
):
    take_in(desk, NINE.format("now"))
    result = run_command("diff", *arguments, "--desk", desk)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
