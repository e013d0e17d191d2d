"""From bytes to characters: byte order mark, UTF-8, what the input declares, what fits best."""

from __future__ import annotations

import codecs
import re

from standfirst.records import Drop

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The single-byte encodings that European news arrives in. Left to choose among all, the
# detector takes short German texts for Chinese ones.
_LIKELY = ["cp1252", "cp1251", "cp1250", "koi8_u", "koi8_r", "cp866"]
_SAMPLE = 1 << 16
_BAD = "\ufffd"
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.01  # of all characters: more is not text
_MOST_DAMAGE = 0.05  # of the characters outside ASCII: a few broken bytes in a UTF-8 text


def decode(data: bytes, what: str, *, declared: str | None = None) -> str | Drop:
    """Return the text, or a drop: ``empty``, ``binary`` or ``encoding``.

    A UTF-8 text with a few broken bytes keeps them as U+FFFD, so that the damage is seen.
    """
    if not data.strip():
        return Drop(what, "empty", "holds no text")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_decoded(data, encoding), what, encoding)
    if b"\0" in data:
        return Drop(what, "binary", "holds NUL bytes: not a text file")
    text = _decoded(data, "utf-8")
    if text is None and declared:
        text = _decoded(data, declared)
    if text is None:
        text = _damaged_utf8(data) or _detected(data)
    return _checked(text, what, "any likely encoding")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return codecs.lookup(encoding).decode(data)[0] if _is_text(encoding) else None
    except (UnicodeError, ValueError):
        return None


def _is_text(encoding: str) -> bool:
    try:
        "".encode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return False  # not known, or a codec that is not of text, as "zip"
    return True


def _damaged_utf8(data: bytes) -> str | None:
    text = data.decode("utf-8", "replace")
    n_other = len(_NON_ASCII.findall(text))
    return text if text.count(_BAD) <= _MOST_DAMAGE * n_other else None


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - heavy, and seldom needed

    best = from_bytes(data[:_SAMPLE], cp_isolation=_LIKELY).best()
    return _decoded(data, best.encoding) if best else None


def _checked(text: str | None, what: str, encoding: str) -> str | Drop:
    if text is None:
        return Drop(what, "encoding", f"cannot be decoded with {encoding}; save it as UTF-8")
    if not text.strip():
        return Drop(what, "empty", "holds no text")
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        return Drop(what, "binary", "holds control characters: not a text file")
    return text
