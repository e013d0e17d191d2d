"""P: places that the sources of a sentence do not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from standfirst.check.drafts import BlockKind
from standfirst.check.findings import note
from standfirst.check.passages import (
    SUMMING,
    near_best,
    passages_for,
    sentences_beside,
    wording_of,
)
from standfirst.check.structure import ADDRESS
from standfirst.records import MentionKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import SentenceEvidence, Source
    from standfirst.check.passages import Passage
    from standfirst.records import Finding, Mention, Registers

_NEAR: Final = 0.75  # share of the best passage's likeness a passage needs to name a place
_HEAD: Final = 300  # characters of a report in which it says where it plays
_REGIONS: Final = frozenset({"country", "region", "direction"})
_OF_SECTION: Final = 0.3  # share of the reports a section rests on that make a heading's place
_LIKE: Final = 0.8  # share of the best candidate's score from which another is what it rests on
_TOLD: Final = 0.25  # coverage from which a place alone is doubted, not all that is said
_FEWEST: Final = 2  # sentences below a heading that tell where it plays
_PROSE: Final = frozenset({BlockKind.BODY, BlockKind.ITEM})
TITLES: Final = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_SUBJECT: Final = re.compile(r"(?:\A[“‘(]?|\b(?:that|and|but|while|as|because|if)\s|[,;:–—]\s)\Z")
# What follows a capital that acts: "Kharvad calls it piracy", "Sarn, for its part, …"; of what is
# done to a town ("has been shelled") it is the place.
_ACTS: Final = re.compile(
    r"(?!\s(?:(?:has|had)(?:\snot)?\sbeen|(?:was|were|is)(?:\snot)?\sbeing)\b)(?:,[^,]{2,30},)?\s(?:(?:has|had|also|now|is|was)\s)?[a-z]+(?:s|ed|t|ing)\s"
)
_WITNESS: Final = 0.6  # share of what the likest passage holds that another must to place them
_NAME_ON: Final = re.compile(r"\s[A-Z]")
_BESIDE: Final = 2  # words beside a place that another passage must share to place them


def find_other_places(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """P003: a place that neither the sentence's passages have, nor the head of their reports."""
    spots = [one for one in context.mentions_in(sentence.span) if _is_spot(one, context.registers)]
    if spots:
        speakers = _lone_sources(context)
        spots = [one for one in spots if one.text not in speakers]
    if sentence.block.kind is BlockKind.STANDFIRST and ADDRESS.match(sentence.text):
        return
    if sentence.block.kind in TITLES:  # "… in Review": a word written large is no place yet
        spots = [one for one in spots if _is_registered(one, context.registers)]
    draft = wording_of(context.draft.text, sentence.span)
    quoted = [word for word in draft.words if word.quoted]
    spots = [
        one for one in spots if not any(one.span.start <= w.start < one.span.end for w in quoted)
    ]
    if not spots:
        return
    passages = passages_for(sentence, evidence, context)
    near = [one for one, _ in near_best(passages, draft, _NEAR)]
    if sentence.block.kind in TITLES:
        below = [one for one in passages if not one.is_found]  # what its section rests on
        near = below or near
    for spot in spots:
        names = _names_of(spot, context.registers)
        is_title = sentence.block.kind in TITLES
        if is_title and _is_strange(sentence, names, passages, context):
            other = _told_instead(sentence, context)
            message = f"nothing below names {spot.text}"
            message += f"; it tells of {other}" if other else ", nor does what it rests on"
            cites = [(one.source, one.span) for one in near[:1]]
            yield note("P003", spot.span, message, cites=cites)
            continue
        is_told = evidence.coverage >= _TOLD  # of the rest of the sentence something is known
        if not passages and is_told and _is_nowhere(spot, names, context):
            yield note("P003", spot.span, f"no report on this day's events names {spot.text}")
            continue
        if not near:
            continue
        if _is_told_below(sentence, names, context) or _is_named(
            near, names, context, share=_OF_SECTION if is_title else 0.0
        ):
            continue
        words = {
            w.sense
            for w in draft.words
            if w.tells and not (spot.span.start <= w.start < spot.span.end)
        }
        most = max(len(words & one.wording.senses) for one in passages)
        is_part = _NAME_ON.match(context.draft.text, spot.span.end)  # "Miravel Morning"
        least = max(min(_BESIDE, len(words)), 0 if is_part else _WITNESS * most)
        if not is_title and any(
            len(words & one.wording.senses) >= least and _names(one.text, names) for one in passages
        ):
            continue
        there = _places_of(near[:1], context)
        message = f"no source of this has {spot.text}"
        if there:
            message += f"; the nearest passage tells of {' and '.join(there[:2])}"
        cites = [(near[0].source, near[0].span)]
        doubt = "it may stand for who rules there" if _may_act(spot, sentence) else None
        yield note("P003", spot.span, message, cites=cites, doubt=doubt)


def _is_where_section_plays(
    below: Sequence[DraftSentence], names: frozenset[str], context: CheckContext
) -> bool:
    """Tell whether anything that stands below a heading rests on a report of a place.

    The place has to be in the passage it rests on, or where that report says where it plays.
    """
    found = [context.evidence_of(one).candidates for one in below if one.block.kind in _PROSE]
    rests = [rows for rows in found if rows]
    return len(rests) < _FEWEST or any(
        _names(rows[0].source.report.text[:_HEAD], names)
        or any(_names(one.text, names) for one in rows if one.score >= _LIKE * rows[0].score)
        for rows in rests
    )


def _may_act(spot: Mention, sentence: DraftSentence) -> bool:
    """Tell whether a place may be one that acts, as a seat of power does: "Kharvad calls it …"."""
    before = sentence.text[: spot.span.start - sentence.span.start]
    behind = sentence.text[spot.span.end - sentence.span.start :]
    return (
        sentence.block.kind not in TITLES
        and _SUBJECT.search(before) is not None
        and _ACTS.match(behind) is not None
    )


def _is_named(
    passages: Sequence[Passage], names: frozenset[str], context: CheckContext, *, share: float
) -> bool:
    """Tell whether more than a share of the passages' reports have a place; of 0, whether any."""
    reports: dict[str, bool] = {}
    for one in passages:
        key = one.source.report.id
        reports[key] = reports.get(key, False) or _has(one, names, context)
    return sum(reports.values()) > share * len(reports)


def _is_told_below(sentence: DraftSentence, names: frozenset[str], context: CheckContext) -> bool:
    """Tell whether a sentence that a heading sums up has the place: there it is looked at.

    One that a standfirst sums up has to share a word more with it.
    """
    block = sentence.block
    if block.kind not in SUMMING:
        return False
    words = wording_of(context.draft.text, sentence.span).words
    senses = {word.sense for word in words if word.tells and not word.capital}
    for one in context.draft.sentences:
        if one.block.kind in SUMMING or not _names(one.text, names):
            continue
        if block.kind is BlockKind.TITLE:
            return True
        if block.kind is BlockKind.HEADING:
            if one.block.section == block.section:
                return True
        elif senses & wording_of(context.draft.text, one.span).senses:
            return True
    return False


def _is_strange(
    sentence: DraftSentence,
    names: frozenset[str],
    passages: Sequence[Passage],
    context: CheckContext,
) -> bool:
    """Tell whether nothing below a title or heading names a place, nor what that rests on."""
    below = _below(sentence, context)
    if any(_names(one.text, names) for one in below):
        return False
    is_elsewhere = any(_names(one.text, names) for one in passages)
    return (
        not is_elsewhere and _told_instead(sentence, context) is not None
    ) or not _is_where_section_plays(below, names, context)


def _below(sentence: DraftSentence, context: CheckContext) -> list[DraftSentence]:
    """Return the sentences below a title or heading, other titles left out."""
    block = sentence.block
    return [
        one
        for one in context.draft.sentences
        if one.block.kind not in TITLES
        and (block.kind is BlockKind.TITLE or one.block.section == block.section)
    ]


def _told_instead(sentence: DraftSentence, context: CheckContext) -> str | None:
    """Return a place that what stands below a title or heading names."""
    spots = (spot for one in _below(sentence, context) for spot in context.mentions_in(one.span))
    return next((spot.text for spot in spots if _is_spot(spot, context.registers)), None)


def _is_nowhere(spot: Mention, names: frozenset[str], context: CheckContext) -> bool:
    """Tell whether a place that the desk knows is in none of all reports found for the draft."""
    return _is_registered(spot, context.registers) and not any(
        _names(one.report.text, names) for one in context.sources.values()
    )


def _is_spot(mention: Mention, registers: Registers) -> bool:
    """Tell whether a mention is a place's own name, no country's and no part of an outlet's."""
    place = mention.place
    if mention.kind is not MentionKind.PLACE or place is None or place.use == "name":
        return False
    return place.level not in _REGIONS and mention.text not in {o.name for o in registers.outlets}


def _lone_sources(context: CheckContext) -> frozenset[str]:
    """Return all that single spans say of who speaks: a place is there for its government."""
    return frozenset(
        one.source[0].of(context.draft.text).strip(" ,")
        for one in context.draft.reading.statements
        if len(one.source) == 1
    )


def _is_registered(mention: Mention, registers: Registers) -> bool:
    """Tell whether a place is in a gazetteer or in the desk's."""
    place = mention.place
    return (place is not None and place.geonames_id is not None) or any(
        mention.text in {one.name, *one.names} for one in registers.places
    )


def _names_of(mention: Mention, registers: Registers) -> frozenset[str]:
    """Return all names of a place: as written, and those the register has for it."""
    found = {mention.text, mention.place.name if mention.place else mention.text}
    for place in registers.places:
        if found & {place.name, *place.names}:
            found |= {place.name, *place.names, *place.demonyms}
    return frozenset(found)


def _has(passage: Passage, names: frozenset[str], context: CheckContext) -> bool:
    """Tell whether a passage's paragraph or its report's head has a place.

    Elsewhere in the report it counts where the paragraph has no other place of its own.
    """
    text = passage.source.report.text
    start = text.rfind("\n\n", 0, passage.span.start) + 1
    end = text.find("\n\n", passage.span.end)
    paragraph = Span(start, end if end >= 0 else len(text))
    near = (text[:_HEAD], paragraph.of(text))
    if any(_names(part, names) for part in near):
        return True
    if any(_names(span.of(text), names) for span in _beside(passage.source, passage.span)):
        return True
    others = [
        one for one in passage.source.mentions_in(paragraph) if _is_spot(one, context.registers)
    ]
    return not others and _names(text, names)


def _beside(source: Source, span: Span) -> list[Span]:
    return list(sentences_beside(source, span))


def _names(text: str, names: frozenset[str]) -> bool:
    low = text.lower()
    return any(name.lower() in low for name in names)


def _places_of(passages: Sequence[Passage], context: CheckContext) -> list[str]:
    found: list[str] = []
    for passage in passages:
        for mention in passage.source.mentions_in(passage.span):
            if _is_spot(mention, context.registers) and mention.text not in found:
                found.append(mention.text)
    return found
