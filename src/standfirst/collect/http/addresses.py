"""Which addresses may be asked: only http and https, and none inside the house.

A name says nothing of where it leads, so hosts are judged by the numbers they resolve to, at each
connection; the desk may list names and nets that are allowed all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

import httpx2

from standfirst.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from ipaddress import IPv4Network

LONGEST = 8000  # characters; servers refuse lines of that length themselves
SCHEMES = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9._-]{1,253}\Z|[0-9a-f:.]{2,45}(?:%[a-z0-9]+)?\Z")
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last four bytes


@dataclass(frozen=True, slots=True)
class Address:
    """An address that can be asked, taken apart; ``target`` is path and query, in ASCII."""

    url: str
    scheme: str
    host: str  # in small letters, IDNA encoded; IPv6 without brackets
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        default = SCHEMES[self.scheme] == self.port
        return f"{self.scheme}://{host}" + ("" if default else f":{self.port}")


def take_apart(address: str, *, base: str | None = None) -> Address:
    """Return the parts of an address, or of one that is relative to a base.

    Raises FetchError ``scheme`` for all but http and https, else ``address`` where it is none.
    """
    shown = address[:200]
    if len(address) > LONGEST:
        raise FetchError(
            f"{shown}…: is over {LONGEST:,} characters long; check the address", code="address"
        )
    try:
        url = httpx2.URL(base).join(address) if base else httpx2.URL(address)
        host = url.raw_host.decode("ascii").lower().strip("[]")
        port = url.port
    except (httpx2.InvalidURL, UnicodeError, ValueError, TypeError) as error:
        raise FetchError(
            f"{shown}: is no address ({error}); check its spelling", code="address"
        ) from error
    if url.scheme not in SCHEMES:
        raise FetchError(f"{shown}: is neither http nor https; give such an address", code="scheme")
    if url.userinfo or not _HOST.match(host):
        fact = "holds a name or password" if url.userinfo else "has no host of that name"
        raise FetchError(f"{shown}: {fact}; check its spelling", code="address")
    port = SCHEMES[url.scheme] if port is None else port
    if not 0 < port < 1 << 16:
        raise FetchError(f"{shown}: has no port {port}; check its spelling", code="address")
    url = url.copy_with(fragment=None)
    return Address(str(url), url.scheme, host, port, url.raw_path.decode("ascii") or "/")


class Gate:
    """Tells which numbers may be connected to: public ones, and what the desk lists.

    A listed entry is a name (``intranet.example``), a number or a net (``10.1.0.0/16``).
    """

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self._names: set[str] = set()
        self._nets: list[IPv4Network | IPv6Network] = []
        for entry in allowed:
            try:
                self._nets.append(ip_network(entry.strip("[]"), strict=False))
            except ValueError:
                self._names.add(entry.lower())

    def lets_through(self, host: str, number: str) -> bool:
        """Tell whether a host that resolved to a number may be connected to."""
        try:
            found = ip_address(number.partition("%")[0])
        except ValueError:
            return False
        found = _embedded(found)
        listed = any(found.version == net.version and found in net for net in self._nets)
        return listed or host in self._names or is_public(found)


def is_public(number: IPv4Address | IPv6Address) -> bool:
    """Tell whether an address is one of the public network, whatever it is wrapped in."""
    number = _embedded(number)
    if isinstance(number, IPv6Address) and number.is_site_local:
        return False
    return number.is_global and not (number.is_multicast or number.is_reserved)


def _embedded(number: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 address stands for, where it stands for one."""
    if isinstance(number, IPv4Address):
        return number
    if number.ipv4_mapped or number.sixtofour:
        return number.ipv4_mapped or number.sixtofour or number
    if number.teredo:
        return number.teredo[1]
    if number in _NAT64 or int(number) >> 32 == 0:  # ::a.b.c.d, long out of use
        return IPv4Address(int(number) & 0xFFFFFFFF)
    return number
