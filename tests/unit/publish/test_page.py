import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from fakes import OUTLETS, a_report, a_sentence, an_edition, some_reports
from html_page import Page
from standfirst.publish.layout import Frame
from standfirst.publish.page import to_html
from standfirst.records import Edit, EditionSection, LeftOut

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'></style>\u202e {{ 7*7 }} &amp;"


def html_of(edition, reports=None, **options):
    found = {report.id: report for report in reports or some_reports()}
    options = {"outlets": OUTLETS, "desk_name": "Sarn desk"} | options
    return to_html(edition, Frame(found, **options))


def hostile_edition():
    report = a_report(
        f"{HOSTILE} and so on.",
        outlet=HOSTILE,
        url="javascript:alert(1)",
        language='en" onload="alert(1)',
    )
    sentence = a_sentence(HOSTILE, report, edits=(Edit(HOSTILE, HOSTILE, HOSTILE),))
    edition = an_edition(
        headline=sentence,
        standfirst=(sentence,),
        sections=(EditionSection(sentence, HOSTILE, (sentence,)),),
        left_out=(LeftOut(HOSTILE, HOSTILE, HOSTILE),),
    )
    return edition, [report]


def test_every_number_opens_a_note_and_every_note_is_opened():
    page = Page(html_of(an_edition()))
    opened = {a["popovertarget"] for a in page.all("button") if a["class"].startswith("ref ")}
    notes = {a["id"] for a in page.all("div") if "popover" in a}
    assert opened == notes
    assert len(notes) == 7


def test_sentence_stands_under_its_stable_anchor():
    page = Page(html_of(an_edition()))
    assert page.texts["s2-2"].startswith("“We will stay as long as it takes,”")
    assert page.texts["s1-0"] == "The fighting around Brenova has eased"


def test_no_id_is_given_twice():
    ids = Page(html_of(an_edition())).ids
    assert len(ids) == len(set(ids))


def test_cited_words_are_marked_in_their_context():
    html = html_of(an_edition())
    assert (
        "SARN, Dec 12 (Halvern Wire) - <mark>Halvernian Defence Secretary Edmund Ashby arrived in"
        " Sarn on Monday on a visit that had not been announced.</mark></blockquote>"
    ) in html


def test_note_names_outlet_medium_and_time_in_the_zone_of_the_desk():
    html = html_of(an_edition(), zone=ZoneInfo("Europe/Helsinki"))
    assert "<b><bdi>Irena Dolsk</bdi></b> (Telegram), <time" in html
    assert "12 December 2022, 19:40 EET</time>" in html


def test_words_in_another_language_say_which():
    report = some_reports()[2]
    words = "Aldmark prüft Beitritt zur Jet-Koalition"
    html = html_of(an_edition(headline=a_sentence(words, report)))
    assert '<blockquote dir="auto" lang="de">' in html


def test_footer_says_window_and_as_of():
    window = (datetime(2022, 12, 11, 19, tzinfo=UTC), datetime(2022, 12, 12, 19, tzinfo=UTC))
    text = " ".join(re.sub("<[^>]+>", "", html_of(an_edition(), window=window)).split())
    assert "stands on 3 reports." in text
    assert "Reports published from 11 December 2022, 19:00 UTC to 12 December 2022, 19:" in text
    assert "As of 12 December 2022, 19:00 UTC." in text


def test_page_of_a_day_without_news_says_so():
    html = html_of(an_edition(headline=None, standfirst=(), sections=(), sources=(), left_out=()))
    assert "No story of this day could be written and proved." in html
    Page(html)


def test_page_needs_no_script_and_nothing_from_outside():
    page = Page(html_of(an_edition()))
    assert {tag for tag, _ in page.elements} & {"link", "img", "iframe", "object", "base"} == set()
    assert [a["type"] for a in page.all("script")] == ["application/ld+json"]
    assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)
    assert "url(" not in html_of(an_edition())
    assert "@import" not in html_of(an_edition())


def test_hostile_words_stay_words():
    edition, reports = hostile_edition()
    html = html_of(edition, reports, desk_name=HOSTILE)
    page = Page(html)
    clean = Page(html_of(an_edition()))
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in clean.elements}
    assert page.texts["s1-1"] == HOSTILE
    assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)
    assert "49" not in page.texts["s1-1"]


def test_only_web_addresses_become_links():
    edition, reports = hostile_edition()
    page = Page(html_of(edition, reports))
    assert all(a["href"].startswith("#") for a in page.all("a"))


def test_what_is_no_language_tag_is_left_out():
    edition, reports = hostile_edition()
    page = Page(html_of(edition, reports))
    assert all("lang" not in attrs for attrs in page.all("blockquote"))


def test_linked_data_describe_the_edition_whatever_it_says():
    edition, reports = hostile_edition()
    html = html_of(edition, reports)
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    article = json.loads(block)
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == f"Day 455: {HOSTILE}"
    assert article["dateCreated"] == "2022-12-12"


def test_same_edition_gives_the_same_bytes():
    assert html_of(an_edition()) == html_of(an_edition())


def test_later_revision_of_a_report_is_named():
    reports = [replace(report, revision=2) for report in some_reports()]
    edition = an_edition(headline=a_sentence("The fighting", reports[0]), sections=())
    assert "19:40 EET</time>, revision 2</figcaption>" in html_of(
        edition, reports, zone=ZoneInfo("Europe/Helsinki")
    )


@pytest.mark.parametrize("kind", ["verbatim", "attributed", "editor"])
def test_every_kind_of_sentence_has_a_name(kind):
    edition = an_edition()
    sentence = replace(edition.headline, kind=type(edition.headline.kind)(kind))
    assert '<span class="kind">' in html_of(replace(edition, headline=sentence))
