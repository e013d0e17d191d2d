from dataclasses import replace
from datetime import date, datetime, timedelta

from standfirst import group
from standfirst.archive import Archive
from standfirst.group import stories
from standfirst.records import Report
from standfirst.run.grouping import bounds_of, group_stories, scope_of

from .conftest import NOON, ZONE


def test_every_report_stands_in_one_story_and_reports_are_read_first(desk, archive, a_day):
    archive.add([*a_day, Report("r-undated", 1, "No day at all.")])
    grouped = group_stories(desk, archive)
    held = [report for story in grouped for report in story.reports]
    assert sorted(held) == sorted([*(one.id for one in a_day), "r-undated"])
    assert len(archive.readings(a_day)) == 3
    assert archive.story(a_day[0].id) == archive.story(a_day[1].id)


def test_grouping_is_done_once_until_something_changes(desk, archive, a_day, monkeypatch):
    archive.add(a_day[:2])
    told = []
    first = group_stories(desk, archive, tell=told.append)
    assert group_stories(desk, archive, tell=told.append) == first
    assert [(one.done, one.skipped) for one in told if one.stage == "group"] == [
        (len(first), 0),
        (0, len(first)),
    ]
    archive.add(a_day[2:])
    assert len(group_stories(desk, archive)) == len(first) + 1
    monkeypatch.setattr(group, "VERSION", "to come")
    told.clear()
    group_stories(desk, archive, tell=told.append)
    assert told[-1].done == len(first) + 1


def test_one_more_report_leaves_other_stories_as_they_were_found(desk, archive, a_day, monkeypatch):
    archive.add(a_day[:2])
    group_stories(desk, archive)
    seen = []
    look = stories.look_through

    def noting(held, *rest):
        seen.append({one.id for one in held})
        return look(held, *rest)

    monkeypatch.setattr(stories, "look_through", noting)
    archive.add(a_day[2:])
    warm = group_stories(desk, archive)
    assert seen == [{a_day[2].id}]
    with Archive.create(desk.folder / "cold.db") as other:
        other.add(a_day)
        assert group_stories(desk, other) == warm
    seen.clear()
    wider = replace(desk, registers=replace(desk.registers, people=()))
    group_stories(wider, archive)  # another register: nothing found before holds
    assert len(seen) == len(warm)


def test_span_of_time_takes_its_reports_only(desk, archive, a_day):
    archive.add(a_day)
    start, end = bounds_of(desk, date(2022, 12, 12), date(2022, 12, 12))
    assert (start, end) == (
        datetime(2022, 12, 11, 21, tzinfo=ZONE),
        datetime(2022, 12, 12, 21, tzinfo=ZONE),
    )
    held = {
        one for story in group_stories(desk, archive, start=start, end=end) for one in story.reports
    }
    assert held == {a_day[0].id, a_day[1].id}
    early = group_stories(desk, archive, as_of=NOON + timedelta(minutes=1))
    assert a_day[1].id not in {one for story in early for one in story.reports}


def test_what_was_known_at_a_moment_is_not_taken_for_what_is_known(desk, archive, a_day):
    archive.add(a_day)
    one, other, _ = (report.id for report in a_day)
    whole = group_stories(desk, archive)
    group_stories(desk, archive, as_of=NOON + timedelta(minutes=1))
    story = archive.story(one)
    assert story in whole
    assert other in story.reports
    assert archive.story(story.id) == archive.stories_of((one,))[one] == story


def test_order_in_which_days_are_grouped_changes_nothing(desk, archive, a_day):
    archive.add(a_day)
    bounds = [bounds_of(desk, date(2022, 12, day), date(2022, 12, 12)) for day in (11, 12)]
    there = [group_stories(desk, archive, start=start, end=end) for start, end in bounds]
    archive.add([Report("r-new", 1, "A later report.", published_at=NOON + timedelta(days=3))])
    back = [group_stories(desk, archive, start=start, end=end) for start, end in bounds[::-1]]
    assert back == there[::-1]


def test_open_spans_have_names_of_their_own():
    assert scope_of(None, None, None) == "-/-/-"
    assert scope_of(NOON, None, None) == "2022-12-12T12:00:00+02:00/-/-"
    assert bounds_of(None) == (None, None)
