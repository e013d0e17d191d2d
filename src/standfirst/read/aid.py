"""Aid announced, asked for or delivered: who, to whom, what, how much, how far it has come.

Precision first: a record is made only where one clause has a verb of giving or asking, an amount,
and a country or body that receives; a clause that denies, buys or attacks makes none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence  # noqa: TC003 - part of the signature
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - part of the signature
from typing import Final

from standfirst.read.aid_deals import Deal, read_deal
from standfirst.read.aid_items import AidItem, find_items
from standfirst.read.aid_parties import may_be_party
from standfirst.read.aid_told import Told
from standfirst.read.aid_words import CUE_WORDS, INCLUDES
from standfirst.records import Aid, Mention, MentionKind, Report, Span, Statement, make_id
from standfirst.text import WordIndex, paragraphs, split_sentences

_LONGEST: Final = 1500  # characters: what is longer is no sentence of news
# Another giver begins: "…, and Kestria will give six helicopters".
_CLAUSE: Final = re.compile(r",\s(?:and|while|but)\s(?=[A-Z])|;\s")


def find_aid(
    report: Report,
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    words: WordIndex,
    *,
    on: date | None,
) -> tuple[Aid, ...]:
    """Find the aid a report tells of, in text order, each thing once.

    ``on`` is the day of the report; ``statements`` tell who says it, and on which day.
    """
    cues = words.places(CUE_WORDS)
    amounts = [one.span.start for one in mentions if one.kind is MentionKind.QUANTITY]
    parties = [one.span.start for one in mentions if may_be_party(one)]
    if not amounts or not cues or not parties:
        return ()
    told = Told(report, mentions, statements, on, cues)
    found: list[Aid] = []
    for paragraph in paragraphs(report.text):
        if all(_has_any(starts, paragraph) for starts in (amounts, cues, parties)):
            found += _in_paragraph(told, paragraph)
    return _without_doubles(found)


def _has_any(starts: Sequence[int], within: Span) -> bool:
    """Tell whether one of some offsets, which stand in order, lies in a span."""
    at = bisect_left(starts, within.start)
    return at < len(starts) and starts[at] < within.end


def _in_paragraph(told: Told, paragraph: Span) -> list[Aid]:
    text = told.report.text
    found: list[Aid] = []
    last: Deal | None = None
    for sentence in split_sentences(text, paragraph):
        if sentence.end - sentence.start > _LONGEST or all(
            one.kind is not MentionKind.QUANTITY for one in told.within(sentence)
        ):
            continue
        if last is not None and INCLUDES.match(text, sentence.start):
            found += _records(told, sentence, sentence, last)
            continue
        last = None
        for clause in _clauses(text, sentence):
            deal = read_deal(told, sentence, clause, last)
            if deal is not None:
                found += _records(told, sentence, clause, deal)
                last = deal
    return found


def _clauses(text: str, sentence: Span) -> list[Span]:
    starts = [sentence.start, *(match.end() for match in _CLAUSE.finditer(text, *sentence))]
    return [Span(a, b) for a, b in zip(starts, [*starts[1:], sentence.end], strict=True)]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a record stands: its report, sentence and statement."""

    report: Report
    sentence: Span
    statement: str | None


def _records(told: Told, sentence: Span, clause: Span, deal: Deal) -> list[Aid]:
    inside = told.within(clause)
    items = find_items(told.report.text, inside, clause, is_training=deal.is_training)
    found = []
    for item in items:
        statement = told.statement_at(item.span)
        place = _Place(told.report, sentence, statement.id if statement else None)
        found += [
            _made(place, deal, item, donor, recipient)
            for donor in deal.donors
            for recipient in deal.recipients
        ]
    return found


def _made(place: _Place, deal: Deal, item: AidItem, donor: str | None, recipient: str) -> Aid:
    report = place.report
    key = (report.id, str(report.revision), deal.stage.value, donor or "", recipient)
    return Aid(
        id=make_id("a", *key, f"{item.span.start}-{item.span.end}"),
        report=report.id,
        revision=report.revision,
        stage=deal.stage,
        donor=donor,
        recipient=recipient,
        item=item.name,
        item_class=item.kind,
        count=item.count,
        worth=item.worth,
        announced_on=deal.announced_on,
        sentence=place.sentence,
        span=item.span,
        statement=place.statement,
    )


def _without_doubles(found: Sequence[Aid]) -> tuple[Aid, ...]:
    """Keep one of what headline and text tell alike: the one that tells more."""
    kept: dict[tuple[object, ...], list[Aid]] = {}
    for aid in found:
        number = aid.count and (aid.count.value, aid.count.low)
        money = None if aid.count else aid.worth and (aid.worth.value, aid.worth.unit)
        same = kept.setdefault((aid.donor, aid.recipient, aid.stage, number, money), [])
        for at, known in enumerate(same):
            if _are_alike(known, aid):
                same[at] = max(known, aid, key=_fullness)
                break
        else:
            same.append(aid)
    every = (aid for same in kept.values() for aid in same)
    return tuple(sorted(every, key=lambda aid: (aid.span, aid.id)))


def _are_alike(one: Aid, other: Aid) -> bool:
    """Tell whether two items of one number and class are one: "tanks" and "Leopard 2A6"."""
    if one.count is None:
        return True
    words, others = set((one.item or "").split()), set((other.item or "").split())
    if words <= others or others <= words:
        return True
    is_kind = (one.item or "").islower() or (other.item or "").islower()
    return is_kind and one.item_class == other.item_class != "goods"


def _fullness(aid: Aid) -> tuple[bool, bool, int]:
    item = aid.item or ""
    return aid.worth is not None, not item.islower(), len(item)
