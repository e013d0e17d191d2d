"""Quantities: numbers with their bounds, scale, unit and what they count.

Designators are no quantities: F-16, Leopard 2A6, 155mm, 24th Brigade, Resolution 2202, Day 455.
"""

from __future__ import annotations

import re
from collections.abc import Iterable  # noqa: TC003 - part of the signature
from typing import Final

from standfirst.read.numbers import TENS
from standfirst.read.numbers import UNITS as SPELLED_UNITS
from standfirst.read.quantity_forms import (
    FORM_WORDS,
    FoundQuantity,
    read_age,
    read_ordinal,
    read_share,
)
from standfirst.read.quantity_grammar import PHRASE, VAGUE_OF, figures_of, measured, unit_of
from standfirst.read.quantity_items import Names, item_after, matter_after, one_after, rate_after
from standfirst.read.quantity_labels import (
    BOUND_BEFORE,
    BOUND_ENDS,
    is_calibre,
    is_label,
    stands_alone,
)
from standfirst.read.quantity_words import (
    ABOUT,
    CURRENCIES,
    FRACTIONS,
    HIGH,
    LOW,
)
from standfirst.records import Quantity, Span
from standfirst.text import WordIndex

__all__ = ["FoundQuantity", "find_quantities"]

# How a phrase can begin, but for digits; signs of letters ("EUR 5") are words too.
_COUNTED_BY_ARTICLE: Final = frozenset(
    {*"dozen hundred thousand million billion quarter pair few".split(), *FRACTIONS}
)
_FIRST_WORDS: Final = (
    frozenset(
        "between half hundred thousand million billion trillion tens dozens scores hundreds"
        " thousands"
        " millions billions trillions several three minus".split()
    )
    | {*SPELLED_UNITS, *TENS, *(sign.lower() for sign in CURRENCIES if sign.isalpha())}
    | FORM_WORDS
)
_SIGN_CHARACTER: Final = re.compile(f"[{''.join({sign for sign in CURRENCIES if len(sign) == 1})}]")
_CHANGE: Final = re.compile(
    r"\b(?:fell|rose|dropped|climbed|jumped|slid|sank|grew|went|up|down|cut|raised|lowered|gained"
    r"|lost|slipped|"
    r"increased|decreased|narrowed|widened)\s(?:by\s|from\s|[a-z]+\sfrom\s)?\Z",
    re.IGNORECASE,
)
_TIMES: Final = re.compile(
    r"\stimes\b(?=\s(?:that|as|the|more|higher|larger|bigger|its|their|what|faster|less|normal"
    r"|greater|over)\b)"
)
_NO_ONE: Final = re.compile(
    r"\b(?:no|any|this|that|each|the|every|which|some|only|or|another|from|is|was|than|as|like"
    r"|with)\s\Z",
    re.IGNORECASE,
)


def find_quantities(
    text: str,
    *,
    taken: Iterable[Span] = (),
    names: Names | None = None,
    words: WordIndex | None = None,
) -> list[FoundQuantity]:
    """Find quantities outside the ``taken`` spans (times), in text order.

    ``names`` tells where a piece of equipment starts: its end and its designator, which is then
    what the number counts. ``words`` is the text's index, where there is one already.
    """
    found: list[FoundQuantity] = []
    names = names or {}
    blocked = iter([*sorted(taken), Span(len(text) + 1, len(text) + 1)])
    block = next(blocked)
    end = 0
    for start in _starts(text, WordIndex(text) if words is None else words):
        while block.end <= start:
            block = next(blocked)
        if start < end or block.start <= start:
            continue
        quantity, reached = _at(text, start, names, block.start)
        if quantity is not None and block.start >= quantity.span.end:
            found.append(quantity)
            reached = max(reached, quantity.span.end)
        end = max(end, reached)
    return found


def _starts(text: str, words: WordIndex) -> list[int]:
    """Find where a quantity can begin."""
    starts = {*words.places(_FIRST_WORDS), *words.numbers}
    for at in words.places(_COUNTED_BY_ARTICLE):  # "a dozen", "an hundred"
        starts |= {max(0, at - 2), max(0, at - 3)}
    for sign in _SIGN_CHARACTER.finditer(text):  # "$5", "US$5", "NZ$5"
        starts |= {max(0, sign.start() - n) for n in range(3)}
    return sorted(starts)


def _at(text: str, start: int, names: Names, limit: int) -> tuple[FoundQuantity | None, int]:
    """Read what begins here and ends by ``limit``; return it with how far all is looked at."""
    if start and (text[start - 1] in "#/_" or text[start - 1].isalnum()):
        return None, start
    if (age := read_age(text, start)) is not None:
        return age, age.span.end
    for form in (read_share, read_ordinal):
        if (found := form(text, start)) is not None:
            return (_bounded(text, found) if form is read_share else found), found.span.end
    match = PHRASE.match(text, start)
    if match is None:
        return None, start
    found = _read(text, match, names, limit)
    if found is None and match["until"]:
        return None, match.end("digits")
    return found, match.end() if found is None else found.span.end


def _bounded(text: str, found: FoundQuantity) -> FoundQuantity:
    """Give a share the bound that stands before it: "over half", "less than a third"."""
    start, word = _bound(text, found.span.start)
    value = found.value.value
    if value is None:
        return found
    return FoundQuantity(
        Span(start, found.span.end),
        Quantity(
            value,
            low=value if word in LOW else None,
            high=value if word in HIGH else None,
            approximate=word in ABOUT,
            unit=found.value.unit,
            item=found.value.item,
        ),
    )


def _bound(text: str, start: int) -> tuple[int, str]:
    """Return where a bound before a number starts, and its words; none is an empty word."""
    words = text[max(0, start - 14) : start].split()
    last = words[-1].lower() if words else ""
    bound = BOUND_BEFORE.search(text, max(0, start - 30), start) if last in BOUND_ENDS else None
    if bound is None:
        return start, ""
    word = bound["word"].lower()
    return (start, "") if word in {"only", "another"} else (bound.start(), word)


def _read(text: str, match: re.Match[str], names: Names, limit: int) -> FoundQuantity | None:
    match = _without_false_range(text, match)
    unit = unit_of(match)
    if unit is None and match["sign"]:
        return None  # "RS2" is no rupees
    start = match.start()
    end = match.end() if unit or not match["loose"] else match.end("loose")
    if is_calibre(text, match) or (unit is None and is_label(text, match, names)):
        return None
    low, high, exact = figures_of(match)
    if low is None or (high is not None and high < low):
        return None
    item, rate = None, None
    if (
        unit is None
        and (match["vague"] or match["several"])
        and (measure := VAGUE_OF.match(text, end))
    ):
        end, unit = measure.end(), measured(measure["money"], measure["unit"])
    elif unit is None:
        end, item, unit = _counted(text, match, end, exact, names)
    elif not match["sign"] and not match["money"]:
        end, item = matter_after(text, end)
    if (times := _TIMES.match(text, end)) and unit is None:
        end, unit = times.end(), "times"
    reached, rate = rate_after(text, end, is_money=bool(match["sign"] or match["money"]))
    if rate is not None and reached <= limit and (unit or match["digits"] or match["vague"]):
        end, unit = reached, _per(unit or "item", rate)
    if unit is None and item is None and not stands_alone(text, match, exact):
        bounded = _bound(text, match.start())[1] and match["digits"] and not match["until"]
        if not bounded or re.search(r"\bat\s\w+\s\Z", text[max(0, start - 16) : start]):
            return None
    return _found(text, match, (low, high, exact), Span(start, end), unit, item)


def _found(  # noqa: PLR0917 - all that a quantity is made of
    text: str,
    match: re.Match[str],
    figures: tuple[float | None, float | None, float | None],
    span: Span,
    unit: str | None,
    item: str | None,
) -> FoundQuantity:
    low, high, exact = figures
    begin, word = _bound(text, span.start)
    loose = (match["loose"] or "").split()[-1:]
    about = bool(word in ABOUT or match["vague"] or match["several"] or match["odd_words"])
    about = about or match["odd"] == "-odd" or loose == ["so"]
    if exact is not None:
        is_low = word in LOW or match["odd"] in {"-plus", "+"} or loose == ["more"]
        low, high = (exact if is_low else None), (exact if word in HIGH else None)
    value = Quantity(exact, low=low, high=high, approximate=about, unit=unit, item=item)
    return FoundQuantity(Span(begin, span.end), value)


def _counted(
    text: str, match: re.Match[str], end: int, exact: float | None, names: Names
) -> tuple[int, str | None, str | None]:
    """Return the end, words and unit of what a number without a unit counts."""
    if exact == 1:
        if match["digits"] or match["until_spelled"]:
            return end, None, None
        if (
            _NO_ONE.search(text[max(0, match.start() - 8) : match.start()])
            and not _bound(text, match.start())[1]
        ):
            return end, None, None
        reached, item = one_after(text, end, names)
    else:
        of = (match["vague"] or match["several"]) and text.startswith(" of ", end)
        reached, item = item_after(text, end + (3 if of else 0), names)
    if item is None:
        return end, None, None
    head = item.split()[-1]
    the = text[max(0, match.start() - 4) : match.start()].lower() == "the "
    if head[0].isupper() and the and reached not in {stop for stop, _ in names.values()}:
        return end, None, None  # "the 39 Steps"
    return reached, item, "item"


def _per(unit: str, noun: str) -> str:
    return f"{unit} per {noun}"


def _without_false_range(text: str, match: re.Match[str]) -> re.Match[str]:
    """Part "fell $1.15 to $81.30" and "312 to 108": two numbers, no range."""
    if not match["until"] or match["between"]:
        return match
    low, high, _ = figures_of(match)
    falls = low is not None and high is not None and high <= low
    apart = "-" not in match["join"] and "–" not in match["join"]
    changes = apart and _CHANGE.search(text[max(0, match.start() - 30) : match.start()])
    if not falls and not changes:
        return match
    first = PHRASE.match(text, match.start(), match.start("join"))
    return match if first is None or not apart else first
