import pytest

from standfirst.text.people.bearers import stands_for_no_one


@pytest.mark.parametrize(
    "words",
    [
        "The executives’ letter",
        "the letter",
        "a note from the mayor",
        "the ministers",
        "officials",
        "the woman's lawyers",
        "the men at the pier",
    ],
)
def test_documents_and_several_people_are_no_one_person(words):
    assert stands_for_no_one(words)


@pytest.mark.parametrize(
    "words",
    [
        "the mayor’s letter",
        "James’ statement",
        "the mayor",
        "she",
        "his wife",
        "the Sarn Evening Post",
        "the survivors' lawyer, Ana Kor",
        "its chief physician, Vera Tollin,",
        "the witness",
        "",
        "head of the harbour works",
    ],
)
def test_whoever_may_be_one_person_may_be_named(words):
    assert not stands_for_no_one(words)
