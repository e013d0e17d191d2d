"""Whether bytes are what a WARC's digest says of them."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_KNOWN = frozenset({"md5", "sha1", "sha224", "sha256", "sha384", "sha512"})


def is_digest_of(digest: str, *candidates: Iterable[bytes]) -> bool | None:
    """Tell whether a digest such as ``sha1:3I42H3S6…`` is that of one of the candidates.

    Each candidate comes in pieces. The value is in base 32 or, from some writers, in
    hexadecimal. Null where the algorithm is not known or the value cannot be read.
    """
    name, _, value = digest.strip().partition(":")
    name = name.lower().replace("-", "")
    if name not in _KNOWN:
        return None
    expected = _value(value.strip(), hashlib.new(name, usedforsecurity=False).digest_size)
    if expected is None:
        return None
    for pieces in candidates:
        found = hashlib.new(name, usedforsecurity=False)
        for piece in pieces:
            found.update(piece)
        if found.digest() == expected:
            return True
    return False


def _value(text: str, size: int) -> bytes | None:
    try:
        if len(text) == 2 * size:
            return bytes.fromhex(text)
        found = base64.b32decode(text.upper() + "=" * (-len(text) % 8))
    except (ValueError, binascii.Error):
        return None
    return found if len(found) == size else None
