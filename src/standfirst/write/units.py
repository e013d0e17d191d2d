"""The units an edition is made of: sentences of reports that can stand alone.

A unit is a sentence, or the sentences one quotation or one statement holds together. It knows
its statements; it does not know the story or the edition it may go into.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.records import Span, Statement
from standfirst.text.paragraphs import paragraphs
from standfirst.text.quotes import find_quotations
from standfirst.text.sentences import split_sentences
from standfirst.write.drafts import strip_span
from standfirst.write.verbs import has_verb
from standfirst.write.words import CONNECTIVE, FIRST_PERSON, LEANING, SECOND_PERSON, content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from standfirst.records import Outlet, Parts, Reading, Report

MOST_TIER = 2  # outlets beyond it belong to a party: they claim, they do not report
LONGEST = 60  # words; what is longer is shortened by its quotation or left
SHORTEST = 5  # words; a shorter sentence rarely says who did what

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}"
_DASH = r" ?(?:—|–|--|-)\s+"
# "SARN, Dec 12 (VPA) – ", "GRAUENBURG, Aldmark — ", "Sarn (VPA) - ", "(Halvern Wire) ", "Sarn — "
DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’/ -]{2,40}(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,3})?(?:,? " + _MONTH + r")?,?"
    r"(?: ?\([^()\n]{2,40}\))?" + _DASH + r"|"
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:,? "
    + _MONTH
    + r")? ?\([^()\n]{2,40}\)"
    + _DASH
    + r"|"
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:, [A-Z]\w+\.?)? (?:—|--)\s+|"
    r"\((?:[A-Z]{2,6}|[A-Z][\w ]{1,30})\)(?: ?(?:—|–|--|-))?\s+)"
)
BOILERPLATE = re.compile(
    r"\b(?:originally appeared|all rights reserved|contributed to this (?:report|story)|"
    r"file photo|photo(?:graph)? by|getty|image copyright|transcripts? (?:are|is|was)|"
    r"(?:reporting|editing|writing|additional reporting) by|this (?:story|article) (?:has|was)|"
    r"proprietary|newsletter|copyright|stay up to date|as an interest|"
    r"follow (?:him|her|us|the) |\(C-[LR]\)|\([CLR]\))",
    re.IGNORECASE,
)
# "CLOSE A star dies; …", "FRAUD ALERTS Equifax", "1Videos", a run of labels from a graphic
FURNITURE = re.compile(
    r"^(?:CLOSE\b|\(|(?:Photos?|Videos?|Watch|Read|See|Just|Keep|Note|Remember)\b|"
    r"[A-Z]{4,} [A-Z]{4,} [A-Z][a-z]|\d+[A-Z][a-z])|[A-Z]{3,} [A-Z]{3,} [A-Z]{3,}|"
    r"\[\.\.\.\]$|—>|->|\bRT @|[a-z]{3}\.[A-Z][a-z]|"
    # a caption: "… is hugged after the match, Sunday, Dec. 31, 2017, in Seattle"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
)
# A photograph's caption: "… leaves the court in Sarn, Velmora, January 1, 2018."
CAPTION = re.compile(
    r"\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z][\w.’'-]{0,40},? "
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) "
    r"\d{1,2}, \d{4}\.\Z"
)
# What a caption, which says what is to be seen, has no use for.
TOLD = re.compile(r"\b(?:was|were|had|has|have|did|will|would|said|born|died)\b")
DECORATION = re.compile(
    r"(?:https?://\S+|t\.me/\S+|[#@][\w_]+|[^\w\s.,;:!?…'\"“”‘’«»„()\[\]%$€£°/&+–—-])", re.UNICODE
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One candidate for a sentence of the edition."""

    report: Report
    span: Span
    index: int  # its place among the units of its report; 0 is the lead
    statements: tuple[Statement, ...]
    words: frozenset[str]
    own_words: Statement | None = None  # the statement of a post whose outlet speaks itself
    bare: str = ""  # what stands outside quotation marks

    @property
    def text(self) -> str:
        """The source's words."""
        return self.span.of(self.report.text)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Ids of those who speak in it, the post's own speaker included."""
        told = (s.speaker.id for s in self.statements if s.speaker and s.speaker.name)
        if self.own_words and self.own_words.speaker:
            return (self.own_words.speaker.id,)
        return tuple(dict.fromkeys(told))


def find_units(report: Report, reading: Reading, outlet: Outlet | None) -> tuple[Unit, ...]:
    """Return the units of a report in their order; notices, captions and headings give none."""
    whole = _own_words(report, reading, outlet)
    statements = tuple(s for s in reading.statements if whole is None or s.id != whole.id)
    units: list[Unit] = []
    reaches = [_reach(s) for s in statements]
    for body in _bodies(report, reading.parts):
        for paragraph in paragraphs(report.text, body):
            near = [
                s for s, reach in zip(statements, reaches, strict=True) if reach.overlaps(paragraph)
            ]
            quotations = [q.span for q in find_quotations(report.text, paragraph)]
            for span in _join(report, paragraph, near, quotations):
                if match := DATELINE.match(report.text, span.start, span.end):
                    span = strip_span(report.text, Span(match.end(), span.end))  # noqa: PLW2901
                inside = tuple(s for s in near if _touches(s, span))
                words = content_words(_told(report.text, span, inside))
                bare = _outside(report.text, span, [q for q in quotations if q.overlaps(span)])
                units.append(Unit(report, span, len(units), inside, words, whole, bare))
    return tuple(units)


def _reach(statement: Statement) -> Span:
    parts = (*statement.source, *statement.cue, *statement.content)
    return Span(min((p.start for p in parts), default=0), max((p.end for p in parts), default=0))


def _told(text: str, span: Span, statements: Iterable[Statement]) -> str:
    """Return the words of a span without those that only say whose they are."""
    kept, at = [], span.start
    marks = sorted(m for s in statements for m in (*s.source, *s.cue) if span.covers(m))
    for mark in marks:
        kept.append(text[at : max(at, mark.start)])
        at = max(at, mark.end)
    kept.append(text[at : span.end])
    return " ".join(kept)


def _own_words(report: Report, reading: Reading, outlet: Outlet | None) -> Statement | None:
    if not report.is_post or outlet is None or not outlet.speaker or report.forwarded_from:
        return None
    for statement in reading.statements:
        if not statement.source and not statement.cue and statement.speaker:
            return statement
    return None


def _bodies(report: Report, parts: Parts) -> Iterator[Span]:
    barred = sorted([notice.span for notice in parts.notices] + list(parts.captions))
    for section in parts.sections or ():
        at = section.body.start
        for span in barred:
            if span.overlaps(section.body):
                if span.start > at:
                    yield strip_span(report.text, Span(at, span.start))
                at = max(at, span.end)
        if at < section.body.end:
            yield strip_span(report.text, Span(at, section.body.end))


def _join(
    report: Report, paragraph: Span, statements: Sequence[Statement], quotations: Sequence[Span]
) -> list[Span]:
    """Split a paragraph into sentences and join those one quotation or statement spans."""
    bound = list(quotations)
    for statement in statements:
        spans = [s for s in (*statement.source, *statement.cue) if paragraph.covers(s)]
        spans += [s for s in statement.content if paragraph.covers(s)]
        if spans:
            bound.append(Span(min(s.start for s in spans), max(s.end for s in spans)))
    joined: list[Span] = []
    for sentence in split_sentences(report.text, paragraph):
        if joined and any(b.start < joined[-1].end and b.end > sentence.start for b in bound):
            joined[-1] = Span(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return [strip_span(report.text, span) for span in joined]


def _touches(statement: Statement, span: Span) -> bool:
    parts: Iterable[Span] = (*statement.source, *statement.cue)
    return any(span.covers(part) for part in parts) or (
        not statement.source and any(span.overlaps(part) for part in statement.content)
    )


def unfit(unit: Unit) -> str | None:
    """Return why a unit cannot stand alone in an edition, or None when it can."""
    text = unit.text
    n_words = len(text.split())
    is_answer = bool(unit.own_words) or any(s.speaker for s in unit.statements)
    if n_words < SHORTEST and not (is_answer and n_words >= 3):
        return "too short"
    if n_words > LONGEST:
        return "too long"
    bare = unit.bare
    if BOILERPLATE.search(bare):
        return "is no part of the story"
    if FURNITURE.search(text) or (text.count(";") > 1 and not unit.statements):
        return "is a list or a label"
    if _has_loose_marks(text):
        return "holds a quotation that does not close"
    if SECOND_PERSON.search(bare):
        return "speaks to the reader"
    if unit.own_words is None:
        if FIRST_PERSON.search(bare):
            return "speaks of itself"
        if not re.match(r"[\"“‘«„'(]?[A-Z0-9]", text):
            return "does not begin like a sentence"
        if not re.search(r"[.!?…][\"”’'»)]*$", text):
            return "does not end like a sentence"
        if bare.rstrip("\"”’'») ").endswith("?"):
            return "asks a question"
        if CAPTION.search(text) and not TOLD.search(bare):
            return "is a caption"
        if unit.report.language in {None, "en"} and not has_verb(text):
            return "has no verb"
    elif not re.search(r"[a-z]{3}", text):
        return "holds no words"
    return None


def _has_loose_marks(text: str) -> bool:
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1


def leans(unit: Unit) -> bool:
    """Tell whether the unit opens with a word that points to the sentence before it."""
    # "This," she said: words inside a quotation may point where they like.
    if unit.text.startswith(("“", '"', "«", "„")):
        return False
    rest = CONNECTIVE.sub("", unit.text, count=1)  # the writer drops it
    return LEANING.match(rest[:1].upper() + rest[1:]) is not None


def _outside(text: str, span: Span, quotations: Sequence[Span]) -> str:
    at, kept = span.start, []
    for quotation in quotations:
        kept.append(text[at : max(at, quotation.start)])
        at = max(at, quotation.end)
    kept.append(text[at : span.end])
    return " ".join(kept)
