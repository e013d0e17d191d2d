from fakes import EVENING
from standfirst.publish import stories_table
from standfirst.records import (
    Claim,
    Conflict,
    ConflictKind,
    Corroboration,
    Origin,
    Passage,
    Span,
    Story,
)

PASSAGE = Passage("r1", 1, Span(0, 4), "Four", "s1")
SHOWN = {"report": "hw-1", "revision": 1, "start": 0, "end": 4, "exact": "Four", "statement": "s1"}


def test_story_names_reports_as_users_know_them():
    story = Story("y1", ("r1", "r2"), origins=(Origin("o1", ("r1", "r2")),))
    assert stories_table([story], {"r1": "hw-1"}) == [
        {
            "id": "y1",
            "headline": None,
            "first_seen": None,
            "last_seen": None,
            "reports": ["hw-1", "r2"],
            "origins": 1,
            "corroborated": [],
            "conflicts": [],
        }
    ]


def test_story_shows_what_agrees_and_what_does_not_with_its_words():
    story = Story(
        "y1",
        ("r1",),
        headline=PASSAGE,
        first_seen=EVENING,
        corroborated=(Corroboration("four killed", ("o1", "o2"), (PASSAGE,)),),
        conflicts=(
            Conflict(
                ConflictKind.FIGURES, "killed", (Claim("4", "Radim Havlen", EVENING, PASSAGE),)
            ),
        ),
    )
    (table,) = stories_table([story], {"r1": "hw-1"})
    assert table["headline"] == "Four"
    assert table["first_seen"] == "2022-12-12T17:40:00+00:00"
    assert table["corroborated"] == [
        {
            "fact": "four killed",
            "origins": 2,
            "level": "independent origins",
            "passages": [SHOWN],
            "repeats": [],
            "ties": [],
        }
    ]
    claim = {
        "value": "4",
        "by": "Radim Havlen",
        "outlet": None,
        "stance": None,
        "as_of": "2022-12-12T17:40:00+00:00",
        "passage": SHOWN,
    }
    assert table["conflicts"] == [{"kind": "figures", "about": "killed", "claims": [claim]}]
