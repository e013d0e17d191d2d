"""The import stage: files to captures, reports and drops, a batch at a time."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from standfirst.collect.captures import Captured, ReadUntil
from standfirst.collect.files import Resume, read_path
from standfirst.errors import InputError, StandfirstError
from standfirst.records import Drop, Feed, FeedState, ImportCount, Item
from standfirst.run.batches import Batch
from standfirst.run.progress import SILENT, Progress, StageCount, Tell, tell_nobody

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from standfirst.archive import Archive
    from standfirst.config import Desk

Found = Captured | Item | Drop | ReadUntil


def import_paths(
    desk: Desk,
    archive: Archive,
    paths: Iterable[Path],
    *,
    now: datetime | None = None,
    progress: Progress = SILENT,
    tell: Tell = tell_nobody,
) -> ImportCount:
    """Add the reports in files and folders to the archive; what is refused is kept as drops.

    ``now`` is when the reports count as collected; the clock is asked where it is not given.
    Raw bytes are stored before anything in them is parsed. Each batch is one transaction, so an
    import that was killed is finished by running it again; of a web archive, from the last mark
    that was stored.
    """
    began = time.perf_counter()
    now = now or datetime.now(UTC)
    archive.captures.sweep()
    batch = Batch(desk, archive, now)

    def resume(key: str) -> str | None:
        return archive.feed_states([Feed(key, "")])[key].cursor

    progress.start("import", None)
    for path in paths:
        for found in _read(path, now, resume):
            if not isinstance(found, ReadUntil):
                batch.take(found)
            elif found.cursor is not None:
                batch.take(FeedState(found.key, cursor=found.cursor))
            else:
                batch.write()
                archive.forget_feed(found.key)
            progress.advance()
    batch.write()
    progress.finish()
    count = batch.count()
    tell(
        StageCount(
            "import",
            count.added + count.revised,
            count.unchanged,
            len(count.dropped),
            time.perf_counter() - began,
        )
    )
    return count


def _read(path: Path, now: datetime, resume: Resume) -> Iterator[Found]:
    try:
        yield from read_path(path, collected_at=now, resume=resume)
    except InputError as error:
        yield Drop(str(path), "unreadable", str(error))
    except (StandfirstError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - one file must not stop the rest of the batch
        yield Drop(str(path), "reader-failed", f"{type(error).__name__}: {error}"[:500])
