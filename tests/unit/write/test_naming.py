"""People of no register: named in full once, by surname after that, over the reports of a story."""

from dataclasses import replace
from datetime import UTC

import pytest

from standfirst.check import Evidence, refute
from standfirst.records import Citation, Person, Role, Via
from standfirst.write.cast import Cast
from standfirst.write.people import Names, form_of, surname_of
from standfirst.write.phrasing import phrase
from standfirst.write.scene import Scene, Unwritable
from standfirst.write.units import find_units
from unit.write.scenes import DAY, REGISTERS, person_mention, reading, report, span, statement

OUTLETS = {outlet.id: outlet for outlet in REGISTERS.outlets}


def scene_of(*rows, **fields):
    readings = {read.report: read for _, read in rows}
    cast = Cast.of([of for of, _ in rows], readings)
    return Scene(Names(REGISTERS, DAY), readings, OUTLETS, UTC, cast=cast, **fields)


def evidence_of(*rows):
    return Evidence({of.id: of for of, _ in rows}, {r.report: r for _, r in rows}, REGISTERS, UTC)


def write_all(*rows, scene=None):
    scene = scene or scene_of(*rows)
    written = [
        phrase(unit, scene)
        for of, read in rows
        for unit in find_units(of, read, OUTLETS[of.outlet])
    ]
    for sentence in written:
        assert refute(sentence, evidence_of(*rows)) is None
    return [sentence.text for sentence in written]


def named(name, body, *mentions):
    of = report(name, body)
    return of, reading(
        of, mentions=[person_mention(of, words, full, full, nth) for words, full, nth in mentions]
    )


def test_a_name_told_in_full_again_shrinks_to_the_surname_its_reports_use():
    row = named(
        "r1",
        "Rolf Daun fell on the steps, officials said. Rolf Daun had slipped, they said of it."
        " Later the team thanked Daun and his nurses, officials said.",
        ("Rolf Daun", "Rolf Daun", 0),
        ("Rolf Daun", "Rolf Daun", 1),
        ("Daun", "Rolf Daun", 2),
    )
    assert write_all(row)[1] == "Daun had slipped, they said of it."


def test_a_name_whose_reports_never_shorten_it_stays_whole():
    row = named(
        "r1",
        "Seo Han-bi met envoys, officials said. Seo Han-bi smiled, officials said.",
        ("Seo Han-bi", "Seo Han-bi", 0),
        ("Seo Han-bi", "Seo Han-bi", 1),
    )
    assert write_all(row)[1] == "Seo Han-bi smiled, officials said."


def test_two_people_of_one_surname_keep_their_forenames():
    row = named(
        "r1",
        "Liam Oake fell with Peter Oake, officials said. Liam Oake was insured, officials said."
        " A friend of Oake wept, officials said.",
        ("Liam Oake", "Liam Oake", 0),
        ("Peter Oake", "Peter Oake", 0),
        ("Liam Oake", "Liam Oake", 1),
        ("Oake", "Liam Oake", 3),
    )
    assert write_all(row)[1] == "Liam Oake was insured, officials said."


def test_a_trade_before_a_name_keeps_the_forename():
    row = named(
        "r1",
        "Mira Sohl sang, officials said. The crowd cheered singer Mira Sohl, officials said."
        " Then Sohl bowed to them, officials said.",
        ("Mira Sohl", "Mira Sohl", 0),
        ("Mira Sohl", "Mira Sohl", 1),
        ("Sohl", "Mira Sohl", 2),
    )
    assert write_all(row)[1] == "The crowd cheered singer Mira Sohl, officials said."


def surname_and_full_name(second="The council\u2019s leader, Pia Ashen, welcomed the vote."):
    short = report("r1", "Ashen called the vote a disappointment.")
    full = report("r2", second)
    source = "The council\u2019s leader, Pia Ashen,"
    return [
        (
            short,
            reading(
                short,
                statement(
                    short, "Ashen", "called", "the vote a disappointment", who="x", name="Ashen"
                ),
            ),
        ),
        (
            full,
            reading(
                full,
                statement(full, source, "welcomed", "the vote", who="y", name="Pia Ashen"),
                mentions=[person_mention(full, "Pia Ashen", "y", "Pia Ashen")],
            ),
        ),
    ]


def write_first(rows):
    scene = scene_of(*rows, surnames=frozenset({"Ashen"}))
    of, read = rows[0]
    return phrase(find_units(of, read, OUTLETS["wire"])[0], scene), scene


def test_a_surname_alone_takes_the_full_name_from_another_report_and_cites_it():
    rows = surname_and_full_name()
    sentence, scene = write_first(rows)
    assert sentence.text == (
        "The council\u2019s leader, Pia Ashen, called the vote a disappointment."
    )
    assert [one.report for one in sentence.citations] == ["r1", "r2"]
    assert refute(sentence, evidence_of(*rows)) is None
    assert "Pia Ashen" in scene.introduced


def test_a_borrowed_name_without_the_report_that_gives_it_is_not_proved():
    rows = surname_and_full_name()
    sentence, _ = write_first(rows)
    alone = replace(sentence, citations=sentence.citations[:1])
    assert "no register" in refute(alone, evidence_of(*rows))


def test_a_borrowed_name_is_not_proved_where_two_people_have_the_surname():
    rows = surname_and_full_name()
    sentence, _ = write_first(rows)
    of, read = rows[1]
    other = replace(of, text=of.text + " Ida Ashen did not.")
    mention = person_mention(other, "Ida Ashen", "z", "Ida Ashen")
    told = replace(read, mentions=(*read.mentions, mention))
    cited = tuple(
        replace(one, suffix="", text_sha256=other.text_sha256) if one.report == "r2" else one
        for one in sentence.citations
    )
    fault = refute(replace(sentence, citations=cited), evidence_of(rows[0], (other, told)))
    assert "no register" in fault


def test_a_surname_that_two_people_of_the_story_share_is_left_alone():
    rows = surname_and_full_name()
    third = named("r3", "Ida Ashen wept, officials said.", ("Ida Ashen", "Ida Ashen", 0))
    with pytest.raises(Unwritable, match="surname alone"):
        write_first([*rows, third])


def test_a_partys_or_officials_sentence_borrows_no_name():
    rows = surname_and_full_name()
    posted = replace(rows[0][0], outlet="dolsk")
    with pytest.raises(Unwritable, match="surname alone"):
        write_first([(posted, rows[0][1]), rows[1]])


def test_a_citation_that_names_nobody_in_the_sentence_must_speak_of_the_same():
    rows = surname_and_full_name()
    sentence, _ = write_first(rows)
    of = rows[1][0]
    at = span(of.text, "welcomed")
    stray = Citation("r2", 1, *at, at.of(of.text), "", "", of.text_sha256)
    added = replace(sentence, citations=(*sentence.citations, stray))
    assert "something else" in refute(added, evidence_of(*rows))


@pytest.mark.parametrize(
    ("written", "text", "form"),
    [
        ("Model Ana Belt", "Model Ana Belt waved. The model left.", "model Ana Belt"),
        ("ArcSoft founder Ana Belt", "ArcSoft founder Ana Belt (@arcsoft) waved.", None),
        ("Governor Ana Belt", "Governor Ana Belt waved at Governor Orn. A governor left.", None),
        ("Her aunt Ana Belt", "", ""),
    ],
)
def test_a_form_keeps_a_capital_that_no_sentence_gave_it(written, text, form):
    assert form_of(written, "Ana Belt", text) == (written if form is None else form or None)


@pytest.mark.parametrize(
    ("name", "surname"),
    [("Ana Belt", "Belt"), ("Rob Dorn Jr.", "Rob Dorn Jr."), ("Karl Ott III", "Karl Ott III")],
)
def test_a_generation_is_no_surname(name, surname):
    assert surname_of(name) == surname


@pytest.mark.parametrize(
    ("title", "affiliation", "full"),
    [
        ("spokesman", "3rd Ferry Brigade", "Mikal Dorn, spokesman of the 3rd Ferry Brigade,"),
        ("presidential spokesman", "Velmora", "Velmoran presidential spokesman Mikal Dorn"),
        ("envoy for the talks", "Velmora", "Mikal Dorn, envoy for the talks,"),
        ("rescuer", None, "Mikal Dorn, rescuer,"),
        ("Mayor", "Brenova", "Mayor Mikal Dorn"),
    ],
)
def test_a_title_in_small_letters_says_where_it_is_held(title, affiliation, full):
    person = Person("p", "Mikal Dorn", roles=(Role(title, affiliation),))
    assert Names(REGISTERS, DAY).of_person(person).full == full


@pytest.mark.parametrize(
    ("opening", "is_fit"),
    [
        ("Oriane is mourning the death of her cousin and calling for calm.", True),
        ("Oriane is mourning, and she calls for calm after the shots at the pier.", False),
        ("Fighting is in her view an end to all that the harbour has lived on.", False),
        ("Her cousin was killed at the pier of Velna on Monday night.", False),
    ],
)
def test_what_somebody_owns_needs_no_name_before_the_sentence(opening, is_fit):
    of = report("r-a", f"{opening} The fair is where Oriane sang. The harbour saw fighting.")
    scene = scene_of((of, reading(of)))
    unit = find_units(of, reading(of), OUTLETS["wire"])[0]
    if is_fit:
        assert phrase(unit, scene).text.startswith("Oriane is mourning the death of her cousin")
    else:
        with pytest.raises(Unwritable, match="a pronoun nobody stands for"):
            phrase(unit, scene)


def test_nobody_is_named_for_a_letter_that_several_signed():
    of = report("r-a", "Pavel Orn resigned. The captains’ letter called for calm at the pier.")
    said = statement(
        of,
        "The captains’ letter",
        "called",
        "for calm",
        who="p-orn",
        name="Pavel Orn",
        via=Via.ROLE,
    )
    read = reading(of, said)
    unit = find_units(of, read, OUTLETS["wire"])[1]
    with pytest.raises(Unwritable, match="no one person"):
        phrase(unit, scene_of((of, read)))
