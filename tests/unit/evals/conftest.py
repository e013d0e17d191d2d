"""The scripts of ``evals/`` are no package; they import one another from their own folder."""

from __future__ import annotations

import sys
from pathlib import Path

EVALS = str(Path(__file__).parents[3] / "evals")
if EVALS not in sys.path:
    sys.path.insert(0, EVALS)
