"""D: another day, date, month or time, or a number of the day that does not fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from injection.world import MONTHS, WEEKDAYS, outside, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from injection.world import World


def day_number(sentence: str, _: World) -> Iterator[str]:
    """The day's number does not fit its date."""
    for match in outside(sentence, r"\bDay (\d+)\b"):
        for step in (-2, -1, 1, 10):
            yield put(sentence, match, str(int(match[1]) + step), 1)


def weekday_of_date(sentence: str, _: World) -> Iterator[str]:
    """A date has a weekday that is not its."""
    for match in outside(sentence, rf"\b({'|'.join(WEEKDAYS)}),? (?=\d|{'|'.join(MONTHS)})"):
        for other in WEEKDAYS:
            if other != match[1]:
                yield put(sentence, match, other, 1)


def weekday_changed(sentence: str, world: World) -> Iterator[str]:
    """Something happened, or is to happen, on another day of the week."""
    near = " ".join(world.near(sentence, 0.25))
    for match in outside(
        sentence, rf"\b(?:on|until|from|before|night to) ({'|'.join(WEEKDAYS)})\b(?!,? \d)"
    ):
        for other in WEEKDAYS:
            if other != match[1] and other not in near and other not in {"Monday", "Sunday"}:
                yield put(sentence, match, other, 1)


def date_changed(sentence: str, world: World) -> Iterator[str]:
    """A date in a sentence is another."""
    months = "|".join(MONTHS)
    if re.search(r"\d{4}", sentence):
        return
    for match in outside(sentence, rf"\b(\d{{1,2}}) ({months})\b"):
        for step in (-4, -2, 3, 6):
            day = int(match[1]) + step
            if 1 <= day <= 28 and not any(f"{day} {match[2]}" in text for text in world.texts):
                yield put(sentence, match, str(day), 1)


def own_date_changed(sentence: str, _: World) -> Iterator[str]:
    """The draft's own date does not fit its number."""
    for match in outside(sentence, r"\b(\d{1,2}) December 2022"):
        for step in (-3, 1, 2):
            yield put(sentence, match, str(int(match[1]) + step), 1)


def month_changed(sentence: str, world: World) -> Iterator[str]:
    """Another month."""
    near = " ".join(world.near(sentence, 0.25))
    pattern = rf"\b(?:in|until|since|of|from|for) ({'|'.join(MONTHS)})\b(?! \d)"
    for match in outside(sentence, pattern):
        for other in ("April", "May", "June", "August"):
            if other not in near:
                yield put(sentence, match, other, 1)


def relative_word(sentence: str, world: World) -> Iterator[str]:
    """“Yesterday” for what happened today, “today” for what is of another day."""
    near = " ".join(world.near(sentence, 0.3)).lower()
    for match in outside(
        sentence, r"\b(on Monday)\b(?!,? \d)(?! (?:morning|night|evening|afternoon))"
    ):
        if "sunday" not in near and "yesterday" not in near:
            yield put(sentence, match, "yesterday", 1)
        if "tuesday" not in near and "tomorrow" not in near:
            yield put(sentence, match, "tomorrow", 1)
    for match in outside(sentence, r"\b((?:on|until|from) (?:Tuesday|Wednesday|Thursday))\b"):
        if "monday" not in near or match[1].startswith("until"):
            yield put(
                sentence,
                match,
                "yesterday" if match[1].startswith("on") else match[1].split()[0] + " yesterday",
                1,
            )


def clock_changed(sentence: str, world: World) -> Iterator[str]:
    """Another time of day."""
    for match in outside(sentence, r"\b(\d{2}):(\d{2})\b"):
        if re.search(r"as of", sentence, re.IGNORECASE):
            continue
        for step in (2, 3, 5):
            hour = (int(match[1]) + step) % 24
            if not any(f"{hour:02}:{match[2]}" in text for text in world.texts):
                yield put(sentence, match, f"{hour:02}", 1)
