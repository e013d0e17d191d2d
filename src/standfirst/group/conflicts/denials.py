"""Denials: who says that what another one claims is not so."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from standfirst.group.conflicts.denying import PASSIVE, has_not
from standfirst.group.conflicts.scene import are_near, is_before
from standfirst.group.conflicts.targets import find_theirs, find_tied
from standfirst.group.cues import load_cues
from standfirst.group.names import PERSON, term
from standfirst.group.roots import root, roots_of
from standfirst.group.speaking import statement_at
from standfirst.records import Conflict, ConflictKind, MentionKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from standfirst.group.conflicts.denying import Parted
    from standfirst.group.conflicts.scene import Scene, Sentence

SAME_TIME = timedelta(hours=30)
LEAST_SHARED = 2  # roots a denial shares with what it denies
LEAST_COVERED = 0.6  # of the denial's roots; fewer are enough where three or four are shared
OTHER_ACT = 0.66  # where the act is told by another word, nearly all else must be the same
THREE_COVERED = 0.5
FOUR_COVERED = 0.34
NAME_PART = 5  # letters that the names of a country and of its people share
LEAST_ROOTS = 2  # of what is denied; with fewer the sentence before is looked at
BESIDE = 12  # characters between a name and the verb whose subject it is
SUBJECT_WORDS = 8  # before "denied it": more of them hold the claim themselves
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
_POINTS_BACK = re.compile(r"\b(?:it|this|that|das|dies|це)\W{0,3}\Z")  # "X denied it."
_TITLES = frozenset(
    "ministry minister defence defense foreign president general staff press agency office"
    " spokesman government national state police service interior information".split()
)
_OF_DENIER = frozenset("it he she they".split())
_AUXILIARIES = frozenset(
    "had have has was were been being is are be would will to did does".split()
)
_NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE})
_OPENS = frozenset("that of about to he she it they in by from over there".split())
_TURNS = frozenset("; but while although saying calling blaming insisting adding".split())
_GOES_ON = frozenset(
    "blames blamed said says accused accuses called calls insisted insists".split()
)
_EMPTY = frozenset(
    map(root, "responsibility involvement wrongdoing accusation allegation guilt".split())
)
_SAYS = frozenset(map(root, "said says say told saying added called".split()))


@dataclass(frozen=True, slots=True)
class _Denial:
    n: int  # of its sentence
    roots: frozenset[str]  # of what is denied
    denier: str
    points_back: bool = False
    needs_context: bool = False  # "reports of its destruction are false"
    predicate: str = ""  # root of the verb of what is denied, where it can be told
    of: frozenset[str] = frozenset()  # whose words are called untrue, where named
    side: frozenset[str] = frozenset()  # roots of who denies
    holder: frozenset[str] = frozenset()  # roots of whose account is denied
    parts: bool = False  # "had nothing to do with": the roots are those of the thing
    was_told: bool = False  # "the accusation that": it was made before, wherever it is printed


def find_denials(scene: Scene) -> Iterator[Conflict]:
    """Yield each claim that others deny, with those who do, where the claim is told as well."""
    sentences = scene.sentences
    denials = [
        _with_context(found, sentences)
        for n, one in enumerate(sentences)
        if (found := _denial_in(n, one))
    ]
    if not denials:
        return
    denying = frozenset(one.n for one in denials)
    index = _index(sentences)
    aimed: dict[int, list[_Denial]] = defaultdict(list)
    for denial in denials:
        at = _target_of(denial, sentences, denying, index)
        if at is not None:
            aimed[at].append(denial)
    for n, some in aimed.items():
        target = sentences[n]
        firsts = {one.denier: one for one in reversed(some)}
        said = [
            sentences[one.n].claim("denies", one.denier.split(" (")[0])
            for one in sorted(firsts.values(), key=lambda one: one.n)
        ]
        yield Conflict(ConflictKind.DENIAL, target.told.words, (target.claim("claims"), *said))


def _with_context(denial: _Denial, sentences: Sequence[Sentence]) -> _Denial:
    """Add what stands before "reports of its destruction are false" or "he called it a lie"."""
    own = sentences[denial.n]
    before = sentences[denial.n - 1] if denial.n else own
    if before.told.report is own.told.report and own.words[0] in _OF_DENIER:
        denial = replace(denial, denier=before.speaker)
    if denial.points_back or not denial.needs_context:
        return denial
    roots = denial.roots | _told_roots(own.words)
    if denial.n and sentences[denial.n - 1].told.report is own.told.report:
        roots |= sentences[denial.n - 1].roots
    return replace(denial, roots=roots - roots_of(load_cues().denial_words | load_cues().refusals))


def _denial_in(n: int, one: Sentence) -> _Denial | None:
    """Return what a sentence denies: what follows the cue, or what a phrase calls untrue."""
    words = one.words
    at, end = one.denial_cue
    if at < 0 and one.parted is not None:
        return _parted_in(n, one, one.parted)
    if at < 0:
        phrase = one.denial_phrase
        if phrase is None:
            return None
        roots = _told_roots(words[:phrase]) or one.roots
        denier = _caller_of(one, phrase)
        of = one.told.voices - {term(PERSON, denier)}
        return _Denial(n, roots, denier, of=of, needs_context=len(roots) < LEAST_ROOTS)
    rest = _until_turn(words[end:])
    after = _what_is_claimed(rest)
    holder, was_told = _holder_in(rest)
    back = bool(_POINTS_BACK.search(one.told.words)) and len(after) <= 3 and at <= SUBJECT_WORDS
    if at and words[at - 1] in PASSIVE:
        after = words[: at - 1]
    denier = _denier_of(one, at)
    roots = _told_roots(after)
    if not _OF_DENIER.isdisjoint(after):  # "that it had kept back the results"
        roots |= roots_of(denier.split(" (")[0].split()[-1:])
    return _Denial(
        n,
        roots,
        denier,
        points_back=back,
        predicate=_predicate_of(after),
        side=roots_of(words[:at]) - _SAYS,
        holder=holder,
        was_told=was_told,
    )


def _parted_in(n: int, one: Sentence, parted: Parted) -> _Denial:
    """Return what one denies who "had no part in the theft" or says what it is wrong to say."""
    behind = _until_turn(one.words[parted.after :])
    told = _what_is_claimed(behind)
    holder, was_told = _holder_in(behind)
    return _Denial(
        n,
        _told_roots(told),
        _caller_of(one, parted.before),
        predicate="" if parted.parts else _predicate_of(told),
        side=roots_of(one.words[: parted.before]) - _SAYS,
        holder=holder,
        parts=parted.parts,
        was_told=was_told,
    )


def _holder_in(words: Sequence[str]) -> tuple[frozenset[str], bool]:
    """Return the roots of whose account is denied ("the office's account"), and whether one is."""
    at = next((n for n, word in enumerate(words[:4]) if word in load_cues().claims), -1)
    return (roots_of(words[:at]), True) if at >= 0 else (frozenset(), False)


def _predicate_of(words: Sequence[str]) -> str:
    """Return the root of the main verb: behind the last auxiliary, or a leading gerund."""
    if words and words[0].endswith("ing"):
        return root(words[0])
    at = max((n for n, word in enumerate(words) if word in _AUXILIARIES), default=-1)
    return root(words[at + 1]) if 0 <= at < len(words) - 1 else ""


def _until_turn(words: Sequence[str]) -> Sequence[str]:
    """Leave out what the sentence goes on to say: "denies it and blames the other side"."""
    for n, word in enumerate(words):
        turns = word in _TURNS or (
            word == "and" and words[n + 1 : n + 2] and words[n + 1] in _GOES_ON
        )
        if n and turns:
            return words[:n]
    return words


def _what_is_claimed(words: Sequence[str]) -> Sequence[str]:
    """Leave out whose claim it is: "Droskia's claim to have hit" is about the hit."""
    claims = load_cues().claims
    at = next((n for n, word in enumerate(words[:4]) if word in claims), -1)
    if at < 0:
        return words
    return words[at + 1 :] if words[at + 1 : at + 2] and words[at + 1] in _OPENS else ()


def _told_roots(words: Sequence[str]) -> frozenset[str]:
    cues = load_cues()
    kept = [w for w in words if w[0].isalnum() and w not in cues.claims and w not in cues.untrue]
    return roots_of(kept) - _SAYS


def _denier_of(one: Sentence, at: int) -> str:
    """Return who denies: the source of the statement whose cue it is, else the name before it."""
    told = one.told
    start = told.span.start + one.tokens[at].start()
    for said in told.statements:
        if any(span.start <= start < span.end for span in said.cue):
            if said.speaker and said.speaker.name:
                return said.speaker.name
            words = " ".join(span.of(told.report.text) for span in said.source)
            return f"{words} ({told.report.id})" if words else one.speaker
    beside = [
        mention.text
        for mention in told.mentions
        if mention.kind in _NAMED and 0 < start - mention.span.end <= BESIDE
    ]
    return beside[-1] if beside else one.speaker


def _caller_of(one: Sentence, phrase: int) -> str:
    """Return who calls something untrue: the speaker of these words, not of the words called so."""
    told = one.told
    if one.words[0] == "what":  # "what X announced is not true": X says only the first part
        return told.own or told.report.id
    start = told.span.start + one.tokens[min(phrase, len(one.tokens) - 1)].start()
    said = statement_at(told, Span(start, start + 1))
    if said is not None and said.speaker and said.speaker.name:
        return said.speaker.name
    return told.own or told.report.id


def _index(sentences: Sequence[Sentence]) -> Mapping[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(sentences):
        for value in one.roots:
            index[value].append(n)
    return index


def _target_of(
    denial: _Denial,
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
        return find_theirs(denial.holder, denial.side, sentences, may_be) if denial.holder else None
    counts: dict[int, int] = defaultdict(int)
    for value in sorted(denial.roots):
        for n in index.get(value, ())[:MOST_CANDIDATES]:
            counts[n] += 1
    best: tuple[float, int] | None = None
    for n, shared in sorted(counts.items()):
        other = sentences[n]
        if not may_be(n):
            continue
        places = len(own.places & other.places)
        covered = shared / len(denial.roots)
        if shared <= sum(root(name) in denial.roots for name in own.names & other.names):
            continue  # nothing but names
        same_act = not denial.predicate or denial.predicate in other.roots
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
    denial: _Denial, sentences: Sequence[Sentence], denying: frozenset[int]
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
        return len(other.words) <= MOST_WORDS

    return may_be


def _words_of(
    denial: _Denial, sentences: Sequence[Sentence], denying: frozenset[int]
) -> int | None:
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


def _is_own(denial: _Denial, other: Sentence) -> bool:
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


def _accusing(
    denial: _Denial, sentences: Sequence[Sentence], denying: frozenset[int]
) -> int | None:
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
