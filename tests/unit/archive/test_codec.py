from datetime import UTC, date, datetime

import pytest

from standfirst.archive import from_json, hash_of, to_json
from standfirst.errors import ArchiveError
from standfirst.records import (
    DayMark,
    Drop,
    Edition,
    Mention,
    MentionKind,
    Parts,
    Quantity,
    Report,
    Section,
    Span,
)


def test_defaults_are_left_out_and_spans_are_pairs():
    parts = Parts(sections=(Section(None, Span(3, 9)),))
    assert to_json(parts) == '{"sections":[{"heading":null,"body":[3,9]}]}'
    assert to_json(Parts()) == "{}"


def test_dates_and_moments_keep_their_kind():
    mark = DayMark(455, date(2022, 12, 12))
    assert to_json(mark) == '{"number":455,"date":"2022-12-12"}'
    edition = Edition(1, date(2022, 1, 1), None, as_of=datetime(2022, 1, 1, 18, tzinfo=UTC))
    assert '"as_of":"2022-01-01T18:00:00+00:00"' in to_json(edition)
    assert from_json(Edition, to_json(edition)) == edition


def test_zero_and_false_are_not_taken_for_each_other():
    mention = Mention(MentionKind.QUANTITY, Span(0, 1), "0", quantity=Quantity(0, approximate=True))
    assert from_json(Mention, to_json(mention)) == mention


def test_lone_surrogate_survives():
    drop = Drop("\udcff", "json")
    assert from_json(Drop, to_json(drop)) == drop


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"what": 1, "reason": "x"}',
        '{"what": "a"}',
        '{"what": "a", "reason": "b", "new_field": 1}',
        '{"what": null, "reason": "b"}',
        "[" * 100_000,
    ],
)
def test_other_json_is_refused(text):
    with pytest.raises(ArchiveError, match="Drop: stored in a form"):
        from_json(Drop, text)


@pytest.mark.parametrize("span", ["[1]", '["1", 2]', "[true, 2]", "{}", "7"])
def test_broken_span_is_refused(span):
    with pytest.raises(ArchiveError):
        from_json(Parts, f'{{"headline": {span}}}')


def test_input_hash_tells_records_and_their_order_apart():
    one, two = Report("r1", 1, "a"), Report("r2", 1, "a")
    hashes = {
        hash_of(one, two),
        hash_of(two, one),
        hash_of((one, two)),
        hash_of(one),
        hash_of("r1"),
        hash_of("r", "1"),
        hash_of(1),
        hash_of("1"),
        hash_of(None),
        hash_of(()),
    }
    assert len(hashes) == 10
    assert hash_of(one, 1, ("x",)) == hash_of(Report("r1", 1, "a"), 1, ("x",))
