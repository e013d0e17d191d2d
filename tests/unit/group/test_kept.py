from __future__ import annotations

from dataclasses import replace

import pytest

from standfirst.group import Kept, group_reports, stories


@pytest.fixture
def looked_through(monkeypatch):
    """The reports of each story that is looked through, as they come."""
    seen = []
    look = stories.look_through

    def noting(held, *rest):
        seen.append({one.id for one in held})
        return look(held, *rest)

    monkeypatch.setattr(stories, "look_through", noting)
    return seen


def stamps_of(reports):
    return {report.id: f"{report.id}, {report.revision}" for report in reports}


def kept_of(reports, registers):
    kept = Kept(stamps_of(reports))
    found = group_reports(reports, {}, registers=registers)
    return {kept.key_of(one.reports, one.origins): one for one in found}


def test_one_more_report_has_its_own_story_alone_looked_through(days, registers, looked_through):
    late = max(days.reports, key=lambda report: report.published_at)
    earlier = [report for report in days.reports if report is not late]
    by_key = kept_of(earlier, registers)
    cold = group_reports(days.reports, {}, registers=registers)
    looked_through.clear()
    kept = Kept(stamps_of(days.reports), by_key)
    assert group_reports(days.reports, {}, registers=registers, kept=kept) == cold
    assert looked_through == [{r for one in cold if late.id in one.reports for r in one.reports}]


def test_a_revised_report_has_its_story_looked_through(days, registers, looked_through):
    by_key = kept_of(days.reports, registers)
    first, *others = days.reports
    revised = [replace(first, revision=2), *others]
    looked_through.clear()
    found = group_reports(revised, {}, registers=registers, kept=Kept(stamps_of(revised), by_key))
    assert looked_through
    assert all(first.id in story for story in looked_through)
    assert found == group_reports(revised, {}, registers=registers)


def test_a_report_without_a_stamp_is_never_taken_as_known(days, registers, looked_through):
    by_key = kept_of(days.reports, registers)
    n_stories = len(by_key)
    looked_through.clear()
    group_reports(days.reports, {}, registers=registers, kept=Kept({}, by_key))
    assert len(looked_through) == n_stories
    assert Kept().key_of(("r1",), ()) == ""
