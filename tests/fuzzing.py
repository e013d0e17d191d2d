"""Broken inputs for every parser of collect/: whole ones, damaged at random.

python tests/fuzzing.py --seconds 60 [--only mail]     a longer run than the tests make
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from previewpages import a_forward, a_page, a_post, a_reply
from standfirst.collect.archives.wacz import read_wacz
from standfirst.collect.archives.warc import read_warc
from standfirst.collect.captures import Captured, ReadUntil, capture_bytes
from standfirst.collect.feeds.reading import read_feed
from standfirst.collect.files import KINDS
from standfirst.collect.reports import make_report
from standfirst.collect.telegram.messages import read_messages
from standfirst.collect.telegram.preview import read_preview
from standfirst.records import Drop, Item, Registers, Report
from webarchives import Crawl, a_wacz, chunked, packed
from webarchives import a_page as a_web_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)
MAIL = (
    b"From: =?utf-8?q?Petra_L=C3=BCnz?= via List <p@mod.example>\r\nSubject: Re: [press] Karsk\r\n"
    b'Date: Mon, 12 Dec 2022 13:00:00 +0200\r\nMessage-ID: <a@b>\r\nList-Id: "Press" <press.b>\r\n'
    b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
    b"Content-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain; charset=utf-8;"
    b" format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nKarsk hol=\r\nds, she said.=20\r\n\r\n"
    b"-- \r\nPetra\r\n--y\r\nContent-Type: text/html\r\n\r\n<p style='display:none'>x</p><table><tr><td>Karsk"
    b"<td>holds</table><blockquote type=cite>old</blockquote>\r\n--y--\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n"
    b"From: a@b\r\n\r\n---------- Forwarded message ---------\r\nFrom: e@f\r\n\r\nInner.\r\n--x\r\n"
    b"Content-Type: application/pdf; name*=utf-8''%C3%9C.pdf\r\nContent-Disposition: attachment\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--x--\r\n"
)
RSS = (
    b"<?xml version='1.0'?><rss version='2.0'><channel><title>VPA</title><item><guid>1</guid><title>Karsk</title>"
    b"<link>https://vpa.example/1</link><pubDate>Mon, 12 Dec 2022 10:00:00 GMT</pubDate><description>&lt;p&gt;It"
    b" holds.&lt;/p&gt;</description></item></channel></rss>"
)
EXPORT = {
    "name": "Irena Dolsk", "type": "public_channel", "id": 5,
    "messages": [
        {"id": 1, "type": "service", "action": "topic_created", "text": ""},
        {"id": 2, "type": "message", "date_unixtime": "1670846400", "edited_unixtime": "1670846500",
         "from": "Irena Dolsk", "from_id": "channel5", "photo": "p", "forwarded_from": "VPA", "reply_to_message_id": 1,
         "text": ["Karsk ", {"type": "bold", "text": "holds"}, "\n", {"type": "text_link", "text": "TG", "href": "x"}]},
    ],
}  # fmt: skip
MESSAGES = {
    "chat": {"id": 5, "username": "dolsk", "title": "Irena Dolsk", "broadcast": True},
    "names": {"channel9": {"title": "VPA", "username": "vpa"}},
    "messages": [
        {"_": "Message", "id": 7, "date": "2022-12-12T12:00:00+00:00", "message": "🔥 Karsk\nTG", "grouped_id": 3,
         "entities": [{"_": "MessageEntityTextUrl", "offset": 9, "length": 2, "url": "x"}], "post_author": "I. D.",
         "fwd_from": {"_": "MessageFwdHeader", "from_id": {"_": "PeerChannel", "channel_id": 9}},
         "reply_to": {"_": "MessageReplyHeader", "reply_to_msg_id": 4}, "edit_date": "2022-12-12T13:00:00+00:00"},
        {"_": "MessageService", "id": 8, "action": {"_": "MessageActionPinMessage"}},
    ],
}  # fmt: skip
NINJS = {
    "uri": "urn:1", "type": "text", "pubStatus": "usable", "versionCreated": "2022-12-12T10:00:00Z",
    "embargoed": "2022-12-12T09:00:00Z", "headlines": [{"role": "main", "value": "Karsk"}],
    "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>It holds.</p>"}],
    "contributors": [{"name": "P", "role": "author"}], "copyrightHolder": "VPA",
}  # fmt: skip
PAGE = a_page(
    a_post(
        7,
        "<tg-emoji><i class='emoji'><b>⚡</b></i></tg-emoji> Karsk<br><a href='x'>TG</a>",
        above=a_forward("VPA"),
    ),
    a_post(8, above=a_reply(7)),
    before=7,
)
_ANSWER = (("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip"))
PLAIN = (
    Crawl(packed=False)
    .answer("https://vpa.example/1", chunked(packed(a_web_page())), *_ANSWER)
    .bytes()
)
WARC = (
    Crawl()
    .answer("https://vpa.example/1", a_web_page())
    .answer("https://vpa.example/2", RSS)
    .bytes()
)
WACZ = a_wacz({"a.warc.gz": WARC, "b.warc": PLAIN}, ["https://vpa.example/1"])
DAY = {
    "id": 1,
    "outlet": "VPA",
    "published_at": "2022-12-12T10:00:00Z",
    "headline": "Karsk",
    "text": "It holds.",
}


def _kind(suffix: str) -> Callable[[Captured], Iterator[object]]:
    return KINDS[suffix].read


def _archive(read: Callable[..., Iterator[object]]) -> Callable[[Captured], Iterator[object]]:
    return lambda captured: read(captured.load(), captured.name, collected_at=NOW)


# Each parser with an input that is whole.
PARSERS: dict[str, tuple[Callable[[Captured], Iterator[object]], bytes]] = {
    "plain": (_kind(".txt"), "Дольськ: Karsk holds.\n\nThe road is open.".encode()),
    "markdown": (_kind(".md"), b"---\ntitle: Karsk\n---\n# Karsk\n\n> It *holds*, [she](x) said.\n\n| a | b |\n|-|-|\n| 1 | 2 |\n"),
    "page": (_kind(".html"), a_web_page(extra='<script type="application/ld+json">{"@type":"NewsArticle","headline":"K"}</script>')),
    "contract": (_kind(".jsonl"), (json.dumps(DAY) + "\n").encode() * 2),
    "ninjs": (_kind(".json"), json.dumps(NINJS).encode()),
    "export": (_kind(".json"), json.dumps(EXPORT).encode()),
    "messages": (read_messages, json.dumps(MESSAGES).encode()),
    "preview": (read_preview, PAGE),
    "mail": (_kind(".eml"), MAIL),
    "mbox": (_kind(".mbox"), (b"From p@mod.example Mon Dec 12 13:00:00 2022\n" + MAIL + b"\n") * 2),
    "feed": (read_feed, RSS),
    "warc": (_archive(read_warc), PLAIN),
    "warc.gz": (_archive(read_warc), WARC),
    "wacz": (_archive(read_wacz), WACZ),
}  # fmt: skip
TOKENS = [
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r\n", b"\n\n", b"\n\n\n--x\n", b"--x--", b"<", b">", b"</p>", b"<div>" * 300,
    b"&#0;", b"&#x110000;", b"]]>", b"<!--", b"<![CDATA[", b"{", b"}", b"[", b'"', b"\\ud800", b"null", b"1e999", b"-1",
    b"9" * 5000, b"=?utf-8?b?", b"?=", b"=\n", b"\x1f\x8b\x08", b"PK\x05\x06", b"PK\x01\x02", b"WARC/1.0\r\n",
    b"Content-Length: 99999999999\r\n", b"Content-Type: multipart/mixed; boundary=x\r\n", b"From ", b">From ", b"\xed\xa0\x80",
    b"Content-Type: message/rfc822\r\n\r\n", b"http://" * 100, b"\xf0\x9f\x94\xa5", b"2022-13-45T99:99:99+99:99", b" " * 3000,
]  # fmt: skip


def damage(data: bytes, chance: random.Random) -> bytes:
    """Return an input with some bytes changed, cut, doubled, moved or put in."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 4, 30, 400)))
        match chance.randrange(6):
            case 0:
                data = (
                    data[:at] + bytes(chance.randrange(256) for _ in range(end - at)) + data[end:]
                )
            case 1:
                data = data[:at] + data[end:]
            case 2:
                data = data[:end] + data[at:end] * chance.choice((1, 50)) + data[end:]
            case 3:
                data = data[:at]
            case 4:
                to = chance.randrange(len(data) + 1)
                data = data[:to] + data[at:end] + data[to:]
            case _:
                data = data[:at] + chance.choice(TOKENS) + data[at:]
    return data


LEAVES = [
    None,
    True,
    -1,
    0,
    10**30,
    1.5,
    "",
    " ",
    "x",
    "\ud800",
    "2022-12-12T10:00:00Z",
    "<p>x",
    [],
    {},
    [[]],
    {"_": "x"},
]


def damage_value(value: Any, chance: random.Random) -> Any:
    """Return a value of JSON with one or another of its parts replaced, left out or doubled."""
    if chance.random() < 0.06:
        return chance.choice(LEAVES)
    if isinstance(value, dict):
        kept = {
            key: damage_value(one, chance) for key, one in value.items() if chance.random() > 0.04
        }
        return kept | (
            {chance.choice(list(value)): chance.choice(LEAVES)}
            if value and chance.random() < 0.1
            else {}
        )
    if isinstance(value, list):
        return [
            damage_value(one, chance) for one in value for _ in range(1 + (chance.random() < 0.05))
        ]
    return value


def check(name: str, data: bytes) -> Counter[str]:
    """Parse an input; fail unless only captures, items and drops come out, of which reports are made."""
    read, _ = PARSERS[name]
    captured = capture_bytes(data, "input", "x/y", collected_at=NOW)
    seen: Counter[str] = Counter()
    for found in read(captured):
        assert isinstance(found, Captured | Item | Drop | ReadUntil), found
        seen[type(found).__name__] += 1
        if isinstance(found, Item):
            made = make_report(found, registers=Registers(), languages=("en",), collected_at=NOW)
            assert isinstance(made, Report | Drop)
    return seen


def fuzz(name: str, seed: int) -> Counter[str]:
    """Damage one parser's input by a seed and parse it."""
    chance = random.Random(seed)
    whole = PARSERS[name][1]
    if name in ("ninjs", "export", "messages", "contract") and seed % 4:
        value = damage_value(json.loads(whole.splitlines()[0]), chance)
        return check(name, json.dumps(value).encode())
    return check(name, damage(whole, chance))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--only", choices=PARSERS, action="append")
    given = parser.parse_args()
    names = given.only or list(PARSERS)
    for name in names:
        end = time.monotonic() + given.seconds / len(names)
        seed, slowest, seen = 0, (0.0, 0), Counter()
        while time.monotonic() < end:
            seed += 1
            began = time.monotonic()
            try:
                seen += fuzz(name, seed)
            except Exception as error:
                print(f"{name}: seed {seed}: {type(error).__name__}: {error}")
                raise
            slowest = max(slowest, (time.monotonic() - began, seed))
        print(
            f"{name:<10} {seed:>7} inputs, slowest {slowest[0]:.2f} s (seed {slowest[1]}), {dict(seen)}"
        )


if __name__ == "__main__":
    main()
