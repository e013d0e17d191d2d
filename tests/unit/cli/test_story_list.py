import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from rich.console import Console

from standfirst.cli.story_list import MOST_CONFLICTS, show_stories
from standfirst.records import (
    Claim,
    Conflict,
    ConflictKind,
    EarlierDay,
    Level,
    Origin,
    Passage,
    Report,
    Span,
    Story,
    StoryChange,
    StoryDay,
)

AT = datetime(2022, 12, 12, 6, tzinfo=UTC)
TITLE = "Nine dead in Karsk, girl of eleven among them, as the search goes on into the night"
REPORT = Report("r1", 1, "\x1b[31mAir alert\x07 in Karsk")
PASSAGE = Passage("r1", 1, Span(0, 4), TITLE)
CONFLICT = Conflict(
    ConflictKind.FIGURES,
    "killed",
    (Claim("9", "Radim Havlen", AT, PASSAGE), Claim("11", None, AT, PASSAGE)),
)
STORY = Story(
    "y1",
    ("r1", "r2", "r3"),
    headline=PASSAGE,
    first_seen=AT,
    last_seen=AT + timedelta(hours=3),
    origins=(Origin("o1", ("r1", "r2")), Origin("o2", ("r3",))),
    level=Level.INDEPENDENT,
    conflicts=(CONFLICT,),
)
ZONE = timezone(timedelta(hours=2))


def shown(*stories, width, styled=False):
    file = io.StringIO()
    console = Console(file=file, width=width, force_terminal=styled, highlight=False, markup=False)
    show_stories(stories, {"r1": REPORT}, console, ZONE)
    return file.getvalue()


def test_a_wide_terminal_has_a_table():
    lines = shown(STORY, width=110).splitlines()
    assert lines[0].split() == "Story Origins Reports First seen Last seen Conflicts".split()
    assert lines[1].endswith("2        3  2022-12-12 08:00  2022-12-12 11:00          1")
    assert max(map(len, lines)) <= 110
    assert " ".join(lines[1][:40].split() + lines[2].split())[:20] == TITLE[:20]
    assert "  figures killed: 9 (Radim Havlen); 11 (not named)" in lines


def test_a_story_that_goes_on_says_what_is_new_and_what_became_of_it_last():
    changes = tuple(
        StoryChange("split", date(2022, 12, n), ("r1",), f"y{n}", "parted") for n in range(8, 13)
    )
    story = replace(
        STORY,
        days=(StoryDay(date(2022, 12, 12), ("r1", "r2"), ("o1",)),),
        earlier=(EarlierDay(date(2022, 12, 8), 4, 4),),
        changes=changes,
    )
    for width in (60, 110):
        lines = shown(story, width=width).splitlines()
        told = "  4 reports on 1 earlier day · new on 12 December 2022: 2 reports"
        assert told[:50] in "\n".join(lines)
        assert [line for line in lines if "parted" in line] == [
            f"  2022-12-{n}: 1 report parted: y{n}" for n in (10, 11, 12)
        ]


def test_a_narrow_terminal_has_one_under_the_other():
    lines = shown(STORY, width=60).splitlines()
    assert lines == [
        TITLE,
        "  y1: 3 reports of 2 origins · 2 independent origins · 2022-12-12 08:00 – 2022-12-12 11:00",
        "  figures killed: 9 (Radim Havlen); 11 (not named)",
    ]


@pytest.mark.parametrize("width", [60, 110])
def test_colour_is_for_terminals_and_reports_cannot_act(width):
    alone = Story("y2", ("r1",), origins=(Origin("o1", ("r1",)),))
    plain = shown(STORY, alone, width=width)
    assert "\x1b" not in plain
    assert "\x07" not in plain
    assert "[31mAir alert in Karsk" in plain
    assert "single source" in plain
    assert "\x1b" in shown(STORY, width=width, styled=True)


def test_many_conflicts_are_not_all_told():
    story = Story("y1", ("r1",), headline=PASSAGE, conflicts=(CONFLICT,) * (MOST_CONFLICTS + 2))
    lines = shown(story, width=60).splitlines()
    assert len(lines) == MOST_CONFLICTS + 3
    assert lines[-1] == "  and 2 more"


def test_what_a_claim_says_is_not_said_twice():
    about = Conflict(
        ConflictKind.CORRECTION, "Corrects it.", (Claim("Corrects it.", "VPA", AT, PASSAGE),)
    )
    assert "  correction Corrects it. (VPA)" in shown(
        Story("y1", ("r1",), headline=PASSAGE, conflicts=(about,)), width=60
    )


def test_a_side_is_told_once_with_how_many_say_so():
    nine, other = CONFLICT.claims
    claims = (nine, replace(nine, by="Halvern Wire"), other)
    story = replace(STORY, conflicts=(replace(CONFLICT, claims=claims),))
    assert "killed: 9 (Radim Havlen and 1 more); 11 (not named)" in shown(story, width=60)
