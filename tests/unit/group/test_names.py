from __future__ import annotations

from standfirst.group.names import NameIndex
from standfirst.records import Person, Place, Registers


def test_spellings_of_one_name_are_one_term(registers):
    names = NameIndex(registers)
    assert names.names_in("Ashby came to Sarn") == names.names_in("Едмунд Ешбі прибув у Сарн")


def test_the_longest_name_wins():
    places = (Place(id="a", name="Tolmin"), Place(id="b", name="Tolmin Ferry"))
    names = NameIndex(Registers(places=places))
    assert names.places_in("at Tolmin Ferry") == {"place:tolmin ferry"}
    assert names.places_in("at Tolmin today") == {"place:tolmin"}


def test_a_surname_two_people_share_names_neither():
    people = (Person(id="a", name="Marek Saldan"), Person(id="b", name="Ana Saldan"))
    names = NameIndex(Registers(people=people))
    assert names.people_in("Saldan said") == frozenset()
    assert names.people_in("Ana Saldan said") == {"person:ana saldan"}


def test_a_name_in_small_letters_is_a_word(registers):
    assert NameIndex(registers).names_in("a sarn of hay") == frozenset()


def test_countries_are_no_places_of_an_event(registers):
    assert NameIndex(registers).places_in("Velmoran troops near Dubrel") == {"place:dubrel"}


def test_names_stand_at_the_place_of_their_first_word_and_never_overlap():
    places = (
        Place(id="a", name="Tolmin"),
        Place(id="b", name="Tolmin Ferry"),
        Place(id="c", name="Ferry"),
    )
    names = NameIndex(Registers(places=places))
    words = ["From", "Tolmin", "Ferry", "and", "ferry", "Ferry", "to", "Tolmin"]
    assert list(names.find(words)) == [
        (1, "place:tolmin ferry"),
        (5, "place:ferry"),
        (7, "place:tolmin"),
    ]
    assert list(names.find([])) == []


def test_names_take_the_endings_of_the_texts_language():
    names = NameIndex(Registers(places=(Place(id="a", name="Halvern", names=("Halver",)),)))
    assert [value for _, value in names.find(["Halvern"], "en")] == ["place:halvern"]
    assert list(names.find(["Halvernen"], "en")) == []
