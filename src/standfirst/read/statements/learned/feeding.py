"""From windows to the arrays that the network takes.

The network reads two windows side by side in one row: attention is theirs alone, everything else is
done for both at once, and nothing is padding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from standfirst.read.statements.learned.windows import N_TYPES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from standfirst.read.statements.learned.vocabulary import Code
    from standfirst.read.statements.learned.windows import Words

SIDE_BY_SIDE = 2  # windows: more do not stay in a core's own cache


def feed(windows: Sequence[Words]) -> dict[str, NDArray[np.generic]]:
    """Lay one or two windows side by side into the arrays that the network takes.

    ``pieces`` and ``shares`` as ``spell`` makes them give the vectors of all different words;
    ``words`` and ``types`` int32 [1, places] tell which stands where, ``places`` int32 [places]
    where in its window, and ``sizes`` int64 [2] how many places each window has.
    """
    known: dict[Code, int] = {}
    words = [known.setdefault(code, len(known)) for window in windows for code in window.codes]
    types = np.zeros((1, len(words)), np.int32)
    places = np.arange(len(words), dtype=np.int32)
    sizes = np.zeros(SIDE_BY_SIDE, np.int64)
    first = 0
    for number, window in enumerate(windows):
        size = sizes[number] = len(window.codes)
        types[0, window.places + first] = window.types + N_TYPES * window.hints
        places[first : first + size] -= first
        first += size
    pieces, shares = spell(known)
    return {
        "pieces": pieces,
        "shares": shares,
        "words": np.array([words], np.int32),
        "types": types,
        "places": places,
        "sizes": sizes,
    }


def spell(codes: Collection[Code]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Return the pieces of words int32 [words, pieces], and the share of each float32.

    A share is one over the number of a word's pieces, and 0 behind the last.
    """
    width = max(map(len, codes))
    pieces = np.array([code + (0,) * (width - len(code)) for code in codes], np.int32)
    sizes = np.array([len(code) for code in codes])[:, None]
    return pieces, np.where(np.arange(width) < sizes, 1 / sizes, 0).astype(np.float32)
