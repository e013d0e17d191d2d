from datetime import date

import pytest

from standfirst.publish.courses import course_of, say_change
from standfirst.records import EarlierDay, Story, StoryChange, StoryDay

DAY = date(2022, 12, 12)
EARLIER = (EarlierDay(date(2022, 12, 8), 2, 1), EarlierDay(date(2022, 12, 9), 1, 1))


def test_a_story_of_one_day_has_no_course():
    assert course_of(Story("y1", ("r1",), days=(StoryDay(DAY, ("r1",), ("o1",)),))) == ()
    assert course_of(Story("y1", ("r1",))) == ()


def test_a_story_that_goes_on_says_what_is_new():
    days = (StoryDay(date(2022, 12, 11), ("r1",), ("o1",)), StoryDay(DAY, ("r2", "r3"), ("o2",)))
    assert course_of(Story("y1", ("r1", "r2", "r3"), days=days)) == (
        "new on 12 December 2022: 2 reports",
    )
    old = Story("y1", ("r1",), days=(StoryDay(DAY, ("r1",)),), earlier=EARLIER)
    assert course_of(old) == (
        "3 reports on 2 earlier days",
        "new on 12 December 2022: 1 report, all reprints",
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            StoryChange("merged", DAY, ("r1", "r2"), "y2", "both are told as one event"),
            "merged with y2, 2 reports: both are told as one event",
        ),
        (
            StoryChange("moved", DAY, ("r1",), "y2", "came from another story"),
            "1 report came from another story: y2",
        ),
        (
            StoryChange("split", DAY, ("r1",), "y2", "parted from another story"),
            "1 report parted from another story: y2",
        ),
        (
            StoryChange("judged", DAY, ("r1", "r2"), None, "same, said mira"),
            "judged, 2 reports: same, said mira",
        ),
    ],
)
def test_a_change_is_told_in_plain_words(change, said):
    assert say_change(change) == said
