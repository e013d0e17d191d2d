"""Finding the names of a register that a written name may be, without comparing it to all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.text.people.given import GivenName, given_name, initials_of
from standfirst.text.people.matching import Match, Verdict, match_parsed
from standfirst.text.people.names import PersonName, is_initial, parse_name
from standfirst.text.people.skeletons import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.text.people.roles import Office

_MOST: Final = 5000  # candidates compared for one name; a block is larger only for "Kim"


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one register entry."""

    id: str
    written: str
    name: PersonName
    initials: frozenset[str]  # of the first given name; empty where it has none
    given: GivenName | None  # null where the table lacks it, or its place is not known


@dataclass(frozen=True, slots=True)
class Found:
    """A register entry that a name may be, under the name that came closest."""

    id: str
    written: str
    match: Match


class NameIndex:
    """A register's names by the coarse sound of their surnames; reading only, once made."""

    def __init__(self, names: Iterable[tuple[str, str]] = ()) -> None:
        self._blocks: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry_id, written in names:
            self.add(entry_id, written)

    def add(self, entry_id: str, written: str) -> None:
        """Put in one name of an entry; an entry may have many."""
        name = parse_name(written)
        entry = Entry(entry_id, written, name, _initials(name), _given(name))
        for block in _blocks_of(name):
            self._blocks[block].append(entry)

    def find(self, written: str, offices: Sequence[Office] = ()) -> tuple[Found, ...]:
        """Return the entries that a name is or may be, by id: the same first, then doubtful."""
        name = parse_name(written)
        initials, given = _initials(name), _given(name)
        best: dict[str, Found] = {}
        for entry in self._candidates(name):
            if initials and entry.initials and not initials & entry.initials:
                continue
            if given and entry.given and given is not entry.given:
                continue
            match = match_parsed(name, entry.name, offices)
            if match.verdict is Verdict.DIFFERENT:
                continue
            known = best.get(entry.id)
            if known is None or _rank(match) < _rank(known.match):
                best[entry.id] = Found(entry.id, entry.written, match)
        return tuple(sorted(best.values(), key=lambda found: (_rank(found.match), found.id)))

    def _candidates(self, name: PersonName) -> Iterable[Entry]:
        seen: dict[int, Entry] = {}
        for block in sorted(_blocks_of(name)):
            for entry in self._blocks.get(block, ()):
                seen.setdefault(id(entry), entry)
                if len(seen) >= _MOST:
                    return list(seen.values())
        return list(seen.values())


def _rank(match: Match) -> int:
    return 0 if match.verdict is Verdict.SAME else 1


def _initials(name: PersonName) -> frozenset[str]:
    """Return what the first given name may begin with; of all words where order is unknown."""
    words = name.given[:1] if name.is_ordered else (*name.given, *name.surname)
    return frozenset(letter for word in words for letter in initials_of(word.rstrip(".")))


def _given(name: PersonName) -> GivenName | None:
    if not name.given or not name.is_ordered or is_initial(name.given[0]):
        return None
    return given_name(name.given[0])


def _blocks_of(name: PersonName) -> set[str]:
    """Return the blocks of a name: of each part of its surname, and of the whole as one word."""
    words = name.surname if name.is_ordered else (*name.surname, *name.given)
    parts = {part for word in words for part in word.split("-") if part}
    parts.add("".join(words))
    return {block for part in parts for block in blocks(part)}
