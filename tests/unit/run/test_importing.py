import dataclasses
import json
from datetime import UTC, datetime

from standfirst.records import Drop, Registers
from standfirst.run import batches, importing
from standfirst.run.importing import import_paths

LATER = datetime(2022, 12, 13, 8, tzinfo=UTC)


def line(key, text, **fields):
    return json.dumps({"id": key, "outlet": "VPA", "text": text, **fields}) + "\n"


def write(path, *lines):
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_reports_are_added_once_and_changed_ones_revised(desk, archive, tmp_path):
    file = write(tmp_path / "a.jsonl", line("1", "Power is back in Karsk."), line("2", "Rain."))
    count = import_paths(desk, archive, [file], now=LATER)
    assert (count.added, count.revised, count.unchanged, count.dropped) == (2, 0, 0, ())
    assert archive.report("1").outlet == "vpa"
    assert archive.report("1").collected_at == LATER
    count = import_paths(desk, archive, [file])
    assert (count.added, count.revised, count.unchanged) == (0, 0, 2)
    write(file, line("1", "Power is back in all of Karsk."), line("2", "Rain."))
    count = import_paths(desk, archive, [file])
    assert (count.added, count.revised, count.unchanged) == (0, 1, 1)
    assert archive.report("1").revision == 2


def test_raw_bytes_are_kept_and_reports_point_at_them(desk, archive, tmp_path):
    file = write(tmp_path / "a.jsonl", line("1", "Power is back in Karsk."))
    import_paths(desk, archive, [file])
    assert archive.captures.read(archive.report("1").capture) == file.read_bytes()
    assert archive.check() == ()


def test_bad_input_stops_nothing_and_is_recorded(desk, archive, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    write(
        folder / "a.jsonl", line("1", "Good."), "{broken\n", line("2", ""), line("3", "Good too.")
    )
    (folder / "b.txt").write_bytes(b"\0\1\2")
    (folder / "c.txt").write_bytes(b"")
    count = import_paths(desk, archive, [folder, tmp_path / "nowhere.txt"])
    assert count.added == 2
    assert {drop.reason for drop in count.dropped} == {"json", "empty", "binary", "unreadable"}
    assert len(count.dropped) == 5
    assert set(archive.drops()) == set(count.dropped)


def test_one_endless_line_is_no_report(desk, archive, tmp_path):
    (tmp_path / "long.txt").write_text("a" * 2_000_000, encoding="utf-8")
    write(tmp_path / "good.jsonl", line("1", "Good."))
    count = import_paths(desk, archive, [tmp_path / "long.txt", tmp_path / "good.jsonl"])
    assert count.added == 1
    assert [drop.reason for drop in count.dropped] == ["too-long"]


def test_half_of_a_character_is_refused_not_stored(desk, archive, tmp_path):
    # JSON can spell half of a surrogate pair; no UTF-8 file could hold it again.
    file = write(tmp_path / "a.jsonl", line("1\ud83d", "A text."), line("2", "Another text."))
    count = import_paths(desk, archive, [file])
    assert count.added == 1
    assert [drop.reason for drop in count.dropped] == ["encoding"]


def test_mistake_in_a_reader_costs_its_file_only(desk, archive, tmp_path, monkeypatch):
    real = importing.read_path

    def breaks(path, *, collected_at, **more):
        if path.name == "bad.txt":
            raise ZeroDivisionError("of the test")
        return real(path, collected_at=collected_at, **more)

    monkeypatch.setattr(importing, "read_path", breaks)
    good = write(tmp_path / "good.txt", "Power is back in Karsk.")
    count = import_paths(desk, archive, [tmp_path / "bad.txt", good])
    assert count.added == 1
    assert count.dropped == (
        Drop(str(tmp_path / "bad.txt"), "reader-failed", "ZeroDivisionError: of the test"),
    )


def test_many_reports_are_written_in_batches(desk, archive, tmp_path, monkeypatch):
    monkeypatch.setattr(batches, "BATCH", 10)
    sizes = []
    real = type(archive).add

    def spy(self, reports=(), **rest):
        sizes.append(len(reports))
        return real(self, reports, **rest)

    monkeypatch.setattr(type(archive), "add", spy)
    file = write(tmp_path / "a.jsonl", *[line(str(n), f"Report {n}.") for n in range(25)])
    assert import_paths(desk, archive, [file]).added == 25
    assert sizes == [10, 10, 5]


def test_outlet_that_is_registered_later_doubles_no_report(desk, archive, tmp_path):
    file = write(tmp_path / "a.jsonl", line("1", "Power is back."), line("2", "Rain."))
    before = dataclasses.replace(desk, registers=Registers())
    assert import_paths(before, archive, [file]).added == 2
    first = archive.report("1").id
    write(file, line("1", "Power is back in Karsk."), line("2", "Rain."), line("3", "Snow."))
    count = import_paths(desk, archive, [file])
    assert (count.added, count.revised, count.unchanged) == (1, 1, 1)
    assert archive.report("1").id == first
    assert import_paths(desk, archive, [file]).unchanged == 3
    assert archive.counts()["current"] == 3
