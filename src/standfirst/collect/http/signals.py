"""Preferences on text and data mining and on AI, as sites state them.

They are recorded, not acted upon: what a desk may do with a text is for its editor to decide.

Read are the TDM Reservation Protocol (W3C community group, 2024: header, /.well-known/tdmrep.json,
meta element), X-Robots-Tag and meta robots with "noai" and its like, and the Content-Signal and
Content-Usage lines of robots.txt and headers.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from standfirst.collect.http.robots import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from standfirst.collect.http.addresses import Address

TDMREP = "/.well-known/tdmrep.json"
_HEADERS = ("tdm-reservation", "tdm-policy", "content-signal", "content-usage")
_AI = re.compile(r"\b(?:noai|noimageai|notrain|noml|nosnippet|noarchive)\b", re.IGNORECASE)
_META = re.compile(r"<meta\s[^>]{1,500}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HEAD = 1 << 16  # bytes of a page that are looked through
_MOST = 20  # signals a fetch
_LONGEST = 200  # characters of a signal
_MOST_ENTRIES = 1000  # of a tdmrep.json


def signals_of(
    address: Address,
    headers: Iterable[tuple[str, str]],
    *,
    body: bytes = b"",
    robots: Iterable[str] = (),
    tdmrep: str | None = None,
) -> tuple[str, ...]:
    """Return what is said of an address, each as "place: words", once and cut to a line."""
    found = [
        *_in_headers(headers),
        *_in_page(body[:_HEAD].decode("latin-1")),
        *(f"robots.txt {line}" for line in robots),
        *_in_tdmrep(tdmrep, address),
    ]
    plain = (" ".join(one.split())[:_LONGEST] for one in found)
    return tuple(dict.fromkeys(plain))[:_MOST]


def _in_headers(headers: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in headers:
        low = name.lower()
        if low in _HEADERS or (low == "x-robots-tag" and _AI.search(value)):
            yield f"header {low}: {value}"


def _in_page(head: str) -> Iterator[str]:
    for tag in _META.findall(head):
        attributes = {
            name.lower(): double or single or bare
            for name, double, single, bare in _ATTRIBUTE.findall(tag)
        }
        name, content = attributes.get("name", "").lower(), attributes.get("content", "")
        if name in ("tdm-reservation", "tdm-policy") or (name == "robots" and _AI.search(content)):
            yield f"meta {name}: {content}"


def _in_tdmrep(text: str | None, address: Address) -> Iterator[str]:
    """Yield what the first entry says whose location matches (section 5 of the protocol)."""
    try:
        entries = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return
    for entry in entries[:_MOST_ENTRIES] if isinstance(entries, list) else ():
        if _is_about(entry, address):
            for key in ("tdm-reservation", "tdm-policy"):
                if isinstance(entry.get(key), int | str):
                    yield f"tdmrep.json {key}: {entry[key]}"
            return


def _is_about(entry: Any, address: Address) -> bool:
    location = entry.get("location") if isinstance(entry, dict) else None
    return isinstance(location, str) and Pattern.of(location).matches(address.target)
