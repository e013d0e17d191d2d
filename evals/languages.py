"""Languages of short posts on our own gold: how often the answer is right, how often there is one.

``tune.tsv`` was looked at while the little words were gathered, ``held.tsv`` was written after.
A line is a language and a text; "-" stands for a language that no desk here reads, and for what
nobody could tell. An answer to such a line is wrong; to any other line none is an abstention.
"""

from __future__ import annotations

import sys
from pathlib import Path

from standfirst.collect.languages import find_language

UNKNOWN = "-"


def read_texts(path: Path) -> list[tuple[str | None, str]]:
    """Return the texts of a file with their languages."""
    rows = (line.split("\t", 1) for line in path.read_text(encoding="utf-8").splitlines())
    return [(None if language == UNKNOWN else language, text) for language, text in rows]


def measure(gold_dir: Path) -> dict[str, float]:
    """Return precision, and the share of texts in a known language that get the right answer."""
    figures: dict[str, float] = {}
    for part in ("tune", "held"):
        rows = read_texts(gold_dir / "languages" / f"{part}.tsv")
        answers = [(language, find_language(text, ("en",))) for language, text in rows]
        n_right = sum(1 for gold, found in answers if found and found == gold)
        n_answers = sum(1 for _, found in answers if found)
        n_known = sum(1 for gold, _ in answers if gold)
        figures[f"{part}_precision"] = n_right / n_answers if n_answers else 0.0
        figures[f"{part}_told"] = n_right / n_known
    return figures


if __name__ == "__main__":
    folder = Path(__file__).parent / "gold" / "any"
    for gold, text in read_texts(folder / "languages" / "tune.tsv"):
        if find_language(text, ("en",)) != gold:
            print(gold, find_language(text, ("en",)), text, sep=" | ")
    print(measure(folder), file=sys.stderr)
