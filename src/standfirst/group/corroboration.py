"""What several reports of a story carry, and on how many independent origins that stands.

A fact is a count told alike, or a sentence that others tell in their own words. Its carriers are
one origin where their reports are, or where they give one speaker for it: several outlets that
quote one spokesman have heard it from one mouth.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from standfirst.group.origins import level_of
from standfirst.group.sameness import find_same_claims
from standfirst.records import Corroboration, Level, Tie
from standfirst.text.shingles import longest_common_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from standfirst.group.figures import Figure
    from standfirst.group.origins import Mastheads
    from standfirst.group.tellers import Told
    from standfirst.records import Speaker

LEAST_VALUE = 2  # "one" is too easily the same
MOST_FACTS = 60  # of one story
MOST_CARRIERS = 80  # of one fact; more add nothing to what is known
SAME_RUN = 12  # words in a row: two newsrooms do not write so much alike
QUOTED_RUN = 7  # where one of them quotes
MOSTLY_RUN = 11  # where it is most of the shorter sentence
SAME_SHARE = 0.8
_QUOTE = re.compile(r'[“”„"«»]')
_WORD = re.compile(r"[^\W_]+")
_LEADING = frozenset({"the", "a", "an"})
_SPOKEN_FOR = ("spokes", "press")


class _Voice(NamedTuple):
    """Whom a report gives for a fact, and who prints it."""

    mouths: frozenset[str]
    named: frozenset[str]  # whom the report gives for anything
    outlet: str | None


class _Carried(NamedTuple):
    fact: str
    told: tuple[Told, ...]


def find_carried(
    told: Sequence[Told], figures: Sequence[Figure], mastheads: Mastheads
) -> tuple[tuple[Corroboration, ...], tuple[Corroboration, ...]]:
    """Return a story's facts of several independent origins, and those of several outlets and one.

    ``told`` are the sentences of each text's first report. Each origin is cited once, by its first
    passage; what else carries the fact stands among the repeats.
    """
    named: dict[str, frozenset[str]] = defaultdict(frozenset)
    for one in told:
        named[one.report.id] |= frozenset(_mouths_of(one))
    found: dict[Level, list[Corroboration]] = defaultdict(list)
    seen: list[set[tuple[str, int]]] = []
    for fact in (*_counts(figures), *_claims(told)):
        carriers = {(one.report.id, one.span.start) for one in fact.told}
        if any(carriers <= known for known in seen):
            continue
        seen.append(carriers)
        carried = _weigh(fact, named, mastheads)
        if carried.level is not Level.SINGLE and len(found[carried.level]) < MOST_FACTS:
            found[carried.level].append(carried)
    return tuple(found[Level.INDEPENDENT]), tuple(found[Level.ONE_ORIGIN])


def _counts(figures: Iterable[Figure]) -> Iterator[_Carried]:
    alike: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value is not None and figure.value >= LEAST_VALUE:
            alike[*figure.key, figure.value].append(figure)
    for same in alike.values():
        traits = next((figure.traits for figure in same if figure.traits), frozenset())
        same = [one for one in same if not one.traits or traits & one.traits]  # noqa: PLW2901
        if len({figure.told.report.id for figure in same}) > 1:
            fact = f"{same[0].written}, {same[0].event}"
            yield _Carried(fact, tuple(dict.fromkeys(figure.told for figure in same)))


def _claims(told: Sequence[Told]) -> Iterator[_Carried]:
    for same in find_same_claims(told):
        shortest = min(same, key=lambda one: (len(one.words), one.report.id))
        yield _Carried(" ".join(shortest.words.split()), tuple(same))


def _mouths_of(told: Told) -> Iterator[str]:
    """Yield whom a sentence is set down to: a name and the body behind it, else a role's words.

    A sentence in the teller's own voice has nobody.
    """
    said = told.statement
    speaker = said.speaker if said else None
    if speaker and speaker.name:
        yield speaker.name.casefold()
        yield from _bodies_of(speaker)
    elif said and said.source:
        source = " ".join(span.of(told.report.text) for span in said.source).casefold().split()
        yield " ".join(word for word in source if word not in _LEADING)
    elif told.side is not None and told.by:  # an official outlet's own words
        yield told.by.casefold()


def _bodies_of(speaker: Speaker) -> Iterator[str]:
    """Yield the body a spokesperson speaks for: the role without the word, the affiliation."""
    role = (speaker.role or "").casefold().split()
    if any(word.startswith(_SPOKEN_FOR) for word in role):
        body = " ".join(word for word in role if not word.startswith(_SPOKEN_FOR))
        yield from (name for name in (body, (speaker.affiliation or "").casefold()) if name)


def _weigh(
    fact: _Carried, named: Mapping[str, frozenset[str]], mastheads: Mastheads
) -> Corroboration:
    fact = fact._replace(told=fact.told[:MOST_CARRIERS])
    voices: dict[str, _Voice] = {}
    for one in fact.told:  # a headline leaves out the speaker whom its text names
        report = one.report
        before = voices.get(report.id, _Voice(frozenset(), named[report.id], report.outlet))
        voices[report.id] = before._replace(mouths=before.mouths | frozenset(_mouths_of(one)))
    groups: list[list[Told]] = []
    ties: set[Tie] = set()
    for one in fact.told:
        near = []
        for group in groups:
            if tie := _tie(one, group, voices, mastheads):
                near.append(group)
                ties.add(tie)
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
    one: Told, group: Sequence[Told], voices: Mapping[str, _Voice], mastheads: Mastheads
) -> Tie | None:
    """Return what ties a passage to those of one origin; of one report it is the text."""
    own = voices[one.report.id]
    for other in group:
        if one.report.id == other.report.id:
            return Tie.TEXT
        if one.origin == other.origin:
            return Tie.OUTLET if one.report.outlet == other.report.outlet else Tie.OWNER
        if _speak_as_one(own, voices[other.report.id], mastheads):
            return Tie.SPEAKER
        if _words_alike(one, other):
            return Tie.TEXT
    return None


def _speak_as_one(one: _Voice, other: _Voice, mastheads: Mastheads) -> bool:
    """Tell whether two passages have one mouth, or one has it from the other's outlet.

    A newsroom that gives nobody for it has it from the other's speaker, if it quotes that speaker
    at all.
    """
    ones, others = one.mouths, other.mouths
    if bool(ones) != bool(others):
        ones, others = ones or one.named, others or other.named
    if any(_is_name_of(a, b) for a in ones for b in others):
        return True
    return _cites(one, other.outlet, mastheads) or _cites(other, one.outlet, mastheads)


def _words_alike(one: Told, other: Told) -> bool:
    """Tell whether two passages share so long a run that one pen, or one mouth, is behind it."""
    words, others = _words(one), _words(other)
    run = longest_common_run(words, others)
    if _QUOTE.search(one.words) or _QUOTE.search(other.words):
        return run >= QUOTED_RUN
    is_most = run >= SAME_SHARE * min(len(words), len(others))
    return run >= (MOSTLY_RUN if is_most else SAME_RUN)


def _words(told: Told) -> list[str]:
    return _WORD.findall(told.words.casefold())


def _is_name_of(one: str, other: str) -> bool:
    """Tell whether two names are one, or one the other's last part: Havlen, Radim Havlen.

    "Droskia's Defence Ministry" and "Droskian Defence Ministry" are one name.
    """
    short, long = sorted((_WORD.findall(one), _WORD.findall(other)), key=len)
    short, long = ([w for w in words if w != "s"] for words in (short, long))
    if len(short) == len(long) > 0:
        return all(_is_like(a, b) for a, b in zip(short, long, strict=True))
    is_telling = len(short) > 1 or len("".join(short)) > 3
    return is_telling and bool(short) and long[-len(short) :] == short


def _is_like(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 4 and one[:6] == other[:6])


def _cites(voice: _Voice, outlet: str | None, mastheads: Mastheads) -> bool:
    if not outlet:
        return False
    owner = mastheads.owner_of(outlet)
    return any(mastheads.owner_of(mouth) == owner for mouth in voice.mouths)
