"""Captures are listed once and stamped by a time-stamping authority: OpenSSL's, on loopback."""

import shutil
import subprocess
from dataclasses import replace

import pytest

from bad_server import BadServer, answer, says
from feedfakes import LINES, Desk, a_line, lines
from standfirst.archive import Archive
from standfirst.collect import sources
from standfirst.collect.timestamps import check_reply, make_query
from standfirst.errors import FetchError
from standfirst.run.sealing import waiting_lists

OPENSSL = shutil.which("openssl")
CONFIG = """
[tsa]
default_tsa = us
[us]
serial = {0}/serial
signer_cert = {0}/tsa.pem
signer_key = {0}/key.pem
signer_digest = sha256
default_policy = 1.3.6.1.4.1.55555.1
digests = sha256
[cert]
extendedKeyUsage = critical, timeStamping
basicConstraints = CA:TRUE
[req]
distinguished_name = name
[name]
"""


def openssl(*arguments, **options):
    return subprocess.run([OPENSSL, *arguments], capture_output=True, check=True, **options).stdout


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    if OPENSSL is None:
        pytest.skip("needs openssl")
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "tsa.cnf").write_text(CONFIG.format(folder))
    (folder / "serial").write_text("01\n")
    openssl(
        *"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650".split(),
        *("-subj", "/CN=Sarn time", "-extensions", "cert", "-config", folder / "tsa.cnf"),
        *("-keyout", folder / "key.pem", "-out", folder / "tsa.pem"),
    )
    return folder


def stamps(authority):
    """A behaviour: the authority's answer to what was posted."""

    def behave(connection, request):
        length = int(request.headers["content-length"])
        query = request.rest
        while len(query) < length:
            query += connection.recv(4096)
        (authority / "query").write_bytes(query)
        reply = openssl(
            *("ts", "-reply", "-queryfile", authority / "query"),
            *("-config", authority / "tsa.cnf", "-section", "us"),
        )
        connection.sendall(answer("200 OK", reply, "Content-Type: application/timestamp-reply"))
        return False

    return behave


@pytest.fixture
def sarn(desk, authority, monkeypatch):
    monkeypatch.setattr(sources, "SOURCES", (*sources.SOURCES, LINES))
    with BadServer({"/a": lines(a_line(1)), "/tsa": stamps(authority)}) as server:
        sarn = Desk(desk, server, timestamps=server.url("/tsa"))
        sarn.follow("/a")
        yield sarn


def seals(sarn):
    return sorted((sarn.desk.folder / "captures" / "seals").iterdir())


def test_new_captures_are_listed_and_stamped_once(sarn, authority):
    assert sarn.collect().unsealed is None
    (stamp, listed) = seals(sarn)
    with Archive.open(sarn.desk.archive_path) as archive:
        (capture,) = archive.known_captures()
        assert waiting_lists(archive) == []
    assert listed.read_text() == f"{capture.sha256}\n"
    assert (stamp.suffix, listed.suffix) == (".tsr", ".txt")
    told = openssl(
        *("ts", "-verify", "-data", listed, "-in", stamp, "-CAfile", authority / "tsa.pem")
    )
    assert b"Verification: OK" in told
    sarn.later(hours=1)
    sarn.collect()
    assert len(seals(sarn)) == 2, "nothing new, nothing listed"
    sarn.server.behaviours["/a"] = lines(a_line(2))
    sarn.later(hours=1)
    sarn.collect()
    assert len(seals(sarn)) == 4
    assert capture.sha256 not in seals(sarn)[-1].read_text()


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        (says("503 Later"), "answers 503"),
        (says("200 OK", b"no stamp"), "does not answer with a timestamp"),
        (says("200 OK", b"\x30\x05\x30\x03\x02\x01\x02"), r"refuses a timestamp \(status 2\)"),
        (says("200 OK", b"\x30\x05\x30\x03\x02\x01\x00"), "a timestamp of something else"),
    ],
)
def test_list_waits_until_its_stamp_can_be_had(sarn, authority, behaviour, words):
    import re

    sarn.server.behaviours["/tsa"] = behaviour
    count = sarn.collect()
    assert count.found.added == 1
    assert re.search(words, count.unsealed)
    assert [one.suffix for one in seals(sarn)] == [".txt"]
    sarn.server.behaviours["/tsa"] = stamps(authority)
    sarn.later(hours=1)
    assert sarn.collect().unsealed is None
    assert [one.suffix for one in seals(sarn)] == [".tsr", ".txt"]


def test_desk_that_wants_no_stamps_lists_nothing(sarn):
    sarn.desk = replace(sarn.desk, collecting=replace(sarn.desk.collecting, timestamps=None))
    sarn.collect()
    assert not (sarn.desk.folder / "captures" / "seals").exists()


@pytest.mark.parametrize("nonce", [0, 1, 127, 128, 255, 256, 2**62, 2**63 - 1])
def test_query_is_as_the_standard_has_it(authority, nonce):
    (authority / "query").write_bytes(make_query(b"words", nonce))
    told = openssl("ts", "-query", "-in", authority / "query", "-text").decode()
    assert "Hash Algorithm: sha256" in told
    assert "Certificate required: yes" in told
    assert f"Nonce: 0x{nonce:02X}" in told.replace("0x0", "0x") or nonce < 256


@pytest.mark.parametrize("reply", [b"", b"\x30", b"\x30\x80", b"\x30\x84\xff", b"\x30\x02\x30\x00"])
def test_any_bytes_are_no_stamp(reply):
    with pytest.raises(FetchError, match="does not answer with a timestamp"):
        check_reply(reply, b"words", 1, "https://tsa.example/")
