"""Connections that go only where they may, and that end when their time is up.

The name is resolved here and the connection made to the very number that was checked, so that a
name that leads elsewhere a moment later (DNS rebinding) gains nothing. Each read and write is given
what is left of the visit's time: a server that sends a byte now and then holds nobody up.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any

import httpcore2

from standfirst.errors import FetchError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

    from standfirst.collect.http.addresses import Gate

Resolve = Callable[[str, int], list[str]]  # a host and a port to numbers, the best one first


class Deadline(threading.local):
    """The moment at which the visit of the present thread must be over."""

    ends = float("inf")

    def set(self, seconds: float) -> None:
        """Give the present thread so many seconds from now on."""
        self.ends = time.monotonic() + seconds

    def left(self, wanted: float | None) -> float:
        """Return how long one step may take; raise httpcore's ReadTimeout where nothing is left."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time is up")
        return min(left, 3600.0 if wanted is None else wanted)


def resolve_by_system(host: str, port: int) -> list[str]:
    """Return the numbers of a host, as the system finds them, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


class GuardedNetwork(httpcore2.NetworkBackend):
    """Opens connections for httpcore: resolves, asks the gate, connects, and watches the time."""

    def __init__(
        self, gate: Gate, deadline: Deadline, *, resolve: Resolve = resolve_by_system
    ) -> None:
        self._gate = gate
        self._deadline = deadline
        self._resolve = resolve
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first number of a host that may be connected to and answers."""
        numbers = self._numbers_of(host, port)
        allowed = [one for one in numbers if self._gate.lets_through(host, one)]
        if not allowed:
            raise FetchError(
                f"{host}: leads to {numbers[0]}, which is not a public address; if it is meant,"
                " list it under allowed_hosts in desk.toml",
                code="private-address",
            )
        for n, number in enumerate(allowed):
            try:
                stream = self._inner.connect_tcp(
                    number, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if n == len(allowed) - 1:
                    raise
            else:
                return _TimedStream(stream, self._deadline)
        raise AssertionError("unreachable")

    def _numbers_of(self, host: str, port: int) -> list[str]:
        found: Queue[list[str] | Exception] = Queue(1)

        def ask() -> None:
            try:
                found.put(self._resolve(host, port))
            except Exception as error:  # noqa: BLE001 - it is raised again where it is heard
                found.put(error)

        # The system's resolver cannot be interrupted, and must hold up nobody, not even at exit.
        threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
        try:
            numbers = found.get(timeout=self._deadline.left(None))
        except Empty as error:
            raise httpcore2.ConnectTimeout("resolving the name took too long") from error
        if isinstance(numbers, (OSError, UnicodeError)):
            raise FetchError(
                f"{host}: no such host ({numbers}); check the address and the network", code="dns"
            ) from numbers
        if isinstance(numbers, Exception):
            raise numbers
        if not numbers:
            raise FetchError(f"{host}: has no address; check its spelling", code="dns")
        return numbers


class _TimedStream(httpcore2.NetworkStream):
    """A connection whose every step keeps to the deadline of the thread that takes it."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        stream = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
