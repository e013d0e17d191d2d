"""Findings in the forms that people, editors and continuous integration read."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import click

from standfirst.check.codes import all_codes
from standfirst.cli.finding_lines import Lines, told
from standfirst.cli.sarif import to_sarif
from standfirst.cli.terminal import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo

    from standfirst.records import Finding
    from standfirst.run.checking import Checked

_COLOURS: Final = {"error": "red", "warning": "yellow", "note": "cyan"}
_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}


def to_text(checked: Sequence[Checked], zone: tzinfo) -> str:
    """Write findings for a terminal, each with what its sources say."""
    blocks = []
    n_errors = n_all = 0
    for one in checked:
        lines = Lines(one.draft.plain.raw)
        for finding in one.findings:
            n_all += 1
            n_errors += finding.severity == "error"
            blocks.append(_for_terminal(finding, one, lines, zone))
    n_sentences = sum(
        sentence.block.kind.is_checked for one in checked for sentence in one.draft.sentences
    )
    blocks.append(
        f"{_counted(n_sentences, 'sentence')} checked: {_counted(n_all, 'finding')},"
        f" {_counted(n_errors, 'error')}"
    )
    return "\n".join(blocks) + "\n"


def _counted(n: int, thing: str) -> str:
    return f"{n} {thing}{'' if n == 1 else 's'}"


def _for_terminal(finding: Finding, checked: Checked, lines: Lines, zone: tzinfo) -> str:
    line, column = lines.place(finding.span.start)
    code = click.style(finding.code, fg=_COLOURS[finding.severity], bold=True)
    rows = [f"{plain(checked.draft.name)}:{line}:{column}: {code} {plain(finding.message)}"]
    rows += [f"    {told(cited, checked, zone)}" for cited in finding.evidence]
    if finding.fix is not None:
        words = plain(finding.span.of(checked.draft.plain.raw))
        rows.append(f"    fix: ‹{words}› becomes ‹{plain(finding.fix)}›")
    return "\n".join(rows)


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


def to_github(checked: Sequence[Checked], zone: tzinfo) -> str:
    """Write findings as workflow commands, which show them beside the lines of a change."""
    rows = []
    for one in checked:
        lines = Lines(one.draft.plain.raw)
        for finding in one.findings:
            line, column = lines.place(finding.span.start)
            end_line, end_column = lines.place(finding.span.end)
            properties = {
                "file": one.draft.name,
                "line": line,
                "col": column,
                "endLine": end_line,
                "endColumn": end_column,
                "title": f"{finding.code} {all_codes()[finding.code].title}",
            }
            written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
            words = [finding.message, *(told(cited, one, zone) for cited in finding.evidence)]
            rows.append(
                f"::{_COMMANDS[finding.severity]} {written}::{_data(chr(10).join(words))}\n"
            )
    return "".join(rows)


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")


FORMATS: Final[dict[str, Callable[[Sequence[Checked], tzinfo], str]]] = {
    "text": to_text,
    "json": to_json,
    "sarif": to_sarif,
    "github": to_github,
}
