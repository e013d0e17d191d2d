"""How far two independent annotators of the statements' gold agree, by the product's own scorer.

The second pass (``gold/en/second/NNN.toml``) holds statements only; its texts are those of the
first. What two people write alike is the most a reader can be asked for: ``python
evals/agreement.py`` prints each figure of the second pass measured against the first;
``python evals/agreement.py 157 160`` those of these files alone.
"""

from __future__ import annotations

import sys
import tomllib
from typing import TYPE_CHECKING

from gold_statements import FOLDER, GoldError, annotate, read_all
from statements import Scored, score

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

SECOND = FOLDER.parent / "second"


def compare(
    first: Path = FOLDER, second: Path = SECOND, numbers: Collection[int] = ()
) -> dict[str, float]:
    """Return the figures of ``statements.score`` with the second pass in the product's place.

    Where numbers are given, only the files of these numbers are compared.
    """
    rows = []
    for gold in read_all(first, numbers):
        file = second / f"{gold.number:03}.toml"
        if file.exists():
            written = tomllib.loads(file.read_text("utf-8")).get("statements", [])
            try:
                rows.append(Scored(gold, tuple(annotate(gold.report, written, file.name))))
            except GoldError as error:  # the text was mended after the second pass
                sys.stderr.write(f"left out: {error}\n")
    return score(rows) | {"reports": float(len(rows))}


if __name__ == "__main__":
    for name, value in compare(numbers=[int(word) for word in sys.argv[1:]]).items():
        sys.stdout.write(f"{name:20} {value:.3f}\n")
