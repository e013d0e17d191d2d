"""Sentences are what has to be proved: without clocks, sources in brackets and talk of the digest."""

import pytest

from drafting import a_draft


def proved(raw):
    return [one.text for one in a_draft(raw).sentences if one.block.kind.is_checked]


@pytest.mark.parametrize(
    ("raw", "sentences"),
    [
        ("The bridge holds. (Ostrel Gazette, [Wire](https://w.example))", ["The bridge holds."]),
        ("It holds. (Wire) It does.", ["It holds.", "It does."]),
        ("**09:20** The bridge holds.", ["The bridge holds."]),
        ("The bridge (built in 1911) holds.", ["The bridge (built in 1911) holds."]),
        ("As of 12 December 2022, 20:31 EET\n\nThe bridge holds.", ["The bridge holds."]),
        (
            "Covering reports published from 21:00. All times are in EET.\n\nIt holds.",
            ["It holds."],
        ),
        (
            "# Daily Report 296/2022 issued on 12 December\n\nThe bridge holds.",
            ["The bridge holds."],
        ),
        ("Monday, 12 December 2022, 20:31 EET\n\nIt holds.", ["It holds."]),
    ],
)
def test_what_stands_beside_sentences_is_no_part_of_them(raw, sentences):
    assert proved(raw) == sentences
