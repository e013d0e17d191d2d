"""The gate: each sentence of an edition is proved, or it is taken out with a reason.

The gate trusts nothing the writer says. It looks up the cited words, derives the sentence from
them anew, asks a licence for every edit, and checks that what stands between quotation marks
stood there in the source, in one piece. It fails closed.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standfirst.check.alignment import Derivation, Step, derive
from standfirst.check.cropping import refute_cropping, refute_lost_source
from standfirst.check.licences import complain
from standfirst.check.naming import Place, words_of
from standfirst.records import LeftOut, Span, StatementKind
from standfirst.text.quotes import find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import tzinfo

    from standfirst.records import (
        Citation,
        Edition,
        EditionSection,
        Outlet,
        Reading,
        Registers,
        Report,
        Sentence,
    )

QUOTED = re.compile(r"“([^“”]*)”")
LEAST_TOLD = 0.5  # share of cited words a statement must hold to stand for all of them
LEAST_SUPPORT = 0.3  # share of a sentence's longer words a supporting citation must hold


@dataclass(frozen=True, slots=True)
class Evidence:
    """All the gate may look at."""

    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]
    registers: Registers
    zone: tzinfo
    phrases: tuple[str, ...] = ()  # sentences the desk lets its editor add

    def outlet_of(self, report: Report) -> Outlet | None:
        """Return the registered outlet of a report."""
        return next((o for o in self.registers.outlets if o.id == report.outlet), None)


def prove_edition(edition: Edition, evidence: Evidence) -> Edition:
    """Return the edition without what cannot be proved; all of that is added to ``left_out``.

    A section whose heading, or every sentence, falls is left out whole; the headline falls back
    to the first heading that stands.
    """
    left_out = list(edition.left_out)

    def keep(sentence: Sentence, story: str) -> bool:
        fault = refute(sentence, evidence)
        if fault:
            left_out.append(LeftOut(story, f"not proved: {fault}", sentence.text))
        return fault is None

    sections: list[EditionSection] = []
    for section in edition.sections:
        heading = keep(section.heading, section.story)
        sentences = tuple(s for s in section.sentences if keep(s, section.story))
        if heading and sentences:
            sections.append(replace(section, sentences=sentences))
        elif sentences:
            left_out.append(LeftOut(section.story, "its heading could not be proved"))
    headline = edition.headline
    if headline is not None and not keep(headline, ""):
        headline = None
    if headline is None and sections:
        headline = sections[0].heading
    standfirst = tuple(sentence for sentence in edition.standfirst if keep(sentence, ""))
    cited = {
        citation.report
        for sentence in _sentences(headline, standfirst, sections)
        for citation in sentence.citations
    }
    return replace(
        edition,
        headline=headline,
        standfirst=standfirst,
        sections=tuple(sections),
        left_out=tuple(left_out),
        sources=tuple(source for source in edition.sources if source.report in cited),
    )


def _sentences(
    headline: Sentence | None, standfirst: Iterable[Sentence], sections: Iterable[EditionSection]
) -> Iterable[Sentence]:
    if headline is not None:
        yield headline
    yield from standfirst
    for section in sections:
        yield section.heading
        yield from section.sentences


def refute(sentence: Sentence, evidence: Evidence) -> str | None:
    """Return why a sentence is not proved, or None when it is."""
    if not sentence.citations:
        return "it cites nothing"
    for citation in sentence.citations:
        if fault := _refute_citation(citation, evidence):
            return fault
    exacts = [citation.exact for citation in sentence.citations]
    derivation = derive(sentence.text, exacts, sentence.edits)
    if derivation is None:
        return "its words do not follow from the cited words and the recorded edits"
    used = sentence.citations[: derivation.used]
    for number, citation in enumerate(used):
        text = evidence.reports[citation.report].text
        reading = evidence.readings.get(citation.report)
        statements = reading.statements if reading else ()
        if fault := refute_cropping(text, used, number) or refute_lost_source(
            text, statements, used, number
        ):
            return fault
    for step in derivation.steps:
        if step.edit is None:
            continue
        if fault := _refute_edit(step, sentence, evidence, used=derivation.used):
            return fault
    return (
        _refute_quotations(sentence, derivation, evidence)
        or _refute_support(sentence, derivation)
        or _refute_silence(sentence, derivation, evidence)
    )


def _refute_citation(citation: Citation, evidence: Evidence) -> str | None:
    report = evidence.reports.get(citation.report)
    if report is None or report.revision != citation.revision:
        return f"report {citation.report}, revision {citation.revision}, is not in the archive"
    if report.text_sha256 != citation.text_sha256:
        return f"the text of report {citation.report} is not the one that was cited"
    start, end = citation.start, citation.end
    if not 0 <= start < end <= len(report.text) or report.text[start:end] != citation.exact:
        return f"report {citation.report} does not have the cited words at {start}-{end}"
    before, after = report.text[:start], report.text[end:]
    if not before.endswith(citation.prefix) or not after.startswith(citation.suffix):
        return f"the cited words of report {citation.report} have another context"
    if citation.statement is not None:
        reading = evidence.readings.get(citation.report)
        if not reading or all(s.id != citation.statement for s in reading.statements):
            return f"statement {citation.statement} was not read in report {citation.report}"
    return None


def _refute_edit(step: Step, sentence: Sentence, evidence: Evidence, *, used: int) -> str | None:
    assert step.edit is not None
    citation = sentence.citations[step.citation]
    report = evidence.reports[citation.report]
    place = Place(
        report=report,
        span=Span(citation.start + step.cited[0], citation.start + step.cited[1]),
        reading=evidence.readings.get(report.id),
        outlet=evidence.outlet_of(report),
        registers=evidence.registers,
        zone=evidence.zone,
        phrases=evidence.phrases,
        beside=tuple(
            (evidence.reports[one.report], evidence.readings[one.report], Span(one.start, one.end))
            for one in sentence.citations[used:]
            if one.report in evidence.readings
        ),
    )
    if step.edit.op == "editor":
        if step.out[1] != len(sentence.text):
            return "the edit 'editor' does not stand at the end"
        if len({one.report for one in sentence.citations}) > 1:
            return "the edit 'editor' stands behind what more than one report has"
    return complain(step.edit, place)


def _refute_quotations(
    sentence: Sentence, derivation: Derivation, evidence: Evidence
) -> str | None:
    """Between quotation marks: cited characters of one run, in quotation marks there too.

    The last mark of punctuation and nested marks may differ. A post of an official outlet is
    all its speaker's own words, so any run of it may be quoted.
    """
    if sentence.text.count("“") != sentence.text.count("”"):
        return "its quotation marks do not pair"
    for match in QUOTED.finditer(sentence.text):
        inside = [
            step
            for step in derivation.steps
            if step.out[0] < match.end(1) and step.out[1] > match.start(1)
        ]
        runs = [step for step in inside if step.edit is None]
        if any(step.edit and step.edit.op not in {"stop", "marks"} for step in inside):
            return f"the quotation “{match[1]}” was changed"
        if not runs or len({step.citation for step in runs}) > 1:
            return f"the quotation “{match[1]}” is put together from several places"
        for left, right in itertools.pairwise(runs):
            between = sentence.citations[left.citation].exact[left.cited[1] : right.cited[0]]
            if words_of(between):
                return f"the quotation “{match[1]}” leaves words out"
        citation = sentence.citations[runs[0].citation]
        shift = match.start(1) - runs[0].out[0]
        start = citation.start + runs[0].cited[0] + max(shift, 0)
        end = citation.start + runs[-1].cited[1] - max(runs[-1].out[1] - match.end(1), 0)
        if not _are_own_words(Span(start, end), citation, evidence):
            return f"the quotation “{match[1]}” is not a quotation in its source"
    return None


def _are_own_words(span: Span, citation: Citation, evidence: Evidence) -> bool:
    report = evidence.reports[citation.report]
    outlet = evidence.outlet_of(report)
    if report.is_post and outlet is not None and outlet.speaker and not report.forwarded_from:
        return True
    reading = evidence.readings.get(report.id)
    for statement in reading.statements if reading else ():
        if statement.kind is StatementKind.DIRECT and any(
            content.covers(span) for content in statement.content
        ):
            return True
    return any(quotation.span.covers(span) for quotation in find_quotations(report.text))


def _refute_support(sentence: Sentence, derivation: Derivation) -> str | None:
    """A citation that supplies no words must speak of the same thing, or name who is meant."""
    taken = " ".join(
        sentence.text[slice(*step.out)] for step in derivation.steps if step.edit is None
    )
    weighty = {word for word in words_of(taken) if len(word) > 3 or word.isdigit()}
    names = {
        word
        for edit in sentence.edits
        if edit.op in {"speaker", "name"}
        for word in words_of(edit.after)
    }
    for citation in sentence.citations[derivation.used :]:
        if names.issuperset(words_of(citation.exact)):
            continue
        shared = weighty & set(words_of(citation.exact))
        if len(shared) < LEAST_SUPPORT * len(weighty):
            return f"the supporting words of report {citation.report} speak of something else"
    return None


def _refute_silence(sentence: Sentence, derivation: Derivation, evidence: Evidence) -> str | None:
    """What an official's post says must carry its speaker, or another one it names itself."""
    attributed = {
        step.citation
        for step in derivation.steps
        if step.edit is not None and step.edit.op == "attribution"
    }
    for number, citation in enumerate(sentence.citations[: derivation.used]):
        report = evidence.reports[citation.report]
        outlet = evidence.outlet_of(report)
        if not report.is_post or outlet is None or not outlet.speaker or number in attributed:
            continue
        reading = evidence.readings.get(report.id)
        cited = Span(citation.start, citation.end)
        if not any(
            any(cited.covers(source) for source in statement.source)
            and sum(len(part.of(report.text)) for part in statement.content if cited.overlaps(part))
            >= LEAST_TOLD * len(citation.exact)
            for statement in (reading.statements if reading else ())
        ):
            return f"it does not say whose words report {report.id} are"
    return None
