from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from standfirst.group.features import Signature
from standfirst.group.joining import Joiner, hand_on
from standfirst.group.rarity import Rarity

AT = datetime(2022, 12, 12, tzinfo=UTC)
FIRE = "fire depot trams Karsk morning firemen smoke roof"
TALKS = "grain talks Geneva mediator page silo export lapse"


def signed(name: str, text: str, day: int = 0) -> Signature:
    terms = {f"word:{word.lower()}": 1.0 for word in text.split()}
    names = {f"word:{word.lower()}": 1.0 for word in text.split() if word[0].isupper()}
    return Signature(name, "en", AT + timedelta(days=day), terms, names=names, reports=(name,))


def rarity() -> Rarity:
    found = Rarity()
    for n in range(60):
        found.count({f"word:filler{n}"})
    return found


def stories(joiner: Joiner) -> set[frozenset[str]]:
    return {
        frozenset(joiner.signatures[number].report for number in story)
        for story in joiner.stories
        if story
    }


DAY_ONE = [signed("a", FIRE), signed("b", TALKS), signed("c", FIRE + " night")]
DAY_TWO = [signed("d", TALKS + " Sunday", 1), signed("e", FIRE.replace("roof", "inquiry"), 1)]


def test_reports_join_the_stories_of_days_before():
    joiner = Joiner(rarity=rarity())
    joiner.take(DAY_ONE)
    assert stories(joiner) == {frozenset("ac"), frozenset("b")}
    before = joiner.story_of[:]
    joiner.take(DAY_TWO)
    assert stories(joiner) == {frozenset("ace"), frozenset("bd")}
    assert joiner.story_of[:3] == before


def test_what_left_the_window_stays_in_its_story_and_is_compared_no_more():
    joiner = Joiner(rarity=rarity(), live=2)
    joiner.take(DAY_ONE)
    joiner.take(DAY_TWO)
    assert len(joiner.weighed) == len(joiner.compared) == 2
    assert set(joiner.weighed) == {3, 4}
    assert sorted(n for story in joiner.stories for n in story) == [0, 1, 2, 3, 4]
    assert set(joiner.compared.among(range(5))) <= {(3, 4)}


def test_judgements_hold_across_days():
    joiner = Joiner(rarity=rarity(), apart=[("a", "e")], together=[("b", "e")])
    joiner.take(DAY_ONE)
    joiner.take(DAY_TWO)
    assert stories(joiner) == {frozenset("ac"), frozenset("bde")}


def test_a_judgement_reaches_a_report_that_nothing_else_touches():
    joiner = Joiner(rarity=rarity(), together=[("b", "x")])
    joiner.take(DAY_ONE)
    joiner.take([signed("x", "choir song hall", 1)])
    assert frozenset("bx") in stories(joiner)


def test_terms_are_let_go_once_compared():
    joiner = Joiner(rarity=rarity())
    joiner.take(DAY_ONE)
    assert all(not one.terms and not one.names for one in joiner.signatures)


def test_a_name_goes_to_the_one_that_shares_most_and_only_once():
    assert hand_on({(7, 0): 2, (7, 1): 3, (8, 1): 3, (8, 0): 1}) == {1: 7, 0: 8}


def test_copies_are_counted_as_reports():
    one = replace(signed("a", FIRE), reports=("a", "a2", "a3"))
    assert (one.copies, signed("b", FIRE).copies) == (3, 1)
