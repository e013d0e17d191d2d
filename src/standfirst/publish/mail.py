"""An edition as mail: HTML that mail programs agree on, and a message with its plain twin.

MJML makes tables with styles of their own. Nothing is fetched: no pictures, no fonts, no counting.
A message is kept under 100 kB, for some readers cut what is longer: first the cited words fall
away, then the notes; their page has them.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from typing import TYPE_CHECKING

import mjml

from standfirst.publish.layout import lay_out
from standfirst.publish.templating import draw
from standfirst.publish.text import to_text

if TYPE_CHECKING:
    from standfirst.publish.layout import Frame
    from standfirst.records import Edition

MOST_BYTES = 100_000  # of the HTML
LONGEST_PREVIEW = 200  # code points


def to_mail_html(edition: Edition, frame: Frame) -> str:
    """Return an edition as the HTML of a mail, in the manner of its profile."""
    layout = lay_out(edition, frame)
    preview = " ".join(line.text for line in layout.standfirst) or layout.title
    html = ""
    for fullness in (2, 1, 0):
        drawn = draw(
            "mail.j2",
            frame,
            None,
            edition=edition,
            layout=layout,
            preview=preview[:LONGEST_PREVIEW],
            fullness=fullness,
        )
        html = mjml.mjml2html(_held(drawn), disable_comments=False, fonts={})
        if len(html.encode("utf-8", "replace")) <= MOST_BYTES:
            break
    return html


def to_mail(edition: Edition, frame: Frame) -> str:
    """Return an edition as a message (.eml) that opens as a draft, without sender and recipient.

    It holds the HTML and the plain text. The same edition gives the same bytes: its date is as of
    when the edition is, and what parts its parts is made from them.
    """
    html, text = to_mail_html(edition, frame), to_text(edition, frame)
    title = lay_out(edition, frame).title
    made = edition.as_of or datetime.combine(edition.date, time(0), UTC)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(title.split()).encode("utf-8", "replace").decode()
    message["Date"] = format_datetime(made)
    message["X-Unsent"] = "1"
    message.set_content(_held(text), cte="quoted-printable")
    message.add_alternative(_held(html), subtype="html", cte="quoted-printable")
    message.set_boundary(
        f"=_{sha256(f'{title}{text}{html}'.encode('utf-8', 'replace')).hexdigest()}"
    )
    return message.as_string()


def _held(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
