"""What became of a story over days: where an old id went, what merged, split or moved, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.errors import NotFoundError
from standfirst.run.explanation import Explanation, facts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from standfirst.archive import Archive
    from standfirst.records import Merged, Move, Story, StoryChange

MOST_LATE = 3  # reports named that moved others
LIST_ALL = 'not in the days grouped last; "standfirst stories" without bounds tells it'


def explain_old_story(archive: Archive, key: str) -> Explanation:
    """Explain an id that no story has any more, or one that was not told in the days grouped last.

    Raises NotFoundError where none ever had it.
    """
    thread = archive.thread(key)
    merged = archive.merged(key)
    moves = archive.moves(key)
    if thread is None and merged is None and not any(one.story == key for one in moves):
        raise NotFoundError(f"{key}: no such story")
    told = () if thread is None else (*changes(thread.changes, archive),)
    seen = () if thread is None else facts_of(first_seen=thread.first_seen, told=LIST_ALL)
    return Explanation(
        "story", key, (*seen, *went_into(merged)), (), (*told, *moved(moves, archive))
    )


def went_into(merged: Merged | None) -> tuple[tuple[str, str], ...]:
    """Return the facts of a story that merged into another; none where it did not."""
    if merged is None:
        return ()
    return facts_of(merged_into=merged.into, on=merged.date)


def course_facts(story: Story) -> tuple[tuple[str, str], ...]:
    """Return what a story had before the days it is told of, and what its last day added."""
    days = [day for day in story.days if day.date]
    before = sum(day.reports for day in story.earlier)
    new = days[-1] if days else None
    return facts_of(
        earlier=f"{_many(before, 'report')} on {_many(len(story.earlier), 'day')}"
        if before
        else None,
        new=f"{_many(len(new.reports), 'report')} on {new.date}" if new else None,
    )


def _many(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def changes(found: Iterable[StoryChange], archive: Archive) -> Iterator[Explanation]:
    """Explain what became of a story, the first change first."""
    for one in found:
        yield Explanation(
            "changed",
            one.kind,
            facts_of(
                on=one.date,
                other=one.other,
                reports=", ".join(archive.report(report).key for report in one.reports),
                why=one.why,
            ),
        )


def moved(moves: Iterable[Move], archive: Archive) -> Iterator[Explanation]:
    """Explain which reports stood elsewhere before they were grouped again, and what did it."""
    by_way: dict[tuple[str, str], list[Move]] = {}
    for one in moves:
        by_way.setdefault((one.story, one.into), []).append(one)
    for (story, into), some in by_way.items():
        late = list(dict.fromkeys(report for one in some for report in one.late))
        named = [archive.report(report).key for report in late[:MOST_LATE]]
        more = f" and {len(late) - MOST_LATE} more" if len(late) > MOST_LATE else ""
        yield Explanation(
            "grouped again",
            story,
            facts_of(
                now_in=into,
                reports=", ".join(archive.report(one.report).key for one in some),
                why=f"came in later: {', '.join(named)}{more}"
                if named
                else "a judgement, a register, another report or another version of Standfirst",
            ),
        )
