"""Whatever comes in, only captures, items and drops come out, and reports are made of items."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.collect.captures import Captured
from standfirst.collect.files import KINDS, read_bytes
from standfirst.collect.reports import make_report
from standfirst.records import Drop, Item, Registers, Report

NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)
FEW = settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)

WORDS = st.sampled_from(
    "Karsk holds. |\n|\n\n|---\n|# |- |> |From: |Subject: |Date: |Content-Type: multipart/mixed; boundary=x\n|--x"
    "|Content-Transfer-Encoding: base64\n|charset=|=?utf-8?b?|<p>|</p>|<table>|<meta charset=|<!--|<li>|&#0;|[|](|`"
    '|{|}|"text":|,|\ud800|\u202e|\0|😀|й|On Monday he wrote:\n'.split("|")
)
SOURCES = st.one_of(
    st.binary(max_size=200),
    st.lists(WORDS, max_size=30).map(lambda words: "".join(words).encode("utf-8", "surrogatepass")),
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
KEYS = st.sampled_from(
    "text id url outlet published_at headline messages chats list type date_unixtime name photo from"
    " forwarded_from reply_to_message_id username".split()
)
VALUES = st.recursive(
    LEAVES | st.sampled_from(["message", "service", "1670846400", "2022-12-12T12:00:00Z"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=20,
)


def check(data: bytes, name: str) -> None:
    captured, *found = read_bytes(data, name, collected_at=NOW)
    assert isinstance(captured, Captured)
    assert found
    for one in found:
        assert isinstance(one, Item | Drop)
        if isinstance(one, Item):
            made = make_report(one, registers=Registers(), languages=("en",), collected_at=NOW)
            assert isinstance(made, Report | Drop)
            if isinstance(made, Report):
                made.body.of(made.text)
                made.text.encode("utf-8")


@pytest.mark.parametrize("suffix", sorted(KINDS))
@FEW
@given(data=SOURCES)
def test_any_bytes_make_items_and_drops(suffix: str, data: bytes):
    check(data, f"input{suffix}")


@FEW
@given(value=VALUES)
def test_any_json_makes_items_and_drops(value: object):
    check(json.dumps(value).encode(), "input.json")
    check(json.dumps({"messages": [value], "name": value}).encode(), "result.json")
