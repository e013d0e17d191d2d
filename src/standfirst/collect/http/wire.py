"""What goes over the wire besides the address: headers out, waits and complaints in."""

from __future__ import annotations

import re
import ssl
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import httpcore2
import httpx2

from standfirst import __version__
from standfirst.collect.http.coding import ACCEPTED
from standfirst.errors import FetchError

if TYPE_CHECKING:
    from datetime import datetime

    from standfirst.collect.http.addresses import Address

Header = tuple[bytes, bytes]
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9,"
    " text/html;q=0.8, */*;q=0.5"
)
LONGEST_RETRY = 7 * 86400.0  # seconds; who asks for more is asked again after a week
_DIGITS = re.compile(r"[0-9]{1,9}\Z")
_CUT_OFF = ("complete message body", "without sending a response")  # in h11's and httpcore's words


def user_agent(contact: str | None) -> bytes:
    """Return how we introduce ourselves: name, version, and where the desk can be reached."""
    plain = "".join(letter for letter in contact or "" if " " < letter <= "~")
    return f"Standfirst/{__version__}{f' (+{plain})' if plain else ''}".encode("ascii")


def request_headers(at: Address, agent: bytes) -> list[Header]:
    """Return the headers of every request; there are no cookies among them."""
    return [
        (b"Host", at.origin.partition("//")[2].encode()),
        (b"User-Agent", agent),
        (b"Accept", ACCEPT.encode()),
        (b"Accept-Encoding", ACCEPTED.encode()),
    ]


def conditions(etag: str | None, last_modified: str | None) -> list[Header]:
    """Return the headers of a conditional request, of validators that can stand in one."""
    pairs = ((b"If-None-Match", etag), (b"If-Modified-Since", last_modified))
    return [
        (name, value.encode("latin-1"))
        for name, value in pairs
        if value and all(" " <= letter <= "\xff" and letter != "\x7f" for letter in value)
    ]


def retry_seconds(value: str | None, now: datetime) -> float | None:
    """Read a Retry-After header, as seconds or as a date; null where it says nothing."""
    if value is None:
        return None
    if _DIGITS.match(value.strip()):
        return min(float(value), LONGEST_RETRY)
    try:
        moment = parsedate_to_datetime(value.strip()[:64])
        seconds = (moment.astimezone(now.tzinfo) - now).total_seconds()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return min(max(seconds, 0.0), LONGEST_RETRY)


def refusal(at: Address, status: int, retry_after: float | None) -> FetchError:
    """Return what is said of an answer whose status is of no use."""
    reason = httpx2.codes.get_reason_phrase(status) or "a status that means nothing"
    return FetchError(
        f"{at.url}: answers {status} ({reason}); it is tried again later",
        code=f"http-{status}",
        retry_after=retry_after,
    )


def network_error(at: Address, error: Exception) -> FetchError:
    """Return what is said of a connection that failed: by its kind, in words for an editor."""
    if isinstance(error, httpcore2.TimeoutException):
        return FetchError(
            f"{at.url}: did not answer in time; it is tried again later", code="timeout"
        )
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            why = getattr(cause, "verify_message", "") or cause.reason or "no secure connection"
            return FetchError(
                f"{at.url}: its certificate or encryption is not in order ({why}); tell its owner",
                code="tls",
            )
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpcore2.ConnectError):
        return FetchError(
            f"{at.url}: cannot be reached ({error}); check the network, it is tried again later",
            code="unreachable",
        )
    is_protocol = isinstance(error, httpcore2.ProtocolError)
    if is_protocol and not any(words in str(error) for words in _CUT_OFF):
        return FetchError(
            f"{at.url}: does not speak HTTP ({error}); it is tried again later", code="protocol"
        )
    return FetchError(
        f"{at.url}: broke off amid its answer; it is tried again later", code="cut-off"
    )
