"""One sentence a story for whoever reads no further: a headline that tells, or the news itself."""

import pytest

from standfirst.check import Evidence, refute
from standfirst.records import StatementKind
from standfirst.write import write_edition
from standfirst.write.standfirst import is_informative
from unit.write.scenes import (
    REGISTERS,
    own_words,
    person_mention,
    reading,
    report,
    request,
    statement,
    story,
)


def write_day(*rows):
    reports = [of for of, _ in rows]
    asked = request(
        [story("y1", *reports)], reports, [read for _, read in rows], wanted=frozenset({"y1"})
    )
    edition = write_edition(asked)
    evidence = Evidence(asked.reports, asked.readings, REGISTERS, asked.zone)
    for sentence in (edition.headline, *edition.standfirst):
        assert refute(sentence, evidence) is None
    return edition


def told(name, body, headline, outlet="wire"):
    of = report(name, body, headline=headline, outlet=outlet)
    source, cue, content = "Irena Dolsk", "said", body.split(", Irena")[0]
    return of, reading(of, statement(of, source, cue, content))


LEAD = "Talks on the grain deal broke up on Monday over the dates, Irena Dolsk said."
PLAIN = "Grain talks break up over dates"


def standfirst_under(*headlines, body=LEAD):
    outlets = ("wire", "post")
    rows = [
        told(f"r{n}", body, line, outlets[n % 2])
        for n, line in enumerate((*headlines, headlines[0]))
    ]
    return write_day(*rows).standfirst[0].text


def test_a_headline_that_tells_the_news_stands_for_the_story():
    assert standfirst_under(PLAIN) == "Grain talks break up over dates."


@pytest.mark.parametrize(
    "line",
    [
        "Why the grain talks broke up on Monday",
        "Grain talks: the dates",
        "Dolsk’s grain deal story",
        "“Talks on grain broke up on Monday over dates” once more",
    ],
)
def test_a_headline_that_teases_quotes_or_labels_gives_way_to_the_news(line):
    assert standfirst_under(line) == (
        "Talks on the grain deal broke up on Monday over the dates,"
        " Velmoran Deputy Defence Minister Irena Dolsk said."
    )


def test_a_second_headline_that_no_sentence_bears_out_does_not_stand():
    odd = "Grain talks founder on single sheet of paper"
    assert standfirst_under(PLAIN, odd) == "Grain talks break up over dates."


def test_a_key_sentence_that_stays_long_leaves_the_headline():
    body = (
        "Talks on the grain deal broke up on Monday over the dates of the next inspections and over"
        " what was to be paid for ships that wait at Velna and at Brenova, Irena Dolsk said."
    )
    assert standfirst_under("Grain talks: the dates", body=body) == "Grain talks: the dates."


def test_a_day_in_a_headline_is_named_and_its_quotation_has_the_marks_of_the_edition():
    edition = write_day(told("r1", LEAD, "Grain talks 'break up' over dates today"))
    assert edition.headline.text == "Grain talks “break up” over dates on Monday"


def test_a_post_gives_its_news_with_the_speaker_and_no_label():
    of = report(
        "r1",
        "I spoke with Edmund Ashby. The bridge at Velna was opened on Monday.",
        outlet="dolsk",
        is_post=True,
    )
    edition = write_day((of, reading(of, own_words(of))))
    assert edition.headline.text == "Irena Dolsk: The bridge at Velna was opened on Monday"
    assert edition.standfirst[0].text == (
        "The bridge at Velna was opened on Monday,"
        " Velmoran Deputy Defence Minister Irena Dolsk said on Telegram."
    )


def test_what_only_adds_goes_from_a_key_sentence():
    body = (
        "Pavel Belt, a former clerk of the port, was freed on Monday after eleven days, officials"
        " said."
    )
    of = report("r1", body, headline="Why Pavel Belt walks free this Monday")
    read = reading(
        of,
        statement(
            of,
            "officials",
            "said",
            body.split(", officials", maxsplit=1)[0],
            who=None,
            kind=StatementKind.INDIRECT,
        ),
        mentions=[
            person_mention(of, "Pavel Belt", "b", "Pavel Belt", nth=1),
        ],
    )
    edition = write_day((of, read))
    assert edition.standfirst[0].text == (
        "Pavel Belt was freed on Monday after eleven days, officials said."
    )


@pytest.mark.parametrize(
    "line",
    ["Nine dead in Karsk", "64 Velmorans return from captivity", "Ferry runs aground off Portmere"],
)
def test_a_line_with_a_verb_of_the_news_tells_something(line):
    assert is_informative(line)


@pytest.mark.parametrize(
    "line", ["Mira Sohl’s halftime show", "GRAIN TALKS FAIL IN SARN", "Everything you need to know"]
)
def test_a_topic_a_shout_and_a_tease_tell_nothing(line):
    assert not is_informative(line)
