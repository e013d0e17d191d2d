import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.collect.telegram.wording import code_points, without_links_below
from standfirst.records import Span


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("⚡️ Karsk holds", "Karsk"),
        ("🇺🇦🔥 Karsk holds", "Karsk"),
        ("👨‍👩‍👧 says: Karsk", "Karsk"),
        ("Карськ 💥 holds", "holds"),
        ("\U0001d540 Karsk", "Karsk"),
    ],
)
def test_offsets_in_utf16_become_code_points(text, part):
    before = text[: text.index(part)].encode("utf-16-le")
    ranges = [(len(before) // 2, len(part.encode("utf-16-le")) // 2)]
    (span,) = code_points(text, ranges)
    assert span.of(text) == part


@given(
    text=st.text(st.sampled_from("aé💥🇺ж"), max_size=20),
    ranges=st.lists(st.tuples(st.integers(-3, 50), st.integers(-3, 50))),
)
def test_any_range_lies_within_the_text(text, ranges):
    for span in code_points(text, ranges):
        assert 0 <= span.start < span.end <= len(text)


def test_half_a_character_takes_the_whole():
    assert code_points("💥a", [(1, 1)]) == (Span(0, 1),)
    assert code_points("💥a", [(0, 1)]) == (Span(0, 1),)


def linked(text, *links):
    return tuple(Span(text.index(one), text.index(one) + len(one)) for one in links)


@pytest.mark.parametrize(
    ("text", "links", "kept"),
    [
        ("Karsk holds.\n\nTelegram | YouTube", ("Telegram", "YouTube"), "Karsk holds."),
        ("Karsk holds.\n👉 Subscribe", ("Subscribe",), "Karsk holds."),
        ("Karsk holds.\n@vpa_news\nSite", ("@vpa_news", "Site"), "Karsk holds."),
        ("Karsk holds.\nThe ministry said so in a note", ("The ministry said so in a note",), None),
        ("Karsk holds.\nMore in the report", ("report",), None),
        ("Telegram | YouTube", ("Telegram", "YouTube"), None),
        ("Karsk holds.\nTelegram | YouTube", (), None),
    ],
)
def test_lines_of_links_at_the_end_are_cut(text, links, kept):
    assert without_links_below(text, linked(text, *links)) == (kept or text)
