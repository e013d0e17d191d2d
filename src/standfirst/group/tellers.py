"""One story's reports, sentence by sentence, each with the one who answers for its words."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from standfirst.group.names import PERSON, term
from standfirst.group.numbers import TOKEN, words_of_tokens
from standfirst.records import Passage, Span
from standfirst.text.sentences import split_sentences

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence

    from standfirst.group.names import NameIndex
    from standfirst.records import Mention, Origin, Outlet, Reading, Registers, Report, Statement

_T = TypeVar("_T")
MOST_SENTENCES = 40  # of one report: news tells its facts at the top
MOST_CHARACTERS = 8_000


@dataclass(frozen=True, eq=False)  # no slots: what is reckoned once needs a place
class Told:
    """One sentence of one report: ``by`` is its speaker's name, else the outlet's.

    ``voices`` are all who may stand behind its words: the teller, and whoever it names.
    """

    report: Report
    origin: str
    span: Span
    by: str | None
    voices: frozenset[str]
    side: str | None  # the country or body the teller speaks for; null where not known
    statement: Statement | None = None
    own: str | None = None  # who answers for words nobody else is named for
    outlet: str | None = None  # its name
    statements: tuple[Statement, ...] = ()  # all that have words in the sentence
    mentions: tuple[Mention, ...] = ()  # those in the sentence
    is_read: bool = False  # quantities, times and places are among the mentions
    is_copy: bool = False  # of a text told already: good for finding what was altered in it
    number: int = 0  # of the sentence in its report

    @cached_property
    def words(self) -> str:
        """The sentence as written."""
        return self.span.of(self.report.text)

    @cached_property
    def tokens(self) -> list[re.Match[str]]:
        """The tokens, with their offsets in the sentence."""
        return list(TOKEN.finditer(self.words))

    @cached_property
    def small(self) -> list[str]:
        """The tokens in small letters."""
        return words_of_tokens(self.tokens)

    @property
    def passage(self) -> Passage:
        """The sentence as a passage that can be cited."""
        said = self.statement.id if self.statement else None
        return Passage(self.report.id, self.report.revision, self.span, self.words, said)


def tell_sentences(
    reports: Sequence[Report],
    origins: Sequence[Origin],
    readings: Mapping[str, Reading],
    registers: Registers,
    names: NameIndex,
) -> list[Told]:
    """Return the sentences of a story, in order of publication; those of copies are marked so.

    A copy is any but the first report of one text. Notices are left out: they tell no news.
    """
    origin_of = {report: origin.id for origin in origins for report in origin.reports}
    firsts = {text[0] for origin in origins for text in origin.texts or (origin.reports,)}
    outlets = {outlet.id: outlet for outlet in registers.outlets}
    people = {person.id: person.name for person in registers.people}
    told: list[Told] = []
    for report in reports:
        if report.id not in origin_of:
            continue
        outlet = outlets.get(report.outlet or "")
        by, side = _voice(report, outlet, people)
        reading = readings.get(report.id)
        is_read = reading is not None and (report.language or "en").split("-")[0] == "en"
        for number, (span, said, mentions) in enumerate(_sentences(report, reading)):
            best = _mostly_in(span, said)
            name, of = by, side
            if best and best.speaker and best.speaker.name:
                name, of = best.speaker.name, best.speaker.affiliation or side
            voices = names.people_in(span.of(report.text)) | (
                {term(PERSON, name)} if name else set()
            )
            told.append(
                Told(
                    report,
                    origin_of[report.id],
                    span,
                    name,
                    voices,
                    of,
                    best,
                    own=by,
                    outlet=outlet.name if outlet else report.outlet,
                    statements=said,
                    mentions=mentions,
                    is_read=is_read,
                    is_copy=report.id not in firsts,
                    number=number,
                )
            )
    return told


def _sentences(
    report: Report, reading: Reading | None
) -> Iterable[tuple[Span, tuple[Statement, ...], tuple[Mention, ...]]]:
    """Return the first sentences of a report with the statements and mentions of each."""
    within = Span(0, min(len(report.text), MOST_CHARACTERS))
    spans = split_sentences(report.text, within)[:MOST_SENTENCES]
    if reading is None:
        return [(span, (), ()) for span in spans]
    notices = [notice.span for notice in reading.parts.notices]
    said = _by_sentence(spans, ((one, one.content) for one in reading.statements))
    mentions = _by_sentence(spans, ((one, (one.span,)) for one in reading.mentions))
    return [
        (span, said[n], mentions[n])
        for n, span in enumerate(spans)
        if not any(notice.overlaps(span) for notice in notices)
    ]


def _by_sentence(
    spans: Sequence[Span], things: Iterable[tuple[_T, Iterable[Span]]]
) -> Mapping[int, tuple[_T, ...]]:
    """Return, by the number of each sentence, the things with words in it, in their order."""
    starts = [span.start for span in spans]
    found: dict[int, list[_T]] = defaultdict(list)
    for thing, parts in things:
        held = set()
        for part in parts:
            n = max(0, bisect_right(starts, part.start) - 1)
            while n < len(spans) and spans[n].start < part.end:
                if spans[n].overlaps(part):
                    held.add(n)
                n += 1
        for n in sorted(held):
            found[n].append(thing)
    return defaultdict(tuple, {n: tuple(some) for n, some in found.items()})


def _voice(
    report: Report, outlet: Outlet | None, people: Mapping[str, str]
) -> tuple[str | None, str | None]:
    if outlet is None:
        return report.outlet, None
    if outlet.speaker:
        return people.get(outlet.speaker, outlet.speaker), outlet.country
    return outlet.name, None  # a newspaper takes no side by where it is printed


def _mostly_in(span: Span, said: Sequence[Statement]) -> Statement | None:
    """Return the statement with most of its content in a sentence."""
    best: tuple[int, Statement] | None = None
    for statement in said:
        size = sum(
            min(part.end, span.end) - max(part.start, span.start)
            for part in statement.content
            if part.overlaps(span)
        )
        if size and (best is None or size > best[0]):
            best = size, statement
    return best[1] if best else None
