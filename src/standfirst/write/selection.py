"""Which units make a section.

The news first: the sentence that tells what the headlines tell. Then what adds most that is
new, with rival claims side by side, until the section is full. What another origin also says is
not told twice: it becomes a supporting citation. Direct speech keeps to its share.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standfirst.records import StatementKind
from standfirst.text.disputes import DENIES
from standfirst.write.news import adds_news
from standfirst.write.ordering import order_units, rarity_of_topics, voice_of
from standfirst.write.rivals import find_rivals, is_contested
from standfirst.write.shares import keep_to_share, quoted_words
from standfirst.write.supporting import find_support, numbers_in
from standfirst.write.units import leans
from standfirst.write.words import content_words, overlap, stems

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from standfirst.records import Citation, Story
    from standfirst.write.units import Unit

SAME = 0.55  # share of words from which two units say the same
SAME_FIGURE = 0.4  # the same where they also share a figure
SAME_SIDE = 0.45  # the same, of their stems, where one side says both
LEAST_NOVELTY = 0.5  # share of a unit's weight that must not have been told
RETOLD = 0.6
TOLD_ANEW = 0.6  # novelty below which another report's opening tells the news again
LEAST_SHARE = 0.1  # of the best score; below it a unit is filler
LONGEST_SECTION = 8
FULL_ENOUGH = 3  # sentences; a shorter section takes what is less than good
MOST_CONSIDERED = 160  # units of a story, best first: bounds the work on a day's one big story
MOST_OF_ONE = 3  # sentences of one speaker in a section
OPENING = {0: 1.0, 1: 0.7, 2: 0.6}  # what a report's first sentences are worth as the news
TOLD_BY_HEADLINE = 4.0  # how much what the best headline tells counts for the lead
PARTYS = 0.3
LED = 1.5  # how much what the headlines tell counts for the lead, beside its score
MOST_CHANGES = 8  # of sentences that the others tell
ANSWERED_WITHIN = 2  # sentences behind a claim in which its denial stands
SUBJECT = re.compile(r"The ([a-z][a-z'’-]+(?: [a-z][a-z'’-]+)?)\b")


@dataclass(frozen=True, slots=True)
class Scored:
    """A unit with its score, and how much of what the headlines tell it holds."""

    unit: Unit
    score: float
    headed: float = 0.0
    is_partys: bool = False  # from an outlet that belongs to a party


@dataclass(frozen=True, slots=True)
class Choice:
    """A unit that goes in, with the citations of other origins that carry the same.

    ``short`` asks for the first sentence of its quotation only.
    """

    unit: Unit
    support: tuple[Citation, ...]
    short: bool = False
    disputed: bool = False  # another side says otherwise


@dataclass(slots=True)
class _Picking:
    """A section under way."""

    story: Story
    ranked: Sequence[Scored]
    rarity: Mapping[str, float]
    is_writable: Callable[[Unit, frozenset[str]], bool]
    limit: int
    lead: Unit
    blocks: Sequence[Sequence[Unit]]
    quoted: float
    side_of: Callable[[Unit], frozenset[str]]
    picked: list[Unit]
    idle: list[Unit] = field(default_factory=list)  # picked once, and told by the others since

    def says_more(self, unit: Unit) -> bool:
        """Tell whether a unit says something else than what is picked."""
        return not any(_says_same(unit, other, self) for other in self.picked)

    def takes(self, unit: Unit) -> bool:
        """Tell whether a unit says something else than what is picked, and can be written."""
        return (
            self.says_more(unit)
            and not _lacks_its_subject(unit, self.lead)
            and self.is_writable(unit, self.lead.words)
        )


def _own_side(unit: Unit) -> frozenset[str]:
    return frozenset(unit.speakers)


def choose_units(
    story: Story,
    scored: Sequence[Scored],
    *,
    origin_of: Mapping[str, str],
    rarity: Mapping[str, float],
    is_writable: Callable[[Unit, frozenset[str]], bool],
    quoted: float = 1.0,
    side_of: Callable[[Unit], frozenset[str]] = _own_side,
    headline: frozenset[str] = frozenset(),
) -> list[Choice]:
    """Choose and order the units of a section; an empty list where there is no lead.

    ``headline`` are the content words of the story's best headline: the lead is what it tells.
    ``quoted`` is the share of the section's words that may stand in quotation marks; ``side_of``
    tells on whose behalf a unit speaks.
    """
    ranked = sorted(scored, key=lambda s: (-s.score, s.unit.report.id, s.unit.span))
    lead = _find_lead(ranked, is_writable, stems(headline))
    if lead is None:
        return []
    picking = _Picking(
        story,
        ranked,
        rarity,
        is_writable,
        min(LONGEST_SECTION, 2 + len({origin_of.get(s.unit.report.id) for s in scored})),
        lead,
        find_rivals(
            story, [c.unit for c in ranked[:MOST_CONSIDERED]], lambda u: is_writable(u, lead.words)
        ),
        quoted,
        side_of,
        [lead],
    )
    _take_rivals(picking)
    _take_best(picking)
    _change_idle(picking)
    _hear_denials(picking)
    short = keep_to_share(picking.picked, lead, picking.blocks, quoted)
    topics = rarity_of_topics([c.unit for c in ranked])
    ordered = order_units(lead, picking.picked[1:], picking.blocks, topics)
    rivals = [unit for block in picking.blocks for unit in block if len(block) > 1]
    contested = is_contested(story)
    units = [row.unit for row in scored]
    return [
        Choice(
            u,
            find_support(u, units, origin_of),
            short=u in short,
            disputed=contested or u in rivals,
        )
        for u in ordered
    ]


def _take_rivals(picking: _Picking) -> None:
    for unit in (unit for block in picking.blocks for unit in block):
        if len(picking.picked) < picking.limit and picking.says_more(unit):
            picking.picked.append(unit)


def _change_idle(picking: _Picking) -> None:
    """Let go of what the rest of the section tells by now, and take what is next best for it."""
    for _ in range(MOST_CHANGES):
        idle = next((u for u in reversed(picking.picked) if _is_idle(u, picking)), None)
        if idle is None:
            return
        picking.picked.remove(idle)
        picking.idle.append(idle)
        picking.blocks = [
            [picking.lead if one is idle and _leads(picking, block) else one for one in block]
            for block in picking.blocks
        ]
        _take_best(picking)


def _is_idle(unit: Unit, picking: _Picking) -> bool:
    """Tell whether a section loses nothing with a unit; who denies something is always heard."""
    if unit is picking.lead or DENIES.search(unit.bare):
        return False
    if not numbers_in(unit) and any(unit in block for block in picking.blocks):
        return False  # one side of a dispute in words
    return not adds_news(unit, (other for other in picking.picked if other is not unit))


def _leads(picking: _Picking, block: Sequence[Unit]) -> bool:
    return all(one is not picking.lead for one in block)


def _hear_denials(picking: _Picking) -> None:
    """Take in what denies a picked sentence right behind it in its report, full section or not.

    Nobody is accused in a section without the answer that the report itself gives.
    """
    blocks = [list(block) for block in picking.blocks]
    for unit in list(picking.picked):
        answer = next(
            (
                row.unit
                for row in picking.ranked
                if row.unit.report.id == unit.report.id
                and 0 < row.unit.index - unit.index <= ANSWERED_WITHIN
                and DENIES.search(row.unit.bare)
            ),
            None,
        )
        if answer is None or answer in picking.picked or DENIES.search(unit.text):
            continue
        if picking.is_writable(answer, picking.lead.words):
            picking.picked.append(answer)
            blocks.append([unit, answer])
    picking.blocks = blocks


def _take_best(picking: _Picking) -> None:
    """Take the best of what is left, one after the other, as long as it is new and worth it."""
    ranked, picked = picking.ranked, picking.picked
    floor = LEAST_SHARE * ranked[0].score
    told = frozenset[str]().union(*(unit.words for unit in picked))
    used = [*picked, *picking.idle]
    rest = [c for c in ranked if not leans(c.unit) and c.unit not in used][:MOST_CONSIDERED]
    speech = quoted_words(picked)

    def worth(candidate: Scored) -> tuple[float, str, int]:
        # What is new counts: a good sentence that repeats is worth little. Every newsroom's
        # first sentence tells the same news as the lead, in other words.
        unit = candidate.unit
        opens = unit.index == 0 and not unit.report.is_post
        new = novelty(unit, told, picking.rarity)
        value = candidate.score * new * (RETOLD if opens and new < TOLD_ANEW else 1.0)
        # A whole section holds some thirty words a sentence: what would burst its share of
        # direct speech has to be that much better.
        if (speech + quoted_words((unit,))) > picking.quoted * 30 * picking.limit:
            value *= 0.4
        return (value, unit.report.id, unit.span.start)

    while len(picked) < picking.limit and rest:
        best = max(rest, key=worth)
        rest.remove(best)
        if worth(best)[0] < floor and len(picked) >= FULL_ENOUGH:
            break
        unit = best.unit
        if (
            novelty(unit, told, picking.rarity) >= LEAST_NOVELTY
            and not _is_heard_out(unit, picked)
            and picking.takes(unit)
        ):
            picked.append(unit)
            told |= unit.words
            speech += quoted_words((unit,))


def _is_heard_out(unit: Unit, picked: Sequence[Unit]) -> bool:
    voice = voice_of(unit)
    return voice != "" and sum(voice_of(other) == voice for other in picked) >= MOST_OF_ONE


def _lacks_its_subject(unit: Unit, lead: Unit) -> bool:
    """Tell whether a unit begins with "The coalition …" where the news has named no coalition."""
    if unit.own_words is not None or unit.index == 0:
        return False
    match = SUBJECT.match(unit.text)
    return match is not None and not content_words(match[1]) & lead.words


def _find_lead(
    ranked: Sequence[Scored],
    is_writable: Callable[[Unit, frozenset[str]], bool],
    headline: frozenset[str],
) -> Unit | None:
    """The news: the opening sentence that holds most of what the headlines tell."""

    def worth(row: Scored) -> float:
        unit = row.unit
        told = overlap(stems(unit.words), headline)
        value = row.score * (1 + LED * row.headed) * (1 + TOLD_BY_HEADLINE * told)
        value *= OPENING.get(unit.index, 0.2)
        # Better a newsroom's plain sentence than a quotation, a post or a party's own account.
        value *= 0.1 if _is_quotation(unit) else 0.25 if unit.report.is_post else 1.0
        return value * (PARTYS if row.is_partys else 1.0)

    by_news = sorted(ranked, key=lambda row: -worth(row))
    for unit in (row.unit for row in by_news if not leans(row.unit)):
        if is_writable(unit, frozenset()):
            return unit
    return None


def novelty(unit: Unit, told: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Return the share of a unit's words, weighed by rarity, that has not been told yet."""
    weights = {word: rarity.get(word, 1.0) for word in unit.words}
    whole = math.fsum(weights.values())  # exact in any order, and a set has none
    new = math.fsum(w for word, w in weights.items() if word not in told)
    return new / whole if whole else 0.0


def _is_quotation(unit: Unit) -> bool:
    return unit.text.startswith(("“", '"', "«", "„")) or any(
        s.kind is StatementKind.DIRECT and s.source for s in unit.statements
    )


def _says_same(unit: Unit, other: Unit, picking: _Picking) -> bool:
    if unit is other:
        return True
    if unit.report.id == other.report.id and unit.span.overlaps(other.span):
        return True
    if any(unit in block and other in block for block in picking.blocks):
        # One voice has one side of a dispute: its second denial adds nothing.
        return unit.words == other.words or (
            unit.speakers != () and unit.speakers == other.speakers
        )
    if picking.side_of(unit) & picking.side_of(other) and (
        overlap(stems(unit.words), stems(other.words)) >= SAME_SIDE
    ):
        return True
    same_figure = any(len(number) > 1 for number in numbers_in(unit) & numbers_in(other))
    return overlap(unit.words, other.words) >= (SAME_FIGURE if same_figure else SAME)
