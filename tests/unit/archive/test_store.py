import dataclasses
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from fakes import a_sentence
from standfirst.archive import Archive, Done, EditionKey, Unchanged, derived, migrations
from standfirst.errors import ArchiveError, NotFoundError
from standfirst.records import (
    Capture,
    Drop,
    Edition,
    EditionJudgement,
    EditionSection,
    Judgement,
    Level,
    Medium,
    MediumKind,
    Reading,
    Report,
    Span,
    Speaker,
    Statement,
    StatementKind,
    Story,
)

NOON = datetime(2022, 12, 12, 12, 0, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture
def archive(tmp_path):
    with Archive.create(tmp_path / "standfirst.db") as archive:
        yield archive


def a_report(key="r1", text="Power is back in Karsk.", **fields):
    fields.setdefault("published_at", NOON)
    return Report(key, 1, text, body=Span(0, len(text)), **fields)


def test_same_text_is_unchanged_and_another_text_is_a_revision(archive):
    first = a_report()
    assert archive.add([first]).added == ("r1",)
    assert archive.add([first]).unchanged == 1
    changed = a_report(text="Power is back in parts of Karsk.")
    assert archive.add([changed]).revised == ("r1",)
    assert archive.report("r1") == dataclasses.replace(changed, revision=2)
    assert archive.revisions("r1") == (first, dataclasses.replace(changed, revision=2))


def test_older_text_imported_again_does_not_undo_a_revision(archive):
    older, newer = a_report(), a_report(text="Corrected.")
    archive.add([older, newer])
    count = archive.add([older, newer])
    assert (count.added, count.revised, count.unchanged) == ((), (), 2)
    assert archive.report("r1").text == "Corrected."


def test_a_date_that_was_lacking_makes_a_revision(archive):
    archive.add([a_report(published_at=None)])
    assert archive.add([a_report()]).revised == ("r1",)
    assert archive.add([a_report(published_at=None)]).unchanged == 1
    assert archive.report("r1").published_at == NOON


def test_same_text_under_another_headline_is_a_revision(archive):
    archive.add([a_report(text="Power\n\nIt is back.")])
    assert archive.add([a_report(text="Power\n\nIt is back.", headline=Span(0, 5))]).revised


def test_report_is_found_by_external_id_unless_two_share_it(archive):
    archive.add([a_report("r1", external_id="7"), a_report("r2", external_id="8")])
    assert archive.report("7").id == "r1"
    archive.add([a_report("r3", external_id="7")])
    with pytest.raises(NotFoundError, match="2 reports have this external id"):
        archive.report("7")
    with pytest.raises(NotFoundError, match="no such report"):
        archive.report("9")
    with pytest.raises(NotFoundError, match="no revision 4"):
        archive.report("r1", 4)


def test_reports_come_in_order_of_time_whatever_their_offset(archive):
    late = a_report("a", published_at=NOON)
    early = a_report("b", published_at=datetime(2022, 12, 12, 9, 59, tzinfo=UTC))
    same = a_report("c", published_at=datetime(2022, 12, 12, 10, 0, tzinfo=UTC))
    undated = a_report("d", published_at=None)
    archive.add([late, early, same, undated])
    assert [one.id for one in archive.current_reports()] == ["d", "b", "a", "c"]
    assert [one.id for one in archive.current_reports(NOON)] == ["a", "c"]
    assert [one.id for one in archive.current_reports(None, NOON)] == ["b"]
    assert [one.id for one in archive.every_report()] == ["d", "b", "a", "c"]


def test_as_of_takes_the_revision_known_then(archive):
    first = a_report(text="Three were hurt.")
    edited = a_report(text="Four were hurt.", updated_at=NOON + timedelta(hours=3))
    archive.add([first, edited])
    at = NOON + timedelta(hours=1)
    assert [one.text for one in archive.current_reports(as_of=at)] == ["Three were hurt."]
    assert [one.text for one in archive.current_reports()] == ["Four were hurt."]
    assert archive.current_reports(as_of=NOON - timedelta(hours=1)) == ()


def test_search_finds_the_newest_text_only(archive):
    archive.add([a_report(text="Trains stop at Ostrel."), a_report("r2", text="Rain in Sarn.")])
    archive.add([a_report(text="Trains run to Brenova.")])
    assert archive.search("ostrel") == ()
    (hit,) = archive.search("brenova trains")
    assert (hit.report.id, hit.report.revision) == ("r1", 2)
    assert "[Brenova]" in hit.snippet
    assert [one.report.id for one in archive.search('"rain in" sar*')] == ["r2"]


@pytest.mark.parametrize(
    "query", ["", '"', "a AND (", "text:x", "*", "NEAR(", '""', "'; DROP", "\0"]
)
def test_no_query_is_a_syntax_error(archive, query):
    archive.add([a_report()])
    assert archive.search(query) == ()


def test_a_failing_batch_leaves_nothing_behind(archive):
    broken = a_report("r2", capture="no such capture")
    with pytest.raises(ArchiveError, match="FOREIGN KEY"):
        archive.add([a_report(), broken], drops=[Drop("a.txt", "empty")])
    assert archive.counts()["reports"] == 0
    assert archive.drops() == ()
    assert archive.search("karsk") == ()


def test_drops_are_kept_once_and_survive_odd_names(archive):
    archive.add(drops=[Drop("a.txt", "empty"), Drop("\udce9.txt", "binary", "NUL")])
    archive.add(drops=[Drop("a.txt", "empty")])
    assert archive.drops() == (Drop("\\udce9.txt", "binary", "NUL"), Drop("a.txt", "empty"))


def a_statement(n, revision=1):
    return Statement(
        f"s{n}",
        "r1",
        revision,
        StatementKind.DIRECT,
        source=(Span(0, 5),),
        cue=(),
        content=(Span(1, 2), Span(3, 4)),
        speaker=Speaker("p1", "Irena Dolsk"),
        medium=Medium(MediumKind.SOCIAL, "Telegram"),
        said_on=date(2022, 12, 12),
    )


def test_statements_are_rows_and_follow_their_reading(archive):
    archive.add([a_report()])
    archive.save_readings(
        [(Reading("r1", 1, statements=(a_statement(1), a_statement(2))), Done("1", "x"))]
    )
    assert archive.statement("s2") == a_statement(2)
    archive.save_readings([(Reading("r1", 1, statements=(a_statement(3),)), Done("2", "x"))])
    with pytest.raises(NotFoundError):
        archive.statement("s2")
    with sqlite3.connect(archive.path) as database:
        rows = database.execute(
            "SELECT id, speaker_name, medium_name, said_on, content FROM statements"
        )
        assert rows.fetchall() == [
            ("s3", "Irena Dolsk", "Telegram", "2022-12-12", "[[1, 2], [3, 4]]")
        ]
    database.close()


def test_reading_of_an_older_revision_is_not_given_for_a_newer_one(archive):
    archive.add([a_report()])
    archive.save_readings([(Reading("r1", 1), Done("1", "x"))])
    archive.add([a_report(text="Other.")])
    assert archive.readings(archive.current_reports()) == {}


def test_grouping_replaces_the_earlier_one_of_its_scope_only(archive):
    archive.save_stories("a", [Story("t1", ("r1", "r2")), Story("t2", ("r3",))], Done("1", "x"))
    archive.save_stories("b", [Story("t1", ("r1", "r2", "r4"))], Done("1", "y"))
    archive.save_stories("a", [Story("t2", ("r3",))], Done("1", "z"))
    assert archive.stories("a") == (Story("t2", ("r3",)),)
    assert archive.stories_done("a") == Done("1", "z")
    assert archive.story("t1").reports == ("r1", "r2", "r4")
    assert archive.story("r3").id == "t2"
    with pytest.raises(NotFoundError):
        archive.story("r9")


def test_stories_are_found_by_what_they_rest_on(archive):
    assert archive.kept_stories("a") == {}
    one, other = Story("t1", ("r1", "r2")), Story("t2", ("r3",))
    archive.save_stories("a", [one, other], Done("1", "x"), ["k1", ""])
    assert archive.kept_stories("a") == {"k1": one}
    assert archive.kept_stories("not grouped yet") == {"k1": one}
    archive.save_stories("b", [other], Done("1", "y"), ["k2"])
    assert archive.kept_stories("not grouped yet") == {"k2": other}
    assert archive.kept_stories("a") == {"k1": one}


def test_unchanged_stories_are_not_written_again_but_find_their_places(archive, monkeypatch):
    first, last, gone = Story("t1", ("r1", "r2")), Story("t2", ("r3",)), Story("t3", ("r4",))
    archive.save_stories("a", [first, gone, last], Done("1", "x"), ["k1", "k3", "k2"])
    number = archive.grouping_number("a")
    written = []
    write = derived.to_json
    monkeypatch.setattr(derived, "to_json", lambda one: written.append(one.id) or write(one))
    grown, new = Story("t1", ("r1", "r2", "r4")), Story("t4", ("r5",))
    told = (last, new, grown)
    unchanged = Unchanged(number, frozenset({"t2"}))
    archive.save_stories("a", told, Done("1", "y"), ["k2", "k4", "k1"], unchanged=unchanged)
    assert written == ["t4", "t1"]
    assert archive.stories("a") == told
    assert archive.stories_done("a") == Done("1", "y")
    assert archive.story_members("a") == {one: story.id for story in told for one in story.reports}
    assert archive.kept_stories("a") == {"k2": last, "k4": new, "k1": grown}


def test_stories_of_a_grouping_stored_meanwhile_do_not_count_as_unchanged(archive):
    one, other = Story("t1", ("r1",)), Story("t1", ("r1", "r2"))
    archive.save_stories("a", [one], Done("1", "x"))
    unchanged = Unchanged(archive.grouping_number("a"), frozenset({"t1"}))
    archive.save_stories("a", [other], Done("1", "y"))
    archive.save_stories("a", [one], Done("1", "x"), unchanged=unchanged)
    assert archive.stories("a") == (one,)
    archive.save_stories("b", [one], Done("1", "x"), unchanged=Unchanged(None, frozenset({"t1"})))
    assert archive.stories("b") == (one,)


def test_report_in_two_stories_of_a_grouping_is_refused(archive):
    with pytest.raises(ArchiveError):
        archive.save_stories("a", [Story("t1", ("r1",)), Story("t2", ("r1",))], Done("1", "x"))
    assert archive.stories_done("a") is None


def test_editions_are_appended_and_the_newest_is_given(archive):
    day = date(2022, 12, 12)
    for number in (1, 1, 2):
        archive.save_edition(
            Edition(number, day, None), EditionKey(day, "p"), Done("1", str(number))
        )
    assert archive.edition(EditionKey(day, "p")) == (Edition(2, day, None), Done("1", "2"))
    assert archive.edition(EditionKey(day, "other")) is None
    assert archive.edition(EditionKey(day, "p", NOON)) is None
    assert archive.edition(EditionKey(day, "p", edited=True)) is None
    assert archive.edition(EditionKey(day, "p", first_date=day)) is None
    assert archive.counts()["editions"] == 2


def test_decisions_about_an_edition_are_appended_and_numbered(archive):
    day = date(2022, 12, 12)
    section = EditionSection(
        a_sentence("Our troops hold.", a_report(text="Our troops hold.")), "t1", ()
    )
    made = [
        EditionJudgement(day, "lock", "t1", "Our troops hold.", "an editor", NOON, section=section),
        EditionJudgement(day, "move", "x2", "b", "an editor", NOON, after=""),
    ]
    archive.add_edition_judgements(made)
    archive.add_edition_judgements([])
    kept = archive.edition_judgements(day)
    assert [replace(one, row=0) for one in kept] == made
    assert [one.row for one in kept] == [1, 2]
    assert archive.edition_judgements(date(2022, 12, 13)) == ()


def test_judgements_are_appended(archive):
    decisions = [
        Judgement("same", "r1", "r2", "an editor", NOON),
        Judgement("out", "r1", None, "x", NOON),
    ]
    for decision in decisions:
        archive.add_judgement(decision)
    assert archive.judgements() == tuple(decisions)


def test_check_finds_a_lost_capture(archive):
    capture = Capture("ab" * 32, 3, "text/plain", "a.txt", NOON)
    archive.add([a_report(capture=capture.sha256)], captures=[capture])
    assert archive.known_captures() == (capture,)
    (problem,) = archive.check()
    assert "import a.txt again" in problem


# ── opening ─────────────────────────────────────────────────────────────────────────────────


def test_archive_opens_again_with_all_it_held(tmp_path):
    path = tmp_path / "a desk" / "standfirst.db"
    path.parent.mkdir()
    with Archive.create(path) as archive:
        archive.add([a_report()])
    with Archive.open(path) as archive:
        assert archive.report("r1") == a_report()
        assert archive.check() == ()


def test_missing_or_second_archive_is_refused(tmp_path):
    path = tmp_path / "standfirst.db"
    with pytest.raises(ArchiveError, match="no archive here"):
        Archive.open(path)
    Archive.create(path).close()
    with pytest.raises(ArchiveError, match="already"):
        Archive.create(path)


def test_file_that_is_no_archive_is_refused(tmp_path):
    path = tmp_path / "standfirst.db"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(ArchiveError, match="is not an archive"):
        Archive.open(path)


def test_damaged_archive_is_told(tmp_path):
    path = tmp_path / "standfirst.db"
    with Archive.create(path) as archive:
        archive.add([a_report(str(n), text=f"Report {n}. " * 200) for n in range(50)])
    data = bytearray(path.read_bytes())
    middle = len(data) // 2  # the rows lie behind the empty tables
    data[middle : middle + 50_000] = b"\xaa" * 50_000
    path.write_bytes(data)
    with pytest.raises(ArchiveError, match="is damaged"), Archive.open(path) as archive:
        archive.current_reports()


def test_newer_archive_is_refused(tmp_path):
    path = tmp_path / "standfirst.db"
    Archive.create(path).close()
    with sqlite3.connect(path) as database:
        database.execute("INSERT INTO migrations VALUES (99, 'to come')")
    database.close()
    with pytest.raises(ArchiveError, match=r"version 99.*upgrade Standfirst"):
        Archive.open(path)


def test_locked_archive_is_told(tmp_path):
    path = tmp_path / "standfirst.db"
    Archive.create(path).close()
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    with (
        Archive.open(path, busy_seconds=0.05) as archive,
        pytest.raises(ArchiveError, match="is locked by another program"),
    ):
        archive.add([a_report()])
    database.close()


def test_full_disk_is_told_and_loses_nothing(tmp_path):
    path = tmp_path / "standfirst.db"
    with Archive.create(path) as archive:
        archive.add([a_report()])
        archive._engine.dispose()
        # A limit on pages is what SQLite itself offers to act a full disk.
        from sqlalchemy import event

        @event.listens_for(archive._engine, "connect")
        def narrow(connection, _record):
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")

        with pytest.raises(ArchiveError, match="the disk is full"):
            archive.add([a_report("r2", text="long " * 100_000)])
        assert archive.check() == ()
        assert archive.counts()["reports"] == 1


def test_failing_migration_leaves_the_archive_at_its_version(tmp_path, monkeypatch):
    path = tmp_path / "standfirst.db"
    Archive.create(path).close()

    def breaks(connection):
        connection.exec_driver_sql("CREATE TABLE half (done)")
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")

    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, breaks])
    with pytest.raises(ArchiveError, match="nowhere"):
        Archive.open(path)
    monkeypatch.undo()
    with Archive.open(path):
        pass
    database = sqlite3.connect(path)
    assert database.execute("SELECT name FROM sqlite_master WHERE name = 'half'").fetchall() == []
    assert database.execute("SELECT version, name FROM migrations").fetchall() == [
        (1, "make_tables"),
        (2, "add_collecting"),
        (3, "add_works"),
        (4, "add_people"),
        (5, "add_editing"),
        (6, "add_keys_of_stories"),
        (7, "add_gists"),
        (8, "add_threads"),
        (9, "add_traces"),
        (10, "add_contents_of_days"),
        (11, "drop_evidence_of_stories"),
        (12, "add_ends_of_stories"),
    ]
    database.close()


def test_migration_is_applied_and_recorded_once(tmp_path, monkeypatch):
    path = tmp_path / "standfirst.db"
    Archive.create(path).close()

    def add_table(connection):
        connection.exec_driver_sql("CREATE TABLE whole (done)")

    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, add_table])
    for _ in range(2):
        Archive.open(path).close()
    database = sqlite3.connect(path)
    assert database.execute("SELECT * FROM migrations").fetchall() == [
        (1, "make_tables"),
        (2, "add_collecting"),
        (3, "add_works"),
        (4, "add_people"),
        (5, "add_editing"),
        (6, "add_keys_of_stories"),
        (7, "add_gists"),
        (8, "add_threads"),
        (9, "add_traces"),
        (10, "add_contents_of_days"),
        (11, "drop_evidence_of_stories"),
        (12, "add_ends_of_stories"),
        (13, "add_table"),
    ]
    database.close()


def test_stories_stored_with_evidence_are_still_read(tmp_path):
    path = tmp_path / "standfirst.db"
    story = Story("y1", ("r1",), level=Level.ONE_ORIGIN)
    with Archive.create(path) as archive:
        archive.save_stories("span", [story], Done("1", "x"))
    database = sqlite3.connect(path)
    with database:
        database.execute("DELETE FROM migrations WHERE version > 10")
        database.execute("DROP TABLE thread_ends")
        database.execute("ALTER TABLE thread_days DROP COLUMN is_past")
        database.execute("UPDATE stories SET story = json_set(story, '$.evidence', json('[{}]'))")
    database.close()
    with Archive.open(path) as archive:
        assert archive.stories("span") == (story,)


def test_edition_as_edited_is_the_latest_of_its_day(archive):
    day = date(2022, 12, 12)
    archive.save_edition(Edition(1, day, None), EditionKey(day, "p", edited=True), Done("1", "x"))
    archive.save_edition(Edition(2, day, None), EditionKey(day, "p"), Done("1", "y"))
    assert archive.latest_edition(day) == Edition(1, day, None)
    assert archive.latest_edition(day, "other") is None
