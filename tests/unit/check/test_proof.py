"""The gate must refuse each way of bending words that an editor, or a bug, may think of."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from standfirst.check import Evidence, prove_edition, refute
from standfirst.records import (
    Citation,
    Edit,
    Edition,
    EditionSection,
    EditionSource,
    MediumKind,
    Outlet,
    OutletKind,
    Person,
    Place,
    Reading,
    Registers,
    Report,
    Role,
    Sentence,
    SentenceKind,
    Span,
    Speaker,
    Statement,
    StatementKind,
    Via,
)

POST = "We hold the grain elevator. The enemy did not take the northern road."
WIRE = "The road stayed open today, she said. “We will not leave,” she added. Verrin may visit."
AT = datetime(2022, 12, 12, 15, 0, tzinfo=UTC)
DOLSK = Person(
    "p-dolsk",
    "Irena Dolsk",
    roles=(
        Role("Deputy Defence Minister", "Velmora", date(2022, 1, 1)),
        Role("Mayor", "Karsk", date(2015, 1, 1), date(2019, 1, 1)),
    ),
)
REGISTERS = Registers(
    outlets=(
        Outlet(
            "o-dolsk",
            "Irena Dolsk",
            OutletKind.OFFICIAL,
            speaker="p-dolsk",
            medium=MediumKind.SOCIAL,
            medium_name="Telegram",
        ),
        Outlet("o-wire", "Halvern Wire", OutletKind.AGENCY),
    ),
    people=(DOLSK, Person("p-orshin", "Gleb Orshin")),
    places=(Place("g-v", "Velmora", level="country", demonyms=("Velmoran",)),),
)
post = Report("r-post", 1, POST, outlet="o-dolsk", published_at=AT, is_post=True)
CROP = (
    "Verrin denied that the bridge was hit. The road opens on Monday if the ice holds."
    " “The ice holds today,” she said. The road opens, if the ice holds."
)
crop = Report("r-crop", 1, CROP, outlet="o-wire", published_at=AT)
wire = Report("r-wire", 1, WIRE, outlet="o-wire", published_at=AT)
LETTER = "The soldiers’ letter said the road stayed open."
letter = Report("r-letter", 1, LETTER, outlet="o-wire", published_at=AT)


def statement(report, n, source, content, kind=StatementKind.INDIRECT):
    return Statement(
        f"s{n}",
        report.id,
        1,
        kind,
        (source,) if source else (),
        (),
        (content,),
        Speaker("p-dolsk", "Irena Dolsk", via=Via.PRONOUN),
    )


def span(report, words):
    start = report.text.index(words)
    return Span(start, start + len(words))


readings = {
    "r-post": Reading(
        "r-post",
        1,
        statements=(statement(post, 0, None, Span(0, len(POST)), StatementKind.DIRECT),),
    ),
    "r-wire": Reading(
        "r-wire",
        1,
        statements=(
            statement(wire, 1, span(wire, "she"), span(wire, "The road stayed open today")),
            statement(
                wire,
                2,
                Span(WIRE.index("she added"), WIRE.index(" added")),
                span(wire, "“We will not leave,”"),
                StatementKind.DIRECT,
            ),
        ),
    ),
    "r-letter": Reading(
        "r-letter",
        1,
        statements=(
            statement(
                letter,
                3,
                span(letter, "The soldiers’ letter"),
                span(letter, "the road stayed open"),
            ),
        ),
    ),
}
EVIDENCE = Evidence(
    {"r-post": post, "r-wire": wire, "r-crop": crop, "r-letter": letter}, readings, REGISTERS, UTC
)


def cite(report, words, /, **fields):
    at = span(report, words)
    return replace(
        Citation(
            report.id,
            1,
            at.start,
            at.end,
            words,
            report.text[max(0, at.start - 9) : at.start],
            report.text[at.end : at.end + 9],
            report.text_sha256,
        ),
        **fields,
    )


def sentence(text, *citations, edits=()):
    return Sentence(text, SentenceKind.ATTRIBUTED, citations, tuple(Edit(*e) for e in edits))


POST_QUOTED = sentence(
    "“We hold the grain elevator,” Velmoran Deputy Defence Minister Irena Dolsk said on Telegram.",
    cite(post, "We hold the grain elevator."),
    edits=[
        ("marks", "", "“"),
        ("stop", ".", ","),
        ("marks", "", "”"),
        ("attribution", "", " Velmoran Deputy Defence Minister Irena Dolsk said on Telegram."),
    ],
)
WIRE_NAMED = sentence(
    "The road stayed open on Monday, Velmoran Deputy Defence Minister Irena Dolsk said.",
    cite(wire, "The road stayed open today, she said."),
    edits=[
        ("date", "today", "on Monday"),
        ("speaker", "she", "Velmoran Deputy Defence Minister Irena Dolsk"),
    ],
)


@pytest.mark.parametrize("good", [POST_QUOTED, WIRE_NAMED])
def test_an_honest_sentence_is_proved(good):
    assert refute(good, EVIDENCE) is None


def test_a_verbatim_sentence_needs_no_edit():
    assert refute(sentence("Verrin may visit.", cite(wire, "Verrin may visit.")), EVIDENCE) is None


def attributed(after, *, text="We hold the grain elevator"):
    return sentence(
        f"“{text},”{after}",
        cite(post, f"{text}."),
        edits=[
            ("marks", "", "“"),
            ("stop", ".", ","),
            ("marks", "", "”"),
            ("attribution", "", after),
        ],
    )


BENT = {
    "no citation": sentence("The road is open."),
    "unknown report": sentence("Verrin may visit.", cite(wire, "Verrin may visit.", report="r-x")),
    "other revision": sentence("Verrin may visit.", cite(wire, "Verrin may visit.", revision=2)),
    "other text": sentence("Verrin may visit.", cite(wire, "Verrin may visit.", text_sha256="0")),
    "moved": sentence("Verrin may visit.", cite(wire, "Verrin may visit.", start=0)),
    "other context": sentence("Verrin may visit.", cite(wire, "Verrin may visit.", prefix="No, ")),
    "unread statement": sentence(
        "Verrin may visit.", cite(wire, "Verrin may visit.", statement="s9")
    ),
    "changed word": sentence("Verrin will visit.", cite(wire, "Verrin may visit.")),
    "hedge left out": sentence(
        "Verrin visit.", cite(wire, "Verrin may visit."), edits=[("medium", "may ", "")]
    ),
    "negation left out": sentence(
        "The enemy did take the northern road.",
        cite(post, "The enemy did not take the northern road."),
        edits=[("connective", "not ", "")],
    ),
    "unknown edit": sentence(
        "Verrin will visit.", cite(wire, "Verrin may visit."), edits=[("polish", "may", "will")]
    ),
    "word passed off as punctuation": sentence(
        "Verrin may visit now.", cite(wire, "Verrin may visit."), edits=[("stop", ".", " now.")]
    ),
    "word passed off as decoration": sentence(
        "Verrin visit.", cite(wire, "Verrin may visit."), edits=[("decoration", "may ", "")]
    ),
    "wrong weekday": sentence(
        "The road stayed open on Sunday, she said.",
        cite(wire, "The road stayed open today, she said."),
        edits=[("date", "today", "on Sunday")],
    ),
    "wrong speaker": sentence(
        "The road stayed open today, Gleb Orshin said.",
        cite(wire, "The road stayed open today, she said."),
        edits=[("speaker", "she", "Gleb Orshin")],
    ),
    "former title": sentence(
        "The road stayed open today, Karsk Mayor Irena Dolsk said.",
        cite(wire, "The road stayed open today, she said."),
        edits=[("speaker", "she", "Karsk Mayor Irena Dolsk")],
    ),
    "speaker set where none speaks": sentence(
        "Irena Dolsk may visit.",
        cite(wire, "Verrin may visit."),
        edits=[("speaker", "Verrin", "Irena Dolsk")],
    ),
    "letter of several for one person": sentence(
        "Irena Dolsk said the road stayed open.",
        cite(letter, LETTER),
        edits=[("speaker", "The soldiers’ letter", "Irena Dolsk")],
    ),
    "post of another speaker": attributed(" Gleb Orshin said."),
    "stronger cue": attributed(" Irena Dolsk admitted."),
    "other medium": attributed(" Irena Dolsk said on Radio."),
    "paraphrase in marks": sentence(
        "“The road stayed open today,” she said.",
        cite(wire, "The road stayed open today, she said."),
        edits=[("marks", "", "“"), ("marks", "", "”")],
    ),
    "quotation changed by a licensed edit": sentence(
        "“The ice holds on Monday,” she said.",
        cite(crop, "“The ice holds today,” she said."),
        edits=[("date", "today", "on Monday")],
    ),
    "marks that do not pair": sentence(
        "“Verrin may visit.", cite(wire, "Verrin may visit."), edits=[("marks", "", "“")]
    ),
    "post without its speaker": sentence(
        "We hold the grain elevator.", cite(post, "We hold the grain elevator.")
    ),
    "denial cropped off": sentence("the bridge was hit.", cite(crop, "the bridge was hit.")),
    "condition cropped off": sentence(
        "The road opens on Monday", cite(crop, "The road opens on Monday")
    ),
    "other words passed off as a medium": sentence(
        "The road opens if the ice holds.",
        cite(crop, "The road opens on Monday if the ice holds."),
        edits=[("medium", " on Monday", "")],
    ),
    "support for something else": sentence(
        "Verrin may visit.",
        cite(wire, "Verrin may visit."),
        cite(post, "We hold the grain elevator."),
    ),
}


REASONS = {
    "no citation": "cites nothing",
    "unknown report": "not in the archive",
    "other revision": "revision 2",
    "other text": "not the one that was cited",
    "moved": "does not have the cited words",
    "other context": "another context",
    "unread statement": "was not read",
    "changed word": "do not follow",
    "hedge left out": "more than a medium",
    "negation left out": "more than a connective",
    "unknown edit": "of no known kind",
    "word passed off as punctuation": "more than punctuation",
    "word passed off as decoration": "leaves out the word",
    "wrong weekday": "report's date",
    "wrong speaker": "does not name Irena Dolsk",
    "former title": "uses the word 'karsk'",
    "speaker set where none speaks": "knows none",
    "letter of several for one person": "no one person",
    "post of another speaker": "does not name Dolsk",
    "stronger cue": "uses the word 'admitted'",
    "other medium": "uses the word 'radio'",
    "paraphrase in marks": "not a quotation in its source",
    "quotation changed by a licensed edit": "was changed",
    "marks that do not pair": "do not pair",
    "post without its speaker": "whose words",
    "support for something else": "speak of something else",
    "denial cropped off": "in the midst of a sentence",
    "condition cropped off": "cuts off 'if'",
    "other words passed off as a medium": "more than a medium",
}


def test_every_way_of_bending_has_its_reason():
    assert REASONS.keys() == BENT.keys()


@pytest.mark.parametrize("name", BENT)
def test_a_bent_sentence_is_refused_for_what_is_wrong_with_it(name):
    assert REASONS[name] in (refute(BENT[name], EVIDENCE) or "it was proved")


def test_a_dateline_a_label_and_a_tag_may_be_left_out():
    for lead in ("SARN, Dec 12 (Halvern Wire) – ", "UPDATE 2 - ", "#Brenova ", "Day 455: "):
        of = Report("r-lead", 1, lead + "Verrin may visit.", outlet="o-wire", published_at=AT)
        evidence = Evidence({of.id: of}, {}, REGISTERS, UTC)
        assert (
            refute(sentence("Verrin may visit.", cite(of, "Verrin may visit.")), evidence) is None
        )


def test_a_headline_that_says_who_denies_is_no_label():
    of = Report("r-lead", 1, "Droskia denies: Bridge hit.", outlet="o-wire", published_at=AT)
    evidence = Evidence({of.id: of}, {}, REGISTERS, UTC)
    assert refute(sentence("Bridge hit.", cite(of, "Bridge hit.")), evidence) is not None


def test_a_quotation_put_together_from_two_places_is_refused():
    first, second = "We hold the grain elevator.", "The enemy did not take the northern road."
    glued = sentence(
        f"“{first} {second}” Irena Dolsk said.",
        cite(post, first),
        cite(post, second),
        edits=[
            ("marks", "", "“"),
            ("join", "", " "),
            ("marks", "", "”"),
            ("attribution", "", " Irena Dolsk said."),
        ],
    )
    assert "changed" in (refute(glued, EVIDENCE) or "")


def an_edition(*sentences, heading=None):
    heading = heading or sentence("Verrin may visit", cite(wire, "Verrin may visit"))
    return Edition(
        number=455,
        date=date(2022, 12, 12),
        headline=heading,
        sections=(EditionSection(heading, "story", sentences),),
        sources=(EditionSource("r-post", "o-dolsk", None), EditionSource("r-wire", "o-wire", None)),
    )


def test_an_edition_loses_what_cannot_be_proved_and_says_why():
    proved = prove_edition(an_edition(POST_QUOTED, BENT["changed word"]), EVIDENCE)
    assert [s.text for s in proved.sections[0].sentences] == [POST_QUOTED.text]
    assert [(row.story, row.text) for row in proved.left_out] == [("story", "Verrin will visit.")]
    assert proved.left_out[0].reason.startswith("not proved: ")


def test_a_section_with_nothing_proved_is_left_out_with_its_sources():
    proved = prove_edition(an_edition(BENT["changed word"]), EVIDENCE)
    assert proved.sections == ()
    assert [source.report for source in proved.sources] == ["r-wire"]  # the headline stands


def test_a_whole_and_honest_edition_passes_unchanged():
    edition = an_edition(POST_QUOTED, WIRE_NAMED)
    assert prove_edition(edition, EVIDENCE) == edition
