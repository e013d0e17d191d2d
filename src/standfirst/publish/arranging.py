"""The stories of an edition in the order and the parts that its profile has them in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.publish.wording import say_clock, say_date
from standfirst.records import LeftOut, Order, SectionForm
from standfirst.text.disputes import tells_other_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from standfirst.publish.layout import Frame
    from standfirst.records import (
        Edition,
        EditionSection,
        EditionSource,
        Head,
        Profile,
        Sentence,
    )

Numbered = tuple[tuple[int, "Sentence"], ...]  # sentences of a section, counted from 1
LONGEST_PARAGRAPH = 3  # sentences
MOST_ANSWERS = 2  # sentences a story may have over what its profile has room for
_WORD = re.compile(r"[^\W_]+")
_HEADING_WEIGHT = 3  # a heading says what a story is about


@dataclass(frozen=True, slots=True)
class Piece:
    """A story, or an entry of one, before its sentences have notes."""

    anchor: str
    story: str
    heading: Sentence | None
    paragraphs: tuple[Numbered, ...]
    clock: str = ""


def arrange(edition: Edition, frame: Frame) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Give heads with the pieces under them; stories that need no head stand under an empty one."""
    profile = frame.profile
    pieces = [
        Piece(
            f"s{n}",
            section.story,
            section.heading if profile.sections is SectionForm.STORIES else None,
            part_paragraphs(
                section.sentences[: _room(section, profile)],
                edition.sources,
                longest=profile.paragraph,
                by_voice=profile.sections is not SectionForm.LEADS,
            ),
        )
        for n, section in enumerate(edition.sections[: profile.most_stories], 1)
    ]
    if profile.sections is SectionForm.CLOCK:
        yield from _by_clock(frame, pieces)
    elif profile.sections is SectionForm.HEADS:
        yield from _under_heads(edition, profile, pieces)
    elif pieces:
        yield "", tuple(pieces)


def cut_off(edition: Edition, profile: Profile) -> Iterator[LeftOut]:
    """Give what the profile has no room for."""
    for section in edition.sections[: profile.most_stories]:
        for sentence in section.sentences[_room(section, profile) :]:
            reason = f"beyond the {profile.most_sentences} sentences of a story in this profile"
            yield LeftOut(section.story, reason, sentence.text)
    for section in edition.sections[profile.most_stories :]:
        reason = f"beyond the {profile.most_stories} stories of this profile"
        yield LeftOut(section.story, reason, section.heading.text)


def _room(section: EditionSection, profile: Profile) -> int:
    """Return how many sentences of a story there is room for.

    Those that tell the other side of the last one come with it, two at most: a denial must not
    fall to the length of a profile.
    """
    at = profile.most_sentences
    while at < min(
        len(section.sentences), profile.most_sentences + MOST_ANSWERS
    ) and tells_other_side(section.sentences[at].text):
        at += 1
    return at


def part_paragraphs(
    sentences: Sequence[Sentence],
    sources: Iterable[EditionSource],
    *,
    longest: int = LONGEST_PARAGRAPH,
    by_voice: bool = True,
) -> tuple[Numbered, ...]:
    """Part a section into paragraphs of numbered sentences.

    Sentences that follow one another from one outlet make a paragraph, of three at most: a
    reader sees where another voice begins. Not so where ``by_voice`` is off. A denial stays in
    the paragraph of what it denies.
    """
    outlets = {source.report: source.outlet for source in sources}
    paragraphs: list[list[tuple[int, Sentence]]] = []
    last: str | None = None
    for number, sentence in enumerate(sentences, 1):
        report = sentence.citations[0].report if sentence.citations else ""
        voice = outlets.get(report) or report
        is_full = bool(paragraphs) and len(paragraphs[-1]) >= longest
        answers = is_full and len(paragraphs[-1]) < longest + MOST_ANSWERS
        is_full = is_full and not (answers and tells_other_side(sentence.text))
        if not paragraphs or (by_voice and voice != last) or is_full:
            paragraphs.append([])
        paragraphs[-1].append((number, sentence))
        last = voice
    return tuple(tuple(paragraph) for paragraph in paragraphs)


# ── heads ───────────────────────────────────────────────────────────────────────────────────


def _under_heads(
    edition: Edition, profile: Profile, pieces: Sequence[Piece]
) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Put each story under the head that most of its words speak for.

    Heads rotate: the one with the day's first story leads, unless they keep the profile's order.
    """
    matchers = [(head.name, _matcher(head)) for head in profile.heads]
    placed: dict[str, list[Piece]] = {}
    for section, piece in zip(edition.sections, pieces, strict=False):
        placed.setdefault(_head_of(section, matchers) or profile.words.rest, []).append(piece)
    names = list(placed)
    if profile.order is Order.LISTED:
        listed = [head.name for head in profile.heads]
        names.sort(key=lambda name: listed.index(name) if name in listed else len(listed))
    elif profile.words.rest in names:
        names.sort(key=lambda name: name == profile.words.rest)
    for name in names:
        yield name, tuple(placed[name])


def _matcher(head: Head) -> re.Pattern[str] | None:
    words = [
        re.escape(word.removesuffix("*").casefold()) + (r"\w*" if word.endswith("*") else "")
        for word in head.words
    ]
    return re.compile(rf"\b(?:{'|'.join(words)})\b") if words else None


def _head_of(
    section: EditionSection, matchers: Sequence[tuple[str, re.Pattern[str] | None]]
) -> str | None:
    heading = section.heading.text.casefold()
    body = " ".join(sentence.text for sentence in section.sentences).casefold()
    n_words = max(1, len(_WORD.findall(body)))
    best, name = 0.0, None
    for head, matcher in matchers:
        if matcher is None:
            continue
        named = len(set(matcher.findall(heading)))
        score = _HEADING_WEIGHT * named + 10.0 * len(matcher.findall(body)) / n_words
        if score > best:
            best, name = score, head
    return name


# ── clock times ─────────────────────────────────────────────────────────────────────────────


def _by_clock(frame: Frame, pieces: Sequence[Piece]) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Make each paragraph an entry under the time its report was published, by days.

    What was published at no known time stands last, without a clock.
    """
    entries = [
        (_published(paragraph, frame), n, at, piece, paragraph)
        for n, piece in enumerate(pieces)
        for at, paragraph in enumerate(piece.paragraphs)
    ]
    is_newest_first = frame.profile.order is Order.NEWEST
    timed = sorted(
        (one for one in entries if one[0] is not None),
        key=lambda one: (_seconds(one[0]) * (-1 if is_newest_first else 1), one[1], one[2]),
    )
    dated: dict[str, list[Piece]] = {}
    for moment, _, _, piece, paragraph in [*timed, *(one for one in entries if one[0] is None)]:
        day, clock = "", ""
        if moment is not None:
            day = say_date(moment.astimezone(frame.zone).date(), frame.profile.words)
            clock = say_clock(moment, frame.zone)[:5]
        entry = Piece(piece.anchor, piece.story, None, (paragraph,), clock)
        dated.setdefault(day, []).append(entry)
    for day, found in dated.items():
        yield day if len(dated) > 1 else "", tuple(found)


def _published(paragraph: Numbered, frame: Frame) -> datetime | None:
    citations = paragraph[0][1].citations
    report = frame.reports.get(citations[0].report) if citations else None
    return report.published_at if report else None


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0
