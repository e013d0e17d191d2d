"""The masthead an outlet's address is an edition of: one paper's sites are one paper."""

from __future__ import annotations

import re

_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")
_SECOND = frozenset("ac co com edu gob gov in ne net or org".split())  # as in example.co.uk
_HOSTS = frozenset(  # of many people's pages
    "blogspot facebook github livejournal medium substack telegram tumblr twitter wordpress".split()
)


def masthead(name: str) -> str:
    """Return the masthead an address is an edition of: ``world.courier.example`` is courier."""
    host = name.strip().casefold()
    if not _HOST.fullmatch(host):
        return host
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND:
        labels.pop()
    return host if labels[-1] in _HOSTS else labels[-1]
