"""Marks: words that turn, weaken, put off or bind what a sentence says, and what they govern."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.stems import load_table, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from standfirst.check.comparing.wording import Word, Wording

_REACH: Final = 5  # telling words behind a mark that it governs
_FEW: Final = 2  # words governed, fewer of which are not all that a negation bears on
_BETWEEN: Final = 2  # words from one negation to one it undoes: "would not even rule out"
_RUNS_ON: Final = frozenset("until before after since than as while".split())
_TIED: Final = 3  # clauses that a list may have until its "or"
_CONTRACTED: Final = "n't"
# By first word: the words that follow, and whether its loss is a finding (null: no mark at all).
Phrases = dict[str, tuple[tuple[tuple[str, ...], bool | None], ...]]
_PARTS: Final = {"must": True, "keeps": False, "skips": None}


class MarkKind(StrEnum):
    """What a mark does to the words it governs; the names of the table's parts."""

    NEGATION = "negation"
    HEDGE = "hedge"
    MAY = "may"
    CONDITION = "condition"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: which words it is, and the telling words it governs.

    ``must`` is true for words whose loss is a finding, false for those that only keep a meaning;
    ``opens`` is the word that opens what is said behind a verb of saying: "did not say when".
    """

    kind: MarkKind
    words: tuple[Word, ...]
    governs: tuple[Word, ...]
    must: bool
    opens: str | None = None

    @property
    def clause(self) -> int:
        """The number of the clause it stands in."""
        return self.words[0].clause

    @property
    def is_deed(self) -> bool:
        """Tell whether it is a negation by what somebody does: denies, rejects, fails to."""
        first = self.words[0]
        is_negation = self.kind is MarkKind.NEGATION and self.must
        return is_negation and first.tells and not first.low.endswith(_CONTRACTED)

    @property
    def senses(self) -> frozenset[str]:
        """What the governed words mean."""
        return frozenset(word.sense for word in self.governs)


@lru_cache(maxsize=1 << 14)
def find_marks(wording: Wording, *, quoted: bool = True) -> tuple[Mark, ...]:
    """Find the marks of a sentence; words may be marks of several kinds.

    Without ``quoted`` those between quotation marks are left out: they are not the writer's.
    """
    found: list[Mark] = []
    words = wording.words
    for at, word in enumerate(words):
        if word.quoted and not quoted:
            continue
        for kind, length, must in _kinds_at(words, at):
            mark = words[at : at + length]
            governed = _governed(kind, words, at, at + length)
            opens = _opened_behind(words, governed[0]) if governed and governed[0].says else None
            is_must = must and not (kind is MarkKind.NEGATION and _is_contrast(words, at))
            found.append(Mark(kind, mark, governed, is_must, opens))
    return tuple(_without_double(words, found))


def _is_contrast(words: Sequence[Word], at: int) -> bool:
    """Tell whether a "not" sets one thing against another: "with answers, not with questions"."""
    is_first = at > 0 and words[at - 1].clause != words[at].clause
    return is_first and words[at].low == "not"


def _without_double(words: Sequence[Word], marks: Sequence[Mark]) -> Iterator[Mark]:
    """Leave two negations out that undo each other: "did not rule out" leaves something open."""
    undone: set[tuple[Word, ...]] = set()
    for mark in marks:
        if mark.kind is not MarkKind.NEGATION or mark.is_deed or not mark.must:
            continue
        behind = words[words.index(mark.words[-1]) + 1 :][:_BETWEEN]
        for other in marks:
            if other.is_deed and other.words[0] in behind:
                undone |= {mark.words, other.words}
    for mark in marks:
        if mark.kind is not MarkKind.NEGATION or mark.words not in undone:
            yield mark
        elif mark.is_deed:
            yield replace(mark, kind=MarkKind.MAY, must=False)


def _kinds_at(words: Sequence[Word], at: int) -> Iterator[tuple[MarkKind, int, bool]]:
    low = words[at].low
    is_negated = low.endswith(_CONTRACTED)
    if is_negated:
        yield MarkKind.NEGATION, 1, True
        low = {"won't": "will", "can't": "can"}.get(low, low.removesuffix(_CONTRACTED))
    stemmed = "~" + stem(low)
    if low not in _first_words() and stemmed not in _first_words():
        return
    for kind, phrases in _phrases().items():
        rows = [*phrases.get(low, ()), *phrases.get(stemmed, ())]
        for phrase, must in sorted(rows, key=lambda row: -len(row[0])):
            rest = tuple(word.low for word in words[at + 1 : at + 1 + len(phrase)])
            if rest == phrase:
                if must is not None:
                    yield kind, 1 + len(phrase), must
                break


@cache
def _first_words() -> frozenset[str]:
    """Return the words that can begin a mark: most words of a text begin none."""
    return frozenset(first for phrases in _phrases().values() for first in phrases)


@cache
def _phrases() -> Mapping[MarkKind, Phrases]:
    """Return, by kind and first word, the words that follow in a phrase; the longest first."""
    found: dict[MarkKind, Phrases] = {}
    for kind in MarkKind:
        rows: dict[str, list[tuple[tuple[str, ...], bool | None]]] = {}
        for part, phrases in load_table("marks")[kind.value].items():
            for phrase in phrases.replace("\n", "").split("|"):
                first, *rest = phrase.split()
                key = "~" + stem(first[1:]) if first.startswith("~") else first
                rows.setdefault(key, []).append((tuple(rest), _PARTS[part]))
        found[kind] = {
            first: tuple(sorted(rests, key=lambda row: (-len(row[0]), row[0])))
            for first, rests in rows.items()
        }
    return found


def _governed(kind: MarkKind, words: Sequence[Word], start: int, end: int) -> tuple[Word, ...]:
    """Return the words a mark bears on: those behind it in its clause, or else those before it.

    A condition bears on the nearest clause beside its own, a hedge on both sides of it. Behind
    "did not say" and "ruled out" what comes after "that" or "when" is borne on too.
    """
    clause, last = words[start].clause, words[end - 1].clause
    weighty = [word for word in words if word.tells or word.says]
    behind = [one for one in weighty if one.clause == last and one.start >= words[end - 1].end]
    before = [one for one in weighty if one.clause == clause and one.end <= words[start].start]
    if kind is MarkKind.CONDITION:
        return _main_clause(words, clause, is_first=start == 0)
    if kind is MarkKind.HEDGE:
        return (*behind[:_REACH], *before[-_REACH:])
    if kind is MarkKind.NEGATION:
        if len(behind) < _FEW:
            behind += _running_on(words, last)
        behind += _coordinated(words, clause)
    if all(word.says for word in behind) or (len(behind) == 1 and kind is MarkKind.NEGATION):
        behind += _complement(words, behind[-1] if behind else words[end - 1])
    reach = _REACH + _TIED if kind is MarkKind.NEGATION else _REACH
    return tuple(behind[:reach] or before[: -_REACH - 1 : -1])


def _running_on(words: Sequence[Word], clause: int) -> list[Word]:
    """Return the telling words behind "until" or the like, which go on with the clause before."""
    following = [word for word in words if word.clause == clause + 1]
    if not following or following[0].low not in _RUNS_ON:
        return []
    return [word for word in following if word.tells]


def _coordinated(words: Sequence[Word], clause: int) -> list[Word]:
    """Return the telling words of the clauses that "or" ties to one: not insured, fed or let in."""
    found: list[Word] = []
    for number in range(clause + 1, clause + 1 + _TIED):
        following = [word for word in words if word.clause == number]
        found += [word for word in following if word.tells]
        if following and following[0].low in {"or", "nor"}:
            return found
    return []


def _opened_behind(words: Sequence[Word], last: Word) -> str | None:
    """Return the word right behind another one that opens a clause: that, when, whether."""
    after = next((word for word in words if word.start >= last.end), None)
    return after.low if after is not None and after.opens else None


def _complement(words: Sequence[Word], last: Word) -> list[Word]:
    """Return the telling words of what "that", "when" or the like opens right behind a word."""
    if _opened_behind(words, last) is None:
        return []
    after = [word for word in words if word.start >= last.end and word.tells]
    return [word for word in after if word.clause <= last.clause + 2][:_REACH]


def _main_clause(words: Sequence[Word], clause: int, *, is_first: bool) -> tuple[Word, ...]:
    order = range(clause + 1, clause + 3) if is_first else range(clause - 1, clause - 3, -1)
    for number in order:
        found = tuple(word for word in words if word.clause == number and word.tells)
        if found:
            return found[-_REACH - 2 :]
    return ()
