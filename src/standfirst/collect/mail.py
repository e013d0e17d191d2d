"""A mail: its words without quoted mail, signature and list footer.

The sender is the outlet, the subject the headline, the Message-ID the external id. An unreadable
``Date`` leaves the moment null: mail does not promise one.
"""

from __future__ import annotations

import re
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from email.parser import BytesParser
from email.utils import parseaddr
from typing import TYPE_CHECKING

from standfirst.collect.blocks import to_text
from standfirst.collect.captures import MIB
from standfirst.collect.decoding import decode
from standfirst.collect.moments import parse_mail_date
from standfirst.collect.trees import parse_html
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from standfirst.collect.captures import Captured

EXTRACTOR = "mail/1"
MOST_BYTES = 32 * MIB
MOST_PARTS = 200
MOST_OF_A_HEADER = 4000  # characters; header parsers take square time
MOST_NESTED = 20  # the parser hands each line through every group it stands in
_MULTIPART = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
_PREFIX = re.compile(r"(?:\s*(?:re|fwd?|aw|wg|відп|пер)\s*:\s*)+", re.IGNORECASE)
_ATTRIBUTION = re.compile(
    r"(?:On|Am|Le|El|W dniu)\b.{6,200}(?:wrote|schrieb|écrit|escribió|napisał[a]?)\s?:\Z"
)
_ORIGINAL = re.compile(
    r"-{3,}\s*(?:Original Message|Ursprüngliche Nachricht|Message d'origine)\s*-{3,}", re.IGNORECASE
)
_FOOTER = re.compile(
    r"unsubscribe|opt[ -]out of|view (?:this (?:e?-?mail|message) )?in (?:your |a )?browser"
    r"|manage your (?:e-?mail )?(?:preferences|subscription)|update your preferences"
    r"|you (?:are receiving|received|receive) this (?:e?-?mail|message|newsletter)"
    r"|abmelden|abbestellen|newsletter verwalten|im browser (?:ansehen|öffnen)"
    r"|відписатися|ви отримали цей лист|отписаться|вы получили это письмо"
    r"|se désabonner|désinscrire|darse de baja|wypisz się",
    re.IGNORECASE,
)
_MOST_OF_A_FOOTER = 600  # characters: a longer paragraph is news that speaks of unsubscribing
_SIGNATURE = "-- "


def read_mail(captured: Captured) -> Iterator[Item | Drop]:
    """Yield the mail as one item."""
    if captured.capture.n_bytes > MOST_BYTES:
        yield Drop(captured.name, "too-long", "the mail is over 32 MiB")
        return
    data = captured.load()
    if not data.strip():
        yield Drop(captured.name, "empty", "holds no text")
        return
    if len(_MULTIPART.findall(data)) > MOST_NESTED:
        yield Drop(captured.name, "mail", f"has over {MOST_NESTED} groups of parts")
        return
    try:
        message = BytesParser().parsebytes(data)
        yield _read_message(message, captured)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
        # the library's header and part parsers fail in many ways on broken mail
        yield Drop(captured.name, "mail", f"cannot be parsed: {type(error).__name__}")
    except RecursionError:
        yield Drop(captured.name, "mail", "is nested too deeply")


def _read_message(message: Message, captured: Captured) -> Item | Drop:
    if not message.keys():
        return Drop(captured.name, "mail", "has no mail headers")
    words = _words(message, captured.name)
    if isinstance(words, Drop):
        return words
    text = _without_footer(_own_words(words))
    if not text.strip():
        return Drop(captured.name, "empty", "holds no words of its own")
    sender, address = parseaddr(_header(message, "From") or "")
    subject = _header(message, "Subject")
    date = _header(message, "Date")
    return Item(
        text=text,
        origin=captured.name,
        capture=captured.capture.sha256,
        extractor=EXTRACTOR,
        external_id=_message_id(message, "Message-ID"),
        outlet=sender or address or None,
        language=_header(message, "Content-Language"),
        published_at=parse_mail_date(date) if date else None,
        headline=_PREFIX.sub("", subject, count=1).strip() or None if subject else None,
        reply_to=_message_id(message, "In-Reply-To"),
    )


def _header(message: Message, name: str) -> str | None:
    """Return a header's words on one line, encoded words decoded, broken ones as they stand."""
    raw = message.get(name)
    if raw is None:
        return None
    value = str(raw)[:MOST_OF_A_HEADER]
    # Where words are not encoded as RFC 2047 says, the raw ones are better than none.
    with suppress(MessageError, UnicodeError, LookupError, ValueError):
        value = str(make_header(decode_header(value)))
    return " ".join(value.split()) or None


def _message_id(message: Message, name: str) -> str | None:
    value = _header(message, name)
    return value.split()[0].strip("<>") or None if value else None


def _words(message: Message, what: str) -> str | Drop:
    """Return the first plain part, else the first HTML part as plain text."""
    plain = html = None
    for n, part in enumerate(message.walk()):
        if n >= MOST_PARTS:
            break
        if not _is_described_briefly(part):
            continue
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and plain is None:
            plain = _part_text(part, what)
        elif kind == "text/html" and html is None:
            html = _part_text(part, what)
    if isinstance(plain, str) and plain.strip():
        return plain
    if isinstance(html, str):
        tree = parse_html(html)
        if tree is not None:
            return to_text(tree)
    dropped = next((found for found in (plain, html) if isinstance(found, Drop)), None)
    return dropped or Drop(what, "empty", "has no part of text")


def _is_described_briefly(part: Message) -> bool:
    headers = ((key.lower(), value) for key, value in part.items())
    return all(
        len(str(value)) <= MOST_OF_A_HEADER for key, value in headers if key.startswith("content-")
    )


def _part_text(part: Message, what: str) -> str | Drop:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return Drop(what, "encoding", "a part cannot be decoded")
    text = decode(payload, what, declared=part.get_content_charset())
    if isinstance(text, str) and part.get_param("format") == "flowed":
        return _unflowed(text.replace("\r\n", "\n"))
    return text


def _unflowed(text: str) -> str:
    """Join lines that end in a space with the next (RFC 3676)."""
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        if goes_on and line.strip() and not line.startswith(">"):
            lines[-1] += line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != _SIGNATURE
    return "\n".join(lines)


def _own_words(text: str) -> str:
    """Leave out quoted lines, the line that introduces them, and all after a signature mark."""
    kept: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if line == _SIGNATURE or _ORIGINAL.match(line.strip()):
            break
        if line.startswith(">"):
            _drop_attribution(kept)
        else:
            kept.append(line)
    _drop_attribution(kept)
    return "\n".join(kept)


def _drop_attribution(lines: list[str]) -> None:
    """Take "On Monday, Petra Lunz wrote:" (in one line or two) off the end."""
    at = len(lines)
    while at and not lines[at - 1].strip():
        at -= 1
    for n_lines in (1, 2):
        if at >= n_lines and _ATTRIBUTION.match(" ".join(lines[at - n_lines : at]).strip()):
            del lines[at - n_lines :]
            return


def _without_footer(text: str) -> str:
    """Leave out paragraphs on the mailing itself; in the second half, all that follows too."""
    paragraphs = re.split(r"(?:\n[ \t]*+){2,}+", text.strip())
    kept: list[str] = []
    for n, paragraph in enumerate(paragraphs):
        if len(paragraph) <= _MOST_OF_A_FOOTER and _FOOTER.search(paragraph):
            if 2 * n >= len(paragraphs):
                break
            continue
        kept.append(paragraph)
    return "\n\n".join(kept)
