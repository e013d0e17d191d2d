"""Which agency a report is credited to: by its outlet, byline, dateline or a line of credit.

An agency that is only named ("told Halvern Wire") is none of these. Known agencies stand in
``data/agencies.toml``, the desk's own in its register. Stories count a report's origin by it, and
an edition and its proof say by it whose report a newspaper's copy is.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from standfirst.records import OutletKind
from standfirst.text.mastheads import masthead

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from standfirst.records import Outlet, Report

HEAD = 700  # characters in which byline, dateline and lead stand
TAIL = 400
LEAD = 350  # the longest first sentence, in which "Reuters reported" makes it the source of all
_SENTENCE_END = re.compile(r"[^\s.]{3,}[.!?][\"”’]?(?:\s|\Z)")
_UNKNOWN = re.compile(r"^[^\n()]{2,60}\(([^\W\d_][\w&. ]{1,40})\)\s*[-–—]", re.MULTILINE)


class Agencies:
    """The agencies a desk knows, and where their names are a credit."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        own = [outlet for outlet in outlets if outlet.kind is OutletKind.AGENCY]
        self._titles = {outlet.id: outlet.name for outlet in own}
        names = dict(known_agencies())
        for outlet in own:
            names |= {name.casefold(): outlet.id for name in (outlet.name, *outlet.names)}
        self._names = names
        name = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))
        flags = re.IGNORECASE | re.MULTILINE
        self._name = re.compile(rf"(?<!\w)({name})(?!\w)", flags)
        # "KARSK, Dec 12 (Halvern Wire) -", "KARSK (Halvern Wire) —"
        self._dateline = re.compile(rf"^[^\n()]{{0,60}}\(({name})\)\s*[-–—:]", flags)
        # a line of its own: "Halvern Wire", "By Halvern Wire", "Source: Halvern Wire", "/VPA/"
        self._line = re.compile(
            rf"^\W{{0,3}}(?:(?:by|from|source|via|credit|quelle|джерело)\b:?\s+)?(?:the\s+)?({name})"
            r"(?:\s+(?:news agency|staff|reporter|correspondent|writers?))?\W{0,3}$",
            flags,
        )
        # "By Mira Olsen, Halvern Wire", "Copyright 2022 The Halvern Wire."
        self._byline = re.compile(
            rf"^by\s[^\n]{{3,60}}?[,|/]\s*(?:the\s+)?({name})\W{{0,3}}$", flags
        )
        self._rights = re.compile(
            rf"^[^\n]{{0,80}}?(?:©|\(c\)|copyright)\s*(?:\d{{4}}\s+)?(?:by\s+)?(?:the\s+)?({name})(?!\w)",
            flags,
        )
        # "Halvern Wire reported", "according to the Halvern Wire", "the news agency VPA reports"
        self._told = re.compile(
            rf"(?<!\w)(?:({name})(?:\s+news\s+agency)?\s+(?:has\s+)?(?:reported|reports)"
            rf"|(?:according\s+to|reported\s+by)\s+(?:the\s+)?(?:news\s+agency\s+)?({name}))(?!\w)",
            flags,
        )

    def credited_in(self, report: Report) -> str | None:
        """Return the agency's outlet id where the desk has it, else its name, else null."""
        if found := self._signed_in(report):
            return found
        text = report.text
        start = report.body.start if report.body.end else 0
        lead = min(len(text), start + LEAD)
        sentence = _SENTENCE_END.search(text, start, lead)
        if told := self._told.search(text, start, sentence.end() if sentence else lead):
            return self._called(told)
        unknown = _UNKNOWN.search(text[:HEAD])
        return unknown[1] if unknown else None

    def named_in(self, report: Report) -> str | None:
        """Return the name of the agency whose copy another outlet's report is, or null.

        Narrower than ``credited_in``, since every sentence of the report is then the agency's: a
        lead that cites an agency does not make it so, nor an unknown name in a dateline.
        """
        found = self._signed_in(report)
        return None if found == report.outlet else self._titles.get(found or "", found)

    def _signed_in(self, report: Report) -> str | None:
        if report.outlet in self._titles:
            return report.outlet
        if report.outlet and (own := self._names.get(masthead(report.outlet))):
            return own
        byline = report.byline or ""
        if (found := self._name.search(byline)) and "with" not in byline.casefold().split():
            return self._called(found)
        text = report.text
        head, tail = text[:HEAD], text[max(HEAD, len(text) - TAIL) :]
        found = (
            self._dateline.search(head)
            or self._line.search(head)
            or self._byline.search(head)
            or self._line.search(tail)
            or self._rights.search(tail)
        )
        return self._called(found) if found else None

    def _called(self, found: re.Match[str]) -> str:
        return self._names[next(name for name in found.groups() if name).casefold()]


def agencies_of(outlets: Iterable[Outlet]) -> Agencies:
    """Return the agencies a desk with these outlets knows; for the same outlets made but once."""
    return _agencies_of(tuple(one for one in outlets if one.kind is OutletKind.AGENCY))


@lru_cache(maxsize=4)
def _agencies_of(outlets: tuple[Outlet, ...]) -> Agencies:
    return Agencies(outlets)


@cache
def known_agencies() -> Mapping[str, str]:
    """Return the names of the world's agencies, small letters, and what each is called here."""
    data = (resources.files(__package__) / "data" / "agencies.toml").read_text("utf-8")
    return {
        name.casefold(): row["name"]
        for row in tomllib.loads(data)["agencies"]
        for name in (row["name"], *row["names"])
    }
