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
from standfirst.read.statements.learned.feeding import SIDE_BY_SIDE, feed
from standfirst.read.statements.learned.vocabulary import Vocabulary
from standfirst.read.statements.learned.windows import Words, cut_windows, with_hint_tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from standfirst.read.statements.learned.windows import Hint

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
        emissions: list[NDArray[np.float32]] = []
        links: list[NDArray[np.float32]] = []
        for at in range(0, len(windows), SIDE_BY_SIDE):
            some = windows[at : at + SIDE_BY_SIDE]
            scores, vectors = self._session.run(["emissions", "links"], feed(some))
            first = 0
            for window in some:
                places = window.places + first
                emissions.append(scores[0, places])
                links.append(vectors[0, places])
                first += len(window.codes)
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
