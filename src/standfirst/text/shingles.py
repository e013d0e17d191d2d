"""How much two texts share: hashed word runs, containment, the longest run in common."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

_PRIME = (1 << 61) - 1
_BASE = 1_000_003


def shingles(words: Sequence[str], k: int) -> frozenset[int]:
    """Return the hashes of all runs of ``k`` words.

    Fewer than ``k`` words make one shingle, no words none. The hashes do not depend on the
    process, so they may be stored.
    """
    if not words:
        return frozenset()
    size = min(k, len(words))
    numbers: dict[str, int] = {}
    for word in words:
        if word not in numbers:
            digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8)
            numbers[word] = int.from_bytes(digest.digest(), "big") % _PRIME
    oldest = pow(_BASE, size, _PRIME)
    value = 0
    found: set[int] = set()
    for i, word in enumerate(words):
        value = (value * _BASE + numbers[word]) % _PRIME
        if i >= size:
            value = (value - oldest * numbers[words[i - size]]) % _PRIME
        if i >= size - 1:
            found.add(value)
    return frozenset(found)


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """Return the share of the smaller set that the other holds too, 0 where either is empty."""
    if not a or not b:
        return 0.0
    return len(a & b) / min(len(a), len(b))


def longest_common_run(words_a: Sequence[Hashable], words_b: Sequence[Hashable]) -> int:
    """Return how many words the longest run has that stands in both, in linear time.

    A suffix automaton of the shorter text reads the longer one.
    """
    if len(words_a) > len(words_b):
        words_a, words_b = words_b, words_a
    step, link, lengths = _suffix_automaton(words_a)
    state = length = best = 0
    for word in words_b:
        while state and word not in step[state]:
            state = link[state]
            length = lengths[state]
        if word in step[state]:
            state = step[state][word]
            length += 1
        best = max(best, length)
    return best


def _suffix_automaton(
    words: Sequence[Hashable],
) -> tuple[list[dict[Hashable, int]], list[int], list[int]]:
    """Return the automaton's steps, suffix links and longest lengths, state by state."""
    step: list[dict[Hashable, int]] = [{}]
    link = [-1]
    length = [0]
    last = 0
    for word in words:
        new = len(step)
        step.append({})
        length.append(length[last] + 1)
        link.append(0)
        at = last
        while at >= 0 and word not in step[at]:
            step[at][word] = new
            at = link[at]
        if at >= 0:
            target = step[at][word]
            if length[target] != length[at] + 1:
                clone = len(step)
                step.append(dict(step[target]))
                length.append(length[at] + 1)
                link.append(link[target])
                while at >= 0 and step[at].get(word) == target:
                    step[at][word] = clone
                    at = link[at]
                link[target] = clone
                target = clone
            link[new] = target
        last = new
    return step, link, length
