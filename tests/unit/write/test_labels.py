"""Headings where no headline tells the news: the section's own first sentence, made short."""

import pytest

from standfirst.check import Evidence, refute
from standfirst.write import write_edition
from standfirst.write.labels import names_a_topic
from unit.write.scenes import REGISTERS, reading, report, request, statement, story

NEWS = "Mira Sohl sang in the rain at the Sarn ferry festival on Sunday."


def section_of(*rows, read=None):
    reports = [report(f"r{n}", body, headline=line) for n, (line, body) in enumerate(rows)]
    readings = [(read or reading)(of) for of in reports]
    asked = request([story("y1", *reports)], reports, readings, wanted=frozenset({"y1"}))
    edition = write_edition(asked)
    evidence = Evidence(asked.reports, asked.readings, REGISTERS, asked.zone)
    for sentence in (edition.headline, *edition.standfirst, *edition.sections[0].sentences):
        assert refute(sentence, evidence) is None
    return edition.sections[0]


@pytest.mark.parametrize(
    ("headline", "body", "heading"),
    [
        ("Mira Sohl’s ferry festival show", NEWS, NEWS.removesuffix(".")),
        ("Mira Sohl sings at ferry festival", NEWS, "Mira Sohl sings at ferry festival"),
        (
            "Mira Sohl’s ferry festival show",
            "Meanwhile, the singer Mira Sohl sang at the Sarn ferry festival today.",
            "The singer Mira Sohl sang at the Sarn ferry festival on Monday",
        ),
        (
            "Mira Sohl’s ferry festival show",
            NEWS.replace("rain", "rain and the wind and the cold of the long winter night"),
            "Mira Sohl’s ferry festival show",
        ),
        ("Mira Sohl sings at ferry fest - Sarn Live", NEWS, NEWS.removesuffix(".")),
    ],
    ids=["a label", "a headline that tells", "an opening", "too long", "cut off before the site"],
)
def test_a_headline_that_tells_nothing_gives_way_to_the_news(headline, body, heading):
    assert section_of((headline, body)).heading.text == heading


def test_what_somebody_says_is_no_heading_without_them():
    body = "Mira Sohl sang at the Sarn ferry festival, Irena Dolsk said."

    def read(of):
        return reading(
            of, statement(of, "Irena Dolsk", "said", body.split(", Irena", maxsplit=1)[0])
        )

    rows = [("Mira Sohl’s ferry festival show", body)]
    assert section_of(*rows, read=read).heading.text == "Mira Sohl’s ferry festival show"


def test_a_headline_cut_off_before_the_sites_name_gives_way_to_another():
    twice = "Passengers of one ferry met the new year twice on Sunday off Tolmin."
    rows = [
        ("Passengers of one ferry meet new year twi - Sarn Live", twice),
        ("Ferry passengers meet new year twice", twice),
    ]
    assert section_of(*rows).heading.text == "Ferry passengers meet new year twice"


@pytest.mark.parametrize("line", ["Mira Sohl’s show", "The winter ferry timetable"])
def test_a_line_without_a_verb_names_a_topic(line):
    assert names_a_topic(line)
    assert not names_a_topic(f"{line} draws crowds")
