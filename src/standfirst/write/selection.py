"""Which units make a section, and in which order.

The news first; then the speakers one after the other, each with what they said in the order
they said it; rival claims side by side. What another origin also says is not told twice: it
becomes a supporting citation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.records import Citation, StatementKind
from standfirst.write.drafts import cite
from standfirst.write.units import leans
from standfirst.write.words import content_words, overlap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from standfirst.records import Claim, Story
    from standfirst.write.units import Unit

SAME = 0.55  # share of words from which two units say the same
SAME_FIGURE = 0.4  # the same where they also share a figure
RETELLS = 0.6  # share of a claim's words another unit must hold to stand for it
SUPPORTS = 0.6  # share of a unit's words another must hold to support it
LEAST_NOVELTY = 0.5  # share of a unit's weight that must not have been told
RETOLD = 0.6
LEAST_SHARE = 0.1  # of the best score; below it a unit is filler
LONGEST_SECTION = 8
MOST_CONSIDERED = 160  # units of a story, best first: bounds the work on a day's one big story
MOST_OF_ONE = 3  # sentences of one speaker in a section
LEAST_SHARED = 4  # words; fewer are a name and its title
MOST_SUPPORT = 3


@dataclass(frozen=True, slots=True)
class Scored:
    """A unit with its score."""

    unit: Unit
    score: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """A unit that goes in, with the citations of other origins that carry the same."""

    unit: Unit
    support: tuple[Citation, ...]


def choose_units(
    story: Story,
    scored: Sequence[Scored],
    *,
    origin_of: Mapping[str, str],
    rarity: Mapping[str, float],
    is_writable: Callable[[Unit], bool],
) -> list[Chosen]:
    """Choose and order the units of a section; an empty list where there is no lead."""
    ranked = sorted(scored, key=lambda s: (-s.score, s.unit.report.id, s.unit.span))
    lead = _find_lead(ranked, is_writable)
    if lead is None:
        return []
    rivals = _rivals(story, ranked, is_writable)
    limit = min(LONGEST_SECTION, 2 + len({origin_of.get(s.unit.report.id) for s in scored}))
    picked = [lead]
    for unit in (unit for block in rivals for unit in block):
        if len(picked) < limit and all(not _says_same(unit, p, rivals) for p in picked):
            picked.append(unit)
    floor = LEAST_SHARE * ranked[0].score
    told = frozenset[str]().union(*(unit.words for unit in picked))
    open_units = [c for c in ranked if not leans(c.unit) and c.unit not in picked][:MOST_CONSIDERED]

    def worth(candidate: Scored) -> tuple[float, str, int]:
        # What is new counts: a good sentence that repeats is worth little. Every newsroom's
        # first sentence tells the same news as the lead, in other words.
        unit = candidate.unit
        again = RETOLD if unit.index == 0 and not unit.report.is_post else 1.0
        value = candidate.score * again * novelty(unit, told, rarity)
        return (value, unit.report.id, unit.span.start)

    while len(picked) < limit and open_units:
        best = max(open_units, key=worth)
        open_units.remove(best)
        if worth(best)[0] < floor:
            break
        if (
            novelty(best.unit, told, rarity) >= LEAST_NOVELTY
            and not _is_heard_out(best.unit, picked)
            and all(not _says_same(best.unit, other, rivals) for other in picked)
            and is_writable(best.unit)
        ):
            picked.append(best.unit)
            told |= best.unit.words
    ordered = _order(picked, rivals)
    return [Chosen(unit, _support(unit, scored, origin_of)) for unit in ordered]


def _is_heard_out(unit: Unit, picked: Sequence[Unit]) -> bool:
    voice = _voice(unit)
    return voice != "" and sum(_voice(other) == voice for other in picked) >= MOST_OF_ONE


def _find_lead(ranked: Sequence[Scored], is_writable: Callable[[Unit], bool]) -> Unit | None:
    """The news: the best opening sentence of a report that is not a bare quotation."""
    choices = [c.unit for c in ranked if not leans(c.unit)]
    news = [u for u in choices if not _is_quotation(u)]
    # Better a plain first sentence than a quotation, and anything than no section.
    for unit in (
        *(u for u in news if u.index == 0 and not u.report.is_post),
        *(u for u in news if u.index == 0),
        *(u for u in news if 0 < u.index <= 2),
        *choices,
    ):
        if is_writable(unit):
            return unit
    return None


def novelty(unit: Unit, told: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Return the share of a unit's words, weighed by rarity, that has not been told yet."""
    weights = {word: rarity.get(word, 1.0) for word in unit.words}
    whole = sum(weights.values())
    return sum(w for word, w in weights.items() if word not in told) / whole if whole else 0.0


def _is_quotation(unit: Unit) -> bool:
    return unit.text.startswith(("“", '"', "«", "„")) or any(
        s.kind is StatementKind.DIRECT and s.source for s in unit.statements
    )


def _rivals(
    story: Story, ranked: Sequence[Scored], is_writable: Callable[[Unit], bool]
) -> list[list[Unit]]:
    """The units that hold the claims of each conflict of the story: at most three a conflict.

    Of figures the best told comes first, of a denial the claim.
    """
    blocks: list[list[Unit]] = []
    for conflict in story.conflicts:
        found: dict[str, Unit] = {}
        for claim in conflict.claims:
            number = re.search(r"\d[\d.,]*", claim.value)
            value = number[0] if number else claim.value
            if value in found:
                continue  # a second source of the same figure rivals nothing new
            unit = _unit_of(claim, ranked, is_writable)
            if unit is not None and all(unit is not other for other in found.values()):
                found[value] = unit
        units = list(found.values())[:3]
        if conflict.kind == "figures":
            order = [candidate.unit for candidate in ranked]
            units.sort(key=order.index)
        taken = [unit for block in blocks for unit in block]
        if len(units) > 1 and not any(unit in taken for unit in units):
            blocks.append(units)
    return blocks


def _unit_of(
    claim: Claim, ranked: Sequence[Scored], is_writable: Callable[[Unit], bool]
) -> Unit | None:
    """Return the unit that holds a claim, else the best that tells it in nearly the same words."""
    said = content_words(claim.passage.exact)
    here = [
        c.unit
        for c in ranked
        if c.unit.report.id == claim.passage.report and c.unit.span.overlaps(claim.passage.span)
    ]
    alike = [c.unit for c in ranked if overlap(c.unit.words, said) >= RETELLS]
    for unit in (*here, *alike):
        if not leans(unit) and is_writable(unit):
            return unit
    return None


def _says_same(unit: Unit, other: Unit, blocks: Sequence[Sequence[Unit]]) -> bool:
    if unit is other:
        return True
    if unit.report.id == other.report.id and unit.span.overlaps(other.span):
        return True
    if any(unit in block and other in block for block in blocks):
        return unit.words == other.words
    same_figure = any(len(number) > 1 for number in _numbers(unit) & _numbers(other))
    return overlap(unit.words, other.words) >= (SAME_FIGURE if same_figure else SAME)


def _numbers(unit: Unit) -> frozenset[str]:
    return frozenset(word for word in unit.words if word[0].isdigit())


def _order(picked: Sequence[Unit], blocks: Sequence[Sequence[Unit]]) -> list[Unit]:
    """The lead, what is in dispute, its speaker, other news, the other speakers, background."""
    lead, rest = picked[0], list(picked[1:])
    groups: dict[str, list[Unit]] = {}
    for unit in sorted(rest, key=_moment):
        groups.setdefault(_voice(unit), []).append(unit)
    voices = sorted(groups, key=lambda voice: _moment(groups[voice][0]))
    news = [unit for unit in groups.get("", ()) if unit.index <= 1]
    same = groups.get(_voice(lead), []) if _voice(lead) else []
    told = [u for voice in voices if voice and voice != _voice(lead) for u in groups[voice]]
    background = [unit for unit in groups.get("", ()) if unit.index > 1]
    ordered = [lead, *same, *news, *told, *background]
    for block in blocks:
        inside = [unit for unit in block if unit in ordered and unit is not lead]
        if len(inside) + (lead in block) > 1:
            # Rival figures belong to the news itself, a denial behind what it denies.
            first = min(ordered.index(unit) for unit in inside)
            at = 1 if _numbers(inside[0]) and _numbers(inside[-1]) else first
            others = [unit for unit in ordered if unit not in inside]
            ordered = [*others[:at], *inside, *others[at:]]
    return ordered


def _voice(unit: Unit) -> str:
    return unit.speakers[0] if unit.speakers else ""


def _moment(unit: Unit) -> tuple[str, str, int]:
    published = unit.report.published_at
    return (published.isoformat() if published else "", unit.report.id, unit.span.start)


def _support(
    unit: Unit, scored: Sequence[Scored], origin_of: Mapping[str, str]
) -> tuple[Citation, ...]:
    """Cite the best unit of each other origin that carries the same words and numbers."""
    own = origin_of.get(unit.report.id, unit.report.id)
    best: dict[str, tuple[float, Unit]] = {}
    for candidate in scored:
        other = candidate.unit
        origin = origin_of.get(other.report.id, other.report.id)
        share = len(unit.words & other.words) / max(len(unit.words), 1)
        shared = unit.words & other.words
        if (
            origin == own
            or len(shared) < LEAST_SHARED
            or share < SUPPORTS
            or not _numbers(unit) <= _numbers(other)
        ):
            continue
        if origin not in best or (share, other.report.id) > (best[origin][0], ""):
            best[origin] = (share, other)
    ranked = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].report.id))
    return tuple(cite(other.report, other.span) for _, other in ranked[:MOST_SUPPORT])
