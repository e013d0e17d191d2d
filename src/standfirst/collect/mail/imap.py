"""A folder on a mail server (IMAP), as a kind of source; nothing on the server is changed.

The address is ``imaps://USER@HOST/FOLDER`` (or ``imap://`` for a server that begins in the clear
and must then change to TLS); the password stands in the environment and in no address. The cursor
is UIDVALIDITY and the last UID that was read (RFC 3501): where the server numbers its mails anew,
all are read again, and those known by their Message-ID are unchanged.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, unquote, urlsplit

from standfirst.collect.attributing import of_feed
from standfirst.collect.captures import Captured
from standfirst.collect.mail.message import EXTRACTOR, MOST_BYTES, read_message
from standfirst.errors import FetchError
from standfirst.records import Capture, Drop, Fetch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from standfirst.collect.clients import Clients, Collected
    from standfirst.records import Feed, FeedState

MEDIA_TYPE = "message/rfc822"
MOST_A_VISIT = 500  # mails; the rest are read on the next visits
_SCHEMES = {"imaps": 993, "imap": 143}
_PASSWORD = "STANDFIRST_MAIL_PASSWORD"  # noqa: S105 - the name of a setting


@dataclass(frozen=True, slots=True)
class MailAddress:
    """Where a folder of mail is."""

    host: str
    port: int
    user: str
    folder: str
    is_plain_first: bool  # the connection begins without TLS

    def __str__(self) -> str:
        scheme = "imap" if self.is_plain_first else "imaps"
        return (
            f"{scheme}://{quote(self.user, safe='')}@{self.host}:{self.port}/{quote(self.folder)}"
        )


class Mailbox(Protocol):
    """A folder that was opened to be read. Each method raises FetchError where the server fails."""

    uid_validity: int

    def uids_after(self, uid: int) -> list[int]:
        """Return the UIDs above one, in their order."""

    def size(self, uid: int) -> int | None:
        """Return a mail's size in bytes; null where it is gone."""

    def fetch(self, uid: int) -> bytes | None:
        """Return a mail as it came, and leave it unread; null where it is gone."""


class OpenMailbox(Protocol):
    """Opens a folder of mail to be read and not changed."""

    def __call__(self, address: MailAddress) -> AbstractContextManager[Mailbox]:
        """Return the folder; leaving the context ends the connection."""


def is_imap(address: str) -> bool:
    """Tell whether an address is one of a mail folder."""
    return address.lower().startswith(("imaps://", "imap://"))


def parse_mail_address(address: str) -> MailAddress:
    """Read the address of a folder; raise FetchError where it is not one."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise FetchError(f"{address}: is no address of mail; {_EXAMPLE}", code="address") from None
    shown = f"{parts.scheme}://{parts.hostname or '…'}"
    if parts.password is not None:
        raise FetchError(
            f"{shown}: the address holds a password; take it out and set {_PASSWORD} in the"
            " environment",
            code="address",
        )
    if parts.scheme not in _SCHEMES or not parts.hostname or not parts.username:
        raise FetchError(f"{shown}: is no address of a mail folder; {_EXAMPLE}", code="address")
    user, folder = unquote(parts.username), unquote(parts.path.strip("/")) or "INBOX"
    if not (user + folder).isprintable():  # a line end would begin another command
        raise FetchError(f"{shown}: the address holds control characters", code="address")
    return MailAddress(
        parts.hostname,
        port or _SCHEMES[parts.scheme],
        user,
        folder,
        is_plain_first=parts.scheme == "imap",
    )


_EXAMPLE = "write imaps://USER@HOST/FOLDER"


def collect_imap(feed: Feed, state: FeedState, clients: Clients) -> Iterator[Collected]:
    """Yield the mails that came since the last visit: each a capture, and what is read from it."""
    address = parse_mail_address(feed.address)
    if clients.open_mailbox is None:
        raise FetchError(f"{address}: no way to mail servers is set up", code="mail")
    with clients.open_mailbox(address) as mailbox:
        after = _after(state.cursor, mailbox.uid_validity)
        most = min(MOST_A_VISIT, clients.most_items)
        for uid in mailbox.uids_after(after)[:most]:
            yield from _read(mailbox, uid, address, feed, clients)
            state = replace(state, cursor=f"{mailbox.uid_validity}:{uid}")
            yield state
        yield state


def _after(cursor: str | None, uid_validity: int) -> int:
    validity, _, uid = (cursor or "").partition(":")
    return int(uid) if validity == str(uid_validity) and uid.isdecimal() else 0


def _read(
    mailbox: Mailbox, uid: int, address: MailAddress, feed: Feed, clients: Clients
) -> Iterator[Collected]:
    what = f"{address};UIDVALIDITY={mailbox.uid_validity}/;UID={uid}"  # an address of RFC 5092
    size = mailbox.size(uid)
    if size is not None and size > MOST_BYTES:
        yield Drop(what, "too-long", "the mail is over 32 MiB")
        return
    data = mailbox.fetch(uid)
    if data is None:
        return  # taken away between listing and fetching
    moment = clients.now()
    sha256 = hashlib.sha256(data).hexdigest()
    fetch = Fetch(sha256, what, moment, feed=feed.id, extractor=EXTRACTOR)
    yield Captured(Capture(sha256, len(data), MEDIA_TYPE, what, moment), data, fetch)
    for found in read_message(data, what, sha256):
        yield of_feed(found, feed)
