"""What stands around a citation in its own sentence must not change what it says.

"He denied that the bridge was hit" holds the words "the bridge was hit". A citation therefore
begins where its sentence begins, behind a dateline or a label at most. What is cut off behind it
begins with a stop or opens a clause, and holds no negation, hedge or condition, nor the words that
say whose words the cited ones are. Inside one quotation a later part may follow an earlier.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.check.licences import MEANING
from standfirst.check.naming import words_of
from standfirst.records import Span
from standfirst.text.quotes import find_quotations
from standfirst.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.records import Citation, Statement

LABELS = frozenset(
    "update wrapup corrected correction refile exclusive breaking urgent live watch video photos"
    " lead day".split()
)
TAGGED = re.compile(r"(?:https?://|t\.me/|[#@])\S+")
NAME = re.compile(r"[^\W_][\w.'’-]*")
LONGEST_DATELINE = 12  # words
# What may be cut off: what a stop parts from the words cited, or a clause that only adds to them.
# "He did not resign because of the storm" says something else without its end.
PARTED = re.compile(r"[\s”’\"']*[.,;:!?…|([–—-]|[”’\"'\s]*\Z")
CLAUSE = re.compile(r"\s+(?:as|while|after|amid|following|who|which)\b")
NEGATION = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|cannot|without|\w+n['’]t)\b", re.IGNORECASE
)


def refute_cropping(text: str, used: Sequence[Citation], number: int) -> str | None:
    """Return why a citation is cropped unfairly, or None; ``used`` are those of one sentence."""
    citation = used[number]
    line = Span(text.rfind("\n", 0, citation.start) + 1, _end_of_line(text, citation.end))
    before, after = line.start, line.end
    for sentence in split_sentences(text, line):
        if sentence.start <= citation.start < sentence.end:
            before = sentence.start
        if sentence.start < citation.end <= sentence.end:
            after = sentence.end
    lead = text[before : citation.start]
    if words_of(TAGGED.sub(" ", lead)) and not (
        _is_dateline(lead) or _is_label(lead) or _goes_on(text, used, number)
    ):
        return "it begins in the midst of a sentence of its source"
    if number + 1 < len(used) and _goes_on(text, used, number + 1):
        return None
    tail = text[citation.end : after]
    if lost := [word for word in words_of(tail) if word in MEANING]:
        return f"it cuts off {lost[0]!r} behind its words"
    adds = CLAUSE.match(tail) and not NEGATION.search(citation.exact)
    return None if adds or PARTED.match(tail) else "it ends in the midst of a clause of its source"


def refute_lost_source(
    text: str, statements: Iterable[Statement], used: Sequence[Citation], number: int
) -> str | None:
    """Return a fault where a citation leaves out, in its own sentence, whose words it holds."""
    citation = used[number]
    cited = Span(citation.start, citation.end)
    shown = [Span(one.start, one.end) for one in used if one.report == citation.report]
    line = Span(text.rfind("\n", 0, cited.start) + 1, _end_of_line(text, cited.end))
    around = [s for s in split_sentences(text, line) if s.overlaps(cited)]
    for statement in statements:
        if not any(part.overlaps(cited) for part in statement.content):
            continue
        for source in statement.source:
            near = any(sentence.covers(source) for sentence in around)
            if near and not any(span.overlaps(source) for span in shown):
                return f"it cuts off that these are words of {source.of(text)!r}"
    return None


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _is_dateline(lead: str) -> bool:
    """Tell whether words are names and dates alone, up to a dash or a bracket."""
    names = NAME.findall(lead)
    return (
        lead.rstrip().endswith(("—", "–", "-", ")"))
        and len(names) <= LONGEST_DATELINE
        and all(name[0].isupper() or name[0].isdigit() for name in names)
    )


def _is_label(lead: str) -> bool:
    return all(word in LABELS or word[0].isdigit() for word in words_of(lead))


def _goes_on(text: str, used: Sequence[Citation], number: int) -> bool:
    """Tell whether a citation goes on after the one before it, past words of one quotation."""
    if number == 0 or used[number].report != used[number - 1].report:
        return False
    skipped = Span(used[number - 1].end, used[number].start)
    if skipped.start > skipped.end:
        return False
    start = text.rfind("\n", 0, skipped.start) + 1
    line = Span(start, _end_of_line(text, skipped.end))
    return any(q.span.covers(skipped) for q in find_quotations(text, line))
