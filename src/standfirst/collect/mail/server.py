"""The way to a mail server: TLS always, folders opened with EXAMINE, answers of bounded size."""

from __future__ import annotations

import imaplib
import re
import ssl
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from standfirst.collect.mail.message import MOST_BYTES
from standfirst.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.collect.mail.imap import MailAddress, Mailbox

MOST_SECONDS = 60.0  # of silence
_SIZE = re.compile(rb"RFC822\.SIZE (\d{1,12})")
_SHIFT = re.compile(r"\+([^-]*)-")
_LITERAL_OF_AN_ANSWER = 1 << 16  # bytes besides the mail itself


@contextmanager
def open_mailbox(
    address: MailAddress, password: str | None, *, tls: ssl.SSLContext | None = None
) -> Iterator[Mailbox]:
    """Open a folder on a server to be read; raise FetchError of one line where that fails."""
    if password is None:
        raise FetchError(
            f"{address}: no password; set STANDFIRST_MAIL_PASSWORD in the environment",
            code="password",
        )
    tls = tls or ssl.create_default_context()
    connection = _connected(address, tls)
    try:
        yield _Opened(address, connection, password)
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            connection.logout()


def _connected(address: MailAddress, tls: ssl.SSLContext) -> imaplib.IMAP4:
    try:
        if address.is_plain_first:
            plain = _Plain(address.host, address.port, timeout=MOST_SECONDS)
            try:
                plain.starttls(tls)
            except BaseException:
                plain.shutdown()
                raise
            return plain
        return _Sealed(address.host, address.port, ssl_context=tls, timeout=MOST_SECONDS)
    except ssl.SSLError as error:
        reason = getattr(error, "verify_message", "") or error.reason or "no TLS"
        raise FetchError(f"{address}: no safe connection ({reason})", code="tls") from error
    except (OSError, imaplib.IMAP4.error) as error:
        raise FetchError(
            f"{address}: cannot be reached ({_words(error)})", code="network"
        ) from error


class _Bounded:
    """Refuses answers that are larger than any mail we take."""

    def read(self, size: int) -> bytes:
        if size > MOST_BYTES + _LITERAL_OF_AN_ANSWER:
            raise imaplib.IMAP4.abort("the server sends more than a mail can hold")
        return super().read(size)  # type: ignore[misc,no-any-return]


class _Plain(_Bounded, imaplib.IMAP4):
    """A connection that begins in the clear."""


class _Sealed(_Bounded, imaplib.IMAP4_SSL):
    """A connection in TLS."""


class _Opened:
    """One folder on one connection."""

    def __init__(self, address: MailAddress, connection: imaplib.IMAP4, password: str) -> None:
        self.address = address
        self.connection = connection
        try:
            connection.login(address.user, password)
        except imaplib.IMAP4.abort as error:
            raise self._failed(error) from error
        except imaplib.IMAP4.error as error:
            raise FetchError(
                f"{address}: the server refuses the user or the password; check both",
                code="password",
            ) from error
        except OSError as error:
            raise self._failed(error) from error
        self.n_mails = int(self._ask("examine", _folder(address.folder))[0] or 0)
        validity = connection.response("UIDVALIDITY")[1][0]
        self.uid_validity = int(validity or 0)

    def uids_after(self, uid: int) -> list[int]:
        """Return the UIDs above one, in their order."""
        if not self.n_mails:
            return []
        # "n:*" names the last mail too, however low its UID is.
        answer = self._ask("uid", "SEARCH", "UID", f"{uid + 1}:*")
        words = b" ".join(one for one in answer if isinstance(one, bytes)).split()
        return sorted({int(one) for one in words if one.isdigit() and int(one) > uid})

    def size(self, uid: int) -> int | None:
        """Return a mail's size in bytes; null where it is gone."""
        for one in self._ask("uid", "FETCH", str(uid), "(RFC822.SIZE)"):
            found = _SIZE.search(one) if isinstance(one, bytes) else None
            if found:
                return int(found.group(1))
        return None

    def fetch(self, uid: int) -> bytes | None:
        """Return a mail as it came, and leave it unread; null where it is gone."""
        for one in self._ask("uid", "FETCH", str(uid), "(BODY.PEEK[])"):
            if isinstance(one, tuple) and len(one) == 2 and isinstance(one[1], bytes):
                return one[1]
        return None

    def _ask(self, command: str, *arguments: str) -> list[Any]:
        try:
            if command == "examine":
                status, answer = self.connection.select(arguments[0], readonly=True)
            else:
                status, answer = self.connection.uid(*arguments)
        except (OSError, imaplib.IMAP4.error) as error:
            raise self._failed(error) from error
        if status != "OK":
            said = answer[0] if answer and isinstance(answer[0], bytes) else status.encode()
            fact = " ".join(said.decode("utf-8", "replace").split())[:200]
            raise FetchError(f"{self.address}: the server says no: {fact}", code="folder")
        return answer

    def _failed(self, error: Exception) -> FetchError:
        return FetchError(f"{self.address}: the server broke off ({_words(error)})", code="network")


def _words(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(text).split())[:200]


def _folder(name: str) -> str:
    """Quote a folder's name in IMAP's own UTF-7 (RFC 3501, 5.1.3)."""
    pieces: list[str] = []
    for run in re.findall(r"[\x20-\x7e]+|[^\x20-\x7e]+", name):
        if run.isascii() and run.isprintable():
            pieces.append(run.replace("&", "&-"))
        else:
            packed = run.encode("utf-7").decode("ascii")
            pieces.append(
                re.sub(r"\+([^-]*)-", lambda one: f"&{one[1].replace('/', ',')}-", packed)
            )
    quoted = "".join(pieces).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'
