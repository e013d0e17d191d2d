from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from standfirst.collect.files import read_bytes

if TYPE_CHECKING:
    from standfirst.records import Drop, Item

NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)


def read(source: str) -> Item | Drop:
    _, found = read_bytes(source.encode(), "note.md", collected_at=NOW)
    return found


def test_markup_becomes_plain_text():
    item = read(
        "# Ashby in Sarn\n\nThe talks [ended](http://x.example) *today*\nand ![a](b) `well`.\n\n"
        "## Range\n\n- Terns\n- Anvils\n  1. two\n  2. three\n\n> “We stay,”\n> he said.\n\n---\n\n"
        "| Kind | Number |\n|---|---|\n| Tern | 40 |\n\n<div>raw</div>\n\n```\ncode\n```\n\nEnd.  \nLine\n"
    )
    assert item.headline == "Ashby in Sarn"
    assert item.text == (
        "The talks ended today and well.\n\nRange\n\n• Terns\n• Anvils\n1. two\n2. three\n\n"
        "“We stay,” he said.\n\nKind | Number\nTern | 40\n\ncode\n\nEnd.\nLine"
    )


def test_bullets_that_markdown_does_not_know_stay_lines():
    assert read("Guests:\n\n  • Petra Lunz\n  • Jürgen Hadrath\n").text == (
        "Guests:\n\n• Petra Lunz\n• Jürgen Hadrath"
    )


def test_front_matter_gives_the_fields_of_the_contract():
    item = read(
        "---\r\noutlet: 'Sarn Evening Post'\r\ntitle: \"Karsk: it holds\"\r\nstandfirst: >\r\n  One line\r\n"
        "  and another\r\npublished_at: 2022-12-12T14:00:00+02:00  # local\r\ntags:\r\n  - war\r\n---\r\n"
        "# Karsk holds\r\n\r\nText."
    )
    assert item.outlet == "Sarn Evening Post"
    assert item.headline == "Karsk: it holds"
    assert item.standfirst == "One line and another"
    assert item.published_at == datetime(2022, 12, 12, 12, tzinfo=UTC)
    assert item.text == "Karsk holds\n\nText."


def test_toml_front_matter_is_read_and_a_mere_day_is_no_moment():
    item = read('+++\ntitle = "Karsk"\ndate = 2022-12-12\n+++\nText.')
    assert (item.headline, item.published_at) == ("Karsk", None)


def test_published_at_that_cannot_be_read_drops_the_file():
    assert read("---\npublished_at: soon\n---\nText.").reason == "date"
    assert read("+++\nbroken\n+++\nText.").reason == "front-matter"
    assert read("---\noutlet: VPA\n---\n").reason == "empty"


def test_paragraph_of_little_but_markup_is_taken_as_plain_text():
    assert read("[" * 50_000).text == "[" * 50_000
