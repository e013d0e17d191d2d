"""Ids go on from one day's clusters to the next day's, and what merges, splits or moves is told."""

from datetime import UTC, date, datetime, timedelta

from standfirst.group.handing import Arrived, hand_on
from standfirst.group.judged import Judged
from standfirst.group.stories import Threads
from standfirst.records import (
    EarlierDay,
    Leaving,
    Left,
    Merged,
    StoryChange,
    Thread,
    ThreadState,
    make_id,
)

DAY = date(2022, 12, 12)
AT = datetime(2022, 12, 11, 8, tzinfo=UTC)


def hand(threads, clusters, n_texts=6, judged=None):
    texts = [(f"r{n}",) for n in range(n_texts)]
    times = {f"r{n}": AT + timedelta(hours=n) for n in range(n_texts)}
    state = ThreadState(DAY - timedelta(days=1), threads=tuple(threads))
    return hand_on(state, clusters, Arrived(DAY, texts, times, judged or Judged()))


def a_thread(story, *texts, hour=0, **fields):
    return Thread(story, texts, AT + timedelta(hours=hour), **fields)


def test_a_story_goes_on_under_its_id_and_a_new_one_is_called_by_its_first_report():
    threads, merged = hand([a_thread("y1", 0, 1)], [[0, 1, 3], [2, 4]])
    assert [(one.id, one.texts) for one in threads] == [
        ("y1", (0, 1, 3)),
        (make_id("y", "r2"), (2, 4)),
    ]
    assert threads[1].first_seen == AT + timedelta(hours=2)
    assert not merged
    assert not any(one.changes for one in threads)


def test_of_two_that_merge_the_one_told_first_keeps_its_id_and_counts_both():
    before = [
        a_thread("y2", 1, hour=1, earlier=(EarlierDay(date(2022, 12, 9), 3, 2),)),
        a_thread("y1", 0, hour=-9, earlier=(EarlierDay(date(2022, 12, 9), 1, 1),)),
    ]
    (thread,), merged = hand(before, [[0, 1, 2]], n_texts=3)
    assert thread.id == "y1"
    assert thread.earlier == (EarlierDay(date(2022, 12, 9), 4, 3),)
    assert thread.first_seen == AT - timedelta(hours=9)
    (change,) = thread.changes
    assert (change.kind, change.date, change.reports, change.other) == (
        "merged",
        DAY,
        ("r1",),
        "y2",
    )
    assert merged == (Merged("y2", "y1", DAY),)


def test_a_merge_that_an_editor_asked_for_says_so():
    before = [a_thread("y1", 0), a_thread("y2", 1, hour=1)]
    judged = Judged(together=(("r0", "r1"),))
    (thread,), _ = hand(before, [[0, 1]], n_texts=2, judged=judged)
    assert "editor" in thread.changes[0].why
    (thread,), _ = hand(before, [[0, 1]], n_texts=2, judged=Judged(together=(("r1", "later"),)))
    assert "editor" not in thread.changes[0].why


def test_of_a_story_that_splits_the_larger_part_keeps_the_id():
    threads, merged = hand([a_thread("y1", 0, 1, 2)], [[0], [1, 2]], n_texts=3)
    parted, kept = threads
    assert (kept.id, parted.id) == ("y1", make_id("y", "r0"))
    assert [(c.kind, c.reports, c.other) for c in kept.changes] == [("split", ("r0",), parted.id)]
    assert [(c.kind, c.reports, c.other) for c in parted.changes] == [("split", ("r0",), "y1")]
    assert kept.changes[0].why != parted.changes[0].why
    assert not merged


def test_a_part_whose_first_report_gave_another_story_its_id_gets_one_of_its_own():
    own = make_id("y", "r0")
    threads, _ = hand([a_thread(own, 0, 1, 2)], [[0], [1, 2]], n_texts=3)
    assert len({one.id for one in threads}) == 2
    assert next(one.id for one in threads if one.texts == (1, 2)) == own


def test_reports_that_move_are_told_on_both_sides():
    before = [a_thread("y1", 0, 1, 2), a_thread("y2", 3, 4, hour=3)]
    threads, _ = hand(before, [[0, 1], [2, 3, 4]], n_texts=5)
    for thread, other in zip(threads, ("y2", "y1"), strict=True):
        assert thread.changes == (StoryChange("moved", DAY, ("r2",), other, thread.changes[0].why),)
    assert threads[0].changes[0].why != threads[1].changes[0].why


def test_a_story_that_parts_again_has_its_id_back():
    again = make_id("y", "r1")
    state = ThreadState(
        DAY,
        threads=(a_thread("y1", 0, 1, 2),),
    )
    arrived = Arrived(DAY, [("r0",), ("r1",), ("r2",)], {}, Judged())
    threads, merged = hand_on(state, [[0, 2], [1]], arrived)
    assert [one.id for one in threads] == ["y1", again]
    assert merged == ()
    before = Leaving(
        (Left(again, ("r8",)), Left("yother", ("r9",))),
        merged=(Merged(again, "y1", DAY), Merged("yother", "y1", DAY)),
    )
    after = ThreadState(DAY, texts=tuple(arrived.texts), days=(DAY,) * 3, threads=threads)
    told = Threads.of(after, [before]).story_of
    assert (told["r8"], told["r9"]) == (again, "y1")
    # It lived, and let reports go under its own name, before it went into the other again.
    later = [before, Leaving((Left(again, ("r1",)),)), Leaving(merged=(Merged(again, "y2", DAY),))]
    assert Threads.of(ThreadState(DAY), later).story_of["r1"] == "y2"
    assert Threads.of(ThreadState(DAY), later[:2]).story_of["r1"] == again
