"""Who is who by name: the cases that one likeness of letters cannot part."""

from __future__ import annotations

import pytest

from standfirst.text.people import NameIndex, Office, Verdict, latin_forms, match_names, parse_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oleksii Reznikov", "Aleksey Reznikov"),
        ("Oleksii Reznikov", "Алексей Резников"),
        ("Oleksiy Reznikov", "Олексій Резніков"),
        ("Sergei Shoigu", "Serhii Shoihu"),
        ("Volodymyr Zelenskyy", "Владимир Зеленский"),
        ("Volodymyr Zelensky", "Wolodymyr Selenskyj"),
        ("Kirill Budanov", "Кирило Буданов"),
        ("Siarhei Pratasenia", "Сергей Протасеня"),
        ("Roman Vasylovych Derkachenko", "Деркаченко Роман Васильович"),
        ("Roman Vasylovych Derkachenko", "R. V. Derkachenko"),
        ("Derkachenko, Roman", "Roman Derkachenko"),
        ("Kim Jong-hwan", "Jong-hwan Kim"),
        ("Ali Reza Mostofani", "Alireza Mostofani"),
        ("Mohammed al-Rashwani", "محمد الرشواني"),
        ('William "Bill" Kettering', "Bill Kettering"),
        ("Ursula von Rabenhorst", "Dr. Ursula Rabenhorst"),
        ("Siobhán O'Malloran", "Siobhan O’Malloran"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert match_names(one, other).verdict is Verdict.SAME
    assert match_names(other, one).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oleksii Reznikov", "Oleksandr Reznikov"),
        ("Oleksii Reznikov", "Oleksii Danilov"),
        ("Mariia Dovhaniuk", "Maryna Dovhaniuk"),
        ("Oleksandr Pohorilyi", "Oleksandra Pohorila"),
        ("S. Podolianskyi", "S. Podolianska"),
        ("Ivan Ivanovich Durnev", "Ivan Petrovich Durnev"),
        ("Harlan Pike Jr.", "Harlan Pike, Sr."),
        ("Nguyen Van Thao", "Nguyen Thi Thao"),
        ("Li Shanwei", "Lin Shanwei"),
        ("Jina Jay", "Jay Y. Lee"),
    ],
)
def test_names_that_look_alike_are_parted(one: str, other: str) -> None:
    assert match_names(one, other).verdict is Verdict.DIFFERENT
    assert match_names(other, one).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Reznikov", "Oleksii Reznikov"),
        ("O. Reznikov", "Oleksii Reznikov"),
        ("Harlan Pike", "Harlan Pike Jr."),
        ("Kateryna Morozova", "Kateryna Morozova-Lutz"),
        ("Kim Jong-hwan", "Kim Yong-hwan"),
        ("", "Oleksii Reznikov"),
    ],
)
def test_what_names_cannot_tell_is_left_to_the_editor(one: str, other: str) -> None:
    verdict = match_names(one, other).verdict
    assert verdict is (Verdict.DOUBTFUL if one else Verdict.DIFFERENT)


def test_callings_far_apart_make_equal_names_doubtful() -> None:
    minister, keeper = Office("Deputy Defence Minister"), Office("goalkeeper", "FC Karsk")
    match = match_names("Marek Holubec", "Marek Holubec", [minister], [keeper])
    assert match.verdict is Verdict.DOUBTFUL
    analyst = Office("military analyst")
    assert match_names("Irena Dolsk", "Irena Dolsk", [minister], [analyst]).verdict is Verdict.SAME


def test_a_match_tells_each_feature_with_its_evidence() -> None:
    match = match_names("Oleksii Reznikov", "Алексей Резников")
    told = {feature.name: (feature.value, feature.evidence) for feature in match.features}
    assert told["surname"] == ("equal", "Reznikov / Резников")
    assert told["given"] == ("equal", "Oleksii / Алексей")
    assert told["languages"][0] == "two"
    assert match.reason == "equal surname and given name"


def test_letters_of_one_alphabet_decide_the_schemes() -> None:
    assert "zelenskyi" in latin_forms("Зеленський")
    assert "hrushko" in latin_forms("Грушко")  # may be Ukrainian
    assert "grushko" in latin_forms("Грушко")  # or Russian
    assert "astrouskaia" in latin_forms("Астроўская")
    assert latin_forms("Reznikov") == ("reznikov",)


def test_names_are_parted() -> None:
    name = parse_name("Sen. Maria de la Cruz Ibarrola, Jr.")
    assert (name.given, name.surname, name.suffix) == (("Maria",), ("Cruz", "Ibarrola"), "jr")
    name = parse_name("Глушак Павел Иванович")
    assert (name.given, name.surname, name.patronymic) == (("Павел",), ("Глушак",), "Иванович")
    assert parse_name("x" * 100_000).surname == ("x" * 200,)
    assert parse_name("...").surname == ()


def test_an_index_gives_the_same_first_then_the_doubtful() -> None:
    index = NameIndex(
        [
            ("a", "Oleksandr Reznikov"),
            ("b", "Reznikov"),
            ("c", "Oleksii Reznikov"),
            ("c", "Алексей Резников"),
            ("d", "Oleksii Danilov"),
        ]
    )
    found = index.find("Олексій Резніков")
    assert [(one.id, one.match.verdict.value) for one in found] == [
        ("c", "same"),
        ("b", "doubtful"),
    ]
    assert index.find("") == ()
