from __future__ import annotations

import pytest

from gold_statements import FOLDER, GoldError, kinds_of, locate, read_all, read_gold, read_registers
from standfirst.records import Span, StatementKind, Via

HEAD = """what = "two speakers"
outlet = "Halvern Wire"
published_at = 2022-12-12T15:00:00+02:00
text = '''
Dolsk said the road was open. “{words}”

Verrin said nothing; he then said Dolsk told him that it rained.
'''
"""
DOLSK = """
[[statements]]
source = ["Dolsk"]
cue = ["said"]
content = ["the road was open"]
kind = "indirect"
speaker = {{ name = "Irena Dolsk", role = "Deputy Minister", via = "name" }}
{more}
"""
NESTED = """
[[statements]]
source = ["he@2"]
cue = ["said@3"]
content = ["Dolsk told him that it rained"]
kind = "indirect"
[[statements]]
source = ["Dolsk@2"]
cue = ["told"]
content = ["that it rained"]
kind = "indirect"
parent = 1
"""


@pytest.fixture
def write(tmp_path):
    def build(statements, words="Come", name="007.toml"):
        path = tmp_path / name
        path.write_text(HEAD.replace("{words}", words) + statements)
        return path

    return build


def test_a_file_becomes_a_report_and_its_statements(write):
    gold = read_gold(write(DOLSK.format(more="hedged = true") + NESTED))
    first, second, nested = gold.statements
    text = gold.report.text
    assert (gold.number, gold.is_held_out) == (7, False)
    assert text.startswith("Dolsk said")
    assert not text.endswith("\n")
    assert [s.of(text) for s in (*first.source, *first.cue, *first.content)] == [
        "Dolsk",
        "said",
        "the road was open",
    ]
    assert first.hedged
    assert not first.negated
    assert first.speaker.via is Via.NAME
    assert second.speaker is None
    assert nested.parent == second.id
    assert nested.source[0].start > second.cue[0].end


def test_every_fourth_file_is_held_out(write):
    assert read_gold(write(DOLSK.format(more=""), name="008.toml")).is_held_out


def test_a_medium_may_be_without_a_span(write):
    more = 'medium = { kind = "social", name = "Telegram" }'
    medium = read_gold(write(DOLSK.format(more=more))).statements[0].medium
    assert (medium.kind, medium.name, medium.span) == ("social", "Telegram", None)


@pytest.mark.parametrize(
    ("statements", "message"),
    [
        (DOLSK.format(more="").replace("was open", "was shut"), "not 1 times in the text"),
        (DOLSK.format(more="").replace('"Dolsk"', '"Dols"'), "within a word"),
        (DOLSK.format(more="").replace('"said"', '"said "'), "space at an edge"),
        (DOLSK.format(more="").replace('"indirect"', '"direct"'), "it is indirect"),
        (DOLSK.format(more="").replace('via = "name"', 'via = "unnamed"'), "has a name"),
        (DOLSK.format(more="").replace('name = "Irena Dolsk", ', ""), "has none"),
        (DOLSK.format(more="parent = 4"), "no statement 4"),
        (DOLSK.format(more="parent = 0"), "no statement 0"),
        (DOLSK.format(more="mood = 1"), "has no mood"),
        (DOLSK.format(more="").replace('"said"', '"the road"'), "overlap"),
        (DOLSK.format(more="").replace('["said"]', "[]"), "cue is missing"),
        (DOLSK.format(more="") + DOLSK.format(more=""), "same words as statement 0"),
        (DOLSK.format(more="") + NESTED.replace("parent = 1", "parent = 0"), "does not stand in"),
        (DOLSK.format(more="").replace("[[statements]]", "[[statement]]"), "has no statement"),
        ("[[", "no valid TOML"),
    ],
)
def test_what_cannot_be_right_is_refused_by_file(write, statements, message):
    with pytest.raises(GoldError, match=f"007.toml: .*{message}"):
        read_gold(write(statements))


def test_words_that_lie_far_apart_are_refused(write):
    far = DOLSK.format(more="").replace('"said"', '"told"')
    with pytest.raises(GoldError, match="far apart"):
        read_gold(write(far, words="Come. " * 150))


def test_an_occurrence_is_counted_from_one():
    assert locate("he and he", "he@2") == Span(7, 9)
    with pytest.raises(GoldError, match="empty"):
        locate("he", "he@0")


@pytest.mark.parametrize(
    ("pieces", "kind"),
    [
        (["the soldiers’ tents don't leak"], StatementKind.INDIRECT),
        (["“The road holds,”", "“I think.”"], StatementKind.DIRECT),
        (["‘We don’t sleep,’"], StatementKind.DIRECT),
        (["»No«"], StatementKind.DIRECT),
        (["„No“"], StatementKind.DIRECT),
        (["“We were told to wait.", "“It is winter.”"], StatementKind.DIRECT),
        (["“never closed"], StatementKind.DIRECT),
        (["that it was “over”"], StatementKind.MIXED),
        (["“nothing was left” of it"], StatementKind.MIXED),
        (["“slow” and “steady"], StatementKind.MIXED),
        (["it is shelled", "“often.”"], StatementKind.MIXED),
    ],
)
def test_marks_tell_the_kind(pieces, kind):
    assert kinds_of(pieces) == {kind}


def test_two_quotations_side_by_side_may_be_either():
    assert kinds_of(["“slow” but “steady”"]) == {StatementKind.DIRECT, StatementKind.MIXED}


def test_all_our_gold_can_be_read_and_names_countries_that_are_registered():
    everything = read_all()
    assert len(everything) >= 120
    assert sum(len(gold.statements) for gold in everything) >= 900
    assert 0.2 < sum(gold.is_held_out for gold in everything) / len(everything) < 0.3
    assert {place.name for place in read_registers().places} >= {"Velmora", "Droskia"}
    assert {path.stem for path in FOLDER.iterdir()} == {f"{g.number:03}" for g in everything}
