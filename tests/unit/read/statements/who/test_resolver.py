"""Whom a description without a name means, told by all that a report calls its people."""

import pytest

from standfirst.read.statements.named import find_cast
from standfirst.read.statements.nations import make_nations
from standfirst.read.statements.raw import RawStatement
from standfirst.read.statements.speakers import Speakers
from standfirst.records import Registers, Span, Via
from standfirst.text import paragraphs, split_sentences

NOBODY = Registers()


def speaker_of(text, source, cue="said"):
    """Read one source, its second occurrence where there is ``source@2``."""
    source, _, number = source.partition("@")
    at = -1
    for _ in range(int(number or 1)):
        at = text.index(source, at + 1)
    starts = [s.start for p in paragraphs(text) for s in split_sentences(text, p)]
    cast = find_cast(text, (), NOBODY, make_nations(NOBODY))
    speakers = Speakers(text, "r1", cast, NOBODY, starts)
    span = Span(at, at + len(source))
    row = RawStatement(
        span,
        Span(span.end + 1, span.end + 1 + len(cue)),
        (Span(span.end + 2 + len(cue), span.end + 6 + len(cue)),),
        "say",
        "test",
        1.0,
        Span(at, at + 200),
    )
    return speakers.resolve(row)


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        pytest.param(
            "Pavel Ruhm, 61, a retired ferryman, lives by the quay. Mayor Galina Prosk met him."
            " The ferryman said that it was late.",
            "The ferryman",
            "Pavel Ruhm",
            id="apposition",
        ),
        pytest.param(
            "Pavel Ruhm lives by the quay. Mayor Galina Prosk met him."
            " The beekeeper said that it was late.",
            "The beekeeper",
            "Pavel Ruhm",
            id="the only one without an office",
        ),
        pytest.param(
            "Irena Dolsk, 44, came. Pavel Ruhm, 61, went. The 61-year-old said it was late.",
            "The 61-year-old",
            "Pavel Ruhm",
            id="age",
        ),
        pytest.param(
            "The court sat on Monday. Her lawyer said that she was ill."
            " “She has a fever,” said Petra Lunz.",
            "Her lawyer",
            "Petra Lunz",
            id="named in the next sentence",
        ),
        pytest.param(
            "Karsk Lakes Air flew again on Monday. It had been on strike since spring.\n\n"
            "The flights were full. Its director of operations said that it was over."
            " Solomon Keerig would not say what the pay was.",
            "Its director of operations",
            "Solomon Keerig",
            id="owned, and named as the next sentence's subject",
        ),
        pytest.param(
            "Dolsk trial opens\n\nIrena Dolsk sat down. Judge Pavel Ruhm was late."
            " The judge said that he was sorry.",
            "The judge",
            "Pavel Ruhm",
            id="title before the name",
        ),
    ],
)
def test_a_description_means_whoever_is_called_so(text, source, name):
    speaker = speaker_of(text, source)
    assert (speaker.name, speaker.via) == (name, Via.ROLE)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "Irena Dolsk walked in. A shopkeeper followed. The shopkeeper said that it was late.",
            "The shopkeeper",
            id="brought in without a name",
        ),
        pytest.param(
            "Judge Pavel Ruhm was late. The midwife said that he was sorry.",
            "The midwife",
            id="the only one has another office",
        ),
        pytest.param(
            "Irena Dolsk, 44, came. The 61-year-old said that it was late.",
            "The 61-year-old",
            id="another age",
        ),
        pytest.param(
            "Mrs Irena Dolsk came in. The policeman said that it was late.",
            "The policeman",
            id="another gender",
        ),
        pytest.param(
            "Irena Dolsk, Petra Lunz, and Milda Ostrova met. The source said that it was late.",
            "The source",
            id="a word that tells nobody apart",
        ),
    ],
)
def test_a_description_that_fits_nobody_stays_without_a_name(text, source):
    speaker = speaker_of(text, source)
    assert (speaker.name, speaker.via) == (None, Via.UNNAMED)


def test_the_company_is_the_body_that_spoke_not_the_paper_it_spoke_to():
    text = (
        "Karsk Terminals said that the talks failed. It told Halvern Wire so on Monday."
        " The company said that an offer was near."
    )
    starts = [span.start for span in split_sentences(text)]
    cast = find_cast(text, (), NOBODY, make_nations(NOBODY))
    speakers = Speakers(text, "r1", cast, NOBODY, starts)
    found = []
    for source in ("Karsk Terminals", "The company"):
        at = text.index(source)
        end = at + len(source)
        row = RawStatement(
            Span(at, end),
            Span(end + 1, end + 5),
            (Span(end + 6, end + 20),),
            "say",
            "test",
            1.0,
            Span(at, end + 20),
        )
        found.append(speakers.resolve(row))
    assert [(one.name, one.via) for one in found] == [
        ("Karsk Terminals", Via.NAME),
        ("Karsk Terminals", Via.ROLE),
    ]


def test_a_role_told_later_counts_for_what_was_said_before():
    text = "Pavel Ruhm said that it was late. The beekeeper said that it was cold."
    starts = [span.start for span in split_sentences(text)]
    cast = find_cast(text, (), NOBODY, make_nations(NOBODY))
    speakers = Speakers(text, "r1", cast, NOBODY, starts)
    rows = []
    for source in ("Pavel Ruhm", "The beekeeper"):
        end = text.index(source) + len(source)
        row = RawStatement(
            Span(end - len(source), end),
            Span(end + 1, end + 5),
            (Span(end + 6, end + 20),),
            "say",
            "test",
            1.0,
            Span(end - len(source), end + 20),
        )
        rows.append(speakers.resolve(row))
    first = speakers.completed(rows[0])
    assert rows[0].role is None
    assert (first.name, first.role) == ("Pavel Ruhm", "beekeeper")
