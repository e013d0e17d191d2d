"""Asking a time-stamping authority to vouch for when bytes were held (RFC 3161).

The request is written and the reply looked at here; whether its signature holds is for those who
trust the authority to say: ``openssl ts -verify -data LIST -in TOKEN -CAfile ITS_CERTIFICATE``.
"""

from __future__ import annotations

import hashlib

from standfirst.errors import FetchError

REQUEST_TYPE = "application/timestamp-query"
MOST_BYTES = 1 << 16  # of a reply; some thousand with certificates
_SEQUENCE, _INTEGER, _OCTETS, _TRUE = 0x30, 0x02, 0x04, b"\x01\x01\xff"
_SHA256 = bytes.fromhex("300d06096086480165030402010500")  # its AlgorithmIdentifier
_GRANTED = (0, 1)  # granted, and granted with changes


def make_query(data: bytes, nonce: int) -> bytes:
    """Return the request for a stamp on some bytes; of these only the SHA-256 goes out.

    ``nonce`` is a number below 2**63 that comes back, so that no old reply passes for this one.
    """
    imprint = _der(_SEQUENCE, _SHA256 + _der(_OCTETS, hashlib.sha256(data).digest()))
    return _der(_SEQUENCE, _integer(1) + imprint + _integer(nonce) + _TRUE)


def check_reply(reply: bytes, data: bytes, nonce: int, address: str) -> None:
    """Raise FetchError ``timestamp`` where a reply is no stamp on these bytes for this request."""
    status = _status_of(reply)
    if status is None:
        fact = "does not answer with a timestamp"
    elif status not in _GRANTED:
        fact = f"refuses a timestamp (status {status})"
    elif hashlib.sha256(data).digest() not in reply or _integer(nonce) not in reply:
        fact = "answers with a timestamp of something else"
    else:
        return
    raise FetchError(f"{address}: {fact}; check the address", code="timestamp")


def _status_of(reply: bytes) -> int | None:
    """Return the status at the head of a TimeStampResp; null where it is none."""
    outer = _content(reply, _SEQUENCE)
    info = None if outer is None else _content(outer, _SEQUENCE)
    number = None if info is None else _content(info, _INTEGER)
    return None if not number else int.from_bytes(number, "big", signed=True)


def _content(data: bytes, tag: int) -> bytes | None:
    if len(data) < 2 or data[0] != tag:
        return None
    size, at = data[1], 2
    if size & 0x80:
        n_bytes = size & 0x7F
        if not 1 <= n_bytes <= 4:
            return None
        size = int.from_bytes(data[2 : 2 + n_bytes], "big")
        at = 2 + n_bytes
    return data[at : at + size] if len(data) >= at + size else None


def _integer(number: int) -> bytes:
    return _der(_INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def _der(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content
