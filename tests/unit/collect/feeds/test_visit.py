from __future__ import annotations

from dataclasses import replace

from standfirst.collect.captures import Captured
from standfirst.collect.feeds.visit import MOST_PAGES, MOST_TRIES, collect_feed
from standfirst.records import Drop, Feed, FeedState, Item
from webfakes import FakeWeb

ADDRESS = "https://wire.example/rss"
FEED = Feed("f1", ADDRESS)
STATE = FeedState("f1")
PAGE = (
    "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>Halvernian Defence Secretary Edmund"
    " Ashby arrived in Sarn on Monday, in words that number {0}.</p><p>He left at noon, and nobody saw him"
    " off at the station of the town.</p></article></body></html>"
)


def rss(*names: str, teaser: str = "A visit.") -> str:
    rows = "".join(
        f"<item><title>Ashby {name}</title><link>https://wire.example/{name}</link><guid>{name}</guid>"
        f"<description>{teaser}</description><pubDate>Mon, 12 Dec 2022 1{n % 8}:00:00 +0200</pubDate></item>"
        for n, name in enumerate(names)
    )
    return f"<rss version='2.0'><channel><title>Wire</title>{rows}</channel></rss>"


def visit(web: FakeWeb, state: FeedState = STATE, feed: Feed = FEED):
    web.asked.clear()
    found = list(collect_feed(feed, state, web.clients()))
    assert isinstance(found[-1], FeedState)
    items = [one for one in found if isinstance(one, Item)]
    drops = [one for one in found if isinstance(one, Drop)]
    captures = [one for one in found if isinstance(one, Captured)]
    return items, drops, captures, found[-1]


def a_web(*names: str, **pages: str) -> FakeWeb:
    made = {f"https://wire.example/{name}": PAGE.format(name) for name in names}
    return FakeWeb(
        {ADDRESS: rss(*names), **made, **pages},
        headers={ADDRESS: {"etag": '"1"', "content-type": "application/rss+xml"}},
    )


def test_teaser_is_completed_from_its_page_and_both_are_captured():
    items, drops, captures, state = visit(a_web("one"))
    assert not drops
    assert [one.capture.origin for one in captures] == [ADDRESS, "https://wire.example/one"]
    assert items[0].text.startswith("Halvernian Defence Secretary")
    assert (items[0].external_id, items[0].is_partial) == ("one", False)
    assert items[0].capture == captures[1].capture.sha256
    assert (state.etag, state.title) == ('"1"', "Wire")


def test_what_the_feed_asks_for_is_noted():
    web = a_web()
    web.pages[ADDRESS] = (
        "<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel><title>Wire</title><a:link rel='hub'"
        " href='https://hub.example/'/><ttl>120</ttl><skipHours><hour>3</hour></skipHours></channel></rss>"
    )
    *_, state = visit(web)
    assert (state.hub, state.ttl, state.skip_hours) == ("https://hub.example/", 120, (3,))


def test_known_entries_are_not_read_again_and_changed_ones_are():
    web = a_web("one", "two")
    *_, state = visit(web)
    items, _, captures, again = visit(web, replace(state, etag=None))
    assert (items, len(captures), web.asked) == ([], 1, [ADDRESS])
    web.pages[ADDRESS] = rss("one", "two", teaser="A longer visit.")
    items, *_ = visit(web, replace(again, etag=None))
    assert sorted(one.external_id or "" for one in items) == ["one", "two"]


def test_unchanged_feed_yields_its_state_alone():
    web = a_web("one")
    *_, state = visit(web)
    items, drops, captures, again = visit(web, state)
    assert (items, drops, captures) == ([], [], [])
    assert again == state


def test_page_that_fails_leaves_a_partial_item_and_is_tried_again():
    web = a_web("one")
    page = web.pages.pop("https://wire.example/one")
    items, drops, _, state = visit(web)
    assert (items[0].text, items[0].is_partial) == ("A visit.", True)
    assert drops[0].reason == "page-failed"
    assert state.etag is None  # or the server would say that nothing changed
    web.pages["https://wire.example/one"] = page
    items, drops, _, state = visit(web, state)
    assert (items[0].is_partial, drops, state.etag) == (False, [], '"1"')


def test_page_that_fails_for_good_is_given_up():
    web = a_web("one")
    del web.pages["https://wire.example/one"]
    state = STATE
    for _ in range(MOST_TRIES):
        *_, state = visit(web, state)
    assert state.etag == '"1"'
    visit(web, replace(state, etag=None))
    assert web.asked == [ADDRESS]


def test_pages_beyond_one_visit_come_with_the_next():
    names = [f"n{n}" for n in range(MOST_PAGES + 3)]
    web = a_web(*names)
    items, _, _, state = visit(web)
    assert len(items) == MOST_PAGES
    assert state.etag is None
    items, _, _, state = visit(web, state)
    assert len(items) == 3
    assert state.etag == '"1"'


def test_feed_that_wants_no_full_text_keeps_teasers():
    web = a_web("one")
    items, *_ = visit(web, feed=replace(FEED, full_text=False))
    assert (items[0].is_partial, web.asked) == (True, [ADDRESS])


def test_wall_in_place_of_the_page_leaves_the_teaser():
    wall = "<html><title>Just a moment...</title><body><p>Verify you are human by completing the action below, please.</p></body></html>"
    web = a_web("one")
    web.pages["https://wire.example/one"] = wall
    items, drops, *_ = visit(web)
    assert (items[0].text, items[0].is_partial) == ("A visit.", True)
    assert [one.reason for one in drops] == ["error-page"]


def test_document_that_is_no_feed_is_a_drop_and_asked_for_whole_next_time():
    web = a_web()
    web.pages[ADDRESS] = "<html><body>gone</body></html>"
    items, drops, captures, state = visit(web)
    assert (items, drops[0].reason, len(captures), state.etag) == ([], "not-xml", 1, None)


def test_permanent_move_and_broken_cursor_are_borne():
    web = a_web("one")
    *_, state = visit(web, replace(STATE, cursor="{nonsense"))
    assert state.cursor
    *_, state = visit(web, replace(STATE, cursor='{"a": 3}'))
    assert state.cursor
