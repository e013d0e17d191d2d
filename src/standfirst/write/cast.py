"""The people of a story: whom its reports name in full, and by which short name they go there.

A report may call somebody by the surname whom another one of the story introduces; a section is
read as one text, so it takes the full name from there and cites the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standfirst.records import MentionKind, Span
from standfirst.write.people import form_of, surname_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from standfirst.records import Mention, Reading, Report

HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady)\.? (?=[A-Z])")
OFFICE = re.compile(r"\b[A-Z]{3,}\b")  # "Broadcom CEO Tan"
MOST_WORDS = 12  # of a name with its title; a longer one is a sentence of its own


@dataclass(frozen=True, slots=True)
class FullName:
    """Where a report names somebody in full: ``span`` with title, ``name_span`` without."""

    name: str
    form: str
    report: Report
    span: Span
    name_span: Span


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one story's reports, by surname, and what the reports call them."""

    by_surname: Mapping[str, tuple[FullName, ...]] = field(default_factory=dict)
    called: frozenset[tuple[str, str]] = frozenset()  # (full name, a shorter one that stands alone)
    alone: frozenset[str] = frozenset()  # names of one word that a report never tells in full

    @classmethod
    def of(cls, reports: Iterable[Report], readings: Mapping[str, Reading]) -> Cast:
        """Gather the people of reports; the first that names somebody with a title is cited."""
        found: dict[str, dict[str, FullName]] = {}
        called: set[tuple[str, str]] = set()
        alone: set[str] = set()
        for report in reports:
            reading = readings[report.id]
            for mention in reading.mentions:
                name = mention.entity.name if mention.entity else ""
                if mention.kind is not MentionKind.PERSON or not name:
                    continue
                bare = HONORIFIC.sub("", name)
                if " " not in bare:
                    alone.add(bare)
                    continue
                if mention.text != name:
                    called.add((name, mention.text))
                    continue
                if (
                    HONORIFIC.match(name)
                    or OFFICE.search(name)
                    or not report.body.covers(mention.span)
                ):
                    continue
                full = _full_name(mention, name, report, reading)
                known = found.setdefault(surname_of(name), {})
                if name not in known or _adds_title(full, known[name]):
                    known[name] = full
        rows = {surname: tuple(names.values()) for surname, names in found.items()}
        return cls(rows, frozenset(called), frozenset(alone))

    def only(self, surname: str) -> FullName | None:
        """Return the one person of the story with a surname; None for nobody and for several."""
        names = self.by_surname.get(surname, ())
        return names[0] if len(names) == 1 else None

    def goes_by(self, name: str, short: str) -> bool:
        """Tell whether a short name means one person and the reports themselves use it alone.

        "Moon Jae-in" is no "Jae-in", and two cousins of a story need their forenames.
        """
        is_used = (name, short) in self.called or short in self.alone
        return is_used and len(self.by_surname.get(short, ())) < 2


def _full_name(mention: Mention, name: str, report: Report, reading: Reading) -> FullName:
    sources = [
        source
        for statement in reading.statements
        for source in statement.source
        if source.covers(mention.span) and len(source.of(report.text).split()) <= MOST_WORDS
    ]
    forms = [(form_of(source.of(report.text), name, report.text), source) for source in sources]
    form, span = max(
        ((form, span) for form, span in forms if form is not None),
        key=lambda row: (len(row[0]), -row[1].start),
        default=(name, mention.span),
    )
    return FullName(name, form, report, span, mention.span)


def _adds_title(new: FullName, old: FullName) -> bool:
    return old.form == old.name and new.form != new.name
