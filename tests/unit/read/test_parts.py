from pathlib import Path

import pytest

from standfirst.read.parts import find_parts
from standfirst.records import Report, Span

CASES = Path(__file__).parents[2] / "cases" / "read"


def a_text(text: str, **fields) -> Report:
    return Report("r1", 1, text, body=Span(0, len(text)), **fields)


def words(report: Report, span: Span | None) -> str | None:
    return None if span is None else span.of(report.text)


def shown(report: Report) -> str:
    """The parts as lines, the form in which the case files expect them."""
    parts = find_parts(report)
    lines = [
        f"headline: {words(report, parts.headline)}",
        f"standfirst: {words(report, parts.standfirst)}",
    ]
    for section in parts.sections:
        body = (words(report, section.body) or "").split()
        lines.append(f"section: {words(report, section.heading)} / {body[0]} … {body[-1]}")
    lines += [f"caption: {words(report, caption)}" for caption in parts.captions]
    for notice in parts.notices:
        about = " ".join(str(x) for x in (notice.name, notice.number, *notice.guests) if x)
        lines.append(f"notice: {notice.kind} / {about or words(report, notice.span)}")
    return "\n".join(lines)


@pytest.mark.parametrize(
    "path", sorted((CASES / "parts").glob("*.txt")), ids=lambda path: path.stem
)
def test_parts_are_told_by_form(path: Path):
    text, _, expected = path.read_text(encoding="utf-8").partition("\n# output\n")
    text = text.split("\n", 1)[1]  # the first line says what the case is about
    assert shown(a_text(text.strip())) == expected.strip()


def test_parts_given_with_the_report_are_kept():
    text = "Bridge holds\n\nA short word on it.\n\nThe bridge at Karsk held all night."
    report = a_text(text, headline=Span(0, 12), standfirst=Span(14, 33))
    parts = find_parts(report)
    assert (parts.headline, parts.standfirst) == (Span(0, 12), Span(14, 33))
    assert [section.body for section in parts.sections] == [Span(35, len(text))]


@pytest.mark.parametrize("text", ["", "x", "\n\n", "A" * 200_000, "A\n\n" * 20_000, "#1 " * 50_000])
def test_odd_texts_have_parts_within_them(text: str):
    parts = find_parts(a_text(text))
    for section in parts.sections:
        assert 0 <= section.body.start < section.body.end <= len(text)
