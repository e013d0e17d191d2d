"""Every profile of the package, drawn from one small edition; what is drawn is kept as a file.

``UPDATE_PROFILES=1 python -m pytest tests/unit/publish/test_profiles.py`` writes the files again.
"""

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from markdown_it import MarkdownIt

from fakes import OUTLETS, a_report, a_sentence, an_edition, some_reports
from html_page import Page
from standfirst.errors import DeskError
from standfirst.publish import Frame, to_html, to_markdown, to_text
from standfirst.publish.layout import lay_out
from standfirst.records import DayRule, EditionSource, Head, NoteForm, Order, Profile, SectionForm
from standfirst.run.profiles import find_profile, list_profiles

KEPT = Path(__file__).parent / "profiles"
NAMES = [place.name for place in list_profiles(None)]
WINDOW = (datetime(2022, 12, 11, 19, tzinfo=UTC), datetime(2022, 12, 12, 19, tzinfo=UTC))
FRAME = Frame(
    {report.id: report for report in some_reports()},
    OUTLETS,
    "Sarn desk",
    zone=ZoneInfo("Europe/Helsinki"),
    window=WINDOW,
    rule=DayRule(date(2021, 9, 14)),
)
FORMS = {"md": to_markdown, "txt": to_text}


def framed(name):
    return replace(FRAME, profile=find_profile(None, name))


def as_profile(**fields):
    return replace(FRAME, profile=replace(Profile("mine"), **fields))


def test_the_eight_profiles_are_there():
    assert (
        sorted(
            "assessment at-a-glance briefing chronicle daily-report flash-update key-events ucmc".split()
        )
        == NAMES
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMS)
def test_profile_is_drawn_as_it_was(name, form):
    drawn = FORMS[form](an_edition(), framed(name))
    path = KEPT / f"{name}.{form}"
    if os.environ.get("UPDATE_PROFILES"):
        path.write_text(drawn, encoding="utf-8")
    assert drawn == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_page_of_each_profile_is_whole_and_opens_what_it_shows(name):
    frame = framed(name)
    page = Page(to_html(an_edition(), frame))
    assert len(page.ids) == len(set(page.ids))
    lines = [
        line
        for block in lay_out(an_edition(), frame).blocks
        for p in block.paragraphs
        for line in p
    ]
    assert lines
    for line in lines:
        assert page.texts[line.anchor] == line.text


@pytest.mark.parametrize("name", NAMES)
def test_hostile_words_stay_words_in_every_profile(name):
    words = "<script>alert(1)</script> [x](javascript:alert(1)) {{ 7*7 }} # x"
    report = a_report(words, outlet=words, url="javascript:alert(1)")
    sentence = a_sentence(words, report)
    section = replace(an_edition().sections[0], heading=sentence, sentences=(sentence,))
    edition = an_edition(headline=sentence, standfirst=(sentence,), sections=(section,))
    frame = replace(framed(name), reports={report.id: report}, outlets={}, desk_name=words)
    drawn = MarkdownIt("commonmark").render(to_markdown(edition, frame))
    assert "<script" not in drawn
    assert 'href="javascript' not in drawn
    assert "{{ 7*7 }}" in drawn
    html = to_html(edition, frame)
    assert "<script>alert" not in html
    assert 'href="javascript' not in html


def test_ucmc_is_the_usual_profile_but_for_its_plain_text():
    ucmc = find_profile(None, "ucmc")
    assert replace(ucmc, templates=(), about="") == Profile("ucmc")


def test_heads_rotate_with_the_news_or_keep_their_order():
    heads = (Head("Diplomacy", ("talks", "defence secretary")), Head("Fighting", ("fight*",)))
    fields = {"sections": SectionForm.HEADS, "heads": heads}
    names = [group.name for group in lay_out(an_edition(), as_profile(**fields)).groups]
    assert names == ["Fighting", "Diplomacy"]
    listed = as_profile(order=Order.LISTED, **fields)
    assert [group.name for group in lay_out(an_edition(), listed).groups] == [
        "Diplomacy",
        "Fighting",
    ]


def test_story_no_head_speaks_for_stands_last_under_the_rest():
    heads = (Head("Diplomacy", ("talks",)),)
    layout = lay_out(an_edition(), as_profile(sections=SectionForm.HEADS, heads=heads))
    assert [group.name for group in layout.groups] == ["Diplomacy", "Other news"]


def test_clock_orders_by_time_both_ways():
    def clocks(order):
        frame = as_profile(sections=SectionForm.CLOCK, order=order)
        return [block.clock for block in lay_out(an_edition(), frame).blocks]

    assert clocks(Order.OLDEST) == sorted(clocks(Order.OLDEST))
    assert clocks(Order.NEWEST) == sorted(clocks(Order.OLDEST), reverse=True)


def test_what_a_profile_has_no_room_for_is_told():
    layout = lay_out(an_edition(), as_profile(most_stories=1, most_sentences=1))
    assert [len(p) for block in layout.blocks for p in block.paragraphs] == [1]
    reasons = [left.reason for left in layout.left_out]
    assert "beyond the 1 sentences of a story in this profile" in reasons
    assert "beyond the 1 stories of this profile" in reasons


def test_a_denial_does_not_fall_to_the_length_of_a_profile():
    section = an_edition().sections[1]
    texts = ["Droskia took Dubrel.", "Velmora denied it.", "It snowed.", "Velmora denied that."]
    sentences = tuple(a_sentence(text, a_report(" ".join(texts))) for text in texts)
    edition = an_edition(sections=(replace(section, sentences=sentences),))
    layout = lay_out(edition, as_profile(most_sentences=1))
    assert [line.text for p in layout.blocks[0].paragraphs for line in p] == texts[:2]
    assert [left.text for left in layout.left_out if "beyond" in left.reason] == texts[2:]
    layout = lay_out(edition, as_profile(most_sentences=2))
    assert [line.text for p in layout.blocks[0].paragraphs for line in p] == texts[:2]


def test_joined_days_bear_both_numbers():
    edition = an_edition(first_date=date(2022, 12, 10))
    assert lay_out(edition, FRAME).title.startswith("Days 453–455: ")


def test_second_report_of_an_outlet_is_a_second_link():
    wire = some_reports()[1]
    more = replace(wire, id="r-more", url="https://wire.example/more")
    section = an_edition().sections[1]
    sentences = (a_sentence(section.heading.text, wire), a_sentence(section.heading.text, more))
    sources = tuple(EditionSource(one.id, one.outlet, one.url) for one in (wire, more))
    edition = an_edition(sections=(replace(section, sentences=sentences),), sources=sources)
    frame = replace(as_profile(notes=NoteForm.LINK), reports={wire.id: wire, more.id: more})
    assert "[2](https://wire.example/more))" in to_markdown(edition, frame)


def test_editor_s_words_without_proof_are_marked_in_every_form():
    sentence = replace(
        an_edition().sections[0].sentences[0], not_proved="“massive” is in no source"
    )
    section = replace(an_edition().sections[0], sentences=(sentence,))
    edition = an_edition(sections=(section,))
    for name in NAMES:
        frame = framed(name)
        assert r"\[not proved\]" in to_markdown(edition, frame)
        assert "[not proved]" in to_text(edition, frame)
        assert "[not proved]" in to_html(edition, frame)
    assert "not proved: “massive” is in no source" in to_markdown(edition, FRAME)


def test_own_template_stands_in_and_its_values_are_escaped():
    frame = as_profile(templates=(("md.j2", "{{ layout.title }}\n{{ words.sources }}\n"),))
    assert to_markdown(an_edition(), frame) == (
        "Day 455: The fighting around Brenova has eased\nSources\n"
    )
    frame = as_profile(title="<b> *{number}*", templates=(("md.j2", "{{ layout.title }}"),))
    assert to_markdown(an_edition(), frame) == "\\<b\\> \\*455\\*\n"


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("{{ nothing }}", "line 1: 'nothing' is undefined"),
        ("\n{{ layout.nothing }}", "line 2: "),
        ("{{ ''.__class__.__mro__ }}", "line 1: "),
        ("{% include 'secret.txt' %}", "secret.txt"),
        ("{{ 1 // 0 }}", "line 1: "),
    ],
)
def test_failing_template_is_one_line_with_its_place(template, fault):
    frame = as_profile(templates=(("md.j2", template),))
    with pytest.raises(DeskError, match=r"profile mine: md\.j2: ") as caught:
        to_markdown(an_edition(), frame)
    assert fault in str(caught.value)
    assert "\n" not in str(caught.value)
