"""An editor's own words for a sentence: which of them its sources prove, and which they do not.

The reworded sentence keeps its citations. How it comes out of them is worked out anew: what the
editor changed is recorded as edits, each under the name of a licence that allows it, else as
"reworded", for which there is none. So the gate that proves the writer's sentences proves the
editor's too, or says why it cannot.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.check.alignment import derive
from standfirst.check.licences import LICENCES, complain
from standfirst.check.naming import Place, words_of
from standfirst.check.proof import refute
from standfirst.check.recomposing import REWORDED, Placed, recompose
from standfirst.records import Citation, Edit, Sentence, SentenceKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.check.proof import Evidence

MOST_SHOWN = 5  # words in a complaint
SHOWN = 60  # code points of words in a complaint
LONGEST = 5000  # code points of an editor's sentence


def reword(sentence: Sentence, text: str, evidence: Evidence) -> Sentence:
    """Return an editor's wording of a sentence with what proves it, or with why nothing does."""
    text = " ".join(text.split())[:LONGEST]
    plain = replace(sentence, text=text, kind=SentenceKind.EDITOR, not_proved=None)
    if text == sentence.text:
        return replace(plain, kind=sentence.kind, not_proved=fault_of(sentence, evidence))
    candidates = list(_wordings(sentence, text, evidence)) if _is_held(sentence, evidence) else []
    for candidate in candidates:
        if fault_of(candidate, evidence) is None:
            return candidate
    found = candidates[-1] if candidates else plain
    return replace(found, not_proved=_say_why(candidates or [plain], sentence, evidence))


def fault_of(sentence: Sentence, evidence: Evidence) -> str | None:
    """Return why the gate does not prove a sentence, whoever wrote it; None where it does."""
    return refute(replace(sentence, not_proved=None), evidence)


def cite_words(text: str, evidence: Evidence, *, context: int = 40) -> Sentence:
    """Return an editor's new sentence; one that stands in a report word for word cites it.

    The first report by id that has it counts. Without one, or where the gate refuses it (an
    official's post without a speaker), the sentence says that it is not proved.
    """
    text = " ".join(text.split())[:LONGEST]
    found: list[Sentence] = []
    for key in sorted(evidence.reports):
        report = evidence.reports[key]
        start = report.text.find(text) if text else -1
        if start < 0:
            continue
        end = start + len(text)
        citation = Citation(
            report=report.id,
            revision=report.revision,
            start=start,
            end=end,
            exact=text,
            prefix=report.text[max(0, start - context) : start],
            suffix=report.text[end : end + context],
            text_sha256=report.text_sha256,
        )
        sentence = Sentence(text, SentenceKind.EDITOR, (citation,))
        fault = fault_of(sentence, evidence)
        if fault is None:
            return sentence
        found.append(replace(sentence, not_proved=fault))
    if found:
        return found[0]
    return Sentence(text, SentenceKind.EDITOR, (), not_proved="no report has these words")


def _is_held(sentence: Sentence, evidence: Evidence) -> bool:
    return bool(sentence.citations) and all(
        citation.report in evidence.reports for citation in sentence.citations
    )


def _wordings(sentence: Sentence, text: str, evidence: Evidence) -> Iterator[Sentence]:
    derivation = derive(
        sentence.text, [citation.exact for citation in sentence.citations], sentence.edits
    )
    if derivation is None:
        return
    placed = [
        fine
        for one in recompose(sentence, derivation, text)
        for fine in _license(one, sentence.citations, evidence)
    ]
    edits = tuple(one.edit for one in placed)
    whole = replace(sentence, text=text, kind=SentenceKind.EDITOR, edits=edits, not_proved=None)
    if (shorter := _end_earlier(whole, placed, derivation.used - 1, evidence)) is not None:
        yield shorter
    yield whole


# ── licences ────────────────────────────────────────────────────────────────────────────────


def _license(one: Placed, citations: Sequence[Citation], evidence: Evidence) -> tuple[Placed, ...]:
    """Name an edit by a licence that allows it, in two where the second only sets a capital."""
    if one.edit.op != REWORDED:
        return (one,)
    if named := _named(one, citations, evidence):
        return (named,)
    before, after = one.edit.before, one.edit.after
    if after and before.lower().endswith(after.lower()):
        cut = one.end - len(after)
        head = Placed(Edit(REWORDED, before[: -len(after)], ""), one.citation, one.start, cut)
        tail = Placed(Edit("case", before[-len(after) :], after), one.citation, cut, one.end)
        if named := _named(head, citations, evidence):
            return (named, tail)
    return (one,)


def _named(one: Placed, citations: Sequence[Citation], evidence: Evidence) -> Placed | None:
    citation = citations[one.citation]
    report = evidence.reports[citation.report]
    place = Place(
        report=report,
        span=Span(citation.start + one.start, citation.start + one.end),
        reading=evidence.readings.get(report.id),
        outlet=evidence.outlet_of(report),
        registers=evidence.registers,
        zone=evidence.zone,
        phrases=evidence.phrases,
    )
    for op in LICENCES:
        edit = replace(one.edit, op=op)
        if complain(edit, place) is None:
            return replace(one, edit=edit)
    return None


def _end_earlier(
    whole: Sentence, placed: Sequence[Placed], last: int, evidence: Evidence
) -> Sentence | None:
    """Cite less, where all that the editor did at the end was to leave words out.

    A citation may end early where the gate lets it: nothing that turns the meaning is cut off.
    """
    if not placed or placed[-1].edit.op != REWORDED or placed[-1].citation != last:
        return None
    cut, citation = placed[-1], whole.citations[last]
    rest = citation.exact[cut.end :]
    stop = cut.edit.after + rest
    if cut.start == 0 or words_of(stop) or not cut.edit.before:
        return None
    report = evidence.reports[citation.report]
    end = citation.start + cut.start
    shorter = replace(
        citation,
        end=end,
        exact=citation.exact[: cut.start],
        suffix=report.text[end : end + max(len(citation.suffix), 1)],
    )
    edits = tuple(one.edit for one in placed[:-1]) + ((Edit("stop", "", stop),) if stop else ())
    citations = (*whole.citations[:last], shorter, *whole.citations[last + 1 :])
    return replace(whole, citations=citations, edits=edits)


def _say_why(tried: Sequence[Sentence], old: Sentence, evidence: Evidence) -> str:
    """Say what the editor's words have that no source has, else what the gate says."""
    text = tried[-1].text
    cited = words_of(" ".join([old.text, *(one.exact for one in old.citations)]))
    strange = [word for word in dict.fromkeys(words_of(text)) if word not in cited]
    if strange:
        shown = ", ".join(f"“{word}”" for word in strange[:MOST_SHOWN])
        more = ", …" if len(strange) > MOST_SHOWN else ""
        return f"{shown}{more} stands in none of its sources"
    fault = fault_of(tried[0], evidence)
    if fault and f"{REWORDED!r}" not in fault:
        return fault
    edit = next((one for one in tried[0].edits if one.op == REWORDED), Edit(REWORDED, "", text))
    before, after = _shown(edit.before), _shown(edit.after)
    if before and after:
        return f"its sources do not have {after} in place of {before}"
    return f"{before} may not be left out" if before else f"its sources do not have {after} there"


def _shown(words: str) -> str:
    flat = " ".join(words.split())
    return f"“{flat if len(flat) <= SHOWN else flat[: SHOWN - 1] + '…'}”" if flat else ""
