from __future__ import annotations

import pytest

from standfirst.text import ChangeKind, find_changes

OLD = (
    "Dead in Karsk\n\nNine people died in Karsk on Monday, officials said. A girl of eleven was among them."
    " The fire was put out at noon.\n\nDolsk said more help was coming."
)


def shown(old: str, new: str) -> list[str]:
    rows = []
    for change in find_changes(old, new):
        words = [f"{one.old.of(old)}>{one.new.of(new)}" for one in change.words]
        a = change.old.of(old) if change.old else ""
        b = change.new.of(new) if change.new else ""
        rows.append(f"{change.kind} {'; '.join(words) or b or a}")
    return rows


@pytest.mark.parametrize(
    ("was", "now", "changes"),
    [
        ("", "", []),
        ("Nine people", "Eleven people", ["changed Nine>Eleven"]),
        (", officials said", ", the region's officials said", ["changed >the region's"]),
        (" more help", " help", ["changed more>"]),
        (
            "A girl of eleven was among them. The fire was put out at noon.",
            "The fire was put out at noon. A girl of eleven was among them.",
            ["moved The fire was put out at noon."],
        ),
        (
            " The fire was put out at noon.",
            "",
            ["deleted The fire was put out at noon."],
        ),
        ("noon.", "noon. Two trains stood.", ["inserted Two trains stood."]),
        ("noon.\n\nDolsk", "noon. Dolsk", []),  # a paragraph's end is no word
        ("Nine people", "Nine  people", []),
        (
            "Nine people died in Karsk on Monday, officials said.",
            "Rescuers from Sarn brought boats.",
            [
                "inserted Rescuers from Sarn brought boats.",
                "deleted Nine people died in Karsk on Monday, officials said.",
            ],
        ),
    ],
)
def test_changes_are_told_by_sentence_and_word(was: str, now: str, changes: list[str]):
    assert shown(OLD, OLD.replace(was, now, 1)) == changes


def test_long_texts_are_compared_around_their_unique_sentences():
    old = " ".join(f"Unit {n} held the road near Karsk." for n in range(500))
    new = old.replace("Unit 250 held", "Unit 250 left") + " It rained."
    assert shown(old, new) == ["changed held>left", "inserted It rained."]


def test_hostile_texts_end_soon():
    for text in ("a b. " * 30_000, "Karsk. " * 20_000, "x " * 50_000):
        assert find_changes(text, text.replace("a", "c", 1) + "Z.") is not None
    assert find_changes("", "Karsk holds.")[0].kind is ChangeKind.INSERTED
    assert find_changes("Karsk holds.", "")[0].kind is ChangeKind.DELETED
