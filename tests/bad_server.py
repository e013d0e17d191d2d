"""A real HTTP server on loopback that behaves as it is told: well, badly, or not at all.

A behaviour is a function of a connection and a request; it sends whatever bytes it likes.
"""

from __future__ import annotations

import socket
import socketserver
import ssl
import struct
import threading
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Request:
    """What a client sent: path with query, and headers by their small names."""

    path: str
    headers: dict[str, str] = field(default_factory=dict)
    rest: bytes = b""  # of a body, as far as it came with the head

    @property
    def host(self) -> str:
        return self.headers.get("host", "").partition(":")[0]


def answer(status="200 OK", body=b"", *headers, length=True):
    """The bytes of an honest answer."""
    lines = [f"HTTP/1.1 {status}", *headers]
    if length:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def says(*parts, **options):
    """A behaviour that gives one answer and keeps the connection."""
    whole = answer(*parts, **options)

    def behave(connection, _request):
        connection.sendall(whole)
        return True

    return behave


def raw(data, *, then="close"):
    """A behaviour that sends bytes as they are, then closes, resets or hangs."""

    def behave(connection, _request):
        connection.sendall(data)
        if then == "reset":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif then == "hang":
            wait_for_the_end(connection)
        return False

    return behave


def drips(head, drop, *, pause=0.02):
    """A behaviour that sends a head, then one drop after another for as long as it is heard."""

    def behave(connection, _request):
        connection.sendall(head)
        connection.settimeout(pause)
        while True:
            connection.sendall(drop)
            with suppress(TimeoutError):
                if not connection.recv(1):
                    return False

    return behave


def wait_for_the_end(connection):
    """Hold a connection until the other side lets go."""
    with suppress(OSError):
        while connection.recv(4096):
            pass


class _Watched:
    """A connection that tells when the answer begins: then the request is over for its host."""

    def __init__(self, connection, tell):
        self._connection, self._tell = connection, tell

    def __getattr__(self, name):
        return getattr(self._connection, name)

    def sendall(self, data):
        self.answers()
        self._connection.sendall(data)

    def answers(self):
        tell, self._tell = self._tell, lambda: None
        tell()


class _Handler(socketserver.BaseRequestHandler):
    def finish(self):
        self.request.close()  # the encrypted one is not the server's to close

    def handle(self):
        server = self.server.owner
        with suppress(OSError, ValueError):
            if server.tls:
                self.request = server.tls.wrap_socket(self.request, server_side=True)
            self.request.sendall(server.greeting)
            while request := self.read():
                with server.guard:
                    server.requests.append(request)
                    server.now[request.host] += 1
                    server.most[request.host] = max(
                        server.most[request.host], server.now[request.host]
                    )
                watched = _Watched(self.request, lambda host=request.host: server.answers(host))
                try:
                    goes_on = server.behaviour_of(request)(watched, request)
                finally:
                    watched.answers()
                if not goes_on:
                    break

    def read(self):
        head = b""
        while b"\r\n\r\n" not in head:
            more = self.request.recv(65536)
            if not more:
                return None
            head += more
        head, _, rest = head.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in lines)
        headers = {key.lower(): value.strip() for key, _, value in pairs}
        return Request(first.split()[1], headers, rest)


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        pass


class BadServer:
    """The server; ``behaviours`` are by path, or by host and path where they differ by host."""

    def __init__(self, behaviours, *, tls=None, address="127.0.0.1", greeting=b""):
        self.behaviours = dict(behaviours)
        self.greeting = greeting  # sent before anything is asked
        self.tls = tls
        self.requests = []
        self.guard = threading.Lock()
        self.now, self.most = defaultdict(int), defaultdict(int)  # requests at once, by host
        self._server = _Server((address, 0), _Handler)
        self._server.owner = self
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    def answers(self, host):
        with self.guard:
            self.now[host] -= 1

    def behaviour_of(self, request):
        path = request.path.partition("?")[0]
        found = self.behaviours.get((request.host, path)) or self.behaviours.get(path)
        return found or says("404 Not Found")

    def url(self, path, host="127.0.0.1"):
        return f"http{'s' if self.tls else ''}://{host}:{self.port}{path}"

    def asked(self, path):
        """The requests for a path, the first one first."""
        return [one for one in self.requests if one.path == path]

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=10)


def self_signed():
    """The encryption of a server whose certificate nobody vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).parent / "self_signed.pem")
    return context
