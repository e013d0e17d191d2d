from __future__ import annotations

from itertools import permutations

from standfirst.group.clusters import LARGE_LEAST, join_alike


def test_alike_reports_join_and_others_stay_alone():
    assert join_alike(4, {(0, 2): 0.5, (1, 3): 0.05}, threshold=0.1) == [[0, 2], [1], [3]]


def test_a_chain_of_neighbours_is_no_story():
    chain = {(i, i + 1): 0.15 for i in range(9)}
    assert max(len(cluster) for cluster in join_alike(10, chain, threshold=0.1)) == 2


def test_the_most_alike_join_first():
    pairs = {(0, 1): 0.12, (1, 2): 0.5}
    assert join_alike(3, pairs, threshold=0.1) == [[0], [1, 2]]


def test_the_order_of_the_pairs_does_not_matter():
    pairs = [((0, 1), 0.3), ((1, 2), 0.3), ((2, 3), 0.3), ((0, 3), 0.3)]
    found = {str(join_alike(4, dict(order), threshold=0.1)) for order in permutations(pairs)}
    assert len(found) == 1


def test_pairs_set_apart_never_stand_together_even_through_a_third():
    pairs = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.7}
    assert join_alike(3, pairs, threshold=0.1, apart=[(1, 2)]) == [[0, 1], [2]]


def test_a_story_may_outgrow_its_share_of_the_day_only_when_it_is_truly_one():
    n = LARGE_LEAST + 10
    every = [(i, j) for i in range(n) for j in range(i + 1, n)]
    weak = join_alike(n, dict.fromkeys(every, 0.11), threshold=0.1)
    strong = join_alike(n, dict.fromkeys(every, 0.4), threshold=0.1)
    assert max(map(len, weak)) <= LARGE_LEAST
    assert strong == [list(range(n))]


def test_no_report_gives_no_cluster():
    assert join_alike(0, {}) == []
