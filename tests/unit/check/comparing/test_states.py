import pytest

from standfirst.check.comparing.states import Mood, Turn, states_of
from standfirst.check.comparing.wording import read_wording
from standfirst.records import Span


def state(text, word):
    wording = read_wording(text, Span(0, len(text)))
    return states_of(wording)[[one.low for one in wording.words].index(word)]


@pytest.mark.parametrize(
    ("text", "word", "turn"),
    [
        ("The bridge was damaged.", "damaged", Turn.PLAIN),
        ("The bridge was not damaged.", "damaged", Turn.TURNED),
        ("Nobody on the ferry was hurt.", "hurt", Turn.TURNED),
        ("The mayor denied damaging the bridge.", "damaging", Turn.TURNED),
        ("The crews did not say when ferries leave the north harbour.", "harbour", Turn.OPEN),
        ("The mayor avoided a quarrel.", "quarrel", Turn.OPEN),
    ],
)
def test_a_word_is_plain_turned_or_open_where_it_stands(text, word, turn):
    assert state(text, word).turn is turn


@pytest.mark.parametrize(
    ("text", "word", "mood"),
    [
        ("Halvern sent two ferries.", "sent", Mood.DONE),
        ("Halvern will send two ferries.", "send", Mood.COMING),
        ("Halvern may send two ferries.", "send", Mood.WEAK),
        ("Two ferries are here.", "ferries", Mood.PLAIN),
    ],
)
def test_a_word_is_done_to_come_or_weak_where_it_stands(text, word, mood):
    assert state(text, word).mood is mood


def test_what_makes_a_word_so_is_kept():
    assert state("The bridge was not damaged.", "damaged").turned_by.words[0].low == "not"
    assert state("Halvern will send two ferries.", "send").moved_by.words[0].low == "will"
