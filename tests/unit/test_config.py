"""Settings of collecting, and what is said of wrong ones."""

import pytest

from standfirst.config import Collecting, load_desk
from standfirst.errors import DeskError


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
