"""The errors put into drafts are errors: none of them leaves its sentence true to the archive."""

import pytest

from checker import errors_of, in_copies, put_in
from injection.kinds import KINDS, errors_in
from injection.world import World
from standfirst.records import Person, Registers, Role

TEXT = (
    "About 1,200 people are left in Brenova, Mayor Tibor Sandrik said. On Monday 41 left. "
    "“Those who stay are mostly old,” he said. Crews will start work if sappers allow it. "
    "A decision is likely to follow in January. The package is worth 480 million euros."
)
WORLD = World((TEXT,), Registers(people=(Person("p1", "Tibor Sandrik", roles=(Role("Mayor"),)),)))


def errors(sentence, kind, *texts):
    world = World((TEXT, *texts), WORLD.registers)
    return [after for _, after in errors_in(sentence, world, [kind])]


def test_a_changed_number_stands_nowhere_in_the_archive():
    found = errors("On Monday 41 left.", "number changed", "Day one: 42, 44 and 40.")
    assert found
    assert all(f" {n} " not in one for one in found for n in (40, 42, 44))


def test_an_approximation_is_dropped_only_where_no_report_drops_it():
    draft = "About 1,200 people are left."
    assert errors(draft, "approximation dropped") == ["1,200 people are left."]
    assert errors(draft, "approximation dropped", "There are 1,200 people.") == []


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("hedge dropped", "A decision is likely to follow.", "A decision will follow."),
        ("condition dropped", "Crews will start if sappers allow it.", "Crews will start."),
        ("negation dropped", "They did not leave.", "They did leave."),
        ("negation added", "They were hurt.", "They were not hurt."),
        ("currency changed", "It is worth 480 million euros.", "It is worth 480 million dollars."),
        ("modality raised", "They may leave.", "They will leave."),
    ],
)
def test_kinds_change_what_they_say(kind, before, after):
    assert after in errors(before, kind, before)


def test_a_draft_more_careful_than_its_source_is_no_place_for_an_error():
    assert errors("They may leave.", "modality raised", "They will leave.") == []


def test_quotations_are_left_alone_by_other_kinds():
    draft = "“About 30 of them may not come,” he said."
    for kind in KINDS:
        if KINDS[kind][0] in "NM":
            assert errors(draft, kind) == []


def test_errors_stand_where_they_are_said_to():
    raw = "# Brenova\n\nOn Monday 41 left. They may come back. About 1,200 people are left.\n"
    for copy in in_copies(errors_of(raw, WORLD), "01"):
        text, spans = put_in(raw, copy)
        for error, (start, end) in zip(copy, spans, strict=True):
            assert text[start:end] == error.after


def test_the_same_draft_gives_the_same_copies():
    raw = "# Brenova\n\nOn Monday 41 left. They may come back. About 1,200 people are left.\n"
    assert list(in_copies(errors_of(raw, WORLD), "01")) == list(
        in_copies(errors_of(raw, WORLD), "01")
    )


def test_a_contrary_word_is_one_that_no_report_near_it_has():
    draft = "On Monday 41 residents left before the vote."
    assert errors("Prices rose in Brenova on Monday.", "contrary word") == [
        "Prices fell in Brenova on Monday."
    ]
    assert errors(draft, "contrary word", "41 residents left Brenova on Monday after it.") == []
    assert errors("About 1,200 people are left in Brenova.", "contrary word") == []
    assert errors("By the end of May it will last.", "contrary word") == []
