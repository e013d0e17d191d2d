"""The packaged model itself, on invented sentences."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from standfirst.read import ReadingContext, read_report
from standfirst.read.statements.learned import MODEL, load_extractor
from standfirst.records import Report, Span
from standfirst.text import paragraphs

GRUMBLE = "Farmers in Brenova grumble that the subsidies came too late."
HOPE = "The envoy hopes that talks resume soon, but the general expects none before spring."
RULES, BOTH = ReadingContext(learned=False), ReadingContext()


def read(text, context):
    report = Report("r1", 1, text, body=Span(0, len(text)))
    return read_report(report, context).statements


def words(text, row):
    return tuple(
        " … ".join(s.of(text) for s in part) for part in (row.source, row.cue, row.content)
    )


def test_it_finds_what_the_rules_miss():
    (row,) = read(GRUMBLE, BOTH)
    assert words(GRUMBLE, row) == (
        "Farmers in Brenova",
        "grumble",
        "that the subsidies came too late",
    )
    assert read(GRUMBLE, RULES) == ()


def test_it_mends_a_span_of_the_rules():
    that = "that talks resume soon"
    assert words(HOPE, read(HOPE, BOTH)[0])[2] == that
    assert words(HOPE, read(HOPE, RULES)[0])[2] != that


def test_the_same_text_gives_the_same_numbers_in_any_thread_and_beside_any_other():
    extractor, text = load_extractor(), f"{GRUMBLE}\n\n{HOPE}"
    alone = extractor.extract(text, paragraphs(text))
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda _: extractor.extract(text, paragraphs(text)), range(8)))
    assert told == [alone] * 8


def test_confidence_is_a_probability():
    assert all(0 < row.confidence < 1 for row in read(f"{GRUMBLE}\n\n{HOPE}", BOTH))


def test_it_ships_with_its_card_and_stays_small():
    assert (MODEL / "CARD.md").is_file()
    assert sum(file.stat().st_size for file in MODEL.iterdir()) < 30e6


@pytest.mark.parametrize(
    "text", ["“" * 3_000, "said " * 3_000, "\u202ex\u200f " * 1_500, "a" * 20_000]
)
def test_hostile_text_is_read_to_its_end(text):
    for row in read(text, BOTH):
        assert all(0 <= s.start < s.end <= len(text) for s in (*row.cue, *row.content))
