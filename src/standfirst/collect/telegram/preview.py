"""The public preview pages of a channel (t.me/s/…): the last resort, for they leave much out.

A post's number stands in ``data-post``, its moment in the ``datetime`` of its date, and nowhere
else: the length of a video is a time, too. A post that the page only names is a drop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standfirst.collect.blocks import to_text
from standfirst.collect.fragments import parse_fragment
from standfirst.collect.moments import parse_moment
from standfirst.collect.telegram.posts import UNKNOWN, Chat, Post, item_of_post
from standfirst.records import Drop, Item, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.collect.captures import Captured

EXTRACTOR = "telegram-preview/1"
_POST = re.compile(r"([A-Za-z]\w{3,31})/(\d{1,10})\Z")
_TARGET = re.compile(r"https?://t\.me/(?:s/)?([A-Za-z]\w{3,31})/(\d{1,10})(?:\?\S*)?\Z")
_PREFIX = "tgme_widget_message"
_OPEN, _CLOSE = "\ue000", "\ue001"  # private characters around links, while words are gathered
_MOST_POSTS = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """One post as a page shows it: its item, or why it has none."""

    number: int
    found: Item | Drop
    reply_to: int | None = None  # number in the same channel


@dataclass(frozen=True, slots=True)
class Page:
    """What a preview page shows; no posts where the channel has no preview."""

    posts: tuple[Shown, ...]
    before: int | None = None  # older posts stand on the page before this number; null: none do


def read_preview(captured: Captured) -> Iterator[Item | Drop]:
    """Yield the posts of a captured preview page."""
    page = read_page(captured)
    if not page.posts:
        yield Drop(captured.name, "no-preview", "shows no posts: the channel allows no preview")
    for shown in page.posts:
        yield shown.found


def read_page(captured: Captured) -> Page:
    """Read a preview page."""
    text = captured.load().decode("utf-8", "replace")
    tree = parse_fragment(text.replace(_OPEN, "").replace(_CLOSE, ""))
    if tree is None:
        return Page(())
    name = _only(tree, "tgme_channel_info_header_title")
    title = _line(name) if name is not None else None
    posts: list[Shown] = []
    last: Any = None
    for element in tree.iter("div"):
        post = _POST.match(element.get("data-post") or "")
        if post and _PREFIX in _classes(element) and len(posts) < _MOST_POSTS:
            if any(one is last for one in element.iterancestors()):
                continue  # no post stands in a post
            last = element
            posts.append(_read(element, post.group(1), int(post.group(2)), title, captured))
    return Page(tuple(posts), _before(tree))


def _before(tree: Any) -> int | None:
    for element in tree.iter("a"):
        if "tme_messages_more" in _classes(element):
            value = element.get("data-before") or ""
            if value.isdecimal():
                return int(value[:10])
    return None


def _read(element: Any, username: str, number: int, title: str | None, captured: Captured) -> Shown:
    what = f"{username}/{number}"
    if "service_message" in _classes(element):
        return Shown(number, Drop(what, "service-message", "of the channel"))
    reply = _only(element, f"{_PREFIX}_reply")
    target = _TARGET.match(reply.get("href") or "") if reply is not None else None
    if reply is not None:
        _remove(reply)
    owner = _only(element, f"{_PREFIX}_owner_name")
    name = (_line(owner) if owner is not None else None) or title
    chat = Chat(username, username, name, is_channel=True)
    body = next((one for one in _all(element, f"{_PREFIX}_text")), None)
    text, links = _words(body) if body is not None else ("", ())
    if not text:
        return Shown(number, _without_words(element, what))
    published_at = _date(element)
    if published_at is None:
        return Shown(number, Drop(what, "date", "has no moment of its own"))
    is_same = target is not None and target.group(1).casefold() == username.casefold()
    answered = "/".join(target.groups()[1 if is_same else 0 :]) if target else None
    author = _only(element, f"{_PREFIX}_from_author")
    post = Post(
        str(number),
        text,
        published_at,
        links,
        author=_line(author) if author is not None else None,
        forwarded_from=_forwarded(element),
        reply_to=answered,
    )
    item = item_of_post(post, chat, what, captured.capture.sha256, EXTRACTOR)
    return Shown(number, item, int(target.group(2)) if target and is_same else None)


def _without_words(element: Any, what: str) -> Drop:
    if _only(element, "message_media_not_supported") is not None:
        return Drop(what, "not-shown", "the preview shows this post only in Telegram itself")
    return Drop(what, "no-text", "holds media and no words")


def _date(element: Any) -> Any:
    for link in _all(element, f"{_PREFIX}_date"):
        for one in link.iter("time"):
            return parse_moment(one.get("datetime") or "")
    return None


def _forwarded(element: Any) -> str | None:
    box = _only(element, f"{_PREFIX}_forwarded_from")
    if box is None:
        return None
    name = _only(box, f"{_PREFIX}_forwarded_from_name")
    return (_line(name) if name is not None else None) or UNKNOWN


def _words(body: Any) -> tuple[str, tuple[Span, ...]]:
    """Return the words of a post and where links stand in them."""
    for link in body.iter("a"):
        link.text = _OPEN + (link.text or "")
        last = link[-1] if len(link) else None
        if last is not None:
            last.tail = (last.tail or "") + _CLOSE
        else:
            link.text += _CLOSE
    pieces: list[str] = []
    links: list[Span] = []
    at = begun = 0
    for piece in re.split(f"([{_OPEN}{_CLOSE}])", to_text(body)):
        if piece == _OPEN:
            begun = at
        elif piece == _CLOSE:
            links.append(Span(begun, at))
        else:
            pieces.append(piece)
            at += len(piece)
    return "".join(pieces), tuple(one for one in links if one.end > one.start)


def _all(element: Any, name: str) -> Iterator[Any]:
    return (one for one in element.iter() if name in _classes(one))


def _only(element: Any, name: str) -> Any:
    return next(_all(element, name), None)


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split() if isinstance(element.tag, str) else []


def _line(element: Any) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)
