"""Typography, shortening, strangers' names and the desk's note, each proved by the gate."""

from dataclasses import replace
from datetime import UTC

import pytest

from standfirst.check import Evidence, refute
from standfirst.records import StatementKind, Via
from standfirst.write.people import Names
from standfirst.write.phrasing import phrase
from standfirst.write.scene import Scene, Unwritable
from standfirst.write.units import find_units, unfit
from unit.write.scenes import (
    DAY,
    REGISTERS,
    own_words,
    person_mention,
    reading,
    report,
    statement,
)

OUTLETS = {outlet.id: outlet for outlet in REGISTERS.outlets}
NOTE = "This could not be verified."


def scene_of(*readings, **fields):
    return Scene(Names(REGISTERS, DAY), {r.report: r for r in readings}, OUTLETS, UTC, **fields)


def write_one(of, read, scene=None, n=0, **fields):
    unit = find_units(of, read, OUTLETS[of.outlet])[n]
    sentence = phrase(unit, scene or scene_of(read), **fields)
    evidence = Evidence({of.id: of}, {of.id: read}, REGISTERS, UTC, (NOTE,))
    assert refute(sentence, evidence) is None
    return sentence.text


def test_blanks_before_stops_are_closed_outside_quotations():
    of = report("r1", "The ferry , the old one , stopped at “noon , sharp” .")
    assert write_one(of, reading(of)) == (
        "The ferry, the old one, stopped at “noon , sharp”, Halvern Wire reported."
    )


def test_quotations_in_single_marks_get_double_ones_and_nested_ones_single():
    of = report("r1", "The captain called it 'a “small” matter' on Monday evening.")
    assert write_one(of, reading(of)) == (
        "The captain called it “a ‘small’ matter” on Monday evening, Halvern Wire reported."
    )


def test_outlets_are_named_in_two_ways_by_turns():
    of = report("r1", "Ferries to Tolmin stopped. The bridge was closed to lorries.")
    scene = scene_of(reading(of))
    assert write_one(of, reading(of), scene, 0).endswith("stopped, Halvern Wire reported.")
    assert write_one(of, reading(of), scene, 1).endswith("lorries, according to Halvern Wire.")


def test_a_sentence_that_says_who_told_it_gets_no_outlet():
    of = report("r1", "Ferries to Tolmin stopped, harbour officials said.")
    assert write_one(of, reading(of)) == "Ferries to Tolmin stopped, harbour officials said."


def test_a_stranger_called_by_surname_gets_the_full_name_once():
    of = report("r1", "Belt closed the school. Belt reopened the school hall.")
    read = reading(
        of,
        mentions=(
            person_mention(of, "Belt", "x", "Ana Belt"),
            person_mention(of, "Belt", "x", "Ana Belt", 1),
        ),
    )
    scene = scene_of(read)
    assert write_one(of, read, scene, 0).startswith("Ana Belt closed the school")
    assert write_one(of, read, scene, 1).startswith("Belt reopened")


def test_a_speaker_with_a_courtesy_title_gets_the_full_name():
    of = report("r1", "Mr Belt said the school was warm.")
    read = reading(
        of, statement(of, "Mr Belt", "said", "the school was warm", who="x", name="Jan Belt")
    )
    assert write_one(of, read) == "Jan Belt said the school was warm."


def test_the_airline_must_have_been_told_of():
    of = report("r1", "The airline said the flight was cancelled.")
    read = reading(
        of,
        statement(
            of, "The airline", "said", "the flight was cancelled", who="u", name=None, via=Via.ROLE
        ),
    )
    with pytest.raises(Unwritable, match="has not been named"):
        write_one(of, read)
    told = scene_of(read, told=frozenset({"airline"}))
    assert write_one(of, read, told) == "The airline said the flight was cancelled."


LONG = (
    "Pavel Orn, the head of the port of Velna, closed the gates of the northern basin to all lorries"
    " that carry grain from the silos on the hill and from the mills along the river, which froze"
    " over at the weekend."
)


def test_a_long_sentence_loses_its_asides_and_its_last_clause():
    of = report("r1", LONG)
    read = reading(of, mentions=(person_mention(of, "Pavel Orn", "o", "Pavel Orn"),))
    assert write_one(of, read) == (
        "Pavel Orn closed the gates of the northern basin to all lorries that carry grain from the"
        " silos on the hill and from the mills along the river, Halvern Wire reported."
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("which froze over at", "which may freeze at"),
        ("which froze over at the weekend", "while “all is well” there"),
    ],
)
def test_a_last_clause_that_hedges_or_quotes_stays(old, new):
    text = LONG.replace(old, new)
    of = report("r1", text)
    read = reading(of, mentions=(person_mention(of, "Pavel Orn", "o", "Pavel Orn"),))
    assert new.split(" ", 1)[1].rstrip(".") in write_one(of, read)


def test_a_list_of_names_is_no_apposition():
    text = LONG.replace("Pavel Orn, the head of the port of Velna,", "Pavel Orn, the crew and I,")
    of = report("r1", text.replace(" and I,", " and guards,"))
    read = reading(of, mentions=(person_mention(of, "Pavel Orn", "o", "Pavel Orn"),))
    assert write_one(of, read).startswith("Pavel Orn, the crew and guards, closed")


def test_the_desks_note_stands_once_behind_what_a_party_claims():
    of = report("r1", "We hold the elevator. We hold the road.", outlet="dolsk", is_post=True)
    read = reading(of, own_words(of))
    scene = scene_of(read, unverified=NOTE, one_origin=True)
    assert write_one(of, read, scene, 0).endswith(f" said on Telegram. {NOTE}")
    assert write_one(of, read, scene, 1) == "“We hold the road,” Dolsk said."


def test_what_a_newsroom_tells_beside_others_gets_no_note():
    of = report("r1", "Ferries to Tolmin stopped.")
    assert NOTE not in write_one(of, reading(of), scene_of(reading(of), unverified=NOTE))


def test_a_quotation_is_cut_short_where_that_is_asked_for():
    of = report("r1", "“The road is open to all of us,” Irena Dolsk said. “The ferry is not.”")
    read = reading(
        of,
        statement(
            of,
            "Irena Dolsk",
            "said",
            ["“The road is open to all of us,”", "“The ferry is not.”"],
            kind=StatementKind.DIRECT,
        ),
    )
    assert write_one(of, read, short=True) == (
        "“The road is open to all of us,” Velmoran Deputy Defence Minister Irena Dolsk said."
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("CLOSE A star dies at 77; a couple parts; police look again at a case.", "list"),
        ("ROAD MAP NORTH The gunman fired from a window.", "list"),
        ("The insects thrive on the moon.They were brought there.", "list"),
        ("Ana Belt is hugged after the match, Sunday, Dec. 11, 2022, in Sarn.", "list"),
        ("Add Weather as an interest to stay up to date on storms.", "no part"),
        ("Would the road be open in the morning?", "question"),
        ("The captain said “nobody is left on board of it.", "does not close"),
        ("A tug takes off the crew near Tolmin Ferry, Velmora December 2, 2022.", "caption"),
        ("Orn, 16, from the village of Dubrel on Monday for hitting the guards.", "no verb"),
        ("(0336 GMT) for Tolmin but turned around over the bay.", "list"),
    ],
)
def test_what_is_no_sentence_of_a_digest(text, reason):
    of = report("r1", text)
    assert reason in (unfit(find_units(of, reading(of), None)[0]) or "fit")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("The treaty was signed in Sarn, Velmora, December 2, 2022.", {}),
        ("The ferry is due back in Tolmin on December 2, 2022.", {}),
        ("The strike at the mill of Tolmin ended Friday December 2, 2022.", {}),
        ("Zwei Drohnen über Karsk in der Nacht zum Montag.", {"language": "de"}),
    ],
)
def test_a_date_or_another_language_makes_no_caption(text, fields):
    of = replace(report("r1", text), **fields)
    assert unfit(find_units(of, reading(of), None)[0]) is None


def test_a_post_may_do_without_a_verb():
    of = report("r1", "Two drones over the town of Karsk.", outlet="dolsk", is_post=True)
    (unit,) = find_units(of, reading(of, own_words(of)), OUTLETS["dolsk"])
    assert unfit(unit) is None
