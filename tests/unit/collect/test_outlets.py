"""Rules per outlet: each layout reads its golden page, and mistakes in rules are said."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from standfirst.collect.captures import capture_bytes
from standfirst.collect.outletrules import (
    OutletRules,
    load_rules,
    packaged_rules,
    parse_rules,
    rules_for,
)
from standfirst.collect.webpage import read_webpage
from standfirst.errors import DeskError
from standfirst.records import Drop, Item

GOLDEN = Path(__file__).parents[2] / "outlets"
NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)
LAYOUTS = [(rules, n) for rules in packaged_rules() for n in range(1, len(rules.layouts) + 1)]


def read(source: str, address: str, rules: tuple[OutletRules, ...] | None = None) -> Item | Drop:
    captured = capture_bytes(source.encode(), address, "text/html", collected_at=NOW)
    (found,) = read_webpage(captured, rules)
    return found


@pytest.mark.parametrize(("rules", "n"), LAYOUTS, ids=lambda one: getattr(one, "name", one))
def test_layout_reads_its_golden_page(rules: OutletRules, n: int):
    name = f"{rules.name.removesuffix('.toml')}-{n}"
    expected = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
    item = read((GOLDEN / f"{name}.html").read_text("utf-8"), expected["url"])
    assert isinstance(item, Item), item
    moments = {
        key: datetime.fromisoformat(value) for key, value in expected.items() if key.endswith("_at")
    }
    for key, value in (expected | moments).items():
        assert getattr(item, key) == value, key


def test_general_rules_alone_would_read_the_golden_page_worse():
    page = (GOLDEN / "example-1.html").read_text("utf-8")
    with_rules = read(page, "https://www.courier.example/a.html")
    without = read(page, "https://www.courier.example/a.html", ())
    assert isinstance(with_rules, Item)
    assert isinstance(without, Item)
    assert with_rules.published_at
    assert without.published_at is None
    assert without.text != with_rules.text


RULES = """
hosts = ["courier.example"]
[[layouts]]
until = 2022-12-31
main = ["div.old"]
partial = ["div.wall"]
drop = ["body.error"]
drop_addresses = ["/video/*"]
[[layouts]]
from = 2023-01-01
main = ["div.new"]
"""
BODY = "<p>Edmund Ashby arrived in Sarn on Monday and left at noon.</p>"
MOMENT = '<meta property="article:published_time" content="{}T12:00:00Z">'


def page(day: str, body: str, kind: str = "") -> str:
    return f"<html><head>{MOMENT.format(day)}</head><body class='{kind}'><div class=old>OLD {BODY}</div><div class=new>NEW {BODY}</div>{body}</body></html>"


@pytest.mark.parametrize(
    ("day", "word"),
    [("2022-12-31", "OLD"), ("2023-01-01", "NEW"), ("2019-01-01", "OLD"), ("2030-01-01", "NEW")],
)
def test_layout_is_chosen_by_the_day_of_publication(day: str, word: str):
    item = read(page(day, ""), "https://www.courier.example/a", (parse_rules(RULES, "x"),))
    assert isinstance(item, Item)
    assert item.text.startswith(word)


@pytest.mark.parametrize(
    ("address", "body", "kind", "reason"),
    [
        ("https://courier.example/video/1", "", "", "outlet-rule"),
        ("https://courier.example/a", "", "error", "outlet-rule"),
        ("https://courier.example/a", "", "", None),
        ("https://other.example/video/1", "", "error", None),
    ],
)
def test_pages_are_ruled_out_by_address_and_by_mark(
    address: str, body: str, kind: str, reason: str | None
):
    found = read(page("2022-12-12", body, kind), address, (parse_rules(RULES, "x"),))
    assert (found.reason if isinstance(found, Drop) else None) == reason


def test_mark_of_a_wall_makes_the_item_partial():
    rules = (parse_rules(RULES, "x"),)
    item = read(page("2022-12-12", "<div class=wall></div>"), "https://courier.example/a", rules)
    assert isinstance(item, Item)
    assert item.is_partial


def test_rules_hold_for_the_host_and_those_below_it():
    rules = (parse_rules(RULES, "x"),)
    assert rules_for("https://www.courier.example/a", rules)
    assert rules_for("http://COURIER.example:8080/", rules)
    for other in ("https://notcourier.example/", "https://courier.example.net/", "http://[", None):
        assert rules_for(other, rules) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hosts = [", "not valid TOML"),
        ("", "hosts is missing"),
        ("hosts = [3]", "hosts is missing"),
        ('hosts = ["a"]\nlayouts = 3', "[[layouts]]"),
        ('hosts = ["a"]\nname = "x"', "name is no setting"),
        ('hosts = ["a"]\n[[layouts]]\nheadlin = ["h1"]', "layouts 1: headlin is no rule"),
        ('hosts = ["a"]\n[[layouts]]\nmain = "p"', "main must be a list"),
        ('hosts = ["a"]\n[[layouts]]\nmain = ["p["]', "is no CSS selector"),
        ('hosts = ["a"]\n[[layouts]]\nfrom = "2022"', "must be a day"),
        ('hosts = ["a"]\n[[layouts]]\ntime_zone = "Kyiv"', "must be a name such as"),
    ],
)
def test_mistake_in_rules_is_one_line(text: str, words: str):
    with pytest.raises(DeskError) as raised:
        parse_rules(text, "courier.toml")
    assert words in str(raised.value)
    assert str(raised.value).startswith("courier.toml")
    assert "\n" not in str(raised.value)


def test_rules_of_a_desk_come_before_those_of_the_program(tmp_path: Path):
    assert load_rules(tmp_path) == packaged_rules()
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "own.toml").write_text(RULES, encoding="utf-8")
    rules = load_rules(tmp_path)
    found = rules_for("https://courier.example/", rules)
    assert found is rules[0]
    assert found.layout_on(date(2022, 1, 1)) is found.layouts[0]
    assert found.layout_on(None) is found.layouts[1]
    (tmp_path / "outlets" / "bad.toml").write_bytes(b"\xff")
    with pytest.raises(DeskError, match="cannot be read"):
        load_rules(tmp_path)
