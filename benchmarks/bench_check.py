"""Checking a draft of sixty sentences against an archive, and what of that is start-up."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

from measure import Figure, stopwatch
from standfirst.archive import Archive
from standfirst.check.drafts import Form
from standfirst.check.engine import check_draft
from standfirst.run.checking import check_plain, find_evidence, read_draft
from standfirst.run.desks import new_desk
from standfirst.run.drafts import read_text_draft
from standfirst.run.importing import import_paths
from texts import FIRST, as_lines, make_reports

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

SENTENCES = 60
A_DAY = 300  # reports: a large archive is one of many days
SYLLABLES = "ka ro mi ve lu sto bren dal gor ash tin mor vel dun hal os tre pik zan ulm".split()


def measure(folder: Path, size: int) -> list[Figure]:
    reports = spread(make_reports(size, words=200))
    desk = new_desk(folder / "desk")
    file = folder / "reports.jsonl"
    file.write_text(as_lines(reports), encoding="utf-8")
    with Archive.open(desk.archive_path) as archive:
        import_paths(desk, archive, [file])
        raw = a_draft(reports)
        plain = read_text_draft(raw.encode(), Form.MARKDOWN, "draft.md")
        first, cold = stopwatch(lambda: check_plain(desk, archive, plain, "draft.md"))
        _, warm = stopwatch(lambda: check_plain(desk, archive, plain, "draft.md"))
        draft, reading = stopwatch(lambda: read_draft(desk, plain, "draft.md"))
        context, finding = stopwatch(lambda: find_evidence(desk, archive, draft))
        _, judging = stopwatch(lambda: check_draft(context))
    n_sentences = sum(one.block.kind.is_checked for one in first.draft.sentences)
    return [
        Figure("check", f"{n_sentences} sentences", warm, "s"),
        Figure("check", "the first time", cold, "s"),
        Figure("check", "reading the draft", reading, "s"),
        Figure("check", "finding evidence", finding, "s"),
        Figure("check", "running the rules", judging, "s"),
        Figure("check", "reports looked at", len(context.sources), "reports"),
    ]


def spread(reports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give reports the days and the many rare words of a real archive."""
    chance = random.Random(7)  # noqa: S311 - made-up texts, no secrets
    for n, report in enumerate(reports):
        day = FIRST + timedelta(days=n // A_DAY, seconds=chance.randrange(80_000))
        report["published_at"] = day.isoformat()
        rare = " ".join(_word(chance) for _ in range(12))
        report["text"] += f"\n\nThe words of that day were {rare}."
    return reports


def _word(chance: random.Random) -> str:
    # A power of a uniform number: few words are common, most are rare, as in any language.
    number = int(50_000 * chance.random() ** 3)
    letters = []
    for _ in range(4):
        number, at = divmod(number, len(SYLLABLES))
        letters.append(SYLLABLES[at])
    return "".join(letters)


def a_draft(reports: list[dict[str, Any]]) -> str:
    """Tell of the last day in sentences of its reports."""
    chance = random.Random(9)  # noqa: S311 - made-up texts, no secrets
    last = reports[-A_DAY:]
    paragraphs = []
    for _ in range(SENTENCES):
        report = chance.choice(last)
        sentences = [
            one
            for part in report["text"].split("\n\n")
            for one in part.split(". ")
            if len(one) > 30
        ]
        paragraphs.append(chance.choice(sentences).rstrip(".") + ".")
    return "# Day 1: Made up\n\n" + "\n\n".join(paragraphs) + "\n"
