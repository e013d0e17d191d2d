"""The archive: one SQLite file and a folder of captures, behind one small class."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, func, select

from standfirst.archive import (
    collecting,
    derived,
    dialect,
    gists,
    intake,
    migrations,
    names,
    postings,
    register,
    reports,
    schema,
    threads,
    traces,
)
from standfirst.archive.captures import Captures
from standfirst.archive.derived import NOTHING_UNCHANGED
from standfirst.archive.threads import StoredDay
from standfirst.config import CAPTURES_FOLDER
from standfirst.errors import ArchiveError
from standfirst.records import ThreadState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import TracebackType

    from standfirst.archive.derived import Done, EditionKey, Unchanged
    from standfirst.archive.lazily import Readings, Stories
    from standfirst.archive.reports import AddCount
    from standfirst.archive.threads import Stamp
    from standfirst.records import (
        Capture,
        Doubt,
        Drop,
        Edition,
        EditionJudgement,
        Feed,
        FeedState,
        Fetch,
        Gist,
        HostNote,
        Judgement,
        Leaving,
        Merged,
        Move,
        Reading,
        RegisterEntry,
        Report,
        Sighting,
        Statement,
        Story,
        Thread,
        Trace,
    )


@dataclass(frozen=True, slots=True)
class Hit:
    """A report found by a search: higher scores are better, found words stand in brackets."""

    report: Report
    score: float
    snippet: str


class Archive:
    """One store of everything, safe to kill at any moment.

    Each method that writes is one transaction. Reports are read as of the newest revision
    unless said otherwise. Use it as a context manager, from one thread. It decides nothing:
    what to read, group or write is the business of ``run``.
    """

    def __init__(self, path: Path, *, busy_seconds: float = dialect.BUSY_SECONDS) -> None:
        self.path = path
        self.captures = Captures(path.parent / CAPTURES_FOLDER)
        self._engine = dialect.open_engine(path, busy_seconds=busy_seconds)

    @classmethod
    def create(cls, path: Path) -> Archive:
        """Make an empty archive; raise ArchiveError where a file is in the way."""
        if path.exists():
            raise ArchiveError(f"{path}: there is an archive already; choose another folder")
        archive = cls(path)
        with archive._transaction(writes=True) as connection:
            migrations.migrate(connection, path)
        return archive

    @classmethod
    def open(cls, path: Path, *, busy_seconds: float = dialect.BUSY_SECONDS) -> Archive:
        """Open an archive, and bring one of an older version to the present one.

        Raises ArchiveError when it is missing, locked, damaged or of a newer version.
        """
        if not path.is_file():
            raise ArchiveError(f'{path}: no archive here; make a desk with "standfirst new DIR"')
        archive = cls(path, busy_seconds=busy_seconds)
        with archive._transaction(writes=False) as connection:
            version = migrations.version_of(connection)
            migrations.check_version(version, path)
        if version < migrations.newest_version():
            with archive._transaction(writes=True) as connection:
                migrations.migrate(connection, path)
        return archive

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _transaction(self, *, writes: bool) -> AbstractContextManager[Connection]:
        return dialect.transaction(self._engine, self.path, writes=writes)

    # ── reports ─────────────────────────────────────────────────────────────────────────────

    def add(
        self,
        reports_: Iterable[Report] = (),
        *,
        captures: Iterable[Capture] = (),
        drops: Iterable[Drop] = (),
        dropped_at: datetime | None = None,
        fetches: Iterable[Fetch] = (),
        states: Iterable[FeedState] = (),
        notes: Iterable[HostNote] = (),
        aliases: Mapping[str, str] | None = None,
    ) -> AddCount:
        """Add one batch in one transaction: captures and how they came, reports, refused inputs.

        ``states`` is what is known of feeds with this batch, ``notes`` what hosts want,
        ``aliases`` what ``same_as`` gave for the reports.
        """
        batch = tuple(reports_)
        with self._transaction(writes=True) as connection:
            intake.put_captures(connection, captures)
            collecting.put_fetches(connection, fetches)
            collecting.put_states(connection, states)
            collecting.put_notes(connection, notes)
            intake.put_drops(connection, drops, dropped_at)
            names.put_aliases(connection, aliases or {}, batch)
            return reports.add(connection, batch)

    def report(self, key: str, revision: int | None = None) -> Report:
        """Return a report by id or external id; raise NotFoundError where there is none."""
        with self._transaction(writes=False) as connection:
            return reports.find(connection, key, revision)

    def held(self, ids: Sequence[str]) -> set[str]:
        """Return which of these reports the archive holds."""
        with self._transaction(writes=False) as connection:
            return reports.held(connection, ids)

    def nameless_reports(self) -> dict[tuple[str, str], str]:
        """Return the ids of reports known by their text alone, by (capture, origin)."""
        with self._transaction(writes=False) as connection:
            return reports.nameless(connection)

    def same_as(self, reports_: Sequence[Report]) -> dict[str, str]:
        """Return the ids under which the archive knows reports that come by another name."""
        with self._transaction(writes=False) as connection:
            return names.same_as(connection, reports_)

    def revisions(self, report_id: str) -> tuple[Report, ...]:
        """Return all revisions of a report, the first one first."""
        with self._transaction(writes=False) as connection:
            return reports.revisions_of(connection, report_id)

    def current_reports(
        self,
        start: datetime | None = None,
        end: datetime | None = None,
        *,
        as_of: datetime | None = None,
    ) -> tuple[Report, ...]:
        """Return reports published in ``[start, end)`` in order of publication and id.

        Without bounds undated reports come too, first. ``as_of`` takes each report in the
        revision known at that moment and leaves out what was not known yet.
        """
        with self._transaction(writes=False) as connection:
            return tuple(reports.current(connection, start=start, end=end, as_of=as_of))

    def every_report(self, *, revisions: bool = False) -> Iterator[Report]:
        """Give all reports, or all revisions of all, one after another, in bounded memory."""
        with self._transaction(writes=False) as connection:
            yield from reports.every(connection) if revisions else reports.current(connection)

    def moments(self) -> tuple[tuple[datetime, datetime | None], ...]:
        """Return when each dated report was published and collected, in order of publication."""
        table = schema.reports
        with self._transaction(writes=False) as connection:
            rows = connection.execute(
                select(table.c.published_at, table.c.collected_at)
                .where(table.c.is_current, table.c.published_utc.is_not(None))
                .order_by(table.c.published_utc, table.c.id)
            )
            return tuple(
                (
                    datetime.fromisoformat(published),
                    collected and datetime.fromisoformat(collected),
                )
                for published, collected in rows
            )

    def search(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """Find the reports whose newest text holds all words of a query, best first."""
        with self._transaction(writes=False) as connection:
            found = dialect.find_rows(connection, query, limit)
            table = schema.reports
            rows = connection.execute(
                select(table).where(table.c.row.in_([row for row, _, _ in found]))
            )
            by_row = {row.row: reports.report_of(row) for row in rows}
        return tuple(Hit(by_row[row], score, snippet) for row, score, snippet in found)

    def rows_published(self, start: datetime, end: datetime) -> list[int]:
        """Return the search rows of reports published in ``[start, end)``, in rising order."""
        with self._transaction(writes=False) as connection:
            return postings.rows_published(connection, start, end)

    def rows_with(
        self, words: Iterable[str], *, limit: int, within: tuple[int, int] | None = None
    ) -> dict[str, list[int]]:
        """Return for each word the newest ``limit`` search rows that hold it, newest first."""
        with self._transaction(writes=False) as connection:
            return postings.rows_with(connection, words, limit=limit, within=within)

    def reports_at(self, rows: Sequence[int]) -> dict[int, Report]:
        """Return the reports of search rows."""
        with self._transaction(writes=False) as connection:
            return postings.reports_at(connection, rows)

    def n_current(self) -> int:
        """Return how many reports there are."""
        with self._transaction(writes=False) as connection:
            return postings.n_current(connection)

    def drops(self, reasons: Iterable[str] | None = None) -> tuple[Drop, ...]:
        """Return all refused inputs, by name, or those of some reasons."""
        with self._transaction(writes=False) as connection:
            return intake.all_drops(connection, reasons)

    def known_captures(self) -> tuple[Capture, ...]:
        """Return the raw captures the archive knows of, by hash."""
        with self._transaction(writes=False) as connection:
            return intake.all_captures(connection)

    # ── collecting ──────────────────────────────────────────────────────────────────────────

    def fetches(self, *, feed: str | None = None) -> tuple[Fetch, ...]:
        """Return how captures came, for all feeds or one, the first one first."""
        with self._transaction(writes=False) as connection:
            return collecting.fetches_of(connection, feed=feed)

    def feed_states(self, feeds: Sequence[Feed]) -> dict[str, FeedState]:
        """Return what is known of each feed, by its id."""
        with self._transaction(writes=False) as connection:
            return collecting.states_of(connection, feeds)

    def forget_feed(self, feed: str) -> None:
        """Forget what is known of a feed; what it brought stays."""
        with self._transaction(writes=True) as connection:
            collecting.forget_state(connection, feed)

    def host_note(self, origin: str) -> HostNote | None:
        """Return what a host wants of its visitors; may be asked from any thread."""
        with self._transaction(writes=False) as connection:
            return collecting.note_of(connection, origin)

    def take_lease(
        self, name: str, holder: str, now: datetime, is_dead: Callable[[str], bool]
    ) -> None:
        """Take or renew the right to do some work alone; raise BusyError where another has it."""
        with self._transaction(writes=True) as connection:
            collecting.take_lease(connection, name, holder, now, is_dead)

    def give_back_lease(self, name: str, holder: str) -> None:
        """End a lease, if it is still the holder's."""
        with self._transaction(writes=True) as connection:
            collecting.give_back(connection, name, holder)

    # ── what the stages made of them ────────────────────────────────────────────────────────

    def save_readings(self, readings: Iterable[tuple[Reading, Done]]) -> None:
        """Store readings in place of earlier ones of the same revisions."""
        with self._transaction(writes=True) as connection:
            derived.put_readings(connection, readings)

    def readings(self, wanted: Sequence[Report]) -> Readings:
        """Return the readings of these revisions by report id; the unread are absent.

        Each is decoded when it is first asked for.
        """
        with self._transaction(writes=False) as connection:
            return derived.readings_of(connection, [(one.id, one.revision) for one in wanted])

    def readings_done(self) -> dict[tuple[str, int], Done]:
        """Return, for each (report id, revision) read, by what and from what."""
        with self._transaction(writes=False) as connection:
            return derived.readings_done(connection)

    def save_gists(self, made: Iterable[Gist], version: str) -> None:
        """Store gists that a version of the writing stage made of the readings stored now."""
        with self._transaction(writes=True) as connection:
            gists.put_gists(connection, made, version)

    def gists(self, wanted: Sequence[Report], version: str) -> dict[str, Gist]:
        """Return the gists of these revisions by report id, if made so of their readings."""
        with self._transaction(writes=False) as connection:
            return gists.gists_of(connection, [(one.id, one.revision) for one in wanted], version)

    def save_traces(self, made: Iterable[Trace]) -> None:
        """Store what reports are compared by, in place of earlier ones of the same kinds."""
        with self._transaction(writes=True) as connection:
            traces.put_traces(connection, made)

    def drop_traces(self, reports_: Iterable[str]) -> None:
        """Let what reports, given by id, are compared by go."""
        with self._transaction(writes=True) as connection:
            traces.drop_traces(connection, list(reports_))

    def traces(self, wanted: Iterable[tuple[str, int]]) -> list[Trace]:
        """Return what revisions, given by (report id, revision), are compared by; of both kinds."""
        with self._transaction(writes=False) as connection:
            return traces.traces_of(connection, list(wanted))

    def statement(self, statement_id: str) -> Statement:
        """Return a statement by id; raise NotFoundError where there is none."""
        with self._transaction(writes=False) as connection:
            return derived.find_statement(connection, statement_id)

    def save_stories(
        self,
        scope: str,
        stories: Sequence[Story],
        done: Done,
        keys: Sequence[str] = (),
        *,
        unchanged: Unchanged = NOTHING_UNCHANGED,
    ) -> None:
        """Store the grouping of a scope, a name for bounds of time, in place of the earlier.

        ``keys``, one a story, tell what each rests on; ``kept_stories`` finds them by these.
        Those ``unchanged`` since the grouping that is stored are not written again.
        """
        with self._transaction(writes=True) as connection:
            derived.put_stories(connection, scope, stories, done, keys=keys, unchanged=unchanged)

    def grouping_number(self, scope: str) -> int | None:
        """Return the number of a scope's grouping, a new one at each saving; None for none."""
        with self._transaction(writes=False) as connection:
            return derived.number_of(connection, scope)

    def kept_stories(self, scope: str) -> dict[str, Story]:
        """Return a scope's stories by their keys; of a scope not grouped yet, the newest's."""
        with self._transaction(writes=False) as connection:
            return derived.kept_stories(connection, scope)

    def stories_done(self, scope: str) -> Done | None:
        """Return by what and from what a scope was grouped; None where it was not."""
        with self._transaction(writes=False) as connection:
            return derived.stories_done(connection, scope)

    def stories(self, scope: str) -> Stories:
        """Return the stories of a scope, decoded when they are asked for."""
        with self._transaction(writes=False) as connection:
            return derived.stories_in(connection, scope)

    def story(self, key: str) -> Story:
        """Return a story by its id, or by the id of a report in it, as grouped last."""
        with self._transaction(writes=False) as connection:
            return derived.find_story(connection, key)

    def stories_of(self, reports_: Sequence[str]) -> dict[str, Story]:
        """Return the stories that reports stand in, as grouped last, by the reports' ids."""
        with self._transaction(writes=False) as connection:
            return derived.stories_of(connection, reports_)

    def stamps(
        self, end: datetime | None = None, *, as_of: datetime | None = None, undated: bool = False
    ) -> list[Stamp]:
        """Return all reports up to a moment, without their texts, and how each was read.

        They come in order of publication and id, undated ones last where they are asked for.
        """
        with self._transaction(writes=False) as connection:
            return threads.stamps(connection, end, as_of, undated=undated)

    def reports_as(self, wanted: Sequence[tuple[str, int]]) -> tuple[Report, ...]:
        """Return revisions of reports, given as ids with numbers."""
        with self._transaction(writes=False) as connection:
            return threads.revisions(connection, wanted)

    def save_thread_day(
        self,
        key: str,
        state: ThreadState,
        leaving: Leaving,
        *,
        content: str = "",
        is_past: bool = False,
    ) -> None:
        """Store how stories stand after a day, under the key of all that this rests on.

        ``content`` is the part of the key that tells which reports there are up to this day;
        ``is_past`` that these are what was known at a past moment.
        """
        with self._transaction(writes=True) as connection:
            threads.put_day(connection, StoredDay(key, is_past), state, leaving, content)

    def take_thread_days(self, keys: Sequence[str]) -> None:
        """Let stored days, given in their order, be the ones that hold for what is known now."""
        with self._transaction(writes=True) as connection:
            threads.take_days(connection, keys)

    def thread_days(self, contents: Sequence[str]) -> dict[str, tuple[StoredDay, ...]]:
        """Return the days that are stored, by what they hold; the newest last."""
        with self._transaction(writes=False) as connection:
            return threads.days_of(connection, contents)

    def thread_state(self) -> ThreadState:
        """Return how stories stand after the last day grouped, as of all that is known."""
        with self._transaction(writes=False) as connection:
            return threads.newest_state(connection)

    def thread_past(
        self, key: str | None, keys: Sequence[str]
    ) -> tuple[ThreadState, dict[str, Leaving]] | None:
        """Return the state after the day of a key, and what left on days, by their keys.

        Null where one of them is stored no more: all come from one moment.
        """
        with self._transaction(writes=False) as connection:
            state = ThreadState(None) if key is None else threads.state_of(connection, key)
            found = threads.leavings(connection, keys)
            return None if state is None or len(found) < len(keys) else (state, found)

    def thread(self, story: str) -> Thread | None:
        """Return a story's course as of the last day it was alive on; null where there is none."""
        with self._transaction(writes=False) as connection:
            return threads.find_thread(connection, story)

    def merged(self, story: str) -> Merged | None:
        """Return the story that one went into, as of the last days grouped; null for none."""
        with self._transaction(writes=False) as connection:
            return threads.find_merged(connection, story)

    def save_moves(self, moves: Sequence[Move]) -> None:
        """Note which reports stand in another story than when they were grouped before."""
        with self._transaction(writes=True) as connection:
            threads.put_moves(connection, moves)

    def moves(self, key: str) -> tuple[Move, ...]:
        """Return the moves of a report, or those out of a story, the first one first."""
        with self._transaction(writes=False) as connection:
            return threads.moves_of(connection, key)

    def story_members(self, scope: str) -> dict[str, str]:
        """Return in which story each report of a scope stands, as grouped last."""
        with self._transaction(writes=False) as connection:
            return derived.members_of(connection, scope)

    def save_edition(self, edition: Edition, key: EditionKey, done: Done) -> None:
        """Append an edition; earlier ones stay."""
        with self._transaction(writes=True) as connection:
            derived.put_edition(connection, edition, key, done)

    def edition(self, key: EditionKey) -> tuple[Edition, Done] | None:
        """Return the newest edition of a key, and how it was made; None where there is none."""
        with self._transaction(writes=False) as connection:
            return derived.edition_of(connection, key)

    def latest_edition(self, day: date, profile: str | None = None) -> Edition | None:
        """Return the edition of a day that was written last, of one profile or of any."""
        with self._transaction(writes=False) as connection:
            return derived.latest_edition(connection, day, profile)

    # ── the register of people ──────────────────────────────────────────────────────────────

    def save_sightings(self, found: Iterable[tuple[str, int, str, Sequence[Sighting]]]) -> None:
        """Store sightings by (report id, revision, hash of the reading's input)."""
        with self._transaction(writes=True) as connection:
            register.put_sightings(connection, found)

    def sightings_done(self) -> dict[tuple[str, int], str]:
        """Return, for each (report id, revision) seen, the hash it was seen with."""
        with self._transaction(writes=False) as connection:
            return register.sightings_done(connection)

    def sightings(self, wanted: Sequence[Report]) -> tuple[Sighting, ...]:
        """Return the sightings of these revisions, in order of report id."""
        with self._transaction(writes=False) as connection:
            revisions = [(one.id, one.revision) for one in wanted]
            return tuple(register.sightings_of(connection, revisions))

    def sightings_of(self, units: Sequence[str]) -> tuple[Sighting, ...]:
        """Return where names stand in current revisions, by day and report id."""
        with self._transaction(writes=False) as connection:
            return register.sightings_of_units(connection, units)

    def save_register(
        self, entries: Sequence[RegisterEntry], doubts: Sequence[Doubt], done: Done
    ) -> None:
        """Store the register of people in place of the earlier one."""
        with self._transaction(writes=True) as connection:
            register.put_register(connection, entries, doubts, done)

    def register_done(self) -> Done | None:
        """Return by what and from what the register was put together; None if it was not."""
        with self._transaction(writes=False) as connection:
            return register.register_done(connection)

    def people(self) -> tuple[RegisterEntry, ...]:
        """Return all people and bodies of the register."""
        with self._transaction(writes=False) as connection:
            return register.entries(connection)

    def person(self, key: str) -> RegisterEntry:
        """Return an entry by its id or a matched name's; raise NotFoundError for none."""
        with self._transaction(writes=False) as connection:
            return register.entry_of(connection, key)

    def doubts(self) -> tuple[Doubt, ...]:
        """Return the doubtful matches."""
        with self._transaction(writes=False) as connection:
            return register.doubts(connection)

    def statements_by(self, speakers: Sequence[str]) -> tuple[Statement, ...]:
        """Return the statements of speakers by id, in current revisions, by day and id."""
        with self._transaction(writes=False) as connection:
            return derived.statements_by(connection, speakers)

    # ── what the editor decided ─────────────────────────────────────────────────────────────

    def add_judgement(self, judgement: Judgement) -> None:
        """Append a decision."""
        with self._transaction(writes=True) as connection:
            intake.put_judgement(connection, judgement)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all decisions, the first one first."""
        with self._transaction(writes=False) as connection:
            return intake.all_judgements(connection)

    def add_edition_judgements(self, made: Sequence[EditionJudgement]) -> None:
        """Append decisions about editions."""
        with self._transaction(writes=True) as connection:
            derived.put_edition_judgements(connection, made)

    def edition_judgements(self, day: date) -> tuple[EditionJudgement, ...]:
        """Return the decisions about a day's edition, the first one first."""
        with self._transaction(writes=False) as connection:
            return derived.edition_judgements(connection, day)

    # ── its own state ───────────────────────────────────────────────────────────────────────

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds, and under ``current`` how many reports."""
        with self._transaction(writes=False) as connection:
            found = {
                table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                for table in schema.metadata.sorted_tables
            }
            current = select(func.count()).where(schema.reports.c.is_current)
            return found | {"current": connection.scalar(current) or 0}

    def check(self) -> tuple[str, ...]:
        """Look for damage in the file and in the captures; an empty tuple is a sound archive."""
        with self._transaction(writes=False) as connection:
            problems = dialect.problems_of(connection)
        return (
            *problems,
            *(
                f"capture {one.sha256}: missing or damaged; import {one.origin} again"
                for one in self.known_captures()
                if not self.captures.is_sound(one.sha256)
            ),
        )
