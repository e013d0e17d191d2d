"""What the words of one source tell of its speaker."""

import pytest

from standfirst.read.statements.nations import make_nations
from standfirst.read.statements.sources import describe
from standfirst.records import Place, Registers

COUNTRIES = {"Velmora": "Velmoran", "Droskia": "Droskian", "Aldmark": "Aldmarkian"}
NATIONS = make_nations(
    Registers(
        places=tuple(Place(n, n, level="country", demonyms=(a,)) for n, a in COUNTRIES.items())
    )
)


def told(words):
    found = describe(words, NATIONS)
    return found.name, found.role, found.affiliation


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("His Velmoran counterpart, Tomas Verrin", ("Tomas Verrin", None, "Velmora")),
        ("Aldmark’s envoy, Khadija el-Amrun", ("Khadija el-Amrun", "envoy", "Aldmark")),
        ("Brother Cathal Nune, who led the talks", ("Cathal Nune", None, None)),
        ("Singer Tereza Andul", ("Tereza Andul", "Singer", None)),
        ("Lena from Mill Street", ("Lena", None, None)),
        ("Dorian Falk himself", ("Dorian Falk", None, None)),
        ("6/ @ostrel_herald", ("ostrel_herald", None, None)),
        (
            "Head of the regional administration Vasko Tremen",
            ("Vasko Tremen", "Head of the regional administration", None),
        ),
        ("The enemy’s “Northern Group”", ("Northern Group", None, None)),
        ("Her own daughter, the novelist Cass Tremen,", ("Cass Tremen", "own daughter", None)),
        ("Hedwig Sauer, Grauenburg", ("Hedwig Sauer", None, None)),
        ("a soldier, who gave his name only as Stas", ("Stas", "soldier", None)),
        ("ambassador to Aldmark Petra Lunz", ("Petra Lunz", "ambassador to Aldmark", None)),
    ],
)
def test_a_name_is_parted_from_what_stands_around_it(words, expected):
    assert told(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "A Council of Nations report",
        "Both the government and the Northern Front",
        "leader who met the head of the mission Ada Quill",
    ],
)
def test_papers_pairs_and_places_are_nobody_by_name(words):
    assert told(words)[0] is None


@pytest.mark.parametrize(
    "words",
    [
        "a spokesman for presidential candidate Petra Lunz",
        "an aide to Irena Dolsk",
        "a spokeswoman for the embassy in Port Ellery",
        "a study by the Thorne Institute",
        "Its report, “Ash and Frost”",
        "The Greens",
        "the children of St. Bride’s, Port Ellery",
    ],
)
def test_a_name_inside_a_role_is_not_the_speaker(words):
    assert describe(words, NATIONS).name is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The Droskian president’s office", "Droskian president’s office"),
        ("the foreign ministry in Kharvad", "foreign ministry in Kharvad"),
        ("the Order of St Brannoc", "Order of St Brannoc"),
        ("the aid organisation Red Lantern", "Red Lantern"),
        ("Aldmark Wire", "Aldmark Wire"),
        ("Radio Brenova", "Radio Brenova"),
    ],
)
def test_bodies_keep_their_whole_name(words, name):
    found = describe(words, NATIONS)
    assert (found.name, found.body) == (name, True)


def test_a_bare_ministry_of_a_country_has_no_name_of_its_own():
    assert told("The Droskian ministry") == (None, "ministry", "Droskia")


def test_two_who_speak_together_lose_their_titles():
    found = describe("Its authors, Dr. Ottoline Marsh and Col. Bram Hekking", NATIONS)
    assert (found.name, found.together) == ("Ottoline Marsh and Bram Hekking", True)


def test_a_list_is_no_one_speaker():
    assert told("Irena Dolsk, Petra Lunz and Anna Brenn") == (None, None, None)


def test_what_a_source_tells_hangs_on_the_countries_known():
    words = "Quillian spokesman Gleb Orshin"
    assert describe(words, NATIONS).affiliation is None
    assert describe(words, {"quillian": "Quillia"}).affiliation == "Quillia"
    assert describe(words, NATIONS).affiliation is None


@pytest.mark.parametrize(
    ("words", "name", "role"),
    [
        ("A passenger, 19-year-old Liv,", "Liv", "passenger"),
        ("the Rev Edmund Salako", "Edmund Salako", "Rev"),
        ("opposition MP Bartosz Helm", "Bartosz Helm", "opposition MP"),
        ("prosecutor Helen Tarrant KC", "Helen Tarrant", "prosecutor"),
    ],
)
def test_ages_styles_and_letters_are_no_part_of_a_name(words, name, role):
    found = describe(words, NATIONS)
    assert (found.name, found.role) == (name, role)
