import re
import tomllib
from datetime import date, time
from importlib import resources

import pytest

from standfirst.archive import Archive
from standfirst.config import desks, load_desk, manner
from standfirst.errors import DeskError
from standfirst.run.desks import STAGING, new_desk

FILES = ["desk.toml", "feeds.toml", "gazetteer.toml", "people.toml", "standfirst.db"]


def test_new_desk_is_whole_and_empty(tmp_path):
    desk = new_desk(tmp_path / "a" / "desk", epoch=date(2021, 9, 14))
    assert desk == load_desk(tmp_path / "a" / "desk")
    assert (desk.name, desk.rule.epoch, desk.cutoff) == ("desk", date(2021, 9, 14), time(21))
    assert sorted(path.name for path in desk.folder.iterdir()) == FILES
    with Archive.open(desk.archive_path) as archive:
        assert archive.counts()["reports"] == 0


def test_odd_names_are_written_as_they_are(tmp_path):
    assert new_desk(tmp_path / "d", name='The "Sarn" \\ desk $x').name == 'The "Sarn" \\ desk $x'


def test_folder_with_a_desk_is_refused(tmp_path):
    new_desk(tmp_path / "desk")
    before = (tmp_path / "desk" / "desk.toml").read_bytes()
    with pytest.raises(DeskError, match="holds a desk already"):
        new_desk(tmp_path / "desk", name="other")
    assert (tmp_path / "desk" / "desk.toml").read_bytes() == before


def test_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "desk").write_text("")
    with pytest.raises(DeskError, match="is a file"):
        new_desk(tmp_path / "desk")


def test_other_files_and_registers_stay(tmp_path):
    (tmp_path / "people.toml").write_text('[[people]]\nname = "Irena Dolsk"\n')
    (tmp_path / "notes.txt").write_text("mine")
    desk = new_desk(tmp_path)
    assert [person.name for person in desk.registers.people] == ["Irena Dolsk"]
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_unknown_time_zone_leaves_nothing_behind(tmp_path):
    with pytest.raises(DeskError, match="time_zone"):
        new_desk(tmp_path / "desk", time_zone="Europe/Sarn")
    assert not (tmp_path / "desk").exists()


def test_what_a_killed_run_left_is_finished(tmp_path):
    desk = new_desk(tmp_path / "desk")
    (desk.folder / "desk.toml").unlink()
    (desk.folder / STAGING).mkdir()
    (desk.folder / STAGING / "half").write_text("")
    new_desk(tmp_path / "desk")
    assert sorted(path.name for path in desk.folder.iterdir()) == FILES


def test_archive_with_reports_is_never_taken_over(desk, archive, a_day):
    archive.add(a_day)
    (desk.folder / "desk.toml").unlink()
    with pytest.raises(DeskError, match=r"an archive without a desk\.toml"):
        new_desk(desk.folder)
    assert archive.counts()["reports"] == 3


@pytest.mark.parametrize(
    ("file", "readers"),
    [
        (
            "desk.toml",
            [desks.load_desk, desks._outlet, desks._collecting, manner.read_manner, manner._beat],
        ),
        ("people.toml", [desks._person, desks._role]),
        ("gazetteer.toml", [desks._place]),
        ("feeds.toml", [desks._feed]),
    ],
)
def test_templates_teach_every_setting(file, readers, tmp_path):
    """The commented examples are uncommented and must load; no setting may be missing."""
    import inspect

    desk = new_desk(tmp_path / "desk")
    template = (resources.files("standfirst.run") / "templates" / file).read_text("utf-8")
    taught = "\n".join(
        re.sub(r"(?m)^# ?" if re.match(r"# +\[\[", block) else r"(?m)^# (?=\w+ = )", "", block)
        for block in re.split(r"\n#?\n", template)
    )
    if file == "desk.toml":
        taught = taught.replace("$name", "n").replace("$epoch", "2021-09-14")
        taught = taught.replace("$time_zone", "UTC")
    (desk.folder / file).write_text(taught, encoding="utf-8")
    load_desk(desk.folder)
    source = "".join(inspect.getsource(reader) for reader in readers)
    settings = set(
        re.findall(
            r'\.(?:get|need|optional|choice|strings|number|zone|rows|at_least)\("(\w+)"', source
        )
    )
    settings -= {"people", "places"} if file == "desk.toml" else set()
    assert len(settings) > 4

    def keys(table):
        for key, value in table.items():
            yield key
            for row in value if isinstance(value, list) else [value]:
                yield from keys(row) if isinstance(row, dict) else ()

    assert settings <= set(keys(tomllib.loads(taught)))
