import pytest

from standfirst.check.comparing.stems import load_table, sense, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("strikes", "struck"),
        ("moving", "moved"),
        ("stopped", "stop"),
        ("supplies", "supply"),
        ("dying", "die"),
        ("children’s", "child"),
        ("Trained", "training"),
        ("probable", "probably"),
    ],
)
def test_forms_of_one_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("is", "as"), ("supply", "support"), ("bus", "bug")])
def test_other_words_do_not(one, other):
    assert stem(one) != stem(other)


def test_words_of_one_meaning_share_a_sense():
    assert sense("killed") == sense("dead")
    assert sense("servicemen") == sense("soldier")
    assert sense("killed") != sense("injured")


def test_no_word_stands_in_two_groups_of_meaning():
    words = [stem(word) for group in load_table("words")["alike"] for word in group.split()]
    assert sorted(words) == sorted(set(words)) or _doubles(words) <= _within_groups()


def _doubles(words):
    return {word for word in words if words.count(word) > 1}


def _within_groups():
    """Stems that two forms of one group share: "dead" and "death" may, of two groups none."""
    found = set()
    for group in load_table("words")["alike"]:
        stems = [stem(word) for word in group.split()]
        found |= {one for one in stems if stems.count(one) > 1}
    return found
