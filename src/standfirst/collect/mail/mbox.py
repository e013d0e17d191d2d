"""Many mails in one file (mbox), read one at a time.

A mail begins at a line ``From sender date`` at the file's beginning or behind a blank line. Its
``>From `` lines have one mark too many (the "rd" way of quoting). Source: RFC 4155.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from standfirst.collect.captures import open_input
from standfirst.collect.mail.message import MOST_BYTES, read_message
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.collect.captures import Captured

_BEGINNING = re.compile(
    rb"From .{0,250}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +"
    rb"(?:\d{1,2} +)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
)
_QUOTED = re.compile(rb">+From ")
_MOST_OF_A_LINE = 1 << 20
MOST_REMEMBERED = 2_000_000  # mails of which the Message-ID is known again in one file


def read_mbox(captured: Captured) -> Iterator[Item | Drop]:
    """Yield each mail as an item; one that was there before in the file is a drop."""
    seen: dict[bytes, int] = {}
    for n, data in enumerate(_messages(captured), 1):
        what = f"{captured.name}#{n}"
        if data is None:
            yield Drop(what, "too-long", "the mail is over 32 MiB")
            continue
        for found in read_message(data, what, captured.capture.sha256):
            if isinstance(found, Item) and found.external_id:
                key = hashlib.blake2b(found.external_id.encode("utf-8", "replace"), digest_size=12)
                first = seen.get(key.digest(), n)
                if len(seen) < MOST_REMEMBERED:
                    seen[key.digest()] = first
                if first != n:
                    yield Drop(what, "duplicate", f"has the Message-ID of number {first}")
                    break
            yield found


def _messages(captured: Captured) -> Iterator[bytes | None]:
    """Yield the bytes of each mail; null for one that is too long to hold."""
    lines: list[bytes] = []
    n_bytes = 0
    has_begun = is_blank = False
    with open_input(captured.data) as file:
        while line := file.readline(_MOST_OF_A_LINE):
            if (is_blank or not has_begun) and _BEGINNING.match(line):
                if has_begun:
                    yield b"".join(lines) if n_bytes <= MOST_BYTES else None
                lines, n_bytes, has_begun, is_blank = [], 0, True, False
                continue
            is_blank = not line.strip(b"\r\n")
            has_begun = has_begun or not is_blank
            n_bytes += len(line)
            if n_bytes <= MOST_BYTES:
                lines.append(line[1:] if _QUOTED.match(line) else line)
            else:
                lines.clear()
    if has_begun:
        yield b"".join(lines) if n_bytes <= MOST_BYTES else None
