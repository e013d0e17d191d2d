"""Lists of captures, and timestamps on them: proof of when the desk held what.

One request for each capture would be a burden on the service and on the desk, so each round writes
one list of the hashes that stand on no list yet, and has that list stamped. A list whose stamp
could not be had waits for the next round. Lists and stamps lie in ``captures/seals``.
"""

from __future__ import annotations

import secrets
from datetime import UTC
from typing import TYPE_CHECKING, Protocol

from standfirst.collect.timestamps import MOST_BYTES, REQUEST_TYPE, check_reply, make_query
from standfirst.errors import ArchiveError
from standfirst.run.wholefiles import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from standfirst.archive import Archive

FOLDER = "seals"
LIST, STAMP = ".txt", ".tsr"
MOST_STAMPS = 20  # a round, where many lists wait


class Poster(Protocol):
    """Sends bytes to a service."""

    def post(self, address: str, body: bytes, media_type: str, *, most_bytes: int) -> bytes:
        """Return what the service answers; raise FetchError where it does not."""


def seal_captures(archive: Archive, service: str, http: Poster, now: datetime) -> None:
    """List the captures that stand on no list, and have all waiting lists stamped.

    Raises FetchError where the service fails; the lists wait.
    """
    folder = archive.captures.folder / FOLDER
    sealed = {line for path in _lists(folder) for line in path.read_text("ascii").split()}
    fresh = sorted({one.sha256 for one in archive.known_captures()} - sealed)
    if fresh:
        name = now.astimezone(UTC).strftime("%Y-%m-%dT%H-%M-%S-%fZ")
        _write(folder / f"{name}{LIST}", "".join(f"{one}\n" for one in fresh).encode())
    for path in waiting_lists(archive)[:MOST_STAMPS]:
        data, nonce = path.read_bytes(), secrets.randbits(62)
        query = make_query(data, nonce)
        reply = http.post(service, query, REQUEST_TYPE, most_bytes=MOST_BYTES)
        check_reply(reply, data, nonce, service)
        _write(path.with_suffix(STAMP), reply)


def waiting_lists(archive: Archive) -> list[Path]:
    """Return the lists that have no stamp yet, the oldest first."""
    folder = archive.captures.folder / FOLDER
    return [path for path in _lists(folder) if not path.with_suffix(STAMP).exists()]


def _lists(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob(f"[!.]*{LIST}"))


def _write(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except OSError as error:
        raise ArchiveError(
            f"{path}: cannot be written ({error.strerror}); check the folder and the disk"
        ) from error
