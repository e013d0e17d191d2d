"""``standfirst check`` as an editor, or a hook, runs it."""

import json

from fakes import run_command as run

RIGHT = (
    "# Day 455: Velmoran troops advance north of Brenova\n\n"
    "Velmoran troops advanced on the northern flank of Brenova on Monday, Deputy Defence Minister"
    " Irena Dolsk said.\n"
)
WRONG = f"{RIGHT}\nA ferry with forty sheep sank in the harbour of Port Ellery.\n"


def test_a_draft_that_stands_on_reports_has_no_finding(desk, tmp_path):
    draft = tmp_path / "draft.md"
    draft.write_text(RIGHT, "utf-8")
    done = run("check", draft, "--desk", desk)
    assert (done.exit_code, done.stdout) == (0, "2 sentences checked: 0 findings, 0 errors\n")


def test_a_finding_has_place_code_and_source(desk, tmp_path):
    draft = tmp_path / "draft.md"
    draft.write_text(WRONG, "utf-8")
    done = run("check", draft, "--desk", desk)
    assert f"{draft}:5:1: U001 " in done.stdout
    (row,) = json.loads(run("check", draft, "--desk", desk, "--json").stdout)
    assert WRONG[row["start"] : row["end"]].startswith("A ferry")
    assert (row["code"], row["line"], row["column"], row["fix"]) == ("U001", 5, 1, None)
    assert set(row) == {
        "code", "severity", "start", "end", "line", "column", "message", "evidence", "fix",
    }  # fmt: skip


def test_what_is_no_draft_is_told_in_one_line(desk, tmp_path):
    for name, data in [
        ("a.pdf", b"%PDF"),
        ("b.md", b"\xff\xfe"),
        ("c.txt", b" \n"),
        ("d.md", b"\0"),
    ]:
        (tmp_path / name).write_bytes(data)
        done = run("check", tmp_path / name, "--desk", desk)
        assert done.exit_code == 2
        assert done.stderr.startswith(f"standfirst: {tmp_path / name}: ")
        assert done.stderr.count("\n") == 1
    done = run("check", tmp_path / "absent.md", "--desk", desk)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
