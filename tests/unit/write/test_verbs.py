"""A sentence is refused for want of a verb only where nothing in it could be one."""

import pytest

from standfirst.write.verbs import has_verb


@pytest.mark.parametrize(
    "text",
    [
        "Orn, 16, from the village of Dubrel on Monday for hitting the guards and an earlier row.",
        "Mira Falk, 11, and Edda Sorn, 23, according to Superintendent Vasko from the Karsk police.",
        "A grey tug with three sailors on the deck.",
        "From ferry hand to harbour master.",
        "The end of 108 years of drought in the Old Town of Sarn.",
        "The slow drift of the boats to the previous harbours.",
        "After 125 years at the quay.",
        "Other dates: Jan. 12, 19 and 26.",
        "Sarn Hall, 201 Quay St., Tolmin Ferry.",
    ],
)
def test_a_label_or_a_sentence_without_its_middle_has_no_verb(text):
    assert not has_verb(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank off Tolmin.",
        "Ferries run daily between Sarn and Tolmin.",
        "The leaders of the union meet in Karsk on Monday.",
        "Ashby and Port Velna seem at odds over the toll.",
        "A tug, two barges and a man with a lantern also appear in the picture.",
        "Sarn, with no such feast since 1924, takes the bitter prize.",
        "The festival runs until Friday.",
        "The hospital treats the crew.",
        "The next one starts in Karsk.",
        "The Petrel 9 launches on Monday.",
        "The mayor’s deputy shot himself.",
        "It’s the third strike of the year.",
        "The council isn’t in session.",
        "Boats collided near the mole.",
        "Perhaps the harbour’s oldest pilot Ludo Harding deserves the honour.",
        "Police in the old town of Sarn arrest two men.",
        "“No more of this,” the mayor of Sarn warned.",
    ],
)
def test_whatever_could_be_a_verb_counts(text):
    assert has_verb(text)
