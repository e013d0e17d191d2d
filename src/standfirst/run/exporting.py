"""The archive's reports as JSON Lines, in the shape that import reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

from standfirst.run.progress import SILENT, Progress

if TYPE_CHECKING:
    from standfirst.archive import Archive
    from standfirst.records import Report, Span


def export_jsonl(
    archive: Archive, out: TextIO, *, revisions: bool = False, progress: Progress = SILENT
) -> int:
    """Write one report a line, in order of publication; return how many lines that were.

    With ``revisions`` every revision is written, the first one first. Importing such an export
    into an empty desk gives the same reports with the same ids, revisions and offsets.
    """
    progress.start("export", None)
    n_lines = 0
    for report in archive.every_report(revisions=revisions):
        out.write(json.dumps(table_of(report), ensure_ascii=False) + "\n")
        n_lines += 1
        progress.advance()
    progress.finish()
    return n_lines


def table_of(report: Report) -> dict[str, Any]:
    """Return a report in the shape of the contract, its whole text and offsets with it."""

    def words(span: Span | None) -> str | None:
        return None if span is None else span.of(report.text)

    return {
        "id": report.external_id,
        "outlet": report.outlet,
        "url": report.url,
        "language": report.language,
        "published_at": report.published_at and report.published_at.isoformat(),
        "updated_at": report.updated_at and report.updated_at.isoformat(),
        "headline": words(report.headline),
        "standfirst": words(report.standfirst),
        "byline": report.byline,
        "text": _body_of(report),
        "forwarded_from": report.forwarded_from,
        "reply_to": report.reply_to,
        "is_post": report.is_post,
        "is_partial": report.is_partial,
        "work": report.work,
        "collected_at": report.collected_at and report.collected_at.isoformat(),
        "extractor": report.extractor,
        "report_id": report.id,
        "revision": report.revision,
        "text_sha256": report.text_sha256,
        "full_text": report.text,
    }


def _body_of(report: Report) -> str:
    body = report.body.of(report.text)
    headline = report.headline and report.headline.of(report.text)
    if headline and body.partition("\n")[0].split() == headline.split():
        # Import takes a first line for the headline written twice; here it is one of the body.
        return f"{headline}\n\n{body}"
    return body
