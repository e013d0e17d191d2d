"""Everything that is true of SQLite only: opening, transactions, upserts, search, complaints.

The rest of the archive speaks SQLAlchemy Core, so another database is a second file like this.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from standfirst.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

BUSY_SECONDS = 10
MOST_ROWS = (1 << 63) - 1  # SQLite's highest
SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA foreign_keys = ON",
    # In WAL mode NORMAL never damages the file; a power cut may undo the last transactions.
    "PRAGMA synchronous = NORMAL",
)
COMPLAINTS = {
    "SQLITE_BUSY": "is locked by another program; wait for it to end, then try again",
    "SQLITE_LOCKED": "is locked by another program; wait for it to end, then try again",
    "SQLITE_FULL": "cannot grow, the disk is full; free some space, nothing was lost",
    "SQLITE_READONLY": "is read-only; check the permissions of the file and its folder",
    "SQLITE_CANTOPEN": "cannot be opened; check that it exists and may be written",
    "SQLITE_PERM": "cannot be opened; check the permissions of the file and its folder",
    "SQLITE_NOTADB": "is not an archive; restore it from a backup or choose another desk",
    "SQLITE_CORRUPT": "is damaged; restore it from a backup, or import the captures again",
    "SQLITE_IOERR": "cannot be read or written, the disk reports an error; check the disk",
}


def open_engine(path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """Make an engine on one file; connections are opened when needed and closed after use."""
    engine = create_engine(
        f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": busy_seconds}
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    # Left to itself the driver commits before DDL and begins late; None hands both to us.
    connection.isolation_level = None
    for setting in SETTINGS:
        connection.execute(setting)


def _begin(connection: Connection) -> None:
    # A reader that turns writer half-way can be refused at once; writers therefore say so first.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def transaction(engine: Engine, path: Path, *, writes: bool) -> Iterator[Connection]:
    """One unit of work: committed whole or not at all; database errors become ArchiveError."""
    try:
        with engine.execution_options(writes=writes).begin() as connection:
            yield connection
    except DBAPIError as error:
        raise complain(path, error.orig) from error
    except sqlite3.Error as error:
        raise complain(path, error) from error


def complain(path: Path, error: BaseException | None) -> ArchiveError:
    """Turn a database error into one line with the next step."""
    name = getattr(error, "sqlite_errorname", "") or ""
    for code, complaint in COMPLAINTS.items():
        if name.startswith(code):
            return ArchiveError(f"{path}: the archive {complaint}")
    return ArchiveError(f'{path}: the archive refuses the work ({error}); run "standfirst doctor"')


def put(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows; a row whose primary key is there already is replaced."""
    if not rows:
        return
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(
        statement.on_conflict_do_update(index_elements=keys, set_=changed)
        if changed
        else statement.on_conflict_do_nothing(),
        rows,
    )


def put_new(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows; a row that would break a unique rule is left out."""
    if rows:
        connection.execute(insert(table).on_conflict_do_nothing(), rows)


def keep_newest(connection: Connection, table: Table, n_kept: int) -> None:
    """Delete all rows of a table but those that were inserted last."""
    name = connection.dialect.identifier_preparer.format_table(table)
    connection.exec_driver_sql(
        f"DELETE FROM {name} WHERE rowid <= (SELECT max(rowid) FROM {name}) - ?",  # noqa: S608 - own
        (n_kept,),
    )


# ── search: one FTS5 table over the newest text of each report ──────────────────────────────

CREATE_SEARCH = """
CREATE VIRTUAL TABLE report_words USING fts5(
    text, content='reports', content_rowid='row', tokenize='unicode61 remove_diacritics 2'
)
"""


def index_texts(connection: Connection, texts: Sequence[tuple[int, str]]) -> None:
    """Make the texts of report rows findable."""
    if texts:
        connection.execute(
            text("INSERT INTO report_words(rowid, text) VALUES (:row, :words)"),
            [{"row": row, "words": words} for row, words in texts],
        )


def forget_texts(connection: Connection, texts: Sequence[tuple[int, str]]) -> None:
    """Make the texts of report rows, superseded by revisions, no longer findable."""
    if texts:
        connection.execute(
            text(
                "INSERT INTO report_words(report_words, rowid, text)"
                " VALUES ('delete', :row, :words)"
            ),
            [{"row": row, "words": words} for row, words in texts],
        )


def find_rows(connection: Connection, query: str, limit: int) -> list[tuple[int, float, str]]:
    """Find report rows that hold all words of a query: (row, score, snippet), best first.

    Words in double quotes stand together; a word that ends in ``*`` matches its continuations.
    """
    match = _match_of(query)
    if not match:
        return []
    found = connection.execute(
        text(
            "SELECT rowid, -bm25(report_words), snippet(report_words, 0, '[', ']', ' … ', 16)"
            " FROM report_words WHERE report_words MATCH :match"
            " ORDER BY bm25(report_words), rowid LIMIT :limit"
        ),
        {"match": match, "limit": limit},
    )
    return [(row, score, snippet) for row, score, snippet in found]


def rows_of(
    connection: Connection, word: str, limit: int, within: tuple[int, int] | None
) -> list[int]:
    """Return the rows that hold a word, or its parts in a row, newest first."""
    match = _match_of('"' + word.replace('"', " ") + '"')
    if not match:
        return []
    low, high = within or (0, MOST_ROWS)
    found = connection.connection.cursor().execute(
        "SELECT rowid FROM report_words WHERE report_words MATCH ? AND rowid BETWEEN ? AND ?"
        " ORDER BY rowid DESC LIMIT ?",
        (match, low, high, limit),
    )
    return [row for (row,) in found.fetchall()]


def _match_of(query: str) -> str:
    # Every term is quoted, so no character of a query can be taken for FTS5 syntax.
    terms = []
    for n, piece in enumerate(query.replace("\0", " ").split('"')):
        for term in [piece] if n % 2 else piece.split():
            words = term.rstrip("*").strip()
            if any(letter.isalnum() for letter in words):
                terms.append(f'"{words}"' + "*" * term.endswith("*"))
    return " ".join(terms)


def problems_of(connection: Connection) -> list[str]:
    """Ask SQLite for damage: its own integrity, broken references, the state of the search."""
    found = [
        f"integrity: {line}"
        for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)")
        if line != "ok"
    ]
    found += [
        f"{table}: row {row} refers to a missing row of {parent}"
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    return found
