"""What the stages made of the reports, as rows: readings, groupings, editions.

Each is kept with the version of its stage and the hash of its input, so that ``run`` can tell
what is done already.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, delete, func, select

from standfirst.archive import dialect, schema
from standfirst.archive.codec import from_json, to_json
from standfirst.archive.lazily import Readings, Stories
from standfirst.errors import NotFoundError
from standfirst.records import Edition, EditionJudgement, Reading, Statement, Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement

CHUNK = 500  # bound parameters a query


@dataclass(frozen=True, slots=True)
class Done:
    """A stage's version and the hash of all it was given: equal ones need no second run."""

    version: str
    input_hash: str


def put_readings(connection: Connection, readings: Iterable[tuple[Reading, Done]]) -> None:
    """Store readings, in place of earlier ones of the same revisions."""
    rows, statements = [], []
    for reading, done in readings:
        rows.append(
            {
                "report": reading.report,
                "revision": reading.revision,
                "version": done.version,
                "input_hash": done.input_hash,
                "reading": to_json(reading),
            }
        )
        statements += [_statement_row(one, n) for n, one in enumerate(reading.statements)]
        connection.execute(
            delete(schema.statements).where(
                schema.statements.c.report == reading.report,
                schema.statements.c.revision == reading.revision,
            )
        )
    dialect.put(connection, schema.readings, rows)
    if statements:
        connection.execute(schema.statements.insert(), statements)


def _statement_row(statement: Statement, n: int) -> dict[str, Any]:
    speaker, medium = statement.speaker, statement.medium
    return {
        "report": statement.report,
        "revision": statement.revision,
        "n": n,
        "id": statement.id,
        "kind": statement.kind.value,
        "speaker": speaker and speaker.id,
        "speaker_name": speaker and speaker.name,
        "medium": medium and medium.kind.value,
        "medium_name": medium and medium.name,
        "said_on": statement.said_on and statement.said_on.isoformat(),
        "negated": statement.negated,
        "hedged": statement.hedged,
        "parent": statement.parent,
        "confidence": statement.confidence,
        "source": json.dumps(statement.source),
        "cue": json.dumps(statement.cue),
        "content": json.dumps(statement.content),
    }


def readings_done(connection: Connection) -> dict[tuple[str, int], Done]:
    """Return, for each revision read, by what and from what."""
    columns = schema.readings.c["report", "revision", "version", "input_hash"]
    return {
        (row.report, row.revision): Done(row.version, row.input_hash)
        for row in connection.execute(select(*columns))
    }


def readings_of(connection: Connection, revisions: Sequence[tuple[str, int]]) -> Readings:
    """Return the readings of revisions by report id; what is not read yet is absent."""
    wanted = dict(revisions)
    ids = sorted(wanted)
    found: dict[str, str] = {}
    table = schema.readings
    for at in range(0, len(ids), CHUNK):
        for row in connection.execute(
            select(*table.c["report", "revision", "reading"]).where(
                table.c.report.in_(ids[at : at + CHUNK])
            )
        ):
            if wanted[row.report] == row.revision:
                found[row.report] = row.reading
    return Readings(found)


def find_statement(connection: Connection, statement_id: str) -> Statement:
    """Return a statement by its id, from the newest revision that has it."""
    table = schema.statements
    row = connection.execute(
        select(*table.c["report", "revision"])
        .where(table.c.id == statement_id)
        .order_by(table.c.revision.desc())
    ).first()
    if row is None:
        raise NotFoundError(f'{statement_id}: no such statement; "standfirst read" finds them')
    reading = readings_of(connection, [(row.report, row.revision)])[row.report]
    return next(one for one in reading.statements if one.id == statement_id)


def statements_by(connection: Connection, speakers: Sequence[str]) -> tuple[Statement, ...]:
    """Return the statements of speakers by their ids, of current revisions, by day and id."""
    table, reports = schema.statements, schema.reports
    rows = connection.execute(
        select(*table.c["report", "revision", "id"])
        .join(
            reports,
            (reports.c.id == table.c.report) & (reports.c.revision == table.c.revision),
        )
        .where(table.c.speaker.in_(speakers), reports.c.is_current)
        .order_by(reports.c.published_utc, table.c.report, table.c.n)
    ).all()
    readings = readings_of(connection, sorted({(row.report, row.revision) for row in rows}))
    by_id = {one.id: one for reading in readings.values() for one in reading.statements}
    return tuple(by_id[row.id] for row in rows if row.id in by_id)


# ── stories ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Stories, by id, that are as they stood in a grouping of their scope, given by its number."""

    grouping: int | None = None
    stories: frozenset[str] = frozenset()


NOTHING_UNCHANGED = Unchanged()


def put_stories(
    connection: Connection,
    scope: str,
    stories: Sequence[Story],
    done: Done,
    *,
    keys: Sequence[str] = (),
    unchanged: Unchanged = NOTHING_UNCHANGED,
) -> None:
    """Store a grouping in place of the earlier one of the same scope.

    ``keys`` are those of what each story rests on, if known. Stories that are ``unchanged`` since
    the grouping that is stored are not written again.
    """
    table, members = schema.stories, schema.story_reports
    is_as_told = number_of(connection, scope) == unchanged.grouping
    _put_grouping(connection, scope, done)
    places = connection.execute(select(table.c.id, table.c.n).where(table.c.scope == scope))
    before: dict[str, int] = {row.id: row.n for row in places}
    stay = {one.id for one in stories} & before.keys() & unchanged.stories if is_as_told else set()
    gone = [{"gone": one, "of": scope} for one in before if one not in stay]
    if gone:
        of_story = (table.c.scope == bindparam("of")) & (table.c.id == bindparam("gone"))
        connection.execute(delete(table).where(of_story), gone)
    _move(
        connection, scope, [(one.id, n) for n, one in enumerate(stories) if one.id in stay], before
    )
    every = enumerate(zip(stories, keys or [""] * len(stories), strict=True))
    new = [(n, story, key) for n, (story, key) in every if story.id not in stay]
    if new:
        rows = [
            {"scope": scope, "n": n, "id": story.id, "story": to_json(story), "rests_on": key}
            for n, story, key in new
        ]
        connection.execute(table.insert(), rows)
        held = [
            {"scope": scope, "report": report, "story": story.id}
            for _, story, _ in new
            for report in story.reports
        ]
        connection.execute(members.insert(), held)


def _put_grouping(connection: Connection, scope: str, done: Done) -> None:
    grouping = schema.groupings
    made = connection.scalar(select(func.max(grouping.c.made))) or 0
    values = {"made": made + 1, "version": done.version, "input_hash": done.input_hash}
    # In place, for with its row all its stories would go.
    changed = connection.execute(
        grouping.update().where(grouping.c.scope == scope).values(**values)
    )
    if not changed.rowcount:
        connection.execute(grouping.insert(), {"scope": scope, **values})


def _move(
    connection: Connection, scope: str, places: Iterable[tuple[str, int]], before: Mapping[str, int]
) -> None:
    """Give stories their new places: first below nought, where none is in another's way."""
    moved = [{"of": scope, "one": one, "to": -1 - n} for one, n in places if before[one] != n]
    if moved:
        table = schema.stories
        of_story = (table.c.scope == bindparam("of")) & (table.c.id == bindparam("one"))
        connection.execute(table.update().where(of_story).values(n=bindparam("to")), moved)
        below = (table.c.scope == scope) & (table.c.n < 0)
        connection.execute(table.update().where(below).values(n=-1 - table.c.n))


def number_of(connection: Connection, scope: str) -> int | None:
    """Return the number of a scope's grouping, a new one each time it is stored; None for none."""
    made = schema.groupings.c
    number: int | None = connection.scalar(select(made.made).where(made.scope == scope))
    return number


def stories_done(connection: Connection, scope: str) -> Done | None:
    """Return by what and from what a scope was grouped; None if it was not."""
    row = connection.execute(
        select(schema.groupings).where(schema.groupings.c.scope == scope)
    ).first()
    return None if row is None else Done(row.version, row.input_hash)


def stories_in(connection: Connection, scope: str) -> Stories:
    """Return the stories of a scope, in the order of their grouping, decoded when asked for."""
    table = schema.stories
    rows = connection.execute(
        select(table.c.story).where(table.c.scope == scope).order_by(table.c.n)
    )
    return Stories([row.story for row in rows])


def members_of(connection: Connection, scope: str) -> dict[str, str]:
    """Return the story of each report of a scope."""
    table = schema.story_reports
    rows = connection.execute(select(table.c.report, table.c.story).where(table.c.scope == scope))
    return {row.report: row.story for row in rows}


def kept_stories(connection: Connection, scope: str) -> dict[str, Story]:
    """Return the stories of a scope by the key of what they rest on; of a new one, the newest's.

    The editions of two days hold stories in common, but not their scope.
    """
    table, groupings = schema.stories, schema.groupings
    newest = select(groupings.c.scope).order_by(groupings.c.made.desc()).limit(1)
    if stories_done(connection, scope) is None:
        scope = connection.scalar(newest) or scope
    rows = connection.execute(
        select(table.c.story, table.c.rests_on).where(
            table.c.scope == scope, table.c.rests_on != ""
        )
    )
    return {row.rests_on: from_json(Story, row.story) for row in rows}


def find_story(connection: Connection, key: str) -> Story:
    """Return the story of an id, or that a report of this id stands in, as grouped last.

    One as of a past moment counts only where there is no other.
    """
    table, made = schema.stories, schema.groupings.c.made
    by_id = select(table.c.story, made).where(table.c.id == key)
    by_report = (
        select(table.c.story, made)
        .join(
            schema.story_reports,
            (schema.story_reports.c.scope == table.c.scope)
            & (schema.story_reports.c.story == table.c.id),
        )
        .where(schema.story_reports.c.report == key)
    )
    for wanted in (by_id, by_report):
        row = connection.execute(
            wanted.join(schema.groupings, schema.groupings.c.scope == table.c.scope)
            .order_by(_is_of_now().desc(), made.desc())
            .limit(1)
        ).first()
        if row is not None:
            return from_json(Story, row.story)
    raise NotFoundError(f'{key}: no such story; "standfirst stories" lists them')


def _is_of_now() -> ColumnElement[bool]:
    """Tell groupings of all that is known from those as of a moment."""
    return schema.groupings.c.scope.endswith("/-")


def stories_of(connection: Connection, reports: Sequence[str]) -> dict[str, Story]:
    """Return the stories that reports stand in, as grouped last, by the reports' ids.

    Those as of a past moment count only for reports that stand in no other.
    """
    members, made = schema.story_reports, schema.groupings.c.made
    newest: dict[str, tuple[str, str]] = {}
    for at in range(0, len(reports), CHUNK):
        rows = connection.execute(
            select(members.c.report, members.c.scope, members.c.story)
            .join(schema.groupings, schema.groupings.c.scope == members.c.scope)
            .where(members.c.report.in_(reports[at : at + CHUNK]))
            .order_by(_is_of_now(), made)
        )
        newest |= {row.report: (row.scope, row.story) for row in rows}
    table = schema.stories
    found = {
        key: _story_of(text)
        for key in sorted(set(newest.values()))
        if (
            text := connection.scalar(
                select(table.c.story).where(table.c.scope == key[0], table.c.id == key[1])
            )
        )
    }
    return {report: found[key] for report, key in newest.items() if key in found}


@lru_cache(maxsize=64)
def _story_of(text: str) -> Story:
    """Decode a story, as before where it was: drafts are checked against the same few."""
    return from_json(Story, text)


# ── editions ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class EditionKey:
    """Which edition is meant: of which day or days, in which form, as of when, edited or not."""

    day: date
    profile: str
    as_of: datetime | None = None
    first_date: date | None = None  # of joined days
    edited: bool = False


def put_edition(connection: Connection, edition: Edition, key: EditionKey, done: Done) -> None:
    """Append an edition, unless the newest one of its key is just the same."""
    newest = _newest_edition(connection, key)
    text = to_json(edition)
    digest = hashlib.sha256(text.encode()).hexdigest()
    if newest is not None and (newest.sha256, newest.version, newest.input_hash) == (
        digest,
        done.version,
        done.input_hash,
    ):
        return
    connection.execute(
        schema.editions.insert(),
        {
            "date": key.day.isoformat(),
            "profile": key.profile,
            "as_of": key.as_of and key.as_of.isoformat(),
            "version": done.version,
            "input_hash": done.input_hash,
            "sha256": digest,
            "edition": text,
            "edited": key.edited,
            "first_date": key.first_date and key.first_date.isoformat(),
        },
    )


def _newest_edition(connection: Connection, key: EditionKey) -> Any:
    table = schema.editions
    as_of = key.as_of and key.as_of.isoformat()
    first = key.first_date and key.first_date.isoformat()
    return connection.execute(
        select(table)
        .where(
            table.c.date == key.day.isoformat(),
            table.c.profile == key.profile,
            table.c.edited.is_(key.edited),
            table.c.as_of.is_(None) if as_of is None else table.c.as_of == as_of,
            table.c.first_date.is_(None) if first is None else table.c.first_date == first,
        )
        .order_by(table.c.row.desc())
        .limit(1)
    ).first()


def edition_of(connection: Connection, key: EditionKey) -> tuple[Edition, Done] | None:
    """Return the newest edition of a key and how it was made; None if none was written."""
    row = _newest_edition(connection, key)
    if row is None:
        return None
    return from_json(Edition, row.edition), Done(row.version, row.input_hash)


def latest_edition(connection: Connection, day: date, profile: str | None) -> Edition | None:
    """Return the edition of a day that was written last, of one profile or of any."""
    table = schema.editions
    wanted = select(table.c.edition).where(
        table.c.date == day.isoformat(), table.c.first_date.is_(None)
    )
    if profile is not None:
        wanted = wanted.where(table.c.profile == profile)
    # As the editor has it, where there are decisions: that is the one that readers see.
    newest = wanted.order_by(table.c.edited.desc(), table.c.row.desc()).limit(1)
    text = connection.scalar(newest)
    return None if text is None else from_json(Edition, text)


def put_edition_judgements(connection: Connection, made: Sequence[EditionJudgement]) -> None:
    """Append an editor's decisions about editions."""
    rows = [{"date": one.date.isoformat(), "judgement": to_json(one)} for one in made]
    if rows:
        connection.execute(schema.edition_judgements.insert(), rows)


def edition_judgements(connection: Connection, day: date) -> tuple[EditionJudgement, ...]:
    """Return the decisions about a day's edition, the first one first."""
    table = schema.edition_judgements
    rows = connection.execute(
        select(table).where(table.c.date == day.isoformat()).order_by(table.c.row)
    )
    return tuple(replace(from_json(EditionJudgement, row.judgement), row=row.row) for row in rows)
