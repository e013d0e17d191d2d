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
    return read_all(raw)[0]


def read_all(raw: bytes) -> list[Item | Drop]:
    _, *found = read_bytes(raw, "a.eml", collected_at=NOW)
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


def test_plain_part_comes_before_html_and_attachments_are_no_words():
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


def a_mail(text: str, **headers: str) -> bytes:
    lines = {"From": "Petra Lunz <p@mod.example>", "Subject": "Karsk"} | headers
    return (
        "".join(f"{key}: {value}\n" for key, value in lines.items()).encode()
        + b"\n"
        + text.encode()
    )


def a_multipart(*parts: str, kind: str = "mixed", **headers: str) -> bytes:
    body = "".join(f"--x\n{part}\n" for part in parts) + "--x--\n"
    return a_mail(body, **{"Content-Type": f"multipart/{kind}; boundary=x"}, **headers)


NEWS = "Units of the Northern Group held the elevator at Brenova, Irena Dolsk said.\n\nShe spoke in Sarn.\n\n"


@pytest.mark.parametrize(
    ("sender", "headers", "outlet"),
    [
        ("Petra Lunz via Press List <press@lists.example>", {}, "Petra Lunz"),
        ("press@mod.example", {"List-Id": '"MoD press" <press.mod.example>'}, "MoD press"),
        ("press@mod.example", {"List-Id": "<press.mod.example>"}, "press@mod.example"),
        ("'Petra Lunz' <p@mod.example>", {}, "Petra Lunz"),
        ("=?utf-8?b?0J/QtdGC0YDQsA==?= <p@mod.example>", {}, "Петра"),
        ("<>", {}, None),
    ],
)
def test_sender_is_the_outlet(sender: str, headers: dict[str, str], outlet: str | None):
    assert read(a_mail(NEWS, From=sender, **headers)).outlet == outlet


def test_subject_loses_marks_of_answers_and_lists():
    mail = a_mail(NEWS, Subject="AW: [press] Fwd: Karsk [update]", **{"List-Id": "<a.b>"})
    assert read(mail).headline == "Karsk [update]"
    assert read(a_mail(NEWS, Subject="[Exclusive] Karsk")).headline == "[Exclusive] Karsk"


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("Mon, 12 Dec 2022 13:00:00 +0200", datetime(2022, 12, 12, 11, tzinfo=UTC)),
        ("12 Dec 2022 11:00 GMT", datetime(2022, 12, 12, 11, tzinfo=UTC)),
        ("Mon, 12 Dec 2022 13:00:00", None),
        ("yesterday", None),
    ],
)
def test_date_without_a_zone_is_none(date: str, moment: datetime | None):
    assert read(a_mail(NEWS, Date=date)).published_at == moment


@pytest.mark.parametrize(
    "end",
    [
        "-- ENDS -",
        "Media contact:\nPetra Lunz, +380 44 555 0199",
        "For further information please contact press@mod.example",
        "Kind regards,\nPetra Lunz\nPress officer",
        "З повагою\nПетра Лунц",
        "This e-mail and any attachments are confidential and for the addressee.",
        "© 2022 Sarn Letter. All rights reserved.",
        "https://t.example/1 https://t.example/2",
        "[image: Logo]",
        "You received this newsletter because you asked.\n\nQuay 5, Sarn",
        "--\nPetra Lunz",
    ],
)
def test_end_that_is_no_news_is_cut(end: str):
    assert read(a_mail(NEWS + end)).text == NEWS.strip()


@pytest.mark.parametrize(
    "end",
    [
        "The registered office of the yard in Sarn was searched.",
        "The press office said on Monday that it knew of nothing.",
        "She sends her regards to the crew.",
        "He asked to unsubscribe " + "and more, " * 80,
    ],
)
def test_news_that_speaks_like_a_footer_stays(end: str):
    assert end.strip()[:40] in read(a_mail(NEWS + end)).text


def test_forwarded_mail_is_told_with_who_wrote_it():
    forward = (
        "FYI\n\n---------- Forwarded message ---------\nFrom: Aldmark Embassy <e@aldmark.example>\n"
        "Date: Mon, 12 Dec 2022\nSubject: Statement\nTo: Nora\n\n" + NEWS
    )
    item = read(a_mail(forward))
    assert (item.outlet, item.forwarded_from, item.text) == (
        "Petra Lunz",
        "Aldmark Embassy",
        NEWS.strip(),
    )


def test_answer_above_a_forward_is_its_own_news():
    own = "Units of the Southern Group left the mill at Karsk on Monday. " * 5
    mail = a_mail(own + "\n\n---------- Forwarded message ---------\nFrom: A <a@b.example>\n\nOld.")
    assert (read(mail).forwarded_from, read(mail).text) == (None, own.strip())


def test_mail_within_a_mail_is_a_forward():
    inner = (
        "Content-Type: message/rfc822\n\nFrom: Aldmark Embassy <e@aldmark.example>\nSubject: x\n\n"
        + NEWS
    )
    item = read(a_multipart("Content-Type: text/plain\n\nSee below.", inner))
    assert (item.forwarded_from, item.text) == ("Aldmark Embassy", NEWS.strip())


def test_attachments_are_noted():
    pdf = (
        "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n"
        "Content-Disposition: attachment; filename*=utf-8''%C3%9Cbersicht%20187.pdf\n\nJVBERg=="
    )
    logo = "Content-Type: image/png\nContent-Disposition: inline\n\nx"
    seal = "Content-Type: application/pgp-signature\n\nx"
    item, drop = read_all(a_multipart("Content-Type: text/plain\n\n" + NEWS, pdf, logo, seal))
    assert item.text == NEWS.strip()
    assert (drop.what, drop.reason) == ("a.eml/Übersicht 187.pdf", "attachment")
    assert drop.detail.startswith("application/pdf, 4 bytes")


def test_html_says_more_than_a_mere_notice():
    html = (
        "<div style='display:none'>Preheader</div><h1>Karsk</h1><p>Units held the elevator.</p>"
        "<p>She spoke in Sarn. <a href='x'>Read more</a></p><table><tr><td>Front</td><td>Calm</td></tr></table>"
        "<img src='https://t.example/p.gif' width=1><blockquote type='cite'>Old words.</blockquote>"
    )
    mail = a_multipart(
        "Content-Type: text/plain\n\nView this email in your browser: https://t.example/v",
        "Content-Type: text/html\n\n" + html,
        kind="alternative",
    )
    assert (
        read(mail).text == "Karsk\n\nUnits held the elevator.\n\nShe spoke in Sarn.\n\nFront | Calm"
    )


def test_flowed_text_is_joined():
    head = {"Content-Type": 'text/plain; format=flowed; delsp=yes; charset="utf-8"'}
    assert read(a_mail("Karsk hol \nds. It \n does.", **head)).text == "Karsk holds. Itdoes."


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"Auto-Submitted": "auto-replied (vacation)"}, "automatic"),
        (
            {"Content-Type": "multipart/report; report-type=delivery-status; boundary=x"},
            "automatic",
        ),
        ({"Content-Type": "multipart/encrypted; boundary=x"}, "encrypted"),
        ({"Content-Type": "application/pkcs7-mime; smime-type=enveloped-data"}, "encrypted"),
    ],
)
def test_mail_of_machines_and_sealed_mail_is_refused(headers: dict[str, str], reason: str):
    assert read(a_mail(NEWS, **headers)).reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "http://" * 60_000,
        "[image:" * 60_000,
        "\n" * 200_000 + "> a\n\n" * 50_000,
        "On Monday " * 50_000,
        "this e-mail " * 50_000,
        "---------- Forwarded message ---------\nFrom: a\n" * 5_000,
        "(c) 2022 " * 50_000,
    ],
    ids=["addresses", "images", "quotations", "attributions", "legal", "forwards", "rights"],
)
def test_hostile_text_costs_no_time(text: str):
    assert isinstance(read_all(a_mail(NEWS + text)), list)


def test_mail_of_endless_lines_is_refused():
    assert read(a_mail("\n" * 600_000 + "x")).reason == "too-long"
