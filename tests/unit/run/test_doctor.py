import dataclasses

from standfirst.archive import Archive
from standfirst.records import Capture, Drop
from standfirst.run.checks import State
from standfirst.run.doctor import check_desk, check_installation
from standfirst.run.reading import read_reports

from .conftest import NOON


def facts_of(checks):
    return {check.subject: (check.state, check.fact) for check in checks}


def test_installation_in_order_is_told_line_by_line():
    checks = check_installation()
    assert {check.state for check in checks} == {State.OK}
    assert all(check.todo is None for check in checks)
    assert "FTS5" in facts_of(checks)["SQLite"][1]


def test_missing_library_is_told_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setattr("standfirst.run.doctor.NEEDED", ("sqlalchemy", "no-such-library"))
    broken = [check for check in check_installation() if check.state is State.BROKEN]
    assert [(one.subject, one.fact) for one in broken] == [
        ("libraries", "missing: no-such-library")
    ]
    assert broken[0].todo.endswith("-m pip install no-such-library")


def test_empty_desk_is_told_how_to_go_on(desk):
    checks = facts_of(check_desk(desk.folder))
    assert checks["settings"][0] is State.OK
    assert checks["archive"][0] is State.OK
    assert checks["reports"] == (State.ATTENTION, "none yet")


def test_what_needs_an_eye_is_told(desk, archive, a_day):
    odd = dataclasses.replace(
        a_day[0], id="r-odd", external_id="odd", published_at=None, outlet=None
    )
    archive.add([*a_day, odd], drops=[Drop("a.txt", "empty"), Drop("7", "service-message")])
    read_reports(desk, archive, a_day)
    checks = check_desk(desk.folder)
    found = facts_of(checks)
    assert found["undated reports"] == (State.ATTENTION, "1 stand in no edition: odd")
    assert found["reports without outlet"] == (State.ATTENTION, "1 name none: odd")
    assert found["unregistered outlets"] == (State.ATTENTION, "vpa (2), courier (1)")
    assert found["unread reports"] == (State.ATTENTION, "1: odd")
    assert [(one.state, one.fact) for one in checks if one.subject == "drops"] == [
        (State.ATTENTION, "1 for the reason empty"),
        (State.OK, "1 for the reason service-message"),
    ]
    assert all(check.todo for check in checks if check.state is State.ATTENTION)


def test_lost_capture_is_broken(desk, archive, a_day):
    capture = Capture("ab" * 32, 3, "text/plain", "a.txt", NOON)
    archive.add([dataclasses.replace(a_day[0], capture=capture.sha256)], captures=[capture])
    state, fact = facts_of(check_desk(desk.folder))["archive"]
    assert state is State.BROKEN
    assert "import a.txt again" in fact


def test_broken_settings_and_broken_archive_are_each_one_line(desk):
    desk.archive_path.write_bytes(b"no database" * 1000)
    broken = check_desk(desk.folder)[-1]
    assert (broken.state, broken.subject) == (State.BROKEN, "archive")
    assert "restore it from a backup" in broken.todo
    (desk.folder / "desk.toml").write_text("epoch = 7")
    (broken,) = check_desk(desk.folder)
    assert (broken.state, broken.subject) == (State.BROKEN, "settings")
    assert "epoch" in broken.fact


def test_report_read_before_it_was_revised_counts_as_unread(desk, archive, a_day):
    archive.add(a_day)
    read_reports(desk, archive)
    archive.add([dataclasses.replace(a_day[0], text="Other words.")])
    assert facts_of(check_desk(desk.folder))["unread reports"][1] == "1: grid-1"
    with Archive.open(desk.archive_path) as other:
        read_reports(desk, other)
    assert "unread reports" not in facts_of(check_desk(desk.folder))


def test_border_of_a_region_nobody_knows_is_told(desk):
    settings = desk.folder / "desk.toml"
    text = settings.read_text("utf-8")
    own = 'countries = { "Abkhazia" = "XV", "Qwertyuiop" = "XV" }'
    settings.write_text(text.replace("[borders]", f"[borders]\n{own}"), "utf-8")
    assert facts_of(check_desk(desk.folder))["borders"][1] == "no gazetteer knows: Qwertyuiop"
    settings.write_text(text, "utf-8")
    assert "borders" not in facts_of(check_desk(desk.folder))


def test_broken_profile_and_one_there_is_not_are_told(desk):
    folder = desk.folder / "profiles" / "mine"
    folder.mkdir(parents=True)
    (folder / "profile.toml").write_text("notes = 'foot'", encoding="utf-8")
    text = (desk.folder / "desk.toml").read_text(encoding="utf-8")
    changed = text.replace('profile = "ucmc"', 'profile = "nope"')
    (desk.folder / "desk.toml").write_text(changed, encoding="utf-8")
    found = {check.subject: check for check in check_desk(desk.folder)}
    assert "notes is 'foot'" in found["profile mine"].fact
    assert found["profile"].state is State.BROKEN
    assert "nope" in found["profile"].fact
