from datetime import timedelta

from drafting import NOON, a_context, a_source, check
from fakes import a_report
from standfirst.check.engine import check_draft

STRIKE = "Nine people were killed in Karsk when a missile hit a block of flats, the governor said."
TALKS = "Grain talks were adjourned in Geneva until Wednesday, the Zorian mediator said."
SOURCES = (a_source(STRIKE), a_source(TALKS, outlet="paper"))
BOTH = f"# Nine killed in Karsk\n\n{STRIKE} {TALKS}\n\n## Karsk\n\n{STRIKE}\n\n"


def codes(raw, *sources, **options):
    return [
        code
        for code, _ in check(raw, *(sources or SOURCES), **options)
        if code < "S9" and code[0] == "S"
    ]


def test_a_standfirst_needs_a_section():
    assert codes(BOTH) == ["S001"]
    assert codes(f"{BOTH}## Geneva\n\n{TALKS}\n") == []


def test_a_draft_without_sections_has_nothing_to_announce():
    assert codes(f"# Nine killed in Karsk\n\n{STRIKE} {TALKS}\n") == []


def test_a_story_is_told_once():
    twice = f"# Karsk\n\n## Karsk\n\n{STRIKE}\n\n## Geneva\n\n{TALKS}\n\n## Again\n\n{STRIKE}\n"
    assert codes(twice) == ["S002"]
    assert codes(f"# Karsk\n\n## Karsk\n\n{STRIKE}\n\n## Geneva\n\n{TALKS}\n") == []


def test_a_withdrawn_source_is_told():
    source = a_source(STRIKE)
    context = a_context(STRIKE, source, withdrawn=frozenset({source.report.id}))
    assert [one.code for one in check_draft(context)] == ["S003"]


def test_a_figure_that_was_corrected_since_is_told():
    before = (
        "About 410,000 households in Karsk region are without power, grid operator Velgrid said."
    )
    after = before.replace("410,000", "140,000")
    newest = a_source(after, revision=2)
    first = a_report(before, outlet="wire", published_at=NOON - timedelta(hours=2))
    revisions = {newest.report.id: (first, newest.report)}
    assert "S004" in codes(before, newest, revisions=revisions)
    assert "S004" not in codes(after, newest, revisions=revisions)
    assert "S004" not in codes(before, newest)
