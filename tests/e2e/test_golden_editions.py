"""The invented golden days, byte for byte; ``python evals/golden.py --refresh`` takes a change over."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "evals"))

from golden import GOLD, GOLDEN, days, draw_golden, main, write_golden  # noqa: E402
from standfirst.check import refute  # noqa: E402


@pytest.mark.parametrize("name", days())
def test_a_golden_day_reads_as_when_it_was_last_read_aloud(name):
    day = write_golden(name)
    assert draw_golden(day) == (GOLD / name / GOLDEN).read_text("utf-8")
    for section in day.edition.sections:
        for sentence in (section.heading, *section.sentences):
            assert refute(sentence, day.evidence) is None


def test_all_kinds_of_days_are_there():
    assert {"quiet", "crowded", "contradictory", "posts", "follow-up"} <= set(days())


def test_a_change_is_shown_and_taken_over_only_when_asked(tmp_path, monkeypatch, capsys):
    golden = GOLD / "languages" / GOLDEN
    new = golden.read_text("utf-8")
    (tmp_path / "languages").mkdir()
    for file in (GOLD / "languages").iterdir():
        (tmp_path / "languages" / file.name).write_bytes(file.read_bytes())
    path = tmp_path / "languages" / GOLDEN
    path.write_text(new.replace("First 20", "Last 20"), "utf-8")
    monkeypatch.setattr("golden.GOLD", tmp_path)
    assert main([]) == 1
    assert "-Last 20 tanks" in capsys.readouterr().out
    assert path.read_text("utf-8") != new
    assert main(["--refresh"]) == 0
    assert path.read_text("utf-8") == new


def test_an_edition_does_not_depend_on_the_order_of_sets():
    code = "import golden; print(golden.draw_golden(golden.write_golden('crowded')))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT / "evals",
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
