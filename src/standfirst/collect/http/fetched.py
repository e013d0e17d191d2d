"""What a fetch gives, and the protocol of what fetches."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING, Protocol

from standfirst.collect.captures import Captured
from standfirst.records import Capture, Fetch

if TYPE_CHECKING:
    from datetime import datetime

NOT_MODIFIED = 304
UNKNOWN_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer with status 2xx or 304; every other answer is a FetchError.

    ``body`` has its content coding (gzip) undone. ``moved_to`` is where permanent redirects
    alone led, for the next visit; a temporary redirect ends it.
    """

    asked: str
    address: str  # after redirects
    status: int
    headers: tuple[tuple[str, str], ...]  # as they came, in their order
    body: bytes
    fetched_at: datetime
    moved_to: str | None = None
    signals: tuple[str, ...] = ()  # preferences on text and data mining, and where they stood

    @property
    def not_modified(self) -> bool:
        """Tell whether the server said that nothing changed since the validators were given."""
        return self.status == NOT_MODIFIED

    def header(self, name: str) -> str | None:
        """Return the first header of a name, in any case; null where there is none."""
        low = name.lower()
        return next((value for key, value in self.headers if key.lower() == low), None)

    @property
    def media_type(self) -> str:
        """The media type without its parameters, in small letters."""
        value = self.header("content-type") or UNKNOWN_TYPE
        return value.partition(";")[0].strip().lower() or UNKNOWN_TYPE

    @property
    def charset(self) -> str | None:
        """The encoding that the media type declares."""
        message = Message()
        message["content-type"] = (self.header("content-type") or "")[:200]
        return message.get_content_charset() or None

    def captured(self, extractor: str, *, feed: str | None = None) -> Captured:
        """Return the body on its way to the archive, with the proof of how it came.

        ``extractor`` is the name/version of what is going to read it, ``feed`` the id of the
        feed it was fetched for.
        """
        sha256 = hashlib.sha256(self.body).hexdigest()
        capture = Capture(sha256, len(self.body), self.media_type, self.address, self.fetched_at)
        return Captured(
            capture,
            self.body,
            Fetch(
                capture=sha256,
                address=self.asked,
                fetched_at=self.fetched_at,
                feed=feed,
                final_address=None if self.address == self.asked else self.address,
                status=self.status,
                headers=tuple(f"{name}: {value}" for name, value in self.headers),
                extractor=extractor,
            ),
        )


class Fetcher(Protocol):
    """Fetches addresses, politely; safe to use from several threads."""

    def get(
        self,
        address: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        most_bytes: int | None = None,
    ) -> Fetched:
        """Return the answer to a GET request, made conditional by the validators given.

        ``most_bytes`` bounds the body more narrowly than the desk does. Raises FetchError for
        all that is no answer of use: robots.txt, limits, a dead network, a status of 4xx or 5xx.
        """
