import re
from dataclasses import replace
from datetime import date, timedelta, timezone

import pytest

from fakes import EVENING, OUTLETS, a_reading, a_report, a_statement, spans_of
from html_page import Page
from standfirst.publish import StoryFrame, stories_to_html
from standfirst.publish.story_layout import MOST_TEXTS, lay_out_story
from standfirst.records import (
    Claim,
    Conflict,
    ConflictKind,
    Corroboration,
    EarlierDay,
    FigureRow,
    FigureTable,
    Level,
    Origin,
    Passage,
    Relation,
    Span,
    Speaker,
    Story,
    StoryChange,
    StoryDay,
    Tie,
)

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'></style>\u202e {{ 7*7 }} &amp;"
POST = a_report(
    "Quiet in Ostrel\n\n“The port is ours,” Irena Dolsk said. Four people were hurt.",
    external_id="x-1",
    url="https://dolsk.example/1",
    headline=Span(0, 15),
)
COPY = a_report(POST.text + "\n\n(copy)", outlet="halvern-wire", forwarded_from="Irena Dolsk")
OTHER = a_report("Five hurt in Ostrel, says the mayor.", outlet="tagblatt", language="de")
SAID = a_statement(
    POST, "“The port is ours,”", source="Irena Dolsk", speaker=Speaker("p1", "Irena Dolsk")
)


def passage(report, words, statement=None):
    (span,) = spans_of(report, words)
    return Passage(report.id, 1, span, words, statement)


FOUR, FIVE = passage(POST, "Four people were hurt."), passage(OTHER, "Five hurt in Ostrel")
STORY = Story(
    "y1",
    (POST.id, COPY.id, OTHER.id),
    headline=passage(POST, "Quiet in Ostrel"),
    first_seen=EVENING,
    last_seen=EVENING + timedelta(hours=2),
    origins=(
        Origin("o1", (POST.id, COPY.id), texts=((POST.id, COPY.id),), ties=(Tie.TEXT,)),
        Origin("o2", (OTHER.id,), agency="halvern-wire", texts=((OTHER.id,),)),
    ),
    level=Level.INDEPENDENT,
    corroborated=(Corroboration("somebody, hurt", ("o1", "o2"), (FOUR, FIVE), repeats=(FOUR,)),),
    repeated=(
        Corroboration(
            "The port is ours",
            ("o1",),
            (passage(POST, "“The port is ours,” Irena Dolsk said.", SAID.id),),
            level=Level.ONE_ORIGIN,
            repeats=(passage(COPY, "“The port is ours,” Irena Dolsk said."),),
        ),
    ),
    conflicts=(
        Conflict(
            ConflictKind.FIGURES,
            "people, hurt",
            (
                Claim("Four people", "Irena Dolsk", EVENING, FOUR, stance="counts"),
                Claim("Five", None, None, FIVE),
            ),
        ),
    ),
    figures=(
        FigureTable(
            "people, hurt",
            None,
            None,
            (
                FigureRow(
                    *("Four people", FOUR.span, 4.0, None, None, False, "at least"),
                    *("Irena Dolsk", "Irena Dolsk", EVENING, "o1", FOUR),
                    relation=Relation.DIFFERS,
                ),
            ),
        ),
    ),
    days=(
        StoryDay(date(2022, 12, 12), (POST.id, COPY.id)),
        StoryDay(None, (OTHER.id,)),
    ),
    changes=(StoryChange("merged", date(2022, 12, 12), (OTHER.id,), "y2", "one event"),),
)


def frame_of(*reports, **fields):
    held = reports or (POST, COPY, OTHER)
    readings = {report.id: a_reading(report) for report in held} | {POST.id: a_reading(POST, SAID)}
    return StoryFrame(
        {report.id: report for report in held}, readings, OUTLETS, "Velmora desk", **fields
    )


def pages_of(*stories, frame=None):
    return dict(stories_to_html(stories or (STORY,), frame or frame_of()))


def page_of(story=STORY, frame=None):
    return pages_of(story, frame=frame)[f"story-{story.id}.html"]


def words(html):
    return " ".join(re.sub("<[^>]+>", " ", html.partition("<body>")[2]).split())


def test_the_index_leads_to_each_story_the_widest_told_first():
    alone = Story("y9", (OTHER.id,), origins=(Origin("o2", (OTHER.id,)),))
    pages = pages_of(alone, STORY)
    assert list(pages) == ["index.html", "story-y9.html", "story-y1.html"]
    index = Page(pages["index.html"])
    links = [one["href"] for one in index.all("a") if one["href"].endswith(".html")]
    assert links == ["story-y1.html", "story-y9.html"]
    text = words(pages["index.html"])
    assert "Quiet in Ostrel 2 independent origins 3 reports · 3 outlets" in text
    assert "Five hurt in Ostrel, says the mayor. single source 1 report · 1 outlet" in text
    assert "figures: people, hurt" in text


def test_no_story_makes_an_index_that_says_so():
    pages = dict(stories_to_html((), frame_of()))
    assert "No story in these days." in words(pages["index.html"])


def test_conflicts_stand_side_by_side_with_their_words():
    text = words(page_of())
    assert "figures people, hurt counts Four people Irena Dolsk Four people were hurt." in text
    assert "Five not named Five hurt in Ostrel" in text


def test_figures_stand_in_a_table_with_who_says_so():
    text = words(page_of())
    assert "at least Four people Irena Dolsk 12 December 2022, 17:40 UTC differs" in text


@pytest.mark.parametrize(
    ("about", "unit", "title"),
    [("terms, day", "day", "terms, day Figure"), ("fee, rise", "euro", "fee, rise, euro Figure")],
)
def test_a_table_names_its_unit_once(about, unit, title):
    story = replace(STORY, figures=(replace(STORY.figures[0], about=about, unit=unit),))
    assert title in words(page_of(story))


def test_facts_tell_their_origins_and_what_repeats_them():
    text = words(page_of())
    assert "somebody, hurt 2 independent origins Four people were hurt." in text
    assert "Told after the same origin: Four people were hurt." in text
    assert "The port is ours 2 outlets" in text


def test_timeline_has_days_with_reprints_folded_and_changes():
    text = words(page_of())
    assert "Monday 12 December 2022 merged with y2, 1 report: one event Quiet in Ostrel" in text
    assert "1 reprint Quiet in Ostrel Halvern Wire" in text
    assert "forwarded from Irena Dolsk" in text
    assert "Without a date Five hurt in Ostrel" in text


def test_every_link_into_the_page_has_its_place():
    page = Page(page_of())
    inside = {one["href"][1:] for one in page.all("a") if one["href"].startswith("#")}
    assert {"t1-s1", "t1-p2", "t2", "conflicts", "figures", "facts"} <= inside
    assert inside <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_words_of_a_statement_lead_to_it_in_its_text():
    html = page_of()
    (link,) = re.findall(r'<a href="#(t1-s1)" class="words"', html)
    assert f'id="{link}"></span><span class="content direct' in html


def test_a_page_needs_no_network_and_runs_nothing():
    for html in pages_of().values():
        page = Page(html)
        assert page.all("script") == page.all("link") == page.all("img") == []
        (policy,) = [m for m in page.all("meta") if m.get("http-equiv")]
        assert policy["content"].startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_hostile_words_stay_words():
    report = a_report(HOSTILE, outlet=HOSTILE, url="javascript:alert(1)", language="<x>")
    bad = Passage(report.id, 1, Span(0, len(HOSTILE)), HOSTILE)
    story = replace(
        STORY,
        reports=(report.id,),
        headline=bad,
        origins=(Origin("o1", (report.id,), agency=HOSTILE, owner=HOSTILE),),
        corroborated=(Corroboration(HOSTILE, ("o1",), (bad,)),),
        conflicts=(
            Conflict(
                ConflictKind.DENIAL, HOSTILE, (Claim("x", HOSTILE, None, bad, stance=HOSTILE),)
            ),
        ),
        figures=(replace(STORY.figures[0], about=HOSTILE, unit=HOSTILE, place=HOSTILE),),
        days=(StoryDay(None, (report.id,)),),
        changes=(StoryChange(HOSTILE, None, (), HOSTILE, HOSTILE),),
    )
    for html in pages_of(story, frame=replace(frame_of(report), desk_name=HOSTILE)).values():
        page = Page(html)
        assert page.all("script") == page.all("img") == []
        assert html.count("</style>") == 1
        assert "49" not in words(html)
        assert not any("javascript" in one["href"] for one in page.all("a"))
        assert "&lt;script&gt;" in html


def test_a_report_that_is_gone_or_read_anew_breaks_nothing():
    layout = lay_out_story(STORY, frame_of(POST))
    assert [sheet.entry.anchor for one in layout.origins for sheet in one.texts] == ["t1"]
    assert layout.conflicts[0][2][1].voices[0].cited.link is None
    newer = replace(POST, revision=2)
    assert lay_out_story(STORY, frame_of(newer)).speakers == ()


def test_a_story_of_hundreds_shows_a_bounded_part_of_them():
    reports = [a_report(f"Report number {n} from Ostrel.") for n in range(MOST_TEXTS + 20)]
    story = Story(
        "y1",
        tuple(r.id for r in reports),
        origins=tuple(Origin(f"o{r.id}", (r.id,)) for r in reports),
    )
    html = page_of(story, frame_of(*reports))
    assert html.count('<details class="text at" id=') == MOST_TEXTS
    assert html.count('<details class="text at">') == 20


@pytest.mark.browser
def test_a_link_into_a_closed_text_opens_it(open_html):
    page = open_html(page_of(), "#t1-s1")
    assert page.locator("details#t1").evaluate("e => e.open")
    assert page.requests == [page.url.partition("#")[0]]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible_in_both_schemes(open_html, scheme):
    from axe_playwright_python.sync_playwright import Axe

    story = replace(STORY, figures=STORY.figures * 2)
    for html in pages_of(story).values():
        page = open_html(html, color_scheme=scheme, bypass_csp=True)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_earlier_days_stand_in_the_timeline_with_their_counts_and_changes():
    story = replace(
        STORY,
        earlier=(EarlierDay(date(2022, 12, 9), 3, 2),),
        changes=(
            StoryChange("merged", date(2022, 12, 9), (POST.id,), "y2", "one event"),
            StoryChange("split", date(2022, 12, 10), (OTHER.id,), "y3", "parted"),
        ),
    )
    days = lay_out_story(story, frame_of()).days
    assert [(day.date, day.count, day.changes) for day in days[:3]] == [
        ("2022-12-09", "3 reports", ("merged with y2, 1 report: one event",)),
        ("2022-12-10", "", ("1 report parted: y3",)),
        ("2022-12-12", "", ()),
    ]
    assert "Friday 9 December 2022 3 reports merged with y2" in words(page_of(story))
    assert "3 reports on 1 earlier day" in words(page_of(story))


def test_times_are_given_in_the_desks_zone():
    layout = lay_out_story(STORY, frame_of(zone=timezone(timedelta(hours=2), "EET")))
    assert layout.days[0].texts[0].time == "12 December 2022, 19:40 EET"
