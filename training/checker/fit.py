"""Fit ``check/data/signs.toml``: the weights, and with each draft left out what a threshold costs.

Sentences of the open drafts are right as they are. They stand on nothing where every report of
their story is taken away, where a program made them up, and where a hand marked them so.

    python training/checker/fit.py
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "evals"))

from by_hand import a_desk  # noqa: E402
from checker import a_bench, choose, errors_of, is_held, put_in  # noqa: E402
from gold_drafts import read_drafts  # noqa: E402
from injection.sections import INVENTED  # noqa: E402
from standfirst.check import support  # noqa: E402
from standfirst.check.drafts import BlockKind, Form  # noqa: E402
from standfirst.check.engine import prepare  # noqa: E402
from standfirst.check.forms import read_plain_draft  # noqa: E402
from standfirst.check.retrieval import SentenceIndex, join, plan, rank  # noqa: E402
from standfirst.check.signs import may_be_judged, signs_of  # noqa: E402
from standfirst.run.checking import MOST_ROWS, find_evidence, read_draft  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.archive import Archive
    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.config import Desk

NEAR = 0.35  # score from which a candidate's report tells the sentence's story
WEIGHT = {"right": 1.0, "without its story": 0.6, "made up": 0.5, "marked": 6.0}
PROSE = {BlockKind.BODY, BlockKind.ITEM, BlockKind.STANDFIRST}
THRESHOLDS = (0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 2.5)


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence: its draft, what it is, its signs, and whether ``support`` doubts it at all."""

    draft: str
    kind: str
    signs: dict[str, float]
    is_doubted: bool


def rows_of(desk: Desk, archive: Archive, raw: str, name: str, errors: tuple = ()) -> Iterator[Row]:
    draft = read_draft(desk, read_plain_draft(raw, Form.MARKDOWN), f"{name}.md")
    context = prepare(find_evidence(desk, archive, draft))
    words = archive.rows_with(plan(draft, desk.registers).all_words, limit=MOST_ROWS)
    for sentence in draft.sentences:
        if sentence.block.kind not in PROSE or not may_be_judged(sentence, context):
            continue
        here = draft.plain.in_file(sentence.span)
        marks = [one.letters for one in errors if one.span.overlaps(here)]
        kind = "marked" if any("U" in one for one in marks) else "right"
        if sentence.text in INVENTED:
            kind = "made up"
        if marks and kind == "right":
            continue
        yield row(name, kind, sentence, context)
        if kind == "right" and not errors:
            bare = without_story(sentence, context, words, archive.n_current())
            yield row(name, "without its story", sentence, bare)


def row(name: str, kind: str, sentence: DraftSentence, context: CheckContext) -> Row:
    evidence = context.evidence_of(sentence)
    doubted = support.is_doubted(sentence, evidence, context)
    return Row(name, kind, signs_of(sentence, evidence, context), doubted)


def without_story(
    sentence: DraftSentence, context: CheckContext, words: dict, n_reports: int
) -> CheckContext:
    """Take the reports of a sentence's story away, and look for evidence in what is left."""
    candidates = context.evidence_of(sentence).candidates
    gone = {one.source.report.id for one in candidates if one.score >= NEAR}
    gone |= {one.source.report.id for one in candidates[:1]}
    stories = {context.stories[key].id for key in gone if key in context.stories}
    gone |= {key for key, story in context.stories.items() if story.id in stories}
    left = {key: one for key, one in context.sources.items() if key not in gone}
    index = SentenceIndex(one.report for one in left.values())
    alone = replace(context.draft, sentences=(sentence,))
    ranked = rank(alone, index, words, plan(alone), n_reports=n_reports)
    found = join(ranked, left)[sentence.number]
    return prepare(
        replace(context, sources=left, evidence={**context.evidence, sentence.number: found})
    )


def all_rows(gold: Path) -> Iterator[Row]:
    with a_bench(gold) as bench:
        for name, raw in bench.drafts.items():
            if is_held(name):
                continue
            yield from rows_of(bench.desk, bench.archive, raw, name)
            invented = [e for e in errors_of(raw, bench.world) if e.kind == "invented sentence"]
            for error in choose(invented, name, 2, "U"):
                copy, _ = put_in(raw, [error])
                found = rows_of(bench.desk, bench.archive, copy, name)
                yield from (one for one in found if one.kind == "made up")
    drafts = [one for one in read_drafts(gold) if not one.is_held]
    for desk_name in sorted({one.desk for one in drafts}):
        with a_desk(gold, desk_name) as (desk, archive):
            for one in drafts:
                if one.desk == desk_name:
                    yield from rows_of(desk, archive, one.raw, one.name, one.errors)


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Fit log-odds by Newton's steps, weights held small; the first one is the bias."""
    z = np.c_[np.ones(len(x)), x]
    w = np.zeros(z.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        bend = (z * (weight * p * (1 - p))[:, None]).T @ z + np.eye(len(w))
        w += np.linalg.solve(bend, z.T @ (weight * (y - p)) - w)
    return w


def main() -> int:
    rows = list(all_rows(ROOT / "evals" / "gold" / "en"))
    x = np.array([list(one.signs.values()) for one in rows])
    y = np.array([one.kind != "right" for one in rows], float)
    weight = np.array([WEIGHT[one.kind] for one in rows])
    drafts = np.array([one.draft for one in rows])
    odds = np.zeros(len(rows))
    for draft in sorted(set(drafts)):
        out = drafts == draft
        w = fit(x[~out], y[~out], weight[~out])
        odds[out] = np.c_[np.ones(out.sum()), x[out]] @ w
    print("fitted:", dict(zip(["bias", *rows[0].signs], fit(x, y, weight).round(2), strict=True)))
    doubted = np.array([one.is_doubted for one in rows])
    for kind in WEIGHT:
        of = np.array([one.kind == kind for one in rows])
        told = [f"{t}: {(doubted & of & (odds >= t)).sum()}" for t in THRESHOLDS]
        print(f"{kind} ({of.sum()}), told at", ", ".join(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
