from __future__ import annotations

import random
from itertools import permutations, product

import numpy as np
import pytest

from standfirst.group import clusters
from standfirst.group.clusters import HALF_WAY, LARGE_LEAST, MOST_COMPARED, THRESHOLD
from standfirst.group.compared import Compared
from standfirst.group.weighing import Pair, log_odds

SAME = Pair(0.5, 0.5, 0.0)  # likelier than not
WEAK = Pair(0.25, 0.25, 0.0)  # just so
HALF = Pair(0.16, 0.16, 0.0)
NONE = Pair(0.01, 0.01, 0.0)


def join_alike(n, pairs, **judged):
    ordered = sorted((j, i) for i, j in pairs)
    rows = [pairs[i, j] for j, i in ordered]
    ends = np.array(ordered, np.int64).reshape(-1, 2)
    compared = Compared(n, ends[:, 0], ends[:, 1], np.array(rows).reshape(-1, 3))
    return clusters.join_alike(compared, **judged)


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


def link_plainly(n, pairs, sizes):
    """The same by its definition: of all clusters the two likeliest, again and again."""
    found = [[i] for i in range(n)]

    def odds(a, b):
        shared = [
            (sizes[i] * sizes[j], pairs.get((min(i, j), max(i, j)))) for i, j in product(a, b)
        ]
        shared = [(weight, pair) for weight, pair in shared if pair]
        weight = sum(weight for weight, _ in shared)
        if not weight:
            return float("-inf")
        small, great = sorted(sum(sizes[i] for i in one) for one in (a, b))
        every = max(small * min(great, MOST_COMPARED), weight)
        likeness, deeds, rest = (sum(w * pair[k] for w, pair in shared) for k in range(3))
        return log_odds(likeness / every, deeds / every, rest / weight)

    while len(found) > 1:
        ranked = [(-odds(a, b), a[0], b[0]) for x, a in enumerate(found) for b in found[x + 1 :]]
        best = min(ranked)
        if -best[0] < THRESHOLD:
            break
        b = next(one for one in found if one[0] == best[2])
        found.remove(b)
        next(one for one in found if one[0] == best[1]).extend(b)
    return sorted(sorted(one) for one in found)


@pytest.mark.parametrize("seed", range(12))
def test_clusters_are_those_of_average_link_by_its_definition(seed, monkeypatch):
    monkeypatch.setattr(clusters, "MOST_SMALL", 0)  # nothing is taken in behind it
    chance = random.Random(seed)
    n = 14
    sizes = [chance.choice((1, 1, 1, 2, 3)) for _ in range(n)]
    pairs = {
        (i, j): Pair(chance.random() ** 2, chance.random() ** 2, chance.uniform(-1, 1))
        for i in range(n)
        for j in range(i + 1, n)
        if chance.random() < 0.4
    }
    found = join_alike(n, pairs, sizes=sizes)
    assert found == link_plainly(n, pairs, sizes)
    assert 1 < len(found) < n


def test_what_is_just_half_way_is_told_by_the_plain_logarithm():
    story = {(0, 1): SAME, (0, 2): SAME, (1, 2): SAME}
    rest = HALF_WAY - log_odds(0.16, 0.16, 0.0)
    just, below = (Pair(0.16, 0.16, rest + by) for by in (1e-9, -1e-9))
    assert len(join_alike(4, story | {(i, 3): just for i in range(3)})) == 1
    assert len(join_alike(4, story | {(i, 3): below for i in range(3)})) == 2
