from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from standfirst.group.features import Signature
from standfirst.group.joining import Joiner

AT = datetime(2022, 12, 12, tzinfo=UTC)
FIRE = "fire depot trams Karsk morning firemen smoke roof"
TALKS = "grain talks Geneva mediator page silo export lapse"


def signed(name: str, text: str, day: int = 0) -> Signature:
    terms = {f"word:{word.lower()}": 1.0 for word in text.split()}
    names = {f"word:{word.lower()}": 1.0 for word in text.split() if word[0].isupper()}
    return Signature(name, "en", AT + timedelta(days=day), terms, names=names, reports=(name,))


def stories(joiner: Joiner) -> set[frozenset[str]]:
    return {
        frozenset(joiner.signatures[number].report for number in story) for story in joiner.clusters
    }


DAY_ONE = [signed("a", FIRE), signed("b", TALKS), signed("c", FIRE + " night")]
DAY_TWO = [signed("d", TALKS + " Sunday", 1), signed("e", FIRE.replace("roof", "inquiry"), 1)]


def test_reports_join_the_stories_of_days_before():
    first = Joiner(DAY_ONE)
    assert stories(first) == {frozenset("ac"), frozenset("b")}
    second = Joiner([*DAY_ONE, *DAY_TWO], near=first.compared.near())
    assert stories(second) == {frozenset("ace"), frozenset("bd")}
    assert second.compared.near()[:3] == first.compared.near()


def test_texts_of_earlier_days_are_compared_with_the_new_ones_alone():
    joiner = Joiner([*DAY_ONE, *DAY_TWO], near=[[], [], []])
    assert joiner.compared.near()[2] == ()  # as it was told
    assert 0 in joiner.compared.near()[4]


def test_judgements_hold_across_days():
    near = Joiner(DAY_ONE).compared.near()
    joiner = Joiner([*DAY_ONE, *DAY_TWO], near=near, apart=[("a", "e")], together=[("b", "e")])
    assert stories(joiner) == {frozenset("ac"), frozenset("bde")}


def test_a_judgement_reaches_a_report_that_shares_nothing():
    choir = signed("x", "choir song hall", 1)
    joiner = Joiner([*DAY_ONE, choir], near=Joiner(DAY_ONE).compared.near(), together=[("b", "x")])
    assert frozenset("bx") in stories(joiner)


def test_a_reprint_stands_with_its_text_unless_an_editor_parts_them():
    texts = [*DAY_ONE, signed("f", "", 1)]
    assert frozenset("bf") in stories(Joiner(texts, near=[[], [], []], links=[(1, 3)]))
    parted = Joiner(texts, near=[[], [], []], links=[(1, 3)], apart=[("f", "b")])
    assert frozenset("bf") not in stories(parted)


def test_copies_are_counted_as_reports():
    one = replace(signed("a", FIRE), reports=("a", "a2", "a3"))
    assert (one.copies, signed("b", FIRE).copies) == (3, 1)
