"""Raw bytes, kept compressed under their SHA-256 before anything in them is parsed.

A capture lies at ``captures/ab/cdef….gz``. It is written beside its place, flushed to the disk
and renamed, so a file with such a name is always whole, and never written twice.
"""

from __future__ import annotations

import errno
import gzip
import hashlib
import os
import threading
import time
import zlib
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from standfirst.errors import ArchiveError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHUNK = 1 << 20
STALE_SECONDS = 3600  # an unfinished file this old belongs to no living program


class Captures:
    """A folder of raw captures. It knows bytes and hashes, nothing of reports."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path_of(self, sha256: str) -> Path:
        """Return where a capture lies, or would lie."""
        return self.folder / sha256[:2] / f"{sha256[2:]}.gz"

    def keep(self, data: bytes | Path, *, sha256: str) -> bool:
        """Store bytes, or a file as a stream; return False where they were kept already.

        Raises ArchiveError when the disk is full or read-only, or when the bytes turn out not
        to have that hash: the file was changed while it was read.
        """
        path = self.path_of(sha256)
        if path.exists():
            return False
        part = path.with_name(f".{sha256[2:18]}-{os.getpid()}-{threading.get_ident()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                found = _compress(data, file)
                file.flush()
                os.fsync(file.fileno())
            if found != sha256:
                raise ArchiveError(f"{data!s:.200}: changed while it was read; import it again")
            part.replace(path)
            _flush_folder(path.parent)
        except OSError as error:
            raise _complain(path, error) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return True

    def read(self, sha256: str) -> bytes:
        """Return the bytes of a capture; raise when it is missing or no longer hashes right."""
        if not self.path_of(sha256).exists():
            raise NotFoundError(f"{sha256}: no such capture; import its file again")
        data = b"".join(self._chunks(sha256))
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ArchiveError(f"{self.path_of(sha256)}: damaged; import its file again")
        return data

    def open(self, sha256: str) -> gzip.GzipFile:
        """Open a capture's bytes as a stream; raise NotFoundError where it is missing."""
        try:
            return gzip.open(self.path_of(sha256))
        except FileNotFoundError as error:
            raise NotFoundError(f"{sha256}: no such capture; import its file again") from error

    def is_sound(self, sha256: str) -> bool:
        """Tell whether a capture is there and hashes right, in bounded memory."""
        digest = hashlib.sha256()
        try:
            for chunk in self._chunks(sha256):
                digest.update(chunk)
        except (OSError, ArchiveError):
            return False
        return digest.hexdigest() == sha256

    def sweep(self) -> int:
        """Remove what killed programs left unfinished; return how many files that were."""
        n_removed = 0
        for part in sorted(self.folder.glob("*/.*.part")):
            with suppress(OSError):
                if time.time() - part.stat().st_mtime > STALE_SECONDS:
                    part.unlink()
                    n_removed += 1
        return n_removed

    def _chunks(self, sha256: str) -> Iterator[bytes]:
        try:
            with gzip.open(self.path_of(sha256)) as file:
                while chunk := file.read(CHUNK):
                    yield chunk
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ArchiveError(f"{self.path_of(sha256)}: damaged; import its file again") from error


def _compress(data: bytes | Path, file: BinaryIO) -> str:
    digest = hashlib.sha256()
    # No name and no time go into the file: the same bytes give the same file.
    with (
        BytesIO(data) if isinstance(data, bytes) else data.open("rb") as source,
        gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0) as target,
    ):
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest()


def _flush_folder(folder: Path) -> None:
    with suppress(OSError):  # Windows cannot open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _complain(path: Path, error: OSError) -> ArchiveError:
    if error.errno == errno.ENOSPC:
        return ArchiveError(f"{path}: the disk is full; free some space, nothing was lost")
    return ArchiveError(
        f"{path}: cannot be written ({error.strerror}); check the permissions of the folder"
    )
