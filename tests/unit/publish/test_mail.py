import re
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_string, policy

import pytest

from fakes import OUTLETS, a_report, a_sentence, an_edition, some_reports
from standfirst.publish import Frame, to_mail, to_mail_html
from standfirst.publish.mail import MOST_BYTES
from standfirst.records import DayRule
from standfirst.run.profiles import find_profile, list_profiles

FRAME = Frame(
    {report.id: report for report in some_reports()},
    OUTLETS,
    "Sarn desk",
    window=(datetime(2022, 12, 11, 19, tzinfo=UTC), datetime(2022, 12, 12, 19, tzinfo=UTC)),
    rule=DayRule(date(2021, 9, 14)),
)
NAMES = [place.name for place in list_profiles(None)]


def framed(name, frame=FRAME):
    return replace(frame, profile=find_profile(None, name))


def read(text):
    return message_from_string(text, policy=policy.default)


@pytest.mark.parametrize("name", NAMES)
def test_html_of_each_profile_has_its_sentences_and_fetches_nothing(name):
    html = to_mail_html(an_edition(), framed(name))
    for sentence in an_edition().sections[1].sentences:
        assert sentence.text in html
    for fetched in ("<img", "<link", "<script", "@import", "url(", "background="):
        assert fetched not in html
    for address in re.findall(r'(?:src|href)="([^"]*)"', html):
        assert address.startswith(("https://", "#n"))


def test_message_has_a_subject_a_date_and_a_plain_twin():
    message = read(to_mail(an_edition(), framed("ucmc")))
    assert message["Subject"] == "Day 455: The fighting around Brenova has eased"
    assert message["Date"].datetime == an_edition().as_of
    assert message["X-Unsent"] == "1"
    plain, html = message.iter_parts()
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert "“We will stay as long as it takes,”" in plain.get_content()
    assert "“We will stay as long as it takes,”" in html.get_content()


def test_same_edition_gives_the_same_bytes():
    assert to_mail(an_edition(), framed("ucmc")) == to_mail(an_edition(), framed("ucmc"))


def test_preview_is_the_standfirst():
    html = to_mail_html(an_edition(), framed("ucmc"))
    hidden = re.search(r'<div style="display:none[^>]*>([^<]*)</div>', html)
    assert hidden[1].startswith("The fighting around Brenova has eased since the morning.")


def test_long_mail_gives_up_its_notes_before_readers_cut_it():
    def html(n):
        texts = [f"Sentence {k} tells that house {k} of Karsk has power." for k in range(n)]
        report = a_report("\n\n".join(texts))
        sentences = [a_sentence(text, report) for text in texts]
        first = an_edition().sections[0]
        sections = tuple(
            replace(first, sentences=tuple(sentences[at : at + 20])) for at in range(0, n, 20)
        )
        return to_mail_html(an_edition(sections=sections), framed("ucmc"))

    assert "Sentence 1 tells" in html(100).split("Notes</h2>")[1]
    assert "Sentence 1 tells" not in html(160).split("Notes</h2>")[1]
    assert "Notes</h2>" not in html(300)
    assert all(len(html(n).encode()) <= MOST_BYTES for n in (100, 160, 300))


@pytest.mark.parametrize("name", NAMES)
def test_hostile_words_are_words(name):
    words = "<script>alert(1)</script></mj-text><mj-image src='https://x.example/p'/> {{ 7*7 }} ]]> --> \ud800"
    report = a_report(words, outlet=words, url="javascript:alert(1)")
    sentence = a_sentence(words, report)
    section = replace(an_edition().sections[0], heading=sentence, sentences=(sentence,))
    edition = an_edition(headline=sentence, standfirst=(sentence,), sections=(section,))
    frame = replace(FRAME, reports={report.id: report}, outlets={}, desk_name=words)
    html = to_mail_html(edition, framed(name, frame))
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:" not in html
    assert "{{ 7*7 }}" in html
    to_mail(edition, framed(name, frame))


def test_headline_cannot_add_a_header():
    report = a_report("Power is back\r\nBcc: all@karsk.example")
    edition = an_edition(headline=a_sentence(report.text, report))
    message = read(to_mail(edition, framed("ucmc")))
    assert message["Bcc"] is None
    assert message["Subject"] == "Day 455: Power is back Bcc: all@karsk.example"


def test_editor_s_words_without_proof_are_marked():
    bare = replace(an_edition().sections[0].sentences[0], not_proved="“massive” is in no source")
    section = replace(an_edition().sections[0], sentences=(bare,))
    html = to_mail_html(an_edition(sections=(section,)), framed("ucmc"))
    assert "[not proved]" in html
    assert "not proved: “massive” is in no source" in html
