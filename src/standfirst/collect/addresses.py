"""Addresses of the web: joined, cleaned of tracking, and made into a key of what they show.

Only ``http`` and ``https`` are addresses to us; everything else is null.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

MOST_OF_AN_ADDRESS = 4000  # characters; servers refuse longer ones
# Parameters that tell where a reader came from, never what is shown.
_TRACKING = re.compile(
    r"(?:utm_\w+|at_(?:medium|campaign|link\w*|ptr_name|bbc_team|format)|fbclid|gclid|dclid|gbraid"
    r"|wbraid|msclkid|yclid|ysclid|twclid|mc_cid|mc_eid|igshid|igsh|_ga|_gl|cmpid|cmp|ocid|ito|smid"
    r"|xtor|wt_mc|wtmc|wt\.mc_id|ns_(?:mchannel|source|campaign|linkname|fee)|ref_src|ref_url)=",
    re.IGNORECASE,
)
_PORT = re.compile(r":(?:80|443)?\Z")
_VARIANT_HOST = re.compile(r"(?:www|amp|m|mobile|mobil|touch|print)\.(?=[^.]+\.[^.])")
_VARIANT_ENDING = re.compile(
    r"(?:/amp|/print|/drucken|/druckversion|/imprimir|(?<=[^/])\.amp)/*\Z"
    r"|[-_.](?:amp|print|printable)(?=\.s?html?\Z)",
    re.IGNORECASE,
)
_VARIANT_QUERY = re.compile(
    r"(?:amp|print|printable|mobile|m)(?:=(?:1|true|yes|amp|print|mobile)?)?\Z"
    r"|(?:output|outputtype|view|mode|template)=(?:amp|print|printable|mobile)\Z",
    re.IGNORECASE,
)
_KEPT = "/:@!$&'()*+,;=~-._"


def join_address(base: str | None, address: str | None) -> str | None:
    """Make an address absolute; null where it is none of the web, or too long."""
    if not address or len(address) > MOST_OF_AN_ADDRESS:
        return None
    address = "".join(address.split())
    try:
        joined = urljoin(base, address) if base else address
        parts = urlsplit(joined)
        has_host = bool(parts.hostname)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not has_host:
        return None
    return joined


def clean_address(address: str) -> str:
    """Return an address without fragment and tracking parameters, else as it was written."""
    parts = _split(address)
    if parts is None:
        return address
    kept = [pair for pair in parts.query.split("&") if pair and not _TRACKING.match(pair)]
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "&".join(kept), fragment))


def address_key(address: str) -> str:
    """Return one key for all addresses under which the same text is shown.

    Scheme, "www", a default port, the mobile, AMP and print variants, tracking, the order of
    parameters, the fragment, a closing slash and the way of escaping do not count.
    """
    parts = _split(clean_address(address))
    if parts is None or not parts.netloc:
        return address
    host = _PORT.sub("", parts.netloc.rpartition("@")[2].lower()).rstrip(".")
    host = _VARIANT_HOST.sub("", host, count=1)
    path = _VARIANT_ENDING.sub("", parts.path).rstrip("/")
    query = sorted(_plain(one) for one in parts.query.split("&") if not _VARIANT_QUERY.match(one))
    tail = "?" + "&".join(query) if any(query) else ""
    mark = f"#{parts.fragment}" if parts.fragment else ""
    return f"{host}{_plain(path)}{tail}{mark}"


def _plain(piece: str) -> str:
    # JSON can write halves of characters, which no encoding takes.
    piece = piece.encode("utf-8", "backslashreplace").decode()
    return quote(unquote(piece, errors="surrogateescape"), safe=_KEPT, errors="surrogateescape")


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None
