"""Aid announced on our own gold: whole records, and each field of those found."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, date, datetime, time
from pathlib import Path

from gold_statements import read_registers
from marked import MarkedReport, read_reports
from quantities import parse_value
from standfirst.read import ReadingContext, read_report
from standfirst.records import Aid, Quantity, Report, Span

FIELDS = ("donor", "recipient", "item", "class", "number", "value", "stage", "announced")
Row = tuple[str, ...]


def read_rows(report: MarkedReport) -> list[Row]:
    """Return the gold's records of a report, one text a field; empty where none is named."""
    rows = []
    for line in report.records:
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != len(FIELDS):
            raise ValueError(f"report {report.number}: {line}: needs {len(FIELDS)} fields")
        donor, recipient, item, kind, number, value, stage, announced = (
            "" if cell == "-" else cell for cell in cells
        )
        money = _money(value)
        rows.append((donor, recipient, item, kind, _shown(number), money, stage, announced))
    return rows


def _shown(number: str) -> str:
    return _figures(parse_value(number)) if number else ""


def _money(value: str) -> str:
    amount, _, currency = value.partition(" ")
    return f"{float(amount):.12g} {currency}" if amount else ""


def _figures(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    numbers = (quantity.value, quantity.low, quantity.high)
    about = "~" if quantity.approximate else ""
    return about + "|".join("" if number is None else f"{number:.12g}" for number in numbers)


def find(report: MarkedReport, context: ReadingContext) -> list[Row]:
    """Return the records read in a report published at noon of its day."""
    published = datetime.combine(report.published or date(2023, 5, 24), time(12), tzinfo=UTC)
    text = report.text
    whole = Report("r", 1, text, published_at=published, body=Span(0, len(text)))
    return [_row(aid) for aid in read_report(whole, context).aid]


def _row(aid: Aid) -> Row:
    worth = aid.worth
    return (
        aid.donor or "",
        aid.recipient or "",
        aid.item or "",
        aid.item_class,
        _figures(aid.count),
        f"{worth.value:.12g} {worth.unit}" if worth and worth.value is not None else "",
        aid.stage.value,
        aid.announced_on.isoformat() if aid.announced_on else "",
    )


def paired(found: list[Row], gold: list[Row]) -> list[tuple[Row, Row]]:
    """Pair each found record with the one of the gold it has most in common with, at least half."""
    pairs = []
    ranked = sorted(
        (
            (sum(a == b for a, b in zip(f, g, strict=True)), i, j)
            for i, f in enumerate(found)
            for j, g in enumerate(gold)
        ),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    used_found: set[int] = set()
    used_gold: set[int] = set()
    for alike, i, j in ranked:
        if alike >= len(FIELDS) // 2 and i not in used_found and j not in used_gold:
            used_found.add(i)
            used_gold.add(j)
            pairs.append((found[i], gold[j]))
    return pairs


def score(reports: list[MarkedReport], context: ReadingContext) -> dict[str, float]:
    """Return precision and recall of records, and of each field over all of them."""
    n_found = n_gold = n_paired = n_whole = 0
    right: Counter[str] = Counter()
    told_found: Counter[str] = Counter()
    told_gold: Counter[str] = Counter()
    for report in reports:
        found, gold = find(report, context), read_rows(report)
        pairs = paired(found, gold)
        n_found, n_gold, n_paired = n_found + len(found), n_gold + len(gold), n_paired + len(pairs)
        n_whole += sum(f == g for f, g in pairs)
        for at, field in enumerate(FIELDS):
            told_found[field] += sum(bool(row[at]) for row in found)
            told_gold[field] += sum(bool(row[at]) for row in gold)
            right[field] += sum(f[at] == g[at] != "" for f, g in pairs)
    figures = {
        "precision": n_paired / max(1, n_found),
        "recall": n_paired / max(1, n_gold),
        "whole_f1": 2 * n_whole / max(1, n_found + n_gold),
    }
    for field in FIELDS:
        figures[f"{field}_precision"] = right[field] / max(1, told_found[field])
        figures[f"{field}_recall"] = right[field] / max(1, told_gold[field])
    return figures


def measure(gold_dir: Path) -> dict[str, float]:
    """Return the figures of both parts of the gold."""
    context = ReadingContext(registers=read_registers(gold_dir / "countries.toml"))
    reports = read_reports(gold_dir / "aid_reports.txt")
    figures: dict[str, float] = {}
    for part in ("tune", "held"):
        chosen = [report for report in reports if report.is_held == (part == "held")]
        figures |= {f"{part}_{name}": value for name, value in score(chosen, context).items()}
    return figures


def differences(gold_dir: Path) -> None:
    """Print what differs from the gold that may be tuned on."""
    context = ReadingContext(registers=read_registers(gold_dir / "countries.toml"))
    for report in read_reports(gold_dir / "aid_reports.txt"):
        if report.is_held:
            continue
        found, gold = find(report, context), read_rows(report)
        if sorted(found) != sorted(gold):
            print(f"{report.number} {report.text}")
            for row in gold:
                print("   gold ", " | ".join(row))
            for row in found:
                print("   found", " | ".join(row))


if __name__ == "__main__":
    folder = Path(__file__).parent / "gold" / "en"
    differences(folder)
    for name, value in measure(folder).items():
        print(f"{name} {value:.3f}", file=sys.stderr)
