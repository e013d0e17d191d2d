from __future__ import annotations

from standfirst.read.kept import kept
from standfirst.records import Registers


def test_what_is_made_of_one_register_is_made_once_and_of_the_next_one_anew():
    made = []

    @kept
    def number(registers: Registers) -> int:
        made.append(registers)
        return len(made)

    first, second = Registers(), Registers()
    assert [number(first), number(first), number(second), number(first)] == [1, 1, 2, 3]
