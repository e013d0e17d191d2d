from __future__ import annotations

from itertools import permutations

from standfirst.group.clusters import LARGE_LEAST, join_alike
from standfirst.group.weighing import Pair

SAME = Pair(0.5, 0.5, 0.0)  # likelier than not
WEAK = Pair(0.25, 0.25, 0.0)  # just so
HALF = Pair(0.16, 0.16, 0.0)
NONE = Pair(0.01, 0.01, 0.0)


def test_alike_reports_join_and_others_stay_alone():
    assert join_alike(4, {(0, 2): SAME, (1, 3): NONE}) == [[0, 2], [1], [3]]


def test_a_chain_of_neighbours_is_no_story():
    chain = {(i, i + 1): WEAK for i in range(9)}
    assert max(len(cluster) for cluster in join_alike(10, chain)) == 2


def test_the_most_alike_join_first():
    pairs = {(0, 1): WEAK, (1, 2): SAME, (0, 2): NONE}
    assert join_alike(3, pairs, apart=[(0, 2)]) == [[0], [1, 2]]


def test_the_order_of_the_pairs_does_not_matter():
    pairs = [((0, 1), SAME), ((1, 2), SAME), ((2, 3), SAME), ((0, 3), SAME)]
    assert len({str(join_alike(4, dict(order))) for order in permutations(pairs)}) == 1


def test_pairs_set_apart_never_stand_together_even_through_a_third():
    pairs = {(0, 1): Pair(0.9, 0.9, 1), (0, 2): SAME, (1, 2): SAME}
    assert join_alike(3, pairs, apart=[(1, 2)]) == [[0, 1], [2]]


def test_pairs_set_together_stand_together_however_unlike():
    assert join_alike(3, {(0, 1): SAME}, together=[(0, 2)]) == [[0, 1, 2]]


def test_of_contradicting_judgements_the_one_given_first_holds():
    together = [(1, 2), (0, 1)]
    assert join_alike(3, {}, apart=[(0, 2)], together=together) == [[0], [1, 2]]
    assert join_alike(3, {}, apart=[(0, 2)], together=together[::-1]) == [[0, 1], [2]]


def test_a_report_half_way_alike_to_one_story_alone_is_taken_in():
    story = {(0, 1): SAME, (0, 2): SAME, (1, 2): SAME}
    late = {(i, 3): HALF for i in range(3)}
    assert join_alike(4, story | late) == [[0, 1, 2, 3]]


def test_a_report_half_way_alike_to_two_stories_stays_alone():
    stories = {(0, 1): SAME, (2, 3): SAME}
    late = {(i, 4): HALF for i in range(4)}
    assert join_alike(5, stories | late) == [[0, 1], [2, 3], [4]]


def test_copies_count_as_so_many_reports():
    pairs = {(0, 1): SAME, (0, 2): SAME, (1, 2): NONE}
    assert join_alike(3, pairs) == [[0, 1, 2]]  # 2 is taken in, being small
    assert join_alike(3, pairs, sizes=[1, 9, 9]) == [[0, 1], [2]]


def test_a_story_may_outgrow_its_share_of_the_day_only_when_it_is_truly_one():
    n = LARGE_LEAST + 10
    every = [(i, j) for i in range(n) for j in range(i + 1, n)]
    weak = join_alike(n, dict.fromkeys(every, WEAK))
    strong = join_alike(n, dict.fromkeys(every, SAME))
    assert max(map(len, weak)) <= LARGE_LEAST
    assert strong == [list(range(n))]


def test_no_report_gives_no_cluster():
    assert join_alike(0, {}) == []
