"""Sentences of one story that tell the same in other words.

Two sentences tell the same when most of what the shorter one tells stands in the other, rare words
of the story counting more than common ones, and nothing speaks against it: another number, a
negation in one of them alone. Near words are not enough; when in doubt they are two.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from standfirst.group.differing import Telling, tell_apart
from standfirst.group.numbers import spelled_numbers
from standfirst.group.terms import stem, stop_stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from standfirst.group.tellers import Told
    from standfirst.records import Span

LEAST_SHARED = 4  # telling stems and numbers
LEAST_WORDS = 3
SAME_SHARE = 0.6  # of the weight of the shorter sentence's stems
BOTH_SHARE = 0.45  # of the longer one's
NUMBERS_SHARE = 0.6  # where one of them alone has a number
FEW_SHARE = 0.64  # where no more than three stems are shared
MOST_SENTENCES = 400  # of one story
MOST_HOLDING = 60  # sentences that one stem finds
MOST_NEAR = 12  # sentences compared with one, and of a group

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NEGATION = re.compile(
    r"\b(?:not?|never|nobody|none|neither|nor|cannot|without|den(?:y|ies|ied)|\w+n[’']t)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[^\n()–—.]{2,50}(?:\([^()\n]{2,40}\)\s*[-–—]|\s[–—])\s*")
_SPEAKING = frozenset(
    "said say told tell added reported announced according statement spokesman spokeswoman"
    " spokesperson monday tuesday wednesday thursday friday saturday sunday".split()
)


@dataclass(eq=False, slots=True)
class _Claim:
    told: Told
    stems: frozenset[str]
    numbers: frozenset[int]
    is_negated: bool
    telling: Telling
    weight: float = 0.0  # of all stems together, within one story


def find_same_claims(told: Sequence[Told]) -> Iterator[tuple[list[Told], list[Told]]]:
    """Yield sentences of at least two reports that tell the same, in the order of ``told``.

    With them come those of them that tell least: what all carry.
    """
    claims = [claim for said in told[:MOST_SENTENCES] if (claim := _claim_of(said))]
    held: Counter[str] = Counter(own for claim in claims for own in claim.stems)
    weights = {own: math.log1p(len(claims) / n) for own, n in held.items()}
    for one in claims:
        one.weight = math.fsum(map(weights.__getitem__, one.stems))
    by_stem: dict[str, list[int]] = defaultdict(list)
    groups: list[list[int]] = []
    group_of: dict[int, int] = {}
    for n, claim in enumerate(claims):
        near: Counter[int] = Counter()
        for own in sorted(claim.stems):
            near.update(by_stem[own])
            if len(by_stem[own]) < MOST_HOLDING:
                by_stem[own].append(n)
        best: tuple[float, int] | None = None
        ranked = sorted(near.items(), key=lambda entry: (-entry[1], entry[0]))
        for m, shared in ranked[:MOST_NEAR]:
            if shared >= LEAST_WORDS and (share := _share(claims[m], claim, weights)):
                group = groups[group_of[m]][:MOST_NEAR]
                # Likeness is not handed on: to each origin it must be like itself.
                origins = {claims[k].told.origin for k in group}
                alike = {claims[k].told.origin for k in group if _share(claims[k], claim, weights)}
                if alike == origins:
                    best = max(best or (0.0, 0), (share, -m))
        if best:
            group_of[n] = group_of[-best[1]]
            groups[group_of[n]].append(n)
        else:
            group_of[n] = len(groups)
            groups.append([n])
    for group in groups:
        same = [claims[n] for n in group]
        if len({one.told.report.id for one in same}) > 1:
            least = min(len(one.numbers) for one in same)
            yield (
                [one.told for one in same],
                [one.told for one in same if len(one.numbers) == least],
            )


def _claim_of(told: Told) -> _Claim | None:
    dateline = _DATELINE.match(told.words)
    start = told.span.start + (dateline.end() if dateline else 0)
    words = told.report.text[start : told.span.end]
    own = _own_stems(told, start)
    stems = frozenset(one for one in own if len(one) > 1)
    stems = stems - stop_stems() - _SPEAKING
    if told.by:
        stems -= {part.casefold() for part in told.by.split()}
    numbers = {int(re.sub(r"\D", "", found)[:15]) for found in _NUMBER.findall(words)}
    known = spelled_numbers()
    spelled = known.keys() & told.small
    numbers |= {known[word] for word in spelled}
    numbers.discard(1)
    stems = frozenset(map(_root, stems - spelled)) | {f"{n}" for n in numbers}
    if len(stems) < LEAST_WORDS:
        return None
    is_negated = _NEGATION.search(words) is not None
    return _Claim(told, stems, frozenset(numbers), is_negated, Telling(told))


def _own_stems(told: Told, start: int) -> set[str]:
    """Return the stems of a sentence's words from ``start`` on that stand in no framing."""
    language = (told.report.language or "en").split("-")[0]
    at = told.span.start
    framing = [(part.start - at, part.end - at) for part in _framing_of(told)]
    if start > at:
        framing.append((0, start - at))
    if not framing:
        return {stem(word, language) for word in told.small if word[0].isalpha()}
    return {
        stem(word, language)
        for token, word in zip(told.tokens, told.small, strict=True)
        if word[0].isalpha() and not any(begin <= token.start() < end for begin, end in framing)
    }


def _framing_of(told: Told) -> list[Span]:
    """Return the spans that tell who says it and where, not what."""
    said = told.statement
    if said is None:
        return []
    medium = [said.medium.span] if said.medium and said.medium.span else []
    return [*said.source, *said.cue, *medium]


@lru_cache(maxsize=1 << 16)
def _root(stem: str) -> str:
    """Take off what an English verb is bent by: destroys, destroyed and destroying are one."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if len(stem) - len(ending) >= 4 and stem.endswith(ending):
            return stem.removesuffix(ending)
    return stem


def _share(one: _Claim, other: _Claim, weights: Mapping[str, float]) -> float:
    """Return how much two sentences share of the one that tells less, 0 where too little."""
    common = one.stems & other.stems
    if len(common) < LEAST_WORDS or one.is_negated != other.is_negated:
        return 0.0
    if not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return 0.0
    if one.numbers != other.numbers and (one.telling.is_vague or other.telling.is_vague):
        return 0.0
    is_whole = common in (one.stems, other.stems)
    if len(common) < (LEAST_WORDS if is_whole else LEAST_SHARED):
        return 0.0
    shared = math.fsum([weights[own] for own in common])
    a, b = one.weight, other.weight
    both = BOTH_SHARE if one.numbers == other.numbers else NUMBERS_SHARE
    if len(common) < LEAST_SHARED:
        both = FEW_SHARE
    if shared < SAME_SHARE * min(a, b) or shared < both * max(a, b):
        return 0.0
    if tell_apart(one.telling, other.telling):
        return 0.0
    return 2 * shared / (a + b)
