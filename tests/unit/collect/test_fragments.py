import pytest

from standfirst.collect.fragments import fragment_to_text, parse_fragment


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b>Karsk</b> holds", "Karsk holds"),
        ("Karsk &amp; Sarn<p>hold", "Karsk & Sarn\n\nhold"),
        ("<?xml version='1.0' encoding='utf-16'?><p>Дольськ</p>", "Дольськ"),
        ("<p>Ka\0rsk</p>", "Karsk"),
        ("<p>half \ud800 a character</p>", "half ? a character"),
        ("<!-- nothing -->", ""),
        ("  ", ""),
    ],
)
def test_words_of_broken_html_are_found(html: str, text: str):
    assert fragment_to_text(html) == text


def test_depth_and_length_are_bounded():
    assert fragment_to_text("Karsk" + "<div>" * 100_000 + "deep") == "Karsk"
    assert len(fragment_to_text("a " * 5_000_000)) <= 4_000_000
    assert parse_fragment("") is None
