from __future__ import annotations

import pytest

from standfirst.group.corroboration import find_corroborated
from standfirst.group.figures import find_figures
from standfirst.group.tellers import Told
from standfirst.records import Span


@pytest.fixture
def figures_of(report_of):
    def build(*rows):
        told = []
        for text, origin, voices in rows:
            report = report_of(text)
            told.append(
                Told(report, origin, Span(0, len(text)), voices[0], frozenset(voices), None)
            )
        return [figure for one in told for figure in find_figures(one)]

    return build


def test_a_count_of_two_origins_and_two_voices_is_corroborated(figures_of):
    figures = figures_of(
        ("Four people were killed.", "o1", ["Havlen"]),
        ("The fire killed four people.", "o2", ["Courier"]),
    )
    (found,) = find_corroborated(figures)
    assert found.origins == ("o1", "o2")
    assert found.fact == "Four people, killed"
    assert [passage.exact for passage in found.passages] == [
        "Four people were killed.",
        "The fire killed four people.",
    ]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(("Four people were killed.", "o1", ["Courier"]), id="a reprint"),
        pytest.param(
            ("Four people were killed.", "o2", ["Courier", "Havlen"]), id="the same speaker"
        ),
        pytest.param(("Five people were killed.", "o2", ["Courier"]), id="another count"),
        pytest.param(("Four people were injured.", "o2", ["Courier"]), id="another event"),
    ],
)
def test_these_corroborate_nothing(figures_of, second):
    assert (
        find_corroborated(figures_of(("Four people were killed.", "o1", ["Havlen"]), second)) == ()
    )
