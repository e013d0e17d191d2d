from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from standfirst.collect.files import read_bytes
from standfirst.records import Drop, Item

NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)


def read(value: Any, name: str = "wire.json") -> Any:
    _, *found = read_bytes(json.dumps(value).encode(), name, collected_at=NOW)
    return found[0] if len(found) == 1 else found


def a_news_item(**more: Any) -> dict[str, Any]:
    return {
        "uri": "urn:vpa:1", "type": "text", "versioncreated": "2022-12-12T12:00:00+02:00",
        "headline": "Karsk holds", "body_text": "Karsk holds, Irena Dolsk said.",
    } | more  # fmt: skip


def test_version_1_is_read():
    item = read(
        a_news_item(
            firstcreated="2022-12-12T11:30:00+02:00",
            body_html="<p>Karsk holds, Irena Dolsk said.</p><p>The road is open.</p>",
            description_text="A day of shelling",
            byline="Petra Lunz",
            copyrightholder="Velmoran Press Agency",
            language="en",
            representationtype="incomplete",
            ednote="Not for print",
        )
    )
    assert item == Item(
        text="Karsk holds, Irena Dolsk said.\n\nThe road is open.", origin="wire.json",
        capture=item.capture, extractor="ninjs/1", external_id="urn:vpa:1",
        outlet="Velmoran Press Agency", language="en", headline="Karsk holds",
        standfirst="A day of shelling", byline="Petra Lunz", is_partial=True,
        published_at=datetime(2022, 12, 12, 9, 30, tzinfo=UTC),
        updated_at=datetime(2022, 12, 12, 10, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize("camel", [False, True])
def test_versions_2_and_3_are_read(camel: bool):
    kind, version, holder = (
        ("contentType", "versionCreated", "copyrightHolder")
        if camel
        else ("contenttype", "versioncreated", "copyrightholder")
    )
    item = read(
        {
            "uri": "urn:vpa:1", version: "2022-12-12T10:00:00Z", holder: "VPA",
            "headlines": [{"role": "short", "value": "Karsk"}, {"role": "main", "value": "<b>Karsk</b> holds"}],
            "bodies": [
                {"role": "plain", kind: "text/plain", "value": "It holds. The road is open. All else is quiet."},
                {"role": "rich", kind: "application/xhtml+xml", "value": "<p>It holds.</p><p>The road is open.</p>"},
            ],
            "descriptions": [{"role": "caption", "value": "no"}, {"role": "summary", "value": "A quiet day"}],
            "contributors": [
                {"name": "Petra Lunz", "role": "author"}, {"name": "Tomas Verrin", "role": "photographer"},
            ],
        }
    )  # fmt: skip
    assert (item.headline, item.standfirst, item.byline) == (
        "Karsk holds",
        "A quiet day",
        "Petra Lunz",
    )
    assert item.text == "It holds.\n\nThe road is open."
    assert item.outlet == "VPA"
    assert (item.published_at, item.updated_at) == (datetime(2022, 12, 12, 10, tzinfo=UTC), None)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"pubstatus": "canceled"}, "canceled"),
        ({"pubstatus": "withheld"}, "withheld"),
        ({"pubStatus": "canceled"}, "canceled"),
        ({"embargoed": "2022-12-12T20:00:00Z"}, "embargoed"),
        ({"body_text": "", "type": "picture"}, "no-text"),
        ({"body_text": {"no": "text"}}, "no-text"),
    ],
)
def test_what_is_withdrawn_or_no_text_is_dropped_with_its_name(more: dict[str, Any], reason: str):
    drop = read(a_news_item(**more))
    assert isinstance(drop, Drop)
    assert drop.reason == reason
    if reason != "no-text":
        assert "urn:vpa:1: Karsk holds" in drop.detail


def test_end_of_the_embargo_is_when_it_was_published():
    item = read(a_news_item(embargoed="2022-12-12T15:00:00Z"))
    assert item.published_at == datetime(2022, 12, 12, 15, tzinfo=UTC)
    assert item.updated_at is None


def test_moment_without_an_offset_is_none():
    assert read(a_news_item(versioncreated="2022-12-12T12:00:00")).published_at is None


def test_lists_and_lines_of_news_items_are_read():
    both = read([a_news_item(), a_news_item(uri="urn:vpa:2")])
    assert [item.external_id for item in both] == ["urn:vpa:1", "urn:vpa:2"]
    assert read(a_news_item(), "wire.jsonl").external_id == "urn:vpa:1"


def test_object_with_a_text_is_the_contracts():
    item = read({"uri": "x", "headline": "Karsk", "text": "It holds."})
    assert item.extractor == "contract/1"
