"""D: days that do not fit each other, the desk's count, or the sources."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.days import (
    WEEKDAYS,
    Named,
    is_known,
    known_times,
    names_of_days,
)
from standfirst.check.drafts import BlockKind
from standfirst.check.findings import note
from standfirst.check.passages import (
    Passage,
    elsewhere,
    near_best,
    passages_for,
    sentences_beside,
    wording_of,
)
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from standfirst.check.comparing.days import Known
    from standfirst.check.comparing.wording import Wording
    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import SentenceEvidence
    from standfirst.records import Finding

_NUMBER: Final = re.compile(
    r"\bday\s+(?:no\.?\s*)?(?P<n>\d{1,3}(?:,\d{3})+|\d{1,5})(?P<th>st|nd|rd|th)?\b"
    r"|\b(?P<m>\d{1,3}(?:,\d{3})+|\d{1,5})(?:st|nd|rd|th)\s+day\b",
    re.IGNORECASE,
)
_NEAR: Final = 0.6  # share of the best passage's likeness a passage needs to tell the time
_LIKEST: Final = 0.85  # the same, for relative words
_BESIDE: Final = 2  # words around a time that a passage needs to tell it
_ELSEWHERE: Final = 3  # the same, for a sentence of any source
_REACH: Final = 8  # words on either side that are around a time
_REPORTS: Final = 3  # likest passages of which the whole report may tell a time of day
_LONG: Final = 20  # telling words of a sentence that says several things
_GAP: Final = re.compile(r"[\s,(]{1,3}(?:the\s+)?\Z")
_HEAD: Final = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.HEADING})
_CODES: Final = {
    "weekday": ("D003", "no source of this tells of a {}"),
    "relative": ("D004", "“{}” is not the sources' day, counted from the draft's"),
    "date": ("D005", "no source of this has the date {}"),
    "month": ("D006", "no source of this tells of {}"),
    "clock": ("D007", "no source of this has the time {}"),
}
_AS_OF: Final = re.compile(
    r"\b(?:as of|issued|updated|published|cut-?off|compiled|data until)\b", re.IGNORECASE
)


def find_wrong_day_numbers(context: CheckContext) -> Iterator[Finding]:
    """D001: the number of the day does not belong to the draft's date by the desk's rule."""
    text = context.draft.text
    dated = _own_date(context)
    for sentence in context.draft.sentences:
        if sentence.block.kind not in _HEAD:
            continue
        for match in _NUMBER.finditer(text, *sentence.span):
            written = match["n"] or match["m"]
            number = int(written.replace(",", ""))
            if dated is None:
                continue
            right = context.rule.number_of(dated[0])
            if number != right:
                group = "n" if match["n"] else "m"
                yield note(
                    "D001",
                    Span(*match.span(group)),
                    f"{dated[0]:%d %B %Y} is day {right}, counted"
                    f" {context.rule.counting.value} from {context.rule.epoch:%d %B %Y}",
                    fix=f"{right:,}" if "," in written else str(right),
                )


def _own_date(context: CheckContext) -> tuple[date, Span] | None:
    """Return the first whole date in the title, the standfirst or the first paragraph."""
    text = context.draft.text
    for block in context.draft.blocks[:3]:
        for one in names_of_days(text, block.span):
            if one.kind == "date" and one.year is not None:
                day = _as_date(one)
                if day is not None:
                    return day, Span(one.start, one.end)
    return None


def _as_date(one: Named, year: int | None = None) -> date | None:
    assert isinstance(one.value, tuple)
    try:
        return date(one.year or year or 1, *one.value)
    except ValueError:
        return None


def find_wrong_weekdays(context: CheckContext) -> Iterator[Finding]:
    """D002: a date stands beside a weekday that is not its."""
    text = context.draft.text
    for block in context.draft.blocks:
        if not block.kind.is_checked:
            continue
        rows = names_of_days(text, block.span)
        for one, other in itertools.pairwise(rows):
            pair = {one.kind: one, other.kind: other}
            if pair.keys() != {"weekday", "date"} or not _GAP.match(text[one.end : other.start]):
                continue
            weekday, dated = pair["weekday"], pair["date"]
            day = _as_date(dated, context.day.year if context.day else None)
            if day is None or (dated.year is None and context.day is None):
                continue
            if day.weekday() != weekday.value:
                right = WEEKDAYS[day.weekday()].capitalize()
                yield note(
                    "D002",
                    Span(weekday.start, weekday.end),
                    f"{day:%d %B %Y} is a {right}",
                    fix=right,
                )


def find_wrong_days(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """D003-D007: a weekday, relative word, date, month or time of day that no source has."""
    text = context.draft.text
    named = [one for one in names_of_days(text, sentence.span) if not _is_own(one, context)]
    draft = wording_of(text, sentence.span)
    quoted = [word for word in draft.words if word.quoted]
    named = [
        one for one in named if not any(w.start < one.end and one.start < w.end for w in quoted)
    ]
    if not named or _AS_OF.search(text, *sentence.span):
        return
    passages = passages_for(sentence, evidence, context)
    near = [one for one, _ in near_best(passages, draft, _NEAR)]
    if not near:
        return
    told = {one.kind for one in named}
    for one in named:
        known = _known(_telling(one, near, passages, draft, context))
        if is_known(one, known, context.day) or _is_of_publication(one, passages, context):
            continue
        if one.kind == "weekday" and "date" in told:
            continue  # D002 weighs the two against each other
        words = text[one.start : one.end]
        code, message = _CODES[one.kind]
        cites = [(near[0].source, near[0].span)]
        around = _words_around(one, draft)
        doubt = None if around else "no word stands beside it"
        if one.kind == "clock" and not _has_rival(named, [*near, *_beside(around, passages)]):
            doubt = "it tells no other time of day"
        yield note(code, Span(one.start, one.end), message.format(words), cites=cites, doubt=doubt)


def _has_rival(told: Sequence[Named], beside: Sequence[Passage]) -> bool:
    """Tell whether passages have another time of day in the place of the draft's.

    One that the draft's sentence tells as well is in its own place. A chronicle has times of its
    own; a day that nobody tells is hardly ever.
    """
    own = Counter(one.value for one in told if one.kind == "clock")
    for one in beside:
        text = one.source.report.text
        for span in (one.span, *sentences_beside(one.source, one.span)):
            if Counter(o.value for o in names_of_days(text, span) if o.kind == "clock") - own:
                return True
    return False


def _is_of_publication(named: Named, passages: Sequence[Passage], context: CheckContext) -> bool:
    """Tell whether a time of day is when a source was published: a chronicle goes by that."""
    if named.kind != "clock":
        return False
    written = context.draft.text[named.start : named.end].replace(".", ":")
    return any(
        f"{at:%H:%M}".lstrip("0") == written.lstrip("0")
        for one in passages
        if one.source.published_at is not None
        for at in [one.source.published_at.astimezone(context.zone)]
    )


def _telling(
    named: Named,
    near: Sequence[Passage],
    passages: Sequence[Passage],
    draft: Wording,
    context: CheckContext,
) -> list[Passage]:
    """Return the passages that may tell a time: the likest, and those of the words beside it.

    A relative word is held against the likest alone, for "yesterday" is some report's day always.
    """
    if named.kind == "relative":
        return [one for one, _ in near_best(near, draft, _LIKEST)]
    words = _words_around(named, draft)
    found = [*near, *_beside(words, passages)]
    found += elsewhere(draft, context, least=_ELSEWHERE, beside=words)
    if len(draft.senses) > _LONG:
        found += [one for one in passages if one.is_found]
        found += [
            Passage(one.source, span, wording_of(one.source.report.text, span), is_found=False)
            for one in passages
            if one.is_found
            for span in one.source.sentences
            if words & wording_of(one.source.report.text, span).senses
        ]
    ids = {(one.source.report.id, span) for one in near for span in _around(one)}
    found += [one for one in passages if (one.source.report.id, one.span) in ids]
    if named.kind == "clock":
        found += [
            Passage(one.source, span, wording_of(one.source.report.text, span), is_found=False)
            for one in near[:_REPORTS]
            for span in one.source.sentences
        ]
    return found


def _words_around(named: Named, draft: Wording) -> frozenset[str]:
    """Return what the telling words on either side of a time mean."""
    at = next((n for n, w in enumerate(draft.words) if w.end > named.start), 0)
    return frozenset(
        w.sense
        for w in draft.words[max(0, at - _REACH) : at + _REACH]
        if w.tells and not named.start <= w.start < named.end
    )


def _beside(words: frozenset[str], passages: Iterable[Passage]) -> list[Passage]:
    return [one for one in passages if len(words & one.wording.senses) >= _BESIDE]


def _around(passage: Passage) -> list[Span]:
    return list(sentences_beside(passage.source, passage.span))


def _known(passages: Iterable[Passage]) -> Known:
    return known_times(
        (one.source.report.text, one.span, one.source.mentions_in(one.span), one.source.day)
        for one in passages
    )


def _is_own(one: Named, context: CheckContext) -> bool:
    """Tell whether it is the draft's own date, which has no source."""
    day = context.day
    if day is None or not isinstance(one.value, tuple):
        return False
    return one.value == (day.month, day.day) and one.year in {None, day.year}
