"""One table of all ways a server may behave, and what becomes of each."""

import gzip
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest

import bad_server
from bad_server import BadServer, answer, drips, raw, says, self_signed
from standfirst.collect.http import Fetched, PoliteFetcher
from standfirst.collect.http.pacing import Pacing
from standfirst.config import Collecting
from standfirst.errors import FetchError

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)
BODY = b"<rss>" + b"Power is back in Karsk. " * 40 + b"</rss>"
MOST = 100_000
SETTINGS = Collecting(
    contact="desk@sarn.example",
    gap_seconds=0,
    allowed_hosts=("127.0.0.1",),
    most_mib=MOST / (1 << 20),
    most_seconds=0.4,
    most_redirects=3,
)
TLS = httpx2.create_ssl_context()
NUMBERS = {"inside.test": ["10.0.0.7"], "both.test": ["10.0.0.7", "127.0.0.1"], "none.test": []}
BOMB = gzip.compress(b"\0" * 50_000_000)
RAW_DEFLATE = zlib.compressobj(wbits=-15)
RAW_BODY = RAW_DEFLATE.compress(BODY) + RAW_DEFLATE.flush()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"


def resolve(host, _port):
    if host == "nowhere.test":
        raise OSError("Name or service not known")
    return NUMBERS.get(host, ["127.0.0.1"] if host.endswith((".test", "127.0.0.1")) else [host])


def goes(*ways, to="/plain"):
    """Redirects with these statuses one after another; the last one leads to a path."""
    return {
        f"/way{n}": says(
            f"{status} Moved", b"", f"Location: {to if n == len(ways) else f'/way{n + 1}'}"
        )
        for n, status in enumerate(ways, 1)
    }


def is_body(found: Fetched) -> bool:
    return found.status == 200 and found.body == BODY


@dataclass
class Case:
    """A behaviour: what the server does, and the code of the error or what holds of the answer."""

    name: str
    behaviours: dict
    expected: str | Callable[[Fetched], bool]
    path: str = "/"
    host: str = "127.0.0.1"
    options: dict | None = None
    words: str = ""


def one(name, behaviour, expected, **fields):
    return Case(name, {"/": behaviour}, expected, **fields)


def robots(name, behaviour, expected, **fields):
    ways = {("rules.test", "/robots.txt"): behaviour, "/": says("200 OK", BODY)}
    return Case(name, ways, expected, host="rules.test", **fields)


CASES = [
    # ── honest answers ──────────────────────────────────────────────────────────────────────
    one("plain", says("200 OK", BODY), is_body),
    one("empty", says("204 No Content"), lambda found: found.body == b""),
    one(
        "chunked",
        raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
        lambda found: found.body == b"abc",
    ),
    one("HTTP/1.0 that ends with the connection", raw(b"HTTP/1.0 200 OK\r\n\r\n" + BODY), is_body),
    one(
        "early hints first",
        raw(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + answer("200 OK", BODY)),
        is_body,
    ),
    one(
        "headers in Latin-1",
        says("200 OK", BODY, "X-Owner: Müller"),
        lambda found: found.header("x-owner") == "Müller",
    ),
    one(
        "one header twice",
        says("200 OK", BODY, 'ETag: "1"', 'ETag: "2"'),
        lambda found: found.header("etag") == '"1"',
    ),
    one("sets a cookie", says("200 OK", BODY, "Set-Cookie: spy=1"), is_body),
    # ── conditional requests ────────────────────────────────────────────────────────────────
    one(
        "not modified",
        says("304 Not Modified"),
        lambda found: found.not_modified,
        options={"etag": '"1"'},
    ),
    one(
        "304 with a body",
        raw(answer("304 Not Modified", BODY)),
        lambda found: found.body == b"",
        options={"etag": '"1"'},
    ),
    one("304 that nobody asked for", says("304 Not Modified"), "http-304"),
    one(
        "same bytes, new validator",
        says("200 OK", BODY, 'ETag: "2"'),
        lambda found: found.header("etag") == '"2"',
        options={"etag": '"1"'},
    ),
    one(
        "validator that cannot be sent",
        says("200 OK", BODY),
        is_body,
        options={"etag": "a\r\nX: y"},
    ),
    # ── content coding ──────────────────────────────────────────────────────────────────────
    one("gzip", says("200 OK", gzip.compress(BODY), "Content-Encoding: gzip"), is_body),
    one(
        "gzip in two members",
        says(
            "200 OK",
            gzip.compress(BODY[:99]) + gzip.compress(BODY[99:]),
            "Content-Encoding: x-gzip",
        ),
        is_body,
    ),
    one(
        "gzip with padding behind it",
        says("200 OK", gzip.compress(BODY) + b"\0" * 512, "Content-Encoding: gzip"),
        is_body,
    ),
    one("deflate", says("200 OK", zlib.compress(BODY), "Content-Encoding: deflate"), is_body),
    one("raw deflate", says("200 OK", RAW_BODY, "Content-Encoding: deflate"), is_body),
    one(
        "gzip cut short",
        says("200 OK", gzip.compress(BODY)[:-20], "Content-Encoding: gzip"),
        "coding",
    ),
    one("gzip in name only", says("200 OK", BODY, "Content-Encoding: gzip"), "coding"),
    one(
        "brotli that nobody asked for",
        says("200 OK", b"\x8b\x02\x80", "Content-Encoding: br"),
        "coding",
        words="'br'",
    ),
    one("coding upon coding", says("200 OK", BODY, "Content-Encoding: gzip, gzip"), "coding"),
    one(
        "gzip bomb",
        says("200 OK", BOMB, "Content-Encoding: gzip"),
        "too-large",
        words="unpacks to over 100,000 bytes",
    ),
    one(
        "bomb in many members",
        says("200 OK", gzip.compress(b"\0" * 20_000) * 9, "Content-Encoding: gzip"),
        "too-large",
    ),
    # ── size and time ───────────────────────────────────────────────────────────────────────
    one(
        "over the limit",
        says("200 OK", b"x" * (MOST + 1)),
        "too-large",
        words="is over 100,000 bytes",
    ),
    one("exactly the limit", says("200 OK", b"x" * MOST), lambda found: len(found.body) == MOST),
    one(
        "without an end",
        drips(
            HEAD + b"Transfer-Encoding: chunked\r\n\r\n",
            b"2000\r\n" + b"x" * 8192 + b"\r\n",
            pause=0.001,
        ),
        "too-large",
    ),
    one("body drop by drop", drips(HEAD + b"Content-Length: 9999\r\n\r\n", b"x"), "timeout"),
    one("head drop by drop", drips(b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"), "timeout"),
    one(
        "headers without an end",
        drips(b"HTTP/1.1 200 OK\r\n", b"X-More: and more\r\n" * 500, pause=0.001),
        "protocol",
    ),
    one("says nothing", raw(b"", then="hang"), "timeout"),
    one("a header of 200 kB", says("200 OK", BODY, "X-Long: " + "x" * 200_000), "protocol"),
    # ── broken answers ──────────────────────────────────────────────────────────────────────
    one("closes at once", raw(b""), "cut-off"),
    one("no HTTP at all", raw(b"220 mail.sarn.example ESMTP\r\n\r\n"), "protocol"),
    one("status that is no number", raw(b"HTTP/1.1 good OK\r\n\r\n"), "protocol"),
    one("status 999", says("999 Blocked"), "http-999"),
    one("NUL in a header", raw(b"HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n"), "protocol"),
    one("body shorter than told", raw(HEAD + b"Content-Length: 900\r\n\r\nhalf"), "cut-off"),
    one(
        "body longer than told",
        raw(HEAD + b"Content-Length: 4\r\n\r\nhalf and more"),
        lambda found: found.body == b"half",
    ),
    one(
        "reset amid the body",
        raw(HEAD + b"Content-Length: 900\r\n\r\nhalf", then="reset"),
        "cut-off",
    ),
    one(
        "chunks cut short", raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"), "cut-off"
    ),
    one(
        "chunk of a size that is none",
        raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n"),
        "protocol",
    ),
    one(
        "two lengths that differ",
        raw(HEAD + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
        "protocol",
    ),
    one("length below nothing", raw(HEAD + b"Content-Length: -1\r\n\r\nabc"), "protocol"),
    # ── refusals ────────────────────────────────────────────────────────────────────────────
    *[
        one(f"status {status}", says(f"{status} So"), f"http-{status}")
        for status in (300, 400, 401, 402, 403, 404, 410, 451, 500, 502)
    ],
    one("a part nobody asked for", says("206 Partial Content", BODY), "http-206"),
    one("too many requests", says("429 Slow down", b"", "Retry-After: 120"), "http-429"),
    one(
        "unavailable until a date",
        says("503 Later", b"", "Retry-After: Mon, 12 Dec 2022 12:02:00 GMT"),
        "http-503",
    ),
    one("unavailable until nonsense", says("503 Later", b"", "Retry-After: soon"), "http-503"),
    # ── redirects ───────────────────────────────────────────────────────────────────────────
    Case(
        "temporary redirect",
        goes(302),
        lambda found: found.moved_to is None and is_body(found),
        "/way1",
    ),
    Case("permanent redirect", goes(301), lambda found: found.moved_to.endswith("/plain"), "/way1"),
    Case(
        "two permanent redirects",
        goes(308, 301),
        lambda found: found.moved_to.endswith("/plain"),
        "/way1",
    ),
    Case(
        "permanent, then temporary",
        goes(301, 307),
        lambda found: found.moved_to.endswith("/way2"),
        "/way1",
    ),
    Case(
        "temporary, then permanent", goes(303, 301), lambda found: found.moved_to is None, "/way1"
    ),
    Case("as many redirects as allowed", goes(302, 302, 302), is_body, "/way1"),
    Case("one redirect too many", goes(302, 302, 302, 302), "redirects", "/way1"),
    Case("redirects in a circle", goes(301, 301, to="/way1"), "redirect-loop", "/way1"),
    Case("redirect to itself", goes(301, to="/way1"), "redirect-loop", "/way1"),
    Case("redirect to nowhere", {"/": says("302 Found")}, "http-302"),
    Case("redirect to a file", goes(302, to="file:///etc/passwd"), "scheme", "/way1"),
    Case("redirect to a script", goes(302, to="javascript:alert(1)"), "scheme", "/way1"),
    Case("redirect to another protocol", goes(302, to="gopher://wire.example/"), "scheme", "/way1"),
    Case(
        "redirect with a password", goes(302, to="http://me:secret@other.test/"), "address", "/way1"
    ),
    Case("redirect that is no address", goes(302, to="http://[/"), "address", "/way1"),
    Case("redirect without a host", goes(302, to="http:///"), "http-404", "/way1"),
    *[
        Case(f"redirect to {to}", goes(302, to=f"http://{to}/"), "private-address", "/way1")
        for to in (
            "10.0.0.1",
            "169.254.169.254",
            "172.16.0.9",
            "192.168.1.1",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "127.0.0.2",
            "[::1]",
            "[::ffff:10.0.0.1]",
            "[fe80::1]",
            "[fd00::7]",
            "[64:ff9b::a00:1]",
            "[2002:a00:1::]",
            "[::]",
            "inside.test",
        )
    ],
    # ── robots.txt ──────────────────────────────────────────────────────────────────────────
    robots("robots.txt forbids", says("200 OK", b"User-agent: *\nDisallow: /"), "robots"),
    robots(
        "robots.txt forbids another", says("200 OK", b"User-agent: other\nDisallow: /"), is_body
    ),
    robots("robots.txt is missing", says("404 Not Found"), is_body),
    robots("robots.txt is forbidden", says("403 Forbidden"), is_body),
    robots("robots.txt breaks", says("500 Oops"), "robots-unreachable"),
    robots("robots.txt asks for patience", says("429 Slow"), "robots-unreachable"),
    robots("robots.txt never comes", raw(b"", then="hang"), "timeout"),
    robots("robots.txt in a circle", says("301 Moved", b"", "Location: /robots.txt"), is_body),
    robots("robots.txt of rubbish", says("200 OK", bytes(range(256)) * 40), is_body),
    robots(
        "robots.txt of 600 kB",
        says("200 OK", b"User-agent: *\nDisallow: /\n" + b"#" * 600_000),
        "robots",
    ),
    robots(
        "robots.txt as a bomb",
        says(
            "200 OK",
            gzip.compress(b"User-agent: *\nDisallow: /\n" + b"#" * 50_000_000),
            "Content-Encoding: gzip",
        ),
        "robots",
    ),
    Case(
        "redirect to a host that forbids",
        {
            ("a.test", "/"): says("302 Found", b"", "Location: http://b.test:{port}/"),
            ("b.test", "/robots.txt"): says("200 OK", b"User-agent: *\nDisallow: /"),
            ("b.test", "/"): says("200 OK", BODY),
        },
        "robots",
        host="a.test",
    ),
    # ── names and connections ───────────────────────────────────────────────────────────────
    one("no such name", says("200 OK"), "dns", host="nowhere.test"),
    one("name without a number", says("200 OK"), "dns", host="none.test"),
    one("name that leads inside", says("200 OK"), "private-address", host="inside.test"),
    one("name that leads inside, too", says("200 OK", BODY), is_body, host="both.test"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_behaviour(case):
    ways = {"/plain": says("200 OK", BODY)} | case.behaviours
    with BadServer(ways) as server:
        for key, behaviour in list(ways.items()):
            if key == ("a.test", "/"):
                location = server.url("/", "b.test")
                server.behaviours[key] = says("302 Found", b"", f"Location: {location}")
            else:
                server.behaviours[key] = behaviour
        address = server.url(case.path, case.host)
        with PoliteFetcher(SETTINGS, now=lambda: NOON, ssl_context=TLS, resolve=resolve) as http:
            if callable(case.expected):
                assert case.expected(http.get(address, **case.options or {}))
            else:
                with pytest.raises(FetchError, match=r"; ") as caught:
                    http.get(address, **case.options or {})
                assert caught.value.code == case.expected
                assert case.words in str(caught.value)
                assert "\n" not in str(caught.value)
            assert http.get(server.url("/plain", "well.test")).body == BODY, "the client is spoilt"
    assert not any("cookie" in request.headers for request in server.requests)


def test_there_are_forty_and_more_and_none_twice():
    assert len({case.name for case in CASES}) == len(CASES) >= 40


@pytest.fixture
def fetcher():
    with PoliteFetcher(SETTINGS, now=lambda: NOON, ssl_context=TLS, resolve=resolve) as http:
        yield http


def code_of(http, address, **options):
    with pytest.raises(FetchError) as caught:
        http.get(address, **options)
    return caught.value.code


def test_certificate_nobody_vouches_for_is_refused(fetcher):
    with BadServer({"/": says("200 OK", BODY)}, tls=self_signed()) as server:
        assert code_of(fetcher, server.url("/")) == "tls"


def test_certificate_is_held_against_the_name_though_the_number_is_connected_to():
    trusting = ssl.create_default_context(
        cafile=Path(bad_server.__file__).parent / "self_signed.pem"
    )
    names = {"wire.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}
    with (
        BadServer({"/": says("200 OK", BODY)}, tls=self_signed()) as server,
        PoliteFetcher(
            SETTINGS, now=lambda: NOON, ssl_context=trusting, resolve=lambda host, _: names[host]
        ) as http,
    ):
        assert is_body(http.get(server.url("/", "wire.example")))
        assert code_of(http, server.url("/", "other.example")) == "tls"


def test_encryption_where_none_is_spoken_is_refused(fetcher):
    with BadServer({}, greeting=b"HTTP/1.1 400 Bad Request\r\n\r\n") as server:
        assert code_of(fetcher, server.url("/").replace("http:", "https:")) == "tls"


def test_port_where_nobody_listens_is_unreachable(fetcher):
    with BadServer({}) as server:
        address = server.url("/")
    assert code_of(fetcher, address) == "unreachable"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("ftp://wire.example/", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("wire.example/rss", "scheme"),
        ("", "scheme"),
        ("http://", "address"),
        ("http://wire.example:99999/", "address"),
        ("http://me@wire.example/", "address"),
        ("http://wire.example/" + "x" * 9000, "address"),
        ("http://\x00/", "address"),
        ("http://" + "a" * 70 + ".example/", "dns"),
    ],
)
def test_address_of_no_use_is_refused_before_anything_is_sent(fetcher, address, code):
    def refuses(host, _port):
        raise UnicodeError("label too long")

    with PoliteFetcher(SETTINGS, now=lambda: NOON, ssl_context=TLS, resolve=refuses) as http:
        assert code_of(http, address) == code


def test_name_is_resolved_once_a_connection_and_judged_each_time():
    """A name that leads to the house after it was judged (DNS rebinding) gains nothing."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.7"]])
    with (
        BadServer({"/": raw(answer("200 OK", BODY, "Connection: close"))}) as server,
        PoliteFetcher(
            SETTINGS, now=lambda: NOON, ssl_context=TLS, resolve=lambda *_: next(answers)
        ) as http,
    ):
        for path in ("/robots.txt", "/.well-known/tdmrep.json"):
            server.behaviours[path] = raw(answer("404 No", b"", "Connection: close"))
        assert code_of(http, server.url("/", "turns.test")) == "private-address"
    assert server.requests
    assert server.asked("/") == []


def test_slow_resolver_is_not_waited_for():
    release = time.monotonic() + 1.0

    def sleeps(*_):
        while time.monotonic() < release:
            time.sleep(0.05)
        return ["127.0.0.1"]

    with PoliteFetcher(SETTINGS, now=lambda: NOON, ssl_context=TLS, resolve=sleeps) as http:
        assert code_of(http, "http://slow.test/") == "timeout"


def test_we_introduce_ourselves_and_send_no_more(fetcher):
    with BadServer({"/": says("200 OK", BODY)}) as server:
        fetcher.get(server.url("/"), etag='"1"', last_modified="Mon, 12 Dec 2022 10:00:00 GMT")
        (request,) = server.asked("/")
    assert request.headers == {
        "host": f"127.0.0.1:{server.port}",
        "user-agent": "Standfirst/0.1.0 (+desk@sarn.example)",
        "accept": request.headers["accept"],
        "accept-encoding": "gzip, deflate",
        "if-none-match": '"1"',
        "if-modified-since": "Mon, 12 Dec 2022 10:00:00 GMT",
    }


def test_host_is_asked_once_what_it_wants(fetcher):
    with BadServer({"/": says("200 OK", BODY)}) as server:
        for _ in range(3):
            fetcher.get(server.url("/"))
        paths = [one.path for one in server.requests]
    assert paths == ["/robots.txt", "/.well-known/tdmrep.json", "/", "/", "/"]


def test_who_asks_for_patience_gets_it():
    slept = []
    pacing = Pacing(0, clock=lambda: 0.0, sleep=slept.append)
    with (
        BadServer({"/": says("429 Slow", b"", "Retry-After: 120"), "/b": says("200 OK")}) as server,
        PoliteFetcher(
            SETTINGS, now=lambda: NOON, ssl_context=TLS, resolve=resolve, pacing=pacing
        ) as http,
    ):
        with pytest.raises(FetchError) as caught:
            http.get(server.url("/"))
        assert caught.value.retry_after == 120
        assert code_of(http, server.url("/b")) == "wait"
        assert http.get(server.url("/plain", "other.test").replace("/plain", "/b")).status == 200
    assert slept == []


def test_preferences_are_recorded():
    page = b'<html><head><meta name="tdm-policy" content="https://s.test/p"></head></html>'
    with (
        BadServer(
            {
                "/robots.txt": says(
                    "200 OK", b"User-agent: *\nContent-Signal: ai-train=no\nAllow: /"
                ),
                "/.well-known/tdmrep.json": says(
                    "200 OK", b'[{"location": "/news/*", "tdm-reservation": 1}]'
                ),
                "/news/1": says("200 OK", page, "TDM-Reservation: 1", "X-Robots-Tag: noai"),
            }
        ) as server,
        PoliteFetcher(SETTINGS, now=lambda: NOON, ssl_context=TLS, resolve=resolve) as http,
    ):
        assert http.get(server.url("/news/1")).signals == (
            "header tdm-reservation: 1",
            "header x-robots-tag: noai",
            "meta tdm-policy: https://s.test/p",
            "robots.txt content-signal: ai-train=no",
            "tdmrep.json tdm-reservation: 1",
        )
