import dataclasses

import pytest

from standfirst.errors import NotFoundError, UsageError
from standfirst.records import BORDERS_NOTE, Border, Drop, Span
from standfirst.run.explain import explain
from standfirst.run.explain_pairs import explain_pair
from standfirst.run.grouping import group_stories
from standfirst.run.judging import DIFFERENT, judge_stories
from standfirst.run.reading import read_reports
from standfirst.run.writing import write_day

from .conftest import NOON


@pytest.fixture
def written(desk, archive, a_day):
    archive.add(a_day, drops=[Drop("b.txt", "empty", "no text"), Drop("a.txt", "empty")])
    return write_day(desk, archive)


def check_words(archive, explanation):
    """Every quoted piece must be the words of the stored report."""
    for quoted in explanation.words:
        text = archive.report(quoted.report, quoted.revision).text
        assert text[quoted.span.start : quoted.span.end] == quoted.words
    for part in explanation.parts:
        check_words(archive, part)


def test_report_is_explained_down_to_the_words_of_its_statements(archive, written, a_day):
    found = explain(archive, "grid-1")
    facts = dict(found.facts)
    assert (found.kind, found.id) == ("report", a_day[0].id)
    assert facts["revision"] == "1 of 1"
    assert facts["story"] == archive.story(a_day[0].id).id
    assert found == explain(archive, a_day[0].id)
    statement = next(part for part in found.parts if part.kind == "statement")
    assert {"source", "cue", "content"} <= {quoted.label for quoted in statement.words}
    check_words(archive, found)
    alone = explain(archive, statement.id)
    assert alone == statement
    assert dict(alone.facts)["speaker"].startswith("Irena Dolsk, Deputy Defence Minister")


def test_story_is_explained_by_origins_and_evidence(archive, written, a_day):
    story = archive.story(a_day[0].id)
    found = explain(archive, story.id)
    assert found.kind == "story"
    assert dict(found.facts)["reports"] == str(len(story.reports))
    assert sum(part.kind == "origin" for part in found.parts) == len(story.origins)
    joined = [part for part in found.parts if part.kind == "joined because"]
    own = {archive.report(one).key for one in story.reports}
    assert len(own) > 1
    assert {dict(part.facts)["report"] for part in joined} == own
    assert {"together", "likeness"} <= {part.id for part in joined}
    check_words(archive, found)


def test_sentence_is_explained_by_citations_and_edits(archive, written):
    sentence = written.sections[0].sentences[0]
    found = explain(archive, "2022-12-12:1.1")
    facts = dict(found.facts)
    assert facts["text"] == sentence.text
    assert [quoted.words for quoted in found.words] == [one.exact for one in sentence.citations]
    assert sum(name.startswith("edit ") for name in facts) == len(sentence.edits)
    check_words(archive, found)


def test_edition_lists_every_sentence_by_its_address(archive, written):
    found = explain(archive, "2022-12-12")
    addresses = [part.id for part in found.parts if part.kind == "sentence"]
    assert addresses[0] == "2022-12-12:h"
    assert "2022-12-12:1" in addresses
    for address in addresses:
        assert explain(archive, address) == next(one for one in found.parts if one.id == address)
    n_left_out = sum(part.kind == "left out" for part in found.parts)
    assert n_left_out == len(written.left_out)


def test_drops_are_explained_by_name_and_by_reason(archive, written):
    assert [part.id for part in explain(archive, "empty").parts] == ["a.txt", "b.txt"]
    (drop,) = explain(archive, "b.txt").parts
    assert dict(drop.facts) == {"reason": "empty", "detail": "no text"}


@pytest.mark.parametrize(
    "key",
    [
        "nothing",
        "2022-12-11",
        "2022-13-45",
        "2022-12-12:9.1",
        "2022-12-12:1.0",
        "2022-12-12:s0",
        "2022-12-12:0",
        "2022-12-12:s99",
        "2022-12-12:",
        "",
    ],
)
def test_what_is_not_there_is_told_in_one_line(archive, written, key):
    with pytest.raises(NotFoundError) as told:
        explain(archive, key)
    assert "\n" not in str(told.value)
    assert "{" not in str(told.value)


def test_country_of_a_place_comes_with_the_note_and_the_desk_s_word(desk, archive, a_day):
    text = "Rain fell in Sukhumi all day."
    report = dataclasses.replace(a_day[0], text=text, headline=None, body=Span(0, len(text)))
    archive.add([report])
    registers = dataclasses.replace(desk.registers, borders=(Border("Abkhazia", "XV"),))
    read_reports(dataclasses.replace(desk, registers=registers), archive)
    found = explain(archive, report.id)
    assert dict(found.facts)["borders"] == BORDERS_NOTE
    (label,) = [quoted.label for quoted in found.words if quoted.label.startswith("place: ")]
    assert ", XV (spot; " in label
    assert "its country as the desk's [borders] have it" in label
    own = explain(archive, report.id, borders_note="As we see it.")
    assert dict(own.facts)["borders"] == "As we see it."


def test_report_that_names_no_country_needs_no_note(desk, archive, a_day):
    report = dataclasses.replace(
        a_day[0], text="It rained all day.", headline=None, body=Span(0, 18)
    )
    archive.add([report])
    read_reports(desk, archive)
    assert "borders" not in dict(explain(archive, report.id).facts)


def test_two_reports_are_explained_feature_by_feature(desk, archive, written, a_day):
    found = explain_pair(desk, archive, "grid-1", a_day[1].id)
    facts = dict(found.facts)
    same = archive.story(a_day[0].id).id == archive.story(a_day[1].id).id
    assert facts["stand"] == ("in one story" if same else "in two stories")
    rows = {part.id: dict(part.facts) for part in found.parts}
    assert {"together", "likeness", "deeds", "names"} <= rows.keys()
    assert rows["likeness"]["words"]
    adds = [float(row["adds"]) for row in rows.values() if "adds" in row]
    assert sum(adds) == pytest.approx(float(facts["log odds"]), abs=0.05)


def test_an_editors_word_on_two_reports_is_told(desk, archive, written, a_day):
    judge_stories(archive, DIFFERENT, ["grid-1", a_day[1].id], who="mira", now=lambda: NOON)
    found = explain_pair(desk, archive, "grid-1", a_day[1].id)
    judged = next(part for part in found.parts if part.kind == "judged")
    assert (judged.id, dict(judged.facts)["by"]) == ("different", "mira")
    group_stories(desk, archive)
    again = explain_pair(desk, archive, a_day[1].id, "grid-1")
    assert dict(again.facts)["stand"] == "in two stories"


def test_one_report_is_no_pair(desk, archive, written):
    with pytest.raises(UsageError, match="are one report"):
        explain_pair(desk, archive, "grid-1", "grid-1")
