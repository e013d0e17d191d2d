import numpy as np

from standfirst.group.runs import are_in, longest_run, share_of, shared_at_most


def test_quick_looks_at_runs_say_what_numpy_says():
    rng = np.random.default_rng(455)
    for size in (0, 1, 7, 40):
        values = rng.integers(0, 50, 60, dtype=np.uint32)
        among = np.unique(rng.integers(0, 50, size, dtype=np.uint32))
        held = are_in(values, among)
        assert held.tolist() == np.isin(values, among).tolist()
        runs = "".join("x" if one else " " for one in held).split()
        assert longest_run(held) == max(map(len, runs), default=0)
        assert share_of(held) == held.mean()
    assert share_of(held[:0]) == longest_run(held[:0]) == 0


def test_no_pair_of_sets_shares_more_than_is_told_and_hardly_one_less():
    rng = np.random.default_rng(7)
    sizes = (0, 1, 90, 200, 200, 3000)
    sets = [np.unique(rng.integers(0, 1 << 32, size, dtype=np.uint32)) for size in sizes]
    sets = [np.union1d(one, sets[4][: 10 * n]) for n, one in enumerate(sets)]
    ones, others = np.divmod(np.arange(36), 6)
    told = shared_at_most(sets, ones, others).tolist()
    shared = [len(np.intersect1d(sets[i], sets[j])) for i in range(6) for j in range(6)]
    assert all(most >= held for most, held in zip(told, shared, strict=True))
    assert sum(told) - sum(shared) < 50
    assert shared_at_most(sets, ones[:0], others[:0]).tolist() == []
