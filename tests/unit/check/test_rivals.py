from datetime import timedelta

from drafting import NOON, a_source, check
from standfirst.check import rivals as looked_at
from standfirst.records import FigureRow, FigureTable, Passage, Relation, Span, Story

EARLY = "KARSK – Seven people were killed in the strike on Karsk, Governor Radim Havlen said."
LATE = "KARSK – Nine people were killed in the strike on Karsk, Governor Radim Havlen said."
OTHER = "KHARVAD – Twelve people were killed in the strike on Karsk, the ministry said."


def a_row(source, written, value, by, *, hours, relation, rivals=()):
    text = source.report.text
    span = Span(text.index(written), text.index(written) + len(written))
    passage = Passage(source.report.id, 1, source.sentences[0], source.sentences[0].of(text))
    return FigureRow(
        written=written,
        span=span,
        value=value,
        low=value,
        high=value,
        approximate=False,
        qualifier="",
        by=by,
        outlet="wire",
        as_of=NOON + timedelta(hours=hours),
        origin=source.report.id,
        passage=passage,
        relation=relation,
        rivals=rivals,
    )


def codes(draft, *, rivals=False, early=Relation.SUPERSEDED, other_value=12):
    relation = early
    early = a_source(EARLY, outlet="wire")
    late = a_source(LATE, outlet="paper")
    other = a_source(OTHER, outlet="ministry")
    rows = [
        a_row(early, "Seven people", 7, "Radim Havlen", hours=-2, relation=relation),
        a_row(
            late,
            "Nine people",
            9,
            "Radim Havlen",
            hours=3,
            relation=Relation.DIFFERS,
            rivals=(2,) if rivals else (),
        ),
        a_row(
            other,
            "Twelve people",
            other_value,
            "the ministry",
            hours=4,
            relation=Relation.DIFFERS,
            rivals=(1,),
        ),
    ]
    table = FigureTable("people, killed", "item", "Karsk", tuple(rows))
    story = Story("s1", tuple(one.report.id for one in (early, late, other)), figures=(table,))
    stories = {one.report.id: story for one in (early, late, other)}
    found = check(draft, early, late, other, stories=stories)
    return [one for one in found if one[0] in {"N008", "N009"}]


def test_a_replaced_figure_is_told():
    draft = "Seven people were killed in the strike on Karsk, Governor Radim Havlen said."
    assert codes(draft) == [("N008", "Seven")]


def test_the_newest_figure_is_none():
    assert codes("Nine people were killed in the strike on Karsk, Governor Havlen said.") == []


def test_a_paragraph_that_tells_both_tells_a_history():
    draft = (
        "Seven people were killed in the strike on Karsk, Governor Radim Havlen said. "
        "Later he spoke of nine people killed."
    )
    assert codes(draft) == []


def test_a_draft_of_the_morning_is_held_against_the_morning():
    draft = (
        "# Strike on Karsk\n\nAs of 11:00.\n\n## Karsk\n\n"
        "Seven people were killed in the strike on Karsk, Governor Radim Havlen said.\n"
    )
    assert codes(draft) == []


def test_a_rival_figure_is_noted_where_the_section_leaves_it_out():
    draft = "Nine people were killed in the strike on Karsk, Governor Radim Havlen said."
    assert codes(draft, rivals=True) == [("N009", "Nine")]
    both = f"{draft} Twelve people were killed in the strike on Karsk, the ministry said."
    assert [code for code, _ in codes(both, rivals=True)] == []


def test_a_replaced_figure_that_another_side_contests_is_told_as_replaced():
    draft = "# Karsk strike kills seven\n\n12 December 2022\n\nThe strike on Karsk goes on.\n"
    assert codes(draft, early=Relation.DIFFERS) == [("N008", "seven")]


def test_a_figure_that_is_told_as_of_its_time_is_not_replaced():
    draft = "By 10:00 on 12 December seven people had been killed in the strike on Karsk."
    assert codes(draft) == []


def test_a_figure_that_another_voice_gives_later_is_not_replaced():
    draft = "Seven people were killed in the strike on Karsk, Governor Radim Havlen said."
    assert codes(draft, other_value=7) == []


def test_figures_of_other_sentences_are_read_only_where_a_finding_asks_for_them(monkeypatch):
    read = []
    figures = looked_at._figures
    monkeypatch.setattr(
        looked_at, "_figures", lambda one, *rest: read.append(one) or figures(one, *rest)
    )
    codes(" ".join(f"The harbour of Velna has {n} cranes." for n in range(20, 32)))
    assert len(read) <= 12
