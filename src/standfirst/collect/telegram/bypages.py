"""Reading a channel by its public preview pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.collect.attributing import of_feed
from standfirst.collect.telegram import preview
from standfirst.collect.telegram.memory import Memory
from standfirst.collect.telegram.posts import gone
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from standfirst.collect.captures import Captured
    from standfirst.collect.clients import Clients, Collected
    from standfirst.records import Feed, FeedState

FIRST_PAGES = 3
MOST_PAGES = 10  # back to the last post that was read
MOST_ANSWERED_PAGES = 5  # older pages fetched because new posts answer what stands on them


def collect_pages(name: str, feed: Feed, state: FeedState, clients: Clients) -> Iterator[Collected]:
    """Yield what the preview pages of a channel show, back to the last post that was read."""
    memory = Memory.load(state.cursor)
    pages: list[preview.Page] = []
    before: int | None = None
    is_joined = False
    for _ in range(MOST_PAGES if memory.last else FIRST_PAGES):
        captured, page = _page(name, before, feed, clients)
        yield captured
        if not page.posts:
            break
        pages.append(page)
        lowest = min(one.number for one in page.posts)
        is_joined = lowest <= memory.last + 1 or page.before is None
        if is_joined or (before is not None and lowest >= before):
            break
        before = lowest
    if not pages:
        yield Drop(feed.address, "no-preview", "shows no posts: the channel allows no preview")
        return
    shown = {one.number: one for page in pages for one in page.posts}
    if memory.last and not is_joined:
        yield Drop(
            f"{name}/{min(shown) - 1}",
            "gap",
            f"posts from {memory.last + 1} on to this one were not read",
        )
    answered = sorted(
        {one.reply_to for one in shown.values() if one.reply_to} - set(shown) - set(memory.posts)
    )
    for number in answered[-MOST_ANSWERED_PAGES:]:
        captured, page = _page(name, number + 1, feed, clients)
        yield captured
        yield from (of_feed(one.found, feed) for one in page.posts if one.number == number)
    lost = {one for one in memory.posts if min(shown) <= one <= max(shown)} - set(shown)
    for number in sorted(shown):
        found = shown[number].found
        memory.last = max(memory.last, number)
        if isinstance(found, Item):
            memory.see(number, found.text)
        yield of_feed(found, feed)
    yield from (gone(name, number) for number in sorted(lost))
    memory.forget(lost)
    yield replace(state, cursor=memory.dump())


def _answered(
    name: str, shown: Iterable[preview.Shown], known: set[int], feed: Feed, clients: Clients
) -> Iterator[Collected]:
    """Yield older posts that new ones answer."""
    wanted = sorted({one.reply_to for one in shown if one.reply_to} - known)
    for number in wanted[-MOST_ANSWERED_PAGES:]:
        captured, page = _page(name, number + 1, feed, clients)
        yield captured
        yield from (of_feed(one.found, feed) for one in page.posts if one.number == number)


def _page(
    name: str, before: int | None, feed: Feed, clients: Clients
) -> tuple[Captured, preview.Page]:
    query = f"?before={before}" if before is not None else ""
    fetched = clients.http.get(f"https://t.me/s/{name}{query}")
    captured = fetched.captured(preview.EXTRACTOR, feed=feed.id)
    return captured, preview.read_page(captured)
