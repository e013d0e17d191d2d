from __future__ import annotations

from standfirst.text import containment, longest_common_run, shingles

LONG = "the enemy shelled the town of Karsk at dawn on Monday".split()
PART = "shelled the town of Karsk".split()


def test_equal_runs_of_words_make_equal_shingles():
    assert shingles(LONG, 3) == shingles(list(LONG), 3)
    assert len(shingles(LONG, 3)) == len(LONG) - 2
    assert shingles(PART, 3) < shingles(LONG, 3)


def test_few_words_make_one_shingle_and_none_make_none():
    assert len(shingles(["Karsk"], 3)) == 1
    assert shingles([], 3) == frozenset()


def test_shingles_are_the_same_in_every_process():
    assert shingles(["Karsk", "holds"], 2) == {981353916751317761}


def test_containment_is_the_share_of_the_smaller():
    assert containment(shingles(PART, 3), shingles(LONG, 3)) == 1.0
    assert containment(shingles(LONG, 3), shingles(["no"], 3)) == 0.0
    assert containment(frozenset(), shingles(LONG, 3)) == 0.0


def test_longest_common_run_counts_words_that_follow_each_other():
    other = "he said shelled the town of Brenova , shelled the town of Karsk at noon".split()
    assert longest_common_run(LONG, other) == 6
    assert longest_common_run(other, LONG) == 6
    assert longest_common_run(LONG, []) == 0
    assert longest_common_run(["a"], ["b"]) == 0
