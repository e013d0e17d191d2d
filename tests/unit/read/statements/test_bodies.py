"""The bodies of a report, and the words that mean them."""

from standfirst.read.statements.bodies import find_bodies
from standfirst.read.statements.nations import make_nations
from standfirst.records import Place, Registers

NATIONS = make_nations(
    Registers(places=(Place("g", "Zoria", level="country", demonyms=("Zorian",)),))
)
TEXT = (
    "Fund opens a shelter. The Aldmark Relief Fund (ARF) thanked the Zorian interior ministry."
    " Halvern Radio was there."
)


def test_short_names_and_acronyms_mean_the_long_name():
    bodies = find_bodies(TEXT, (), NATIONS)
    assert bodies.find("Fund", 200).name == "Aldmark Relief Fund"
    assert bodies.find("ARF", 200).name == "Aldmark Relief Fund"


def test_a_country_in_the_genitive_is_its_adjective():
    bodies = find_bodies(TEXT, (), NATIONS)
    assert bodies.find("Zoria’s interior ministry", 200).name == "Zorian interior ministry"


def test_common_words_find_the_body_of_their_kind_named_before():
    bodies = find_bodies(TEXT, (), NATIONS)
    assert bodies.find_by_word("ministry", None, len(TEXT)).name == "Zorian interior ministry"
    assert bodies.find_by_word("station", None, len(TEXT)).name == "Halvern Radio"
    assert bodies.find_by_word("ministry", None, 10) is None
    assert bodies.find_by_word("ministry", "Aldmark", len(TEXT)) is None
    assert bodies.find_by_word("health ministry", None, len(TEXT)) is None


def test_places_stay_in_order_when_a_body_is_named_again():
    bodies = find_bodies(TEXT, (), NATIONS)
    body = bodies.add("Aldmark Relief Fund", None, 10)
    assert body.places == sorted(set(body.places))
