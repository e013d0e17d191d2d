from __future__ import annotations

from datetime import date, timedelta

from standfirst.group import group_reports
from standfirst.group.timeline import draw_timeline
from standfirst.records import Origin, StoryDay


def test_a_reprint_on_the_next_day_adds_a_report_and_no_origin(report_of):
    first = report_of("The depot burned.", at="2022-12-11T10:00:00+00:00")
    other = report_of("Trams stand still.", at="2022-12-12T09:00:00+00:00")
    reprint = report_of("The depot burned.", at="2022-12-12T10:00:00+00:00")
    undated = report_of("No day at all.", at=None)
    origins = [
        Origin("o1", (first.id, reprint.id)),
        Origin("o2", (other.id,)),
        Origin("o3", (undated.id,)),
    ]
    days = draw_timeline([first, other, reprint, undated], origins, lambda at: at.date())
    assert days == (
        StoryDay(date(2022, 12, 11), (first.id,), ("o1",)),
        StoryDay(date(2022, 12, 12), (other.id, reprint.id), ("o2",)),
        StoryDay(None, (undated.id,), ("o3",)),
    )


def test_the_days_of_a_story_are_the_desks(days, registers):
    stories = group_reports(
        days.reports, {}, registers=registers, day_of=lambda at: (at + timedelta(hours=3)).date()
    )
    karsk = next(story for story in stories if "post-1" in story.reports)
    assert [report for day in karsk.days for report in day.reports] == list(karsk.reports)
    by_id = {report.id: report for report in days.reports}
    for day in karsk.days:
        moments = [by_id[one].published_at + timedelta(hours=3) for one in day.reports]
        assert {moment.date() for moment in moments} == {day.date}
