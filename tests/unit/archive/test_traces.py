from __future__ import annotations

from standfirst.archive import Archive
from standfirst.records import Report, Trace

ONE = Trace("r1", 1, "signature", "a", b"\x00\xff")


def test_a_trace_is_kept_by_its_revision_and_kind(tmp_path):
    with Archive.create(tmp_path / "archive.db") as archive:
        archive.add([Report("r1", 1, "Ferries stopped.")])
        printed = Trace("r1", 1, "print", "b", b"p")
        archive.save_traces([ONE, printed])
        assert sorted(archive.traces([("r1", 1)]), key=lambda one: one.kind) == [printed, ONE]
        assert archive.traces([("r1", 2)]) == []


def test_the_last_one_made_takes_the_place_of_the_one_before(tmp_path):
    with Archive.create(tmp_path / "archive.db") as archive:
        archive.add([Report("r1", 1, "Ferries stopped.")])
        later = Trace("r1", 1, "signature", "c", b"later")
        archive.save_traces([ONE])
        archive.save_traces([later])
        assert archive.traces([("r1", 1)]) == [later]
