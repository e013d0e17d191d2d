"""A folder on this machine into which something else puts files: a crawler's, a colleague's.

Files of all kinds that ``standfirst import`` knows are read, each once and again when it changed.
The cursor holds size and time of each file that was read, and where reading stopped in a file that
a visit did not finish: a mark of a web archive, and how many reports behind it were handed out.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standfirst.collect.attributing import of_feed
from standfirst.collect.captures import Captured, ReadUntil
from standfirst.collect.files import is_known, read_path
from standfirst.errors import FetchError
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.collect.clients import Clients, Collected
    from standfirst.records import Feed, FeedState

SETTLED = timedelta(seconds=60)  # a file changed more lately may still be being written
MOST_FILES = 100_000


def collect_folder(feed: Feed, state: FeedState, clients: Clients) -> Iterator[Collected]:
    """Yield what stands in new and changed files, up to the limit of a visit."""
    root = Path(feed.address.removeprefix("file://"))
    if not root.is_absolute():
        raise FetchError(f"{feed.address}: is no whole path; write it from / on", code="address")
    if not root.is_dir():
        raise FetchError(f"{root}: is no folder; make it, or mend the address", code="folder")
    read = _Read.load(state.cursor)
    now = clients.now()
    files = dict(_files(root, now))
    read.done = {name: seal for name, seal in read.done.items() if (root / name).exists()}
    left = clients.most_items
    for name, seal in files.items():
        if read.done.get(name) == seal:
            continue
        for found in read.go_on(root / name, name, seal, now, left):
            left -= isinstance(found, Item)
            yield of_feed(found, feed) if isinstance(found, Item | Drop) else found
        state = replace(state, cursor=read.dump())
        yield state
        if left <= 0:
            break
    yield replace(state, cursor=read.dump())


def _files(root: Path, now: datetime) -> Iterator[tuple[str, str]]:
    """Yield each file of a known kind, by its name from the root on, with size and time."""
    found: list[tuple[str, str]] = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in names:
            path = Path(folder, name)
            if name.startswith(".") or not is_known(name) or len(found) >= MOST_FILES:
                continue
            try:
                status = path.stat()
            except OSError:
                continue  # taken away meanwhile
            changed_at = datetime.fromtimestamp(status.st_mtime, UTC)
            if changed_at <= now - SETTLED or changed_at > now:  # a clock set back is no writer
                found.append(
                    (str(path.relative_to(root)), f"{status.st_size}-{status.st_mtime_ns}")
                )
    yield from sorted(found)


@dataclass(slots=True)
class _Read:
    """What was read: whole files, and the file that was begun."""

    done: dict[str, str] = field(default_factory=dict)  # size and time by name
    begun: str = ""  # name of the file that was not finished
    seal: str = ""  # its size and time
    mark: str | None = None  # of the web archive
    n_behind: int = 0  # things handed out behind the mark

    @classmethod
    def load(cls, cursor: str | None) -> _Read:
        """Read a cursor; one that cannot be read is as none."""
        try:
            value: dict[str, Any] = json.loads(cursor or "{}")
            done = {str(name): str(seal) for name, seal in value["done"].items()}
            mark = value["mark"]
            return cls(
                done,
                str(value["begun"]),
                str(value["seal"]),
                mark if isinstance(mark, str) else None,
                int(value["behind"]),
            )
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return cls()

    def dump(self) -> str:
        """Write the cursor."""
        return json.dumps(
            {"done": self.done, "begun": self.begun, "seal": self.seal, "mark": self.mark,
             "behind": self.n_behind},
            separators=(",", ":"),
        )  # fmt: skip

    def go_on(
        self, path: Path, name: str, seal: str, now: datetime, most: int
    ) -> Iterator[Captured | Item | Drop]:
        """Yield what stands in a file from where reading stopped, at most so many items."""
        if (self.begun, self.seal) != (name, seal):
            self.begun, self.seal, self.mark, self.n_behind = name, seal, None, 0
        mark, n_known, n_seen, n_items = self.mark, self.n_behind, 0, 0
        for found in read_path(path, collected_at=now, resume=lambda _key: mark):
            if isinstance(found, ReadUntil):
                n_known = n_seen = 0
                self.mark, self.n_behind = found.cursor, 0
                continue
            if isinstance(found, Captured):
                yield found  # keeping the same bytes twice costs nothing
                continue
            n_seen += 1
            if n_seen <= n_known:
                continue
            if isinstance(found, Item):
                if n_items == most:
                    return
                n_items += 1
            self.n_behind = n_seen
            yield found
        self.done[name] = seal
        self.begun, self.seal, self.mark, self.n_behind = "", "", None, 0
