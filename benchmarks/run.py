"""Measure every stage on made-up reports and print a table; ``--json FILE`` keeps the figures.

Each benchmark runs in a process of its own, so that its memory is its own. Figures depend on
the machine; the ratios to a baseline of the same run travel better.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from measure import Figure, peak_mib

BENCHMARKS = {
    "import": "bench_import",
    "parse": "bench_parse",
    "collect": "bench_collect",
    "growth": "bench_growth",
    "archives": "bench_archives",
    "read": "bench_read",
    "people": "bench_people",
    "group": "bench_group",
    "stories": "bench_stories",
    "write": "bench_write",
    "check": "bench_check",
    "executors": "bench_executors",
    "hostile": "bench_hostile",
}


def run_one(name: str, size: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        figures: list[Figure] = importlib.import_module(BENCHMARKS[name]).measure(
            Path(folder), size
        )
    return [*figures, Figure(name, "most memory", peak_mib(), "MiB")]


def run_apart(name: str, size: int) -> list[Figure]:
    command = [sys.executable, __file__, "--only", name, "--size", str(size), "--here"]
    done = subprocess.run([*command, "--json", "-"], check=True, capture_output=True, text=True)
    return [Figure(**row) for row in json.loads(done.stdout)["figures"]]


def print_table(figures: list[Figure]) -> None:
    for figure in figures:
        digits = 0 if figure.value >= 100 else 1 if figure.value >= 10 else 3
        ratio = "" if figure.ratio is None else f"{figure.ratio:8.2f} × {figure.baseline}"
        value = f"{figure.value:,.{digits}f}"
        print(f"{figure.stage:<10}{figure.what:<26}{value:>12} {figure.unit:<10}{ratio}".rstrip())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=400, help="reports (default 400)")
    parser.add_argument("--only", choices=BENCHMARKS, action="append", help="one stage")
    parser.add_argument("--here", action="store_true", help="in this process")
    parser.add_argument("--json", metavar="FILE", help="keep the figures; - prints them")
    given = parser.parse_args()
    run = run_one if given.here else run_apart
    figures = [one for name in given.only or BENCHMARKS for one in run(name, given.size)]
    kept = {"size": given.size, "figures": [asdict(one) for one in figures]}
    if given.json == "-":
        print(json.dumps(kept, indent=1))
        return
    print_table(figures)
    if given.json:
        Path(given.json).write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
