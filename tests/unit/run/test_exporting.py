import io
import json

from standfirst.records import sha256_of
from standfirst.run.exporting import export_jsonl


def lines_of(archive, **options):
    out = io.StringIO()
    n_lines = export_jsonl(archive, out, **options)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(lines) == n_lines
    return lines


def test_line_has_the_shape_that_import_reads_and_the_text_offsets_count_in(archive, a_day):
    archive.add(a_day[:1])
    (line,) = lines_of(archive)
    report = a_day[0]
    assert line["id"] == "grid-1"
    assert line["published_at"] == "2022-12-12T12:00:00+02:00"
    assert line["headline"] == "Missiles cut power to 40,000 homes in Karsk"
    assert line["text"].startswith("KARSK, Velmora — ")
    assert (line["report_id"], line["revision"]) == (report.id, 1)
    assert line["full_text"] == report.text
    assert line["text_sha256"] == sha256_of(report.text)


def test_newest_revisions_or_all_come_in_order_of_publication(archive, a_day):
    import dataclasses

    archive.add(a_day)
    text = a_day[2].text.replace("3-1", "3-2")
    archive.add([dataclasses.replace(a_day[2], text=text)])
    assert [(line["id"], line["revision"]) for line in lines_of(archive)] == [
        ("match", 2),
        ("grid-1", 1),
        ("grid-2", 1),
    ]
    assert [(line["id"], line["revision"]) for line in lines_of(archive, revisions=True)] == [
        ("match", 1),
        ("match", 2),
        ("grid-1", 1),
        ("grid-2", 1),
    ]


def test_first_line_that_repeats_the_headline_is_written_so_that_import_keeps_it(archive):
    from standfirst.records import Report, Span

    archive.add([Report("r1", 1, "Power\n\nPower\n\nback", headline=Span(0, 5), body=Span(7, 18))])
    (line,) = lines_of(archive)
    assert line["text"] == "Power\n\nPower\n\nback"
