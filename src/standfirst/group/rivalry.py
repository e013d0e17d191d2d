"""Two figures weighed against each other: comparable or not, and whether they contradict.

Precision comes first: two figures differ only where event, thing, unit, sense, place, day and
moment are the same, neither bounds nor rounds the other, and no rise of a toll explains both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from standfirst.group.cues import load_cues
from standfirst.group.figures import ANYBODY, are_compatible
from standfirst.group.names import PERSON, term
from standfirst.group.settings import meet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from standfirst.group.figures import Figure
    from standfirst.group.settings import Setting
    from standfirst.group.tellers import Told

SAME_TIME = timedelta(hours=16)  # figures further apart are of two moments
_RISES = re.compile(
    r"\b(?:grew|grown|rises?|rose|risen|rising|climb\w+|increase[ds]?|increasing|later|earlier|updated?)\b",
    re.IGNORECASE,
)
TERMS = "terms"  # the subject of what is offered and asked for
_AREAS = frozenset({"hectare", "acre", "square kilometre", "square mile"})


@dataclass(frozen=True, slots=True)
class Row:
    """A figure with where and when it is told of, and who is named for it."""

    figure: Figure
    setting: Setting
    speaker: str | None  # who is named for it
    is_main: bool  # the first of its report under this key, or its own speaker's
    contrasts: bool

    @property
    def at(self) -> datetime | None:
        """When its report was published."""
        return self.figure.told.report.published_at

    @property
    def report(self) -> str:
        """The id of its report."""
        return self.figure.told.report.id


def are_comparable(one: Row, other: Row) -> bool:
    """Tell whether two figures of one key count the same thing, at one place and time."""
    return _are_of_one_kind(one.figure, other.figure) and meet(one.setting, other.setting)


def _are_of_one_kind(one: Figure, other: Figure) -> bool:
    """Tell whether two figures count the same; a part only where it is more than the whole."""
    item, another = _item_of(one), _item_of(other)
    if one.traits != other.traits:
        is_narrowed = one.traits <= other.traits or other.traits <= one.traits
        return item == another and are_same(one, other) and is_narrowed
    if item == another:
        return True
    if ANYBODY not in {item, another} or one.told.report is other.told.report:
        return False
    narrow, wide = (one, other) if another == ANYBODY else (other, one)
    return narrow.low > wide.high or (one.value is not None and one.value == other.value)


def _item_of(figure: Figure) -> str:
    """Return what is counted; of those freed, soldiers and prisoners are the people meant."""
    is_freed = figure.event == "freed" and figure.item in {"soldiers", "prisoner"}
    return ANYBODY if is_freed else figure.item


def are_same(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are alike, with their bounds."""
    return (one.value, one.low, one.high) == (other.value, other.low, other.high)


def are_of_one_time(one: Row, other: Row, rows: Sequence[Row]) -> bool:
    """Tell whether neither figure was past, among ``rows``, when the other was told."""
    if one.at is None or other.at is None:
        return True
    moves = _moves(one.figure)
    past = _is_past_at(one, other, moves, rows) or _is_past_at(other, one, moves, rows)
    return abs(one.at - other.at) <= SAME_TIME and not past


def clash(one: Row, other: Row, rows: Sequence[Row]) -> bool:
    """Tell whether two figures that cannot both hold contradict each other, of the same time."""
    a, b = one.figure.told, other.figure.told
    if one.report == other.report:
        if one.contrasts or other.contrasts:
            return True
        tells_rise = any(_RISES.search(told.words) for told in (a, b))
        are_two = None not in {one.speaker, other.speaker} and one.speaker != other.speaker
        return are_two and not tells_rise
    if not (one.is_main and other.is_main) or a.report.outlet == b.report.outlet is not None:
        return False
    if one.at is None or other.at is None:
        return not shares_voice(one, other)
    if abs(one.at - other.at) > SAME_TIME:
        return False
    moves = _moves(one.figure)
    if not moves:
        return not shares_voice(one, other) or _are_both_quoted(one, other)
    if _is_past_at(one, other, moves, rows) or _is_past_at(other, one, moves, rows):
        return False
    if _are_two_sides(a, b):
        return True
    if shares_voice(one, other) or not (_has_hour(one.at) and _has_hour(other.at)):
        return False
    return not _is_move(one, other, moves, rows)


def _is_past_at(row: Row, other: Row, moves: int, rows: Iterable[Row]) -> bool:
    """Tell whether a toll had moved on from a figure when the other one was told."""
    if row.at is None or other.at is None or not moves:
        return False
    return any(
        newer.at is not None
        and row.at < newer.at <= other.at
        and newer is not other
        and not _are_two_sides(newer.figure.told, row.figure.told)
        and not are_compatible(newer.figure, other.figure)
        and (_middle(newer.figure) - _middle(row.figure)) * moves > 0
        for newer in rows
    )


def _moves(figure: Figure) -> int:
    """Return 1 for a toll that rises, -1 for one that sinks, 0 for what is counted once."""
    cues = load_cues()
    if figure.unit is not None and figure.unit not in _AREAS:
        return 0
    return (figure.event in cues.growing) - (figure.event in cues.falling)


def _middle(figure: Figure) -> float:
    return figure.value if figure.value is not None else figure.low


def _is_move(one: Row, other: Row, moves: int, rows: Iterable[Row]) -> bool:
    """Tell whether a toll went from one figure to the other: the smaller one was told first.

    Who still gives the smaller one later has not heard of the rise, and contradicts nobody.
    """
    small, large = sorted((one, other), key=lambda row: _middle(row.figure) * moves)
    return _first_told(small, rows) < _first_told(large, rows)


def _first_told(row: Row, rows: Iterable[Row]) -> datetime:
    """Return when a figure was first told, by whomever."""
    return min(
        other.at
        for other in rows
        if other.at is not None
        and (
            other is row
            or (other.figure.value is not None and other.figure.value == row.figure.value)
        )
    )


def _are_two_sides(one: Told, other: Told) -> bool:
    return one.side is not None and other.side is not None and one.side != other.side


def shares_voice(one: Row, other: Row) -> bool:
    """Tell whether one origin or one speaker may stand behind both figures."""
    if one.figure.event == TERMS:  # who offers is told in the words, whoever speaks of it
        return one.report == other.report
    if one.speaker is not None and other.speaker is not None:
        return one.speaker == other.speaker
    is_one_origin = one.figure.told.origin == other.figure.told.origin
    return is_one_origin or bool(_voices(one) & _voices(other))


def _voices(row: Row) -> frozenset[str]:
    """Return who may stand behind a figure: its speaker, else the outlet and those named."""
    if row.speaker is not None:
        return frozenset({term(PERSON, row.speaker)})
    told = row.figure.told
    return told.voices | ({term(PERSON, told.own or told.by or told.report.id)})


def _are_both_quoted(one: Row, other: Row) -> bool:
    """Tell whether two newsrooms quote one speaker, each with a number of its own."""
    a, b = one.figure.told, other.figure.told
    return one.speaker is not None and one.speaker == other.speaker and a.origin != b.origin


def _has_hour(at: datetime) -> bool:
    """Tell whether more than the day is known: midnight sharp is what a bare date becomes."""
    return (at.hour, at.minute, at.second) != (0, 0, 0)
