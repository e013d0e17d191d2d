from __future__ import annotations

from dataclasses import replace

import pytest

from standfirst.group import explain_joins, group_reports
from standfirst.records import Notice, Parts, Reading, Registers, Span


def test_each_event_of_the_invented_days_is_one_story(days, registers):
    stories = group_reports(days.reports, {}, registers=registers)
    found = {frozenset(story.reports) for story in stories}
    labels = set(days.story_of.values())
    assert found == {
        frozenset(r for r, label in days.story_of.items() if label == wanted) for wanted in labels
    }


def test_reprints_count_as_one_origin(days, registers):
    stories = group_reports(days.reports, {}, registers=registers)
    origins = [origin for story in stories for origin in story.origins]
    texts = {frozenset(text) for origin in origins for text in origin.texts}
    assert frozenset({"wire-1", "ledger-1"}) in texts
    assert len(texts) == len(set(days.origin_of.values()))
    assert frozenset({"post-1", "post-2"}) in {frozenset(one.reports) for one in origins}


def test_a_story_says_when_it_was_first_and_last_seen(days, registers):
    stories = group_reports(days.reports, {}, registers=registers)
    story = next(story for story in stories if "post-1" in story.reports)
    assert story.first_seen.isoformat() == "2022-12-12T04:05:00+00:00"
    assert story.last_seen.isoformat() == "2022-12-12T11:00:00+00:00"
    assert story.reports[0] == "post-1"


def test_the_headline_is_cut_from_its_report(days, registers):
    reports = {report.id: report for report in days.reports}
    stories = group_reports(days.reports, {}, registers=registers)
    headlines = [story.headline for story in stories if story.headline]
    assert headlines
    for passage in headlines:
        assert passage.span.of(reports[passage.report].text) == passage.exact


def test_stories_without_registers_and_readings_still_form(days):
    stories = group_reports(days.reports, {}, registers=Registers())
    assert any({"wire-1", "ledger-1", "courier-2"} <= set(story.reports) for story in stories)


def test_the_order_of_the_reports_does_not_matter(days, registers):
    once = group_reports(days.reports, {}, registers=registers)
    assert group_reports(days.reports[::-1], {}, registers=registers) == once


def test_a_text_that_is_mostly_notice_stays_alone(days, registers):
    twin = next(report for report in days.reports if report.id == "vpa-1")
    notice = replace(
        twin, id="notice", outlet="ledger", text=twin.text.replace("KARSK, Dec 12", "")
    )
    span = Span(0, len(notice.text))
    text = notice.text + "\n\nWatch our programme tonight at nine, with guests from the depot."
    notice = replace(notice, text=text[60:], headline=None)
    reading = Reading(
        notice.id, 1, parts=Parts(notices=(Notice("programme", Span(0, span.end - 60)),))
    )
    others = [report for report in days.reports if report.id != "vpa-1"]
    stories = group_reports([*others, notice], {notice.id: reading}, registers=registers)
    assert ("notice",) in {story.reports for story in stories}


def test_a_reading_of_another_revision_is_not_used(days, registers):
    stale = {
        report.id: Reading(report.id, 7, parts=Parts(headline=Span(0, 10_000)))
        for report in days.reports
    }
    once = group_reports(days.reports, {}, registers=registers)
    assert group_reports(days.reports, stale, registers=registers) == once


def test_undated_reports_stand_in_stories_too(days, registers):
    undated = [replace(report, published_at=None) for report in days.reports]
    stories = group_reports(undated, {}, registers=registers)
    assert sorted(r for story in stories for r in story.reports) == sorted(days.story_of)
    assert all(story.first_seen is None for story in stories)


def test_a_joined_report_names_its_evidence(days, registers):
    stories = group_reports(days.reports, {}, registers=registers)
    karsk = next(story for story in stories if "post-1" in story.reports)
    evidence = explain_joins(karsk, days.reports, {}, registers=registers)
    assert evidence == explain_joins(karsk, days.reports[::-1], {}, registers=registers)
    rows = [row for row in evidence if row.report == "post-1"]
    assert {row.feature for row in rows} >= {"together", "likeness", "names"}
    assert any("depot" in row.words for row in rows)
    assert all(row.other in karsk.reports for row in rows)
    total = next(row.adds for row in rows if row.feature == "together")
    assert sum(row.adds for row in rows if row.feature != "together") == pytest.approx(
        total, abs=0.01
    )
    assert total > 0


def test_nothing_gives_nothing(registers):
    assert group_reports([], {}, registers=registers) == ()


def test_empty_and_odd_texts_are_grouped_without_error(report_of, registers):
    texts = ["", " ", "🚨", "...", "1", "\n\n", "a" * 50_000, "„“" * 2000, "5" * 3000]
    reports = [report_of(text) for text in texts]
    stories = group_reports(reports, {}, registers=registers)
    assert sorted(r for s in stories for r in s.reports) == sorted(r.id for r in reports)
