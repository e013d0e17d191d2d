import json
import re

import pytest

from fakes import run_command
from standfirst.publish.markdown import escape


def edit(desk, *words, status=0):
    done = run_command("edit", *words, "--desk", desk)
    assert done.exit_code == status, done.output
    return done


def shown(desk):
    rows = json.loads(edit(desk, "show", "--json").stdout)
    return {row["address"]: row for row in rows}


def draft(desk, *more):
    done = run_command("write", "--desk", desk, "--format", "md", *more)
    assert done.exit_code == 0, done.output
    return done.stdout


def apply(desk, tmp_path, text, *more, status=0):
    path = tmp_path / "draft.md"
    path.write_text(text, encoding="utf-8")
    return edit(desk, "apply", path, *more, status=status)


def test_show_gives_addresses_and_marks(desk):
    rows = shown(desk)
    assert {"h", "s1", "1", "1.1"} <= set(rows)
    edit(desk, "lock", "1")
    edit(desk, "reword", "1.1", "Nobody knows.")
    rows = shown(desk)
    assert rows["1"]["marks"] == ["locked"]
    assert rows["1.1"]["marks"][0] == "editor"
    assert rows["1.1"]["marks"][1].startswith("not proved: “nobody”")
    assert "[locked]" in edit(desk, "show").stdout
    bare = run_command("edit", "--desk", desk, "--day", "2022-12-12")
    assert bare.stdout == edit(desk, "show").stdout
    before = run_command("edit", "--desk", desk, "--day", "2022-12-12", "log")
    assert before.stdout.count("\n") == 2


def test_decisions_are_listed_with_who_made_them_and_can_be_undone(desk):
    edit(desk, "out", "1.1", "--by", "Night desk")
    edit(desk, "undo")
    log = edit(desk, "log").stdout.splitlines()
    assert re.fullmatch(r"1 out: “.*” \(Night desk, \d{4}-\d\d-\d\d \d\d:\d\d\) \[undone\]", log[0])
    rows = json.loads(edit(desk, "log", "--json").stdout)
    assert [(row["kind"], row["holds"]) for row in rows] == [("out", False), ("undo", True)]


def test_written_edition_has_the_decisions_and_tells_what_a_lock_keeps_out(desk):
    edit(desk, "reword", "1.1", "Nobody knows.")
    assert "Nobody knows. \\[not proved\\]" in draft(desk)
    text = run_command("write", "--desk", desk, "--format", "text").stdout
    assert "Nobody knows. [not proved]" in text
    html = run_command("write", "--desk", desk, "--format", "html").stdout
    assert "not proved: “nobody”" in html.casefold()
    table = json.loads(run_command("write", "--desk", desk, "--json").stdout)
    first = table["sections"][0]["sentences"][0]
    assert (first["kind"], first["text"]) == ("editor", "Nobody knows.")
    assert first["not_proved"].startswith("“nobody”")


def test_fault_of_an_address_is_one_line_and_status_2(desk):
    done = edit(desk, "out", "99", status=2)
    assert done.stderr.startswith("standfirst: 99: the edition has no such place")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("anchors", [(), ("--anchors",)])
def test_unchanged_draft_decides_nothing(desk, tmp_path, anchors):
    assert apply(desk, tmp_path, draft(desk, *anchors)).stdout == "nothing changed\n"


def units(desk, text):
    """The first and the last sentence of the first section, as they stand in a draft."""
    rows = [row["text"] for address, row in shown(desk).items() if address.startswith("1.")]
    body = text.split("\n## ", 1)[1]
    marks = r"(?:\[\^\d+\])?(?:<!-- \S+ -->)?"
    return [re.search(re.escape(escape(one)) + marks, body)[0] for one in (rows[0], rows[-1])]


@pytest.mark.parametrize("anchors", [(), ("--anchors",)])
def test_changed_draft_becomes_decisions_and_reads_back_as_it_was_left(desk, tmp_path, anchors):
    text = draft(desk, *anchors)
    first, last = units(desk, text)
    head, body = text.replace("# Day 455: ", "# Day 455: On ").split("\n## ", 1)
    body = body.replace(first, "(here)", 1).replace(last, first, 1).replace("(here)", last, 1)
    done = apply(desk, tmp_path, f"{head}\n## {body}")
    kinds = {line.split(":")[0] for line in done.stdout.splitlines()}
    assert {"move", "reword"} == kinds
    after = draft(desk, *anchors)
    assert "# Day 455: On " in after
    assert [one.split("[^")[0] for one in units(desk, after)] == [
        one.split("[^")[0] for one in (last, first)
    ]
    assert apply(desk, tmp_path, after).stdout == "nothing changed\n"


def test_what_is_gone_from_a_draft_is_out_and_what_is_new_is_added(desk, tmp_path):
    text = draft(desk, "--anchors")
    _, last = units(desk, text)
    head, body = text.split("\n## ", 1)
    body = body.replace(last, "More is to follow. <!-- mine -->", 1)
    done = apply(desk, tmp_path, f"{head}\n## {body}")
    assert "add: “More is to follow.”" in done.stdout
    assert "out: “" in done.stdout
    assert "not proved: no report has these words" in done.stderr
    after = draft(desk)
    assert "More is to follow." in after.split("---")[0]
    assert last.split("[^")[0] not in after.split("\n## ")[1].split("---")[0]


@pytest.mark.parametrize("anchors", [(), ("--anchors",)])
def test_older_draft_comes_back_as_it_was_with_its_proofs(desk, tmp_path, anchors):
    text = draft(desk, *anchors)
    edit(desk, "out", "1.1")
    edit(desk, "out", "1.1")
    edit(desk, "reword", "1", "Nobody knows.")
    edit(desk, "reword", "h", "Nobody knows anything.")
    edit(desk, "reword", "2.1", "Nothing was said at all.")
    done = apply(desk, tmp_path, text)
    assert done.stderr == ""
    assert sum(line.startswith("in: ") for line in done.stdout.splitlines()) == 2
    after = draft(desk, *anchors)
    assert after.split("\n---\n")[0] == text.split("\n---\n")[0]
    assert after.split("\n[^1]: ")[1] == text.split("\n[^1]: ")[1]
    assert apply(desk, tmp_path, text).stdout == "nothing changed\n"


def test_one_sentence_that_comes_back_to_its_place_is_one_decision(desk, tmp_path):
    text = draft(desk)
    edit(desk, "out", "1.1")
    done = apply(desk, tmp_path, text)
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["in"]
    assert draft(desk) == text


def test_sentence_taken_out_may_come_back_elsewhere(desk, tmp_path):
    text = draft(desk)
    first, last = units(desk, text)
    edit(desk, "out", "1.1")
    head, body = text.split("\n## ", 1)
    body = body.replace(f"{first} ", "", 1).replace(f"{first}\n\n", "", 1)
    body = body.replace(last, f"{last} {first}", 1)
    done = apply(desk, tmp_path, f"{head}\n## {body}")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["in", "move"]
    assert done.stderr == ""
    assert units(desk, draft(desk))[1].split("[^")[0] == first.split("[^")[0]


def test_headline_in_the_words_of_a_heading_keeps_its_proof(desk, tmp_path):
    heading = shown(desk)["2"]["text"]
    text = re.sub(r"\A# Day 455: [^\[\n]*", f"# Day 455: {escape(heading)}", draft(desk))
    done = apply(desk, tmp_path, text)
    assert "reword: " in done.stdout
    assert done.stderr == ""
    table = json.loads(run_command("write", "--desk", desk, "--json").stdout)
    assert table["headline"]["text"] == heading
    assert table["headline"]["citations"] == table["sections"][1]["heading"]["citations"]


def test_added_words_that_the_writer_had_keep_their_proof(desk):
    rows = shown(desk)
    edit(desk, "out", "1.1")
    done = edit(desk, "add", "2.1", rows["1.1"]["text"])
    assert done.stderr == ""
    assert shown(desk)["2.1"]["marks"] == []


def test_dry_run_decides_nothing(desk, tmp_path):
    text = draft(desk).replace("# Day 455: ", "# Day 455: On ")
    assert "reword" in apply(desk, tmp_path, text, "--dry-run").stdout
    assert edit(desk, "log").stdout == "no decisions about this day\n"


@pytest.mark.parametrize("profile", ["key-events", "chronicle", "at-a-glance", "assessment"])
def test_draft_of_any_profile_comes_back_by_its_anchors(desk, tmp_path, profile):
    text = draft(desk, "--anchors", "--profile", profile)
    assert apply(desk, tmp_path, text, "--profile", profile).stdout == "nothing changed\n"
    first = shown(desk)["1.1"]["text"]
    changed = text.replace(escape(first), "Nobody knows")
    assert "→ “Nobody knows”" in apply(desk, tmp_path, changed, "--profile", profile).stdout


def test_draft_without_headings_needs_anchors(desk, tmp_path):
    text = draft(desk, "--profile", "key-events")
    done = apply(desk, tmp_path, text, "--profile", "key-events", status=2)
    assert "has no anchors" in done.stderr


def test_new_story_in_a_draft_is_refused(desk, tmp_path):
    text = draft(desk).replace("\n---", "\n## Rovers lose again\n\nA sad day for all.\n\n---", 1)
    done = apply(desk, tmp_path, text, status=2)
    assert "“Rovers lose again” is no story of this edition" in done.stderr
    assert edit(desk, "log").stdout == "no decisions about this day\n"


def test_new_sentence_of_the_standfirst_is_told_and_not_taken(desk, tmp_path):
    text = draft(desk)
    text = text.replace("\n\n## ", " Grain prices fell in Ellery harbour on Sunday.[^1]\n\n## ", 1)
    done = apply(desk, tmp_path, text, status=1)
    assert "a new sentence in the standfirst is not taken" in done.stderr


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b""])
def test_other_files_are_no_drafts(desk, tmp_path, data):
    path = tmp_path / "draft.md"
    path.write_bytes(data)
    done = run_command("edit", "apply", path, "--desk", desk, "--dry-run")
    assert done.exit_code in {0, 2}
    assert "Traceback" not in done.output


def test_draft_that_is_absent_is_one_line(desk, tmp_path):
    done = edit(desk, "apply", tmp_path / "absent.md", status=2)
    assert "cannot be read" in done.stderr


def test_anchors_are_markdown_s_alone(desk):
    done = run_command("write", "--desk", desk, "--anchors", "--format", "html")
    assert done.exit_code == 2
    assert "--anchors: only Markdown has them" in done.stderr
