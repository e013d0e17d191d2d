"""Run the model over paragraphs of a text."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from standfirst.read.statements.learned.brackets import bracket
from standfirst.read.statements.learned.decode import Attribution, Head, allowed, decode
from standfirst.read.statements.learned.vocabulary import Vocabulary
from standfirst.read.statements.learned.windows import (
    N_TYPES,
    Words,
    cut_windows,
    with_hint_tags,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from standfirst.read.statements.learned.vocabulary import Code
    from standfirst.read.statements.learned.windows import Hint

WORDS_IN_BATCH = 256  # two windows: more do not stay in a core's own cache
WINDOWS_AT_ONCE = 256  # bounds the memory that a huge text takes


class Extractor:
    """The model, loaded: about 100 MB, safe to share between threads."""

    def __init__(self, folder: Path, *, threads: int = 1, brackets: bool = True) -> None:
        """Load ``model.onnx`` and ``tokenizer.json``; ``brackets`` keeps quotations whole."""
        self._mend = bracket if brackets else None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # The graph is fused by hand, and the extended level would undo the faster half of it.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._vocabulary = Vocabulary(tokenizer)
        self._head = read_head(self._session.get_modelmeta().custom_metadata_map)

    def extract(
        self,
        text: str,
        paragraphs: Iterable[tuple[int, int]],
        hints: Sequence[Hint] = (),
    ) -> list[Attribution]:
        """Return the statements of these paragraphs (code-point spans, ascending) in text order.

        ``hints`` are what the rules make of the text, in the order of their starts.
        """
        windows = with_hints(cut_windows(text, paragraphs, self._vocabulary), hints)
        found: list[Attribution] = []
        while some := list(islice(windows, WINDOWS_AT_ONCE)):
            found += self._extract(some)
        return found

    def _extract(self, windows: Sequence[Words]) -> Iterator[Attribution]:
        emissions: list[NDArray[np.float64]] = [np.empty(0)] * len(windows)
        links: list[NDArray[np.float32]] = [np.empty(0, np.float32)] * len(windows)
        for batch in batches(windows):
            some = [windows[index] for index in batch]
            scores, vectors = self._session.run(["emissions", "links"], feed(some))
            for row, index in enumerate(batch):
                emissions[index] = scores[row, windows[index].places]
                links[index] = vectors[row, windows[index].places]
        return (
            s
            for found in decode(windows, emissions, links, self._head, mend=self._mend)
            for s in found
        )


def with_hints(windows: Iterable[Words], hints: Sequence[Hint]) -> Iterator[Words]:
    """Put into each window the hints that touch it; ``hints`` are in the order of their starts."""
    starts = [hint[0] for hint in hints]
    longest = max((end - start for start, end, _ in hints), default=0)
    for window in windows:
        first = bisect_left(starts, int(window.starts[0]) - longest)
        last = bisect_right(starts, int(window.ends[-1]))
        yield with_hint_tags(window, hints[first:last]) if first < last else window


def batches(windows: Sequence[Words]) -> Iterator[list[int]]:
    """Yield indices of windows of like length, so that little of a batch is padding."""
    order = sorted(range(len(windows)), key=lambda i: (-len(windows[i].codes), i))
    first = 0
    while first < len(order):
        size = max(1, WORDS_IN_BATCH // len(windows[order[first]].codes))
        yield order[first : first + size]
        first += size


def feed(windows: Sequence[Words]) -> dict[str, NDArray[np.generic]]:
    """Pad windows on the right into the arrays that the network takes.

    ``pieces`` int32 [different words, pieces] and ``shares`` float32 [different words, pieces]
    (one over the number of pieces, 0 behind the last) make the vectors of all different words;
    ``words`` and ``types`` int32 [windows, places] tell which stands where, and ``lengths`` int32
    [windows] how far.
    """
    lengths = np.array([len(w.codes) for w in windows], np.int32)
    words = np.zeros((len(windows), int(lengths.max())), np.int32)
    types = np.zeros_like(words)
    known: dict[Code, int] = {}
    for row, window in enumerate(windows):
        words[row, : lengths[row]] = [known.setdefault(code, len(known)) for code in window.codes]
        types[row, window.places] = window.types + N_TYPES * window.hints
    width = max(map(len, known))
    pieces = np.array([code + (0,) * (width - len(code)) for code in known], np.int32)
    sizes = np.array([len(code) for code in known])[:, None]
    shares = np.where(np.arange(width) < sizes, 1 / sizes, 0).astype(np.float32)
    return {"pieces": pieces, "shares": shares, "words": words, "types": types, "lengths": lengths}


def read_head(metadata: dict[str, str]) -> Head:
    """Read what stands beside the network from the model file's own metadata."""
    values = json.loads(metadata["head"])
    return Head(
        transitions=allowed(np.array(values["transitions"])),
        source_bias=np.array(values["source_bias"]),
        content_bias=np.array(values["content_bias"]),
        nobody=values["nobody"],
        nowhere=values["nowhere"],
        slope=values["slope"],
        offset=values["offset"],
    )
