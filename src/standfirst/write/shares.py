"""Direct speech held to its share of a section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.text.quotes import find_quotations
from standfirst.write.posts import is_quoted_post
from standfirst.write.quoting import first_sentence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.write.units import Unit


MOST_SPEECH = 2  # quoted sentences of a story that is nothing but what somebody said


def keep_to_share(
    picked: list[Unit], lead: Unit, blocks: Sequence[Sequence[Unit]], quoted: float
) -> list[Unit]:
    """Take units out of ``picked`` until direct speech has its share; return those to cut short.

    Long quotations are first cut to their first sentence, then the last picked go. One stays
    where the section has nothing else to add to its news, two where it is nothing but speech.
    """
    short: list[Unit] = []

    def share() -> float:
        words = sum(_length(u, u in short) for u in picked)
        return sum(_speech(u, u in short) for u in picked) / max(words, 1)

    while share() > quoted:
        spoken = [u for u in picked if _speech(u, u in short)]
        cuttable = [u for u in spoken if u not in short and first_sentence_of(u) is not None]
        if cuttable:
            short.append(max(cuttable, key=lambda u: (_speech(u, short=False), u.report.id)))
            continue
        spare = [u for u in spoken if u is not lead]
        if not spare or (len(picked) <= 2 and len(spoken) == 1):
            break
        if len(spoken) == len(picked) <= MOST_SPEECH:
            break  # the story is nothing but what was said
        loose = [u for u in spare if not any(u in block for block in blocks)]
        picked.remove((loose or spare)[-1])
    return [unit for unit in short if unit in picked]


def _length(unit: Unit, short: bool) -> int:
    return len(unit.text.split()) - _speech(unit, short=False) + _speech(unit, short=short)


def _speech(unit: Unit, short: bool) -> int:
    first = first_sentence_of(unit) if short else None
    return len(first.of(unit.report.text).split()) if first else quoted_words((unit,))


def quoted_words(units: Sequence[Unit]) -> int:
    """Return how many words of units stand, or will stand, in quotation marks."""
    count = 0
    for unit in units:
        if unit.own_words is not None and is_quoted_post(unit):
            count += len(unit.text.split())
            continue
        quotations = find_quotations(unit.report.text, unit.span)
        count += sum(len(q.span.of(unit.report.text).split()) for q in quotations if not q.depth)
    return count
