import json

import pytest

from fakes import REPORT_LINES as REPORTS
from fakes import run_command as run
from standfirst.records import BORDERS_NOTE, sha256_of

REPORT_KEYS = [
    "id",
    "external_id",
    "outlet",
    "url",
    "language",
    "published_at",
    "text",
    "text_sha256",
    "parts",
]
STATEMENT_KEYS = [
    "id", "kind", "source", "cue", "content", "speaker", "medium", "said_on", "negated", "hedged", "parent", "confidence",
]  # fmt: skip
TEXT = (
    "Day 455: Fighting around Brenova eases\n\n"
    "On Monday, December 12, the fighting around Brenova eased, Velmoran Deputy Defence Minister"
    " Irena Dolsk said on Telegram. “Our troops hold the northern road,” she said.\n"
)


def rows(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def words(row, spans):
    return [row["report"]["text"][start:end] for start, end in spans]


def test_plain_text_on_standard_input_is_read():
    done = run("read", "-", "--json", "--epoch", "2021-09-14", input=TEXT)
    assert done.exit_code == 0, done.stderr
    (row,) = rows(done)
    assert list(row) == ["report", "day", "statements", "mentions"]
    assert list(row["report"]) == REPORT_KEYS
    assert row["report"]["text_sha256"] == sha256_of(row["report"]["text"])
    assert row["day"]["number"] == 455
    assert row["day"]["agrees"] is True
    first, second = row["statements"]
    assert list(first) == STATEMENT_KEYS
    assert words(row, first["cue"]) == words(row, second["cue"]) == ["said"]
    assert first["medium"]["name"] == "Telegram"
    assert words(row, second["content"]) == ["“Our troops hold the northern road,”"]
    assert second["speaker"]["name"] == "Irena Dolsk"


def test_each_report_of_a_file_is_a_line(tmp_path):
    file = tmp_path / "reports.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in REPORTS), "utf-8")
    found = rows(run("read", file, "--json"))
    assert [row["report"]["external_id"] for row in found] == ["vpa-1", "wire-1", "wire-2"]
    assert found[0]["report"]["published_at"] == "2022-12-12T10:05:00+02:00"
    assert found[0]["day"] is None


def test_refused_input_is_told_and_the_rest_read(tmp_path):
    (tmp_path / "empty.txt").write_text("", "utf-8")
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    done = run("read", tmp_path / "empty.txt", tmp_path / "text.txt", "--json")
    assert done.exit_code == 1
    assert len(rows(done)) == 1
    assert "left out:" in done.stderr
    assert "empty" in done.stderr


def test_nothing_to_read_is_unusable(tmp_path):
    (tmp_path / "empty.txt").write_text("", "utf-8")
    assert run("read", tmp_path / "empty.txt", "--json").exit_code == 2
    assert run("read", tmp_path / "absent.txt", "--json").exit_code == 2


def test_reading_needs_no_desk_but_uses_one_that_is_named(filled_desk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    (without,) = rows(run("read", "text.txt", "--json"))
    (with_desk,) = rows(run("read", "text.txt", "--json", "--desk", filled_desk))
    assert without["day"]["epoch"] != "2021-09-14"
    assert with_desk["day"] == without["day"] | {
        "date": "2022-12-12",
        "epoch": "2021-09-14",
        "counting": "inclusive",
        "agrees": True,
    }


def test_human_sees_speakers_beside_the_text():
    done = run("read", "-", input=TEXT, env={"COLUMNS": "100"})
    assert done.exit_code == 0
    (line,) = [line for line in done.stdout.splitlines() if "On Monday, December 12" in line]
    assert line.endswith("   ¹ Irena Dolsk")
    assert "day 455" in done.stdout


def test_view_in_a_pipe_is_plain():
    done = run("read", "-", input=TEXT, env={"COLUMNS": "100"})
    assert "\x1b" not in done.stdout
    assert not any(line.endswith(" ") for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    ("name", "begins"), [("p.html", "<!doctype html>"), ("p.json", '{"report"'), ("p.txt", "r1")]
)
def test_form_follows_the_ending_of_the_file_written(name, begins, tmp_path):
    done = run("read", "-", "--out", tmp_path / name, input=TEXT)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert f"{name}: 1 report\n" in done.stderr
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


def test_page_holds_every_report_and_the_time_of_the_desk(filled_desk, tmp_path):
    file = tmp_path / "reports.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in REPORTS), "utf-8")
    done = run("read", file, "--format", "html", "--desk", filled_desk)
    assert done.exit_code == 0
    assert done.stdout.count("<article ") == len(REPORTS)
    assert "12 December 2022, 10:05 EET</time>" in done.stdout


def test_map_comes_with_the_note_on_borders(tmp_path):
    (tmp_path / "desk.toml").write_text(
        'epoch = 2021-09-14\n[borders]\nnote = "As <we> see it."\n', "utf-8"
    )
    text = "Rain fell in Sukhumi all day."
    plain = run("read", "-", "--rules", "--format", "html", input=text).stdout
    assert BORDERS_NOTE in plain.partition("<figcaption>")[2]
    own = run("read", "-", "--format", "html", "--desk", tmp_path, input=text).stdout
    assert "As &lt;we&gt; see it." in own.partition("<figcaption>")[2]
    no_map = run("read", "-", "--rules", "--format", "html", input="Japan said so.").stdout
    assert f'<p class="hint">{BORDERS_NOTE}</p>' in no_map
    without = run("read", "-", "--rules", "--format", "html", input="It rained all day.").stdout
    assert BORDERS_NOTE not in without


def test_nothing_is_written_where_nothing_was_read(tmp_path):
    (tmp_path / "empty.txt").write_text("", "utf-8")
    out = tmp_path / "page.html"
    assert run("read", tmp_path / "empty.txt", "--out", out).exit_code == 2
    assert not out.exists()


def test_human_view_is_safe_from_what_a_report_says(tmp_path):
    file = tmp_path / "one.json"
    file.write_text(
        json.dumps({"text": "A [bold]line[/bold] \x1b[31mred", "outlet": "\x1b[2Jx"}), "utf-8"
    )
    done = run("read", file, color=True)
    assert "[bold]line[/bold]" in done.stdout
    assert "\x1b[2J" not in done.stdout
    assert "\x1b[31mred" not in done.stdout
