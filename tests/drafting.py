"""Drafts and evidence for tests of rules, read as the program reads them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from fakes import a_report
from standfirst import read
from standfirst.check.assembling import assemble
from standfirst.check.context import CheckContext
from standfirst.check.drafts import Form
from standfirst.check.engine import check_draft
from standfirst.check.evidence import make_source
from standfirst.check.forms import read_plain_draft
from standfirst.check.retrieval import SentenceIndex, join, plan, rank
from standfirst.records import DayRule, Registers, Report, Span

NOON = datetime(2022, 12, 12, 12, 0, tzinfo=UTC)
DAY = NOON.date()
RULE = DayRule(date(2021, 9, 14))
NOTHING = Registers()


def a_source(text, *, registers=NOTHING, outlet="wire", **fields):
    """A report with its reading, as the archive would hand it over."""
    report = a_report(text, outlet=outlet, published_at=fields.pop("published_at", NOON), **fields)
    registered = next((one for one in registers.outlets if one.id == outlet), None)
    context = read.ReadingContext(rule=RULE, registers=registers, outlet=registered, learned=False)
    reading = read.read_report(report, context)
    day = report.published_at.date() if report.published_at else None
    return make_source(report, reading, registered, day)


def a_draft(raw, *, registers=NOTHING, form=Form.MARKDOWN):
    """A draft with its reading, by rules alone."""
    plain = read_plain_draft(raw, form)
    report = Report("r1draft", 1, plain.text, language="en", body=Span(0, len(plain.text)))
    context = read.ReadingContext(rule=RULE, registers=registers, learned=False)
    return assemble("draft.md", plain, read.read_report(report, context))


def a_context(raw, *sources, registers=NOTHING, form=Form.MARKDOWN, day=DAY, **fields):
    """All that rules look at, for a draft and the reports it may stand on."""
    draft = a_draft(raw, registers=registers, form=form)
    wanted = plan(draft, registers)
    rows = dict.fromkeys(wanted.all_words, ())
    index = SentenceIndex(one.report for one in sources)
    ranked = rank(draft, index, rows, wanted, n_reports=len(sources))
    evidence = join(ranked, {one.report.id: one for one in sources})
    return CheckContext(
        draft,
        RULE,
        UTC,
        registers,
        day=day,
        evidence=evidence,
        sources={one.report.id: one for one in sources},
        **fields,
    )


def check(raw, *sources, **options):
    """The findings on a draft, as (code, words of the draft)."""
    found = check_draft(a_context(raw, *sources, **options))
    return [(one.code, one.span.of(raw)) for one in found]
