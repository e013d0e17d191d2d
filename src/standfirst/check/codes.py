"""The table of codes: what each finding is called, how grave it is, and what is meant by it.

A family has one file in ``data/``; docs/checks.md and ``standfirst check --explain`` show them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from standfirst.errors import UsageError

FAMILIES: Final = {
    "Q": "quotations",
    "A": "attribution",
    "N": "numbers",
    "D": "dates",
    "P": "places and names",
    "M": "meaning",
    "U": "support",
    "S": "structure",
}
SEVERITIES: Final = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: its meaning, and a draft that has it beside one that has not.

    ``source`` is what the report of both examples says.
    """

    code: str
    severity: str  # error warning note
    title: str
    explanation: str
    source: str
    wrong: str
    right: str

    @property
    def family(self) -> str:
        """The family's name."""
        return FAMILIES[self.code[0]]


@cache
def all_codes() -> dict[str, Code]:
    """Return the codes of all families, in the order of ``FAMILIES``, then by number."""
    folder = resources.files("standfirst.check") / "data"
    found: dict[str, Code] = {}
    for letter, name in FAMILIES.items():
        file = folder / f"{name.replace(' ', '-')}.toml"
        if not file.is_file():
            continue
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        for code in sorted(table):
            if code[0] != letter:
                raise ValueError(f"{file.name}: {code} is of another family")
            rows = {key: str(value).strip() for key, value in table[code].items()}
            found[code] = Code(code, **rows)
    return found


def code_of(name: str) -> Code:
    """Return a code by name; raise UsageError where there is none."""
    found = all_codes().get(name.upper())
    if found is None:
        raise UsageError(
            f"{name}: no such code; the codes run from {', '.join(list(all_codes())[:3])} …,"
            " docs/checks.md has them all"
        )
    return found
