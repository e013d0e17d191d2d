"""What a report's text is compared by to tell a reprint: hashes of its own words, in order.

What stands in quotation marks is left out, for two reports of one speech share its words; so are
the lines of an outlet's furniture and of rights. Of what is left, news reports of different events
share a sixth of the runs of four words at most, unless one outlet wrote both (measured on 383).
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from standfirst.text.quotes import find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from standfirst.records import Report, Span

RUN = 4  # words in a hash
LEAST_OWN = 12  # hashes; a text with fewer outside quotation marks is compared with all its words
SAMPLE = 8  # one hash in eight finds candidates
MOST_CHARACTERS = 100_000  # compared of one text: more than any report has
WHOLE = 64  # so few hashes are all in the sample

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")
_RIGHTS = re.compile(
    r"^[^\n]{0,300}?(?:©|all rights reserved|may not be (?:published|rewritten|redistributed))"
    r"[^\n]{0,300}$",  # a longer line is a text that ends with its rights
    re.IGNORECASE | re.MULTILINE,
)
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)


@dataclass(frozen=True, slots=True, eq=False)
class TextPrint:
    """One report as it is compared with others; ``runs`` are the hashes of its runs of words.

    ``whole`` stands for the words altogether, 0 where there are none.
    """

    report: str
    outlet: str | None
    owner: str | None
    agency: str | None
    work: str | None
    published_at: datetime | None
    n_words: int
    whole: int
    runs: NDArray[np.uint32]  # in order of the text
    unique: NDArray[np.uint32]  # sorted
    every: NDArray[np.uint32]  # sorted, those in quotation marks too
    numbers: Counter[str]

    @property
    def sample(self) -> NDArray[np.uint32]:
        """The hashes that candidates are found by: a sample of a long text, all of a short one."""
        if len(self.every) < WHOLE:
            return self.every
        sample: NDArray[np.uint32] = self.every[self.every % SAMPLE == 0]
        return sample


def print_report(
    report: Report,
    *,
    agency: str | None = None,
    owner: str | None = None,
    skip: Sequence[Span] = (),
) -> TextPrint:
    """Return a report's print in time linear in its text; ``skip`` are spans not its own words."""
    text = _RIGHTS.sub(_blank, report.text[:MOST_CHARACTERS])
    quotes = [quote.span for quote in find_quotations(text) if quote.depth == 0]
    words: list[str] = []
    pieces: list[tuple[int, bool]] = []  # how many words a piece has, and whether they are own
    for start, end, is_own in _pieces_of(len(text), skip, quotes):
        found = _WORD.findall(text[start:end].casefold())
        words += found
        pieces.append((len(found), is_own))
    runs = _runs_of(words)
    own = runs[_are_own(pieces, len(runs))] if len(words) >= RUN else runs[:0]
    every = np.unique(runs)
    runs = own if len(own) >= LEAST_OWN else runs
    return TextPrint(
        report=report.id,
        outlet=report.outlet,
        owner=owner,
        agency=agency,
        work=report.work,
        published_at=report.published_at,
        n_words=len(words),
        whole=_hash_whole(words),
        runs=runs,
        unique=np.unique(runs) if runs is own else every,
        every=every,
        numbers=Counter(_NUMBER.findall(" ".join(words))),
    )


def _blank(line: re.Match[str]) -> str:
    return " " * len(line.group())


def _pieces_of(
    length: int, skip: Iterable[Span], quotes: Iterable[Span]
) -> Iterator[tuple[int, int, bool]]:
    """Yield start and end of what is not skipped, parted at quotations; own is what is none."""
    at = 0
    holes = [(span.start, span.end, True) for span in skip]
    holes += [(span.start, span.end, False) for span in quotes]
    for start, end, is_skipped in sorted(holes):
        if start > at:
            yield at, start, True
            at = start
        if end > at:
            if not is_skipped:
                yield at, end, False
            at = end
    if at < length:
        yield at, length, True


def _are_own(pieces: Sequence[tuple[int, bool]], n_runs: int) -> NDArray[np.bool_]:
    """Tell which runs of words lie in one piece that is the report's own."""
    sizes = [size for size, _ in pieces]
    number = np.repeat(np.arange(len(pieces)), sizes)
    is_own = np.repeat([own for _, own in pieces], sizes)
    first, last = number[:n_runs], number[RUN - 1 : RUN - 1 + n_runs]
    are_own: NDArray[np.bool_] = (first == last) & is_own[:n_runs]
    return are_own


def _runs_of(words: Sequence[str]) -> NDArray[np.uint32]:
    """Return the hashes of all runs of words; fewer words than a run make one."""
    if not words:
        return np.empty(0, np.uint32)
    size = min(RUN, len(words))
    numbers = np.fromiter(map(_number_of, words), np.uint64, len(words))
    value = np.zeros(len(words) - size + 1, np.uint64)
    for n in range(size):
        value = value * _BASE + numbers[n : len(words) - size + 1 + n]
    value ^= value >> np.uint64(32)
    value *= _MIX
    return (value >> np.uint64(32)).astype(np.uint32)


def _hash_whole(words: Sequence[str]) -> int:
    if not words:
        return 0
    digest = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "big") | 1


@lru_cache(maxsize=1 << 16)
def _number_of(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) + 1
