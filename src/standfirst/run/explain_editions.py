"""Why a sentence of an edition is as it is: citations, and the edits made to them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from standfirst.errors import NotFoundError
from standfirst.records import Citation, Edition, Sentence, Span
from standfirst.run.explanation import Explanation, Quoted, facts_of

if TYPE_CHECKING:
    from standfirst.archive import Archive

# 2022-12-12, then where in it: h headline, s2 standfirst sentence 2, 3 section 3 (its heading),
# 3.1 sentence 1 of section 3. Counted from 1, as an editor counts.
ADDRESS = re.compile(r"(\d{4}-\d\d-\d\d)(?::(?:(h)|s(\d{1,4})|(\d{1,4})(?:\.(\d{1,4}))?))?")


def explain_edition(archive: Archive, match: re.Match[str], profile: str | None) -> Explanation:
    """Explain an edition, or the sentence of it that an address names."""
    day, headline, standfirst, section, sentence = match.groups()
    edition = _edition(archive, day, profile)
    try:
        if headline:
            return _sentence(archive, match[0], edition.headline)
        if standfirst:
            return _sentence(archive, match[0], edition.standfirst[_place(standfirst)])
        if section:
            chosen = edition.sections[_place(section)]
            words = chosen.sentences[_place(sentence)] if sentence else chosen.heading
            return _sentence(archive, match[0], words)
    except IndexError:
        raise NotFoundError(
            f'{match[0]}: the edition has no such sentence; "standfirst explain {day}" lists them'
        ) from None
    return _whole_edition(archive, edition)


def _place(number: str) -> int:
    if int(number) < 1:
        raise IndexError
    return int(number) - 1


def _edition(archive: Archive, written: str, profile: str | None) -> Edition:
    try:
        edition = archive.latest_edition(date.fromisoformat(written), profile)
    except ValueError:
        raise NotFoundError(f"{written}: is no date; give one such as 2022-12-12") from None
    if edition is None:
        raise NotFoundError(
            f'{written}: no edition yet; "standfirst write --day {written}" writes it'
        )
    return edition


def _whole_edition(archive: Archive, edition: Edition) -> Explanation:
    day = edition.date.isoformat()
    parts = [_sentence(archive, f"{day}:h", edition.headline)] if edition.headline else []
    parts += [_sentence(archive, f"{day}:s{n}", one) for n, one in enumerate(edition.standfirst, 1)]
    for n, section in enumerate(edition.sections, 1):
        parts.append(_sentence(archive, f"{day}:{n}", section.heading))
        parts += [
            _sentence(archive, f"{day}:{n}.{m}", one) for m, one in enumerate(section.sentences, 1)
        ]
    parts += [
        Explanation("left out", one.story, facts_of(reason=one.reason, text=one.text))
        for one in edition.left_out
    ]
    return Explanation(
        "edition",
        day,
        facts_of(number=edition.number, as_of=edition.as_of, sources=len(edition.sources)),
        (),
        tuple(parts),
    )


def _sentence(archive: Archive, address: str, sentence: Sentence | None) -> Explanation:
    if sentence is None:
        raise NotFoundError(f"{address}: the edition has no headline")
    edits = tuple(
        (f"edit {n}: {edit.op}", f"“{edit.before}” → “{edit.after}”")
        for n, edit in enumerate(sentence.edits, 1)
    )
    return Explanation(
        "sentence",
        address,
        (
            ("text", sentence.text),
            ("kind", sentence.kind.value),
            *((("not proved", sentence.not_proved),) if sentence.not_proved else ()),
            *edits,
        ),
        tuple(_cited(archive, citation) for citation in sentence.citations),
    )


def _cited(archive: Archive, citation: Citation) -> Quoted:
    report = archive.report(citation.report, citation.revision)
    span = Span(citation.start, citation.end)
    held = span.of(report.text) == citation.exact
    label = f"cited from {report.key}" + ("" if held else " (no longer the same words)")
    return Quoted(label, report.id, report.revision, span, citation.exact)
