from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from standfirst.collect.files import read_bytes

if TYPE_CHECKING:
    from standfirst.records import Drop, Item

NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)


def read(source: str | bytes) -> Item | Drop:
    raw = source if isinstance(source, bytes) else source.encode()
    _, found = read_bytes(raw, "a.eml", collected_at=NOW)
    return found


def test_headers_become_outlet_headline_moment_and_ids():
    item = read(
        "From: =?utf-8?q?Petra_L=C3=BCnz?= <petra@embassy.example>\nSubject: Re: Fwd: =?koi8-u?q?=EB=C1?=\n"
        "Date: Mon, 12 Dec 2022 13:00:00 +0100\nMessage-ID: <a1@embassy.example>\n"
        "In-Reply-To: <a0@embassy.example>\nContent-Language: de\n\nDas Gespräch ist zu Ende."
    )
    assert (item.outlet, item.headline, item.language) == ("Petra Lünz", "Ка", "de")
    assert (item.external_id, item.reply_to) == ("a1@embassy.example", "a0@embassy.example")
    assert item.published_at == datetime(2022, 12, 12, 12, tzinfo=UTC)
    assert item.text == "Das Gespräch ist zu Ende."


def test_quoted_mail_signature_and_list_footer_are_left_out():
    item = read(
        "From: desk@vpa.example\nSubject: Talks\n\nView this email in your browser\n\nThe talks ended.\n\n"
        "They go on in May.\n\nOn Sun, 11 Dec 2022 at 10:00, Edmund Ashby\n<e@halvern.example> wrote:\n> When?\n> Where?\n\n"
        "The place is open.\n\nYou are receiving this email because you asked.\n\nQuay 5, Sarn\n-- \nVPA"
    )
    assert item.text == "The talks ended.\n\nThey go on in May.\n\nThe place is open."


def test_plain_part_comes_before_html_and_attachments_are_passed_over():
    head = "From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    attachment = "--x\nContent-Type: text/plain\nContent-Disposition: attachment\n\nnot this\n"
    html = "--x\nContent-Type: text/html; charset=utf-8\n\n<style>p{}</style><h1>Karsk</h1><p>It&nbsp;holds.</p><ul><li>One<li>Two</ul>\n"
    plain = "--x\nContent-Type: text/plain; charset=utf-8; format=flowed\n\nKarsk holds \non.\n"
    assert read(head + attachment + html + plain + "--x--").text == "Karsk holds on.\n".strip()
    assert read(head + attachment + html + "--x--").text == "Karsk\n\nIt holds.\n\n• One\n• Two"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (b"", "empty"),
        (b"no headers\n\nat all", "mail"),
        (
            b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n"
            + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 3000,
            "mail",
        ),
        (
            b"From: a\nContent-Type: text/plain; charset=nope\nContent-Transfer-Encoding: base64\n\n!!!!",
            "empty",
        ),
        (b"From: a\nContent-Type: application/pdf\n\nx", "empty"),
        (b"From: a\n\n> only\n> quoted", "empty"),
    ],
)
def test_mail_without_words_of_its_own_is_dropped(source: bytes, reason: str):
    assert read(source).reason == reason


def test_broken_headers_leave_fields_empty():
    item = read(b"Subject: =?x?b?!!!?=\nFrom: \xff\xfe\nDate: Mon, 99 Foo 99999\n\nKarsk holds.")
    assert item.published_at is None
    assert item.text == "Karsk holds."


def test_endless_headers_cost_no_time():
    item = read(
        "Subject: " + "=?utf-8?q?a?= " * 50_000 + "\nFrom: " + "<" * 50_000 + "\n\nKarsk holds."
    )
    assert item.text == "Karsk holds."
