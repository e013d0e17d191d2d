"""What a denial is aimed at where its own words leave out the claim.

"The mill rejected the office's account" names only whose words they are, "his meat had nothing to
do with the outbreak" only what was tied to what.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from standfirst.group.conflicts.denied import LEAST_ROOTS
from standfirst.group.conflicts.denying import has_not
from standfirst.group.conflicts.scene import are_near, is_before
from standfirst.group.cues import load_cues
from standfirst.group.roots import root
from standfirst.group.settings import days_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from standfirst.group.conflicts.denied import Denial
    from standfirst.group.conflicts.scene import Sentence

SAME_TIME = timedelta(hours=30)
LEAST_SHARED = 2  # roots a denial shares with what it denies
LEAST_COVERED = 0.6  # of the denial's roots; fewer are enough where three or four are shared
OTHER_ACT = 0.66  # where the act is told by another word, nearly all else must be the same
THREE_COVERED = 0.5
FOUR_COVERED = 0.34
NAME_PART = 5  # letters that the names of a country and of its people share
NEAR = 3  # sentences back that "the accusation" may mean
MOST_WORDS = 45  # of a claim: more is a list of links, not a sentence
MOST_CANDIDATES = 400  # sentences weighed for one denial
_BLAME = re.compile(
    r"\b(?:blam\w+|accus(?:e|es|ed|ing)|alleg(?:e|es|ed|edly|ing)|responsible"
    r"|claim(?:s|ed) (?:that|responsib)"
    r"|critici[sz]\w+|reports? that|behind the|carried out by)\b",
    re.IGNORECASE,
)
_ACCUSES = re.compile(
    r"\b(?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|alleg(?:e|es|ed|ing)|responsible)\b",
    re.IGNORECASE,
)
_POSSESSIVES = frozenset("his her their its".split())
_TITLES = frozenset(
    "ministry minister defence defense foreign president general staff press agency office"
    " spokesman government national state police service interior information".split()
)
_EMPTY = frozenset(
    map(root, "responsibility involvement wrongdoing accusation allegation guilt".split())
)
LEAST_TIED = 0.5  # of the roots behind "nothing to do with"
NEWS = timedelta(days=7)  # before a report, that what it tells is fresh enough to be denied


def find_target(
    denial: Denial,
    sentences: Sequence[Sentence],
    denying: frozenset[int],
    index: Mapping[str, list[int]],
) -> int | None:
    """Return the sentence a denial is aimed at: the one that shares most with what is denied."""
    own = sentences[denial.n]
    if denial.points_back:
        before = denial.n - 1
        is_same = before >= 0 and sentences[before].told.report is own.told.report
        return before if is_same and before not in denying else None
    may_be = _candidate(denial, sentences, denying)
    if denial.parts:
        return find_tied(denial.side, denial.roots, sentences, may_be)
    if denial.of and (named := _words_of(denial, sentences, denying)) is not None:
        return named
    if denial.roots <= _EMPTY and not denial.holder:
        return _accusing(denial, sentences, denying)
    if len(denial.roots) < LEAST_ROOTS:
        if not denial.holder:
            return None
        return find_theirs(
            denial.holder,
            denial.side,
            sentences,
            may_be,
            is_for_another=own.words[0] in _POSSESSIVES,
        )
    akin = load_cues().akin
    roots = frozenset(akin.get(value, value) for value in denial.roots)
    predicate = akin.get(denial.predicate, denial.predicate)
    counts: dict[int, int] = defaultdict(int)
    for value in sorted(roots):
        for n in index.get(value, ())[:MOST_CANDIDATES]:
            counts[n] += 1
    best: tuple[float, int] | None = None
    for n, shared in sorted(counts.items()):
        other = sentences[n]
        if not may_be(n):
            continue
        places = len(own.places & other.places)
        covered = shared / len(roots)
        if shared <= sum(root(name) in roots for name in own.names & other.names):
            continue  # nothing but names
        same_act = not predicate or predicate in other.kin
        least = (
            (FOUR_COVERED, THREE_COVERED, LEAST_COVERED)[max(0, 4 - shared)] if shared > 1 else 1
        )
        enough = covered >= (least if same_act else OTHER_ACT)
        if shared >= LEAST_SHARED and enough:
            blames = 0.7 * bool(_BLAME.search(other.told.words))
            score = shared + same_act + blames + 0.5 * places - 0.02 * len(other.roots)
            if best is None or score > best[0]:
                best = score, n
    return best[1] if best else None


def _candidate(
    denial: Denial, sentences: Sequence[Sentence], denying: frozenset[int]
) -> Callable[[int], bool]:
    """Return what tells of a sentence, by number, whether the denial may be aimed at it."""
    own = sentences[denial.n]

    def may_be(n: int) -> bool:
        other = sentences[n]
        if n in denying or n == denial.n:
            return False
        # "the accusation that" was made before, wherever else it is printed later.
        is_repeated = denial.was_told and bool(_BLAME.search(other.told.words))
        if not (are_near if is_repeated else is_before)(other, own, SAME_TIME):
            return False
        if _is_own(denial, other) or has_not(other.words) or "?" in other.told.words:
            return False
        return len(other.words) <= MOST_WORDS and not _is_old(other)

    return may_be


def _is_old(one: Sentence) -> bool:
    """Tell whether all days of a sentence lie long before its report: nobody denies that now."""
    days = [d for m in one.told.mentions if m.time and (d := days_of(m.time.value))]
    return bool(days) and one.at is not None and all(one.at.date() - d[1] > NEWS for d in days)


def _words_of(denial: Denial, sentences: Sequence[Sentence], denying: frozenset[int]) -> int | None:
    """Return what those said whose words are called untrue: "what X announced is not true".

    Of their sentences that one is meant which shares most with the denial and what stands beside.
    """
    own = sentences[denial.n]
    around = sentences[max(0, denial.n - 1) : denial.n + 2]
    beside = [one for one in around if one.told.report is own.told.report]
    roots = frozenset[str]().union(*(one.roots for one in beside))
    places = frozenset[str]().union(*(one.places for one in beside))
    best = (0, 0, -1)
    for n, other in enumerate(sentences[:MOST_CANDIDATES]):
        is_theirs = not denial.of.isdisjoint(other.told.voices)
        is_theirs = is_theirs and n not in denying and other.told.by != own.told.by
        if is_theirs and is_before(other, own, SAME_TIME):
            best = max(best, (len(places & other.places), len(roots & other.roots), n))
    return best[2] if best[1] else None


def _is_own(denial: Denial, other: Sentence) -> bool:
    """Tell whether a sentence is the denier's own word."""
    return other.speaker == denial.denier or speak_for_one_side(denial.denier, other.speaker)


def speak_for_one_side(one: str, other: str) -> bool:
    """Tell whether two tellers bear one name or that of one country."""
    mine, theirs = _name_parts(one), _name_parts(other)
    return any(a[:NAME_PART] == b[:NAME_PART] for a in mine for b in theirs)


def _name_parts(name: str) -> list[str]:
    """Return the telling parts of a name: Droskia and the Droskian ministry are of one side."""
    parts = [w.casefold() for w in name.split(" (", maxsplit=1)[0].split() if w[:1].isupper()]
    return [part for part in parts if len(part) >= NAME_PART and part not in _TITLES]


def _accusing(denial: Denial, sentences: Sequence[Sentence], denying: frozenset[int]) -> int | None:
    """Return what "the accusation" or "the reports" means: the nearest accusing sentence before.

    It stands a few sentences before in the same report, or blames the denier by name elsewhere.
    """
    own = sentences[denial.n]
    who = {word.casefold() for word in denial.denier.split() if word[:1].isupper()}
    for n in range(denial.n - 1, max(-1, denial.n - 1 - MOST_CANDIDATES), -1):
        other = sentences[n]
        if n in denying or _is_own(denial, other) or not is_before(other, own, SAME_TIME):
            continue
        is_same = other.told.report is own.told.report
        is_named = bool(who & {w for w in other.words if len(w) > 2})
        near = is_same and denial.n - n <= NEAR and not denial.roots
        if "?" in other.told.words or "if" in other.words:
            continue
        blames = _BLAME if not denial.roots else _ACCUSES
        if (near or is_named) and blames.search(other.told.words):
            return n
    return None


def find_tied(
    before: frozenset[str],
    behind: frozenset[str],
    sentences: Sequence[Sentence],
    may_be: Callable[[int], bool],
) -> int | None:
    """Return the sentence that ties who has no part in a thing to that thing; the fullest one.

    ``before`` and ``behind`` are the roots on the two sides of the words of denial.
    """
    before -= behind
    best: tuple[float, int] | None = None
    for n, other in enumerate(sentences[:MOST_CANDIDATES]):
        tied, thing = before & other.roots, behind & other.roots
        if not tied or not thing or len(thing) < LEAST_TIED * len(behind) or not may_be(n):
            continue
        score = len(tied) + len(thing) - 0.02 * len(other.roots)
        if best is None or score > best[0]:
            best = score, n
    return best[1] if best else None


def find_theirs(
    holder: frozenset[str],
    denier: frozenset[str],
    sentences: Sequence[Sentence],
    may_be: Callable[[int], bool],
    *,
    is_for_another: bool = False,
) -> int | None:
    """Return what those whose account is rejected said of the one who rejects it.

    The sentence must name both and be somebody's word; of several the first one told is meant.
    """
    denier -= holder
    by_them = [
        n
        for n, other in enumerate(sentences[:MOST_CANDIDATES])
        if holder <= other.source_roots and may_be(n)
    ]
    for n in by_them:
        if denier & sentences[n].roots:
            return n
    # "Her coach": who denies stands for the one told of.
    return by_them[0] if is_for_another and len(by_them) == 1 else None
