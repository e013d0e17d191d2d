"""The main job on the frozen example, as a user runs it: import, write, write again."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from standfirst.cli import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "day-455"
DAY = "2022-12-12"
GOLDEN = Path(__file__).parent / "day-455.txt"
QUOTED = re.compile(r"“[^”]*”")


def run(*words):
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result


def a_desk(folder):
    run("new", folder)
    for name in ("desk.toml", "people.toml", "gazetteer.toml"):
        shutil.copy(EXAMPLE / name, folder / name)
    run("import", EXAMPLE / "reports", "--desk", folder)
    return folder


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return a_desk(tmp_path_factory.mktemp("example") / "desk")


@pytest.fixture(scope="module")
def edition(desk):
    return json.loads(run("write", "--desk", desk, "--day", DAY, "--format", "json").stdout)


@pytest.fixture(scope="module")
def exported(desk):
    lines = run("export", "--format", "jsonl", "-", "--desk", desk).stdout.splitlines()
    return {row["report_id"]: row for row in map(json.loads, lines)}


def sentences_of(edition):
    yield edition["headline"]
    yield from edition["standfirst"]
    for section in edition["sections"]:
        yield section["heading"]
        yield from section["sentences"]


def test_the_edition_is_day_455_with_a_standfirst_sentence_a_section(edition):
    assert (edition["number"], edition["date"]) == (455, DAY)
    assert 5 <= len(edition["sections"]) <= 7
    assert len(edition["standfirst"]) == len(edition["sections"])


def test_every_citation_stands_in_the_exported_reports(edition, exported):
    n_citations = 0
    for sentence in sentences_of(edition):
        assert sentence["citations"]
        for citation in sentence["citations"]:
            row = exported[citation["report"]]
            assert row["full_text"][citation["start"] : citation["end"]] == citation["exact"]
            assert row["text_sha256"] == citation["text_sha256"]
            n_citations += 1
    assert n_citations > 50


def test_every_quotation_stands_word_for_word_in_a_cited_report(edition, exported):
    for sentence in sentences_of(edition):
        for quotation in QUOTED.findall(sentence["text"]):
            words = re.findall(r"\w+", quotation)
            assert any(
                " ".join(words) in " ".join(re.findall(r"\w+", exported[c["report"]]["full_text"]))
                for c in sentence["citations"]
            ), quotation


def test_no_stale_day_word_stands_outside_quotation_marks(edition):
    for sentence in sentences_of(edition):
        bare = QUOTED.sub("", sentence["text"])
        assert not re.search(r"\b(?:today|yesterday|tomorrow|tonight)\b", bare, re.IGNORECASE), bare


def test_a_superseded_toll_is_not_told(edition):
    told = " ".join(s["text"] for s in sentences_of(edition))
    assert "risen to nine" in told or "Nine people" in told
    assert not re.search(
        r"\b(?:two|four|seven) (?:people )?(?:were killed|have been killed|dead)", told
    )


def test_a_partys_claims_carry_its_name(edition, exported):
    claims = [
        sentence["text"]
        for section in edition["sections"]
        for sentence in section["sentences"]
        if exported[sentence["citations"][0]["report"]]["outlet"]
        in {"drosk-inform", "droskian-ministry-telegram"}
    ]
    assert claims
    for claim in claims:
        assert re.search(r"\b(?:said|told|reported|added|denied|called)\b", claim), claim


def test_promotion_programme_and_foreign_reports_are_left_out_with_a_reason(edition):
    reasons = " ".join(row["reason"] for row in edition["left_out"])
    assert "another language" in reasons
    assert "not news" in reasons
    assert "one origin only" in reasons


def test_a_second_desk_and_a_second_run_give_the_same_bytes(desk, edition, tmp_path):
    again = run("write", "--desk", desk, "--day", DAY, "--format", "json").stdout
    other = run("write", "--desk", a_desk(tmp_path / "b"), "--day", DAY, "--format", "json").stdout
    assert json.loads(again) == edition
    assert again == other


def test_the_edition_reads_as_when_it_was_last_read_aloud(desk):
    """A change of the writer shows here; read the new text, then STANDFIRST_UPDATE_GOLDEN=1."""
    text = run("write", "--desk", desk, "--day", DAY, "--format", "text").stdout
    if os.environ.get("STANDFIRST_UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
