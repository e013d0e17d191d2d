from __future__ import annotations

from dataclasses import replace

import pytest

import statements as runner
from gold_statements import FOLDER, Gold
from standfirst.records import (
    Medium,
    MediumKind,
    Report,
    Span,
    Speaker,
    Statement,
    StatementKind,
    Via,
)

TEXT = "Dolsk said on Telegram: “The road holds.” She told him that Verrin denied it."
DOLSK = Speaker("p1", "Irena Dolsk", "Deputy Minister", "Velmora", Via.NAME)


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def statement(number, kind, source, cue, content, **more):
    words = [tuple(span(part) for part in parts) for parts in (source, cue, content)]
    return Statement(f"s{number}", "r", 1, StatementKind(kind), *words, **more)


QUOTED = statement(
    1,
    "direct",
    ["Dolsk"],
    ["said"],
    ["“The road holds.”"],
    speaker=DOLSK,
    medium=Medium(MediumKind.SOCIAL, "Telegram", span("Telegram")),
)
TOLD = statement(
    2,
    "indirect",
    ["She"],
    ["told"],
    ["that Verrin denied it"],
    speaker=replace(DOLSK, via=Via.PRONOUN),
)
DENIED = statement(
    3,
    "indirect",
    ["Verrin"],
    ["denied"],
    ["it"],
    speaker=Speaker("p2", "Verrin"),
    negated=True,
    parent="s2",
)
GOLD = (QUOTED, TOLD, DENIED)


def scored(*found, gold=GOLD):
    report = Report("r", 1, TEXT, body=Span(0, len(TEXT)))
    return runner.Scored(Gold(1, "one", report, gold), tuple(found))


def figures(*found, gold=GOLD):
    return runner.score([scored(*found, gold=gold)])


def test_the_gold_itself_scores_one_in_everything():
    assert set(figures(*GOLD).values()) == {1.0}


def test_nothing_found_scores_nothing_for_spans():
    empty = figures()
    assert [empty[name] for name in ("exact_f1", "overlap_f1", "source_f1", "quotes_found")] == [
        0
    ] * 4


def test_a_cut_content_still_overlaps():
    cut = replace(TOLD, content=(span("Verrin denied it"),))
    given = figures(QUOTED, cut, DENIED)
    assert given["exact_f1"] == pytest.approx(2 / 3)
    assert given["overlap_f1"] == 1
    assert given["content_f1"] == pytest.approx(2 / 3)


def test_kinds_are_scored_apart():
    given = figures(QUOTED)
    assert given["exact_direct_f1"] == 1
    assert given["exact_indirect_f1"] == 0
    assert given["exact_mixed_f1"] == 1  # nothing to find, nothing found


def test_a_second_statement_of_the_same_words_is_false():
    twice = figures(QUOTED, replace(QUOTED, id="s9"), TOLD, DENIED)
    assert twice["exact_f1"] == pytest.approx(2 * 3 / 7)


def test_pairs_are_as_many_as_can_be_not_as_alike_as_can_be():
    gold = (replace(TOLD, id="a"), replace(TOLD, id="b", content=(span("that Verrin"),)))
    near = replace(TOLD, content=(span("that Verrin denied"),))  # fits both
    pairs = runner.match(scored(near, replace(gold[0], id="c"), gold=gold), runner.is_near)
    assert {(g.id, f.id) for g, f in pairs} == {("a", "c"), ("b", "s2")}


def test_a_quotation_with_another_source_is_found_but_not_sourced():
    given = figures(replace(QUOTED, source=(span("She"),)))
    assert (given["quotes_found"], given["quotes_sourced"]) == (1, 0)


def test_a_speaker_is_right_whatever_capitals_and_articles_its_name_has():
    given = figures(replace(QUOTED, speaker=replace(DOLSK, name="the irena dolsk")), TOLD, DENIED)
    assert given["speakers"] == 1


def test_a_guessed_speaker_is_wrong_where_gold_tells_none():
    gold = (replace(TOLD, speaker=None),)
    assert figures(TOLD, gold=gold)["speakers_none"] == 0
    unnamed = replace(TOLD, speaker=Speaker("p", None, "woman", None, Via.UNNAMED))
    assert figures(unnamed, gold=gold)["speakers_none"] == 1


def test_a_wrong_source_does_not_hide_its_wrong_speaker():
    wrong = replace(TOLD, source=(span("Verrin"),), speaker=Speaker("p2", "Verrin"))
    given = figures(QUOTED, wrong, DENIED)
    assert given["speakers_pronoun"] == 0
    assert given["speakers"] == pytest.approx(2 / 3)


def test_marks_and_media_need_both_precision_and_recall():
    missed = figures(replace(QUOTED, medium=None), replace(TOLD, negated=True), DENIED)
    assert missed["medium_f1"] == 0
    assert missed["negated_f1"] == pytest.approx(2 / 3)


def test_a_parent_is_compared_through_its_pair():
    assert figures(QUOTED, replace(TOLD, id="x"), replace(DENIED, parent="x"))["parent_f1"] == 1
    assert figures(QUOTED, TOLD, replace(DENIED, parent="s1"))["parent_f1"] == 0


def test_what_is_shown_sets_gold_beside_prediction():
    shown = runner.show(scored(QUOTED, replace(TOLD, source=(span("him"),))))
    assert "= direct | Dolsk | said | “The road holds.”" in shown
    assert "- indirect | She | told" in shown
    assert "+ indirect | him | told" in shown
    assert "- indirect | Verrin | denied" in shown


def test_measuring_reads_through_the_product_and_keeps_held_out_files_apart(tmp_path):
    folder = tmp_path / "statements"
    folder.mkdir()
    for name in ("001.toml", "004.toml"):
        (folder / name).write_text((FOLDER / name).read_text())
    (tmp_path / "countries.toml").write_text((FOLDER.parent / "countries.toml").read_text())
    given = runner.measure(tmp_path)
    assert len(given) == 46
    assert {f"held_{name}" for name in given if not name.startswith("held_")} < given.keys()
    assert all(0 <= value <= 1 for value in given.values())
    assert given["overlap_f1"] > 0.5


def test_files_can_be_measured_alone(tmp_path):
    asked = []

    def read(gold_dir, numbers=()):
        asked.append((gold_dir, list(numbers)))
        gold = scored(*GOLD)
        return [gold, replace(gold, gold=replace(gold.gold, number=4))]

    given = runner.measure(tmp_path, read, range(1, 5))
    assert asked == [(tmp_path, [1, 2, 3, 4])]
    assert given["speakers"] == given["held_speakers"] == 1
