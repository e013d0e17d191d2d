"""In which order the units of a section read: the news, what disputes it, then topic by topic.

Within a topic the speakers follow one another, each with what they said in the order they said
it. The next sentence is the one that goes on best from the last: it shares its topic, is by the
same speaker, belongs to the news.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from standfirst.write.agenda import likeness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.write.units import Unit

SAME_SPEAKER = 0.3  # what a sentence by the last speaker gains over one by another
FROM_THE_NEWS = 0.5  # how much likeness to the lead counts beside likeness to the last sentence
NEWS_FIRST = 0.03  # what a report's opening gains over its later sentences
BACKGROUND_LAST = 0.15  # what a sentence loses that nobody says and no report opens with
LED_IN_WITHIN = 3  # sentences before a rival claim in which its report says what it is about


def rarity_of_topics(units: Sequence[Unit]) -> dict[str, float]:
    """Return how rare each word is among the units of one story: what all share is no topic."""
    counts = Counter(word for unit in units for word in unit.words)
    return {word: math.log((len(units) + 1) / n) for word, n in counts.items()}


def order_units(
    lead: Unit,
    rest: Sequence[Unit],
    blocks: Sequence[Sequence[Unit]],
    rarity: Mapping[str, float],
) -> list[Unit]:
    """Return lead and rest in the order they read; ``blocks`` are rivals that stand together."""
    ordered = [lead]
    # A rival figure of the lead belongs to the news itself.
    for block in blocks:
        if any(unit is lead for unit in block):
            for unit in (u for u in block if u in rest and u not in ordered):
                ordered += [*_led_in(unit, rest, ordered), unit]
    left = sorted((u for u in rest if u not in ordered), key=moment_of)
    while left:
        last = ordered[-1]
        following = max(left, key=lambda unit: _goes_on(unit, last, lead, left, rarity))
        block = next((b for b in blocks if following in b), (following,))
        run: list[Unit] = []
        for unit in (u for u in block if u in left and u not in run):
            run += [*_led_in(unit, left, run), unit]
        ordered += run
        left = [unit for unit in left if unit not in run]
    return ordered


def _led_in(unit: Unit, rest: Sequence[Unit], ordered: Sequence[Unit]) -> list[Unit]:
    """Return what the same voice says right before a unit, in the same report: it reads first.

    "Eleven officers were killed" has to stand behind the strike that its report tells of.
    """
    return [
        other
        for other in sorted(rest, key=moment_of)
        if other.report.id == unit.report.id
        and 0 < unit.index - other.index <= LED_IN_WITHIN
        and voice_of(other) == voice_of(unit) != ""
        and other not in ordered
    ]


def _goes_on(
    unit: Unit, last: Unit, lead: Unit, left: Sequence[Unit], rarity: Mapping[str, float]
) -> tuple[float, int]:
    """Tell how well a unit goes on from the last one; of equals the earlier said comes first."""
    value = likeness(unit.words, last.words, rarity)
    value += FROM_THE_NEWS * likeness(unit.words, lead.words, rarity)
    voice = voice_of(unit)
    if voice and voice == voice_of(last):
        value += SAME_SPEAKER
    if unit.index == 0 and not unit.report.is_post:
        value += NEWS_FIRST
    if not voice and unit.index > 1:
        value -= BACKGROUND_LAST
    earlier = any(voice and voice_of(u) == voice and moment_of(u) < moment_of(unit) for u in left)
    return (value - 1.0 * earlier, -left.index(unit))


def voice_of(unit: Unit) -> str:
    """Return the id of the first who speaks in a unit; empty for nobody."""
    return unit.speakers[0] if unit.speakers else ""


def moment_of(unit: Unit) -> tuple[str, str, int]:
    """Return what units are sorted by in the order they were published and stand."""
    published = unit.report.published_at
    return (published.isoformat() if published else "", unit.report.id, unit.span.start)
