"""An edition as JSON, in the shape the contract fixes, and back.

The keys stand in a fixed order, so that the same edition gives the same bytes.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from standfirst.errors import InputError
from standfirst.records import (
    Citation,
    Edit,
    Edition,
    EditionSection,
    EditionSource,
    LeftOut,
    Sentence,
    SentenceKind,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


def to_json(edition: Edition) -> str:
    """Return an edition as JSON: UTF-8 text, two spaces a level, a newline at the end."""
    return json.dumps(edition_table(edition), ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> Edition:
    """Read an edition that ``to_json`` wrote; raise InputError where it is something else."""
    try:
        return _edition(json.loads(text))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise InputError(
            f"edition: not in the shape that write gives ({type(error).__name__}: {error});"
            ' write it again with "standfirst write --format json"'
        ) from error


def edition_table(edition: Edition) -> dict[str, Any]:
    """Return an edition as plain dictionaries and lists."""
    return {
        "number": edition.number,
        "date": edition.date.isoformat(),
        "headline": _sentence_table(edition.headline) if edition.headline else None,
        "standfirst": [_sentence_table(sentence) for sentence in edition.standfirst],
        "sections": [
            {
                "heading": _sentence_table(section.heading),
                "story": section.story,
                "sentences": [_sentence_table(sentence) for sentence in section.sentences],
            }
            for section in edition.sections
        ],
        "as_of": edition.as_of.isoformat() if edition.as_of else None,
        "sources": [
            {"report": source.report, "outlet": source.outlet, "url": source.url}
            for source in edition.sources
        ],
        "left_out": [
            {"story": left.story, "reason": left.reason}
            | ({"text": left.text} if left.text else {})
            for left in edition.left_out
        ],
    } | ({"first_date": edition.first_date.isoformat()} if edition.first_date else {})


def _sentence_table(sentence: Sentence) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "kind": sentence.kind.value,
        "edits": [
            {"op": edit.op, "from": edit.before, "to": edit.after} for edit in sentence.edits
        ],
        "citations": [citation_table(citation) for citation in sentence.citations],
    } | ({"not_proved": sentence.not_proved} if sentence.not_proved else {})


def citation_table(citation: Citation) -> dict[str, Any]:
    """Return a citation as a plain dictionary."""
    return {
        "report": citation.report,
        "revision": citation.revision,
        "start": citation.start,
        "end": citation.end,
        "exact": citation.exact,
        "prefix": citation.prefix,
        "suffix": citation.suffix,
        "text_sha256": citation.text_sha256,
        "statement": citation.statement,
    }


def _edition(table: Mapping[str, Any]) -> Edition:
    return Edition(
        number=int(table["number"]),
        date=date.fromisoformat(table["date"]),
        headline=_sentence(table["headline"]) if table["headline"] else None,
        standfirst=tuple(_sentence(row) for row in table["standfirst"]),
        sections=tuple(
            EditionSection(
                heading=_sentence(row["heading"]),
                story=row["story"],
                sentences=tuple(_sentence(sentence) for sentence in row["sentences"]),
            )
            for row in table["sections"]
        ),
        as_of=datetime.fromisoformat(table["as_of"]) if table["as_of"] else None,
        sources=tuple(
            EditionSource(row["report"], row["outlet"], row["url"]) for row in table["sources"]
        ),
        left_out=tuple(
            LeftOut(row["story"], row["reason"], row.get("text", "")) for row in table["left_out"]
        ),
        first_date=date.fromisoformat(table["first_date"]) if table.get("first_date") else None,
    )


def _sentence(table: Mapping[str, Any]) -> Sentence:
    return Sentence(
        text=table["text"],
        kind=SentenceKind(table["kind"]),
        citations=tuple(
            Citation(
                report=row["report"],
                revision=int(row["revision"]),
                start=int(row["start"]),
                end=int(row["end"]),
                exact=row["exact"],
                prefix=row["prefix"],
                suffix=row["suffix"],
                text_sha256=row["text_sha256"],
                statement=row["statement"],
            )
            for row in table["citations"]
        ),
        edits=tuple(Edit(row["op"], row["from"], row["to"]) for row in table["edits"]),
        not_proved=table.get("not_proved"),
    )
