"""Findings as SARIF 2.1.0, which code hosts and editors show beside the lines they are about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from standfirst import __version__
from standfirst.check.codes import all_codes
from standfirst.cli.finding_lines import Lines, told
from standfirst.records import sha256_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from standfirst.check.codes import Code
    from standfirst.records import Citation, Finding
    from standfirst.run.checking import Checked

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def to_sarif(checked: Sequence[Checked], zone: tzinfo) -> str:
    """Write the findings on all drafts as one run; columns count code points."""
    codes = list(all_codes().values())
    index = {code.code: n for n, code in enumerate(codes)}
    run = {
        "tool": {
            "driver": {
                "name": "Standfirst",
                "semanticVersion": __version__,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, one, index[finding.code], zone)
            for one in checked
            for finding in one.findings
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: Code) -> dict[str, Any]:
    explanation = " ".join(code.explanation.split())
    example = f"Source: {code.source}\nWrong: {code.wrong}\nRight: {code.right}"
    return {
        "id": code.code,
        "name": code.title,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": explanation},
        "help": {"text": f"{explanation}\n\n{example}"},
        "defaultConfiguration": {"level": code.severity},
        "properties": {"family": code.family},
    }


def _result(finding: Finding, checked: Checked, index: int, zone: tzinfo) -> dict[str, Any]:
    raw = checked.draft.plain.raw
    place = {"artifactLocation": {"uri": _uri(checked.draft.name)}, "region": _region(finding, raw)}
    words = finding.span.of(raw)
    mark = sha256_of(f"{finding.code}\x1f{words}\x1f{finding.message}")
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"standfirst/v1": mark[:32]},
    }
    if finding.evidence:
        result["relatedLocations"] = [
            _related(n, cited, checked, zone) for n, cited in enumerate(finding.evidence, 1)
        ]
    if finding.fix is not None:
        region = {
            "charOffset": finding.span.start,
            "charLength": finding.span.end - finding.span.start,
        }
        replacement = {"deletedRegion": region, "insertedContent": {"text": finding.fix}}
        change = {"artifactLocation": place["artifactLocation"], "replacements": [replacement]}
        result["fixes"] = [
            {"description": {"text": "what the source says"}, "artifactChanges": [change]}
        ]
    return result


def _region(finding: Finding, raw: str) -> dict[str, int]:
    lines = Lines(raw)
    line, column = lines.place(finding.span.start)
    end_line, end_column = lines.place(finding.span.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": finding.span.start,
        "charLength": finding.span.end - finding.span.start,
    }


def _related(number: int, cited: Citation, checked: Checked, zone: tzinfo) -> dict[str, Any]:
    source = checked.sources.get(cited.report)
    related: dict[str, Any] = {
        "id": number,
        "message": {"text": told(cited, checked, zone)},
        "logicalLocations": [{"fullyQualifiedName": cited.report, "kind": "report"}],
    }
    if source is not None and source.report.url:
        uri = quote(source.report.url, safe="%/:=&?~#+!$,;'@()*[]")
        related["physicalLocation"] = {"artifactLocation": {"uri": uri}}
    return related


def _uri(name: str) -> str:
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
