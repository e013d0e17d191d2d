"""A web server for the benchmarks, in a process of its own: quick, honest and on loopback only.

Feed ``/N`` has so many items and an ETag, and answers 304 to who knows it; the last of the feeds
bring other items at each visit. It prints its port, and ends when its standard input does.
"""

from __future__ import annotations

import asyncio
import sys

from texts import make_reports, rss_of

VERSIONS = 4  # of a feed that changes


class Feeds:
    """The feeds, and how often those that change were asked for."""

    def __init__(self, n_feeds: int, n_items: int, n_known: int, words: int) -> None:
        n_bodies = n_known + (n_feeds - n_known) * VERSIONS
        reports = make_reports(n_bodies * n_items, words=words)
        self.n_feeds, self.n_known = n_feeds, n_known
        self.asked = [0] * n_feeds
        self.bodies = [
            rss_of(reports[n * n_items : (n + 1) * n_items], f"Feed {n}").encode()
            for n in range(n_bodies)
        ]

    def answer(self, request: bytes) -> bytes:
        path, _, headers = request.partition(b"\r\n")
        name = path.split()[1][1:]
        if not name.isdigit() or int(name) >= self.n_feeds:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        n = int(name)
        if n >= self.n_known:
            version = self.asked[n] % VERSIONS
            self.asked[n] += 1
            n = self.n_known + (n - self.n_known) * VERSIONS + version
        etag = b'"%d"' % n
        if etag in headers:
            return b"HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n" % etag
        body = self.bodies[n]
        return (
            b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: %s\r\n"
            b"Content-Length: %d\r\n\r\n%s" % (etag, len(body), body)
        )


async def serve(feeds: Feeds) -> None:

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                request = await reader.readuntil(b"\r\n\r\n")
                writer.write(feeds.answer(request))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(Feeds(*map(int, sys.argv[1:5]))))
