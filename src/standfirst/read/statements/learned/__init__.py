"""The learned span finder: a small network that marks statements, and links their parts."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standfirst.read.statements.learned.extractor import Extractor

MODEL = Path(str(files("standfirst.read.statements.learned"))) / "model"


@cache
def load_extractor() -> Extractor:
    """Load the packaged model; the same object every time.

    The libraries it needs are imported here, so that commands that read nothing stay quick.
    """
    from standfirst.read.statements.learned.extractor import Extractor  # noqa: PLC0415

    return Extractor(MODEL)
