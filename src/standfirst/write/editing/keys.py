"""What sentences and stories are called through edits and rebuilds, and which decisions hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.records import Edition, EditionSection, Sentence, make_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from standfirst.records import EditionJudgement

HEADLINE = "headline"
HEADING, STANDFIRST, BODY = "heading", "standfirst", "body"
LEAST_SHARED = 0.5  # share of a section's reports by which its story is known again


def still_holding(judgements: Sequence[EditionJudgement]) -> tuple[EditionJudgement, ...]:
    """Return the decisions that were not undone; an undoing can be undone like any other."""
    undone: set[int] = set()
    for one in reversed(judgements):
        if one.kind == "undo" and one.row not in undone and one.subject.isdecimal():
            undone.add(int(one.subject))
    return tuple(one for one in judgements if one.row not in undone and one.kind != "undo")


def wanted_stories(judgements: Sequence[EditionJudgement]) -> tuple[EditionJudgement, ...]:
    """Return the decisions that take a story in which the writer left out."""
    outs: set[str] = set()
    wanted: dict[str, EditionJudgement] = {}
    for one in still_holding(judgements):
        if one.kind == "out":
            outs.add(one.subject)
            wanted.pop(one.subject, None)
        elif one.kind == "in":
            if one.subject in outs:
                outs.discard(one.subject)
            elif one.reports:
                wanted[one.subject] = one
    return tuple(wanted.values())


def find_story(one: EditionJudgement, stories: Mapping[str, Iterable[str]]) -> str | None:
    """Return the id of the story a decision was made about: its own, else that of its reports."""
    if one.subject in stories:
        return one.subject
    wanted = set(one.reports)
    best = max(
        ((len(wanted & set(reports)), story) for story, reports in stories.items()),
        default=(0, ""),
        key=lambda found: (found[0], found[1]),
    )
    return best[1] if wanted and best[0] >= LEAST_SHARED * len(wanted) else None


def name_sentences(edition: Edition) -> Edition:
    """Return the edition with a key for each sentence that has none, none of them given twice."""
    seen: dict[str, int] = {HEADLINE: 1}

    def named(sentence: Sentence, role: str, story: str) -> Sentence:
        if sentence.key:
            return sentence
        if sentence.citations:
            first = sentence.citations[0]
            key = make_id("x", role, first.report, first.exact)
        else:
            key = make_id("x", role, story, sentence.text)
        seen[key] = seen.get(key, 0) + 1
        return replace(sentence, key=key if seen[key] == 1 else f"{key}-{seen[key]}")

    headline = edition.headline and replace(edition.headline, key=HEADLINE)
    return replace(
        edition,
        headline=headline,
        standfirst=tuple(named(one, STANDFIRST, "") for one in edition.standfirst),
        sections=tuple(
            EditionSection(
                named(one.heading, HEADING, one.story),
                one.story,
                tuple(named(sentence, BODY, one.story) for sentence in one.sentences),
            )
            for one in edition.sections
        ),
    )


def reports_of(section: EditionSection) -> tuple[str, ...]:
    """Return the ids of the reports a section cites, in order."""
    sentences = (section.heading, *section.sentences)
    return tuple(dict.fromkeys(c.report for one in sentences for c in one.citations))


def is_section(key: str) -> bool:
    """Tell whether a key is a story's, and so a whole section's; sentences have others."""
    return not key.startswith("x") and key != HEADLINE
