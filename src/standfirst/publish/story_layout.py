"""A story laid out for its page: texts with their statements, tables, conflicts, a timeline.

Everything that is cited leads to its words on the same page, where their text is shown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from standfirst.publish.courses import count_of, course_of, say_change
from standfirst.publish.marking import mark
from standfirst.publish.sides import part_sides
from standfirst.publish.statement_words import KINDS, say_flags, say_medium, say_speaker
from standfirst.publish.wording import safe_url, say_date, say_time
from standfirst.records import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, tzinfo

    from standfirst.publish.marking import Block
    from standfirst.records import (
        Claim,
        Conflict,
        Corroboration,
        FigureTable,
        Outlet,
        Passage,
        Reading,
        Report,
        Statement,
        Story,
    )

MOST_TEXTS = 80  # shown in full on one page
MOST_SAID = 400  # statements listed on one page
CLIP = 280  # characters of a statement's words in the list


@dataclass(frozen=True, slots=True)
class StoryFrame:
    """What the pages of stories need beside them.

    ``reports`` and ``readings`` are looked up by report id, ``outlets`` by outlet id; ``zone`` is
    the zone times are given in.
    """

    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]
    outlets: Mapping[str, Outlet]
    desk_name: str
    zone: tzinfo = UTC

    def outlet_of(self, report: Report) -> str:
        """Return the name of a report's outlet, empty where nobody is named."""
        outlet = self.outlets.get(report.outlet or "")
        return outlet.name if outlet else report.outlet or report.byline or ""

    def time_of(self, moment: datetime | None) -> str:
        """Return a moment in the desk's zone, empty where it is not known."""
        return say_time(moment, self.zone) if moment else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One report as it is listed; ``anchor`` leads to its text, null where that is not shown."""

    anchor: str | None
    title: str
    outlet: str
    time: str
    moment: str  # ISO 8601, empty where not known
    url: str | None
    language: str | None
    note: str  # a forward, a part of a text


@dataclass(frozen=True, slots=True)
class TextSheet:
    """One text with its statements marked, and the reports that reprint it."""

    entry: Entry
    blocks: tuple[Block, ...]
    reprints: tuple[Entry, ...]
    prefix: str  # of the anchors of its statements


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """One origin with its texts; ``why`` says in words what ties them."""

    number: int
    name: str
    why: str
    texts: tuple[TextSheet, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of a report, with who prints them and the place on the page that they lead to."""

    words: str
    outlet: str
    time: str
    link: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """One statement in the list of who said what."""

    words: str
    facts: tuple[str, ...]
    meaning: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Voice:
    """One claim of a side, with who makes it."""

    by: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: ``value`` is empty where its words say it all."""

    value: str
    stance: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that several reports carry; ``first`` are one passage an origin.

    ``level`` counts the origins, or the outlets where there is one origin.
    """

    words: str
    level: str
    first: tuple[Cited, ...]
    repeats: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One figure of a table; ``relation`` is how it stands to the others."""

    value: str
    by: str
    as_of: str
    relation: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One day of the timeline."""

    name: str
    date: str
    texts: tuple[Entry, ...]  # new on this day
    reprints: tuple[Entry, ...]  # of texts told before
    changes: tuple[str, ...]
    count: str = ""  # of its reports, where they lie before the days that are told


@dataclass(frozen=True, slots=True)
class StoryLayout:
    """A story ready to be drawn."""

    id: str
    title: str
    language: str | None
    level: str
    summary: tuple[str, ...]
    origins: tuple[OriginGroup, ...]
    conflicts: tuple[tuple[str, str, tuple[Side, ...]], ...]  # kind, about, sides
    tables: tuple[tuple[str, tuple[TableRow, ...]], ...]
    corroborated: tuple[Fact, ...]
    repeated: tuple[Fact, ...]
    days: tuple[DayEntry, ...]
    speakers: tuple[tuple[str, tuple[Said, ...]], ...]
    n_unlisted: int  # statements beyond those listed


def lay_out_story(story: Story, frame: StoryFrame) -> StoryLayout:
    """Lay a story out; a report the frame lacks is left out."""
    return _Layout(story, frame).lay_out()


def title_of(story: Story, reports: Mapping[str, Report]) -> str:
    """Return a story's headline in one line, without one the opening of its first report."""
    if story.headline:
        return " ".join(story.headline.exact.split())
    first = next((reports[one] for one in story.reports if one in reports), None)
    return _title_of(first) if first else f"Story {story.id}"


def summary_of(story: Story, frame: StoryFrame) -> tuple[str, ...]:
    """Return how many reports and outlets a story has, and what it had on which days."""
    held = [frame.reports[one] for one in story.reports if one in frame.reports]
    outlets = len({frame.outlet_of(report) for report in held} - {""})
    return (
        count_of(len(story.reports), "report"),
        count_of(outlets, "outlet"),
        *course_of(story),
    )


class _Layout:
    def __init__(self, story: Story, frame: StoryFrame) -> None:
        self._story = story
        self._frame = frame
        texts = [text for origin in story.origins for text in origin.texts or (origin.reports,)]
        first = [text[0] for text in texts if text[0] in frame.reports]
        self._shown = {report: f"t{n}" for n, report in enumerate(first[:MOST_TEXTS], 1)}
        self._paragraphs: dict[str, tuple[int, ...]] = {}  # where those shown begin, by report
        self._first_of = {one: text[0] for text in texts for one in text}

    def lay_out(self) -> StoryLayout:
        story, frame = self._story, self._frame
        origins = tuple(self._origins())  # they tell where paragraphs are
        speakers, n_unlisted = self._speakers()
        report = frame.reports.get(story.headline.report) if story.headline else None
        return StoryLayout(
            id=story.id,
            title=title_of(story, frame.reports),
            language=report.language if report else None,
            level=say_level(story.level, len(story.origins)),
            summary=summary_of(story, frame),
            origins=origins,
            conflicts=tuple(map(self._conflict, story.conflicts)),
            tables=tuple((_about(one), tuple(self._rows(one))) for one in story.figures),
            corroborated=tuple(map(self._fact, story.corroborated)),
            repeated=tuple(map(self._fact, story.repeated)),
            days=tuple(self._days()),
            speakers=speakers,
            n_unlisted=n_unlisted,
        )

    def _entry(self, report: Report) -> Entry:
        notes = (
            f"forwarded from {report.forwarded_from}" if report.forwarded_from else "",
            "a part of the text" if report.is_partial else "",
            f"revision {report.revision}" if report.revision > 1 else "",
        )
        return Entry(
            anchor=self._shown.get(report.id),
            title=_title_of(report),
            outlet=self._frame.outlet_of(report),
            time=self._frame.time_of(report.published_at),
            moment=report.published_at.isoformat() if report.published_at else "",
            url=safe_url(report.url),
            language=report.language,
            note=", ".join(note for note in notes if note),
        )

    def _origins(self) -> Iterator[OriginGroup]:
        reports = self._frame.reports
        for number, origin in enumerate(self._story.origins, 1):
            sheets = []
            for text in origin.texts or (origin.reports,):
                held = [reports[one] for one in text if one in reports]
                if held:
                    sheets.append(self._sheet(held[0], held[1:]))
            agency = self._frame.outlets.get(origin.agency or "")
            name = agency.name if agency else origin.agency or origin.owner or ""
            yield OriginGroup(number, name, say_ties(origin.ties, len(sheets)), tuple(sheets))

    def _sheet(self, first: Report, reprints: Sequence[Report]) -> TextSheet:
        reading = self._frame.readings.get(first.id)
        anchor = self._shown.get(first.id)
        is_read = reading is not None and reading.revision == first.revision
        blocks = mark(first, reading) if anchor and reading and is_read else ()
        self._paragraphs[first.id] = tuple(block.span.start for block in blocks)
        entry = self._entry(first)
        return TextSheet(entry, blocks, tuple(map(self._entry, reprints)), f"{anchor}-s")

    def _cite(self, passage: Passage) -> Cited:
        report = self._frame.reports.get(passage.report)
        anchor = self._shown.get(passage.report)
        link = self._link_to(passage, anchor) if anchor else None
        return Cited(
            words=" ".join(passage.exact.split()),
            outlet=self._frame.outlet_of(report) if report else "",
            time=self._frame.time_of(report.published_at) if report else "",
            link=link,
            language=report.language if report else None,
        )

    def _link_to(self, passage: Passage, anchor: str) -> str:
        """Return where a passage's words stand on the page: its statement, else its paragraph."""
        reading = self._frame.readings.get(passage.report)
        ids = [one.id for one in reading.statements] if reading else []
        if passage.statement in ids:
            return f"{anchor}-s{ids.index(passage.statement) + 1}"
        starts = self._paragraphs.get(passage.report, ())
        after = bisect_right(starts, passage.span.start)
        return f"{anchor}-p{after}" if after else anchor

    def _conflict(self, one: Conflict) -> tuple[str, str, tuple[Side, ...]]:
        """Return kind, sides, and what it is about where no side says that already."""
        is_told = any(claim.value == one.about for claim in one.claims)
        sides = tuple(map(self._side, part_sides(one, self._story)))
        return str(one.kind), "" if is_told else one.about, sides

    def _side(self, claims: Sequence[Claim]) -> Side:
        voices = tuple(
            Voice(claim.by or "not named", self._cite(claim.passage)) for claim in claims
        )
        value = " ".join(claims[0].value.split())
        stance = claims[0].stance
        return Side(
            value="" if value == voices[0].cited.words else value,
            stance="" if value.casefold() in stance.casefold() else stance,
            voices=voices,
        )

    def _rows(self, table: FigureTable) -> Iterator[TableRow]:
        for row in table.rows:
            value = row.written
            if row.qualifier and row.qualifier.casefold() not in value.casefold():
                value = f"{row.qualifier} {value}"
            yield TableRow(
                value=value,
                by=row.by or "not named",
                as_of=self._frame.time_of(row.as_of),
                relation=str(row.relation),
                cited=self._cite(row.passage),
            )

    def _fact(self, one: Corroboration) -> Fact:
        first = tuple(map(self._cite, one.passages))
        repeats = tuple(map(self._cite, one.repeats))
        outlets = {cited.outlet for cited in (*first, *repeats)} - {""}
        is_alone = one.level is not Level.INDEPENDENT
        level = count_of(len(outlets), "outlet") if is_alone else say_level(one.level, len(first))
        return Fact(" ".join(one.fact.split()), level, first, repeats)

    def _days(self) -> Iterator[DayEntry]:
        reports = self._frame.reports
        changes: dict[date | None, list[str]] = defaultdict(list)
        for change in self._story.changes:
            changes[change.date].append(say_change(change))
        told = {day.date for day in self._story.days}
        before = {day.date: day for day in self._story.earlier}
        for earlier in sorted(day for day in {*changes, *before} - told if day):
            n = before.get(earlier)
            yield DayEntry(
                name=say_date(earlier),
                date=earlier.isoformat(),
                texts=(),
                reprints=(),
                changes=tuple(changes.get(earlier, ())),
                count=count_of(n.reports, "report") if n else "",
            )
        for day in self._story.days:
            held = [reports[one] for one in day.reports if one in reports]
            new = [one for one in held if self._first_of.get(one.id, one.id) == one.id]
            old = [one for one in held if one not in new]
            yield DayEntry(
                name=say_date(day.date) if day.date else "Without a date",
                date=day.date.isoformat() if day.date else "",
                texts=tuple(map(self._entry, new)),
                reprints=tuple(map(self._entry, old)),
                changes=tuple(changes.get(day.date, ())),
            )

    def _speakers(self) -> tuple[tuple[tuple[str, tuple[Said, ...]], ...], int]:
        """Return who said what, by speaker in the order of their first words, unnamed ones last."""
        said: dict[str, list[Said]] = {}
        total = 0
        for report_id in self._shown:
            reading = self._frame.readings.get(report_id)
            report = self._frame.reports[report_id]
            if reading is None or reading.revision != report.revision:
                continue
            for number, statement in enumerate(reading.statements, 1):
                total += 1
                if total <= MOST_SAID:
                    named = statement.speaker and statement.speaker.name
                    name = say_speaker(statement) if named else ""
                    said.setdefault(name, []).append(self._said(report, statement, number))
        ordered = sorted(said, key=lambda name: not name)
        listed = tuple((name, tuple(said[name])) for name in ordered)
        return listed, max(0, total - MOST_SAID)

    def _said(self, report: Report, statement: Statement, number: int) -> Said:
        words = " … ".join(" ".join(s.of(report.text).split()) for s in statement.content)
        medium = [say_medium(statement.medium)] if statement.medium else []
        role = statement.speaker.role if statement.speaker else None
        unnamed = [] if statement.speaker and statement.speaker.name else [say_speaker(statement)]
        day = [say_date(statement.said_on)] if statement.said_on else []
        return Said(
            words=words if len(words) <= CLIP else f"{words[:CLIP].rstrip()}…",
            facts=(*unnamed, *([role] if role else ()), *medium, *day, *say_flags(statement)),
            meaning=KINDS[statement.kind],
            cited=Cited(
                words="",
                outlet=self._frame.outlet_of(report),
                time=self._frame.time_of(report.published_at),
                link=f"{self._shown[report.id]}-s{number}",
                language=report.language,
            ),
        )


def _title_of(report: Report) -> str:
    span = report.headline
    words = span.of(report.text) if span else report.text[:400].strip().partition("\n")[0]
    flat = " ".join(words.split())
    return (flat if len(flat) <= 160 else f"{flat[:157].rstrip()}…") or f"Report {report.key}"


def _about(table: FigureTable) -> str:
    is_told = table.unit == "item" or table.unit in table.about.split(", ")  # "terms, day"
    unit = None if is_told else table.unit
    place = table.place.partition(":")[2] or table.place if table.place else None
    return ", ".join(part for part in (table.about, unit, place) if part)


def say_level(level: Level, n_origins: int) -> str:
    """Return a level in words: ``3 independent origins``."""
    if level is Level.INDEPENDENT:
        return f"{n_origins} independent origins"
    return str(level)


TIES = {
    "text": "reprints of one text",
    "outlet": "one outlet’s own reports",
    "owner": "titles of one owner",
    "agency": "all credit one agency",
    "speaker": "one speaker quoted by all",
}


def say_ties(ties: Iterable[str], n_texts: int) -> str:
    """Return in words what makes one origin of several texts."""
    named = [TIES[tie] for tie in ties if tie != "text" or n_texts == 1]
    return ", ".join(named)
