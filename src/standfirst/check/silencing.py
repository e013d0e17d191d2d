"""Suppressions: what an editor silences in the draft itself, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.check.codes import FAMILIES, all_codes
from standfirst.records import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.check.drafts import PlainDraft, Suppression


def silence(findings: Sequence[Finding], plain: PlainDraft) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that stand, and complaints about suppressions.

    Complaints have spans in the draft as given: a suppression is markup and has no other place.
    """
    used: set[int] = set()
    kept = []
    for finding in findings:
        by = [n for n, one in enumerate(plain.suppressions) if _covers(one, finding)]
        used.update(by)
        if not by:
            kept.append(finding)
    return kept, [
        complaint
        for n, one in enumerate(plain.suppressions)
        if (complaint := _complain(one, is_used=n in used))
    ]


def _covers(one: Suppression, finding: Finding) -> bool:
    if not one.reason or not finding.code.startswith(one.code):
        return False
    return one.span is None or one.span.overlaps(finding.span)


def _complain(one: Suppression, *, is_used: bool) -> Finding | None:
    if one.code not in all_codes() and one.code not in FAMILIES:
        return _say("S903", one, f"{one.code or 'nothing'} is no code, so nothing is silenced")
    if not one.reason:
        return _say("S901", one, f"says no reason, so {one.code} is not silenced")
    if not is_used:
        return _say("S902", one, f"silences nothing: no {one.code} is found here")
    return None


def _say(code: str, one: Suppression, message: str) -> Finding:
    return Finding(code, all_codes()[code].severity, one.written, message)
