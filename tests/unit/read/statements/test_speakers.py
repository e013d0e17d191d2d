"""Who speaks, for sources whose words are given: what the span finder does not always hand on."""

from dataclasses import replace

import pytest

from standfirst.read.statements.named import find_cast
from standfirst.read.statements.nations import make_nations
from standfirst.read.statements.raw import RawStatement
from standfirst.read.statements.speakers import Speakers
from standfirst.records import Registers, Span, Via
from standfirst.text import split_sentences

NOBODY = Registers()
NATIONS = make_nations(NOBODY)


def speakers_of(text, outlet=None):
    starts = [span.start for span in split_sentences(text)]
    return Speakers(text, "r1", find_cast(text, (), NOBODY, NATIONS), NOBODY, starts, outlet)


def row(text, source, cue, content, *, depth=0):
    source, cue, content = (
        Span(text.index(words), text.index(words) + len(words)) for words in (source, cue, content)
    )
    return RawStatement(
        source, cue, (content,), "say", "test", 1.0, Span(0, len(text)), depth=depth
    )


def resolve(text, *rows, outlet=None):
    speakers = speakers_of(text, outlet)
    return [speakers.resolve(row(text, *one)) for one in rows]


def test_i_is_whoever_is_quoted_around_it():
    text = "“I told him that the bridge holds,” said Irena Dolsk."
    outer, inner = resolve(
        text,
        ("Irena Dolsk", "said", "“I told him that the bridge holds,”"),
        ("I", "told", "that the bridge holds"),
    )
    assert (inner.id, inner.name, inner.via) == (outer.id, "Irena Dolsk", Via.PRONOUN)


def test_i_outside_any_statement_is_nobody_who_can_be_told():
    text = "Irena Dolsk spoke. I asked when the bridge would open."
    assert resolve(text, ("I", "asked", "when the bridge would open")) == [None]


def test_we_outside_any_statement_is_the_outlet_unless_it_asks():
    text = "CORRECTION: We reported that the bridge had fallen. We asked why it stands."
    ours, asked = resolve(
        text,
        ("We", "reported", "that the bridge had fallen"),
        ("We", "asked", "why it stands"),
        outlet="Ostrel Herald",
    )
    assert (ours.name, ours.via) == ("Ostrel Herald", Via.PRONOUN)
    assert asked is None


def test_i_in_a_quotation_that_names_nobody_is_who_spoke_last():
    text = "“They count beds,” said Rute Morais. She left.\n\n“I told the board so in March.”"
    morais, same = resolve(
        text, ("Rute Morais", "said", "“They count beds,”"), ("I", "told", "so in March")
    )
    assert (same.id, same.via) == (morais.id, Via.PRONOUN)


def test_i_in_an_interview_set_with_dashes_is_who_answers():
    text = (
        "Petra Lunz runs the grid.\n\n– Will it hold?\n\n– I said that it would not.\n\n"
        "– Why?\n\n– It is old."
    )
    [lunz] = resolve(text, ("I", "said", "that it would not"))
    assert (lunz.name, lunz.via) == ("Petra Lunz", Via.PRONOUN)


def test_one_who_asks_in_an_interview_has_no_name():
    text = "HOST: Was it hard?\n\nDOLSK: It was cold."
    [host] = resolve(text, ("HOST", ":", "Was it hard?"))
    assert (host.name, host.role, host.via) == (None, "host", Via.UNNAMED)


def test_neither_is_nobody():
    text = "Tomas Verrin and Edmund Ashby met. Neither would say why."
    [nobody] = resolve(text, ("Neither", "would say", "why"))
    assert (nobody.name, nobody.role, nobody.via) == (None, None, Via.UNNAMED)


def test_the_latter_is_one_of_the_two_named_last():
    text = "Tomas Verrin met Edmund Ashby. The latter said no."
    [latter] = resolve(text, ("The latter", "said", "no"))
    assert (latter.name, latter.via) == ("Edmund Ashby", Via.ROLE)


def test_a_name_between_the_words_and_the_pronoun_counts():
    text = "“I came with a cat.” Mirela laughs when she says it."
    [she] = resolve(text, ("she", "says", "“I came with a cat.”"))
    assert she.name == "Mirela"


def test_a_pronoun_stays_open_where_two_stand_equally_near():
    text = "Tomas Verrin met Edmund Ashby over lunch. He said no."
    assert resolve(text, ("He", "said", "no")) == [None]


def test_an_office_is_not_given_to_somebody_who_only_replies():
    text = "The deputy chancellor said no. Marek Saldan replied that nobody asked."
    [one] = resolve(text, ("The deputy chancellor", "said", "no"))
    assert (one.name, one.role) == (None, "deputy chancellor")


@pytest.mark.parametrize("source", ["—", "-", "the", "’s", "(", "and", "A, B,", "the -year-old"])
def test_odd_sources_resolve_to_nobody_without_an_error(source):
    text = f"{source} said no."
    [speaker] = resolve(text, (source, "said", "no"))
    assert speaker is None or speaker.via in {Via.UNNAMED, Via.NAME}


def test_the_initials_of_an_interview_are_those_who_talk():
    text = "Lasse Vindholm has left the dam.\n\nLV: It rained for a week."
    [one] = resolve(text, ("LV", ":", "It rained"))
    assert one.name == "Lasse Vindholm"


def test_he_in_the_words_of_a_turn_is_another_than_who_talks():
    text = "Cosmin Arda came home.\n\nArda: He told me the same."
    turn, told = resolve(text, ("Arda", ":", "He told me the same"), ("He", "told", "the same"))
    assert turn.name == "Cosmin Arda"
    assert told is None


def test_a_company_is_known_by_the_first_word_of_its_name():
    text = "Skylark Air will merge with Tern Airways. Tern declined to comment."
    at = text.index("Tern declined")
    said = replace(row(text, "Tern", "declined", "comment"), source=Span(at, at + 4))
    one = speakers_of(text).resolve(said)
    assert one.name == "Tern Airways"
