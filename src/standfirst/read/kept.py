"""What is made of a desk's registers, made once."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from standfirst.records import Registers

T = TypeVar("T")


def kept(make: Callable[[Registers], T]) -> Callable[[Registers], T]:
    """Keep what a function made of the last registers, and know them by identity.

    Registers are frozen, so one object always gives the same; to hash or compare those of a large
    desk at every word takes longer than to read the word.
    """
    last: tuple[Registers, T] | None = None

    @wraps(make)
    def kept_or_made(registers: Registers) -> T:
        nonlocal last
        known = last  # another thread may set it meanwhile
        if known is None or known[0] is not registers:
            last = known = registers, make(registers)
        return known[1]

    return kept_or_made
