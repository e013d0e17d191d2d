"""Quotations whose source is a sentence of its own: '“Done.” Dolsk tweeted.'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.read.statements.assembly import read_unit
from standfirst.read.statements.units import Unit, is_all_quotes, joined

if TYPE_CHECKING:
    from standfirst.read.statements.lexicon import Lexicon

_TELLING = frozenset({"say", "ask"})


def with_own_tails(units: list[Unit], lexicon: Lexicon, acts: frozenset[str]) -> list[Unit]:
    """Put a quotation before the sentence that only tells who says it: '“Done.” Dolsk tweeted.'.

    Behind another statement it goes on with that one, unless it asks or cries.
    """
    found: list[Unit] = []
    for unit in units:
        if found and is_all_quotes(found[-1]) and unit.tags[0] in "NnDP":
            is_first = len(found) == 1 or found[-1].tags[-1] == "?" or _cries(found[-1])
            if is_first and _tells_of(found[-1], unit, lexicon, acts):
                found[-1] = joined(found[-1], unit)
                continue
        found.append(unit)
    return found


def _cries(unit: Unit) -> bool:
    return any(quote.inner.of(unit.text).endswith(("!", "?")) for quote in unit.quotes.values())


def _tells_of(quoted: Unit, unit: Unit, lexicon: Lexicon, acts: frozenset[str]) -> bool:
    """Tell whether a unit has no words but those that say whose the quotation before it is."""
    rows = read_unit(joined(quoted, unit), lexicon, acts)
    if len(rows) != 1:
        return False
    row = rows[0]
    return (
        row.source is not None
        and row.pattern == "tail"
        and row.act in _TELLING
        and not row.negated
        and row.source.start == unit.starts[0]
        and not read_unit(unit, lexicon, acts)
    )
