"""What changed between two revisions of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.errors import NotFoundError
from standfirst.text import find_changes, is_trivial_change

if TYPE_CHECKING:
    from standfirst.archive import Archive
    from standfirst.records import Report
    from standfirst.text import Change


@dataclass(frozen=True, slots=True)
class Difference:
    """Two revisions of one report and what changed between them."""

    old: Report
    new: Report
    changes: tuple[Change, ...]
    is_trivial: bool  # no words changed that say anything
    n_revisions: int


def compare_revisions(
    archive: Archive, key: str, old: int | None = None, new: int | None = None
) -> Difference:
    """Compare two revisions of a report: by default the newest one with the one before.

    With ``old`` alone it is compared with the newest. Raises NotFoundError where there is no such
    report or revision, or where there is one only.
    """
    revisions = archive.revisions(archive.report(key).id)
    by_number = {report.revision: report for report in revisions}
    newest = revisions[-1].revision
    new = newest if new is None else new
    earlier = [number for number in by_number if number < new]
    old = max(earlier, default=None) if old is None else old
    if old is None:
        raise NotFoundError(
            f"{key}: has one revision, so nothing changed; "
            '"standfirst collect" adds another when its outlet changes it'
        )
    for number in (old, new):
        if number not in by_number:
            known = ", ".join(map(str, sorted(by_number)))
            raise NotFoundError(f"{key}: no revision {number}; there are {known}")
    a, b = by_number[old], by_number[new]
    return Difference(
        a, b, find_changes(a.text, b.text), is_trivial_change(a.text, b.text), len(revisions)
    )
