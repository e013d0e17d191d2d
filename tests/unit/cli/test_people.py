"""``standfirst people``: the list, one entry, the editor's word, lists in and out."""

from __future__ import annotations

import json

import pytest

from fakes import run_command

PEOPLE = """
[[people]]
id = "irena-dolsk"
name = "Irena Dolsk"
names = ["Ірена Дольськ"]
roles = [{ title = "Deputy Defence Minister", affiliation = "Velmora", from = 2021-09-01 }]
"""


@pytest.fixture
def peopled(desk):
    (desk / "people.toml").write_text(PEOPLE, encoding="utf-8")
    return desk


def listed(desk, *more):
    done = run_command("people", *more, "--desk", desk)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_list_shows_the_desks_people_first_with_their_roles(peopled):
    lines = listed(peopled).splitlines()
    assert lines[0].startswith("* Irena Dolsk, Deputy Defence Minister, Velmora (2 reports)")
    assert any("Edmund Ashby" in line and line.startswith(" ") for line in lines[1:])
    past = listed(peopled, "--on", "2020-01-01").splitlines()[0]
    assert past.startswith("* Irena Dolsk (2 reports)")


def test_an_entry_cites_its_roles_and_lists_mentions_and_statements(peopled):
    done = run_command("people", "show", "Irena Dolsk", "--desk", peopled)
    assert done.exit_code == 0, done.output
    assert "Deputy Defence Minister, Velmora from 2021-09-01 until now (desk, said" in done.stdout
    assert "Deputy Defence Minister Irena Dolsk" in done.stdout
    assert "[wire-1 r1" in done.stdout
    assert "named 3 times in 2 reports" in done.stdout
    assert "Our troops hold the grain elevator" in done.stdout
    value = json.loads(
        run_command("people", "show", "irena-dolsk", "--json", "--desk", peopled).stdout
    )
    assert value["id"] == "irena-dolsk"
    assert {one["report"] for one in value["sightings"]} >= {
        passage["report"] for role in value["roles"] for passage in role.get("said_by", [])
    }


def test_nobody_of_that_name_is_one_line(peopled):
    done = run_command("people", "show", "Nobody Here", "--desk", peopled)
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1].endswith('"standfirst people" lists them')
    assert len([line for line in done.stderr.splitlines() if "Nobody Here" in line]) == 1


def test_an_editors_word_is_kept_and_outlives_a_rebuild(peopled):
    assert (
        run_command("people", "same", "Edmund Ashby", "Tomas Verrin", "--desk", peopled).exit_code
        == 0
    )
    people = json.loads(listed(peopled, "--json"))
    joined = next(one for one in people if "Edmund Ashby" in (one["name"], *one.get("names", [])))
    assert "Tomas Verrin" in (joined["name"], *joined["names"])
    (peopled / "people.toml").write_text(PEOPLE + "\n# changed\n", encoding="utf-8")
    assert json.loads(listed(peopled, "--json")) == people
    ids = joined["units"]
    done = run_command("people", "different", *ids, "--desk", peopled)
    assert done.exit_code == 0, done.output
    names = [one["name"] for one in json.loads(listed(peopled, "--json"))]
    assert {"Edmund Ashby", "Tomas Verrin"} <= set(names)
    assert (
        run_command("people", "same", "irena-dolsk", "irena-dolsk", "--desk", peopled).exit_code
        == 2
    )


def test_a_surname_alone_waits_for_the_editor(peopled, tmp_path):
    source = tmp_path / "more.txt"
    source.write_text("Mr Dolsk said on Monday that the bridge was closed.\n", encoding="utf-8")
    assert run_command("import", source, "--desk", peopled).exit_code == 0
    done = run_command("people", "doubtful", "--desk", peopled)
    assert "Dolsk" in done.stdout
    assert "may be Irena Dolsk irena-dolsk: a surname alone" in done.stdout
    assert "  surname: equal (Dolsk / Dolsk)" in done.stdout
    assert (
        run_command("people", "different", "Dolsk", "irena-dolsk", "--desk", peopled).exit_code == 0
    )
    assert run_command("people", "doubtful", "--desk", peopled).stdout == "no doubtful names\n"


def test_a_list_goes_out_as_csv_and_comes_in_again(peopled, tmp_path):
    out = tmp_path / "people.csv"
    assert run_command("people", "export", out, "--desk", peopled).exit_code == 0
    head, first, *rest = out.read_text(encoding="utf-8").splitlines()
    assert head.startswith("id,name,names,")
    assert first.startswith(
        "irena-dolsk,Irena Dolsk,Ірена Дольськ,,,,Deputy Defence Minister,Velmora"
    )
    assert rest
    done = run_command("people", "import", out, "--desk", peopled)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("added ")
    again = run_command("people", "import", out, "--desk", peopled)
    assert again.stdout.startswith("added 0, known ")
    assert (peopled / "people.toml").read_text(encoding="utf-8").startswith(PEOPLE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id,names\na,b\n", 'no column "name"'),
        ("name,from\nIrena,yesterday\n", "line 2: from is 'yesterday'"),
        ("id,name\nx,\n", "line 2: name is empty"),
        ('name\n"open\n', "no CSV"),
    ],
)
def test_a_bad_list_is_one_line_and_changes_nothing(peopled, tmp_path, text, told):
    file = tmp_path / "bad.csv"
    file.write_text(text, encoding="utf-8")
    done = run_command("people", "import", file, "--desk", peopled)
    assert done.exit_code == 2
    assert told in done.stderr
    assert (peopled / "people.toml").read_text(encoding="utf-8") == PEOPLE


def test_who_stands_otherwise_in_the_desks_file_is_left_out(peopled, tmp_path):
    file = tmp_path / "other.csv"
    file.write_text("id,name\nirena-dolsk,Irena D.\nnew,Vera Holm\n", encoding="utf-8")
    done = run_command("people", "import", file, "--desk", peopled)
    assert done.exit_code == 1
    assert done.stdout == "added 1, known 0\n"
    assert "left out: irena-dolsk" in done.stderr
