"""Quantities on our own gold: spans, and value with bounds, unit and item."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from marked import MarkedReport, named, read_marked, read_reports, scores
from standfirst.read import ReadingContext, read_report
from standfirst.records import MentionKind, Quantity, Report, Span

RULES = ReadingContext(learned=False)  # quantities do not hang on statements
_VALUE = re.compile(
    r"(?P<about>~?)(?P<bound>[<>]=)?(?P<number>-?(?:\d[\d.]*?)(?:e\d+)?(?:/\d+)?)(?P<range>\.\.(?P<until>[\d.e]+)?)?"
    r"(?:\s=(?P<unit>[^/]+?)(?:\sof\s(?P<of>[^/]+?))?|\s(?P<item>[^=/]+?))?(?:\s?/(?P<rate>.+))?\Z"
)
_SEPARATOR = " | "


def parse_value(written: str) -> Quantity:
    """Read the gold's notation: ``~60 vehicles``, ``>=12``, ``20..30 shells``, ``5 =USD /day``."""
    match = _VALUE.match(written)
    if match is None:
        raise ValueError(f"{written}: no quantity; see the head of the file")
    number = _number(match["number"])
    unit = match["unit"] or ("item" if match["item"] or match["rate"] else None)
    if match["rate"]:
        unit = f"{unit} per {match['rate']}"
    bound = match["bound"]
    low, high = (number if bound == ">=" else None), (number if bound == "<=" else None)
    value: float | None = number
    if match["range"]:
        low, high, value = number, _number(match["until"]) if match["until"] else None, None
    return Quantity(value, low, high, bool(match["about"]), unit, match["item"] or match["of"])


def _number(written: str) -> float:
    over, _, under = written.partition("/")
    return float(over) / float(under) if under else float(over)


def show(quantity: Quantity) -> str:
    """Return a quantity's figures and unit, and what it counts, as one line."""
    numbers = (quantity.value, quantity.low, quantity.high)
    shown = ["" if number is None else f"{number:.12g}" for number in numbers]
    about = "~" if quantity.approximate else ""
    return about + "|".join([*shown, quantity.unit or ""]) + _SEPARATOR + (quantity.item or "")


def find(text: str) -> dict[Span, Quantity]:
    """Return the quantities read in a text."""
    report = Report("r", 1, text, body=Span(0, len(text)))
    return {
        mention.span: mention.quantity
        for mention in read_report(report, RULES).mentions
        if mention.kind is MentionKind.QUANTITY and mention.quantity
    }


def _old(quantity: Quantity) -> str:
    return "|".join(show(quantity).removeprefix("~").split(_SEPARATOR))


def _values(report: MarkedReport, *, items: bool) -> tuple[dict[Span, str], dict[Span, str]]:
    found = {span: show(one) for span, one in find(report.text).items()}
    gold = {span: show(parse_value(value)) for span, value in report.marks.items()}
    if items:
        return found, gold
    return (
        {span: value.split(_SEPARATOR)[0] for span, value in found.items()},
        {span: value.split(_SEPARATOR)[0] for span, value in gold.items()},
    )


def measure(gold_dir: Path) -> dict[str, float]:
    """Return the figures on the sentences, and on both parts of the reports.

    A value is the numbers, the bound and the unit; ``…_with_item`` are the matched ones whose
    counted thing is right too.
    """
    sentences = read_marked(gold_dir / "quantities.txt")
    found = [{s: _old(q) for s, q in find(text).items()} for text, _ in sentences]
    figures = scores(found, [marks for _, marks in sentences])
    reports = read_reports(gold_dir / "quantity_reports.txt")
    for part in ("tune", "held"):
        chosen = [report for report in reports if report.is_held == (part == "held")]
        pairs = [_values(report, items=False) for report in chosen]
        figures |= named(part, scores([f for f, _ in pairs], [g for _, g in pairs]))
        whole = [_values(report, items=True) for report in chosen]
        right = scores([f for f, _ in whole], [g for _, g in whole])
        figures[f"{part}_matched_with_item"] = right["matched"]
    return figures


def differences(gold_dir: Path) -> None:
    """Print what differs from the gold that may be tuned on."""
    for text, marks in read_marked(gold_dir / "quantities.txt"):
        _differ(text, marks, {span: _old(one) for span, one in find(text).items()})
    for report in read_reports(gold_dir / "quantity_reports.txt"):
        if not report.is_held:
            found, gold = _values(report, items=True)
            _differ(report.text, gold, found, f"{report.number} ")


def _differ(text: str, marks: dict[Span, str], found: dict[Span, str], head: str = "") -> None:
    for span, value in sorted(marks.items() ^ found.items()):
        mark = "missing" if marks.get(span) == value else "found  "
        context = text[max(0, span.start - 25) : span.end + 15].replace("\n", " ")
        print(f"{head}{mark} [{span.of(text)}]{{{value}}}  …{context}…")


if __name__ == "__main__":
    folder = Path(__file__).parent / "gold" / "en"
    differences(folder)
    print(measure(folder), file=sys.stderr)
