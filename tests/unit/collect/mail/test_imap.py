"""Reading a folder of mail: with a mailbox that behaves as told, and with a real server."""

from __future__ import annotations

import socket
import tempfile
import threading
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import dovecot
from standfirst.collect.captures import Captured
from standfirst.collect.clients import Clients
from standfirst.collect.mail.imap import collect_imap, is_imap, parse_mail_address
from standfirst.collect.mail.server import open_mailbox
from standfirst.collect.sources import recognise
from standfirst.config import mail_password
from standfirst.errors import FetchError
from standfirst.records import Drop, Feed, FeedState, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)
NEVER = FeedState("f1")
FEED = Feed("f1", "imaps://desk@mail.example/Press", "imap")


def a_mail(number: int, text: str = "Karsk holds, Irena Dolsk said in Sarn.") -> bytes:
    return (
        f"From: MoD Press <p@mod.example>\r\nSubject: Release {number}\r\nMessage-ID: <{number}@mod>\r\n"
        f"Date: Mon, 12 Dec 2022 13:0{number % 10}:00 +0200\r\n\r\n{text}\r\n"
    ).encode()


class Mailbox:
    """A folder that holds what a test puts into it."""

    def __init__(
        self, mails: dict[int, bytes], *, uid_validity: int = 7, sizes: dict[int, int] | None = None
    ):
        self.mails, self.uid_validity, self.sizes = mails, uid_validity, sizes or {}
        self.asked: list[Any] = []

    @contextmanager
    def open(self, address: Any) -> Iterator[Mailbox]:
        self.asked.append(address)
        yield self

    def uids_after(self, uid: int) -> list[int]:
        return [one for one in sorted(self.mails) if one > uid]

    def size(self, uid: int) -> int | None:
        return self.sizes.get(uid, len(self.mails[uid]))

    def fetch(self, uid: int) -> bytes | None:
        self.asked.append(uid)
        return self.mails[uid] or None


def collect(box: Mailbox, state: FeedState = NEVER, feed: Feed = FEED, **more: Any) -> list[Any]:
    clients = Clients(http=None, now=lambda: NOON, open_mailbox=box.open, **more)  # type: ignore[arg-type]
    return list(collect_imap(feed, state, clients))


def test_each_mail_is_a_capture_an_item_and_a_step():
    captured, item, state, last = collect(Mailbox({3: a_mail(1)}))
    assert isinstance(captured, Captured)
    assert captured.data == a_mail(1)
    assert captured.fetch.address == "imaps://desk@mail.example:993/Press;UIDVALIDITY=7/;UID=3"
    assert (captured.fetch.feed, captured.capture.media_type) == ("f1", "message/rfc822")
    assert (item.outlet, item.headline, item.external_id) == ("MoD Press", "Release 1", "1@mod")
    assert state == last == FeedState("f1", cursor="7:3")


def test_feed_says_whose_reports_they_are():
    feed = replace(FEED, outlet="velmora-mod", language="en")
    item = collect(Mailbox({3: a_mail(1)}), feed=feed)[1]
    assert (item.outlet, item.language) == ("velmora-mod", "en")


def test_reading_goes_on_behind_the_last_mail():
    box = Mailbox({1: a_mail(1), 2: a_mail(2), 3: a_mail(3)})
    found = collect(box, FeedState("f1", cursor="7:2"))
    assert [one.external_id for one in found if isinstance(one, Item)] == ["3@mod"]
    assert collect(box, FeedState("f1", cursor="7:3")) == [FeedState("f1", cursor="7:3")]


def test_new_numbering_is_read_from_the_beginning():
    box = Mailbox({1: a_mail(1)}, uid_validity=8)
    assert collect(box, FeedState("f1", cursor="7:900"))[-1].cursor == "8:1"


def test_visit_ends_at_its_limit_and_the_next_goes_on():
    box = Mailbox({n: a_mail(n) for n in range(1, 6)})
    state = collect(box, most_items=2)[-1]
    assert state.cursor == "7:2"
    assert collect(box, state, most_items=2)[-1].cursor == "7:4"


def test_mail_that_is_gone_or_too_long_costs_itself_alone():
    box = Mailbox({1: b"", 2: a_mail(2), 3: a_mail(3)}, sizes={2: 1 << 30})
    found = collect(box)
    assert [one.reason for one in found if isinstance(one, Drop)] == ["too-long"]
    assert 2 not in box.asked
    assert [one.external_id for one in found if isinstance(one, Item)] == ["3@mod"]
    assert found[-1].cursor == "7:3"


@pytest.mark.parametrize(
    ("address", "fact"),
    [
        ("imaps://desk:secret@mail.example/INBOX", "STANDFIRST_MAIL_PASSWORD"),
        ("imaps://mail.example/INBOX", "imaps://USER@HOST/FOLDER"),
        ("imaps://desk@mail.example:port/", "no address of mail"),
        ("imaps://desk%0d%0aA1%20DELETE@mail.example/", "control characters"),
    ],
)
def test_address_of_no_use_is_one_clear_line(address: str, fact: str):
    with pytest.raises(FetchError) as caught:
        parse_mail_address(address)
    assert fact in str(caught.value)
    assert "secret" not in str(caught.value)
    assert caught.value.code == "address"


def test_address_tells_port_user_and_folder():
    found = parse_mail_address("imap://desk%40x.example@mail.example/Presse%20%C3%9C/Heute")
    assert (found.host, found.port, found.user, found.folder) == (
        "mail.example",
        143,
        "desk@x.example",
        "Presse Ü/Heute",
    )
    assert found.is_plain_first
    assert parse_mail_address("imaps://a@b").folder == "INBOX"
    assert recognise("imaps://a@b/c") == "imap"
    assert not is_imap("https://a/imap://")


def test_password_is_the_hosts_own_or_the_one_for_all(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STANDFIRST_MAIL_PASSWORD", "all")
    monkeypatch.setenv("STANDFIRST_MAIL_PASSWORD_MAIL_EXAMPLE_ORG", "own")
    assert (mail_password("mail.example.org"), mail_password("b")) == ("own", "all")
    monkeypatch.delenv("STANDFIRST_MAIL_PASSWORD")
    assert mail_password("b") is None


def test_no_password_and_no_server_are_one_line_each():
    address = parse_mail_address("imaps://desk@localhost:9/INBOX")
    with pytest.raises(FetchError, match="no password; set"), open_mailbox(address, None):
        pass
    with pytest.raises(FetchError, match="cannot be reached"), open_mailbox(address, "x"):
        pass


@pytest.mark.parametrize(
    "says",
    [
        b"* OK hello\r\n",
        b"* BYE go away\r\n",
        b"\x00" * 100,
        b"* OK [" + b"x" * 2_000_000,
        b"* OK {99999999999}\r\n",
    ],
    ids=["nothing more", "bye", "zeros", "line", "literal"],
)
def test_server_that_speaks_no_imap_is_one_line(says: bytes):
    listener = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        one, _ = listener.accept()
        with one, suppress(OSError):
            one.sendall(says)
            one.settimeout(0.2)
            one.recv(1000)

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    address = parse_mail_address(f"imap://desk@127.0.0.1:{listener.getsockname()[1]}/INBOX")
    with listener, pytest.raises(FetchError) as caught, open_mailbox(address, "x"):
        pass
    assert caught.value.code in {"network", "tls"}
    thread.join(5)


@pytest.fixture(scope="module")
def server() -> Iterator[dovecot.Server]:
    if not dovecot.DOVECOT:
        pytest.skip("dovecot is not installed: apt-get install dovecot-imapd")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with dovecot.running(Path(folder)) as one:
            yield one


def collect_from(
    server: dovecot.Server, address: str, state: FeedState, password: str = "sesame"
) -> list[Any]:
    clients = Clients(
        http=None,  # type: ignore[arg-type]
        now=lambda: NOON,
        open_mailbox=lambda place: open_mailbox(place, password, tls=server.tls),
    )
    return list(collect_imap(Feed("f1", address, "imap"), state, clients))


@pytest.mark.parametrize("scheme", ["imaps", "imap"])
def test_real_folder_is_read_on_and_left_as_it_was(server: dovecot.Server, scheme: str):
    long = a_mail(2, "Sarn has power. " * 9000)
    server.add(a_mail(1), long, folder=f'"Presse &ANw- &-.{scheme}"')
    address = server.address(f"Presse%20%C3%9C%20%26.{scheme}", scheme=scheme)
    first = collect_from(server, address, FeedState("f1"))
    assert [one.external_id for one in first if isinstance(one, Item)] == ["1@mod", "2@mod"]
    assert first[0].data == a_mail(1)
    server.add(a_mail(3), folder=f'"Presse &ANw- &-.{scheme}"')
    second = collect_from(server, address, first[-1])
    assert [one.external_id for one in second if isinstance(one, Item)] == ["3@mod"]
    assert collect_from(server, address, second[-1]) == [second[-1]]
    _, answer = server.do(("select", f'"Presse &ANw- &-.{scheme}"'), ("search", None, "UNSEEN"))
    assert answer[1] == [b"1 2 3"]


def test_real_server_refuses_in_one_line(server: dovecot.Server):
    with pytest.raises(FetchError, match="refuses the user or the password"):
        collect_from(server, server.address(), FeedState("f1"), password="wrong")
    with pytest.raises(FetchError, match=r"the server says no: .*Nowhere"):
        collect_from(server, server.address("Nowhere"), FeedState("f1"))
    address = parse_mail_address(server.address())
    with pytest.raises(FetchError, match="no safe connection"), open_mailbox(address, "sesame"):
        pass
