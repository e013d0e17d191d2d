from __future__ import annotations

from datetime import UTC, datetime

from standfirst.group import group_reports
from standfirst.group.judged import Judged
from standfirst.records import Judgement

AT = datetime(2022, 12, 13, tzinfo=UTC)


def said(kind: str, one: str, other: str | None) -> Judgement:
    return Judgement(kind, one, other, "editor", AT)


def test_the_last_word_on_a_pair_holds_and_the_newest_comes_first():
    judged = Judged.of(
        [said("same", "b", "a"), said("merge", "c", "d"), said("different", "a", "b"),
         said("move", "e", "f"), said("split", "g", "h")]
    )  # fmt: skip
    assert judged.together == (("e", "f"), ("c", "d"))
    assert judged.apart == (("g", "h"), ("a", "b"))


def test_judgements_about_other_things_are_not_for_stories():
    judged = Judged.of(
        [said("same-person", "a", "b"), said("out", "a", None), said("same", "a", "a")]
    )
    assert judged == Judged()


def story_with(stories, report: str):
    return next(story for story in stories if report in story.reports)


def test_the_editors_word_stands_over_the_evidence(days, registers):
    judgements = [said("different", "post-1", "wire-1"), said("merge", "post-1", "sport-1")]
    stories = group_reports(days.reports, {}, registers=registers, judgements=judgements)
    assert "wire-1" not in story_with(stories, "post-1").reports
    assert "sport-1" in story_with(stories, "post-1").reports
    again = group_reports(days.reports[::-1], {}, registers=registers, judgements=judgements)
    assert again == stories


def test_reprints_can_be_parted_too(days, registers):
    judgements = [said("different", "wire-1", "ledger-1")]
    stories = group_reports(days.reports, {}, registers=registers, judgements=judgements)
    assert "ledger-1" not in story_with(stories, "wire-1").reports
    assert sorted(r for s in stories for r in s.reports) == sorted(days.story_of)


def test_a_later_judgement_undoes_an_earlier_one(days, registers):
    undone = [said("different", "post-1", "wire-1"), said("same", "wire-1", "post-1")]
    stories = group_reports(days.reports, {}, registers=registers, judgements=undone)
    assert "wire-1" in story_with(stories, "post-1").reports


def test_a_story_tells_what_was_said_of_it(days, registers):
    judgements = [said("merge", "post-1", "sport-1")]
    stories = group_reports(days.reports, {}, registers=registers, judgements=judgements)
    (change,) = story_with(stories, "post-1").changes
    assert (change.kind, change.reports) == ("judged", ("post-1", "sport-1"))
    assert (change.why, change.date) == ("merge, said editor", AT.date())
    others = [story for story in stories if "post-1" not in story.reports]
    assert all(not story.changes for story in others)
