"""What a desk settles of its editions: their length, its beats and quotas, what is noted."""

from __future__ import annotations

from standfirst.config.tables import TableReader
from standfirst.records import Beat, Manner


def read_manner(row: TableReader) -> Manner:
    """Read the table ``[edition]`` of desk.toml."""
    usual = Manner()
    unverified = " ".join(row.get("unverified", str, usual.unverified).split())
    if unverified and (unverified[-1] not in ".!" or set('“”"') & set(unverified)):
        raise row.fail(
            "unverified", "must be a sentence with a full stop and no quotation marks in it"
        )
    return Manner(
        sections=int(row.at_least("sections", usual.sections, 1, 50)),
        beats=tuple(
            _beat(TableReader(row.path, one, f"edition, beats {n}"))
            for n, one in enumerate(row.rows("beats"), 1)
        ),
        unverified=unverified,
        quoted=row.at_least("quoted", usual.quoted, 0, 1),
    )


def _beat(row: TableReader) -> Beat:
    beat = Beat(
        name=row.need("name", str),
        words=row.strings("words"),
        places=row.strings("places"),
        least=int(row.at_least("least", 0, 0, 50)),
        most=int(row.at_least("most", 0, 0, 50)) if "most" in row.table else None,
    )
    if not (beat.words or beat.places):
        raise row.fail("words", "and places are missing; give one of them")
    if beat.most is not None and beat.most < beat.least:
        raise row.fail("most", f"is {beat.most}, below least, {beat.least}; raise it")
    return beat
