"""What aid consists of: the amounts of a clause, with their item, class and worth."""

from __future__ import annotations

import re
from collections.abc import Sequence  # noqa: TC003 - part of a signature
from dataclasses import dataclass, replace
from typing import Final

from standfirst.read.aid_objects import given_amounts
from standfirst.read.aid_words import (
    AID_WORDS,
    BEFORE_MONEY,
    ENDS_ITEM,
    GOODS,
    MATTERS,
    MONEY_FOR,
    NOT_ITEMS,
    PACKAGE,
    ROUNDS,
    SHIPS,
    VEHICLES,
    WEAPONS,
)
from standfirst.read.quantity_words import CURRENCIES, CURRENCY_WORDS
from standfirst.records import Mention, MentionKind, Quantity, Span

_MONEY: Final = frozenset({*CURRENCIES.values(), *CURRENCY_WORDS.values()}) - {"cent"}
_MEASURES: Final = frozenset({"tonne", "ton", "kilogram", "litre", "barrel", "gallon", "gram"})
_PART: Final = re.compile(
    r"\s(?:of|out\sof)\s(?:the\s|its\s|an?\s|some\s)?(?:promised\s|planned\s)?\Z"
)
_WORTH: Final = re.compile(r"(?:,)?\s(?:\w+\s){0,3}?(?:worth|valued\sat)\s(?:about\s|some\s)?\Z")


@dataclass(frozen=True, slots=True)
class AidItem:
    """One thing given: its name and class, how many, and what it is worth."""

    span: Span
    name: str | None
    kind: str
    count: Quantity | None = None
    worth: Quantity | None = None


def find_items(
    text: str, mentions: Sequence[Mention], clause: Span, *, is_training: bool
) -> list[AidItem]:
    """Find the things a clause gives, in text order."""
    inside = [m for m in mentions if clause.covers(m.span)]
    arms = [m for m in inside if m.kind is MentionKind.EQUIPMENT]
    amounts = [m for m in inside if m.kind is MentionKind.QUANTITY]
    found: list[AidItem] = []
    part: Mention | None = None  # an amount whose whole may follow: "14 of the 18 howitzers"
    for mention in given_amounts(text, clause, amounts):
        quantity = mention.quantity
        if quantity is None:
            continue
        gap = text[part.span.end : mention.span.start] if part else ""
        if part is not None and _PART.fullmatch(gap):
            item = _counted(mention, quantity, arms, is_training=is_training)
            if item is not None and not found and part.quantity is not None:
                found.append(_part_of(item, part, mention))
            part = None
            continue
        last, part = part, mention
        if quantity.unit in _MONEY:
            if found and last and _WORTH.fullmatch(text[last.span.end : mention.span.start]):
                found[-1] = replace(found[-1], worth=quantity)
            elif AID_WORDS.search(text, *clause):
                found.append(_money(text, mention, quantity, clause))
        elif (item := _counted(mention, quantity, arms, is_training=is_training)) is not None:
            found.append(item)
    return found


def _part_of(item: AidItem, part: Mention, whole: Mention) -> AidItem:
    """Return an item in the number of a part of it."""
    counted = replace(part.quantity, unit="item", item=item.name) if part.quantity else None
    return replace(item, span=Span(part.span.start, whole.span.end), count=counted)


def _counted(
    mention: Mention, quantity: Quantity, arms: Sequence[Mention], *, is_training: bool
) -> AidItem | None:
    if quantity.unit in _MEASURES and quantity.item and quantity.item.lower().split()[0] in MATTERS:
        return AidItem(mention.span, quantity.item, "goods", count=quantity)
    if quantity.unit != "item" or not quantity.item:
        return None
    head = quantity.item.lower().split()[-1]
    if is_training and head in {
        "soldiers",
        "troops",
        "servicemen",
        "pilots",
        "officers",
        "recruits",
        "men",
    }:
        return AidItem(mention.span, "training", "training", count=quantity)
    if head in NOT_ITEMS:
        return None
    for thing in arms:
        if (
            thing.span.overlaps(mention.span)
            and thing.equipment
            and thing.span.end >= mention.span.end
        ):
            return AidItem(mention.span, quantity.item, thing.equipment.kind, count=quantity)
    kind = _class_of(head)
    return AidItem(mention.span, quantity.item, kind, count=quantity) if kind else None


def _class_of(head: str) -> str | None:
    """Return the class of what is no known equipment, by its last word; null for no aid at all."""
    one = f"{head[:-3]}y" if head.endswith("ies") else head.removesuffix("s")
    for names, kind in (
        (VEHICLES, "vehicle"),
        (SHIPS, "ship"),
        (WEAPONS, "small arms"),
        (ROUNDS, "ammunition"),
    ):
        if one in names:
            return kind
    return "goods" if one in GOODS or head in GOODS or f"{one}e" in GOODS else None


def _money(text: str, mention: Mention, quantity: Quantity, clause: Span) -> AidItem:
    start, end = mention.span
    name = None
    before = BEFORE_MONEY.search(text, max(clause.start, start - 48), start)
    if before is not None:
        name = (before["item"] or before["package"] or before["raised"]).lower()
    package = PACKAGE.match(text, end)
    after = package or MONEY_FOR.match(text, end)
    if name is None and after is not None:
        name = _noun(after["item"])
        if name and after.re is MONEY_FOR and "worth" in after.group():
            return AidItem(mention.span, name, "goods", worth=quantity)
    return AidItem(mention.span, name, "funding", worth=quantity)


def _noun(words: str) -> str | None:
    """Return the words of a phrase up to where another begins: "military aid to …"."""
    kept: list[str] = []
    for word in words.split():
        if word in ENDS_ITEM and not (word == "and" and kept):
            break
        kept.append(word)
    while kept and kept[-1] == "and":
        kept.pop()
    return " ".join(kept) or None
