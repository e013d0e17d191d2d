"""The polite client: every rule of manners and every limit, around one GET request.

The flow of ``get``::

    for each address on the way, at most most_redirects + 1
        refuse what is not http(s)                        addresses.take_apart
        ask what its host wants, and keep to it           hosts, robots
        wait for the host's turn                          pacing
        connect where it may, send, receive in time       network, Exchange
        undo the content coding within the limit          coding
        follow a redirect, or end
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import httpcore2
import httpx2

from standfirst.collect.http import coding, wire
from standfirst.collect.http.addresses import Address, Gate, take_apart
from standfirst.collect.http.fetched import NOT_MODIFIED, Fetched
from standfirst.collect.http.hosts import Hosts, Wishes
from standfirst.collect.http.network import Deadline, GuardedNetwork, Resolve, resolve_by_system
from standfirst.collect.http.pacing import Pacing
from standfirst.collect.http.robots import MOST_BYTES as MOST_OF_A_ROBOTS
from standfirst.collect.http.signals import signals_of
from standfirst.errors import FetchError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable
    from datetime import datetime
    from types import TracebackType

    from standfirst.config import Collecting
    from standfirst.records import HostNote

PERMANENT = {301, 308}
PARTIAL = 206  # of a range, and none was asked for
REDIRECTS = PERMANENT | {302, 303, 307}
ROBOTS_REDIRECTS = 5  # RFC 9309, 2.3.1.2
_BROKEN = (
    httpcore2.TimeoutException,
    httpcore2.ProtocolError,
    httpcore2.NetworkError,
    OSError,
)
_MOST_OF_NO_USE = 1 << 14  # bytes
_MOST_KEPT = 64  # connections open and idle
_IDLE_SECONDS = 20.0
_STEP_SECONDS = 20.0  # of one connect, read or write


@dataclass(frozen=True, slots=True)
class _Answer:
    """One response, before it is known whether it leads on."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    at: datetime

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name), None)


class PoliteFetcher:
    """Fetches addresses with the desk's manners and limits; safe to use from several threads."""

    def __init__(
        self,
        settings: Collecting,
        *,
        now: Callable[[], datetime],
        recall: Callable[[str], HostNote | None] = lambda _origin: None,
        remember: Callable[[HostNote], object] = lambda _note: None,
        pacing: Pacing | None = None,
        resolve: Resolve = resolve_by_system,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._settings = settings
        self._now = now
        self._pacing = pacing or Pacing(settings.gap_seconds)
        self._deadline = Deadline()
        self._network = GuardedNetwork(
            Gate(settings.allowed_hosts), self._deadline, resolve=resolve
        )
        self._pool = httpcore2.ConnectionPool(
            ssl_context=ssl_context or httpx2.create_ssl_context(),
            max_connections=None,
            max_keepalive_connections=_MOST_KEPT,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=self._network,
        )
        self._hosts = Hosts(self._ask_host, now=now, recall=recall, remember=remember)
        self._agent = wire.user_agent(settings.contact)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def get(
        self,
        address: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        most_bytes: int | None = None,
    ) -> Fetched:
        """Return the answer to a GET request; see ``Fetcher.get``."""
        asked = at = take_apart(address)
        headers = wire.conditions(etag, last_modified)
        most = min(most_bytes or self._settings.most_bytes, self._settings.most_bytes)
        moved_to, is_permanent, seen = None, True, {at.url}
        while True:
            wishes = self._hosts.wishes_of(at)
            if not wishes.robots.allows(at):
                raise FetchError(
                    f"{at.url}: its robots.txt asks us not to fetch it; ask the outlet for"
                    " another way",
                    code="robots",
                )
            answer = self._exchange(at, headers, most, gap=wishes.robots.crawl_delay)
            if answer.status not in REDIRECTS:
                is_use = 200 <= answer.status < 300 and answer.status != PARTIAL
                if not (is_use or (answer.status == NOT_MODIFIED and headers)):
                    raise self._refusal(at, answer)
                return _fetched(answer, asked=asked, at=at, moved_to=moved_to, wishes=wishes)
            onward = self._redirect(at, answer)
            is_permanent = (
                is_permanent
                and answer.status in PERMANENT
                and not (at.scheme == "https" and onward.scheme == "http")
            )
            moved_to = onward.url if is_permanent else moved_to
            if onward.url in seen:
                raise FetchError(
                    f"{asked.url}: redirects in a circle; check the address", code="redirect-loop"
                )
            if len(seen) > self._settings.most_redirects:
                raise FetchError(
                    f"{asked.url}: redirects over {self._settings.most_redirects} times; check"
                    " the address",
                    code="redirects",
                )
            seen.add(onward.url)
            at = onward

    def post(self, address: str, body: bytes, media_type: str, *, most_bytes: int) -> bytes:
        """Send bytes to a service the desk names, and return what it answers.

        Within the limits of ``get``, but without robots.txt, which is about what crawlers find,
        and without redirects. Raises FetchError for every status but 200.
        """
        at = take_apart(address)
        kind = [(b"Content-Type", media_type.encode()), (b"Content-Length", b"%d" % len(body))]
        answer = self._exchange(at, kind, most_bytes, body=body)
        if answer.status != 200:
            raise self._refusal(at, answer)
        return answer.body

    def _refusal(self, at: Address, answer: _Answer) -> FetchError:
        retry_after = wire.retry_seconds(answer.header("retry-after"), self._now())
        if answer.status in (429, 503):
            # Nothing else of that host is asked for either until then.
            self._pacing.close(at.host, retry_after or 0.0)
        return wire.refusal(at, answer.status, retry_after)

    @staticmethod
    def _redirect(at: Address, answer: _Answer) -> Address:
        location = answer.header("location")
        if not location:
            raise FetchError(
                f"{at.url}: redirects to nowhere; tell its owner", code=f"http-{answer.status}"
            )
        return take_apart(location, base=at.url)

    def _ask_host(self, address: Address, path: str) -> str:
        """Return a file in which a host says what it wants, following five redirects."""
        at = take_apart(path, base=address.origin + "/")
        for _ in range(ROBOTS_REDIRECTS + 1):
            answer = self._exchange(at, [], MOST_OF_A_ROBOTS, cut=True)
            if 200 <= answer.status < 300:
                return answer.body.decode("utf-8", "replace")
            if answer.status not in REDIRECTS:
                raise self._refusal(at, answer)
            at = self._redirect(at, answer)
        raise FetchError(f"{address.origin}{path}: redirects without end", code="redirects")

    def _exchange(
        self,
        at: Address,
        extra: list[tuple[bytes, bytes]],
        most: int,
        *,
        body: bytes | None = None,
        gap: float | None = None,
        cut: bool = False,
    ) -> _Answer:
        """Send one request in the host's turn and receive all of its answer."""
        steps = dict.fromkeys(("connect", "read", "write", "pool"), _STEP_SECONDS)
        request = httpcore2.Request(
            b"GET" if body is None else b"POST",
            httpcore2.URL(
                scheme=at.scheme.encode(),
                host=at.host.encode(),
                port=at.port,
                target=at.target.encode(),
            ),
            headers=[*wire.request_headers(at, self._agent), *extra],
            content=body,
            extensions={"timeout": steps},
        )
        with self._pacing.turn(at.host, gap):
            self._deadline.set(self._settings.most_seconds)
            try:
                return self._receive(self._pool.handle_request(request), at, most, cut=cut)
            except _BROKEN as error:
                raise wire.network_error(at, error) from error

    def _receive(
        self, response: httpcore2.Response, at: Address, most: int, *, cut: bool
    ) -> _Answer:
        at_moment = self._now()
        headers = tuple(
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers
        )
        answer = _Answer(response.status, headers, b"", at_moment)
        try:
            if response.status in REDIRECTS or response.status >= 400:
                _pass_over(response, answer)
                return answer
            body = coding.undo(
                response.iter_stream(),
                answer.header("content-encoding"),
                most_bytes=most,
                what=at.url,
                cut=cut,
            )
        finally:
            response.close()
        return _Answer(answer.status, headers, body, at_moment)


def _pass_over(response: httpcore2.Response, answer: _Answer) -> None:
    """Read a body that is of no use where it is short, for that leaves the connection open."""
    length = answer.header("content-length") or ""
    if length.isdecimal() and len(length) < 9 and int(length) <= _MOST_OF_NO_USE:
        with suppress(*_BROKEN):
            for _ in response.iter_stream():
                pass


def _fetched(
    answer: _Answer, *, asked: Address, at: Address, moved_to: str | None, wishes: Wishes
) -> Fetched:
    return Fetched(
        asked=asked.url,
        address=at.url,
        status=answer.status,
        headers=answer.headers,
        body=answer.body,
        fetched_at=answer.at,
        moved_to=moved_to,
        signals=signals_of(
            at,
            answer.headers,
            body=answer.body,
            robots=wishes.robots.signals,
            tdmrep=wishes.tdmrep,
        ),
    )
