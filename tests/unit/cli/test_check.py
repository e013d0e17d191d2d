"""``standfirst check`` as an editor, or a hook, runs it."""

import json
import re
from pathlib import Path

import pytest

from fakes import run_command as run
from standfirst.check.codes import all_codes
from standfirst.cli.commands.check import watch_drafts
from standfirst.cli.finding_lines import Lines
from standfirst.errors import UsageError
from wordfiles import a_paragraph, a_word_file

RIGHT = (
    "# Day 455: Velmoran troops advance north of Brenova\n\n"
    "Velmoran troops advanced on the northern flank of Brenova on Monday, Deputy Defence Minister"
    " Irena Dolsk said.\n"
)
UNSUPPORTED = f"{RIGHT}\nA ferry with forty sheep sank in the harbour of Port Ellery.\n"
BENT = f"{RIGHT}\n“Our troops held the **grain** elevator and the northern road,” Dolsk said.\n"
ROOT = Path(__file__).parents[3]


@pytest.fixture
def draft(tmp_path):
    return tmp_path / "draft.md"


def test_a_draft_that_stands_on_reports_has_no_finding(desk, draft):
    draft.write_text(RIGHT, "utf-8")
    done = run("check", draft, "--desk", desk)
    assert (done.exit_code, done.stdout) == (0, "2 sentences checked: 0 findings, 0 errors\n")


def test_a_finding_has_place_code_and_source(desk, draft):
    draft.write_text(BENT, "utf-8")
    done = run("check", draft, "--desk", desk)
    assert done.exit_code == 1
    assert f"{draft}:5:13: Q001 not the words that were said: “hold”\n" in done.stdout
    assert "    Velmoran Press Agency, 12 December 2022, 10:05: Our troops hold" in done.stdout
    assert "fix: ‹held› becomes ‹hold›" in done.stdout


def test_json_is_as_the_contract_says(desk, draft):
    draft.write_text(UNSUPPORTED, "utf-8")
    done = run("check", draft, "--desk", desk, "--json")
    assert done.exit_code == 0
    (row,) = json.loads(done.stdout)
    assert UNSUPPORTED[row["start"] : row["end"]].startswith("A ferry")
    assert (row["code"], row["severity"], row["line"], row["column"]) == ("U001", "warning", 5, 1)
    assert set(row) == {
        "code", "severity", "start", "end", "line", "column", "message", "evidence", "fix",
    }  # fmt: skip


def test_evidence_in_json_is_words_of_a_report(desk, draft):
    draft.write_text(BENT, "utf-8")
    (row,) = json.loads(run("check", draft, "--desk", desk, "--json").stdout)
    (cited,) = row["evidence"]
    exported = run("export", "-", "--desk", desk).stdout.splitlines()
    texts = {one["report_id"]: one["full_text"] for one in map(json.loads, exported)}
    assert texts[cited["report"]][cited["start"] : cited["end"]] == cited["exact"]


def test_sarif_has_what_the_standard_asks_for(desk, draft):
    draft.write_text(BENT + UNSUPPORTED.removeprefix(RIGHT), "utf-8")
    log = json.loads(run("check", draft, "--desk", desk, "--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    (one_run,) = log["runs"]
    driver = one_run["tool"]["driver"]
    assert driver["name"]
    assert [rule["id"] for rule in driver["rules"]] == list(all_codes())
    assert one_run["columnKind"] == "unicodeCodePoints"
    assert [one["ruleId"] for one in one_run["results"]] == ["Q001", "U001"]
    for result in one_run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == draft.as_uri()
        region = place["region"]
        assert region["startLine"] >= 1
        assert region["endColumn"] > region["startColumn"] >= 1
    fix = one_run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert fix["insertedContent"]["text"] == "hold"
    related = one_run["results"][0]["relatedLocations"][0]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "https://vpa.example/1"


def test_github_commands_stand_on_one_line_each(desk, tmp_path):
    draft = tmp_path / "a,b:100%.md"
    draft.write_text(BENT, "utf-8")
    done = run("check", draft, "--desk", desk, "--format", "github")
    (line,) = done.stdout.splitlines()
    file = str(draft).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    assert line.startswith(f"::error file={file},line=5,col=13,endLine=5,endColumn=17,title=Q001 ")
    assert line.partition("::not the words")[2].count("%0A") == 1


def test_fix_makes_the_change_and_says_it(desk, draft):
    draft.write_bytes(b"\xef\xbb\xbf" + BENT.replace("\n", "\r\n").encode())
    draft.chmod(0o640)
    done = run("check", draft, "--desk", desk, "--fix")
    assert done.exit_code == 0
    assert done.stderr == f"{draft}:5:13: Q001: ‹held› became ‹hold›\n"
    wanted = BENT.replace("held", "hold").replace("\n", "\r\n")
    assert draft.read_bytes() == b"\xef\xbb\xbf" + wanted.encode()
    assert draft.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in draft.parent.iterdir() if one.name.startswith(".")] == []


def test_fix_leaves_a_draft_without_fixes_as_it_is(desk, draft):
    draft.write_text(UNSUPPORTED, "utf-8")
    before = draft.stat().st_mtime_ns
    assert run("check", draft, "--desk", desk, "--fix").stderr == ""
    assert draft.stat().st_mtime_ns == before


def test_a_word_file_is_checked_and_not_changed(desk, tmp_path):
    draft = tmp_path / "draft.docx"
    words = "“Our troops held the grain elevator and the northern road,” Dolsk said."
    draft.write_bytes(a_word_file(a_paragraph(words)))
    done = run("check", draft, "--desk", desk, "--json")
    (row,) = json.loads(done.stdout)
    assert words[row["start"] : row["end"]] == "held"
    before = draft.read_bytes()
    done = run("check", draft, "--desk", desk, "--fix")
    assert done.exit_code == 2
    assert "a Word file is not changed" in done.stderr
    assert draft.read_bytes() == before


def test_findings_on_several_drafts_name_their_draft(desk, tmp_path):
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text(UNSUPPORTED, "utf-8")
    paths = [tmp_path / "one.md", tmp_path / "two.md"]
    rows = json.loads(run("check", *paths, "--desk", desk, "--json").stdout)
    assert [row["draft"] for row in rows] == [str(path) for path in paths]


def test_explain_needs_no_desk_and_no_draft():
    done = run("check", "--explain", "q003")
    assert done.exit_code == 0
    assert done.stdout.startswith("Q003 ")
    assert "right: " in done.stdout
    assert run("check", "--explain", "Z001").exit_code == 2
    assert run("check").exit_code == 2


def test_what_is_no_draft_is_told_in_one_line(desk, tmp_path):
    for name, data in [("a.pdf", b"%PDF"), ("b.md", b"\xff\xfe"), ("c.txt", b" \n"), ("d.md", b"\0"),
                       ("e.docx", b"PK"), ("f.md", b"a" * (1 << 19))]:  # fmt: skip
        (tmp_path / name).write_bytes(data)
        done = run("check", tmp_path / name, "--desk", desk)
        assert done.exit_code == 2
        assert done.stderr.startswith(f"standfirst: {tmp_path / name}: ")
        assert done.stderr.count("\n") == 1
    done = run("check", tmp_path / "absent.md", "--desk", desk)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)


def test_watching_checks_again_when_a_draft_is_saved(draft, capsys):
    draft.write_text("one", "utf-8")
    checks = []
    naps = iter([lambda: None, lambda: draft.write_text("other", "utf-8"), lambda: None])
    status = watch_drafts(
        [draft], lambda: checks.append(1) or len(checks), rounds=4, sleep=lambda _: next(naps)()
    )
    assert (len(checks), status) == (2, 2)

    def unreadable():
        raise UsageError("draft.md: was moved")

    assert watch_drafts([draft], unreadable, rounds=1) == 2
    assert "draft.md: was moved" in capsys.readouterr().err


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(end):
    lines = Lines(f"one{end}two\u2028x{end}three")
    assert lines.place(0) == (1, 1)
    assert lines.place(3 + len(end)) == (2, 1)
    assert lines.place(3 + len(end) + 5 + len(end)) == (3, 1)


def test_the_hook_runs_this_command():
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    assert re.search(r"^  entry: standfirst check$", hook, re.MULTILINE)
    pattern = re.compile(re.search(r"^  files: (.+)$", hook, re.MULTILINE)[1])
    assert all(pattern.search(f"drafts/day.{end}") for end in ("md", "html", "txt", "docx"))
    assert not pattern.search("drafts/day.png")
