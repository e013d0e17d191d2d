"""Those a report tells of: people and bodies with a name, and people without one."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from standfirst.read.statements.bodies import Body
    from standfirst.read.statements.cast import Member
    from standfirst.read.statements.descriptors import Descriptors
    from standfirst.records import Speaker


class Mark:
    """Bits for what can be seen where somebody is told of; plain numbers, as all look at them."""

    SUBJECT: Final = 1
    OWNER: Final = 2
    QUOTED: Final = 4
    SPEAKING: Final = 8
    TOLD_OF: Final = 16  # inside what another says
    PRONOUN: Final = 32
    OBJECT: Final = 64
    HEADLINE: Final = 128


@dataclass(frozen=True, slots=True)
class Calling:
    """What the nouns tell that somebody is called by; as nouns only come, ``size`` dates it."""

    size: int  # nouns that were known then
    is_called: bool  # by any word for people
    fields: frozenset[str]


@dataclass(slots=True, eq=False)
class Entity:
    """One person, body or group of a report; compared by identity.

    One of ``member``, ``body``, ``speaker`` (a pair, a group that spoke) and ``role`` (somebody
    without a name) tells what it is. ``human`` is 2 where a given name, a title or a pronoun
    tells a human being, 1 where that is likely, 0 where it may be a firm, -1 for a body, -2 for
    what never speaks.
    """

    name: str | None
    member: Member | None = None
    body: Body | None = None
    speaker: Speaker | None = None
    role: str | None = None
    human: int = 0
    is_many: bool = False
    told_gender: str = ""  # of one without a name
    guess: str = ""  # m or f as the pronouns tell that were taken to mean it
    at: list[int] = field(default_factory=list)
    marks: dict[int, int] = field(default_factory=dict)
    spoke: int = 0
    known: Descriptors | None = None
    number: int = -1  # among the entities of a stage
    calling: Calling | None = None
    kinds: tuple[int, frozenset[str]] | None = None  # of body, and how many heads told them

    @property
    def gender(self) -> str:
        """Return m or f, or empty where it cannot be told."""
        return self.member.gender if self.member is not None else self.told_gender

    def tell(self, at: int, marks: int) -> None:
        """Take in one place where it is told of."""
        if at not in self.marks:
            insort(self.at, at)
        self.marks[at] = marks

    def before(self, at: int) -> int:
        """Return how often it was told of before an offset."""
        return bisect_left(self.at, at)
