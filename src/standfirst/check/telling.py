"""The sentences of all sources by what their words mean, and what they have of a kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from heapq import nsmallest
from typing import TYPE_CHECKING, Final, cast

from standfirst.check.comparing.days import Named, is_known, known_times
from standfirst.check.comparing.tokens import EXACT, tokens_of
from standfirst.check.comparing.wording import senses_in
from standfirst.check.passages import wording_of
from standfirst.check.voices import squeezed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from standfirst.check.comparing.tokens import Token
    from standfirst.check.context import CheckContext
    from standfirst.check.evidence import Source
    from standfirst.records import Span

_DAYS: Final = frozenset({"weekday", "date", "month"})


class Sentences:
    """The sentences of all sources by what their words mean."""

    def __init__(self, context: CheckContext) -> None:
        """Gather the sentences of a draft's sources."""
        self._registers = context.registers
        self.rows: list[tuple[Source, Span]] = []
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        self._tokens: dict[int, tuple[Token, ...]] = {}
        for source in context.sources.values():
            for span in source.sentences:
                for sense in senses_in(source.report.text, span):
                    self._holding[sense].append(len(self.rows))
                self.rows.append((source, span))

    def likest(self, senses: frozenset[str], most: int) -> list[tuple[int, int]]:
        """Return the numbers of the sentences that have most of some senses, and how many each."""
        held = Counter(at for sense in sorted(senses) for at in self._holding.get(sense, ()))
        return nsmallest(most, held.items(), key=lambda row: (-row[1], row[0]))

    def tokens(self, at: int) -> tuple[Token, ...]:
        """Return the typed words of a sentence."""
        if at not in self._tokens:
            source, span = self.rows[at]
            text = source.report.text
            mentions = source.mentions_in(span)
            self._tokens[at] = tokens_of(text, span, wording_of(text, span), mentions)
        return self._tokens[at]

    def names_of(self, token: Token, text: str) -> frozenset[str]:
        """Return all names by which a report may tell of what a name of a text stands for.

        They are in small letters; there are none of what stands for itself, a day say.
        """
        if token.kind in EXACT:
            return frozenset()
        found = {text[token.start : token.end], str(token.value)}
        found |= frozenset().union(*(self._named.get(one, frozenset()) for one in found))
        if token.kind == "person":
            found |= {name.split()[-1] for name in found if name.split()}
        return frozenset(name.casefold() for name in found)

    @cached_property
    def _named(self) -> Mapping[str, frozenset[str]]:
        """All names of the places and people of the registers, by each of them."""
        found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        places = [((one.name, *one.names), one.demonyms) for one in self._registers.places]
        people = [((one.name, *one.names), ()) for one in self._registers.people]
        for names, more in (*places, *people):
            for name in names:
                found[name] |= {*names, *more}
        return found

    def is_outlet(self, token: Token, text: str) -> bool:
        """Tell whether a name of a text is that of an outlet of the register."""
        return squeezed(text[token.start : token.end]) in self._outlets

    @cached_property
    def _outlets(self) -> frozenset[str]:
        rows = (one for one in self._registers.outlets if one.speaker is None)
        return frozenset(squeezed(name) for one in rows for name in (one.name, *one.names))

    def has(self, at: int, token: Token, names: frozenset[str]) -> bool:
        """Tell whether a sentence has a word, or any of its names."""
        source, span = self.rows[at]
        if not names:
            kin = [one for one in self.tokens(at) if one.kind == token.kind]
            return any(one.value == token.value for one in kin) or (
                not kin and self._is_on(at, token)
            )
        if squeezed(source.outlet_name) in {squeezed(name) for name in names}:
            return True  # what an outlet tells is told by it
        low = span.of(source.report.text).casefold()
        return any(name in low for name in names)

    def _is_on(self, at: int, token: Token) -> bool:
        """Tell whether a day is the one a sentence tells of by another word, or by its report's."""
        if token.kind not in _DAYS:
            return False
        source, span = self.rows[at]
        mentions = source.mentions_in(span)
        known = known_times([(source.report.text, span, mentions, source.day)])
        named = Named(token.kind, cast("int", token.value), token.start, token.end)
        return is_known(named, known, None)
