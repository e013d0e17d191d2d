"""What a sentence of denial says: who denies, what, and whose claim it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.group.conflicts.denying import PASSIVE
from standfirst.group.cues import load_cues
from standfirst.group.names import PERSON, term
from standfirst.group.roots import root, roots_of
from standfirst.group.speaking import statement_at
from standfirst.records import MentionKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.group.conflicts.denying import Parted
    from standfirst.group.conflicts.scene import Sentence

LEAST_ROOTS = 2  # of what is denied; with fewer the sentence before is looked at
BESIDE = 12  # characters between a name and the verb whose subject it is
SUBJECT_WORDS = 8  # before "denied it": more of them hold the claim themselves
_POINTS_BACK = re.compile(r"\b(?:it|this|that|das|dies|це)\W{0,3}\Z")  # "X denied it."
_AUXILIARIES = frozenset(
    "had have has was were been being is are be would will to did does".split()
)
_NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE})
_OPENS = frozenset("that of about to he she it they in by from over there".split())
_TURNS = frozenset("; but while although saying calling blaming insisting adding".split())
_GOES_ON = frozenset(
    "blames blamed said says accused accuses called calls insisted insists".split()
)
_SAYS = frozenset(map(root, "said says say told saying added called".split()))
OF_DENIER = frozenset("it he she they".split())


@dataclass(frozen=True, slots=True)
class Denial:
    """One sentence's denial, as far as its own words and those around it tell."""

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


def denial_in(n: int, one: Sentence) -> Denial | None:
    """Return what a sentence denies: what follows the cue, or what a phrase calls untrue."""
    words = one.words
    at, end = one.denial_cue
    if at < 0 and one.parted is not None:
        return _parted_in(n, one, one.parted)
    if at < 0:
        phrase = one.denial_phrase
        if phrase is None:
            return None
        roots = told_roots(words[:phrase]) or one.roots
        denier = _caller_of(one, phrase)
        of = one.told.voices - {term(PERSON, denier)}
        return Denial(n, roots, denier, of=of, needs_context=len(roots) < LEAST_ROOTS)
    rest = _until_turn(words[end:])
    after = _what_is_claimed(rest)
    holder, was_told = _holder_in(rest)
    back = bool(_POINTS_BACK.search(one.told.words)) and len(after) <= 3 and at <= SUBJECT_WORDS
    if at and words[at - 1] in PASSIVE:
        after = words[: at - 1]
    denier = _denier_of(one, at)
    roots = told_roots(after)
    if not OF_DENIER.isdisjoint(after):  # "that it had kept back the results"
        roots |= roots_of(denier.split(" (")[0].split()[-1:])
    return Denial(
        n,
        roots,
        denier,
        points_back=back,
        predicate=_predicate_of(after),
        side=roots_of(words[:at]) - _SAYS,
        holder=holder,
        was_told=was_told,
    )


def _parted_in(n: int, one: Sentence, parted: Parted) -> Denial:
    """Return what one denies who "had no part in the theft" or says what it is wrong to say."""
    behind = _until_turn(one.words[parted.after :])
    told = _what_is_claimed(behind)
    holder, was_told = _holder_in(behind)
    return Denial(
        n,
        told_roots(told) - one.source_roots,
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


def told_roots(words: Sequence[str]) -> frozenset[str]:
    """Return the roots of what words tell, without those that call it a claim or untrue."""
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
