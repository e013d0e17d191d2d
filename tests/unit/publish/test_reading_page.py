import re
from dataclasses import replace
from zoneinfo import ZoneInfo

from fakes import OUTLETS, a_reading, a_report, a_statement, spans_of
from html_page import Page
from standfirst.publish import readings_to_html
from standfirst.records import (
    DayMark,
    Entity,
    Medium,
    MediumKind,
    Mention,
    MentionKind,
    Notice,
    Parts,
    Section,
    Span,
    Speaker,
    StatementKind,
    Via,
)

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'></style>\u202e {{ 7*7 }} &amp;"
TEXT = (
    "Quiet in Ostrel\n\n"
    "Irena Dolsk said on Telegram that Gleb Orshin had claimed “the port is ours,”"
    " and “it is not.”\n\n"
    "The northern pier\n\n"
    "Nobody was hurt.\n\n"
    "Watch Sarn Live tonight."
)
REPORT = a_report(TEXT, external_id="x-1", url="https://dolsk.example/1")
OUTER = a_statement(
    REPORT,
    "that Gleb Orshin had claimed “the port is ours,” and “it is not.”",
    source="Irena Dolsk",
    cue="said",
    kind=StatementKind.MIXED,
    speaker=Speaker("p1", "Irena Dolsk", "Deputy Defence Minister", "Velmora", Via.NAME),
    medium=Medium(MediumKind.SOCIAL, "Telegram", spans_of(REPORT, "Telegram")[0]),
    negated=True,
    confidence=0.9,
)
INNER = a_statement(
    REPORT,
    "“the port is ours,”",
    "“it is not.”",
    source="Gleb Orshin",
    cue="had claimed",
    parent=OUTER.id,
)
PARTS = Parts(
    headline=Span(0, 15),
    sections=(Section(spans_of(REPORT, "The northern pier")[0], Span(0, 0)),),
    notices=(Notice("programme", spans_of(REPORT, "Watch Sarn Live tonight.")[0]),),
)
OSTREL = Mention(
    MentionKind.PLACE, spans_of(REPORT, "Ostrel")[0], "Ostrel", entity=Entity("g1", "Ostrel")
)
READING = a_reading(REPORT, OUTER, INNER, parts=PARTS, mentions=(OSTREL,), day=DayMark(455))


def html_of(*pairs, **options):
    return readings_to_html(pairs or ((REPORT, READING),), outlets=OUTLETS, **options)


def words(html):
    return " ".join(re.sub("<[^>]+>", "", html.partition("<body>")[2]).split())


def marked(html):
    """The runs of the text with their classes."""
    return re.findall(r'<span class="(h [^"]+)" tabindex="-1">(?:<span[^>]*>)?([^<]*)', html)


def test_overlapping_statements_are_cut_into_runs():
    found = {text: classes for classes, text in marked(html_of())}
    assert found["said"] == "h h1 u1 cue"
    assert found["Irena Dolsk"] == "h h1 f1 source"
    assert found["Telegram"] == "h h1 d1 medium"
    assert found[" and "] == "h h1 c1 content mixed"
    assert found["Gleb Orshin"] == "h h2 c1 f2 content mixed source"
    assert found["“it is not.”"] == "h h2 c1 c2 content direct nested"


def test_each_statement_has_a_number_a_card_and_a_line_in_the_list():
    page = Page(html_of())
    numbers = [one for one in page.all("button") if one["class"].startswith("num ")]
    cards = [one["id"] for one in page.all("div") if "popover" in one]
    assert [one["popovertarget"] for one in numbers] == cards == ["r1-n1", "r1-n2"]
    links = [one["href"] for one in page.all("a") if one.get("class", "").startswith("h ")]
    assert links == [f"#{one['id']}" for one in numbers]
    assert numbers[1]["aria-label"] == "Statement 2: speaker not told, direct"


def test_pointing_at_any_part_of_a_statement_lights_all_of_it():
    html = html_of()
    for number in (1, 2):
        (rule,) = re.findall(rf"^article:is\(:has\(\.h{number}:hover\).*$", html, re.MULTILINE)
        for name in ("c", "f", "u", "d", "n"):
            assert f".{name}{number} {{" in rule
    assert ":has(.h3:hover)" not in html


def test_card_shows_all_that_is_known():
    text = words(html_of().replace("</dt>", "</dt> "))
    card = text[text.index("1Mixed: part of it in quotation marks") :]
    for fact in (
        "Irena Dolsk",
        "Role Deputy Defence Minister",
        "Affiliation Velmora",
        "Named by name",
        "Medium Telegram (social)",
        "Claim negated",
        "Confidence 90%",
        "Source Irena Dolsk",
        "Cue said",
        "Stands in statement 1",
    ):
        assert fact in card


def test_parts_are_labelled():
    html = html_of()
    text = words(html)
    assert "Headline Quiet in Ostrel" in text
    assert "Notice: programme Watch Sarn Live tonight." in text
    assert re.search(r"<h2 [^>]*>The northern pier</h2>", html)
    plain = words(html_of((REPORT, replace(READING, parts=Parts(standfirst=Span(0, 15))))))
    assert "Standfirst Quiet in Ostrel" in plain
    assert "Headline" not in plain


def test_mention_has_its_meaning_as_a_title():
    assert '<span class="m" title="place: Ostrel">Ostrel</span>' in html_of()


def test_report_is_named_by_outlet_time_day_and_address():
    html = html_of(zone=ZoneInfo("Europe/Helsinki"))
    assert (
        "Irena Dolsk · 12 December 2022, 19:40 EET · day 455 · 2 statements · 1 mention"
        in words(html)
    )
    assert 'href="https://dolsk.example/1"' in html


def test_several_reports_share_a_page_and_no_id():
    other = a_report("All was quiet.", external_id="x-2")
    html = html_of((REPORT, READING), (REPORT, READING), (other, a_reading(other)))
    page = Page(html)
    assert len(page.ids) == len(set(page.ids))
    assert [one["href"] for one in page.all("a")][1:4] == ["#r1", "#r2", "#r3"]
    assert "Report x-2" in html
    assert "No statement was found." in html


def test_page_needs_no_script_and_nothing_from_outside():
    html = html_of()
    tags = {tag for tag, _ in Page(html).elements}
    assert tags & {"script", "link", "img", "iframe", "object", "base"} == set()
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_hostile_words_stay_words():
    report = a_report(
        HOSTILE, external_id=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)", language='e"><b>'
    )
    said = a_statement(
        report,
        HOSTILE,
        source="alert(1)",
        speaker=Speaker(HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        medium=Medium(MediumKind.PRESS, HOSTILE),
    )
    mention = Mention(
        MentionKind.PERSON, Span(0, len(HOSTILE)), HOSTILE, entity=Entity("e", HOSTILE)
    )
    page = Page(html_of((report, a_reading(report, said, mentions=(mention,)))))
    clean = Page(html_of())
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in clean.elements}
    assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)
    assert all(one["href"].startswith("#") for one in page.all("a"))
    assert {one["title"] for one in page.all("span") if "title" in one} == {f"person: {HOSTILE}"}


def test_same_readings_give_the_same_bytes():
    assert html_of() == html_of()
