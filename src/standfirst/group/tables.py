"""The figures of a story side by side: one table for each thing counted."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, datetime
from itertools import combinations
from math import inf
from typing import TYPE_CHECKING

from standfirst.group.cues import load_cues
from standfirst.group.figures import ANYBODY, are_compatible, can_both_hold
from standfirst.group.rivalry import (
    Row,
    are_comparable,
    are_of_one_time,
    are_same,
    clash,
    shares_voice,
)
from standfirst.group.settings import home_of, meet, setting_of
from standfirst.group.speaking import speaker_at, teller_at
from standfirst.records import FigureRow, FigureTable, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from standfirst.group.figures import Figure, Range
    from standfirst.group.names import NameIndex
    from standfirst.group.tellers import Told

MOST_ROWS = 120  # of one table: a story of hundreds of reports repeats its figures


def tabulate(figures: Sequence[Figure], names: NameIndex) -> tuple[FigureTable, ...]:
    """Return the tables of a story's figures that two reports or more give, in textual order."""
    homes = _homes(figures, names)
    buckets: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if not figure.told.is_copy and not _is_past(figure.told):
            buckets[_bucket(figure)].append(figure)
    tables = []
    for same in buckets.values():
        rows = _rows(same, homes, names)
        tables += [_table(group) for group in _together(rows) if _is_comparison(group)]
    return tuple(tables)


def _bucket(figure: Figure) -> tuple[object, ...]:
    is_person = figure.event in load_cues().of_people
    item = ANYBODY if is_person and figure.unit is None else figure.item
    return figure.event, item, figure.unit, figure.mode, figure.scope


def _is_past(told: Told) -> bool:
    """Tell whether a sentence speaks of another time than its report."""
    if not told.is_read and _YEAR.search(told.words):
        return True
    return not load_cues().past.isdisjoint(told.small)


def _homes(figures: Iterable[Figure], names: NameIndex) -> Mapping[str, frozenset[str]]:
    heads: dict[str, list[Told]] = defaultdict(list)
    for figure in figures:
        told = figure.told
        if told.number == 0 or not heads[told.report.id]:
            heads[told.report.id].append(told)
    return {report: home_of(told, names) for report, told in heads.items()}


def _rows(
    same: Sequence[Figure], homes: Mapping[str, frozenset[str]], names: NameIndex
) -> list[Row]:
    """Return a row for each figure, one for each value of a report and speaker, a fair number."""
    rows: list[Row] = []
    seen: set[tuple[object, ...]] = set()
    leads: dict[str, str | None] = {}
    for figure in same:
        report = figure.told.report.id
        speaker = speaker_at(figure.told, figure.span)
        key = (report, speaker, figure.value, figure.low, figure.high, figure.item, figure.traits)
        if key in seen or len(rows) >= MOST_ROWS:
            continue
        seen.add(key)
        first = leads.setdefault(report, speaker)
        is_main = report not in {row.report for row in rows} or (
            speaker is not None and speaker != first
        )
        setting = setting_of(
            figure.told,
            figure.span,
            homes.get(report, frozenset()),
            names,
            by_country=figure.unit is None,
            by_speakers=figure.event not in load_cues().of_people,
        )
        rows.append(Row(figure, setting, speaker, is_main, _contrasts(figure.told)))
    return rows


def _contrasts(told: Told) -> bool:
    return not load_cues().contrast.isdisjoint(told.small)


def _together(rows: Sequence[Row]) -> list[list[Row]]:
    """Part the rows of one key into tables: those comparable, be it by way of others."""
    head = list(range(len(rows)))

    def find(n: int) -> int:
        while head[n] != n:
            head[n] = head[head[n]]
            n = head[n]
        return n

    for i, j in combinations(range(len(rows)), 2):
        if find(i) != find(j) and are_comparable(rows[i], rows[j]):
            head[max(find(i), find(j))] = min(find(i), find(j))
    tables: dict[int, list[Row]] = defaultdict(list)
    for n, row in enumerate(rows):
        tables[find(n)].append(row)
    return list(tables.values())


def _is_comparison(rows: Sequence[Row]) -> bool:
    """Tell whether two reports give the figure, or one that sets two figures apart."""
    reports = len({row.report for row in rows})
    return reports > 1 or (len(rows) > 1 and any(row.contrasts for row in rows))


def _table(rows: Sequence[Row]) -> FigureTable:
    ordered = sorted(rows, key=lambda row: (row.at is None, row.at or _NEVER, row.report))
    rivals: dict[int, list[int]] = defaultdict(list)
    best: dict[int, Relation] = {}
    for i, j in combinations(range(len(ordered)), 2):
        one, other = ordered[i], ordered[j]
        if not are_comparable(one, other):
            continue
        if are_same(one.figure, other.figure):
            _raise(best, (i, j), Relation.EQUAL)
        elif are_compatible(one.figure, other.figure):
            _raise(best, (i, j), Relation.AGREES)
        elif clash(one, other, ordered):
            _raise(best, (i, j), Relation.DIFFERS)
            rivals[i].append(j)
            rivals[j].append(i)
        elif one.at is not None and other.at is not None and one.at != other.at:
            _raise(best, (i,), Relation.SUPERSEDED)
    _share_rivals(ordered, rivals)
    best |= dict.fromkeys((n for n, some in rivals.items() if some), Relation.DIFFERS)
    first = ordered[0].figure
    places = ordered[0].setting.places if all(r.setting.places for r in ordered) else frozenset()
    shared = places.intersection(*(row.setting.places for row in ordered))
    return FigureTable(
        about=_about(ordered),
        unit=first.unit,
        place=min(shared) if shared else None,
        rows=tuple(
            _row(row, best.get(n, Relation.ALONE), tuple(rivals[n]))
            for n, row in enumerate(ordered)
        ),
    )


def _share_rivals(rows: Sequence[Row], rivals: dict[int, list[int]]) -> None:
    """Let all who give a figure stand against its rivals, as far as their time is the same."""
    found = [(i, j) for i, some in sorted(rivals.items()) for j in some]
    for i, j in found:
        for k, row in enumerate(rows):
            other = rows[i]
            if (
                k not in {i, j, *rivals[i]}
                and row.report != other.report
                and are_same(row.figure, rows[j].figure)
                and are_comparable(row, rows[j])
                and meet(row.setting, other.setting)
                and not shares_voice(row, other)
                and are_of_one_time(row, other, rows)
            ):
                rivals[i].append(k)
                rivals[k].append(i)
    for some in rivals.values():
        some.sort()


_ORDER = (
    Relation.ALONE,
    Relation.EQUAL,
    Relation.AGREES,
    Relation.SUPERSEDED,
    Relation.DIFFERS,
)
_NEVER = datetime.max.replace(tzinfo=UTC)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _raise(best: dict[int, Relation], rows: Iterable[int], to: Relation) -> None:
    for n in rows:
        if _ORDER.index(best.get(n, Relation.ALONE)) < _ORDER.index(to):
            best[n] = to


def _about(rows: Sequence[Row]) -> str:
    """Return what is counted and what happened to it, for a reader: "people, killed"."""
    first = rows[0].figure
    if first.unit is not None:
        return f"{first.event}, {first.unit}"
    nouns = {row.figure.noun for row in rows}
    return f"{nouns.pop() if len(nouns) == 1 else first.kind}, {first.event}"


def relate_rows(table: FigureTable, i: int, j: int) -> Relation:
    """Return how two rows of a table stand to each other; two parts of a whole are alone."""
    one, other = table.rows[i], table.rows[j]
    if j in one.rivals:
        return Relation.DIFFERS
    if (one.value, one.low, one.high) == (other.value, other.low, other.high):
        return Relation.EQUAL
    if can_both_hold(_range_of(one), _range_of(other)):
        return Relation.AGREES
    return Relation.SUPERSEDED if one.as_of != other.as_of else Relation.ALONE


def _range_of(row: FigureRow) -> Range:
    if row.low is None and row.high is None and row.value is not None:
        return row.value, row.value, row.value
    return (
        row.value,
        0.0 if row.low is None else row.low,
        inf if row.high is None else row.high,
    )


def _row(row: Row, relation: Relation, rivals: tuple[int, ...]) -> FigureRow:
    figure, told = row.figure, row.figure.told
    value = figure.value
    is_exact = figure.low == value == figure.high
    return FigureRow(
        written=figure.written,
        span=figure.span,
        value=value,
        low=None if is_exact or figure.low == 0 else figure.low,
        high=None if is_exact or figure.high == inf else figure.high,
        approximate=figure.approximate,
        qualifier=figure.qualifier,
        by=teller_at(told, figure.span),
        outlet=told.outlet,
        as_of=told.report.published_at,
        origin=told.origin,
        passage=told.passage,
        relation=relation,
        rivals=rivals,
    )
