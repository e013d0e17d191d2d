"""Gaps between requests, waits that were asked for, and which numbers are public."""

import threading
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bad_server import BadServer, says
from standfirst.collect.http import PoliteFetcher
from standfirst.collect.http.addresses import Gate, is_public, take_apart
from standfirst.collect.http.coding import undo
from standfirst.collect.http.pacing import Pacing
from standfirst.collect.http.signals import signals_of
from standfirst.collect.http.wire import retry_seconds, user_agent
from standfirst.config import Collecting
from standfirst.errors import FetchError

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self):
        self.time = 0.0
        self.slept = []

    def __call__(self):
        return self.time

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.time += seconds


def test_gap_lies_between_two_requests_to_one_host():
    clock = Clock()
    pacing = Pacing(2.0, clock=clock, sleep=clock.sleep)
    for host in ("a.test", "a.test", "b.test", "a.test"):
        with pacing.turn(host):
            clock.time += 0.5
    # b.test was visited meanwhile: half a second of the gap is over.
    assert clock.slept == [2.0, 1.5]


def test_longer_crawl_delay_is_kept_and_an_endless_one_not_waited_for():
    clock = Clock()
    pacing = Pacing(2.0, clock=clock, sleep=clock.sleep)
    with pacing.turn("a.test", 10.0):
        pass
    with pacing.turn("a.test", 0.5):
        pass
    with pacing.turn("a.test", 86_400.0):
        pass
    assert clock.slept == [10.0, 2.0]
    with pytest.raises(FetchError, match="86,400 seconds") as caught, pacing.turn("a.test"):
        pass
    assert caught.value.code == "wait"


def test_host_gets_one_request_at_a_time_and_others_go_on_beside_it():
    both = threading.Barrier(2, timeout=20)

    def meets(connection, request):
        both.wait()  # only if two hosts are asked at once does anybody get an answer
        return says("200 OK", b"met")(connection, request)

    settings = Collecting(gap_seconds=0, allowed_hosts=("127.0.0.1",), most_seconds=30)
    with (
        BadServer({"/": meets, "/b": says("200 OK")}) as server,
        PoliteFetcher(settings, now=lambda: NOON, resolve=lambda *_: ["127.0.0.1"]) as http,
        ThreadPoolExecutor(8) as pool,
    ):
        addresses = [server.url("/", host) for host in ("a.test", "b.test")]
        for host in ("a.test", "b.test"):
            http.get(server.url("/b", host))  # so that both know the rules
        found = list(pool.map(http.get, addresses * 4))
        assert {one.body for one in found} == {b"met"}
        assert server.most == {"a.test": 1, "b.test": 1}


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("120", 120.0),
        (" 0 ", 0.0),
        ("999999999", 7 * 86400.0),
        ("-5", None),
        ("1e9", None),
        ("٣", None),
        ("Mon, 12 Dec 2022 12:01:30 GMT", 90.0),
        ("Mon, 12 Dec 2022 11:00:00 GMT", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 7 * 86400.0),
        ("soon", None),
        ("x" * 10_000, None),
    ],
)
def test_retry_after(value, seconds):
    assert retry_seconds(value, NOON) == seconds


def test_contact_cannot_break_out_of_its_header():
    assert user_agent("a@b.example\r\nX: y") == b"Standfirst/0.1.0 (+a@b.exampleX:y)"
    assert user_agent(None) == b"Standfirst/0.1.0"


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("::ffff:93.184.216.34", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.255.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("192.0.2.1", False),
        ("198.18.0.1", False),
        ("224.0.0.251", False),
        ("240.0.0.1", False),
        ("::", False),
        ("::1", False),
        ("::127.0.0.1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:0:0:0:0:80ff:fffe", False),
        ("fc00::1", False),
        ("fe80::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("2001:db8::1", False),
    ],
)
def test_number_is_public(number, public):
    assert is_public(ip_address(number)) is public
    assert Gate().lets_through("wire.example", number) is public


def test_desk_may_list_names_numbers_and_nets():
    gate = Gate(["Intranet.example", "10.1.0.0/16", "fd00::/8"])
    assert gate.lets_through("intranet.example", "192.168.0.9")
    assert gate.lets_through("any.example", "10.1.2.3")
    assert gate.lets_through("any.example", "::ffff:10.1.2.3")
    assert gate.lets_through("any.example", "fd12::1")
    assert not gate.lets_through("any.example", "10.2.0.1")
    assert not gate.lets_through("any.example", "no number")
    assert not gate.lets_through("any.example", "fe80::1%eth0")


@given(st.lists(st.binary(max_size=300), max_size=5), st.integers(1, 2000), st.integers(1, 99))
def test_packed_body_comes_back_or_is_over_its_limit(parts, most, size):
    body = b"".join(parts)
    pack = zlib.compressobj(wbits=31)
    packed = pack.compress(body) + pack.flush()
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
    if len(body) <= most and len(packed) <= most:
        assert undo(pieces, "gzip", most_bytes=most, what="it") == body
    else:
        with pytest.raises(FetchError, match=r"is over|unpacks to over"):
            undo(pieces, "gzip", most_bytes=most, what="it")
        assert len(undo(pieces, "gzip", most_bytes=most, what="it", cut=True)) <= most


@pytest.mark.parametrize(
    "tdmrep",
    ["", "{", "{}", "[1, null]", '[{"location": 3}]', "[" * 100_000, "[" + "1," * 9 + "1]"],
)
def test_broken_tdmrep_says_nothing(tdmrep):
    assert signals_of(take_apart("https://a.example/"), [], tdmrep=tdmrep) == ()


def test_first_entry_of_a_tdmrep_that_matches_counts():
    tdmrep = (
        '[{"location": "/free/*", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]'
    )
    assert signals_of(take_apart("https://a.example/free/1"), [], tdmrep=tdmrep) == (
        "tdmrep.json tdm-reservation: 0",
    )
    assert signals_of(take_apart("https://a.example/news"), [], tdmrep=tdmrep) == (
        "tdmrep.json tdm-reservation: 1",
    )


def test_signals_are_few_and_short():
    headers = [("TDM-Policy", f"{n} " + "x" * 9000) for n in range(1000)]
    found = signals_of(take_apart("https://a.example/"), headers)
    assert len(found) == 20
    assert max(map(len, found)) <= 200
