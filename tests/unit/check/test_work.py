"""A draft twice as long costs twice the work: steps are counted, never time."""

from collections import Counter

import pytest

from drafting import a_context, a_source
from standfirst.check import amounts, passages, rivals, titles
from standfirst.check.amounts import find_wrong_amounts
from standfirst.check.engine import check_draft, prepare
from standfirst.check.passages import passages_for
from standfirst.check.placing import MentionIndex
from standfirst.check.slotted import Sides
from standfirst.records import (
    FigureRow,
    FigureTable,
    Mention,
    MentionKind,
    Passage,
    Person,
    Registers,
    Relation,
    Role,
    Span,
    Story,
)

TOLL = "KARSK – Nine people were killed in the strike on Karsk, Governor Radim Havlen said."
OTHER = "KHARVAD – Twelve people were killed in the strike on Karsk, the ministry said."


@pytest.fixture
def calls(monkeypatch):
    """Count the calls of functions of a module by their names."""
    counts = Counter()

    def count(module, name):
        inner = getattr(module, name)

        def counted(*given, **named):
            counts[name] += 1
            return inner(*given, **named)

        monkeypatch.setattr(module, name, counted)

    return counts, count


def a_row(source, written, value, rival):
    start = source.report.text.index(written)
    passage = Passage(source.report.id, 1, source.sentences[0], source.report.text)
    return FigureRow(
        written=written,
        span=Span(start, start + len(written)),
        value=value,
        low=value,
        high=value,
        approximate=False,
        qualifier="",
        by=None,
        outlet=source.report.outlet,
        as_of=None,
        origin=source.report.id,
        passage=passage,
        relation=Relation.DIFFERS,
        rivals=(rival,),
    )


def rivals_in(n_rows, calls):
    one, other = a_source(TOLL, outlet="wire"), a_source(OTHER, outlet="paper")
    rows = (a_row(one, "Nine people", 9, 1), a_row(other, "Twelve people", 12, 0))
    table = FigureTable("people, killed", "item", "Karsk", rows)
    story = Story("s1", (one.report.id, other.report.id), figures=(table,))
    draft = "- Nine people were killed in the strike on Karsk.\n" * n_rows
    context = a_context(draft, one, other, stories=dict.fromkeys(story.reports, story))
    counts, count = calls
    counts.clear()
    count(rivals, "figures_of")
    found = check_draft(context)
    assert sum(one.code == "N009" for one in found) == n_rows
    return counts["figures_of"]


def test_rival_figures_read_each_sentence_once(calls):
    assert rivals_in(40, calls) <= 40 + 2


def test_words_of_an_amount_read_the_sources_once(calls):
    sources = [
        a_source(f"A third of the homes in Karsk were hit, {n} of them badly.") for n in range(20)
    ]
    draft = "\n\n".join(["A quarter of the homes in Karsk were hit."] * 30)
    context = prepare(a_context(draft, *sources))
    counts, count = calls
    count(amounts, "wording_of")
    for sentence in context.draft.sentences:
        rows = passages_for(sentence, context.evidence_of(sentence), context)
        draft_words = passages.wording_of(context.draft.text, sentence.span)
        sides = Sides(rows, [], [], draft_words)
        assert [one.code for one in find_wrong_amounts(sides, context)] == ["N001"]
    assert counts["wording_of"] == len(sources)


def test_passages_of_a_sentence_are_found_once(calls):
    context = prepare(a_context(TOLL, a_source(TOLL)))
    counts, count = calls
    count(passages, "_find_passages")
    check_draft(context)
    check = counts["_find_passages"]
    assert check == len(context.draft.sentences)


def test_mentions_are_found_by_their_place():
    rows = [Mention(MentionKind.PLACE, Span(n, n + 2), "Sa") for n in (8, 0, 4)]
    index = MentionIndex(rows)
    assert [one.span.start for one in index.inside(Span(0, 6))] == [0, 4]
    assert [one.span.start for one in index.inside(Span(1, 9))] == [4]
    assert index.inside(Span(3, 5)) == ()


def test_a_title_is_looked_for_in_a_few_words_before_a_name():
    registers = Registers(
        people=(Person("p1", "Radim Havlen", roles=(Role("Governor", "Karsk region"),)),)
    )
    text = ", ".join(["Radim Havlen"] * 400) + " and Mayor Radim Havlen spoke."
    context = a_context(text, registers=registers)
    sentence = context.draft.sentences[0]
    mentions = context.mentions_in(sentence.span)
    before = [titles._right_before(sentence, one, context.draft.text) for one in mentions]
    assert len(mentions) > 300
    assert max(map(len, before)) <= titles._LONGEST
    assert before[-1].endswith(" and Mayor ")
