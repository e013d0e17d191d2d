from __future__ import annotations

from standfirst.group.features import Signature
from standfirst.group.latecomers import take_in_latecomers


def signed(*words: str) -> Signature:
    return Signature("-".join(words), "en", None, {f"word:{word}": 1.0 for word in words})


DEPOT = [signed("tram", "depot", "rubble", f"d{n}", f"e{n}") for n in range(4)]
VISIT = [signed("ashby", "train", "radar", f"v{n}", f"u{n}") for n in range(4)]


def test_a_few_words_at_home_in_one_story_are_taken_in():
    late = signed("depot", "tram", "so")
    clusters = [[0, 1, 2, 3], [4, 5, 6, 7], [8]]
    assert take_in_latecomers(clusters, [*DEPOT, *VISIT, late]) == [[0, 1, 2, 3, 8], [4, 5, 6, 7]]


def test_a_report_between_two_stories_stays_alone():
    late = signed("depot", "tram", "ashby", "train")
    clusters = [[0, 1, 2, 3], [4, 5, 6, 7], [8]]
    assert take_in_latecomers(clusters, [*DEPOT, *VISIT, late]) == clusters


def test_a_report_of_other_words_stays_alone():
    clusters = [[0, 1, 2, 3], [4]]
    assert take_in_latecomers(clusters, [*DEPOT, signed("rowers", "cup", "quay")]) == clusters


def test_a_pair_takes_nobody_in():
    clusters = [[0, 1], [2]]
    assert take_in_latecomers(clusters, [*DEPOT[:2], signed("tram", "depot")]) == clusters
