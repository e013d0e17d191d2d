"""Settings of collecting and of borders, and what is said of wrong ones."""

import re

import pytest

from standfirst.config import Collecting, load_desk
from standfirst.errors import DeskError
from standfirst.records import BORDERS_NOTE, Beat, Border, Manner


def desk_with(folder, lines):
    (folder / "desk.toml").write_text(f"epoch = 2022-02-24\n[collecting]\n{lines}\n", "utf-8")
    return load_desk(folder)


def test_desk_that_says_nothing_has_the_usual_manners(tmp_path):
    assert desk_with(tmp_path, "").collecting == Collecting()
    assert desk_with(tmp_path, 'contact = ""').collecting.contact is None


def test_manners_are_read(tmp_path):
    found = desk_with(
        tmp_path,
        'contact = "https://sarn.example/about"\ngap_seconds = 1.5\nallowed_hosts = ["10.0.0.0/8"]\n'
        "most_mib = 1",
    ).collecting
    assert (found.contact, found.gap_seconds) == ("https://sarn.example/about", 1.5)
    assert found.allowed_hosts == ("10.0.0.0/8",)
    assert found.most_bytes == 1 << 20


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('contact = "the desk"', "contact is 'the desk'; it must be an e-mail or web address"),
        ("every = 5", "every is 5; it must be from 15"),
        ("gap_seconds = -1", "gap_seconds is -1; it must be from 0"),
        ("at_once = 0", "at_once is 0"),
        ('most_mib = "much"', "most_mib is 'much'"),
    ],
)
def test_wrong_manners_are_told_in_one_line(tmp_path, line, words):
    with pytest.raises(DeskError, match=words) as caught:
        desk_with(tmp_path, line)
    assert "desk.toml: collecting: " in str(caught.value)
    assert "\n" not in str(caught.value)


def borders_desk(folder, lines):
    (folder / "desk.toml").write_text(f"epoch = 2022-02-24\n[borders]\n{lines}\n", "utf-8")
    return load_desk(folder)


def test_borders_are_the_source_s_unless_the_desk_has_its_own(tmp_path):
    usual = borders_desk(tmp_path, "")
    assert (usual.registers.borders, usual.borders_note) == ((), BORDERS_NOTE)
    own = borders_desk(tmp_path, 'countries = { "Ostrel" = "XV" }\nnote = "Ostrel is Velmora\'s."')
    assert own.registers.borders == (Border("Ostrel", "XV"),)
    assert own.borders_note == "Ostrel is Velmora's."
    told = borders_desk(tmp_path, 'countries = { "Ostrel" = "XV" }').borders_note
    assert told.endswith("as GeoNames has it, but for Ostrel (XV).")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('countries = { "Ostrel" = "Velmora" }', "gives Ostrel 'Velmora'; it must be an ISO 3166"),
        ('countries = { "Ostrel" = 5 }', "gives Ostrel 5; it must be"),
        ('countries = ["XV"]', "it must be a dict"),
        ('note = " "', "note is empty; write a sentence"),
    ],
)
def test_wrong_borders_are_told_in_one_line(tmp_path, line, words):
    with pytest.raises(DeskError) as caught:
        borders_desk(tmp_path, line)
    assert "desk.toml: borders: " in str(caught.value)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def edition_desk(folder, lines):
    (folder / "desk.toml").write_text(f"epoch = 2022-02-24\n[edition]\n{lines}\n", "utf-8")
    return load_desk(folder)


def test_an_edition_s_manner_is_read(tmp_path):
    assert edition_desk(tmp_path, "").manner == Manner()
    found = edition_desk(
        tmp_path,
        'sections = 4\nquoted = 0.25\nunverified = "Nobody else  has it."\n'
        '[[edition.beats]]\nname = "Front"\nwords = ["shell*"]\nleast = 1\nmost = 2',
    ).manner
    assert (found.sections, found.quoted, found.unverified) == (4, 0.25, "Nobody else has it.")
    assert found.beats == (Beat("Front", ("shell*",), (), 1, 2),)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("sections = 0", "edition: sections is 0"),
        ('unverified = "no stop"', "edition: unverified must be a sentence with a full stop"),
        ('unverified = "“Who knows.”"', "no quotation marks"),
        ('[[edition.beats]]\nname = "Front"', "edition, beats 1: words and places are missing"),
        (
            '[[edition.beats]]\nname = "Front"\nwords = ["a"]\nleast = 3\nmost = 2',
            "edition, beats 1: most is 2, below least, 3",
        ),
    ],
)
def test_a_wrong_manner_is_told_in_one_line(tmp_path, lines, words):
    with pytest.raises(DeskError, match=re.escape(words)) as told:
        edition_desk(tmp_path, lines)
    assert "\n" not in str(told.value)
