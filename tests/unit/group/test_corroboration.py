from __future__ import annotations

import pytest

from standfirst.group.corroboration import MOST_CARRIERS, find_carried
from standfirst.group.figures import find_figures
from standfirst.group.origins import Mastheads
from standfirst.group.tellers import Told
from standfirst.records import (
    Level,
    Outlet,
    Registers,
    Span,
    Speaker,
    Statement,
    StatementKind,
    Tie,
)

REGISTERS = Registers(outlets=(Outlet(id="ledger", name="The Ledger"),))


@pytest.fixture
def carried(report_of):
    """Weigh sentences given as (text, origin, speaker or null, outlet)."""

    def build(*rows):
        told = []
        for text, origin, speaker, outlet in rows:
            report = report_of(text, outlet=outlet)
            said = _statement(report, speaker) if speaker else None
            whole = Span(0, len(text))
            told.append(Told(report, origin, whole, speaker, frozenset(), None, said))
        figures = [figure for one in told for figure in find_figures(one)]
        return find_carried(told, figures, Mastheads(REGISTERS))

    return build


def _statement(report, name):
    role = "police spokeswoman" if name == "Marit Oll" else None
    return Statement(
        "s", report.id, 1, StatementKind.INDIRECT, (), (), (), speaker=Speaker("p", name, role)
    )


def test_a_count_of_two_origins_and_two_mouths_is_corroborated(carried):
    (found,), repeated = carried(
        ("Four people were killed.", "o1", "Radim Havlen", "courier"),
        ("The fire killed four people.", "o2", None, "herald"),
    )
    assert found.origins == ("o1", "o2")
    assert found.fact == "Four people, killed"
    assert found.level is Level.INDEPENDENT
    assert [passage.exact for passage in found.passages] == [
        "Four people were killed.",
        "The fire killed four people.",
    ]
    assert repeated == ()


@pytest.mark.parametrize(
    ("second", "tie"),
    [
        pytest.param(("Four people died.", "o2", "Havlen", "herald"), Tie.SPEAKER, id="surname"),
        pytest.param(("Four people died.", "o1", None, "herald"), Tie.OWNER, id="one origin"),
        pytest.param(("Four people died.", "o2", "Courier", "herald"), Tie.SPEAKER, id="cites it"),
    ],
)
def test_several_outlets_with_one_mouth_are_one_origin(carried, second, tie):
    corroborated, (found,) = carried(
        ("Four people were killed.", "o1", "Radim Havlen", "courier"), second
    )
    assert corroborated == ()
    assert (found.level, found.origins, found.ties) == (Level.ONE_ORIGIN, ("o1",), (tie,))
    assert [passage.exact for passage in found.repeats] == [second[0]]


def test_a_report_of_nobody_knows_whom_joins_one_origin_with_all_its_passages(report_of):
    text = "Four people were killed. The fire killed four people."
    loose, one, other = (report_of(words, outlet=words[-6:]) for words in (text, text[:24], text))
    somebody = Statement("s", loose.id, 1, StatementKind.DIRECT, (), (), ())
    havlen, oll = _statement(one, "Radim Havlen"), _statement(other, "Vera Tollin")
    first = Span(0, 24)
    told = [
        Told(loose, "o1", first, None, frozenset(), None, somebody),
        Told(loose, "o1", Span(25, len(text)), None, frozenset(), None, somebody, number=1),
        Told(one, "o2", first, "Radim Havlen", frozenset(), None, havlen),
        Told(other, "o3", first, "Vera Tollin", frozenset(), None, oll),
    ]
    figures = [figure for sentence in told for figure in find_figures(sentence)]
    (found,), _ = find_carried(told, figures, Mastheads(REGISTERS))
    assert found.origins == ("o1", "o3")


def test_a_body_and_its_spokeswoman_are_one_mouth(carried):
    corroborated, (found,) = carried(
        ("Four people were killed.", "o1", "Police", "courier"),
        ("Four people were killed.", "o2", "Marit Oll", "herald"),
    )
    assert corroborated == ()
    assert found.ties == (Tie.SPEAKER,)


def test_a_long_run_of_the_same_words_is_one_origin(carried):
    words = "A woman of sixty-seven was pulled out alive on Millrace Street after nine long hours"
    corroborated, (found,) = carried(
        (f"{words}.", "o1", None, "courier"), (f"{words}, we hear.", "o2", None, "herald")
    )
    assert corroborated == ()
    assert found.ties == ()


@pytest.mark.parametrize(
    "second",
    [
        pytest.param("Five people were killed.", id="another count"),
        pytest.param("Four people were injured.", id="another event"),
    ],
)
def test_these_carry_nothing_together(carried, second):
    first = ("Four people were killed.", "o1", "Radim Havlen", "courier")
    assert carried(first, (second, "o2", None, "herald")) == ((), ())


def test_one_outlet_alone_is_a_single_source(carried):
    first = ("Four people were killed.", "o1", None, "ledger")
    assert carried(first, ("Four people died.", "o1", None, "The Ledger")) == ((), ())


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("— Irena Dolsk (@dolsk) 2 December 2022, Sarn", id="a post's foot"),
        pytest.param("Rescuers at work in Karsk on Monday. Getty Images", id="a credit"),
        pytest.param("When will the bridge of Ostrel open for lorries?", id="a question"),
    ],
)
def test_what_claims_nothing_is_no_fact(carried, words):
    assert carried((words, "o1", None, "courier"), (words, "o2", None, "herald")) == ((), ())


def test_words_in_quotation_marks_have_one_mouth_by_a_shorter_run(carried):
    words = "the flood carried the harbour bridge away"
    corroborated, (found,) = carried(
        (f"Saldan: “{words}.”", "o1", None, "courier"), (f"“{words},” he wrote.", "o2", None, "x")
    )
    assert corroborated == ()
    assert found.level is Level.ONE_ORIGIN


def test_a_sentence_told_in_other_words_is_one_fact(carried):
    (found,), _ = carried(
        ("Dockers at Quay Haven ended their strike on Monday.", "o1", None, "courier"),
        ("At Quay Haven the strike of the dockers has ended, we saw.", "o2", None, "herald"),
    )
    assert found.fact == "Dockers at Quay Haven ended their strike on Monday."


@pytest.mark.parametrize(
    "second",
    [
        pytest.param("Dockers at Quay Haven have not ended their strike.", id="negated"),
        pytest.param("Dockers at Quay Haven ended 3 rows and began a strike of 40.", id="numbers"),
        pytest.param("Dockers at Quay Haven sang on Monday.", id="another thing"),
    ],
)
def test_near_sentences_are_not_one_fact(carried, second):
    first = ("Dockers at Quay Haven ended their strike of 12 days.", "o1", None, "courier")
    assert carried(first, (second, "o2", None, "herald")) == ((), ())


def test_a_fact_of_hundreds_is_weighed_by_a_bounded_part_of_them(carried):
    words = "Dockers at Quay Haven ended their strike of {} days."
    rows = [(words.format(12), f"o{n}", None, f"paper {n}") for n in range(200)]
    rows += [(words.format(n), f"p{n}", None, f"other {n}") for n in range(20, 120)]
    corroborated, repeated = carried(*rows)
    assert all(
        len(one.passages) + len(one.repeats) <= MOST_CARRIERS for one in (*corroborated, *repeated)
    )
    assert any("12 days" in one.fact for one in (*corroborated, *repeated))
