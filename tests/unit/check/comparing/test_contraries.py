import pytest

from standfirst.check.comparing.contraries import find_contraries
from standfirst.check.comparing.stems import load_table, stem
from standfirst.check.comparing.surroundings import Rarity
from standfirst.check.comparing.wording import read_wording
from standfirst.records import Span


def words(draft, *sources):
    read = [read_wording(one, Span(0, len(one))) for one in (draft, *sources)]
    rarity = Rarity.of(one.senses for one in read[1:])
    return [(one.word.low, one.other.low) for one in find_contraries(read[0], read[1:], rarity)]


FELL = "Grain prices in Sarn fell by 12 percent in November."


@pytest.mark.parametrize(
    ("source", "draft", "found"),
    [
        (FELL, "Grain prices in Sarn rose by 12 percent.", ("rose", "fell")),
        (
            "The high court upheld the ban on night ferries on Monday.",
            "The high court struck down the ban on night ferries.",
            ("struck", "upheld"),
        ),
        (
            "Rescuers searched the north bank of the Velm at Karsk.",
            "Rescuers searched the south bank of the Velm.",
            ("south", "north"),
        ),
        (
            "Verrin left the hall after the vote on the budget.",
            "Verrin left the hall before the vote on the budget.",
            ("before", "after"),
        ),
        (
            "Talks on the ferry line were suspended on Monday, the mediator said.",
            "Talks on the ferry line were resumed on Monday, the mediator said.",
            ("resumed", "suspended"),
        ),
    ],
)
def test_a_contrary_in_the_place_of_the_sources_word_is_found(source, draft, found):
    assert words(draft, source) == [found]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (FELL, "Grain prices in Sarn dropped by 12 percent."),
        (FELL, "Grain prices in Sarn did not rise by 12 percent."),
        (FELL, "Grain prices in Sarn “rose by 12 percent”."),
        (FELL, "Grain prices in Sarn rose, then fell by 12 percent."),
        ("Grain prices in Sarn did not fall by 12 percent.", "Grain prices in Sarn rose."),
        ("Sarn stopped a fall in grain prices.", "Sarn saw a rise in grain prices."),
        ("Sarn won the cup tie against Karsk.", "Karsk lost the cup tie against Sarn."),
        ("Bread prices in Karsk fell by 12 percent.", "Milk prices in Sarn rose by 12 percent."),
        (
            "Halvern sends ferry crews across the closed strait after the storm.",
            "Storm toll hits 53 as Halvern opens the strait.",
        ),
        ("Grain prices in Sarn fell by 12 percent.", "Grain prices in Sarn rose by 30 percent."),
        ("Talks at Ostrel port adjourn until Friday.", "Talks at Ostrel port resume on Friday."),
        ("Of 13 drones launched at Sarn 11 fell.", "Of 13 drones at Sarn 11 were stopped."),
    ],
)
def test_other_words_other_places_and_what_is_turned_about_are_left_alone(source, draft):
    assert words(draft, source) == []


def test_a_source_that_has_the_word_excuses_it():
    draft = "Grain prices in Sarn rose by 12 percent."
    assert words(draft, FELL, "Sarn: grain prices climbed by 12 percent.") == []
    assert words(draft, FELL, "The moon rose over Halvern.") == [("rose", "fell")]


def test_no_word_of_the_table_stands_on_both_sides_of_a_row_but_those_meant_so():
    both = set()
    for row in load_table("contraries")["pairs"]:
        one, other = ({stem(word) for word in side.split()} for side in row.split("|"))
        assert one
        assert other
        both |= one & other
    assert both == {"defeat"}
