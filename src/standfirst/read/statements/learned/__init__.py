"""The learned span finder: a small network that marks statements, and links their parts."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.errors import ModelError

if TYPE_CHECKING:
    from standfirst.read.statements.learned.extractor import Extractor

MODEL = Path(str(files("standfirst.read.statements.learned"))) / "model"


@cache
def load_extractor() -> Extractor:
    """Load the packaged model; the same object every time.

    The libraries it needs are imported here, so that commands that read nothing stay quick.
    Raise ModelError where they or the model's files are missing or broken.
    """
    try:
        from standfirst.read.statements.learned.extractor import Extractor  # noqa: PLC0415

        return Extractor(MODEL)
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise ModelError(
            f"model of statements: cannot be loaded ({reason});"
            ' install standfirst again, or read by rules (reader = "rules" in desk.toml)'
        ) from error
