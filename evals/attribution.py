"""Statements on PolNeAR, through the same reading as ``standfirst read``.

    python evals/attribution.py [DATA] [--rules] [--train N]

DATA or $STANDFIRST_DATA holds attribution/polnear-*.jsonl.gz. Without --train: the development
set, CofeNet's scorer with and without its cut at 300 tokens, whole statements matched one to one,
direct quotations, and how far confidence is to be trusted. With it: N articles of the training
set, the share of statements that are right for each layout and class of cue (what cues.toml calls
sureness). PolNeAR counts beliefs and plans as well, so the recall of rules says little of
statements alone; nested statements are left out.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from training.attribution.corpus import Annotation, Article, read_articles  # noqa: E402
from training.attribution.score import (  # noqa: E402
    mark,
    read_items,
    read_tokens,
    span_scores,
    spans_of,
)
from training.attribution.score_statements import (  # noqa: E402
    calibration_error,
    kind_of,
    match,
    quote_scores,
    whole_scores,
)

from standfirst.read import ReadingContext, read_report  # noqa: E402 - the scorer's folder comes first
from standfirst.read.statements.spans import find_spans  # noqa: E402
from standfirst.records import Report, Span  # noqa: E402
from standfirst.text import normalise, paragraphs  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    Pair = tuple[Sequence[Annotation], Sequence[Annotation], str]

SEED = 5
N_BINS = 10
KINDS = ("direct", "mixed", "indirect")


def read(article: Article, context: ReadingContext) -> list[tuple[Annotation, float]]:
    """Read an article as the product does: spans in its raw text, and confidence."""
    normal = normalise(article.text)
    text, back = normal.text, normal.offsets.to_raw
    report = Report(f"r-{article.id}", 1, text, body=Span(0, len(text)))

    def raw(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
        return tuple((back(span.start), back(span.end - 1) + 1) for span in spans)

    found = [
        (Annotation(raw(one.source), raw(one.cue), raw(one.content)), one.confidence)
        for one in read_report(report, context).statements
        if one.parent is None
    ]
    return [row for row in found if not _is_discarded(row[0], article)]


def _is_discarded(one: Annotation, article: Article) -> bool:
    return any(s < end and start < e for s, e in article.discarded for start, end in one.cue)


def development(data: Path, context: ReadingContext) -> dict[str, dict[str, float]]:
    """Score the development set as CofeNet does, and as whole statements."""
    articles = read_articles(data / "polnear-dev.jsonl.gz")
    rows = {article.id: read(article, context) for article in articles}
    found = {name: [one for one, _ in row] for name, row in rows.items()}
    owner = {f"{a.id}_{n}": a for a in articles for n in a.annotators}
    tokens = read_tokens(data / "polnear-dev-tokens.jsonl.gz")
    known = {name: tokens[a.id] for name, a in owner.items() if a.id in tokens}
    texts = {name: a.text for name, a in owner.items()}
    items = read_items(data / "cofenet-dev.jsonl.gz", texts, known)
    gold = [item.gold for item in items]
    given = [mark(item, spans_of(found[owner[item.id].id])) for item in items]
    pairs = [(a.readings[0], found[a.id], a.text) for a in articles]
    return {
        **{f"cut {role}": row for role, row in span_scores(gold, given, cut=300).items()},
        **{f"whole {role}": row for role, row in span_scores(gold, given).items()},
        "statements exact": whole_scores(pairs),
        "statements half": whole_scores(pairs, share=0.5),
        "direct quotations": quote_scores(pairs),
        **{f"{kind} exact": _of_kind(pairs, kind, 1.0) for kind in KINDS},
        **{f"{kind} half": _of_kind(pairs, kind, 0.5) for kind in KINDS},
        **reliability([(a.readings[0], rows[a.id]) for a in articles]),
    }


def _of_kind(pairs: Sequence[Pair], kind: str, share: float) -> dict[str, float]:
    """Score whole statements of one kind: recall over gold of it, precision over found of it."""
    some = [
        (
            [one for one in gold if kind_of(one, text) == kind],
            [one for one in found if kind_of(one, text) == kind],
            (gold, found),
            text,
        )
        for gold, found, text in pairs
    ]
    recall = whole_scores([(g, found, text) for g, _, (_, found), text in some], share=share)["R"]
    precision = whole_scores([(gold, f, text) for _, f, (gold, _), text in some], share=share)["P"]
    whole = recall + precision
    return {"P": precision, "R": recall, "F1": 2 * precision * recall / whole if whole else 0.0}


def reliability(
    read_articles: Sequence[tuple[Sequence[Annotation], Sequence[tuple[Annotation, float]]]],
) -> dict[str, dict[str, float]]:
    """Return, in ten bins of confidence, how many statements are right, and the expected error.

    Right means that every role overlaps gold by half of the union. The expected calibration error
    is the mean gap between confidence and share right, weighed by the bins' sizes.
    """
    sure: list[float] = []
    right: list[bool] = []
    for gold, found in read_articles:
        matched = match(gold, [one for one, _ in found], share=0.5)
        sure += [confidence for _, confidence in found]
        right += [number in matched for number in range(len(found))]
    table = {}
    for low in range(N_BINS):
        some = [
            r for s, r in zip(sure, right, strict=True) if min(int(s * N_BINS), N_BINS - 1) == low
        ]
        if some:
            row = {"n": float(len(some)), "right": 100 * sum(some) / len(some)}
            table[f"sure {low / N_BINS:.1f}-{(low + 1) / N_BINS:.1f}"] = row
    return {**table, "calibration": {"error": 100 * calibration_error(sure, right, bins=N_BINS)}}


def sureness(data: Path, n_articles: int) -> dict[str, Counter[str]]:
    """Count, for each layout and class of cue, the statements found and those that are right.

    Right means that cue and content touch those of one gold statement; ``exact`` that all spans
    are the same.
    """
    articles = read_articles(data / "polnear-train.jsonl.gz")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for article in random.Random(SEED).sample(articles, n_articles):  # noqa: S311 - a sample
        gold = article.readings[0]
        for row in find_spans(article.text, paragraphs(article.text)):
            if row.depth:
                continue
            source = () if row.source is None else (tuple(row.source),)
            one = Annotation(source, (tuple(row.cue),), tuple(tuple(s) for s in row.content))
            touched = [g for g in gold if _touches(one.cue, g.cue)]
            seen = {
                "n": 1,
                "right": any(_touches(one.content, g.content) for g in touched),
                "exact": any(_same(one, g) for g in touched),
            }
            for key in ("all", f"layout {row.pattern}", f"act {row.act}"):
                counts[key].update(seen)
    return counts


def _touches(some: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> bool:
    return any(s < e and b < t for s, t in some for b, e in others)


def _same(one: Annotation, other: Annotation) -> bool:
    return all(set(a) == set(b) for a, b in zip(one.roles(), other.roles(), strict=True))


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", nargs="?", default=os.environ.get("STANDFIRST_DATA"))
    parser.add_argument("--train", type=int, metavar="N")
    parser.add_argument("--rules", action="store_true", help="without the learned model")
    options = parser.parse_args()
    folder = Path(options.data or "", "attribution")
    if not options.data or not folder.is_dir():
        print(
            "attribution: skipped, no data; give its folder or set STANDFIRST_DATA", file=sys.stderr
        )
        return 0
    if options.train:
        for key, count in sorted(sureness(folder, options.train).items(), key=lambda r: -r[1]["n"]):
            right, exact = count["right"] / count["n"], count["exact"] / count["n"]
            print(f"{key:24} n={count['n']:5} right={right:.2f} exact={exact:.2f}")
        return 0
    for name, row in development(folder, ReadingContext(learned=not options.rules)).items():
        print(f"{name:20}", " ".join(f"{key}={value:.1f}" for key, value in row.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
