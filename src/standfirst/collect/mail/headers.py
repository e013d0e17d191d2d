"""What stands in a mail's headers, on one line and decoded; broken ones as they stand."""

from __future__ import annotations

import re
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import collapse_rfc2231_value, parseaddr
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import Message

MOST_OF_A_HEADER = 4000  # characters; header parsers take square time
_PREFIX = re.compile(
    r"(?:\s*(?:re|fwd?|fw|aw|wg|tr|rv|odp|pd|відп|пер|переслано|на)\s*(?:\[\d+\])?:\s*)+",
    re.IGNORECASE,
)
_LIST_TAG = re.compile(r"\[[^\[\]]{1,40}\]\s*(?=\S)")
_VIA = re.compile(r"\s+via\s+\S.{0,200}\Z", re.IGNORECASE)
_LIST_ID = re.compile(r"\s*(.{0,200}?)\s*<([^<>]{1,200})>\s*\Z")


def header(message: Message, name: str) -> str | None:
    """Return a header's words on one line, encoded words decoded, broken ones as they stand."""
    raw = message.get(name)
    if raw is None:
        return None
    value = str(raw)[:MOST_OF_A_HEADER]
    # Where words are not encoded as RFC 2047 says, the raw ones are better than none.
    with suppress(MessageError, UnicodeError, LookupError, ValueError):
        value = str(make_header(decode_header(value)))
    return " ".join(value.split()) or None


def message_id(message: Message, name: str = "Message-ID") -> str | None:
    """Return the first id in a header, without its angle brackets."""
    value = header(message, name)
    return value.split()[0].strip("<>") or None if value else None


def sender(message: Message) -> str | None:
    """Return who sent a mail: by name, else the mailing list's name, else the address.

    Lists that send in their own name put the author's before "via".
    """
    name, address = parseaddr(header(message, "From") or "")
    name = _VIA.sub("", name.strip().strip("'\"")).strip()
    if name and name.casefold() != address.casefold():
        return name
    return list_name(message) or address or None


def list_name(message: Message) -> str | None:
    """Return the name of the mailing list that a mail came through (RFC 2919)."""
    found = _LIST_ID.match(header(message, "List-Id") or "")
    return found.group(1).strip('"') or None if found else None


def subject(message: Message) -> str | None:
    """Return the subject without marks of answers, forwards and mailing lists."""
    words = header(message, "Subject") or ""
    words = _PREFIX.sub("", words, count=1).strip()
    if message.get("List-Id") is not None:
        words = _LIST_TAG.sub("", words, count=1).strip()
        words = _PREFIX.sub("", words, count=1).strip()
    return words or None


def file_name(message: Message) -> str | None:
    """Return the name of an attachment, in whichever of the two encodings it came."""
    value = message.get_filename()
    if value is None:
        return None
    name = collapse_rfc2231_value(value)[:MOST_OF_A_HEADER]
    with suppress(MessageError, UnicodeError, LookupError, ValueError):
        name = str(make_header(decode_header(name)))
    return " ".join(name.replace("/", "_").split())[:120] or None


def is_described_briefly(part: Message) -> bool:
    """Tell whether a part's headers of content can be parsed in time."""
    return all(
        len(str(value)) <= MOST_OF_A_HEADER
        for key, value in part.items()
        if key.lower().startswith("content-")
    )
