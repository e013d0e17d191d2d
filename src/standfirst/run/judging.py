"""The editor's word on stories: appended, honoured by every grouping, undone by a later word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.errors import NotFoundError, UsageError
from standfirst.group.judged import DIFFERENT, MERGE, MOVE, SAME, SPLIT
from standfirst.records import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from standfirst.archive import Archive
    from standfirst.records import Story

__all__ = ["DIFFERENT", "MERGE", "MOVE", "SAME", "SPLIT", "judge_stories"]


def judge_stories(
    archive: Archive, kind: str, keys: Sequence[str], *, who: str, now: Callable[[], datetime]
) -> tuple[Judgement, ...]:
    """Append what an editor says of stories, and return it as it was noted: about reports.

    ``keys`` are ids of stories, or of reports (their own ids too). Same and merge: all of them are
    one story. Different: the two are not. Move: the first, a report, belongs to the story of
    the second. Split: these reports leave their story and are one of their own. A story's word is
    noted for its first report, for stories may get other ids, reports do not.

    Raises NotFoundError for what is neither report nor story, UsageError for what says nothing.
    """
    pairs = {
        SAME: _join,
        MERGE: _join,
        DIFFERENT: _part,
        MOVE: _move,
        SPLIT: _split,
    }[kind](archive, keys)
    at = now()
    noted = tuple(Judgement(as_kind or kind, one, other, who, at) for as_kind, one, other in pairs)
    for judgement in noted:
        archive.add_judgement(judgement)
    return noted


Said = tuple[str | None, str, str]  # kind, if another than asked for; two report ids


def _join(archive: Archive, keys: Sequence[str]) -> Iterator[Said]:
    first, *others = _distinct(archive, keys)
    for other in others:
        yield None, first, other


def _part(archive: Archive, keys: Sequence[str]) -> Iterator[Said]:
    one, other = _distinct(archive, keys)
    yield None, one, other


def _move(archive: Archive, keys: Sequence[str]) -> Iterator[Said]:
    report, target = keys
    moved = _report_id(archive, report)
    if moved is None:
        raise UsageError(f"{report}: is a story; give a report, or merge the two stories")
    old, new = _story_of(archive, moved), _story_of(archive, target)
    if old.id == new.id:
        raise UsageError(f"{report}: stands in {new.id} already; nothing was noted")
    if left := next((one for one in old.reports if one != moved), None):
        yield DIFFERENT, moved, left
    yield None, moved, _report_id(archive, target) or new.reports[0]


def _split(archive: Archive, keys: Sequence[str]) -> Iterator[Said]:
    moved = [_needed(archive, key) for key in keys]
    story = _story_of(archive, moved[0])
    if strange := next((one for one in moved if one not in story.reports), None):
        raise UsageError(f"{strange}: does not stand in {story.id}; split one story at a time")
    left = next((one for one in story.reports if one not in moved), None)
    if left is None:
        raise UsageError(f"{story.id}: would have no report left; name fewer")
    for one in moved:
        yield None, one, left
    for one in moved[1:]:
        yield SAME, moved[0], one


def _distinct(archive: Archive, keys: Sequence[str]) -> list[str]:
    found = [_report_id(archive, key) or _story_of(archive, key).reports[0] for key in keys]
    if len(set(found)) < len(found):
        raise UsageError(f"{', '.join(keys)}: are not all different; nothing was noted")
    return found


def _needed(archive: Archive, key: str) -> str:
    found = _report_id(archive, key)
    if found is None:
        raise UsageError(f"{key}: is a story; give its reports that are to leave it")
    return found


def _report_id(archive: Archive, key: str) -> str | None:
    try:
        return archive.report(key).id
    except NotFoundError as error:
        if "external id" in str(error):
            raise
        return None


def _story_of(archive: Archive, key: str) -> Story:
    try:
        return archive.story(_report_id(archive, key) or key)
    except NotFoundError:
        raise NotFoundError(
            f'{key}: stands in no story yet; "standfirst stories" groups and lists them'
        ) from None
