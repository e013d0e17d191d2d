"""Score whole statements: matched one to one, by kind, quotations, calibration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .score import ROLES, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .corpus import Annotation, Interval

    Pairs = Sequence[tuple[Sequence[Annotation], Sequence[Annotation], str]]


def kind_of(statement: Annotation, text: str) -> str:
    """Tell direct (all content words in quotation marks), mixed (some) or indirect (none)."""
    inside = outside = 0
    for start, end in statement.content:
        quoted = _quoted(text, start, end)
        for index in range(start, end):
            if text[index].isalnum():
                inside += quoted[index - start]
                outside += not quoted[index - start]
    if inside and not outside:
        return "direct"
    return "mixed" if inside else "indirect"


def _quoted(text: str, start: int, end: int) -> list[bool]:
    line = text.rfind("\n", 0, start) + 1
    state, states = False, []
    for index in range(line, end):
        if text[index] in '“”"«»':
            state = text[index] in "“«" or (text[index] == '"' and not state)
        states.append(state)
    return states[start - line :]


def whole_scores(pairs: Pairs, *, share: float = 1.0) -> dict[str, float]:
    """Return P, R, F1 of whole statements, each matched to one gold statement at most.

    ``share`` is the least intersection over union, in characters, that each role must reach;
    1 asks for exact spans. ``pairs`` holds gold, found and the text of each article.
    """
    right = n_gold = n_found = 0
    for gold, found, _ in pairs:
        n_gold += len(gold)
        n_found += len(found)
        right += len(match(gold, found, share=share))
    return {
        "P": percent(right, n_found),
        "R": percent(right, n_gold),
        "F1": percent(2 * right, n_gold + n_found),
    }


def match(
    gold: Sequence[Annotation], found: Sequence[Annotation], *, share: float
) -> dict[int, int]:
    """Match found statements (by index) to gold ones one to one, the closest first."""
    scored = sorted(
        (-least, f, g)
        for f, one in enumerate(found)
        for g, other in enumerate(gold)
        if _near(one, other) and (least := likeness(one, other)) >= share
    )
    matched: dict[int, int] = {}
    for _, f, g in scored:
        if f not in matched and g not in matched.values():
            matched[f] = g
    return matched


def _near(one: Annotation, other: Annotation) -> bool:
    a, b = ([s for role in ROLES for s in getattr(x, role)] for x in (one, other))
    return min(s for s, _ in a) < max(e for _, e in b) and min(s for s, _ in b) < max(
        e for _, e in a
    )


def likeness(one: Annotation, other: Annotation) -> float:
    """Return the least over the roles of the intersection over union, in characters."""
    return min(_union(getattr(one, role), getattr(other, role)) for role in ROLES)


def _union(a: Sequence[Interval], b: Sequence[Interval]) -> float:
    if not a and not b:
        return 1.0
    common = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    return common / (sum(e - s for s, e in a) + sum(e - s for s, e in b) - common)


def quote_scores(
    pairs: Pairs,
) -> dict[str, float]:
    """Return of the gold statements that are direct: how many have all their content found in one
    statement (intersection over union from 0.9), and how many of those the exact source."""
    n = covered = sourced = 0
    for gold, found, text in pairs:
        for one in gold:
            if not one.content or kind_of(one, text) != "direct":
                continue
            n += 1
            best = max(found, key=lambda f: _union(f.content, one.content), default=None)
            if best is not None and _union(best.content, one.content) >= 0.9:
                covered += 1
                sourced += set(best.source) == set(one.source)
    return {"direct": n, "found": percent(covered, n), "right source": percent(sourced, covered)}


def calibration_error(sure: Sequence[float], right: Sequence[bool], *, bins: int = 10) -> float:
    """Return the expected calibration error: the mean gap, over bins of confidence, to the truth."""
    total = 0.0
    for index in range(bins):
        some = [
            (s, r)
            for s, r in zip(sure, right, strict=True)
            if min(int(s * bins), bins - 1) == index
        ]
        if some:
            total += abs(sum(s for s, _ in some) - sum(r for _, r in some))
    return total / len(sure) if sure else 0.0
