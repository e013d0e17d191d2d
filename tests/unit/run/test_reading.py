import dataclasses

from standfirst import read
from standfirst.records import Border, Registers
from standfirst.run.executors import LocalExecutor
from standfirst.run.reading import read_reports


def test_reports_are_read_once(desk, archive, a_day):
    archive.add(a_day)
    first = read_reports(desk, archive)
    assert (first.done, first.skipped, first.failed) == (3, 0, 0)
    assert len(archive.readings(a_day)) == 3
    again = read_reports(desk, archive)
    assert (again.done, again.skipped) == (0, 3)


def test_only_what_is_new_or_revised_is_read(desk, archive, a_day):
    archive.add(a_day[:2])
    read_reports(desk, archive)
    revised = dataclasses.replace(a_day[0], text=a_day[0].text.replace("40,000", "45,000"))
    archive.add([revised, a_day[2]])
    assert read_reports(desk, archive).done == 2


def test_other_registers_and_another_version_read_again(desk, archive, a_day, monkeypatch):
    archive.add(a_day)
    read_reports(desk, archive)
    other = dataclasses.replace(desk, registers=Registers())
    assert read_reports(other, archive).done == 3
    monkeypatch.setattr(read, "VERSION", "to come")
    assert read_reports(other, archive).done == 3


def test_pool_and_one_process_read_alike(desk, archive, a_day):
    archive.add(a_day)
    read_reports(desk, archive, executor=LocalExecutor(workers=1))
    alone = archive.readings(a_day)
    other = dataclasses.replace(desk, zone=type(desk.zone)("Europe/Kyiv"))
    count = read_reports(other, archive, executor=LocalExecutor(workers=2, pool_from=1))
    assert count.done == 3
    assert archive.readings(a_day) == alone


def test_report_that_cannot_be_read_stops_no_other(desk, archive, a_day, monkeypatch):
    real = read.read_report

    def breaks(report, context):
        if report.external_id == "grid-2":
            raise ZeroDivisionError("of the test")
        return real(report, context)

    monkeypatch.setattr(read, "read_report", breaks)
    archive.add(a_day)
    count = read_reports(desk, archive, executor=LocalExecutor(workers=1))
    assert (count.done, count.failed) == (2, 1)
    (drop,) = archive.drops()
    assert (drop.what, drop.reason) == (a_day[1].id, "read-failed")
    monkeypatch.undo()
    assert read_reports(desk, archive).done == 1


def test_progress_and_counts_are_told(desk, archive, a_day):
    archive.add(a_day)
    told = []

    class Recorder:
        def start(self, stage, total):
            told.append((stage, total))

        def advance(self, n=1):
            told.append(n)

        def finish(self):
            told.append("end")

    read_reports(desk, archive, progress=Recorder(), tell=told.append)
    assert told[:-1] == [("read", 3), 1, 1, 1, "end"]
    assert told[-1].stage == "read"
    assert told[-1].seconds > 0


def test_other_borders_read_again(desk, archive, a_day):
    archive.add(a_day)
    read_reports(desk, archive)
    registers = dataclasses.replace(desk.registers, borders=(Border("Abkhazia", "XV"),))
    assert read_reports(dataclasses.replace(desk, registers=registers), archive).done == 3
