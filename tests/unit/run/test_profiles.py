import os
from types import SimpleNamespace

import pytest

from standfirst.errors import DeskError, NotFoundError, UsageError
from standfirst.records import Beat, Head, Manner, NoteForm, Serial
from standfirst.run.profiles import copy_profile, find_profile, list_profiles


@pytest.fixture
def desk(tmp_path):
    return SimpleNamespace(folder=tmp_path, profile="ucmc", manner=Manner())


def own(desk, text, name="mine", **templates):
    folder = desk.folder / "profiles" / name
    folder.mkdir(parents=True)
    (folder / "profile.toml").write_text(text, encoding="utf-8")
    for file, words in templates.items():
        (folder / file.replace("_", ".")).write_text(words, encoding="utf-8")
    return find_profile(desk, name)


def test_desk_names_its_profile_and_another_may_be_asked_for(desk):
    assert find_profile(desk).name == "ucmc"
    assert find_profile(desk, "assessment").notes is NoteForm.ENDNOTE


def test_desk_s_own_profile_wins_and_may_be_new(desk):
    own(desk, 'title = "Day {number}"', "ucmc")
    assert find_profile(desk).title == "Day {number}"
    own(desk, "", "mine")
    assert [place.name for place in list_profiles(desk) if place.is_own] == ["mine", "ucmc"]


def test_beats_of_the_desk_are_the_heads_of_a_profile_that_has_heads(desk):
    desk.manner = Manner(beats=(Beat("Grain", ("grain", "ship*"), ("Geneva",)),))
    assert find_profile(desk, "key-events").heads == (Head("Grain", ("grain", "ship*", "Geneva")),)
    assert find_profile(desk, "ucmc").heads == ()


def test_unknown_profile_is_one_line_with_those_there_are(desk):
    with pytest.raises(UsageError, match=r"^nope: no profile of this name; there are assessment, "):
        find_profile(desk, "nope")


def test_settings_are_read(desk):
    profile = own(
        desk,
        """
        about = "Ours"
        title = "{serial}/{year}"
        opening = ["One", "Two {number}"]
        notes = "link"
        closing = []
        [serial]
        first = 120
        from = 2022-12-01
        weekdays = ["Fri", "Mon"]
        [words]
        sources = "Quellen"
        date = "{day}. {month} {year}"
        """,
    )
    assert (profile.about, profile.opening, profile.closing) == (
        "Ours",
        ("One", "Two {number}"),
        (),
    )
    assert profile.serial == Serial(120, profile.serial.from_on, weekdays=(0, 4))
    assert (profile.words.sources, profile.words.notes) == ("Quellen", "Notes")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("tittle = 'x'", "tittle is no setting of a profile; they are about, attribution, below"),
        ("title = 3", "title is 3; it must be a str"),
        ("title = 'Day {no}'", "title has the field {no}; the fields are Day, number, "),
        ("opening = ['[x']", "opening has a '[' that is not closed"),
        ("notes = 'foot'", "notes is 'foot'; it must be one of: footnote, endnote, link, none"),
        ("attribution = 'x'", "attribution is 'x'; it must be one of: said, according, label"),
        ("sections = 'x'", "sections is 'x'; it must be one of: stories, heads, leads, clock"),
        ("paragraph = 0", "paragraph is 0; it must be from 1 to 50"),
        ("[words]\nsorces = 'x'", "words: sorces is no setting"),
        ("[words]\nmonths = ['x']", "words: months has 1 names; it must have 12"),
        ("[words]\ndate = '{d}'", "words: date must be made of {day}, {month} and {year}"),
        ("[serial]\nweekdays = ['Moon']", "serial: weekdays has 'Moon'; they are Mon, Tue, "),
        ("[serial]\nfrom = 'x'", "serial: from is 'x'; it must be a date"),
        ("[[heads]]\nwords = ['x']", "heads 1: name is missing"),
        ("[[heads]]\nname = 'x'\nwords = ['*']", "heads 1: words has an empty word"),
        ("heads = 3", "heads is 3; it must be a list"),
        ("title = ", "not valid TOML"),
    ],
)
def test_mistake_is_one_line_with_file_and_key(desk, text, fault):
    with pytest.raises(DeskError) as caught:
        own(desk, text)
    said = str(caught.value)
    assert said.startswith(f"{desk.folder / 'profiles' / 'mine' / 'profile.toml'}: ")
    assert fault in said
    assert "\n" not in said


def test_broken_template_is_one_line_with_file_and_line(desk):
    with pytest.raises(DeskError, match=r"md\.j2: line 2: .*mend that line"):
        own(desk, "", md_j2="fine\n{% if %}")


def test_template_of_no_form_is_refused(desk):
    with pytest.raises(DeskError, match=r"edition\.j2: no form has a template of this name"):
        own(desk, "", edition_j2="x")


def test_file_of_other_bytes_is_refused(desk):
    folder = desk.folder / "profiles" / "mine"
    folder.mkdir(parents=True)
    (folder / "profile.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(DeskError, match=r"profile\.toml: "):
        find_profile(desk, "mine")


def test_copy_is_the_desk_s_own_and_says_the_same(desk):
    folder = copy_profile(desk, "key-events", "ours", templates=False)
    assert [path.name for path in folder.iterdir()] == ["profile.toml"]
    assert find_profile(desk, "ours").heads == find_profile(desk, "key-events").heads
    with pytest.raises(UsageError, match="is there already"):
        copy_profile(desk, "key-events", "ours", templates=False)


def test_copy_with_templates_has_one_for_each_form(desk):
    folder = copy_profile(desk, "ucmc", None, templates=True)
    assert sorted(path.name for path in folder.iterdir()) == [
        "html.j2",
        "mail.j2",
        "md.j2",
        "profile.toml",
        "text.j2",
    ]
    assert "extends" in dict(find_profile(desk, "ucmc").templates)["text.j2"]


@pytest.mark.parametrize("name", ["../out", "A b", "", ".x", "a/b"])
def test_copy_stays_in_its_folder(desk, name):
    if name:
        with pytest.raises(UsageError, match="no name for a profile"):
            copy_profile(desk, "ucmc", name, templates=False)
    with pytest.raises(NotFoundError):
        copy_profile(desk, name or "nope", None, templates=False)
    assert not (desk.folder.parent / "out").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_copy_that_cannot_be_written_is_one_line(desk):
    desk.folder.chmod(0o500)
    with pytest.raises(UsageError, match="cannot be written"):
        copy_profile(desk, "ucmc", None, templates=False)
