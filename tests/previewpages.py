"""Preview pages of a channel, in the shape of Telegram's; all that is in them is invented."""

from __future__ import annotations

from standfirst.collect.http import Fetched
from standfirst.errors import FetchError


def a_post(
    number: int,
    text: str = "Karsk holds.",
    *,
    channel: str = "dolsk_official",
    time: str | None = "2022-12-12T11:05:00+00:00",
    above: str = "",
    meta: str = "",
    classes: str = "",
) -> str:
    date = f'<time datetime="{time}" class="time">11:05</time>' if time else "11:05"
    body = (
        f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>'
        if text
        else ""
    )
    return f"""
<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message {classes} js-widget_message" data-post="{channel}/{number}">
 <div class="tgme_widget_message_bubble">
  <div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://t.me/{channel}"><span dir="auto">Irena Dolsk</span></a></div>
  {above}
  <a class="tgme_widget_message_video_player"><time class="message_video_duration js-message_video_duration">0:41</time></a>
  {body}
  <div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short js-message_info">
   <span class="tgme_widget_message_views">12.1K</span><span class="copyonly"> views</span>
   <span class="tgme_widget_message_meta">{meta}<a class="tgme_widget_message_date" href="https://t.me/{channel}/{number}">{date}</a></span>
  </div></div>
 </div>
</div></div>"""


def a_reply(number: int, words: str = "Is it quiet?", *, channel: str = "dolsk_official") -> str:
    return (
        f'<a class="tgme_widget_message_reply" href="https://t.me/{channel}/{number}">'
        '<div class="tgme_widget_message_author accent_color"><span class="tgme_widget_message_author_name">Irena Dolsk</span></div>'
        f'<div class="tgme_widget_message_text js-message_reply_text">{words}</div></a>'
    )


def a_forward(name: str) -> str:
    return (
        '<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;'
        f'<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/vpa_news/55"><span dir="auto">{name}</span></a></div>'
    )


def a_page(*posts: str, before: int | None = None) -> bytes:
    more = (
        f'<a href="/s/dolsk_official?before={before}" class="tme_messages_more js-messages_more" data-before="{before}"></a>'
        if before
        else ""
    )
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Irena Dolsk – Telegram</title></head><body>'
        '<div class="tgme_channel_info_header_title"><span dir="auto">Irena Dolsk</span></div>'
        f'<section class="tgme_channel_history js-message_history">{more}{"".join(posts)}</section></body></html>'
    ).encode()


class Previews:
    """A fetcher that answers with the pages of a channel, ``size`` posts a page."""

    def __init__(self, posts: dict[int, str], *, now, size: int = 3):
        self.posts, self.now, self.size = posts, now, size
        self.asked: list[str] = []

    def get(self, address: str, **_conditions: object) -> Fetched:
        self.asked.append(address)
        if not address.startswith("https://t.me/s/dolsk_official"):
            raise FetchError(f"{address}: says 404", code="http-404")
        before = int(address.partition("before=")[2] or 1 << 31)
        older = [number for number in sorted(self.posts) if number < before]
        shown = older[-self.size :]
        more = shown[0] if shown and shown[0] != older[0] else None
        body = a_page(*(self.posts[number] for number in shown), before=more)
        headers = (("Content-Type", "text/html; charset=utf-8"),)
        return Fetched(address, address, 200, headers, body, self.now)
