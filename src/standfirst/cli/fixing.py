"""``standfirst check --fix``: the changes to which there is but one answer, made in the file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.check.drafts import Form
from standfirst.cli.finding_lines import Lines
from standfirst.cli.terminal import plain
from standfirst.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from standfirst.records import Finding
    from standfirst.run.checking import Checked

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Fixed:
    """What was changed in a draft: a line for each change."""

    raw: str
    changes: tuple[str, ...]


def apply_fixes(checked: Checked) -> Fixed:
    """Return a draft's file with all fixes made; of two that overlap the first one is."""
    raw = checked.draft.plain.raw
    lines = Lines(raw)
    pieces: list[str] = []
    changes: list[str] = []
    done = 0
    for finding in _without_overlaps(checked.findings):
        assert finding.fix is not None
        pieces += [raw[done : finding.span.start], finding.fix]
        done = finding.span.end
        line, column = lines.place(finding.span.start)
        words = plain(finding.span.of(raw))
        changes.append(f"{line}:{column}: {finding.code}: ‹{words}› became ‹{plain(finding.fix)}›")
    return Fixed("".join([*pieces, raw[done:]]), tuple(changes))


def _without_overlaps(findings: Sequence[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in findings:
        if finding.fix is None or finding.span.start >= finding.span.end:
            continue
        if not kept or kept[-1].span.end <= finding.span.start:
            kept.append(finding)
    return kept


def write_fixed(path: Path, checked: Checked) -> Fixed:
    """Make the fixes in the file, as a whole or not at all; raise UsageError where that fails.

    A file that was changed since it was read is left alone, and so is a Word file.
    """
    fixed = apply_fixes(checked)
    if not fixed.changes:
        return fixed
    if checked.draft.plain.form is Form.DOCX:
        raise UsageError(f"{path}: a Word file is not changed; make the fixes in it by hand")
    try:
        before = path.read_bytes()
        if before.removeprefix(_MARK) != checked.draft.plain.raw.encode():
            raise InputError(f"{path}: was changed while it was checked; check it again")
        data = before[: len(before) - len(before.removeprefix(_MARK))] + fixed.raw.encode()
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            beside.write_bytes(data)
            beside.chmod(path.stat().st_mode & 0o7777)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be changed ({error.strerror}); check its permissions"
        ) from error
    return fixed
