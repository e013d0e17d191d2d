"""What several reports of a story carry, and on how many independent origins that stands.

A fact is a count told alike, or a sentence that others tell in their own words. Its carriers are
one origin where their reports are, or where they give one speaker for it: several outlets that
quote one spokesman have heard it from one mouth.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from standfirst.group.cues import load_cues
from standfirst.group.differing import Telling, are_of_two_places, are_of_two_times
from standfirst.group.mouths import Quoted, Voice, quoted_in, speak_as_one, voice_of
from standfirst.group.origins import level_of
from standfirst.group.pens import Kin, have_one_pen, quote_one_mouth
from standfirst.group.roots import root, roots_in
from standfirst.group.sameness import find_same_claims
from standfirst.records import Corroboration, Level, Tie

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from standfirst.group.figures import Figure
    from standfirst.group.origins import Mastheads
    from standfirst.group.tellers import Told

LEAST_VALUE = 2  # "one" is too easily the same
MOST_FACTS = 60  # of one story
FEW = 12
BARE = 1  # words beside a count: too few to tell two matters apart
_OVER = frozenset("more over above beyond exceeding".split())
_UNDER = frozenset("nearly almost up under below fewer less most".split())
MOST_CARRIERS = 80  # of one fact; more add nothing to what is known


class _Carried(NamedTuple):
    fact: str
    told: tuple[Told, ...]


class _Named:
    """Whom each report gives for anything, reckoned where a fact asks for it."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._told: dict[str, list[Told]] = defaultdict(list)
        for one in told:
            self._told[one.report.id].append(one)
        self._quoted: dict[str, Quoted] = {}

    def of(self, report: str) -> Quoted:
        """Return who is quoted in a report, given by id."""
        if report not in self._quoted:
            self._quoted[report] = quoted_in(self._told[report])
        return self._quoted[report]


def find_carried(
    told: Sequence[Told], figures: Sequence[Figure], mastheads: Mastheads
) -> tuple[tuple[Corroboration, ...], tuple[Corroboration, ...]]:
    """Return a story's facts of several independent origins, and those of several outlets and one.

    ``told`` are the sentences of each text's first report. Each origin is cited once, by its first
    passage; what else carries the fact stands among the repeats.
    """
    named = _Named(told)
    kin = Kin(told)
    found: dict[Level, list[Corroboration]] = defaultdict(list)
    seen: list[set[tuple[str, int]]] = []
    for fact in (*_counts(figures), *_claims(told)):
        carriers = {(one.report.id, one.span.start) for one in fact.told}
        if any(carriers <= known for known in seen):
            continue
        seen.append(carriers)
        carried = _weigh(fact, named, mastheads, kin)
        if carried.level is not Level.SINGLE and len(found[carried.level]) < MOST_FACTS:
            found[carried.level].append(carried)
    return tuple(found[Level.INDEPENDENT]), tuple(found[Level.ONE_ORIGIN])


def _counts(figures: Iterable[Figure]) -> Iterator[_Carried]:
    alike: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value is not None and figure.value >= LEAST_VALUE:
            alike[*figure.key, figure.value, _bound_of(figure)].append(figure)
    for same in alike.values():
        traits = next((figure.traits for figure in same if figure.traits), frozenset())
        for some in _together([one for one in same if not one.traits or traits & one.traits]):
            if len({figure.told.report.id for figure in some}) > 1:
                least = next((one for one in some if one.qualifier or one.approximate), some[0])
                fact = f"{least.written}, {least.event}"
                yield _Carried(fact, tuple(dict.fromkeys(figure.told for figure in some)))


def _bound_of(figure: Figure) -> str:
    """Return on which side of its number a figure lies: "nearly 80" and "more than 80" lie apart.

    "At least 80" and "some 80" are told of 80 as well; they are what all of them carry.
    """
    words = figure.qualifier.split()
    return (
        "over" if not _OVER.isdisjoint(words) else "under" if not _UNDER.isdisjoint(words) else ""
    )


def _together(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Part figures told alike by what they count: at one place, on one day, in one matter."""
    groups: list[list[tuple[Figure, Telling]]] = []
    for figure in figures[:MOST_CARRIERS]:
        own = (figure, Telling(figure.told))
        for group in groups:
            if all(_are_of_one(own, other) for other in group):
                group.append(own)
                break
        else:
            groups.append([own])
    return [[figure for figure, _ in group] for group in groups]


def _are_of_one(one: tuple[Figure, Telling], other: tuple[Figure, Telling]) -> bool:
    (figure, telling), (another, tells) = one, other
    if figure.told.report is another.told.report:
        return True
    if are_of_two_times(telling, tells) or are_of_two_places(telling, tells):
        return False
    if (figure.value or 0) > FEW:
        return True
    # Of a few it is easily said by chance: a word beside the count must be shared.
    beside = [
        roots_in(f.told.words)
        - roots_in(f"{f.written} {f.noun}")
        - {root(w) for w in _words_of(f.event)}
        for f in (figure, another)
    ]
    return bool(beside[0] & beside[1]) or min(map(len, beside)) <= BARE


def _words_of(event: str) -> frozenset[str]:
    """Return the words an event is told by."""
    return load_cues().words_of_events.get(event, frozenset())


def _claims(told: Sequence[Told]) -> Iterator[_Carried]:
    for same, least in find_same_claims(told):
        shortest = min(least, key=lambda one: (len(one.words), one.report.id))
        yield _Carried(" ".join(shortest.words.split()), tuple(same))


def _weigh(fact: _Carried, named: _Named, mastheads: Mastheads, kin: Kin) -> Corroboration:
    fact = fact._replace(told=fact.told[:MOST_CARRIERS])
    voices: dict[str, Voice] = {}
    for one in fact.told:  # a headline leaves out the speaker whom its text names
        report, own = one.report.id, voice_of(one)
        voices[report] = voices[report] + own if report in voices else own
    voices = {report: own.within(named.of(report)) for report, own in voices.items()}
    groups: list[list[Told]] = []
    ties: set[Tie] = set()
    # Whose a word is that has no name may be anybody's: it joins one origin, and binds no two.
    for one in sorted(fact.told, key=lambda one: voices[one.report.id].is_loose):
        near = []
        is_loose = voices[one.report.id].is_loose
        if is_loose:  # its own origin's first, or one report would be told of as two
            groups.sort(key=lambda group: one.origin not in {told.origin for told in group})
        for group in groups:
            if tie := _tie(one, group, voices, mastheads, kin):
                near.append(group)
                ties.add(tie)
                if is_loose:
                    break
        groups = [group for group in groups if group not in near]
        groups.append([told for group in near for told in group] + [one])
    place = {id(one): n for n, one in enumerate(fact.told)}
    firsts = sorted(
        (min(group, key=lambda t: place[id(t)]) for group in groups), key=lambda t: place[id(t)]
    )
    chosen = {id(one) for one in firsts}
    return Corroboration(
        fact=fact.fact,
        origins=tuple(one.origin for one in firsts),
        passages=tuple(one.passage for one in firsts),
        level=level_of(len(groups), [one.report.outlet for one in fact.told], mastheads),
        repeats=tuple(one.passage for one in fact.told if id(one) not in chosen),
        ties=tuple(tie for tie in Tie if tie in ties and tie is not Tie.TEXT),
    )


def _tie(
    one: Told,
    group: Sequence[Told],
    voices: Mapping[str, Voice],
    mastheads: Mastheads,
    kin: Kin,
) -> Tie | None:
    """Return what ties a passage to those of one origin; of one report it is the text."""
    own = voices[one.report.id]
    for other in group:
        if one.report.id == other.report.id:
            return Tie.TEXT
        if one.origin == other.origin:
            return Tie.OUTLET if one.report.outlet == other.report.outlet else Tie.OWNER
        if speak_as_one(own, voices[other.report.id], mastheads):
            return Tie.SPEAKER
        if have_one_pen(one, other) or kin.are_kin(one.report.id, other.report.id):
            return Tie.TEXT
        if quote_one_mouth(one, other):
            return Tie.SPEAKER
    return None
