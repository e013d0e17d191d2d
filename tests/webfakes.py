"""A web of a few addresses for tests: what each answers, and what was asked of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from standfirst.collect.clients import Clients
from standfirst.collect.http import Fetched
from standfirst.errors import FetchError

NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)


@dataclass
class FakeWeb:
    """Answers from a table; an address that is not in it fails."""

    pages: dict[str, str | bytes] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    now: datetime = NOW

    def get(
        self,
        address: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        most_bytes: int | None = None,
    ) -> Fetched:
        self.asked.append(address)
        final = self.moved.get(address, address)
        if final not in self.pages:
            raise FetchError(f"{address}: the server says 404; check the address", code="http-404")
        headers = tuple(self.headers.get(final, {}).items())
        if etag and ("etag", etag) in headers:
            return Fetched(address, final, 304, headers, b"", self.now)
        body = self.pages[final]
        return Fetched(
            address,
            final,
            200,
            headers,
            body if isinstance(body, bytes) else body.encode(),
            self.now,
        )

    def clients(self) -> Clients:
        return Clients(http=self, now=lambda: self.now)
