"""Whether one pen is behind two passages, also where very many are asked about."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.group.pens import Kin, _in_order, have_one_pen
from standfirst.group.tellers import Told
from standfirst.records import Span

STANDING = "The night desk put this bulletin together from what came in from the coast until dawn."
ROWS = st.lists(st.sampled_from("the ferry sank off Ostrel at dawn".split()), max_size=90)


@pytest.fixture
def told(report_of):
    def build(text):
        return Told(report_of(text), "o", Span(0, len(text)), None, frozenset(), None)

    return build


@given(ROWS, ROWS)
def test_words_in_one_order_are_as_many_as_step_by_step(one, other):
    rows = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, word in enumerate(one):
        for j, another in enumerate(other):
            longer = max(rows[i][j + 1], rows[i + 1][j])
            rows[i + 1][j + 1] = rows[i][j] + 1 if word == another else longer
    assert _in_order(one, other) == rows[-1][-1]


@pytest.mark.parametrize(
    ("shared", "others", "is_one"),
    [
        pytest.param(11, 20, True, id="a long run"),
        pytest.param(10, 20, False, id="a shorter one"),
        pytest.param(8, 2, True, id="nearly all of a short sentence"),
        pytest.param(8, 3, False, id="less of it"),
        pytest.param(7, 0, False, id="a sentence too short to tell"),
    ],
)
def test_a_run_of_words_tells_one_pen(told, shared, others, is_one):
    run = " ".join(f"quay{n}" for n in range(shared))
    one = told(" ".join([run, *(f"eel{n}" for n in range(others))]))
    other = told(" ".join([*(f"plum{n}" for n in range(40)), run]))
    assert have_one_pen(one, other) is is_one


def test_a_line_in_very_many_reports_takes_little_memory(told):
    every = [told(STANDING) for _ in range(600)]
    tracemalloc.start()
    try:
        assert Kin(every).are_kin(every[0].report.id, every[-1].report.id)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 10_000_000


def test_a_report_that_shares_no_sentence_is_no_kin(told):
    one, other = told(STANDING), told(STANDING.replace("night", "late").replace("dawn", "noon"))
    assert not Kin([one, other]).are_kin(one.report.id, other.report.id)
    assert not Kin([one]).are_kin(one.report.id, "r-unknown")
