from dataclasses import replace
from datetime import UTC, timedelta

from standfirst.check import Evidence, prove_edition
from standfirst.records import (
    Claim,
    Conflict,
    ConflictKind,
    Notice,
    Parts,
    Passage,
    Span,
    StatementKind,
)
from standfirst.write import write_edition
from unit.write.scenes import (
    AT,
    REGISTERS,
    own_words,
    reading,
    report,
    request,
    span,
    statement,
    story,
)

wire = report(
    "r-wire",
    "SARN, Dec 12 (Halvern Wire) – Velmoran troops moved forward north of Brenova on Monday, Deputy Defence"
    " Minister Irena Dolsk said.\n\n“The elevator is ours,” Dolsk told reporters in Sarn.",
    headline="Velmoran troops move forward near Brenova",
)
paper = report(
    "r-paper",
    "Velmoran troops north of Brenova moved forward by 400 metres, officers at the front said.\n\n"
    "The road to Ostrel stayed closed to traffic for a third day.",
    headline="Troops gain ground north of Brenova",
    outlet="post",
    at=AT + timedelta(hours=1),
)
tass = report(
    "r-old",
    "Velmoran troops near Brenova rested.",
    headline="Quiet day near Brenova",
    at=AT - timedelta(days=2),
)
readings = (
    reading(
        wire,
        statement(
            wire,
            "Deputy Defence Minister Irena Dolsk",
            "said",
            "Velmoran troops moved forward north of Brenova on Monday",
        ),
        statement(
            wire, "Dolsk", "told", "“The elevator is ours,”", nth=1, kind=StatementKind.DIRECT
        ),
    ),
    reading(
        paper,
        statement(
            paper,
            "officers at the front",
            "said",
            "Velmoran troops north of Brenova moved forward by 400 metres",
            who="u",
            name=None,
        ),
    ),
    reading(tass),
)
battle = story("battle", tass, wire, paper)


def write(*stories, reports=(wire, paper, tass), read=readings, **fields):
    asked = request(stories or (battle,), reports, read, **fields)
    edition = write_edition(asked)
    proved = prove_edition(edition, Evidence(asked.reports, asked.readings, REGISTERS, UTC))
    assert proved == edition, proved.left_out
    return edition


def test_an_edition_has_number_headline_standfirst_and_sections():
    edition = write()
    assert (edition.number, edition.date.isoformat()) == (455, "2022-12-12")
    assert edition.headline.text == "Velmoran troops move forward near Brenova"
    assert [s.text for s in edition.standfirst] == ["Velmoran troops move forward near Brenova."]
    assert [s.text for s in edition.sections[0].sentences][:2] == [
        (
            "Velmoran troops moved forward north of Brenova on Monday, Velmoran Deputy Defence"
            " Minister Irena Dolsk said."
        ),
        "“The elevator is ours,” Dolsk told reporters in Sarn.",
    ]


def test_a_statement_that_reading_is_unsure_of_is_taken_for_a_plain_sentence():
    def first_sentence(sure):
        unsure = tuple(replace(s, confidence=sure) for s in readings[0].statements)
        edition = write(read=(replace(readings[0], statements=unsure), *readings[1:]))
        return edition.sections[0].sentences[0].text

    assert "Velmoran Deputy Defence Minister Irena Dolsk said" in first_sentence(0.7)
    assert "Velmoran Deputy Defence Minister Irena Dolsk said" not in first_sentence(0.4)


def test_only_reports_of_the_window_are_used():
    edition = write()
    cited = {source.report for source in edition.sources}
    assert cited <= {"r-wire", "r-paper"}


def test_the_same_request_gives_the_same_edition_whatever_the_order():
    assert write(reports=(paper, tass, wire)) == write()


def test_a_story_told_only_in_another_language_is_left_out_by_name():
    foreign = replace(wire, language="de")
    edition = write(story("battle", foreign), reports=(foreign,), read=readings[:1])
    assert edition.sections == ()
    assert [row.reason for row in edition.left_out] == ["told only in another language (de)"]


def test_what_a_told_story_has_in_another_language_is_listed():
    foreign = replace(paper, language="de")
    reports, read = (wire, foreign), readings[:2]
    edition = write(story("battle", wire, foreign), reports=reports, read=read)
    assert edition.sections != ()
    assert [row.reason for row in edition.left_out] == ["not used, in another language (de)"]


def test_a_notice_is_not_news():
    advert = report(
        "r-ad", "Watch our programme tonight with two guests.", headline="Tonight on air"
    )
    read = replace(
        reading(advert), parts=Parts(advert.headline, None, (), (Notice("programme", advert.body),))
    )
    edition = write(story("ad", advert), reports=(advert,), read=(read,))
    assert [row.reason for row in edition.left_out] == ["not news: programme"]


def test_a_story_of_one_origin_without_a_known_speaker_is_left_out():
    match = report(
        "r-match",
        "Karsk beat Ostrel by two goals to one on Sunday.",
        headline="Karsk beat Ostrel at home",
        outlet="post",
    )
    edition = write(story("match", match), reports=(match,), read=(reading(match),))
    assert edition.sections == ()
    assert "one origin" in edition.left_out[0].reason
    wanted = write(
        story("match", match), reports=(match,), read=(reading(match),), wanted=frozenset({"match"})
    )
    assert [section.story for section in wanted.sections] == ["match"]


def test_rival_figures_stand_side_by_side():
    one = report(
        "r1",
        "Four people were injured in Karsk, Irena Dolsk said.",
        headline="Four hurt in Karsk strike",
    )
    two = report(
        "r2",
        "Nine people were injured in Karsk, Edmund Ashby said.",
        headline="Strike on Karsk",
        outlet="post",
    )
    s1 = statement(one, "Irena Dolsk", "said", "Four people were injured in Karsk")
    s2 = statement(
        two,
        "Edmund Ashby",
        "said",
        "Nine people were injured in Karsk",
        who="p-ashby",
        name="Edmund Ashby",
    )

    def claim(of, words):
        at = span(of.text, words)
        return Claim(words, None, AT, Passage(of.id, 1, at, words))

    karsk = replace(
        story("karsk", one, two),
        conflicts=(
            Conflict(
                ConflictKind.FIGURES,
                "injured",
                (claim(one, "Four people"), claim(two, "Nine people")),
            ),
        ),
    )
    edition = write(karsk, reports=(one, two), read=(reading(one, s1), reading(two, s2)))
    told = [s.text for s in edition.sections[0].sentences]
    assert len(told) == 2
    assert any("Four people" in t for t in told)
    assert any("Nine people" in t for t in told)


def test_what_another_origin_also_says_is_cited_not_repeated():
    one = report(
        "r1",
        "Ferries to Tolmin stopped running on Monday morning, Irena Dolsk said.",
        headline="Ferries to Tolmin stop",
    )
    two = report(
        "r2",
        "Ferries to Tolmin stopped running on Monday morning, Dolsk said on air.",
        headline="No ferries to Tolmin",
        outlet="post",
    )
    read = (
        reading(
            one,
            statement(
                one, "Irena Dolsk", "said", "Ferries to Tolmin stopped running on Monday morning"
            ),
        ),
        reading(
            two,
            statement(two, "Dolsk", "said", "Ferries to Tolmin stopped running on Monday morning"),
        ),
    )
    edition = write(story("ferries", one, two), reports=(one, two), read=read)
    (sentence,) = edition.sections[0].sentences
    assert {citation.report for citation in sentence.citations} == {"r1", "r2"}


def test_posts_alone_make_a_story_with_the_speakers_name_in_the_heading():
    posts = [
        report("r1", "Two drones were shot down over Karsk.", outlet="dolsk", is_post=True),
        report(
            "r2",
            "Power is back in the north of Karsk after the drones.",
            outlet="dolsk",
            is_post=True,
        ),
    ]
    edition = write(
        story("drones", *posts), reports=posts, read=[reading(p, own_words(p)) for p in posts]
    )
    assert edition.headline.text.startswith("Irena Dolsk: ")


def test_an_empty_day_gives_an_empty_edition():
    edition = write(reports=(), read=())
    assert (edition.headline, edition.sections, edition.sources) == (None, (), ())


def test_headlines_lose_labels_and_site_names():
    one = replace(wire, headline=None)
    text = (
        "UPDATE 2 - Velmoran troops move forward near Brenova | Halvern Wire\n\n"
        + one.text.split("\n\n", 1)[1]
    )
    end = text.index("\n")
    labelled = replace(one, text=text, headline=Span(0, end), body=Span(end + 2, len(text)))
    read = reading(
        labelled,
        statement(
            labelled,
            "Deputy Defence Minister Irena Dolsk",
            "said",
            "Velmoran troops moved forward north of Brenova on Monday",
        ),
    )
    edition = write(story("battle", labelled), reports=(labelled,), read=(read,))
    assert edition.headline.text == "Velmoran troops move forward near Brenova"
