"""The packaged tables of this stage, each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_table(name: str) -> dict[str, Any]:
    """Return one TOML table of ``read/data`` by its file name without the ending."""
    path = files("standfirst.read").joinpath("data", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
