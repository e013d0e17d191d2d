"""Claims of one story that cannot all hold: rival figures, denials, corrections.

Everything found here is flagged and shown side by side; nothing is decided. The rules prefer
silence to a false alarm.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from standfirst.group.cues import load_cues
from standfirst.group.figures import are_compatible
from standfirst.group.names import PERSON, term
from standfirst.group.terms import stop_stems, words_of
from standfirst.records import Claim, Conflict, ConflictKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.group.figures import Figure
    from standfirst.group.names import NameIndex
    from standfirst.group.tellers import Told

SAME_TIME = timedelta(hours=16)  # figures further apart are of two moments
LEAST_SHARED = 3  # telling words a denial shares with what it denies, a place counting twice
LEAST_COVERED = 0.4  # of the denial's telling words

_POINTS_BACK = re.compile(r"\b(?:it|this|that|das|dies|це)\W{0,3}\Z")  # "X denied it."
_NOT = frozenset({"not", "cannot", "can't", "can’t", "never", "nor", "nicht", "не"})  # no denial
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W_]++(?:['’-][^\W_]++)*+")


def find_conflicts(
    told: Sequence[Told], figures: Sequence[Figure], names: NameIndex
) -> tuple[Conflict, ...]:
    """Return the conflicts of one story: figures first, then denials, then corrections."""
    return (
        *_rival_figures(figures, names),
        *_denials(told, names),
        *_corrections(told),
    )


def _rival_figures(figures: Sequence[Figure], names: NameIndex) -> Iterable[Conflict]:
    by_key: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if not _is_past(figure.told):
            by_key[figure.key].append(figure)
    for (event, item), same in by_key.items():
        latest: dict[tuple[str | None, frozenset[str]], Figure] = {}
        for figure in same:  # a teller's later figure takes the place of an earlier one
            latest[figure.told.by, figure.traits] = figure
        beside = _set_side_by_side(same)
        rivals = [
            figure
            for figure in same
            if figure in beside
            or (
                latest[figure.told.by, figure.traits] is figure
                and any(are_rivals(figure, other, names) for other in latest.values())
            )
        ]
        if rivals:
            yield Conflict(
                ConflictKind.FIGURES, f"{item}, {event}", tuple(map(_claim_of_figure, rivals))
            )


def _set_side_by_side(same: Sequence[Figure]) -> list[Figure]:
    """Return the figures that one report sets against each other with a word of contrast."""
    contrast = load_cues().contrast
    found = []
    for figure in same:
        for other in same:
            one, two = figure.told, other.told
            if (
                one.report is two.report
                and figure.traits == other.traits
                and not are_compatible(figure, other)
                and not contrast.isdisjoint(_words(one) | _words(two))
            ):
                found.append(figure)
                break
    return found


def are_rivals(one: Figure, other: Figure, names: NameIndex) -> bool:
    """Tell whether two figures under one key contradict each other.

    Not when one origin or voice gives both, when one can round or bound the other, when what is
    counted has other traits, when they are of other places or moments, or when a toll grew; two
    sides' tolls do not grow into each other.
    """
    a, b = one.told, other.told
    if a.origin == b.origin or a.voices & b.voices or are_compatible(one, other):
        return False
    if one.traits != other.traits:
        return False
    places, others = names.places_in(a.words), names.places_in(b.words)
    if places and others and not places & others:
        return False
    if a.report.published_at is None or b.report.published_at is None:
        return True
    if abs(a.report.published_at - b.report.published_at) > SAME_TIME:
        return False
    early, late = sorted(
        (one, other), key=lambda figure: (figure.told.report.published_at, figure.told.report.id)
    )
    is_later = a.report.published_at != b.report.published_at
    may_grow = (is_later and late.value > early.value) or not (_has_hour(a) and _has_hour(b))
    grows = one.event in load_cues().growing and may_grow
    return not grows or (a.side is not None and b.side is not None and a.side != b.side)


def _words(told: Told) -> set[str]:
    return set(_WORD.findall(told.words.casefold()))


def _is_past(told: Told) -> bool:
    """Tell whether a sentence speaks of a year, or otherwise of another time than its report."""
    return bool(_YEAR.search(told.words)) or not load_cues().past.isdisjoint(_words(told))


def _has_hour(told: Told) -> bool:
    """Tell whether more than the day is known: midnight sharp is what a bare date becomes."""
    at = told.report.published_at
    return at is None or (at.hour, at.minute, at.second) != (0, 0, 0)


def _claim_of_figure(figure: Figure) -> Claim:
    told = figure.told
    return Claim(figure.written, told.by, told.report.published_at, told.passage)


def _denials(told: Sequence[Told], names: NameIndex) -> Iterable[Conflict]:
    """Pair each denial with the earlier sentence of another teller that shares most with it."""
    denials = [n for n, one in enumerate(told) if _denies(one)]
    if not denials:
        return
    stems = [_telling_stems(one, names) for one in told]
    seen: set[tuple[str | None, str | None]] = set()
    for n in denials:
        target = _denied(n, frozenset(denials), told, stems, names)
        if target is not None and (target.by, told[n].by) not in seen:
            seen.add((target.by, told[n].by))
            yield Conflict(
                ConflictKind.DENIAL, target.words, (_claim_of(target), _claim_of(told[n]))
            )


def _denied(
    n: int,
    denials: frozenset[int],
    told: Sequence[Told],
    stems: Sequence[frozenset[str]],
    names: NameIndex,
) -> Told | None:
    """Return the sentence a denial is aimed at: of whom it names, else of what it repeats.

    "What X announced is not true" is about X's words, told beside it in the denier's own.
    """
    denial = told[n]
    others = denial.voices - ({term(PERSON, denial.by)} if denial.by else set())
    is_phrase = _denies_by_phrase(denial)
    own = stems[n]
    beside = [m for m in (n - 1, n + 1) if 0 <= m < len(told) and told[m].report is denial.report]
    if not is_phrase and _POINTS_BACK.search(denial.words):
        return told[n - 1] if n - 1 in beside else None
    if is_phrase:
        own = own.union(*(stems[m] for m in beside))
    best = (0, 0, 0)
    own_names = names.names_in(denial.words).union(*(names.names_in(told[m].words) for m in beside))
    for m, claim in enumerate(told):
        if claim.by == denial.by or m in denials or not _just_before(claim, denial):
            continue
        shared = len(own & stems[m])
        is_named = is_phrase and bool(others & claim.voices)
        n_places = len(own_names & names.places_in(claim.words))
        is_like = shared + n_places >= LEAST_SHARED and shared >= LEAST_COVERED * len(own)
        if is_named or is_like:
            best = max(best, (n_places, shared, m))
    return told[best[2]] if best[1] else None


def _denies(told: Told) -> bool:
    if _denies_by_phrase(told):
        return True
    words = _WORD.findall(told.words.casefold())
    return any(
        word in load_cues().denial_words and not _NOT.intersection(words[max(0, n - 2) : n])
        for n, word in enumerate(words)
    )


def _denies_by_phrase(told: Told) -> bool:
    words = told.words.casefold()
    return any(phrase in words for phrase in load_cues().denial_phrases)


def _corrections(told: Sequence[Told]) -> Iterable[Conflict]:
    """Return, for each report that corrects itself, its last words on it: the note at its end."""
    notes: dict[str, Told] = {}
    for one in told:
        words = one.words.lstrip("([*_ ").casefold()
        for phrase in load_cues().correction_phrases:
            if words.startswith(phrase) or (phrase in words and " " in phrase.strip()):
                notes[one.report.id] = one
    for note in notes.values():
        yield Conflict(ConflictKind.CORRECTION, note.words, (_claim_of(note),))


def _claim_of(told: Told) -> Claim:
    return Claim(told.words, told.by, told.report.published_at, told.passage)


def _telling_stems(told: Told, names: NameIndex) -> frozenset[str]:
    """Return the stems of a sentence that say what it is about, not who speaks."""
    words = words_of(told.report.text, *told.span, language=told.report.language)
    speakers = {part for name in names.people_in(told.words) for part in name.split(":")[1].split()}
    stems = frozenset(word.stem for word in words if len(word.stem) > 2)
    return stems - speakers - stop_stems() - load_cues().denial_words


def _just_before(claim: Told, denial: Told) -> bool:
    """Tell whether a claim can be what is denied; an unknown time stands in nobody's way."""
    at, then = claim.report.published_at, denial.report.published_at
    return at is None or then is None or then - SAME_TIME <= at <= then
