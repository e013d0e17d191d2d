"""The captures as a web archive: whole, provable, the same each time, and readable again."""

import hashlib
from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator

from bad_server import BadServer, says
from feedfakes import Desk
from standfirst.archive import Archive
from standfirst.run.desks import new_desk
from standfirst.run.importing import import_paths
from standfirst.run.warcs import export_warc

PAGE = (
    b"<html><head><title>Water is off</title></head><body><article><h1>Water is off</h1><p>The"
    b" water in Sarn is off until Monday noon, the council said in a notice on its door.</p>"
    b"</article></body></html>"
)


@pytest.fixture
def sarn(desk, tmp_path):
    import gzip

    (tmp_path / "a b.txt").write_text("Rain in Sarn.")
    with BadServer(
        {
            "/old": says("301 Moved", b"", "Location: /water"),
            "/water": says(
                "200 OK", gzip.compress(PAGE), "Content-Type: text/html", "Content-Encoding: gzip"
            ),
        }
    ) as server:
        sarn = Desk(desk, server)
        sarn.follow("/old", kind="page")
        sarn.collect()
    with Archive.open(desk.archive_path) as archive:
        import_paths(sarn.desk, archive, [tmp_path / "a b.txt"])
    return sarn


def exported(sarn):
    out = BytesIO()
    with Archive.open(sarn.desk.archive_path) as archive:
        n_records = export_warc(sarn.desk, archive, out)
    return out.getvalue(), n_records


def records(data):
    return [
        (one.rec_type, one.rec_headers, one.http_headers, one.content_stream().read())
        for one in ArchiveIterator(BytesIO(data), check_digests="raise")
    ]


def test_each_capture_is_a_record_with_its_proof(sarn):
    data, n_records = exported(sarn)
    (info, response, metadata, resource) = records(data)
    assert n_records == 4
    assert info[0] == "warcinfo"
    assert b"operator: desk@sarn.example" in info[3]
    _, head, http, body = response
    assert body == PAGE
    assert head["WARC-Payload-Digest"] == f"sha256:{hashlib.sha256(PAGE).hexdigest()}"
    assert head["WARC-Target-URI"] == sarn.server.url("/water")
    assert head["WARC-Date"] == "2022-12-12T12:00:00.000000Z"
    assert http["Content-Length"] == str(len(PAGE))
    assert (http["Content-Encoding"], http["X-Archive-Orig-Content-Encoding"]) == (None, "gzip")
    assert metadata[1]["WARC-Concurrent-To"] == head["WARC-Record-ID"]
    assert f"via: {sarn.server.url('/old')}".encode() in metadata[3]
    assert (resource[0], resource[3]) == ("resource", b"Rain in Sarn.")
    assert resource[1]["WARC-Target-URI"] == "file:a%20b.txt"


def test_same_archive_gives_the_same_bytes(sarn):
    assert exported(sarn) == exported(sarn)


def test_web_archive_can_be_imported_again(sarn, tmp_path):
    (tmp_path / "all.warc.gz").write_bytes(exported(sarn)[0])
    other = new_desk(tmp_path / "other")
    with Archive.open(other.archive_path) as archive:
        assert import_paths(other, archive, [tmp_path / "all.warc.gz"]).added == 1
        (report,) = archive.current_reports()
    with Archive.open(sarn.desk.archive_path) as archive:
        (before,) = [one for one in archive.current_reports() if one.headline]
    assert (report.text, report.capture) == (before.text, before.capture)


def test_empty_archive_gives_an_empty_file(desk):
    with Archive.open(desk.archive_path) as archive:
        out = BytesIO()
        assert export_warc(desk, archive, out) == 0
    assert out.getvalue() == b""
