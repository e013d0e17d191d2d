import gzip
import hashlib
import os

import pytest

from standfirst.archive import Captures
from standfirst.errors import ArchiveError, NotFoundError


@pytest.fixture
def captures(tmp_path):
    return Captures(tmp_path / "captures")


def sha_of(data):
    return hashlib.sha256(data).hexdigest()


def test_bytes_come_back_and_lie_under_their_hash(captures):
    data = "Струм повернувся.".encode()
    sha = sha_of(data)
    assert captures.keep(data, sha256=sha)
    assert captures.read(sha) == data
    assert captures.path_of(sha) == captures.folder / sha[:2] / f"{sha[2:]}.gz"
    assert gzip.decompress(captures.path_of(sha).read_bytes()) == data
    assert captures.is_sound(sha)


def test_same_bytes_are_written_once_and_the_same_way(captures, tmp_path):
    data = b"one" * 1000
    captures.keep(data, sha256=sha_of(data))
    before = captures.path_of(sha_of(data)).stat()
    assert not captures.keep(data, sha256=sha_of(data))
    assert captures.path_of(sha_of(data)).stat().st_mtime_ns == before.st_mtime_ns
    other = Captures(tmp_path / "other")
    other.keep(data, sha256=sha_of(data))
    assert other.path_of(sha_of(data)).read_bytes() == captures.path_of(sha_of(data)).read_bytes()


def test_file_is_stored_as_a_stream(captures, tmp_path):
    data = os.urandom(3_000_000)
    (tmp_path / "big.jsonl").write_bytes(data)
    captures.keep(tmp_path / "big.jsonl", sha256=sha_of(data))
    assert captures.read(sha_of(data)) == data


def test_file_that_changed_meanwhile_is_refused_and_leaves_nothing(captures, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"now")
    with pytest.raises(ArchiveError, match="changed while it was read"):
        captures.keep(tmp_path / "a.txt", sha256=sha_of(b"before"))
    assert [path for path in captures.folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("damage", [b"", b"\x1f\x8b broken", gzip.compress(b"other")])
def test_damage_is_found(captures, damage):
    captures.keep(b"data", sha256=sha_of(b"data"))
    captures.path_of(sha_of(b"data")).write_bytes(damage)
    assert not captures.is_sound(sha_of(b"data"))
    with pytest.raises(ArchiveError, match="damaged"):
        captures.read(sha_of(b"data"))


def test_missing_capture_is_told(captures):
    assert not captures.is_sound("ab" * 32)
    with pytest.raises(NotFoundError):
        captures.read("ab" * 32)


def test_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "captures").write_text("a file in the way")
    with pytest.raises(ArchiveError, match="cannot be written"):
        Captures(tmp_path / "captures").keep(b"data", sha256=sha_of(b"data"))


def test_sweep_removes_what_a_killed_program_left(captures):
    captures.keep(b"data", sha256=sha_of(b"data"))
    folder = captures.path_of(sha_of(b"data")).parent
    old, fresh = folder / ".0123-1.part", folder / ".4567-2.part"
    for part in (old, fresh):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert captures.sweep() == 1
    assert fresh.exists()
    assert captures.is_sound(sha_of(b"data"))
