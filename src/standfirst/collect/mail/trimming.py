"""What of a mail's text is its sender's news: no quoted mail, signature, contact or footer."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ATTRIBUTION = re.compile(
    r"(?:On|Am|Le|El|W dniu|В|У)\b.{6,200}"
    r"(?:wrote|schrieb|écrit|escribió|napisał[a]?|пишет|пише|написа[влал]{1,3})\s?:\Z"
)
_ORIGINAL = re.compile(
    r"-{3,}\s*(?:Original Message|Ursprüngliche Nachricht|Message d'origine)\s*-{3,}", re.IGNORECASE
)
_FORWARD = re.compile(
    r"-{3,}\s*(?:Forwarded message|Weitergeleitete Nachricht|Message transféré"
    r"|Пересла[нн]{1,2}[ея] (?:сообщение|повідомлення)|Original Message"
    r"|Ursprüngliche Nachricht)\s*-{3,}|(?:Begin forwarded message|Anfang der weitergeleiteten"
    r" Nachricht)\s*:",
    re.IGNORECASE,
)
_FROM = re.compile(r"\*?(?:From|Von|De|Від|От)\s?:\*?\s*(.{1,300})", re.IGNORECASE)
_HEADER = re.compile(r"\*?[^\W\d_][\w -]{1,24}:\*?\s?.{0,500}\Z")
_MOST_HEADERS = 12
# These four are matched against small letters: a search that ignores case takes five times as long.
_FOOTER = re.compile(
    r"unsubscribe|opt[ -]out of|view (?:this (?:e?-?mail|message) )?in (?:your |a )?browser"
    r"|view (?:the )?(?:online|web) version|read (?:it|this) online|forward (?:this )?to a friend"
    r"|manage your (?:e-?mail )?(?:preferences|subscription)|update your (?:preferences|profile)"
    r"|you (?:are receiving|received|receive|have received) this (?:e?-?mail|message|newsletter)"
    r"|our mailing address is|was this (?:e?-?mail )?forwarded to you|add us to your address book"
    r"|abmelden|abbestellen|newsletter verwalten|im browser (?:ansehen|öffnen|anzeigen)"
    r"|відписатися|ви отримали цей лист|отписаться|вы получили это письмо"
    r"|переглянути (?:в|у) браузері|se désabonner|désinscrire|darse de baja|wypisz się",
)
_LEGAL = re.compile(
    r"\bthis (?:e-?mail|message|communication)\b.{0,160}"
    r"\b(?:confidential|privileged|intended (?:only|solely)|for the (?:sole )?use of)"
    r"|(?:diese|die) (?:e-?mail|nachricht) .{0,80}vertraulich"
    r"|please consider the environment before printing"
    r"|це повідомлення .{0,80}конфіденційн"
    r"|это сообщение .{0,80}конфиденциальн",
    re.DOTALL,
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright).{0,12}\b(?:19|20)\d\d\b|\ball rights reserved\b|\bregistered office ?:",
)
_CONTACT = re.compile(
    r"(?:(?:media|press) (?:contacts?|enquiries|inquiries|office)"
    r"|for (?:further|more) (?:information|details)(?:,| please)? ?(?:please )?contact"
    r"|contacts? for (?:the )?(?:media|press)|notes? to editors? ?: ?contact"
    r"|pressekontakt|rückfragen|контакт(?:и)? для (?:преси|змі|медіа)"
    r"|контакты? для (?:прессы|сми))\b",
    re.IGNORECASE,
)
_CONTACT_WORDS = re.compile(
    r"@|\+?\d[\d ()/.-]{6,}|\bwww\.|https?://|\btel\b|\bphone\b", re.IGNORECASE
)
_VALEDICTION = re.compile(
    r"(?:(?:best|kind|warm|with best|with kind)(?: (?:regards|wishes))|regards|sincerely|yours"
    r" (?:sincerely|faithfully|truly)|(?:mit )?(?:freundlichen|besten|herzlichen) grüßen?"
    r"|з повагою|с уважением|cordialement|saludos|z poważaniem)\s*[,.!]?\Z",
    re.IGNORECASE,
)
_END = re.compile(r"[\s*#-]*(?:#\s*#\s*#|-?\s*ENDS?\s*-?|-\s*30\s*-|###)[\s*#-]*\Z")
_RULE = re.compile(r"[-_=*~–—\s]{3,}\Z")
# Possessive throughout: addresses written one into the other must not be parted in many ways.
_NOTHING = re.compile(
    r"(?:\s*+(?:\[(?:image|cid|logo|bild)[^\]\n]{0,300}+\]|<?https?://[^\s<>]{1,4000}+>?+))++\s*+\Z",
    re.IGNORECASE,
)
_TARGET = re.compile(r"[ ]?<(?:https?://|mailto:)[^\s<>]{1,4000}>")
_BREAK = re.compile(r"(?:\n[ \t]*+){2,}+")
_SIGNATURE = ("-- ", "--")
_MOST_OF_A_FOOTER = 600  # characters: a longer paragraph is news that speaks of unsubscribing
_MOST_OF_A_LEGAL = 3000
_MOST_OF_RIGHTS = 300
_MOST_BLANK = 8  # lines between quoted mail and what introduces it
_MOST_BELOW = 12  # lines of a signature


@dataclass(frozen=True, slots=True)
class Forward:
    """A forwarded mail that stands in the text of another: who wrote it, and what."""

    cover: str  # what the sender put above it
    author: str | None
    text: str


def trimmed(words: str) -> str:
    """Return what of a mail's words is its sender's news."""
    return without_footer(own_words(words))


def find_forward(text: str) -> Forward | None:
    """Return the mail that a text forwards; null where it forwards none.

    An "Original Message" is one only where nothing but headers stands between it and its words,
    and nothing of the sender's own above it: else it is a quotation below an answer.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    for n, line in enumerate(lines):
        mark = _FORWARD.match(line.strip())
        if not mark:
            continue
        cover = "\n".join(lines[:n]).strip()
        if _ORIGINAL.match(line.strip()) and cover:
            return None
        author, below = _head(lines[n + 1 :])
        if author is None:
            return None
        return Forward(cover, author, "\n".join(below))
    return None


def _head(lines: list[str]) -> tuple[str | None, list[str]]:
    """Return the author among the header lines of a forwarded mail, and the lines below them."""
    author = None
    at = 0
    while at < len(lines) and not lines[at].strip():
        at += 1
    for n, line in enumerate(lines[at : at + _MOST_HEADERS]):
        stripped = line.strip()
        found = _FROM.match(stripped)
        if found and author is None:
            author = found.group(1)
        elif not stripped or not _HEADER.match(stripped):
            return author, lines[at + n :]
    return author, lines[at + _MOST_HEADERS :]


def own_words(text: str) -> str:
    """Leave out quoted lines, the line that introduces them, and all after a signature mark."""
    lines = text.replace("\r\n", "\n").split("\n")
    kept: list[str] = []
    for n, line in enumerate(lines):
        if _ORIGINAL.match(line.strip()) or _is_signature(line, len(lines) - n):
            break
        if line.startswith(">"):
            _drop_attribution(kept)
        elif not _NOTHING.match(line):
            kept.append(_TARGET.sub("", line))
    _drop_attribution(kept)
    return "\n".join(kept)


def without_footer(text: str) -> str:
    """Leave out paragraphs on the mailing, its sender and the law.

    In the second half of a mail all goes that follows a paragraph on the mailing itself.
    """
    paragraphs = _BREAK.split(text.strip())
    kept: list[str] = []
    for n, paragraph in enumerate(paragraphs):
        is_late = 2 * n >= len(paragraphs)
        if len(paragraph) <= _MOST_OF_A_FOOTER and _FOOTER.search(paragraph.lower()):
            if is_late:
                break
        elif is_late and _is_signed(paragraph):
            kept.append(_above_valediction(paragraph))
            break
        elif not _is_boilerplate(paragraph, kept, is_late):
            kept.append(paragraph)
    return "\n\n".join(one for one in kept if one.strip())


def _is_signature(line: str, n_below: int) -> bool:
    return line == _SIGNATURE[0] or (line.rstrip() == _SIGNATURE[1] and n_below <= _MOST_BELOW)


def _is_boilerplate(paragraph: str, kept: list[str], is_late: bool) -> bool:
    if _RULE.match(paragraph) or _END.match(paragraph):
        return True
    low = paragraph.lower() if is_late and len(paragraph) <= _MOST_OF_A_LEGAL else ""
    if _LEGAL.search(low) or (len(low) <= _MOST_OF_RIGHTS and _RIGHTS.search(low)):
        return True
    if len(paragraph) > _MOST_OF_A_FOOTER or not is_late or not kept:
        return False
    return bool(_CONTACT.match(paragraph.lstrip("*# ")) and _CONTACT_WORDS.search(low))


def _is_signed(paragraph: str) -> bool:
    return any(_VALEDICTION.match(line.strip()) for line in paragraph.split("\n"))


def _above_valediction(paragraph: str) -> str:
    lines = paragraph.split("\n")
    at = next(n for n, line in enumerate(lines) if _VALEDICTION.match(line.strip()))
    return "\n".join(lines[:at])


def _drop_attribution(lines: list[str]) -> None:
    """Take "On Monday, Petra Lunz wrote:" (in one line or two) off the end."""
    at = len(lines)
    while at and not lines[at - 1].strip() and len(lines) - at < _MOST_BLANK:
        at -= 1
    for n_lines in (1, 2):
        if at >= n_lines and _ATTRIBUTION.match(" ".join(lines[at - n_lines : at]).strip()):
            del lines[at - n_lines :]
            return
