"""An old id stays findable, and what merged, split or moved is told in plain words."""

from datetime import timedelta

import pytest

from standfirst.archive import Done, threads
from standfirst.errors import NotFoundError
from standfirst.records import (
    EarlierDay,
    Leaving,
    Merged,
    Move,
    Story,
    StoryChange,
    StoryDay,
    Thread,
    ThreadState,
)
from standfirst.run.explain import explain
from standfirst.run.explain_pairs import explain_pair

from .conftest import NOON

DAY = NOON.date()


@pytest.fixture
def two_stories(archive, a_day):
    """The two reports of one event in two stories, of which one merged and one moved."""
    archive.add(a_day)
    grid, other, match = (one.id for one in a_day)
    change = StoryChange("moved", DAY, (other,), "yb", "came from another story")
    stories = [
        Story(
            "ya",
            (grid, other),
            days=(StoryDay(DAY, (grid, other)),),
            changes=(change,),
            earlier=(EarlierDay(DAY, 3, 2),),
        ),
        Story("yb", (match,), changes=(change,)),
    ]
    archive.save_stories("-/-/-", stories, Done("1", "x"))
    gone = Merged("ygone", "ya", DAY - timedelta(days=1))
    archive.save_thread_day("k", ThreadState(gone.date), Leaving(merged=(gone,)))
    archive.save_moves([Move(grid, "yold", "ya", (match,)), Move(other, "yold", "ya")])
    return stories


def facts(found):
    return dict(found.facts)


def test_a_merged_id_leads_to_the_story_it_went_into(archive, two_stories):
    found = explain(archive, "ygone")
    assert (found.kind, found.id) == ("story", "ygone")
    assert facts(found) == {"merged into": "ya", "on": "2022-12-11"}


def test_an_id_of_a_story_that_was_grouped_again_leads_to_where_its_reports_are(
    archive, two_stories
):
    found = explain(archive, "yold")
    (part,) = found.parts
    assert facts(part) == {
        "now in": "ya",
        "reports": "grid-1, grid-2",
        "why": "came in later: match",
    }
    report = explain(archive, "grid-2")
    assert [facts(part)["now in"] for part in report.parts if part.kind == "grouped again"] == [
        "ya"
    ]
    (alone,) = [part for part in report.parts if part.kind == "grouped again"]
    assert "judgement" in facts(alone)["why"]


def test_a_story_tells_what_became_of_it(archive, two_stories, a_day):
    found = explain(archive, "ya")
    assert facts(found)["earlier"] == "3 reports on 1 day"
    assert facts(found)["new"] == "2 reports on 2022-12-12"
    (change,) = [part for part in found.parts if part.kind == "changed"]
    assert (change.id, facts(change)["other"], facts(change)["why"]) == (
        "moved",
        "yb",
        "came from another story",
    )


def test_two_reports_tell_what_passed_between_their_stories(archive, desk, two_stories):
    found = explain_pair(desk, archive, "grid-1", "match")
    assert [part.id for part in found.parts if part.kind == "changed"] == ["moved"]
    assert [part.kind for part in found.parts if part.kind == "grouped again"] == ["grouped again"]


def test_a_story_that_is_not_told_in_the_days_grouped_last_is_known(archive, two_stories):
    ended = Thread("yended", first_seen=NOON, changes=(StoryChange("split", DAY, (), "ya"),))
    going = Thread("ygoing", (0,), first_seen=NOON)
    archive.save_thread_day("k2", ThreadState(DAY), Leaving(threads=(ended,)))
    later = DAY + timedelta(days=1)
    archive.save_thread_day("k3", ThreadState(later, threads=(going,)), Leaving())
    found = explain(archive, "yended")
    assert facts(found)["first seen"] == str(NOON)
    assert "without bounds" in facts(found)["told"]
    assert [part.id for part in found.parts] == ["split"]
    assert facts(explain(archive, "ygoing"))["first seen"] == str(NOON)


def test_where_a_story_went_is_what_its_day_says_as_it_was_grouped_last(archive, two_stories):
    day = DAY - timedelta(days=1)
    assert archive.merged("ygone") == Merged("ygone", "ya", day)
    past = Leaving(merged=(Merged("yb", "ya", DAY),))
    archive.save_thread_day("as of", ThreadState(DAY), past, is_past=True)
    assert archive.merged("yb") is None
    back = Thread("ygone", (0,), first_seen=NOON)
    archive.save_thread_day("k2", ThreadState(DAY, threads=(back,)), Leaving())
    assert archive.merged("ygone") is None  # it has parted again
    archive.save_thread_day("k2", ThreadState(DAY), Leaving())
    assert archive.merged("ygone") == Merged("ygone", "ya", day)
    archive.save_thread_day("anew", ThreadState(day), Leaving())  # without that merge
    assert archive.merged("ygone") is None


def test_a_report_is_explained_without_looking_through_all_that_days_let_go(
    archive, two_stories, monkeypatch
):
    for n in range(3):
        leaving = Leaving(threads=(Thread(f"yended-{n}"),))
        archive.save_thread_day(f"k{n}", ThreadState(DAY + timedelta(days=n + 1)), leaving)
    unpacked = []
    decode = threads.from_json
    monkeypatch.setattr(
        threads, "from_json", lambda kind, text: unpacked.append(kind) or decode(kind, text)
    )
    explain(archive, "grid-1")
    assert Leaving not in unpacked
    explain(archive, "yended-1")
    assert unpacked.count(Leaving) == 1


def test_an_id_that_nobody_had_is_unknown(archive, two_stories):
    with pytest.raises(NotFoundError, match="ynever"):
        explain(archive, "ynever")
