from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.collect.feeds.opml import Outline, read_opml, write_opml
from standfirst.records import Drop

LIST = """<?xml version="1.0"?><opml version="1.1"><head><title>Desk</title></head><body>
<outline text="Wires"><outline text="Halvern Wire" title="Halvern &amp;amp; Wire" type="rss" xmlUrl="https://wire.example/rss"
 htmlUrl="https://wire.example/" category="/a,/b" nextCheck="7" xmlns:ns="urn:x" ns:flag="1"/>
 <outline text="North/South"><outline text="Courier" xmlUrl="https://courier.example/feed" language="en"/></outline>
</outline>
<outline text="Tagblatt" type="atom" xmlUrl="feed://tagblatt.example/atom"/>
<outline text="A remark"/>
<outline text="Bad" xmlUrl="javascript:alert(1)"/>
<outline text="Again" xmlUrl="http://www.wire.example/rss#x"/>
<outline xmlUrl=""/>
</body></opml>"""


def feeds(source: str) -> list[Outline]:
    return [one for one in read_opml(source.encode(), "list") if isinstance(one, Outline)]


def drops(source: str) -> list[Drop]:
    return [one for one in read_opml(source.encode(), "list") if isinstance(one, Drop)]


def test_folders_and_what_we_do_not_know_are_kept():
    wire, courier, tagblatt = feeds(LIST)
    assert (wire.address, wire.title, wire.folder) == (
        "https://wire.example/rss",
        "Halvern & Wire",
        "Wires",
    )
    assert wire.others == (("category", "/a,/b"), ("nextCheck", "7"), ("flag", "1"))
    assert (courier.folder, courier.language) == ("Wires/North∕South", "en")
    assert (tagblatt.address, tagblatt.folder, tagblatt.kind) == (
        "https://tagblatt.example/atom",
        None,
        "atom",
    )


def test_outline_with_no_usable_address_is_a_drop_and_one_listed_twice_is_kept_once():
    assert [(one.reason, one.what) for one in drops(LIST)] == [("address", "list: Bad")]


def test_list_comes_back_as_it_was():
    found = feeds(LIST)
    written = write_opml(found, "Desk & co")
    assert "<title>Desk &amp; co</title>" in written
    assert 'text="North/South"' in written
    assert sorted(feeds(written), key=str) == sorted(found, key=str)
    assert write_opml(feeds(written), "Desk & co") == written


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<rss><channel/></rss>", "not-opml"),
        ("Karsk", "not-xml"),
        ("", "empty"),
        ('<!DOCTYPE o [<!ENTITY a "b">]><opml><body>&a;</body></opml>', "xml-entities"),
        ("<opml><body>" + "<outline text='a'>" * 5000, "xml-depth"),
    ],
)
def test_hostile_lists_are_dropped(source: str, reason: str):
    assert [one.reason for one in read_opml(source.encode(), "list")] == [reason]


TEXTS = st.text(max_size=12)
OUTLINES = st.builds(
    Outline,
    address=st.integers(0, 9999).map(lambda n: f"https://a.example/{n}?x=1&y=%C3%A4"),
    title=st.none() | st.text(alphabet="aé<&>\"' б/", min_size=1, max_size=9).map(str.strip).filter(bool).filter(lambda t: "&" not in t and "<" not in t),
    folder=st.none() | st.lists(st.sampled_from(["a", "b c", "д"]), min_size=1, max_size=4).map("/".join),
)  # fmt: skip


@settings(max_examples=50, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(OUTLINES, max_size=8, unique_by=lambda one: one.address))
def test_whatever_is_written_is_read_again(outlines: list[Outline]):
    found = feeds(write_opml(outlines, "x"))
    assert {(one.address, one.folder) for one in found} == {
        (one.address, one.folder) for one in outlines
    }


@settings(max_examples=50, suppress_health_check=list(HealthCheck), deadline=None)
@given(TEXTS, TEXTS)
def test_any_words_make_a_list_that_can_be_read(title: str, folder: str):
    written = write_opml([Outline("https://a.example/", title, folder or None)], title)
    assert [one.address for one in feeds(written)] == ["https://a.example/"]
