from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from standfirst.collect.clients import Clients
from standfirst.collect.folder import collect_folder
from standfirst.errors import FetchError
from standfirst.records import Drop, Feed, FeedState, Item
from webarchives import Crawl, a_page

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)
NEVER = FeedState("f1")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def put(path, data, *, age=3600):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    os.utime(path, (NOON.timestamp() - age,) * 2)


def collect(folder, state=NEVER, *, most_items=2000, now=NOON) -> list[Any]:
    clients = Clients(http=None, now=lambda: now, most_items=most_items)  # type: ignore[arg-type]
    return list(collect_folder(Feed("f1", str(folder), "folder", outlet="vpa"), state, clients))


def texts(found):
    return [one.text for one in found if isinstance(one, Item)]


def some_lines(n):
    return "".join(json.dumps({"id": str(i), "text": f"Day {i}."}) + "\n" for i in range(n))


def test_each_file_is_read_once_and_again_when_it_changed(folder):
    put(folder / "a.txt", "Karsk holds.")
    put(folder / "deep" / "b.txt", "Sarn has power.")
    put(folder / "c.bin", "not for us")
    put(folder / ".hidden.txt", "not for us")
    found = collect(folder)
    assert texts(found) == ["Karsk holds.", "Sarn has power."]
    assert {one.outlet for one in found if isinstance(one, Item)} == {"vpa"}
    assert texts(collect(folder, found[-1])) == []
    put(folder / "a.txt", "Karsk holds on.", age=1800)
    found = collect(folder, found[-1])
    assert texts(found) == ["Karsk holds on."]
    (folder / "a.txt").unlink()
    assert "a.txt" not in collect(folder, found[-1])[-1].cursor


def test_file_that_may_still_be_written_waits(folder):
    put(folder / "a.txt", "Karsk", age=10)
    assert texts(collect(folder)) == []
    assert texts(collect(folder, now=NOON + timedelta(minutes=2))) == ["Karsk"]


@pytest.mark.parametrize("most", [1, 2, 3, 5, 100])
def test_visits_that_end_at_their_limit_lose_nothing_and_repeat_nothing(folder, most):
    put(folder / "a.jsonl", some_lines(5) + "broken\n" + '{"id": "x", "text": "Last."}\n')
    crawl = Crawl()
    for n in range(4):
        crawl.answer(f"https://vpa.example/{n}", a_page(f"Karsk holds for day {n}"))
        crawl.answer(f"https://vpa.example/no{n}", b"<ul><li>Menu</li></ul>")
    put(folder / "b.warc.gz", crawl.bytes())
    put(folder / "c.txt", "The end.")
    whole = collect(folder)
    state, seen, drops = NEVER, [], []
    for _ in range(30):
        found = collect(folder, state, most_items=most)
        assert len(texts(found)) <= most
        seen += texts(found)
        drops += [(one.what, one.reason) for one in found if isinstance(one, Drop)]
        state = found[-1]
    assert seen == texts(whole)
    assert {one for one in drops if one[1] != "no-pages"} == {
        (one.what, one.reason)
        for one in whole
        if isinstance(one, Drop) and one.reason != "no-pages"
    }


@pytest.mark.parametrize(
    ("address", "fact"), [("in/here", "no whole path"), ("/nowhere/at/all", "is no folder")]
)
def test_address_of_no_use_is_one_clear_line(address, fact):
    with pytest.raises(FetchError, match=fact):
        collect(address)


@pytest.mark.parametrize("cursor", ["", "x", "[]", "{}", '{"done": 1}'])
def test_cursor_of_no_use_is_as_none(folder, cursor):
    put(folder / "a.txt", "Karsk holds.")
    assert texts(collect(folder, FeedState("f1", cursor=cursor))) == ["Karsk holds."]
