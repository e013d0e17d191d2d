"""Why two reports stand together, or apart: the table of features, each with value and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from standfirst.group.boilerplate import find_boilerplate
from standfirst.group.features import sign_report
from standfirst.group.names import NameIndex
from standfirst.group.overlap import list_shared
from standfirst.group.placing import sign_texts
from standfirst.group.rarity import count_terms
from standfirst.group.reprints import find_origins
from standfirst.group.threads import by_time
from standfirst.group.traces import Traces
from standfirst.group.weighed import weigh_signatures
from standfirst.group.weighing import (
    BIAS,
    FEATURES,
    adds_of,
    compare_texts,
    log_odds,
    pair_of,
    pairs_of,
    values_of,
)
from standfirst.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    weighed = weigh_signatures(story, rarity)
    rows: list[Evidence] = []
    for i in range(len(story)):
        beside = range(max(0, i - MOST_BESIDE), min(len(story), i + MOST_BESIDE + 1))
        others = np.array([j for j in beside if j != i])
        pairs = pairs_of(compare_texts(weighed, np.full(len(others), i), others)).tolist()
        _, j = min((-log_odds(*pair), j) for pair, j in zip(pairs, others.tolist(), strict=True))
        rows += explain_pair(story, weighed, i, j)
    return tuple(rows)


def explain_pair(
    texts: Sequence[Signature], weighed: Weighed, i: int, j: int
) -> tuple[Evidence, ...]:
    """Return the sum of two texts' log-odds, then each feature that speaks for or against."""
    one, other = texts[i].report, texts[j].report
    values = values_of(weighed, i, j)
    total = round(log_odds(*pair_of(values)), 4)
    rows = [Evidence(one, other, TOGETHER, total, adds=total)]
    for feature, value, adds in zip(FEATURES.values(), values, adds_of(values), strict=True):
        words = ", ".join(_first(_words_of(feature.name, texts, weighed, i, j)))
        if value or words:
            rows.append(Evidence(one, other, feature.name, round(value, 4), words, round(adds, 4)))
    rows.append(Evidence(one, other, "before all", 1.0, adds=BIAS))
    return tuple(rows)


def _words_of(
    feature: str, texts: Sequence[Signature], weighed: Weighed, i: int, j: int
) -> Iterable[str]:
    """Give the words behind a feature, the weightiest first."""
    one, other = texts[i], texts[j]
    match feature:
        case "likeness":
            return [shared.term for shared in list_shared(weighed, i, j)]
        case "deeds":
            return [shared.term for shared in list_shared(weighed, i, j) if not shared.is_name]
        case "names":
            return _in_both(weighed.names, weighed, i, j)
        case "headline":
            return _in_both(weighed.headline, weighed, i, j)
        case "places":
            return _both(one.places, other.places)
        case "days":
            return _both(one.days, other.days)
        case "quotes":
            return sorted(one.quotes & other.quotes)
        case _:
            return ()


def _in_both(shares: NDArray[np.int32], weighed: Weighed, i: int, j: int) -> list[str]:
    """Return the terms of either text's headline or names that both hold as words.

    The weightiest of each come first.
    """
    held = _written(weighed, i) & _written(weighed, j)
    terms = weighed.vocabulary.terms
    found: list[str] = []
    for row in (weighed.row(i), weighed.row(j)):
        entries = zip(weighed.numbers[row].tolist(), shares[row].tolist(), strict=True)
        main = [(-share, terms[number]) for number, share in entries if share and number in held]
        found += [term for _, term in sorted(main)]
    return found


def _written(weighed: Weighed, text: int) -> frozenset[int]:
    """Return the words and figures of a text, by number."""
    row = weighed.row(text)
    return frozenset(weighed.numbers[row][weighed.vector[row] != 0].tolist())


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
    pair = [signed[one.id], signed[other.id]]
    return explain_pair(pair, weigh_signatures(pair, rarity), 0, 1)
