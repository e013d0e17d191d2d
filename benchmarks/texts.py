"""Reports made up by the yard: seeded, of our own words, shaped like a day's news.

Each event is told by several outlets in words of their own, with names, quotations, figures and
places, so that every stage has the work it has on real days. Only the shape is true to life.
"""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape

FIRST = datetime(2022, 12, 11, 21, tzinfo=UTC)
PLACES = "Karsk Brenova Ostrel Sarn Dubrel Lypova Grauenburg Tolmin Millrace Kestran".split()
OUTLETS = ["Velmoran Press Agency", "Halvern Wire", "The Port Ellery Courier", "Sarn Evening Post"]
PEOPLE = [
    ("Velmoran Deputy Defence Minister Irena Dolsk", "Dolsk", "she"),
    ("Velmoran Defence Minister Tomas Verrin", "Verrin", "he"),
    ("Halvernian Defence Secretary Edmund Ashby", "Ashby", "he"),
    ("Droskian Defence Ministry spokesman Gleb Orshin", "Orshin", "he"),
    ("the governor of {place} region, Radim Havlen", "Havlen", "he"),
]
THINGS = [
    "a power station", "a bridge over the Sarn", "a grain terminal", "the water works",
    "a railway depot", "a block of flats", "two ferries", "the tram line", "a timber yard",
]  # fmt: skip
SYLLABLES = "ba do ke li mo nu pra ri sto tu ve zan gor hel".split()
VOCABULARY = 60_000  # coined words, the n-th as frequent as 1/n
DEEDS = ["was hit by a missile", "was repaired overnight", "went out of service", "reopened"]
SENTENCES = [
    "{thing} in {place} {deed} on Monday, {who} said.",
    "“{count} households have been without power since {hour},” {surname} told reporters.",
    "{who} said that {count} people had been moved to schools in {other}.",
    "“We have counted {count} shells since Sunday,” {pronoun} added.",
    "According to {surname}, repairs may take {small} days.",
    "At least {small} people were injured, the hospital in {place} said on Telegram.",
    "{surname} denied that the {place} road was closed.",
    "“That does not mean that the danger is over. Quite the reverse,” {surname} said.",
    "The town lies {small} kilometres from {other}, where the talks broke off last week.",
    "Residents queued for water at {small} points, and the market stayed shut until noon.",
    "{who} declined to comment on the figures.",
    "Asked about {other}, {pronoun} said the decision would “come when it comes”.",
]


def make_reports(
    n_reports: int, *, seed: int = 455, words: int = 300, is_varied: bool = False
) -> list[dict[str, Any]]:
    """Return reports in the shape that import reads, of about so many words each.

    Varied ones have towns of their own for each event, and half their words from a wide
    vocabulary, so that they fall into as many stories as a real day's; else nearly all are alike.
    """
    chance = random.Random(seed)  # noqa: S311 - made-up texts, no secrets
    reports: list[dict[str, Any]] = []
    while len(reports) < n_reports:
        event = {"place": chance.choice(PLACES), "thing": chance.choice(THINGS)}
        event |= {"deed": chance.choice(DEEDS), "count": str(chance.randint(2, 90) * 500)}
        own = [_coin(chance).capitalize() for _ in range(3)] if is_varied else []
        own += [_coin(chance) for _ in range(20)] if is_varied else []
        event |= {"place": own[0]} if own else {}
        for _ in range(min(chance.choice([1, 1, 2, 3, 5]), n_reports - len(reports))):
            reports.append(_make_report(len(reports), event, chance, words, own))
    return reports


def _coin(chance: random.Random) -> str:
    """Coin a word; a few come often, most are rare, as in any language (Zipf's law)."""
    rank = int(VOCABULARY ** chance.random())
    syllables = ""
    while rank or not syllables:
        rank, part = divmod(rank, len(SYLLABLES))
        syllables += SYLLABLES[part]
    return syllables + "el"


def _coin_sentence(chance: random.Random, own: list[str]) -> str:
    """Return a sentence of coined words, a third of them the event's own."""
    words = [chance.choice(own) if chance.random() < 1 / 3 else _coin(chance) for _ in range(14)]
    return " ".join(words) + "."


def _make_report(
    number: int, event: dict[str, str], chance: random.Random, words: int, own: list[str]
) -> dict[str, Any]:
    who, surname, pronoun = chance.choice(PEOPLE)
    slots = event | {"who": who.format(**event), "surname": surname, "pronoun": pronoun}
    paragraphs: list[str] = []
    n_words = 0
    while n_words < words:
        sentences = [
            chance.choice(SENTENCES).format(
                other=chance.choice(own[:3] or PLACES),
                small=chance.randint(2, 40),
                hour=chance.randint(1, 11),
                **slots,
            )
            for _ in range(chance.randint(1, 4))
        ]
        if own:
            sentences = [some for one in sentences for some in (one, _coin_sentence(chance, own))]
        paragraph = " ".join(one[0].upper() + one[1:] for one in sentences)
        n_words += len(paragraph.split())
        paragraphs.append(paragraph)
    published = FIRST + timedelta(seconds=chance.randrange(24 * 3600))
    return {
        "id": f"bench-{number}",
        "outlet": chance.choice(OUTLETS),
        "language": "en",
        "published_at": published.isoformat(),
        "headline": f"{event['thing']} in {event['place']} {event['deed']}".capitalize(),
        "text": "\n\n".join(paragraphs),
    }


def as_lines(reports: list[dict[str, Any]]) -> str:
    """Return reports as JSON Lines."""
    return "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports)


def rss_of(reports: list[dict[str, Any]], title: str) -> str:
    """Return reports as an RSS feed that carries their whole texts."""
    items = [
        "<item>"
        f"<guid isPermaLink='false'>{one['id']}</guid>"
        f"<title>{escape(one['headline'])}</title>"
        f"<link>https://wire.example/{one['id']}</link>"
        f"<pubDate>{format_datetime(datetime.fromisoformat(one['published_at']))}</pubDate>"
        "<content:encoded>"
        + escape("".join(f"<p>{part}</p>" for part in one["text"].split("\n\n")))
        + "</content:encoded></item>"
        for one in reports
    ]
    head = (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    )
    return f"{head}<channel><title>{escape(title)}</title>{''.join(items)}</channel></rss>"
