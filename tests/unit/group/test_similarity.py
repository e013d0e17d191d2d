from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from standfirst.group.features import Signature
from standfirst.group.similarity import MOST_REPORTS, score_pairs, time_weight

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)


def signed(*words: str, language: str = "en", at: datetime | None = NOON) -> Signature:
    terms = {word if ":" in word else f"word:{word}": 1.0 for word in words}
    return Signature("-".join(words), language, at, terms)


def test_the_same_words_score_highest_and_no_common_word_is_no_pair():
    pairs = score_pairs([signed("tram", "depot"), signed("tram", "depot"), signed("rowers", "cup")])
    assert pairs == {(0, 1): pytest.approx(1.0)}


def test_a_rare_word_binds_more_than_a_common_one():
    crowd = [signed("velmora", f"w{n}", f"v{n}") for n in range(60)]
    common = signed("velmora", "tram")
    rare = signed("velmora", "depot")
    twin = signed("depot", "other")
    pairs = score_pairs([common, rare, twin, *crowd])
    assert pairs[1, 2] > 2 * pairs.get((0, 1), 0.0)


def test_a_word_of_nearly_all_reports_binds_nobody():
    crowd = [signed("velmora", f"w{n}") for n in range(MOST_REPORTS + 10)]
    assert score_pairs(crowd) == {}


def test_a_score_never_exceeds_one():
    pairs = score_pairs([signed("tram"), signed("tram")])
    assert 0 < pairs[0, 1] <= 1


def test_languages_meet_in_two_names_or_figures_and_not_in_one():
    english = signed("tram", "place:karsk", "person:edmund ashby")
    both = signed("трамвай", "place:karsk", "person:edmund ashby", language="uk")
    one = signed("депо", "place:karsk", "figure:77", language="uk")
    pairs = score_pairs([english, both, one])
    assert (0, 1) in pairs
    assert (0, 2) not in pairs


def test_an_unknown_language_counts_as_the_main_one():
    unknown = Signature("x", None, NOON, {"word:tram": 1.0, "word:depot": 1.0})
    assert (0, 1) in score_pairs([signed("tram", "depot"), unknown])


def test_an_unknown_time_neither_helps_nor_hurts():
    far = NOON + timedelta(days=700)
    assert time_weight(NOON, None) == time_weight(None, None) == time_weight(NOON, NOON) == 1
    assert time_weight(NOON, far) == time_weight(far, NOON) == 0.75
    assert 0.75 < time_weight(NOON, NOON + timedelta(days=30)) < 1
