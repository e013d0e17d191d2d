import pytest

from standfirst.archive import Archive, Done
from standfirst.records import Gist, Reading, Report

ONE = Report("r1", 1, "Ferries stopped.")
GIST = Gist("r1", 1, "ferry stopped")


@pytest.fixture
def archive(tmp_path):
    with Archive.create(tmp_path / "archive.db") as archive:
        archive.add([ONE])
        archive.save_readings([(Reading("r1", 1), Done("1", "a"))])
        yield archive


def test_a_gist_is_kept_with_the_reading_it_was_taken_from(archive):
    archive.save_gists([GIST], "5")
    assert archive.gists([ONE], "5") == {"r1": GIST}
    archive.save_readings([(Reading("r1", 1), Done("1", "b"))])
    assert archive.gists([ONE], "5") == {}
    archive.save_gists([GIST], "5")
    assert archive.gists([ONE], "5") == {"r1": GIST}


def test_a_gist_of_another_version_counts_as_none(archive):
    archive.save_gists([GIST], "5")
    assert archive.gists([ONE], "6") == {}


def test_an_unread_report_has_no_gist(archive):
    other = Report("r2", 1, "Trams stopped.")
    archive.add([other])
    archive.save_gists([Gist("r2", 1, "tram")], "5")
    assert archive.gists([ONE, other], "5") == {}


def test_those_kept_longest_go_first(archive, monkeypatch):
    monkeypatch.setattr("standfirst.archive.gists.MOST_KEPT", 2)
    reports = [Report(f"r{n}", 1, "Trams stopped.") for n in range(2, 5)]
    archive.add(reports)
    archive.save_readings([(Reading(one.id, 1), Done("1", "a")) for one in reports])
    for one in (ONE, *reports):
        archive.save_gists([Gist(one.id, 1)], "5")
    archive.save_gists([Gist("r3", 1, "tram")], "5")
    assert archive.gists([ONE, *reports], "5") == {"r3": Gist("r3", 1, "tram"), "r4": Gist("r4", 1)}
