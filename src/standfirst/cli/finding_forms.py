"""Findings in the forms that people, editors and continuous integration read."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import asdict
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

import click

from standfirst.cli.terminal import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo

    from standfirst.records import Citation, Finding
    from standfirst.run.checking import Checked

_COLOURS: Final = {"error": "red", "warning": "yellow", "note": "cyan"}


class Lines:
    """Lines and columns of a draft's file, both counted from 1, columns in code points."""

    def __init__(self, raw: str) -> None:
        self._starts = [0, *accumulate(len(line) for line in raw.splitlines(keepends=True))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        line = max(bisect_right(self._starts, offset) - 1, 0)
        return line + 1, offset - self._starts[line] + 1


def to_text(checked: Sequence[Checked], zone: tzinfo) -> str:
    """Write findings for a terminal, each with what its sources say."""
    blocks = []
    n_errors = n_all = 0
    for one in checked:
        lines = Lines(one.draft.plain.raw)
        for finding in one.findings:
            n_all += 1
            n_errors += finding.severity == "error"
            line, column = lines.place(finding.span.start)
            code = click.style(finding.code, fg=_COLOURS[finding.severity], bold=True)
            rows = [f"{one.draft.name}:{line}:{column}: {code} {plain(finding.message)}"]
            rows += [f"    {_told(cited, one, zone)}" for cited in finding.evidence]
            if finding.fix is not None:
                rows.append(f"    fix: {plain(finding.fix)}")
            blocks.append("\n".join(rows))
    n_sentences = sum(
        sentence.block.kind.is_checked for one in checked for sentence in one.draft.sentences
    )
    blocks.append(
        f"{n_sentences} sentences checked: {n_all} finding{'' if n_all == 1 else 's'},"
        f" {n_errors} error{'' if n_errors == 1 else 's'}"
    )
    return "\n".join(blocks) + "\n"


def _told(cited: Citation, checked: Checked, zone: tzinfo) -> str:
    source = checked.sources.get(cited.report)
    if source is None:
        return plain(cited.exact)
    when = source.published_at
    at = f", {when.astimezone(zone):%d %B %Y, %H:%M}".replace(", 0", ", ") if when else ""
    return f"{plain(source.outlet_name)}{at}: {plain(cited.exact)}"


def to_json(checked: Sequence[Checked], zone: tzinfo) -> str:  # noqa: ARG001 - one signature
    """Write findings as one JSON list; of several drafts each finding names its own."""
    found = [
        _row(finding, Lines(one.draft.plain.raw))
        | ({"draft": one.draft.name} if len(checked) > 1 else {})
        for one in checked
        for finding in one.findings
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _row(finding: Finding, lines: Lines) -> dict[str, Any]:
    line, column = lines.place(finding.span.start)
    return {
        "code": finding.code,
        "severity": finding.severity,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": line,
        "column": column,
        "message": finding.message,
        "evidence": [asdict(cited) for cited in finding.evidence],
        "fix": finding.fix,
    }


FORMATS: Final[dict[str, Callable[[Sequence[Checked], tzinfo], str]]] = {
    "text": to_text,
    "json": to_json,
}
