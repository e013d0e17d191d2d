"""Durations and what is told by them: "three days", "two weeks ago", "the third day running"."""

from __future__ import annotations

import re
from typing import Final

from standfirst.read.calendar_words import TIME_UNITS
from standfirst.read.numbers import (
    DIGITS,
    ORDINALS,
    SPELLED,
    parse_digits,
    parse_ordinal,
    parse_spelled,
)
from standfirst.read.time_expression import TimeExpression
from standfirst.records import Span

UNIT_NAMES: Final = (
    "seconds?|minutes?|hours?|days?|weeks?|weekends?|fortnights?|months?|years?|decades?"
)
_ONE: Final = rf"(?:{DIGITS}(?:\s(?:million|thousand|billion))?|{SPELLED})"
_COUNT: Final = (
    rf"{_ONE}(?:(?:\s(?:to|or)\s|\s?[-–—]\s?)(?P<until>{_ONE}))?(?P<plus>\sand\sa\shalf)?|an?\sfew|a\scouple(?:\sof)?"
    r"|(?:an?|half\sa)\sdozen|half\san?|a\squarter\sof\san|an?|another|several|few|many|dozens\sof|hundreds\sof"
    r"|thousands\sof"
)
_KIND: Final = (
    r"(?:more|full|straight|consecutive|working|business|whole|further|additional|extra|solid|long"
    r"|successive)"
)
DURATION: Final = re.compile(
    rf"(?:(?:the\s)?(?P<side>last|past|next|previous|coming|first|recent|final|following)\s)?"
    rf"(?P<count>{_COUNT})(?:\s|-)(?:{_KIND}\s)?"
    rf"(?P<unit>{UNIT_NAMES}|century|centuries)\b"
    r"(?P<half>\sand\sa\shalf)?",
    re.IGNORECASE,
)
VAGUE: Final = re.compile(
    r"(?:(?:the\s)?(?:past|last|next|coming|recent)|the\s(?:following|previous))"
    r"\s(?:few\s|several\s)?"
    r"(?P<unit>seconds|minutes|hours|days|weeks|weekends|months|years|decades|centuries)\b",
    re.IGNORECASE,
)
BARE: Final = re.compile(
    r"(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries)(?P<long>-long)?\b(?!\sold)",
    re.IGNORECASE,
)
LONG: Final = re.compile(
    r"(?P<unit>hour|day|week|month|year|decade|century)-?long\b", re.IGNORECASE
)
AGE: Final = re.compile(r"[-\s]olds?\b|['’]?\sof\sage\b")
# What may stand before a bare "weeks": elsewhere the word is no duration ("opening hours").
_BEFORE_BARE: Final = re.compile(
    r"(?:\b(?:for|in|within|after|over|took|takes|lasted|spent|only|just|of|through|despite|following|mere|and|"
    r"with|during|by|than|but|until)\s|^|[\n.,;:(“\"—–-]\s?)\Z",
    re.IGNORECASE,
)
_SURE_BARE: Final = re.compile(r"\b(?:for|within|lasted|spent|took)\s\Z", re.IGNORECASE)
_AFTER_BARE: Final = re.compile(
    r"\s(?:of|ago|later|earlier|before|after|into|from|to|on|without|in|since|at|and)\b|[.,;:)]|\Z",
    re.IGNORECASE,
)
# "a day" is a duration here and a rate elsewhere ("300 a day").
_BEFORE_ONE: Final = re.compile(
    r"(?:\b(?:for|in|within|of|after|over|took|takes|take|lasted|lasts|last|spent|than|about|nearly|almost|only|"
    r"just|to|is|was|be|needs?|needed|waited|waits?|under|until|every|from|by|and|but|or|around|roughly|least|most|"
    r"that|with|it|them|him|her|us|me|declared?|called|held|on|at|gave|give|given|had|has|have)\s|^|[\n.;:,(“\"—–]\s?)\Z",
    re.IGNORECASE,
)
_AFTER_ONE: Final = re.compile(
    r"\s(?:ago|later|earlier|before|after|and\sa\shalf|from\snow|of|into|on,)\b|['’]s?\s|-long",
    re.IGNORECASE,
)
_NOUN_AFTER: Final = re.compile(
    r"\s(?!ago|later|earlier|before|after|or|and|of|to|in|on|at|from|when|as|that|it|he|she|they)[a-z]"
)
_AFTER: Final = re.compile(
    r"\s(?P<word>ago|earlier|later|from\snow|hence|before|prior|after|on(?=[,.;]))\b(?!\s(?:than|to)\b)",
    re.IGNORECASE,
)
# After "two days before": what shows that no event follows which it is counted from.
_ENDS: Final = re.compile(
    r"[.,;:)—–”\"]|\s[—–]|\Z|\s(?:at|in|on|by|when|and|but|that|as|from|to|with|(?:it|he|she|they|we|I)\shad)\b"
)
SHIFTABLE: Final = frozenset({"day", "week", "month", "year", "decade", "century"})
_ORDINAL: Final = "|".join(sorted((w for w in ORDINALS), key=len, reverse=True))
ORDINAL: Final = re.compile(
    rf"(?:(?:the|a|an)\s)?(?P<number>\d{{1,6}}(?:,\d{{3}})?(?:st|nd|rd|th)|(?:[a-z]+[-\s](?:and\s)?){{0,5}}?(?:{_ORDINAL}|hundredth|thousandth))"
    r"(?:\s(?:straight|consecutive|successive|full|whole))?"
    r"\s(?P<unit>day|night|week|weekend|month|year|decade)\b(?!-)"
    r"(?P<tail>\s(?:running|in\sa\srow)\b)?",
    re.IGNORECASE,
)
_UNIT_CODES: Final = {"night": "D"}


def unit_of(written: str) -> str:
    """Return the name of a unit from its singular or plural."""
    word = written.lower()
    if word in {"centuries", "century"}:
        return "century"
    return word.removesuffix("s")


def duration_value(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a duration: ``P3D``, ``PT24H``, ``PXY`` where vague."""
    code = TIME_UNITS.get(unit, ("D", "day"))[0]
    if code == "2W":
        count, code = (None if count is None else count * 2), "W"
    number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    return f"PT{number}{code[1:]}" if code.startswith("T") else f"P{number}{code}"


def _plain_count(words: str) -> float | None:
    if words[0].isdigit():
        head, _, scale = words.partition(" ")
        value = parse_digits(head)
        factor = {"thousand": 1e3, "million": 1e6, "billion": 1e9}.get(scale, 1.0)
        return None if value is None else value * factor
    return parse_spelled(words)


def count_of(match: re.Match[str]) -> float | None:
    """Return how many units a phrase counts; None where it is vague ("several")."""
    words = re.split(r"\s(?:to|or)\s|[-–—](?=\d)", match["count"].lower())[0].strip()
    extra = 0.5 if match["plus"] or match["half"] else 0.0
    words = words.removesuffix(" and a half")
    if words in {"a", "an", "another"}:
        return 1.0 + extra
    fixed = {
        "half a": 0.5,
        "half an": 0.5,
        "a quarter of an": 0.25,
        "a dozen": 12.0,
        "half a dozen": 6.0,
    }
    if words in fixed:
        return fixed[words]
    if words.startswith("a couple"):
        return 2.0
    count = _plain_count(words)
    return None if count is None else count + extra


def read_duration(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "three days", "the past 24 hours", "two weeks ago", "a two-year"."""
    match = DURATION.match(text, start)
    if match is None or AGE.match(text, match.end()):
        return None
    if match["count"].lower() == "many" and text[max(0, start - 3) : start].lower() == "as ":
        return None  # "the third in as many days"
    unit, count = unit_of(match["unit"]), count_of(match)
    if match["count"].lower() in {"a", "an"} and not _is_one(text, match):
        return None
    value = duration_value(count, unit)
    if match["until"]:
        until = _plain_count(match["until"].lower())
        value = f"{value}/{duration_value(until, unit)}"
    elif expression := _moved(text, match, unit, count, value):
        return expression
    return TimeExpression(Span(*match.span()), "duration", value=value)


def _is_one(text: str, match: re.Match[str]) -> bool:
    """Tell whether "a day" is a duration, not a rate; "a second" and "a minute" need more."""
    if (
        match["unit"].lower() in {"second", "minute"}
        and text[match.end() : match.end() + 1] not in " .,;"
    ):
        return False
    if match["unit"].lower() in {"second", "minute"} and _NOUN_AFTER.match(text, match.end()):
        return False  # "for a second trial"
    if match["half"] or match["side"] or _AFTER_ONE.match(text, match.end()):
        return True
    if match["unit"].lower() in {"second", "minute"}:
        return bool(
            re.search(
                r"\b(?:for|in|within|than|about)\s\Z",
                text[max(0, match.start() - 8) : match.start()],
            )
        )
    return bool(_BEFORE_ONE.search(text[max(0, match.start() - 10) : match.start()]))


def _moved(
    text: str, match: re.Match[str], unit: str, count: float | None, value: str
) -> TimeExpression | None:
    """Read "ago", "later" and "before" behind a duration, where they belong to it."""
    after = _AFTER.match(text, match.end())
    if after is None or match["side"]:
        return None
    word = after["word"].lower()
    span = Span(match.start(), after.end())
    if word in {"before", "after", "prior"} and not _ENDS.match(text, after.end()):
        return None
    if word in {"ago", "from now", "hence"} or count is None or count != int(count):
        pass
    elif unit in SHIFTABLE and count < 10_000:
        forward = word in {"later", "on", "after"}
        shift = int(count) if forward else -int(count)
        return TimeExpression(span, unit, unit=unit, shift=shift, value=value, told=True)
    if word in {"ago", "from now", "hence"} and unit in SHIFTABLE and count is not None:
        shift = int(count) if word != "ago" else -int(count)
        if count == int(count) and abs(shift) < 10_000:
            return TimeExpression(span, unit, unit=unit, shift=shift)
    if word == "on":
        return None
    return TimeExpression(span, "duration", value=value)


def read_vague(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "recent weeks", "the coming days", "the past few months"."""
    match = VAGUE.match(text, start)
    if match is None:
        return None
    return TimeExpression(
        Span(*match.span()), "duration", value=duration_value(None, unit_of(match["unit"]))
    )


def read_bare(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "months of talks", "for years", "hours before", "years ago", "week-long"."""
    match = BARE.match(text, start) or LONG.match(text, start)
    if match is None:
        return None
    if match.re is LONG:
        value = duration_value(1.0, unit_of(match["unit"]))
        return TimeExpression(Span(*match.span()), "duration", value=value)
    value = duration_value(None, unit_of(match["unit"]))
    before = text[max(0, start - 11) : start]
    if not match["long"]:
        after = _AFTER.match(text, match.end())
        is_moved = after is not None and after["word"].lower() in {"ago", "later", "earlier"}
        framed = _BEFORE_BARE.search(before) and _AFTER_BARE.match(text, match.end())
        if not is_moved and not framed and not _SURE_BARE.search(before):
            return None
        if after and (
            after["word"].lower() in {"ago", "later", "earlier"} or _ENDS.match(text, after.end())
        ):
            return TimeExpression(Span(start, after.end()), "duration", value=value)
    return TimeExpression(Span(*match.span()), "duration", value=value)


def read_ordinal(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "the third day running", "a second week", "the 455th day": how long it has gone on."""
    match = ORDINAL.match(text, start)
    if match is None:
        return None
    number = ordinal_of(match["number"])
    if not number or (number == 1 and not match["tail"]) or number > 99_999:
        return None
    unit = match["unit"].lower()
    value = duration_value(float(number), "day" if unit == "night" else unit)
    counted = number if unit == "day" and not match["tail"] else None
    return TimeExpression(Span(*match.span()), "duration", value=value, counted=counted)


def ordinal_of(written: str) -> int | None:
    """Return the value of an ordinal in digits ("455th") or words ("twenty-first")."""
    if written[0].isdigit():
        return int(re.sub(r"[^\d]", "", written))
    return parse_ordinal(written)
