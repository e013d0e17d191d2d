"""Which part of a mail holds its words, and what else hangs on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from standfirst.collect.blocks import to_text
from standfirst.collect.decoding import decode
from standfirst.collect.fragments import parse_fragment
from standfirst.collect.mail.headers import file_name, is_described_briefly
from standfirst.collect.mail.trimming import trimmed
from standfirst.records import Drop

if TYPE_CHECKING:
    from email.message import Message

MOST_PARTS = 200
_SIGNATURE = "-- "
_LEAST_SHARE = 0.4  # of the HTML part's words: a plain part with fewer is a mere notice
_SILENT = frozenset(
    "application/pgp-signature application/pkcs7-signature application/x-pkcs7-signature"
    " text/calendar application/ics text/x-amp-html application/ms-tnef".split()
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*[01]px"
    r"|max-height\s*:\s*0(?:px)?\s*(?:;|\Z)|opacity\s*:\s*0\s*(?:;|\Z)",
    re.IGNORECASE,
)
_DOOR = re.compile(
    r"\W*(?:(?:read|learn|see) more|continue reading|full story|weiterlesen|mehr lesen|lire la"
    r" suite|leer más|czytaj (?:dalej|więcej)|читати далі|детальніше|читать далее|подробнее)\W*\Z",
    re.IGNORECASE,
)
_QUOTES = frozenset({"gmail_quote", "moz-cite-prefix", "yahoo_quoted", "gmail_attr"})
_OUTLOOK = frozenset({"divrplyfwdmsg", "appendonsend"})
_FORWARDED = re.compile(
    r"\s*(?:-{3,}\s*(?:Forwarded|Weitergeleitete)|Begin forwarded)", re.IGNORECASE
)


@dataclass(slots=True)
class Parts:
    """What a mail is made of: its words, mails within it, and files hung on it."""

    plain: str | Drop | None = None
    html: str | Drop | None = None
    nested: list[Message] = field(default_factory=list)
    attachments: list[Drop] = field(default_factory=list)

    def words(self, what: str) -> str | Drop:
        """Return the plain text, or the HTML's words where they say far more."""
        plain = self.plain if isinstance(self.plain, str) else ""
        html = _html_words(self.html) if isinstance(self.html, str) else ""
        if plain.strip() and not html:
            return plain
        n_words = len(trimmed(plain).split())
        if n_words and n_words >= _LEAST_SHARE * len(trimmed(html).split()):
            return plain
        if html.strip() or plain.strip():
            return html if html.strip() else plain
        dropped = next((one for one in (self.plain, self.html) if isinstance(one, Drop)), None)
        return dropped or Drop(what, "empty", "has no part of text")


def take_apart(message: Message, what: str) -> Parts:
    """Sort the parts of a mail; a mail within it is not gone into."""
    found = Parts()
    todo: list[Message] = [message]
    for _ in range(MOST_PARTS):
        if not todo:
            break
        part = todo.pop()
        if not is_described_briefly(part):
            continue
        kind = part.get_content_type()
        if part is not message and kind == "message/rfc822":
            found.nested += _inside(part)
        elif part.is_multipart():
            todo.extend(reversed(_inside(part)))
        else:
            _sort(part, kind, found, what)
    return found


def _inside(part: Message) -> list[Message]:
    payload = part.get_payload()
    return payload if isinstance(payload, list) else []  # type: ignore[return-value]


def _sort(part: Message, kind: str, found: Parts, what: str) -> None:
    is_attached = part.get_content_disposition() == "attachment"
    if kind == "text/plain" and not is_attached:
        text = _text(part, what)
        if isinstance(found.plain, str) and isinstance(text, str):
            found.plain += "\n\n" + text  # parts around a picture are one text
        elif not isinstance(found.plain, str):
            found.plain = text
    elif kind == "text/html" and not is_attached:
        found.html = _text(part, what) if found.html is None else found.html
    elif kind not in _SILENT and (is_attached or not kind.startswith(("image/", "text/"))):
        found.attachments.append(_attachment(part, kind, what, len(found.attachments) + 1))


def _attachment(part: Message, kind: str, what: str, number: int) -> Drop:
    payload = part.get_payload(decode=True)
    size = f"{len(payload):,} bytes" if isinstance(payload, bytes) else "size not known"
    name = file_name(part) or f"part {number}"
    return Drop(f"{what}/{name}", "attachment", f"{kind}, {size}; attachments are not read")


def _text(part: Message, what: str) -> str | Drop:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return Drop(what, "encoding", "a part cannot be decoded")
    text = decode(payload, what, declared=part.get_content_charset())
    if isinstance(text, str) and part.get_param("format") == "flowed":
        return _unflowed(text.replace("\r\n", "\n"), delsp=part.get_param("delsp") == "yes")
    return text


def _unflowed(text: str, *, delsp: bool) -> str:
    """Join lines that end in a space with the next (RFC 3676)."""
    lines: list[str] = []
    goes_on = False
    for raw in text.split("\n"):
        line = raw.removeprefix(" ")  # stuffed
        if goes_on and line.strip() and not line.startswith(">"):
            lines[-1] = (lines[-1][:-1] if delsp else lines[-1]) + line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != _SIGNATURE
    return "\n".join(lines)


def _html_words(html: str) -> str:
    tree = parse_fragment(html)
    if tree is None:
        return ""
    for element in [one for one in tree.iter() if _is_apart(one)]:
        _remove(element)
    return to_text(tree)


def _is_apart(element: Any) -> bool:
    """Tell whether an element is unseen, a mere door to elsewhere, or a quotation."""
    if not isinstance(element.tag, str) or element.getparent() is None:
        return False
    if element.tag == "a":
        return bool(_DOOR.match("".join(element.itertext())[:60]))
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return element.tag not in {"html", "body"}
    classes = (element.get("class") or "").lower().split()
    is_quote = element.tag == "blockquote" and (element.get("type") or "").lower() == "cite"
    if is_quote or _QUOTES.intersection(classes):
        return not _FORWARDED.match("".join(element.itertext())[:200]) and not _follows_forward(
            element
        )
    return False


def _follows_forward(element: Any) -> bool:
    """Tell whether a quotation stands under the words "Begin forwarded message"."""
    before = element.getprevious()
    words = "".join(before.itertext()) if before is not None else element.getparent().text or ""
    return bool(_FORWARDED.search(words[-2000:]))


def _remove(element: Any) -> None:
    """Take an element out of its tree and leave the words behind it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
