from __future__ import annotations

from pathlib import Path

import pytest

from standfirst.group.figures import are_compatible, find_figures
from standfirst.group.tellers import Told
from standfirst.records import Span

CASES = Path(__file__).parents[2] / "cases" / "group" / "figures.txt"


def cases():
    for line in CASES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, _, wanted = line.partition("=>")
            yield pytest.param(sentence.strip(), wanted.strip(), id=sentence.strip())


@pytest.fixture
def told_of(report_of):
    def build(text: str, **fields) -> Told:
        by = fields.pop("by", "VPA")
        report = report_of(text, **fields)
        return Told(report, report.id, Span(0, len(text)), by, frozenset({by}), None)

    return build


def say(figure) -> str:
    mark = "+" if figure.high == float("inf") else ""
    rough = "~" if figure.low < figure.value < figure.high != float("inf") else ""
    return f"{rough}{figure.value}{mark} {figure.event} {figure.item}"


@pytest.mark.parametrize(("sentence", "wanted"), list(cases()))
def test_counts_are_found_with_event_and_item(told_of, sentence, wanted):
    assert "; ".join(map(say, find_figures(told_of(sentence)))) == wanted


@pytest.mark.parametrize(
    ("one", "other", "can_both_hold"),
    [
        ("12 people were killed", "12 people were killed", True),
        ("At least 12 people were killed", "14 people were killed", True),
        ("At least 12 people were killed", "9 people were killed", False),
        ("About 100 people were killed", "108 people were killed", True),
        ("About 100 people were killed", "150 people were killed", False),
        ("1,400 people were killed", "1,437 people were killed", True),
        ("Up to 85 soldiers were killed", "60 soldiers were killed", True),
        ("12 people were killed", "21 people were killed", False),
    ],
)
def test_rounding_and_bounds_are_no_contradiction(told_of, one, other, can_both_hold):
    (a,), (b,) = find_figures(told_of(one)), find_figures(told_of(other))
    assert are_compatible(a, b) is are_compatible(b, a) is can_both_hold


def test_a_long_line_of_numbers_is_read_in_linear_time(told_of):
    list(find_figures(told_of("7 " * 20_000)))
    list(find_figures(told_of("1" * 40_000)))
    list(find_figures(told_of("1,234" * 8_000)))
