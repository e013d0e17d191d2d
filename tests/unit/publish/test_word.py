import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import docx
import pytest

from fakes import OUTLETS, a_report, a_sentence, an_edition, some_reports
from standfirst.publish import Frame, to_docx
from standfirst.records import DayRule
from standfirst.run.profiles import find_profile, list_profiles

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WINDOW = (datetime(2022, 12, 11, 19, tzinfo=UTC), datetime(2022, 12, 12, 19, tzinfo=UTC))
FRAME = Frame(
    {report.id: report for report in some_reports()},
    OUTLETS,
    "Sarn desk",
    window=WINDOW,
    rule=DayRule(date(2021, 9, 14)),
)
NAMES = [place.name for place in list_profiles(None)]


def drawn(name="ucmc", edition=None, frame=FRAME):
    return to_docx(edition or an_edition(), replace(frame, profile=find_profile(None, name)))


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return ET.fromstring(package.read(name)) if name in package.namelist() else None


def words_of(element):
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


@pytest.mark.parametrize("name", NAMES)
def test_every_profile_opens_and_has_its_title_and_all_its_sentences(name):
    opened = docx.Document(io.BytesIO(drawn(name)))
    text = "\n".join(paragraph.text for paragraph in opened.paragraphs)
    for sentence in an_edition().sections[1].sentences:
        assert sentence.text in text
    titles = [one for one in opened.paragraphs if one.style.name == "Title"]
    assert len(titles) == 1


def test_parts_have_real_styles():
    opened = docx.Document(io.BytesIO(drawn()))
    styles = {paragraph.text: paragraph.style.name for paragraph in opened.paragraphs}
    assert styles["Day 455: The fighting around Brenova has eased"] == "Title"
    assert styles["Halvernian defence secretary in Sarn for talks"] == "Heading 1"
    bullets = docx.Document(io.BytesIO(drawn("key-events"))).paragraphs
    assert sum(one.style.name == "List Bullet" for one in bullets) >= 2


def test_footnotes_are_real_and_hold_outlet_time_address_and_exact_words():
    data = drawn()
    marks = [
        int(one.get(f"{W}id"))
        for one in part(data, "word/document.xml").iter(f"{W}footnoteReference")
    ]
    notes = {int(one.get(f"{W}id")): one for one in part(data, "word/footnotes.xml")}
    assert marks == list(range(1, len(marks) + 1))
    assert set(notes) == {-1, 0, *marks}
    assert words_of(notes[1]).startswith(" Irena Dolsk (Telegram), 12 December 2022, 17:40 UTC: ")
    link = next(notes[3].iter(f"{W}hyperlink"))
    assert words_of(link) == "https://wire.example/2022/12/12/ashby-sarn?a=1&b=2"
    rels = part(data, "word/_rels/footnotes.xml.rels")
    assert [one.get("Target") for one in rels if one.get("TargetMode") == "External"]
    assert part(data, "word/endnotes.xml") is None


def test_settings_name_the_lines_between_text_and_notes_in_their_place():
    settings = [one.tag.removeprefix(W) for one in part(drawn(), "word/settings.xml")]
    assert settings.index("footnotePr") < settings.index("compat")
    assert "endnotePr" not in settings


def test_endnotes_are_endnotes_and_links_are_links():
    assert part(drawn("assessment"), "word/endnotes.xml") is not None
    data = drawn("key-events")
    assert part(data, "word/footnotes.xml") is None
    links = [words_of(one) for one in part(data, "word/document.xml").iter(f"{W}hyperlink")]
    assert "Halvern Wire" in links


def test_same_edition_gives_the_same_bytes_without_a_clock():
    data = drawn()
    assert drawn() == data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
        assert package.testzip() is None
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert (properties.author, properties.title) == (
        "Sarn desk",
        "Day 455: The fighting around Brenova has eased",
    )
    assert properties.modified.replace(tzinfo=UTC) == an_edition().as_of
    assert properties.language == "en"


def test_what_the_template_brings_along_is_left_out():
    with zipfile.ZipFile(io.BytesIO(drawn())) as package:
        names = package.namelist()
    assert not [
        name for name in names if "thumbnail" in name or "Effects" in name or "custom" in name
    ]
    assert len(drawn()) < 250_000


def test_hostile_words_are_words():
    words = "<w:p/> & ]]> \x00\x0b\ud800 \u202e {{ 7*7 }}"
    report = a_report(words, outlet=words, url="javascript:alert(1)")
    sentence = a_sentence(words, report)
    section = replace(an_edition().sections[0], heading=sentence, sentences=(sentence,))
    edition = an_edition(headline=sentence, standfirst=(sentence,), sections=(section,))
    frame = replace(FRAME, reports={report.id: report}, outlets={}, desk_name=words)
    for name in NAMES:
        data = drawn(name, edition, frame)
        opened = docx.Document(io.BytesIO(data))
        assert any("{{ 7*7 }}" in paragraph.text for paragraph in opened.paragraphs)
        assert b"javascript:" not in data


def test_editor_s_words_without_proof_are_marked():
    bare = replace(an_edition().sections[0].sentences[0], not_proved="“massive” is in no source")
    section = replace(an_edition().sections[0], sentences=(bare,))
    data = drawn(edition=an_edition(sections=(section,)))
    assert "[not proved]" in words_of(part(data, "word/document.xml"))
    assert "not proved: “massive” is in no source" in words_of(part(data, "word/footnotes.xml"))


def test_day_without_news_says_so():
    empty = an_edition(headline=None, standfirst=(), sections=(), sources=(), left_out=())
    opened = docx.Document(io.BytesIO(drawn(edition=empty)))
    assert "No story of this day could be written and proved." in [
        p.text for p in opened.paragraphs
    ]


def test_library_is_loaded_for_word_files_alone():
    code = "import sys, standfirst.publish; sys.exit('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
