"""The benchmarks still run; what they measure is not judged here."""

import json
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "benchmarks"


def test_every_benchmark_runs_at_a_tiny_size_and_gives_figures():
    command = [sys.executable, str(FOLDER / "run.py"), "--size", "6", "--here", "--json", "-"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)["figures"]
    measured = {figure["stage"] for figure in figures}
    files = {path.stem.removeprefix("bench_") for path in FOLDER.glob("bench_*.py")}
    assert measured == files
    assert all(figure["value"] >= 0 for figure in figures)
    assert all(figure["baseline"] for figure in figures if figure["ratio"] is not None)


def test_made_up_reports_are_the_same_for_the_same_seed():
    code = (
        "import texts; one, two = (texts.as_lines(texts.make_reports(30)) for _ in range(2));"
        "assert one == two;"
        "assert one != texts.as_lines(texts.make_reports(30, seed=1));"
        "print(len(one.splitlines()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=FOLDER, check=True)
    assert done.stdout.split() == [b"30"]
