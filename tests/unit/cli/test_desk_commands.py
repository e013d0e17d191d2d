"""The commands that work on a desk, run as a user runs them."""

import json
from datetime import datetime

import pytest

from fakes import REPORT_LINES as REPORTS
from fakes import run_command as run
from standfirst.publish import from_json

DAY = "2022-12-12"


def exported(desk):
    return [json.loads(line) for line in run("export", "-", "--desk", desk).stdout.splitlines()]


def text_of(desk, key):
    return next(one["full_text"] for one in exported(desk) if one["report_id"] == key)


def test_new_desk_is_told_and_not_made_twice(tmp_path):
    made = run("new", tmp_path / "desk", "--epoch", "2021-09-14", "--json")
    assert json.loads(made.stdout) == {
        "desk": str(tmp_path / "desk"),
        "name": "desk",
        "epoch": "2021-09-14",
        "counting": "inclusive",
        "time_zone": "UTC",
    }
    again = run("new", tmp_path / "desk")
    assert again.exit_code == 2
    assert "holds a desk already" in again.stderr


def test_new_takes_the_folder_as_desk_option_too_but_not_both(tmp_path):
    assert run("new", "--desk", tmp_path / "one").exit_code == 0
    assert (tmp_path / "one" / "desk.toml").is_file()
    assert run("new", tmp_path / "two", "--desk", tmp_path / "two").exit_code == 2
    assert run("new").exit_code == 2
    assert not (tmp_path / "two").exists()


def test_import_counts_what_it_did(desk, tmp_path):
    file = tmp_path / "more.jsonl"
    changed = REPORTS[0] | {"text": REPORTS[0]["text"] + " A correction."}
    file.write_text("\n".join(map(json.dumps, [REPORTS[1], changed])) + "\nnot json\n", "utf-8")
    done = run("import", file, "--desk", desk, "--json")
    table = json.loads(done.stdout)
    assert (table["added"], table["revised"], table["unchanged"]) == (0, 1, 1)
    (drop,) = table["dropped"]
    assert drop["reason"] == "json"
    assert done.exit_code == 1
    assert done.stderr.startswith("standfirst: 1 of the inputs refused; the first: ")


def test_import_of_a_missing_file_is_unusable(desk, tmp_path):
    done = run("import", tmp_path / "absent.txt", "--desk", desk)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "absent.txt: no such file or folder" in done.stderr


def test_stories_hold_every_report_once_under_the_id_users_know(desk):
    stories = json.loads(run("stories", "--desk", desk, "--json").stdout)
    assert sorted(key for story in stories for key in story["reports"]) == [
        "vpa-1",
        "wire-1",
        "wire-2",
    ]
    assert list(stories[0]) == [
        "id", "headline", "first_seen", "last_seen", "reports", "origins", "corroborated", "conflicts",
    ]  # fmt: skip


def test_stories_of_days_without_reports_are_none(desk):
    shown = run("stories", "--desk", desk, "--from", "2022-12-20", "--to", "2022-12-21", "--json")
    assert json.loads(shown.stdout) == []


def test_stories_of_days_in_the_wrong_order_are_refused(desk):
    shown = run("stories", "--desk", desk, "--from", "2022-12-20", "--to", "2022-12-12")
    assert shown.exit_code == 2
    assert "swap them" in shown.stderr


def test_stories_are_told_to_a_human(desk):
    stories = json.loads(run("stories", "--desk", desk, "--json").stdout)
    lines = run("stories", "--desk", desk).stdout.splitlines()
    for story in stories:
        at = next(n for n, line in enumerate(lines) if line.startswith(f"  {story['id']}: "))
        assert lines[at].startswith(f"  {story['id']}: {len(story['reports'])} report")
        assert lines[at - 1] == (story["headline"] or lines[at - 1])
    assert "\x1b" not in "".join(lines)


def test_stories_become_pages_in_the_desk_or_elsewhere(desk, tmp_path):
    done = run("stories", "--desk", desk, "--format", "html")
    assert done.exit_code == 0, done.stderr
    assert done.stdout == ""
    stories = json.loads(run("stories", "--desk", desk, "--format", "json").stdout)
    names = {"index.html", *(f"story-{story['id']}.html" for story in stories)}
    assert {page.name for page in (desk / "stories").iterdir()} == names
    assert (
        run("stories", "--desk", desk, "--format", "html", "--out", tmp_path / "p").exit_code == 0
    )
    assert {page.name for page in (tmp_path / "p").iterdir()} == names


def test_a_place_for_pages_that_are_not_asked_for_is_refused(desk, tmp_path):
    done = run("stories", "--desk", desk, "--out", tmp_path / "p")
    assert done.exit_code == 2
    assert "--format html" in done.stderr
    (tmp_path / "file").write_text("")
    done = run("stories", "--desk", desk, "--format", "html", "--out", tmp_path / "file" / "p")
    assert done.exit_code == 2
    assert "choose another place" in done.stderr


def test_edition_cites_words_that_stand_in_the_archive(desk):
    done = run("write", "--desk", desk, "--json")
    assert done.exit_code == 0, done.stderr
    edition = json.loads(done.stdout)
    assert (edition["number"], edition["date"]) == (455, DAY)
    sentences = [s for section in edition["sections"] for s in section["sentences"]]
    assert sentences
    for sentence in sentences:
        for cited in sentence["citations"]:
            assert text_of(desk, cited["report"])[cited["start"] : cited["end"]] == cited["exact"]


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("md", b"# Day 455"),
        ("html", b"<!doctype html>"),
        ("text", b"Day 455"),
        ("json", b"{\n"),
        ("docx", b"PK"),
        ("mail", b"Subject: Day 455"),
        ("mail-html", b"<!doctype html>"),
    ],
)
def test_edition_is_written_in_each_form_and_the_same_each_time(desk, form, beginning):
    first = run("write", "--desk", desk, "--day", DAY, "--format", form)
    assert first.exit_code == 0
    assert first.stdout_bytes.startswith(beginning)
    assert first.stdout_bytes == run("write", "--desk", desk, "--format", form).stdout_bytes


def test_out_tells_the_form_and_keeps_standard_output_empty(desk, tmp_path):
    out = tmp_path / "edition.html"
    done = run("write", "--desk", desk, "--out", out)
    assert done.stdout == ""
    assert f"{out}: day 455, " in done.stderr
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "Sarn desk" in page
    assert "EET</time>" in page
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_out_that_cannot_be_written_is_told_in_one_line(desk, tmp_path):
    done = run("write", "--desk", desk, "--out", tmp_path / "absent" / "edition.md")
    assert done.exit_code == 2
    assert "edition.md: cannot be written (No such file or directory)" in done.stderr


def test_edition_as_of_an_earlier_time_knows_less(desk):
    early = from_json(run("write", "--desk", desk, "--as-of", f"{DAY}T12:00", "--json").stdout)
    late = from_json(run("write", "--desk", desk, "--json").stdout)
    published = {
        one["report_id"]: datetime.fromisoformat(one["published_at"]) for one in exported(desk)
    }
    noon = datetime.fromisoformat(f"{DAY}T12:00:00+02:00")
    assert max(published[source.report] for source in early.sources) <= noon
    assert max(published[source.report] for source in late.sources) > noon


def test_time_that_is_none_is_refused(desk):
    done = run("write", "--desk", desk, "--as-of", "noon")
    assert done.exit_code == 2
    assert "--as-of: 'noon' is no time" in done.stderr


def test_day_without_reports_is_a_failure_that_says_so(desk):
    done = run("write", "--desk", desk, "--day", "2022-12-30", "--format", "text")
    assert (done.exit_code, done.stdout) == (1, "Day 473\n")
    assert "day 473 (2022-12-30): no story could be written" in done.stderr


def test_date_that_is_none_is_refused(desk):
    done = run("write", "--desk", desk, "--day", "12.12.2022")
    assert done.exit_code == 2
    assert "is no date; write it as 2022-12-12" in done.stderr


def test_export_can_be_imported_again(desk, tmp_path):
    out = tmp_path / "all.jsonl"
    done = run("export", out, "--desk", desk, "--json")
    assert json.loads(done.stdout) == {"format": "jsonl", "out": str(out), "lines": 3}
    assert run("new", tmp_path / "other").exit_code == 0
    again = run("import", out, "--desk", tmp_path / "other", "--json")
    assert json.loads(again.stdout)["added"] == 3
    assert without_collected(tmp_path / "other") == without_collected(desk)


def without_collected(desk):
    return [one | {"collected_at": None} for one in exported(desk)]


def test_doctor_looks_at_installation_and_desk(desk):
    checks = json.loads(run("doctor", "--desk", desk, "--json").stdout)
    assert {"SQLite", "settings", "archive"} <= {check["subject"] for check in checks}
    assert {check["state"] for check in checks} <= {"ok", "attention"}


def test_doctor_says_what_to_do_where_something_is_broken(desk):
    (desk / "standfirst.db").write_bytes(b"not an archive " * 1000)
    done = run("doctor", "--desk", desk)
    assert done.exit_code == 1
    assert "broken" in done.stdout
    assert "→" in done.stdout
    assert "found something broken" in done.stderr


def test_doctor_needs_no_desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STANDFIRST_DESK", raising=False)
    done = run("doctor")
    assert done.exit_code == 0
    assert "desk: none here" in done.stdout


def test_explain_goes_down_to_the_words(desk):
    run("write", "--desk", desk)
    table = json.loads(run("explain", f"{DAY}:1.1", "--desk", desk, "--json").stdout)
    assert table["kind"] == "sentence"
    for words in table["words"]:
        assert text_of(desk, words["report"])[words["start"] : words["end"]] == words["words"]
    assert "cited from" in run("explain", f"{DAY}:1.1", "--desk", desk).stdout


def test_explain_of_nothing_known_is_unusable(desk):
    done = run("explain", "nothing", "--desk", desk)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "nothing: names no report" in done.stderr


def test_desk_is_found_from_a_folder_inside_it_and_from_the_environment(
    desk, tmp_path, monkeypatch
):
    inside = desk / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    assert run("stories", "--json").exit_code == 0
    monkeypatch.chdir(tmp_path)
    assert run("stories", "--json").exit_code == 2
    monkeypatch.setenv("STANDFIRST_DESK", str(desk))
    assert run("stories", "--json").exit_code == 0


def test_table_of_aid_is_written_as_csv(desk, tmp_path):
    out = tmp_path / "aid.csv"
    done = run("export", out, "--table", "aid", "--format", "csv", "--desk", desk, "--json")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout) == {"format": "csv", "out": str(out), "rows": 0}
    assert out.read_text(encoding="utf-8").startswith("id,donor,recipient,announced_on,stage,item")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "csv"), "add --table aid"),
        (("--format", "warc", "--table", "aid"), "choose --format csv or jsonl"),
        (("--table", "aid", "--revisions"), "leave it out"),
    ],
)
def test_options_of_export_that_do_not_go_together_are_refused(desk, options, said):
    done = run("export", "-", *options, "--desk", desk)
    assert done.exit_code == 2
    assert said in done.stderr


def test_an_editors_word_on_stories_is_noted_and_honoured(desk):
    done = run("stories", "different", "wire-1", "wire-2", "--desk", desk, "--by", "mira")
    assert (done.exit_code, done.stdout) == (0, "different: wire-1 and wire-2, noted\n")

    def stands_with_wire_1():
        stories = json.loads(run("stories", "--desk", desk, "--json").stdout)
        return next(story["reports"] for story in stories if "wire-1" in story["reports"])

    assert "wire-2" not in stands_with_wire_1()
    run("stories", "same", "wire-2", "wire-1", "--desk", desk)
    assert "wire-2" in stands_with_wire_1()
    told = run("explain", "wire-1", "wire-2", "--desk", desk).stdout
    assert "stand: in one story" in told
    assert told.index("judged different") < told.index("judged same")


def test_words_on_stories_that_say_nothing_are_one_line(desk):
    run("stories", "--desk", desk)
    for words in (("merge", "wire-1"), ("move", "wire-1", "absent"), ("same", "wire-1", "wire-1")):
        done = run("stories", *words, "--desk", desk)
        assert done.exit_code == 2
        assert len(done.stderr.splitlines()[-1]) > 10
    done = run("stories", "--json", "same", "wire-1", "wire-2", "--desk", desk)
    assert done.exit_code == 2
