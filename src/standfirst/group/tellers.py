"""One story's reports, sentence by sentence, each with the one who answers for its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.group.names import PERSON, term
from standfirst.records import Passage, Span
from standfirst.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.group.names import NameIndex
    from standfirst.records import Origin, Outlet, Reading, Registers, Report, Statement

MOST_SENTENCES = 40  # of one report: news tells its facts at the top
MOST_CHARACTERS = 8_000


@dataclass(frozen=True, slots=True)
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

    @property
    def words(self) -> str:
        """The sentence as written."""
        return self.span.of(self.report.text)

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
    """Return the sentences of a story, in order of publication, of each text its first report.

    Notices are left out: they tell no news.
    """
    origin_of = {
        text[0]: origin.id for origin in origins for text in origin.texts or (origin.reports,)
    }
    outlets = {outlet.id: outlet for outlet in registers.outlets}
    people = {person.id: person.name for person in registers.people}
    told = []
    for report in reports:
        if report.id not in origin_of:
            continue
        reading = readings.get(report.id)
        outlet = outlets.get(report.outlet or "")
        by, side = _voice(report, outlet, people)
        notices = [notice.span for notice in reading.parts.notices] if reading else []
        within = Span(0, min(len(report.text), MOST_CHARACTERS))
        for span in split_sentences(report.text, within)[:MOST_SENTENCES]:
            if any(notice.overlaps(span) for notice in notices):
                continue
            said = _statement_in(span, reading)
            name, of = by, side
            if said and said.speaker and said.speaker.name:
                name, of = said.speaker.name, said.speaker.affiliation or side
            voices = names.people_in(span.of(report.text)) | (
                {term(PERSON, name)} if name else set()
            )
            told.append(Told(report, origin_of[report.id], span, name, voices, of, said))
    return told


def _voice(
    report: Report, outlet: Outlet | None, people: Mapping[str, str]
) -> tuple[str | None, str | None]:
    if outlet is None:
        return report.outlet, None
    if outlet.speaker:
        return people.get(outlet.speaker, outlet.speaker), outlet.country
    return outlet.name, None  # a newspaper takes no side by where it is printed


def _statement_in(span: Span, reading: Reading | None) -> Statement | None:
    """Return the statement with most of its content in a sentence."""
    best: tuple[int, Statement] | None = None
    for statement in reading.statements if reading else ():
        size = sum(
            min(part.end, span.end) - max(part.start, span.start)
            for part in statement.content
            if part.overlaps(span)
        )
        if size and (best is None or size > best[0]):
            best = size, statement
    return best[1] if best else None
