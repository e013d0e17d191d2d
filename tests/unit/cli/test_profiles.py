import io
import json
import zipfile

from fakes import run_command
from standfirst.publish.forms import FIELDS


def run(desk, *words, status=0):
    done = run_command(*words, "--desk", desk)
    assert done.exit_code == status, done.output
    return done


def test_profiles_are_listed_with_the_desk_s_own_starred(desk):
    run(desk, "profiles", "copy", "key-events", "ours")
    lines = run(desk, "profiles").stdout.splitlines()
    assert sum(line.startswith("*") for line in lines) == 1
    assert any(line.startswith("* ours ") for line in lines)
    rows = json.loads(run(desk, "profiles", "--json").stdout)
    assert {row["name"]: row["own"] for row in rows}["ours"]
    assert all(row["about"] for row in rows)


def test_profiles_need_no_desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STANDFIRST_DESK", raising=False)
    done = run_command("profiles")
    assert done.exit_code == 0
    assert "ucmc" in done.stdout


def test_broken_profile_is_listed_with_its_mistake_and_status_1(desk):
    folder = desk / "profiles" / "bad"
    folder.mkdir(parents=True)
    (folder / "profile.toml").write_text("notes = 'foot'", encoding="utf-8")
    done = run(desk, "profiles", status=1)
    assert "notes is 'foot'; it must be one of: footnote, endnote, link, none" in done.stdout
    done = run(desk, "write", "--profile", "bad", status=2)
    assert len(done.stderr.splitlines()) == 1


def test_copy_is_changed_and_written(desk):
    done = run(desk, "profiles", "copy", "ucmc", "ours", "--templates")
    assert "then write --profile ours" in done.stdout
    path = desk / "profiles" / "ours" / "profile.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{Day} {number}", "The {ordinal} day"), encoding="utf-8")
    done = run(desk, "write", "--profile", "ours", "--format", "text")
    assert done.stdout.startswith("The 455th day: ")
    assert run(desk, "write", "--profile", "ours", "--format", "md").stdout.startswith(
        "# The 455th day: "
    )


def test_fields_are_listed():
    done = run_command("profiles", "fields")
    assert [line.split("}")[0][1:] for line in done.stdout.splitlines()] == list(FIELDS)
    assert json.loads(run_command("profiles", "fields", "--json").stdout) == FIELDS


def test_unknown_profile_is_one_line_with_those_there_are(desk):
    done = run(desk, "write", "--profile", "nope", status=2)
    assert done.stderr.startswith("standfirst: nope: no profile of this name; there are assessment")
    assert len(done.stderr.splitlines()) == 1


def test_ending_of_the_file_tells_the_form(desk, tmp_path):
    run(desk, "write", "--out", tmp_path / "a.docx")
    with zipfile.ZipFile(io.BytesIO((tmp_path / "a.docx").read_bytes())) as package:
        assert "word/document.xml" in package.namelist()
    run(desk, "write", "--out", tmp_path / "a.eml")
    assert b"multipart/alternative" in (tmp_path / "a.eml").read_bytes()


def test_joined_days_are_written(desk):
    text = run(desk, "write", "--from", "2022-12-11", "--format", "text").stdout
    assert text.startswith("Days 454–455")
    table = json.loads(run(desk, "write", "--from", "2022-12-11", "--json").stdout)
    assert (table["first_date"], table["number"]) == ("2022-12-11", 455)
    assert "first_date" not in json.loads(run(desk, "write", "--json").stdout)
