"""An edition under way, between what was written and what its editor made of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from standfirst.records import Edition, EditionSection, EditionSource, LeftOut, Sentence
from standfirst.write.editing.keys import HEADLINE, find_story, reports_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from standfirst.records import EditionJudgement


@dataclass(slots=True)
class Part:
    """A section under way, with the standfirst's sentence on it."""

    story: str
    heading: Sentence
    sentences: list[Sentence]
    standfirst: Sentence | None = None

    def section(self) -> EditionSection:
        """Return the section as it stands."""
        return EditionSection(self.heading, self.story, tuple(self.sentences))

    def reports(self) -> set[str]:
        """Return the ids of the reports it cites."""
        return set(reports_of(self.section()))


@dataclass(slots=True)
class Draft:
    """An edition under way."""

    edition: Edition
    parts: list[Part]
    loose: list[Sentence]  # sentences of the standfirst that belong to no section
    headline: Sentence | None = None  # the editor's own; else it follows the first heading
    left_out: list[LeftOut] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    gone: dict[str, tuple[int, Part | Sentence, str]] = field(default_factory=dict)


def open_draft(edition: Edition) -> Draft:
    """Take an edition apart; each sentence of the standfirst goes with the section it sums up."""
    parts = [Part(one.story, one.heading, list(one.sentences)) for one in edition.sections]
    loose: list[Sentence] = []
    at = 0
    for sentence in edition.standfirst:
        cited = {citation.report for citation in sentence.citations}
        found = next((n for n in range(at, len(parts)) if cited & parts[n].reports()), None)
        if found is None:
            loose.append(sentence)
        else:
            parts[found].standfirst, at = sentence, found + 1
    return Draft(edition, parts, loose, left_out=list(edition.left_out))


def close_draft(draft: Draft, source_of: Callable[[str], EditionSource]) -> Edition:
    """Put it together again; the headline follows the first heading, unless the editor set it."""
    sections = tuple(part.section() for part in draft.parts)
    headline = draft.headline
    if headline is None:
        written = draft.edition
        is_as_written = bool(
            sections and written.sections and sections[0].heading == written.sections[0].heading
        )
        first = sections[0].heading if sections else None
        headline = written.headline if is_as_written else first and replace(first, key=HEADLINE)
    standfirst = (*(p.standfirst for p in draft.parts if p.standfirst), *draft.loose)
    everything = [
        *([headline] if headline else []),
        *standfirst,
        *(sentence for one in sections for sentence in (one.heading, *one.sentences)),
    ]
    cited = dict.fromkeys(c.report for sentence in everything for c in sentence.citations)
    listed = [source for source in draft.edition.sources if source.report in cited]
    known = {source.report for source in listed}
    return replace(
        draft.edition,
        headline=headline,
        standfirst=standfirst,
        sections=sections,
        left_out=tuple(draft.left_out),
        sources=(*listed, *(source_of(key) for key in cited if key not in known)),
    )


def part_of(draft: Draft, one: EditionJudgement) -> int | None:
    """Return the place of the section a decision is about; None where it has gone."""
    stories = {part.story: part.reports() for part in draft.parts}
    found = find_story(one, stories)
    return next((n for n, part in enumerate(draft.parts) if part.story == found), None)


def place_of(draft: Draft, key: str) -> tuple[int, int] | None:
    """Return the section and the place of a sentence; None where it has gone."""
    for n, part in enumerate(draft.parts):
        for m, sentence in enumerate(part.sentences):
            if sentence.key == key:
                return n, m
    return None


def behind_part(draft: Draft, after: str | None) -> int:
    """Return the place behind a story; the first one for an empty name, else the last."""
    for n, part in enumerate(draft.parts):
        if part.story == after:
            return n + 1
    return 0 if after == "" else len(draft.parts)


def insert(
    draft: Draft, sentence: Sentence, after: str | None, otherwise: tuple[int, int] | None
) -> bool:
    """Put a sentence behind another, or first in the story named; tell whether it stands."""
    place = place_of(draft, after or "")
    if place is not None:
        draft.parts[place[0]].sentences.insert(place[1] + 1, sentence)
        return True
    for part in draft.parts:
        if part.story == after:
            part.sentences.insert(0, sentence)
            return True
    if otherwise is not None:
        draft.parts[otherwise[0]].sentences.insert(otherwise[1], sentence)
        return True
    return False


def end_of(draft: Draft, story: str) -> tuple[int, int] | None:
    """Return the place behind the last sentence of a story; None where it has no section."""
    found = (n for n, part in enumerate(draft.parts) if part.story == story)
    return next(((n, len(draft.parts[n].sentences)) for n in found), None)
