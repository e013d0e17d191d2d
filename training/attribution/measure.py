"""Measure a model folder: all scores on a development set, and speed on one core."""

from __future__ import annotations

import resource
import time
from typing import TYPE_CHECKING, Any

from .corpus import Annotation, read_articles
from .export import judged
from standfirst.read.statements.learned.extractor import Extractor
from .score import mark, read_items, read_tokens, span_scores, spans_of
from .targets import rule_hints
from .score_statements import calibration_error, kind_of, quote_scores, whole_scores

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .corpus import Article


def measure(folder: Path, data: Path, *, brackets: bool = True) -> dict[str, Any]:
    """Return all scores of a model on PolNeAR's development set (the folder of its files)."""
    articles = read_articles(data / "polnear-dev.jsonl.gz")
    extractor = Extractor(folder, brackets=brackets)
    found = {a.id: _found(extractor, a) for a in articles}
    texts = {f"{a.id}_{n}": a.text for a in articles for n in a.annotators}
    tokens = read_tokens(data / "polnear-dev-tokens.jsonl.gz")
    known = {f"{a.id}_{n}": tokens[a.id] for a in articles for n in a.annotators if a.id in tokens}
    items = read_items(data / "cofenet-dev.jsonl.gz", texts, known)
    owner = {f"{a.id}_{n}": a.id for a in articles for n in a.annotators}
    gold = [i.gold for i in items]
    given = [mark(i, spans_of(found[owner[i.id]])) for i in items]
    first = {f"{a.id}_{a.annotators[0]}" for a in articles}
    ones = [number for number, i in enumerate(items) if i.id in first]
    pairs = [(a.readings[0], found[a.id], a.text) for a in articles]
    sure, right = judged(extractor, articles)
    return {
        "cofenet, cut at 300": span_scores(gold, given, cut=300),
        "cofenet, whole": span_scores(gold, given),
        "one an article": span_scores([gold[n] for n in ones], [given[n] for n in ones]),
        "statements, exact": whole_scores(pairs),
        "statements, half": whole_scores(pairs, share=0.5),
        "by kind, exact": {kind: _recall(pairs, kind) for kind in ("direct", "mixed", "indirect")},
        "direct quotations": quote_scores(pairs),
        "calibration error": 100 * calibration_error(sure, right),
    }


def _found(extractor: Extractor, article: Article) -> list[Annotation]:
    found = extractor.extract(article.text, article.paragraphs(), rule_hints(article))
    return [Annotation(s.source, s.cue, s.content) for s in found]


def _recall(
    pairs: Sequence[tuple[Sequence[Annotation], Sequence[Annotation], str]], kind: str
) -> float:
    """Return the recall of whole statements among the gold ones of a kind."""
    some = [
        ([g for g in gold if kind_of(g, text) == kind], found, text) for gold, found, text in pairs
    ]
    return whole_scores(some)["R"]


def speed(folder: Path, texts: Sequence[str]) -> dict[str, float]:
    """Return load time, words (parted by white space) a second of processor time, and memory."""
    begun = time.perf_counter()
    extractor = Extractor(folder)
    loaded = time.perf_counter() - begun
    paragraphs = [_paragraphs(text) for text in texts]
    extractor.extract(texts[0], paragraphs[0])
    begun, used = time.perf_counter(), time.process_time()
    for text, spans in zip(texts, paragraphs, strict=True):
        extractor.extract(text, spans)
    n_words = sum(len(text.split()) for text in texts)
    return {
        "load seconds": loaded,
        "words": n_words,
        "words a second": n_words / (time.perf_counter() - begun),
        "words a processor second": n_words / (time.process_time() - used),
        "peak megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _paragraphs(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans
