"""Headlines In Title Case, set in sentence case again but for the names in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.records import MentionKind, Span
from standfirst.text.quotes import find_quotations
from standfirst.write.drafts import Fragment, Replacement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from standfirst.records import Gist, Reading, Report

TITLED = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
TITLE_CASE = 0.7  # share of words with a capital from which a headline is In Title Case
# A body found in a headline of capitals may be none: "Queues Form Outside Harbour Bank".
NAMED = frozenset({MentionKind.PERSON, MentionKind.PLACE})
SMALL = re.compile(r"\b[a-z][a-z'’-]*\b")
# A capital that no beginning of a sentence gave.
CAPITAL = re.compile(r"(?<=[a-z,0-9] )[A-Z][a-z'’-]+\b(?:[ -][A-Z][a-z'’-]+\b)*")

# "THIS is the moment", "VLADLENA Orn said", "TWO YEARS ago": how some papers begin a report.
# "THE FERRIES Length: 70 m" is a label with what it is put on.
SHOUT = re.compile(r"[A-Z]+(?= [A-Z][a-z])|[A-Z]+(?: [A-Z]+){0,3}(?= [a-z0-9])")
# Short words that no body is called by; "WHO", "IT" and "US" may be one.
SHORT = frozenset(
    "a all an and but for he her his how in its new on one she six ten the two".split()
)
LEAST_LETTERS = 4  # of any other word
SEARCHED = 20_000  # characters of a report in which its words are looked for


@dataclass(frozen=True, slots=True)
class Spelling:
    """The words that the bodies of a day's reports write small, and those they write as names."""

    small: frozenset[str]
    names: frozenset[str]  # in lower case

    @classmethod
    def of(cls, gists: Iterable[Gist]) -> Spelling:
        """Gather the words of reports; their headlines do not count."""
        small: set[str] = set()
        names: set[str] = set()
        for gist in gists:
            small.update(gist.small.split())
            names.update(gist.capitals.split())
        return cls(frozenset(small), frozenset(names))

    def is_name(self, word: str) -> bool:
        """Tell whether a word of a headline keeps its capital."""
        return word.lower() in self.names


def sentence_case(fragment: Fragment, spelling: Spelling, reading: Reading) -> Fragment:
    """Set the words of a headline In Title Case small, but for names."""
    text, span = fragment.report.text, fragment.span
    words = list(TITLED.finditer(text, span.start, span.end))
    titled = [match for match in words if match[0][0].isupper()]
    if len(titled) < TITLE_CASE * len(words):
        return fragment
    quoted = [q.span for q in find_quotations(text, span)]
    names = [m.span for m in reading.mentions if m.kind in NAMED and span.overlaps(m.span)]
    for match in titled:
        word = Span(match.start(), match.end())
        small = match[0].lower()
        is_first = word.start == span.start or text[word.start - 2 : word.start] in {": ", ". "}
        is_shaped = match[0][1:].islower() or len(match[0]) == 1 or "-" in match[0]
        if is_first or not is_shaped or spelling.is_name(match[0]):
            continue
        if any(word.overlaps(quotation) for quotation in quoted):
            continue
        if small not in spelling.small and any(word.overlaps(name) for name in names):
            continue
        fragment = fragment.change(Replacement(word, small, "case"))
    return fragment


def calm_opening(report: Report, span: Span) -> Iterator[Replacement]:
    """Yield the changes that set words in capitals at the beginning of a sentence small.

    Only where the report writes each of them otherwise too, and in capitals nowhere else: "NATO"
    stays, and so does all of the opening it stands in.
    """
    match = SHOUT.match(report.text, span.start, span.end)
    if match is None:
        return
    written = TITLED.findall(report.text[:SEARCHED])
    known, changes, at = set(written), [], span.start
    for word in match[0].split(" "):
        small, titled = word.lower(), word.capitalize()
        if len(word) < LEAST_LETTERS and small not in SHORT:
            return
        if written.count(word) > 1 or (small not in known and titled not in known):
            return
        after = titled if at == span.start or small not in known else small
        if after != word:
            changes.append(Replacement(Span(at, at + len(word)), after, "case"))
        at += len(word) + 1
    yield from changes
