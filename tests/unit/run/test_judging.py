from __future__ import annotations

import pytest

from standfirst.errors import NotFoundError, UsageError
from standfirst.run.grouping import group_stories
from standfirst.run.judging import DIFFERENT, MERGE, MOVE, SAME, SPLIT, judge_stories

from .conftest import NOON


@pytest.fixture
def grouped(desk, archive, a_day):
    archive.add(a_day)
    group_stories(desk, archive)
    return archive


def judge(archive, kind, *keys):
    return judge_stories(archive, kind, keys, who="mira", now=lambda: NOON)


def story_of(archive, report):
    return archive.story(report.id)


def test_stories_fixture_has_one_story_of_two_and_one_alone(grouped, a_day):
    assert story_of(grouped, a_day[0]).reports == (a_day[0].id, a_day[1].id)
    assert story_of(grouped, a_day[2]).reports == (a_day[2].id,)


def test_a_word_is_noted_about_reports_and_honoured_after_a_full_rebuild(desk, grouped, a_day):
    merged = judge(grouped, MERGE, story_of(grouped, a_day[0]).id, story_of(grouped, a_day[2]).id)
    assert [(one.kind, one.who) for one in merged] == [("merge", "mira")]
    assert {merged[0].subject, merged[0].other} == {a_day[0].id, a_day[2].id}
    stories = group_stories(desk, grouped)
    assert len(stories) == 1
    assert stories == group_stories(desk, grouped)
    judge(grouped, DIFFERENT, "grid-1", a_day[2].id)
    assert len(group_stories(desk, grouped)) == 2


def test_same_joins_reports_by_their_own_ids(desk, grouped, a_day):
    judge(grouped, SAME, "grid-2", a_day[2].id)
    group_stories(desk, grouped)
    assert a_day[2].id in story_of(grouped, a_day[1]).reports


def test_a_report_is_moved_out_of_one_story_into_another(desk, grouped, a_day):
    noted = judge(grouped, MOVE, "grid-2", story_of(grouped, a_day[2]).id)
    assert [one.kind for one in noted] == ["different", "move"]
    group_stories(desk, grouped)
    assert story_of(grouped, a_day[1]).id == story_of(grouped, a_day[2]).id
    assert story_of(grouped, a_day[0]).reports == (a_day[0].id,)


def test_reports_split_off_stay_together(desk, grouped, a_day):
    judge(grouped, SAME, "grid-1", a_day[2].id)
    group_stories(desk, grouped)
    judge(grouped, SPLIT, "grid-2", a_day[2].id)
    group_stories(desk, grouped)
    assert story_of(grouped, a_day[0]).reports == (a_day[0].id,)
    assert len(story_of(grouped, a_day[1]).reports) == 2


@pytest.mark.parametrize(
    ("kind", "keys", "error", "words"),
    [
        (SAME, ("grid-1", "grid-1"), UsageError, "not all different"),
        (SAME, ("grid-1", "nothing"), NotFoundError, "stands in no story yet"),
        (MOVE, ("grid-1", "grid-2"), UsageError, "already"),
        (SPLIT, ("grid-1", "grid-2"), UsageError, "no report left"),
    ],
)
def test_what_says_nothing_is_refused_and_not_noted(grouped, kind, keys, error, words):
    with pytest.raises(error, match=words):
        judge(grouped, kind, *keys)
    assert grouped.judgements() == ()


def test_a_story_is_neither_moved_nor_split_off(grouped, a_day):
    story = story_of(grouped, a_day[0]).id
    for kind in (MOVE, SPLIT):
        with pytest.raises(UsageError, match="is a story"):
            judge(grouped, kind, story, a_day[2].id)
    with pytest.raises(UsageError, match="one story at a time"):
        judge(grouped, SPLIT, "grid-1", a_day[2].id)
