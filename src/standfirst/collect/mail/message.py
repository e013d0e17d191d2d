"""One mail: its words without quoted mail, signature and list footer.

The sender is the outlet, the subject the headline, the Message-ID the external id. An unreadable
``Date`` leaves the moment null: when a mail arrived is not when it was written. A forwarded mail
is told with who wrote it.
"""

from __future__ import annotations

import re
from email.errors import MessageError
from email.parser import BytesParser
from email.utils import parseaddr
from typing import TYPE_CHECKING

from standfirst.collect.captures import MIB
from standfirst.collect.mail.headers import header, message_id, sender, subject
from standfirst.collect.mail.parts import take_apart
from standfirst.collect.mail.trimming import find_forward, own_words, trimmed
from standfirst.collect.moments import parse_mail_date
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from standfirst.collect.captures import Captured

EXTRACTOR = "mail/2"
MOST_BYTES = 32 * MIB
MOST_LINES = 500_000  # the parser holds each as an object of its own
MOST_NESTED = 20  # the parser hands each line through every group it stands in
_GROUP = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_FEWEST_OWN = 200  # characters: above a forwarded mail, fewer are a covering note
_SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_WORD = re.compile(r"[\w-]+")
_AUTOMATIC = frozenset({"auto-replied", "auto-notified"})


def read_mail(captured: Captured) -> Iterator[Item | Drop]:
    """Yield the mail as one item, and a drop for each attachment."""
    if captured.capture.n_bytes > MOST_BYTES:
        yield Drop(captured.name, "too-long", "the mail is over 32 MiB")
        return
    yield from read_message(captured.load(), captured.name, captured.capture.sha256)


def read_message(data: bytes, what: str, capture: str) -> Iterator[Item | Drop]:
    """Yield one mail's item or drop; never raises for what stands in it."""
    if not data.strip():
        yield Drop(what, "empty", "holds no text")
        return
    if len(_GROUP.findall(data)) > MOST_NESTED:
        yield Drop(what, "mail", f"has over {MOST_NESTED} groups of parts")
        return
    if data.count(b"\n") > MOST_LINES:
        yield Drop(what, "too-long", f"the mail has over {MOST_LINES:,} lines")
        return
    try:
        yield from _read(BytesParser().parsebytes(data), what, capture)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError) as error:
        # the library's header and part parsers fail in many ways on broken mail
        yield Drop(what, "mail", f"cannot be parsed: {type(error).__name__}")
    except RecursionError:
        yield Drop(what, "mail", "is nested too deeply")


def _read(message: Message, what: str, capture: str) -> Iterator[Item | Drop]:
    if not message.keys():
        yield Drop(what, "mail", "has no mail headers")
        return
    refused = _refused(message, what)
    if refused:
        yield refused
        return
    parts = take_apart(message, what)
    words = parts.words(what)
    author, text = (None, words) if isinstance(words, Drop) else _news(words)
    if len(text if isinstance(text, str) else "") < _FEWEST_OWN and parts.nested:
        inner = parts.nested[0]
        inside = take_apart(inner, what)
        inner_words = inside.words(what)
        if isinstance(inner_words, str):
            author, text = sender(inner), trimmed(inner_words)
            parts.attachments += inside.attachments
    if isinstance(text, Drop):
        yield text
    elif not text.strip():
        yield Drop(what, "empty", "holds no words of its own")
    else:
        yield _item(message, text, author, what, capture)
    yield from parts.attachments


def _refused(message: Message, what: str) -> Drop | None:
    kind = message.get_content_type()
    if kind in _SEALED and message.get_param("smime-type") != "signed-data":
        return Drop(what, "encrypted", "the mail is encrypted; save its text by hand")
    automatic = _WORD.match(header(message, "Auto-Submitted") or "")
    if (automatic and automatic.group().lower() in _AUTOMATIC) or kind == "multipart/report":
        return Drop(what, "automatic", "a machine's answer or a report on delivery")
    return None


def _news(words: str) -> tuple[str | None, str]:
    """Return the author of a forwarded mail (null: it is none) and the words that are news."""
    forward = find_forward(words)
    if forward and len(own_words(forward.cover).strip()) < _FEWEST_OWN:
        name, address = parseaddr(forward.author or "")
        author = name or address or forward.author
        return author, trimmed(forward.text)
    return None, trimmed(forward.cover if forward else words)


def _item(message: Message, text: str, author: str | None, what: str, capture: str) -> Item:
    date = header(message, "Date")
    return Item(
        text=text,
        origin=what,
        capture=capture,
        extractor=EXTRACTOR,
        external_id=message_id(message),
        outlet=sender(message),
        language=header(message, "Content-Language"),
        published_at=parse_mail_date(date) if date else None,
        headline=subject(message),
        forwarded_from=author,
        reply_to=message_id(message, "In-Reply-To"),
    )
