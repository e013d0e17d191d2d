import numpy as np

from standfirst.group.runs import are_in, longest_run, share_of


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
