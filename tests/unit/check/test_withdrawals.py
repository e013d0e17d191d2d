from datetime import timedelta

from drafting import NOON, a_source
from standfirst.check.withdrawals import find_withdrawn
from standfirst.records import Claim, Conflict, ConflictKind, Drop, Passage, Story

STRIKE = "A missile hit the theatre in Karsk and killed nine people, the governor said."
OTHER = "A bridge near Karsk was closed to lorries, the governor said."
BACK = "The wire has withdrawn its report on a missile that hit the theatre in Karsk."
LATER = NOON + timedelta(hours=3)


def a_story(retraction, *sources, kind=ConflictKind.RETRACTION):
    exact = retraction.sentences[0].of(retraction.report.text)
    passage = Passage(retraction.report.id, 1, retraction.sentences[0], exact)
    claim = Claim(exact, None, retraction.published_at, passage)
    reports = tuple(one.report.id for one in (*sources, retraction))
    return Story("s1", reports, conflicts=(Conflict(kind, exact, (claim,)),))


def withdrawn(retraction, *sources, drops=(), **fields):
    story = a_story(retraction, *sources, **fields)
    by_id = {one.report.id: one for one in (*sources, retraction)}
    found = find_withdrawn(by_id, dict.fromkeys(by_id, story), drops)
    return [one.report.text for one in sources if one.report.id in found]


def test_an_outlet_takes_back_the_report_that_its_words_mean():
    sources = (a_source(STRIKE), a_source(OTHER))
    assert withdrawn(a_source(BACK, published_at=LATER), *sources) == [STRIKE]
    other_teller = a_source(BACK, outlet="paper", published_at=LATER)
    assert withdrawn(other_teller, *sources) == [STRIKE]


def test_nobody_takes_back_what_another_outlet_wrote_or_what_came_later():
    by_paper = a_source(STRIKE, outlet="paper")
    assert withdrawn(a_source(BACK, published_at=LATER), by_paper) == []
    after = a_source(STRIKE, published_at=LATER + timedelta(hours=1))
    assert withdrawn(a_source(BACK, published_at=LATER), after) == []


def test_a_figure_taken_back_leaves_its_report():
    figure = BACK.replace("its report on", "its figure for")
    assert withdrawn(a_source(figure, published_at=LATER), a_source(STRIKE)) == []
    correction = a_source(BACK, published_at=LATER)
    assert withdrawn(correction, a_source(STRIKE), kind=ConflictKind.CORRECTION) == []


def test_an_agencys_notice_names_the_item():
    strike = a_source(STRIKE, external_id="urn:vpa:1")
    detail = "the agency took it back; urn:vpa:1: Theatre hit in Karsk"
    for reason, found in (("canceled", {strike.report.id}), ("embargoed", set())):
        drops = (Drop("wire.json", reason, detail),)
        assert find_withdrawn({strike.report.id: strike}, {}, drops) == found
    longer = (Drop("wire.json", "canceled", detail.replace("vpa:1:", "vpa:12:")),)
    assert not find_withdrawn({strike.report.id: strike}, {}, longer)
