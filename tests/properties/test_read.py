from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.read.context import ReadingContext
from standfirst.read.days import find_day
from standfirst.read.mentions import find_mentions
from standfirst.read.parts import find_parts
from standfirst.read.times import find_times
from standfirst.records import Report, Span

PIECES = st.sampled_from(
    ["Day 455", ": ", "\n\n", " ", ". ", "Irena Dolsk", "Karsk", "Paris", "May", " 24", ", ", "2023", "three",
     "at least ", "12", "-", "to ", " tanks", "$", "bn", "%", "F-16", "• ", "Mr. ", "’s", "#4", "last ", "week", "“", "”"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=200)))
def test_what_is_read_lies_in_the_text_in_order_and_without_overlaps(text: str):
    report = Report(
        "r1", 1, text, body=Span(0, len(text)), published_at=datetime(2023, 5, 24, tzinfo=UTC)
    )
    parts, times = find_parts(report), find_times(text)
    day = find_day(report, parts, None, times)
    found = find_mentions(report, parts, ReadingContext(), day=day, times=times)
    assert [m.span for m in found] == sorted(m.span for m in found)
    ends: dict[str, int] = {}
    for mention in found:
        assert mention.text == text[mention.span.start : mention.span.end] != ""
        assert mention.span.start >= ends.get(mention.kind, 0)
        ends[mention.kind] = mention.span.end
    bodies = [section.body for section in parts.sections]
    assert all(a.end <= b.start for a, b in pairwise(bodies))
    assert all(0 <= span.start < span.end <= len(text) for span in bodies)
