from dataclasses import replace
from datetime import UTC

import pytest

from standfirst.check import Evidence, refute
from standfirst.records import Medium, MediumKind, Registers, StatementKind, Via
from standfirst.write.people import Names
from standfirst.write.phrasing import phrase
from standfirst.write.scene import Scene, Unwritable
from standfirst.write.units import find_units, leans
from unit.write.scenes import (
    DAY,
    REGISTERS,
    own_words,
    person_mention,
    reading,
    report,
    span,
    statement,
)

OUTLETS = {outlet.id: outlet for outlet in REGISTERS.outlets}


def scene_of(*readings, **fields):
    return Scene(Names(REGISTERS, DAY), {r.report: r for r in readings}, OUTLETS, UTC, **fields)


def write_one(of, read, scene=None, n=0):
    units = find_units(of, read, OUTLETS[of.outlet])
    sentence = phrase(units[n], scene or scene_of(read))
    evidence = Evidence({of.id: of}, {of.id: read}, REGISTERS, UTC)
    assert refute(sentence, evidence) is None
    return sentence.text


def test_a_post_in_the_first_person_is_quoted_with_role_name_and_medium():
    of = report("r1", "We hold the grain elevator.", outlet="dolsk", is_post=True)
    assert write_one(of, reading(of, own_words(of))) == (
        "“We hold the grain elevator,” Velmoran Deputy Defence Minister Irena Dolsk said on Telegram."
    )


def test_a_plain_post_stands_unquoted_and_its_day_is_named():
    of = report("r1", "Two drones were shot down over Karsk today.", outlet="dolsk", is_post=True)
    assert write_one(of, reading(of, own_words(of))) == (
        "Two drones were shot down over Karsk on Monday, Velmoran Deputy Defence Minister"
        " Irena Dolsk said on Telegram."
    )


def test_the_second_post_of_a_speaker_has_the_surname_and_no_medium():
    of = report("r1", "Our lines hold. We are grateful!", outlet="dolsk", is_post=True)
    read = reading(of, own_words(of))
    scene = scene_of(read)
    write_one(of, read, scene, 0)
    assert write_one(of, read, scene, 1) == "“We are grateful!” Dolsk said."


def test_emoji_and_hashtags_around_a_post_are_cut_off():
    of = report("r1", "🔥 Our lines hold near Brenova. #Brenova", outlet="dolsk", is_post=True)
    text = write_one(of, reading(of, own_words(of)))
    assert text.startswith("“Our lines hold near Brenova,” ")


def test_quotation_marks_inside_a_quoted_post_become_single():
    of = report("r1", "We call it “the long road” here.", outlet="dolsk", is_post=True)
    assert write_one(of, reading(of, own_words(of))).startswith(
        "“We call it ‘the long road’ here,” "
    )


def test_a_pronoun_becomes_the_full_name_at_first_and_stays_after_that():
    body = "The road is open, she said. The bridge is open, she added."
    of = report("r1", body)
    read = reading(
        of,
        statement(of, "she", "said", "The road is open", via=Via.PRONOUN),
        statement(of, "she", "added", "The bridge is open", via=Via.PRONOUN, nth=1),
    )
    scene = scene_of(read)
    assert write_one(of, read, scene, 0) == (
        "The road is open, Velmoran Deputy Defence Minister Irena Dolsk said."
    )
    assert write_one(of, read, scene, 1) == "The bridge is open, she added."


def test_a_pronoun_after_another_speaker_becomes_the_surname():
    of = report("r1", "The bridge is open, she added.")
    read = reading(of, statement(of, "she", "added", "The bridge is open", via=Via.PRONOUN))
    scene = scene_of(read, introduced={"p-dolsk", "p-ashby"}, last_speaker="p-ashby")
    assert write_one(of, read, scene) == "The bridge is open, Dolsk added."


def test_a_full_name_said_again_shrinks_to_the_surname():
    of = report("r1", "The bridge is open, Deputy Defence Minister Irena Dolsk said.")
    source = "Deputy Defence Minister Irena Dolsk"
    read = reading(of, statement(of, source, "said", "The bridge is open"))
    scene = scene_of(read, introduced={"p-dolsk"})
    assert write_one(of, read, scene) == "The bridge is open, Dolsk said."


def test_an_apposition_loses_its_comma_before_a_stop():
    of = report("r1", "“Ships wait for weeks,” said Orn.")
    read = reading(
        of,
        statement(
            of,
            "Orn",
            "said",
            "“Ships wait for weeks,”",
            who="p-orn",
            name="Pavel Orn",
            kind=StatementKind.DIRECT,
        ),
    )
    assert (
        write_one(of, read) == "“Ships wait for weeks,” said Pavel Orn, head of the port of Velna."
    )


def test_a_bare_surname_in_the_news_gets_role_and_name_once():
    of = report("r1", "Ashby arrived in Sarn, Dolsk said. Ashby left by night, Dolsk said.")
    read = reading(
        of,
        statement(of, "Dolsk", "said", "Ashby arrived in Sarn"),
        statement(of, "Dolsk", "said", "Ashby left by night", nth=1),
        mentions=(
            person_mention(of, "Ashby", "p-ashby", "Edmund Ashby"),
            person_mention(of, "Ashby", "p-ashby", "Edmund Ashby", nth=1),
        ),
    )
    scene = scene_of(read)
    assert write_one(of, read, scene, 0) == (
        "Halvernian Defence Secretary Edmund Ashby arrived in Sarn, Velmoran Deputy Defence"
        " Minister Irena Dolsk said."
    )
    assert write_one(of, read, scene, 1) == "Ashby left by night, Dolsk said."


def test_words_in_quotation_marks_are_never_touched():
    body = "“Ashby leaves today,” Irena Dolsk said."
    of = report("r1", body)
    read = reading(
        of,
        statement(of, "Irena Dolsk", "said", "“Ashby leaves today,”", kind=StatementKind.DIRECT),
        mentions=(person_mention(of, "Ashby", "p-ashby", "Edmund Ashby"),),
    )
    assert write_one(of, read).startswith("“Ashby leaves today,” ")


def test_news_of_one_origin_carries_its_outlet():
    of = report("r1", "SARN, Dec 12 (Halvern Wire) – Ferries to Tolmin stopped yesterday.")
    assert (
        write_one(of, reading(of)) == "Ferries to Tolmin stopped on Sunday, Halvern Wire reported."
    )


def test_an_abbreviation_keeps_its_stop_before_the_outlet():
    of = report("r1", "Ferries to Tolmin stopped at 5 p.m.", outlet="post")
    assert write_one(of, reading(of)) == (
        "Ferries to Tolmin stopped at 5 p.m., the Sarn Evening Post reported."
    )


def test_a_connective_is_dropped_and_the_next_word_capitalised():
    of = report("r1", "Meanwhile, ferries to Tolmin stopped running.")
    assert write_one(of, reading(of)).startswith("Ferries to Tolmin stopped running,")


@pytest.mark.parametrize("opening", ["So far, the", "Besides the buses, the", "But for a tug, the"])
def test_an_opening_that_carries_meaning_is_no_connective(opening):
    of = report("r1", f"{opening} ferries to Tolmin have stopped running.")
    assert write_one(of, reading(of)).startswith(f"{opening} ferries to Tolmin")


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("THE ferry sank off Tolmin. Divers reached the wreck.", "The ferry sank"),
        ("TOLMIN ferries stopped running. Snow fell on Tolmin.", "Tolmin ferries stopped"),
        ("TWO YEARS ago a ferry sank. It was two years old.", "Two years ago"),
        ("VLADLENA Orn sailed on. Then Vladlena slept.", "Vladlena Orn sailed"),
        ("THE PORT Seven ferries stopped at the port.", "THE PORT Seven"),
        ("NATO ferries stopped running at noon.", "NATO ferries"),
        ("WHO doctors went to Tolmin. Those who fell ill are well.", "WHO doctors"),
        ("PORT ferries stopped. PORT is the line of the port.", "PORT ferries"),
        ("THE PORT ferries stopped. The line is called PORT.", "THE PORT ferries"),
    ],
)
def test_capitals_at_the_beginning_are_set_small_where_the_report_does(text, opening):
    of = report("r1", text)
    assert write_one(of, reading(of)).startswith(opening)


@pytest.mark.parametrize(
    "text",
    [
        "Now a group of ferrymen joins the strike.",
        "Turns out the mate had boarded the wrong ferry.",
        "It was calm at dawn.",
        "A year later, the ferry sank off Tolmin.",
        "Just about nine hours later, passengers reached the quay.",
        "Minutes later the mast of the ferry fell.",
        "The next day, ferries to Tolmin ran again.",
        "As a result, ferries to Tolmin ran late.",
    ],
)
def test_what_points_to_the_sentence_before_leans(text):
    of = report("r1", text)
    assert leans(find_units(of, reading(of), None)[0])


@pytest.mark.parametrize(
    "text",
    [
        "Now in its third year, the regatta drew ninety boats.",
        "A year after the wreck the ferry sails again.",
        "A day later than planned, the ferry reached Tolmin.",
        "Nine hours of rain stopped the ferries.",
        "Nowak said ferries would run later.",
        "The following ferries were cancelled on Monday.",
    ],
)
def test_what_can_be_read_alone_does_not_lean(text):
    of = report("r1", text)
    assert not leans(find_units(of, reading(of), None)[0])


def test_a_speaker_who_cannot_be_told_makes_the_unit_unwritable():
    of = report("r1", "The road is open, she said.")
    read = reading(of, statement(of, "she", "said", "The road is open", who=None))
    unit = find_units(of, read, None)[0]
    with pytest.raises(Unwritable, match="cannot be told"):
        phrase(unit, scene_of(read))


def test_a_quotation_without_a_speaker_is_unwritable():
    of = report("r1", "“The road is open and the ferries are running.”")
    unit = find_units(of, reading(of), None)[0]
    with pytest.raises(Unwritable, match="nobody is named"):
        phrase(unit, scene_of(reading(of)))


def test_a_long_quotation_is_cut_to_its_first_sentence():
    long = (
        "“We hold the road and the bridge. "
        + "Nothing on this front has changed since spring. " * 9
    )
    body = long.strip() + ",” Irena Dolsk said."
    of = report("r1", body)
    content = body[: body.index(",”") + 2]
    read = reading(of, statement(of, "Irena Dolsk", "said", content, kind=StatementKind.DIRECT))
    assert write_one(of, read) == (
        "“We hold the road and the bridge,” Velmoran Deputy Defence Minister Irena Dolsk said."
    )


def test_people_who_are_in_no_register_keep_the_reports_own_naming():
    of = report(
        "r1", "Ana Belt, a teacher in Karsk, said the school was warm. Belt said it had two stoves."
    )
    read = reading(
        of,
        statement(
            of,
            "Ana Belt, a teacher in Karsk,",
            "said",
            "the school was warm",
            who="x",
            name="Ana Belt",
        ),
        statement(of, "Belt", "said", "it had two stoves", who="x", name="Ana Belt", nth=1),
    )
    names = Names(Registers(), DAY)
    evidence = Evidence({of.id: of}, {of.id: read}, Registers(), UTC)
    units = find_units(of, read, None)
    scene = Scene(names, {of.id: read}, OUTLETS, UTC)
    sentence = phrase(units[1], scene)
    assert sentence.text == "Ana Belt, a teacher in Karsk, said it had two stoves."
    assert refute(sentence, evidence) is None


def test_an_apposition_taken_from_elsewhere_gets_its_second_comma():
    of = report(
        "r1",
        "“The school is warm,” said Ana Belt, a teacher in Karsk. Belt said it had two stoves.",
    )
    read = reading(
        of,
        statement(
            of,
            "Ana Belt, a teacher in Karsk",
            "said",
            "“The school is warm,”",
            who="x",
            name="Ana Belt",
            kind=StatementKind.DIRECT,
        ),
        statement(of, "Belt", "said", "it had two stoves", who="x", name="Ana Belt", nth=1),
    )
    scene = Scene(Names(Registers(), DAY), {of.id: read}, OUTLETS, UTC)
    sentence = phrase(find_units(of, read, None)[1], scene)
    assert sentence.text == "Ana Belt, a teacher in Karsk, said it had two stoves."
    assert refute(sentence, Evidence({of.id: of}, {of.id: read}, Registers(), UTC)) is None


def test_a_pronoun_that_may_stand_for_another_is_not_resolved():
    of = report("r1", "Ana Belt met Ida Korn in Karsk. She said the school was warm.")
    read = reading(
        of,
        statement(
            of, "She", "said", "the school was warm", who="x", name="Ana Belt", via=Via.PRONOUN
        ),
        mentions=(
            person_mention(of, "Ana Belt", "x", "Ana Belt"),
            person_mention(of, "Ida Korn", "y", "Ida Korn"),
        ),
    )
    with pytest.raises(Unwritable, match="another speaker"):
        phrase(find_units(of, read, None)[1], scene_of(read))


def test_a_name_the_sentence_has_itself_is_not_said_twice():
    of = report("r1", "Ana Belt was glad when she said the school was warm.")
    read = reading(
        of,
        statement(
            of, "she", "said", "the school was warm", who="x", name="Ana Belt", via=Via.PRONOUN
        ),
        mentions=(person_mention(of, "Ana Belt", "x", "Ana Belt"),),
    )
    sentence = phrase(find_units(of, read, None)[0], scene_of(read))
    assert sentence.text == "Ana Belt was glad when she said the school was warm."


def test_the_comma_of_an_apposition_goes_with_it():
    of = report(
        "r1", "Velmora wants 120 days, its envoy for the talks, Irena Dolsk, told reporters."
    )
    read = reading(
        of, statement(of, "its envoy for the talks, Irena Dolsk", "told", "Velmora wants 120 days")
    )
    scene = scene_of(read, introduced={"p-dolsk"})
    assert write_one(of, read, scene) == "Velmora wants 120 days, Dolsk told reporters."


def test_a_medium_is_named_once_a_section():
    of = report("r1", "The road is open, Dolsk said on Telegram.")
    said = statement(of, "Dolsk", "said", "The road is open")
    medium = Medium(MediumKind.SOCIAL, "Telegram", span(of.text, "Telegram"))
    read = reading(of, replace(said, medium=medium))
    scene = scene_of(read, introduced={"p-dolsk"})
    assert write_one(of, read, scene) == "The road is open, Dolsk said on Telegram."
    assert write_one(of, read, scene) == "The road is open, Dolsk said."
