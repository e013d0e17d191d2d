"""robots.txt as RFC 9309 has it, with the crawl delay that many files add.

Matching is linear: a rule's pieces between asterisks are looked for one after another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes

if TYPE_CHECKING:
    from standfirst.collect.http.addresses import Address

MOST_BYTES = 500 * 1024  # section 2.5: a parser reads at least that much
TOKEN = "standfirst"  # noqa: S105 - the product token of section 2.2.1
_AGENT = re.compile(r"[A-Za-z_-]+|\*")
_DELAY = re.compile(r"\d{1,6}(?:\.\d{1,3})?\Z")
_SAFE = "/?#[]@!$&'()*+,;=:-._~%"
_SIGNALS = ("content-signal", "content-usage")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A beginning of paths, with ``*`` for anything and ``$`` for the end."""

    pieces: tuple[str, ...]
    is_anchored: bool

    @classmethod
    def of(cls, text: str) -> Pattern:
        """Read a pattern as it is written."""
        return cls(tuple(text.removesuffix("$").split("*")), text.endswith("$"))

    def matches(self, target: str) -> bool:
        """Tell whether a path and query is one of these."""
        first, *rest = self.pieces
        if not target.startswith(first):
            return False
        at = len(first)
        last = rest.pop() if rest and self.is_anchored else None
        for piece in rest:
            at = target.find(piece, at)
            if at < 0:
                return False
            at += len(piece)
        if last is not None:
            return target.endswith(last) and len(target) - len(last) >= at
        return not self.is_anchored or at == len(target)


@dataclass(frozen=True, slots=True)
class _Rule:
    """One allow or disallow line; ``length`` is what "most specific" is measured by."""

    allows: bool
    pattern: Pattern
    length: int


@dataclass(frozen=True, slots=True)
class Robots:
    """What a robots.txt says to us."""

    rules: tuple[_Rule, ...] = ()
    crawl_delay: float | None = None  # seconds
    signals: tuple[str, ...] = ()  # lines on the use of what is fetched, for all or for us

    def allows(self, address: Address) -> bool:
        """Tell whether an address may be fetched: by the most specific rule, allow before others.

        The robots.txt itself is always allowed.
        """
        target = _normal(address.target)
        if target == "/robots.txt":
            return True
        found = [rule for rule in self.rules if rule.pattern.matches(target)]
        return max(found, key=lambda rule: (rule.length, rule.allows)).allows if found else True


def parse_robots(text: str) -> Robots:
    """Read a robots.txt; lines that mean nothing are passed over, as the standard asks."""
    ours: list[tuple[str, str]] = []
    everyones: list[tuple[str, str]] = []
    signals: list[str] = []
    agents: set[str] = set()
    is_named = is_open = False
    for key, value in _lines(text):
        if key == "user-agent":
            if not is_open:
                agents, is_open = set(), True
            found = _AGENT.match(value)
            agents.add(found.group().lower() if found else "")
            is_named = is_named or TOKEN in agents
            continue
        if key in _SIGNALS and (not agents or agents & {TOKEN, "*"}):
            signals.append(f"{key}: {value[:200]}")
        if key in ("allow", "disallow", "crawl-delay"):
            is_open = False
            if TOKEN in agents:
                ours.append((key, value))
            elif "*" in agents:
                everyones.append((key, value))
    lines = ours if is_named else everyones
    return Robots(
        tuple(rule for key, value in lines if (rule := _rule(key, value))),
        max((float(value) for key, value in lines if _is_delay(key, value)), default=None),
        tuple(dict.fromkeys(signals[:20])),
    )


def _lines(text: str) -> list[tuple[str, str]]:
    found = []
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            found.append((key.strip().lower(), value.strip()))
    return found


def _is_delay(key: str, value: str) -> bool:
    return key == "crawl-delay" and bool(_DELAY.match(value))


def _rule(key: str, value: str) -> _Rule | None:
    if key == "crawl-delay" or not value.startswith(("/", "*")):
        return None  # an empty path is about nothing
    pattern = _normal(value)
    return _Rule(key == "allow", Pattern.of(pattern), len(pattern.encode()))


def _normal(path: str) -> str:
    """Write a path in one way: what may stand plain is plain, the rest in %XX (section 2.2.2)."""
    kept = re.sub(
        r"%([0-9A-Fa-f]{2})",
        lambda found: (
            plain
            if (plain := unquote_to_bytes(found.group()).decode("latin-1")).isascii()
            and (plain.isalnum() or plain in "-._~")
            else found.group().upper()
        ),
        path,
    )
    return quote(kept, safe=_SAFE)
