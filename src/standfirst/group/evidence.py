"""Why two reports stand together, or apart: the table of features, each with value and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.group.boilerplate import find_boilerplate
from standfirst.group.features import sign_report
from standfirst.group.names import NameIndex
from standfirst.group.overlap import list_shared
from standfirst.group.placing import sign_texts
from standfirst.group.rarity import count_terms
from standfirst.group.reprints import find_origins
from standfirst.group.threads import by_time
from standfirst.group.traces import Traces
from standfirst.group.weighed import weigh_signature
from standfirst.group.weighing import (
    BIAS,
    FEATURES,
    adds_of,
    compare_signatures,
    log_odds,
    pair_of,
    pairs_of,
    values_of,
)
from standfirst.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from standfirst.group.features import Signature
    from standfirst.group.rarity import Rarity
    from standfirst.group.weighed import Weighed
    from standfirst.records import Reading, Registers, Report, Story

MOST_WORDS = 6  # shown of one feature
MOST_BESIDE = 20  # texts of a story before and behind one that it is compared with
TOGETHER = "together"  # the sum of all rows: log-odds that both tell of one event


def explain_joins(
    story: Story,
    around: Iterable[Report],
    readings: Mapping[str, Reading],
    *,
    registers: Registers,
) -> tuple[Evidence, ...]:
    """Return the evidence of every text of a story with the one most like it.

    A text is compared with those that came shortly before and behind it. ``around`` holds the
    story's reports and others of its time: over all their texts it is counted how rare a word is.
    """
    ordered = sorted(around, key=by_time)
    by_id = {one.id: one for one in ordered}
    skip = find_boilerplate(ordered)
    traces = Traces(registers)
    texts = [one.reports for one in find_origins(ordered, registers, skip=skip, traces=traces)]
    signed = sign_texts(texts, by_id, readings, traces=traces, skip=skip)
    held = frozenset(story.reports)
    place = {report: n for n, report in enumerate(story.reports)}
    own = sorted(
        (one for one in signed if not held.isdisjoint(one.reports)),
        key=lambda one: min(place[report] for report in one.reports if report in place),
    )
    return _explain_texts(own, count_terms(signed)) if len(own) > 1 else ()


def _explain_texts(story: Sequence[Signature], rarity: Rarity) -> tuple[Evidence, ...]:
    weighed = [weigh_signature(one, rarity) for one in story]
    rows: list[Evidence] = []
    for i, one in enumerate(story):
        beside = range(max(0, i - MOST_BESIDE), min(len(story), i + MOST_BESIDE + 1))
        others = [j for j in beside if j != i]
        pairs = pairs_of(
            compare_signatures(
                one, weighed[i], [story[j] for j in others], [weighed[j] for j in others]
            )
        )
        _, j = min((-log_odds(*pair), j) for pair, j in zip(pairs.tolist(), others, strict=True))
        rows += explain_pair(one, weighed[i], story[j], weighed[j])
    return tuple(rows)


def explain_pair(one: Signature, a: Weighed, other: Signature, b: Weighed) -> tuple[Evidence, ...]:
    """Return the sum of the log-odds, then each feature that speaks for or against."""
    values = values_of(one, a, other, b)
    total = log_odds(*pair_of(values))
    rows = [Evidence(one.report, other.report, TOGETHER, round(total, 4), adds=round(total, 4))]
    for feature, value, adds in zip(FEATURES.values(), values, adds_of(values), strict=True):
        words = ", ".join(_first(_words_of(feature.name, one, a, other, b)))
        if value or words:
            rows.append(
                Evidence(
                    one.report, other.report, feature.name, round(value, 4), words, round(adds, 4)
                )
            )
    rows.append(Evidence(one.report, other.report, "before all", 1.0, adds=BIAS))
    return tuple(rows)


def _words_of(
    feature: str, one: Signature, a: Weighed, other: Signature, b: Weighed
) -> Iterable[str]:
    """Give the words behind a feature, the weightiest first."""
    match feature:
        case "likeness":
            return [shared.term for shared in list_shared(a, b)]
        case "deeds":
            return [shared.term for shared in list_shared(a, b) if not shared.is_name]
        case "names":
            return _in_both(a.main[a.n_headline :], b.main[b.n_headline :], a, b)
        case "headline":
            return _in_both(a.main[: a.n_headline], b.main[: b.n_headline], a, b)
        case "places":
            return _both(one.places, other.places)
        case "days":
            return _both(one.days, other.days)
        case "quotes":
            return sorted(one.quotes & other.quotes)
        case _:
            return ()


def _in_both(one: NDArray[np.int32], other: NDArray[np.int32], a: Weighed, b: Weighed) -> list[str]:
    """Return the terms of either report's headline or names that both hold as words."""
    held = a.written & b.written
    return [a.vocabulary.terms[n] for n in (*one.tolist(), *other.tolist()) if n in held]


def _both(one: frozenset[str], other: frozenset[str]) -> list[str]:
    """Return what both name; where that is nothing, what each names."""
    if not one or not other:
        return []
    if shared := one & other:
        return sorted(shared)
    return [f"{_plain(min(one))} / {_plain(min(other))}"]


def _first(words: Iterable[str]) -> Iterator[str]:
    shown = dict.fromkeys(_plain(word) for word in words)
    yield from list(shown)[:MOST_WORDS]


def _plain(term: str) -> str:
    return term.partition(":")[2] or term


def compare_reports(
    one: Report,
    other: Report,
    around: Iterable[Report],
    readings: Mapping[str, Reading],
    *,
    registers: Registers,
) -> tuple[Evidence, ...]:
    """Return the table of two reports, wherever they stand; ``around`` tells which words are rare.

    The two themselves are counted too, whether ``around`` holds them or not.
    """
    names = NameIndex(registers)
    every = {report.id: report for report in (*around, one, other)}
    signed = {
        report.id: sign_report(report, readings.get(report.id), names=names)
        for report in every.values()
    }
    rarity = count_terms(list(signed.values()))
    a, b = signed[one.id], signed[other.id]
    return explain_pair(a, weigh_signature(a, rarity), b, weigh_signature(b, rarity))
