"""Steps that bring an archive to the present schema, each applied and recorded at once.

A new archive is made straight from schema.py. To change the schema: change schema.py, and add
a function here that turns the last version into the new one. Never change one that was released.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, inspect, select

from standfirst.archive import dialect, schema
from standfirst.errors import ArchiveError

if TYPE_CHECKING:
    from pathlib import Path

Migration = Callable[[Connection], None]
MIGRATIONS: list[Migration] = []  # in order; the first one leads from version 1 to 2


def migration(step: Migration) -> Migration:
    """Register the next step."""
    MIGRATIONS.append(step)
    return step


ADD_COLLECTING = """
CREATE TABLE fetches (
    "row" INTEGER NOT NULL PRIMARY KEY, address TEXT NOT NULL,
    capture TEXT NOT NULL REFERENCES captures (sha256), feed TEXT, fetched_at TEXT NOT NULL,
    "fetch" TEXT NOT NULL, UNIQUE (address, capture)
);
CREATE INDEX fetches_by_capture ON fetches (capture);
CREATE INDEX fetches_by_feed ON fetches (feed);
CREATE TABLE feed_states (feed TEXT NOT NULL PRIMARY KEY, state TEXT NOT NULL);
CREATE TABLE host_notes (origin TEXT NOT NULL PRIMARY KEY, note TEXT NOT NULL);
CREATE TABLE leases (
    name TEXT NOT NULL PRIMARY KEY, holder TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL
)
"""


@migration
def add_collecting(connection: Connection) -> None:
    """Make room for what is known of feeds, for hosts, captures' ways, and the lease.

    Written out, for the tables of schema.py may change again.
    """
    for statement in ADD_COLLECTING.split(";"):
        connection.exec_driver_sql(statement)


@migration
def add_works(connection: Connection) -> None:
    """Make room for the key of a text's language versions and for a report's other names."""
    connection.exec_driver_sql(
        "CREATE TABLE aliases (id TEXT NOT NULL PRIMARY KEY, report TEXT NOT NULL)"
    )
    connection.exec_driver_sql("ALTER TABLE reports ADD COLUMN work TEXT")
    connection.exec_driver_sql("CREATE INDEX reports_by_text ON reports (text_sha256)")


ADD_PEOPLE = """
CREATE TABLE sightings (
    report TEXT NOT NULL, revision INTEGER NOT NULL, input_hash TEXT NOT NULL,
    sightings TEXT NOT NULL, PRIMARY KEY (report, revision),
    FOREIGN KEY (report, revision) REFERENCES readings (report, revision) ON DELETE CASCADE
);
CREATE TABLE people (id TEXT NOT NULL PRIMARY KEY, n INTEGER NOT NULL, entry TEXT NOT NULL);
CREATE TABLE people_units (
    unit TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE
);
CREATE INDEX people_units_by_person ON people_units (person);
CREATE INDEX statements_by_speaker_id ON statements (speaker);
CREATE TABLE doubts (n INTEGER NOT NULL PRIMARY KEY, doubt TEXT NOT NULL);
CREATE TABLE register_states (
    name TEXT NOT NULL PRIMARY KEY, version TEXT NOT NULL, input_hash TEXT NOT NULL
)
"""


@migration
def add_people(connection: Connection) -> None:
    """Make room for the register of people and bodies, which the next run fills."""
    for statement in ADD_PEOPLE.split(";"):
        connection.exec_driver_sql(statement)


@migration
def add_editing(connection: Connection) -> None:
    """Make room for editors' decisions, and tell edited editions and joined days apart."""
    connection.exec_driver_sql(
        'CREATE TABLE edition_judgements ("row" INTEGER NOT NULL PRIMARY KEY, date TEXT NOT NULL,'
        " judgement TEXT NOT NULL)"
    )
    connection.exec_driver_sql(
        "CREATE INDEX edition_judgements_by_date ON edition_judgements (date)"
    )
    connection.exec_driver_sql("ALTER TABLE editions ADD COLUMN edited BOOLEAN NOT NULL DEFAULT 0")
    connection.exec_driver_sql("ALTER TABLE editions ADD COLUMN first_date TEXT")


@migration
def add_keys_of_stories(connection: Connection) -> None:
    """Let a story tell what it rests on, so that one more report leaves the others as they are."""
    connection.exec_driver_sql("ALTER TABLE stories ADD COLUMN rests_on TEXT NOT NULL DEFAULT ''")


ADD_GISTS = """
CREATE TABLE gists (
    report TEXT NOT NULL, revision INTEGER NOT NULL, version TEXT NOT NULL,
    read_by TEXT NOT NULL, read_from TEXT NOT NULL, gist TEXT NOT NULL,
    PRIMARY KEY (report, revision),
    FOREIGN KEY (report, revision) REFERENCES readings (report, revision) ON DELETE CASCADE
)
"""


@migration
def add_gists(connection: Connection) -> None:
    """Make room for what ranking asks of each report, which the next edition fills."""
    connection.exec_driver_sql(ADD_GISTS)


@migration
def add_threads(connection: Connection) -> None:
    """Make room for how stories go on from day to day, which the next grouping fills."""
    connection.exec_driver_sql(
        'CREATE TABLE thread_days ("key" TEXT NOT NULL PRIMARY KEY, made INTEGER NOT NULL,'
        " day TEXT NOT NULL, state BLOB NOT NULL, leaving BLOB NOT NULL)"
    )
    connection.exec_driver_sql("CREATE INDEX thread_days_by_day ON thread_days (day, made)")
    connection.exec_driver_sql(
        'CREATE TABLE story_moves (report TEXT NOT NULL, story TEXT NOT NULL, "into" TEXT NOT NULL,'
        ' n INTEGER NOT NULL, late TEXT NOT NULL, PRIMARY KEY (report, story, "into"))'
    )
    connection.exec_driver_sql("CREATE INDEX story_moves_by_story ON story_moves (story)")


ADD_TRACES = """
CREATE TABLE traces (
    report TEXT NOT NULL, revision INTEGER NOT NULL, kind TEXT NOT NULL,
    "key" TEXT NOT NULL, packed BLOB NOT NULL, PRIMARY KEY (report, revision, kind),
    FOREIGN KEY (report, revision) REFERENCES reports (id, revision)
)
"""


@migration
def add_traces(connection: Connection) -> None:
    """Make room for what each report is compared by, which the next grouping fills."""
    connection.exec_driver_sql(ADD_TRACES)


@migration
def add_contents_of_days(connection: Connection) -> None:
    """Let a day that was grouped tell its reports apart from how they were read."""
    connection.exec_driver_sql(
        "ALTER TABLE thread_days ADD COLUMN content TEXT NOT NULL DEFAULT ''"
    )
    connection.exec_driver_sql("CREATE INDEX thread_days_by_content ON thread_days (content)")


@migration
def drop_evidence_of_stories(connection: Connection) -> None:
    """Let stored stories go without the evidence of their joins, which is found when asked for."""
    connection.exec_driver_sql("UPDATE stories SET story = json_remove(story, '$.evidence')")


ADD_ENDS = """
DELETE FROM thread_days;
ALTER TABLE thread_days ADD COLUMN is_past BOOLEAN NOT NULL DEFAULT 0;
CREATE TABLE thread_ends (
    "key" TEXT NOT NULL REFERENCES thread_days ("key") ON DELETE CASCADE,
    story TEXT NOT NULL, "into" TEXT, PRIMARY KEY ("key", story)
);
CREATE INDEX thread_ends_by_story ON thread_ends (story)
"""


@migration
def add_ends_of_stories(connection: Connection) -> None:
    """Keep once where stories went, findable by their ids; the next grouping groups all days."""
    for statement in ADD_ENDS.split(";"):
        connection.exec_driver_sql(statement)


def newest_version() -> int:
    """Return the version that this Standfirst writes."""
    return 1 + len(MIGRATIONS)


def version_of(connection: Connection) -> int:
    """Return the version of an archive; 0 for an empty file."""
    if schema.migrations.name not in inspect(connection).get_table_names():
        return 0
    return connection.scalar(select(func.max(schema.migrations.c.version))) or 0


def migrate(connection: Connection, path: Path) -> None:
    """Apply what is missing, inside the caller's transaction.

    Raises ArchiveError when the archive was written by a newer version of Standfirst.
    """
    version = version_of(connection)
    check_version(version, path)
    if version == 0:
        schema.metadata.create_all(connection, checkfirst=False)
        connection.exec_driver_sql(dialect.CREATE_SEARCH)
        _record(connection, 1, "make_tables")
        for number, step in enumerate(MIGRATIONS, 2):
            _record(connection, number, step.__name__)
        return
    for number, step in enumerate(MIGRATIONS[version - 1 :], version + 1):
        step(connection)
        _record(connection, number, step.__name__)


def _record(connection: Connection, number: int, name: str) -> None:
    connection.execute(schema.migrations.insert(), {"version": number, "name": name})


def check_version(version: int, path: Path) -> None:
    """Refuse an archive of a newer version."""
    if version > newest_version():
        raise ArchiveError(
            f"{path}: the archive has version {version}, this Standfirst knows up to"
            f" {newest_version()}; upgrade Standfirst"
        )
