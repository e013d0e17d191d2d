"""Headings: the sources' own headlines, chosen, never invented."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standfirst.records import OutletKind, Sentence, SentenceKind, Span
from standfirst.text.quotes import find_quotations
from standfirst.write.agenda import likeness
from standfirst.write.casing import sentence_case
from standfirst.write.dates import resolve_days
from standfirst.write.drafts import Fragment, Insertion, Piece, Replacement, finish, strip_span
from standfirst.write.posts import trim_decoration
from standfirst.write.quoting import round_marks
from standfirst.write.ranking import NOT_NEWS
from standfirst.write.units import MOST_TIER
from standfirst.write.words import (
    FIRST_PERSON,
    LOADED,
    SECOND_PERSON,
    content_words,
    overlap,
    stems,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import tzinfo

    from standfirst.records import Outlet, Reading, Report
    from standfirst.write.casing import Spelling
    from standfirst.write.people import Names
    from standfirst.write.ranking import WordWeights
    from standfirst.write.units import Unit

LABEL = re.compile(
    r"(?:(?:UPDATE|WRAPUP|CORRECTED|REFILE|EXCLUSIVE|BREAKING|URGENT|LIVE|WATCH|VIDEO|PHOTOS|"
    r"Update|Correction|Corrected|Exclusive|Breaking|Urgent|Live|Watch|Video|Photos|Lead)"
    r"(?: \(?\d+\)?)?\s?(?::|-|–|—)\s*)+"
)
MEDIA = re.compile(
    r"\s*[(\[](?:PHOTOS?|VIDEOS?|PICS|PHOTOS?, VIDEOS?|photos?|videos?)[)\]]$", re.IGNORECASE
)
TEASER = re.compile(
    r"(?:How|Why|What|When|Where|Here|These|This|Watch|Meet|Opinion|Analysis|Use|Try|Get|See|Check|"
    r"Don['’]t)\b"
)
TEASED = re.compile(
    r"\b(?:here['’]s (?:what|how|why)|what (?:you|we|it)|everything|need to know|explained|"
    r"in pictures|as it happened)\b",
    re.IGNORECASE,
)
SITE = re.compile(r"\s+(?:\||–|—|-)\s+[^|–—]{2,40}$")
PRELUDE = re.compile(
    r"(?:(?:Today|Yesterday|This morning),? )?(?:I|We)(?: have|['’]ve)?(?: just)? "
    r"(?:spoke|spoken|talked|met|visited|held|received|thanked|thank|congratulate\w*|welcomed)\b|"
    r"(?:Spoke|Met|Talked|Visited|Held|Thank|Thanks)\b"
)
LONGEST = 16  # words of a heading
LONGEST_CLAUSE = 14  # words of a post's clause in a heading, beside the speaker's name
MOST_COMPARED = 60  # headlines of a story, best first
FITS = 1.5  # how much it counts that a headline tells what the lead tells
BREAKS = re.compile(r",? (?:as|while|after|amid|despite|which|who|following|because)\b|[,;:–—]")


@dataclass(frozen=True, slots=True)
class Headline:
    """A usable headline with its score; the best of a story has the highest."""

    fragment: Fragment
    score: float
    content: frozenset[str]
    weights: WordWeights

    def fitting(self, lead: frozenset[str]) -> float:
        """Return the score for a section that opens with a sentence of these words."""
        return self.score * (1 + FITS * overlap(stems(self.content), stems(lead)))

    def weighs_sides(self, sides: Sequence[Sequence[frozenset[str]]]) -> bool:
        """Tell whether the headline speaks of two sides of a dispute; ``sides`` are their stems."""
        own = stems(self.content)
        return any(sum(bool(side & own) for side in dispute) > 1 for dispute in sides)

    @property
    def words(self) -> str:
        """The headline's words as they stand in the report."""
        return self.fragment.span.of(self.fragment.report.text)


def rank_headlines(
    reports: Sequence[Report],
    readings: Mapping[str, Reading],
    outlets: Mapping[str, Outlet],
    weights: WordWeights,
    *,
    stale: Mapping[str, Sequence[Span]],
    newest: Mapping[str, Sequence[Span]],
) -> list[Headline]:
    """Return the usable headlines of a story's reports, best first, labels cut off.

    ``stale`` and ``newest`` hold, by report, the spans of figures that were superseded and of those
    that superseded them: a headline with one of the first is not usable, one of the second better.
    """
    ranked: list[Headline] = []
    for report in reports:
        span = report.headline or readings[report.id].parts.headline
        outlet = outlets.get(report.outlet or "")
        if span is None or (outlet is not None and outlet.tier > MOST_TIER):
            continue
        if any(span.covers(figure) for figure in stale.get(report.id, ())):
            continue
        fragment = _without_labels(report, strip_span(report.text, span))
        score = _score(fragment, outlet, weights)
        if any(span.covers(figure) for figure in newest.get(report.id, ())):
            score *= 1.6
        if score > 0:
            words = content_words(fragment.span.of(report.text))
            ranked.append(Headline(fragment, score, words, weights))
    ranked.sort(key=lambda h: (-h.score, h.fragment.report.id))
    return _with_agreement(ranked[:MOST_COMPARED])


def _with_agreement(headlines: Sequence[Headline]) -> list[Headline]:
    """Raise the headlines that tell what the others tell: an odd one tells a side matter."""
    agreed = []
    for one in headlines:
        alike = [
            likeness(one.content, other.content, one.weights.rarity)
            for other in headlines
            if other is not one
        ]
        mean = math.fsum(alike) / len(alike) if alike else 0.0
        agreed.append(replace(one, score=one.score * (1 + mean)))
    return sorted(agreed, key=lambda h: (-h.score, h.fragment.report.id))


def _without_labels(report: Report, span: Span) -> Fragment:
    """Cut "UPDATE 2-" and the site's name off: they are not part of what is said."""
    text = report.text
    start, end = span
    if match := re.compile(r"Day [\d,.]{1,6}: ").match(text, start, end):
        start = match.end()
    if match := LABEL.match(text, start, end):
        start = match.end()
    for tail in (SITE, MEDIA):
        if match := tail.search(text[:end], start):
            end = match.start()
    return Fragment(report, strip_span(text, Span(start, end)))


def _score(fragment: Fragment, outlet: Outlet | None, weights: WordWeights) -> float:
    words = fragment.span.of(fragment.report.text)
    n_words = len(words.split())
    if not 4 <= n_words <= LONGEST or "\n" in words or "?" in words:
        return 0.0
    if FIRST_PERSON.search(words) or SECOND_PERSON.search(words) or words.endswith(("…", "..")):
        return 0.0
    score = 0.2 + weights.centrality(content_words(words))
    capitals = sum(word[0].isupper() for word in words.split())
    if capitals > 0.65 * n_words:
        score *= 0.7  # Capitals On Every Word read as a shout in running text
    if any(len(word) > 3 and word.isupper() for word in words.split()):
        score *= 0.8
    if ":" in words:
        score *= 0.8  # a label or a topic before the news
    if is_cut_off(fragment):
        score *= 0.1
    if TEASER.match(words) or TEASED.search(words):
        score *= 0.4
    if words.isupper() or re.search(r"[!“‘\"]", words):
        score *= 0.5
    if outlet is not None and outlet.kind in NOT_NEWS:
        score *= 0.6
    if outlet is not None and outlet.kind is OutletKind.AGENCY:
        score *= 1.15  # an agency's headline tells the news; a paper's may play with it
    return score * {1: 1.3, 2: 1.0}.get(outlet.tier if outlet else 2, 0.4)


def is_cut_off(fragment: Fragment) -> bool:
    """Tell whether the last word is but the beginning of one: "celebrate the New Year twi"."""
    text, end = fragment.report.text, fragment.span.end
    last = re.search(r"[^\W\d_]+\Z", text[fragment.span.start : end])
    line_end = text.find("\n", end)  # the site's name may stand between
    if last is None or line_end < 0:
        return False
    body = text[line_end:]
    begun = re.compile(rf"\b{re.escape(last[0])}(\w*)", re.IGNORECASE)
    forms = {match[1] for match in begun.finditer(body)}
    return bool(forms) and "" not in forms and min(map(len, forms)) > 1


def heading_of(
    headlines: Sequence[Headline],
    spelling: Spelling,
    readings: Mapping[str, Reading],
    zone: tzinfo,
) -> Sentence | None:
    """Return the section's heading from the best headline."""
    for headline in headlines[:1]:
        reading = readings[headline.fragment.report.id]
        fragment = in_style(headline.fragment, spelling, reading, zone)
        return finish(upper_first(fragment), SentenceKind.VERBATIM)
    return None


def in_style(fragment: Fragment, spelling: Spelling, reading: Reading, zone: tzinfo) -> Fragment:
    """Return a headline as the edition sets it: no stop at its end, quotations in “ ”, days named.

    Words In Title Case are set small again, but for names.
    """
    report = fragment.report
    fragment = sentence_case(plain_end(fragment), spelling, reading)
    quoted = [q.span for q in find_quotations(report.text, fragment.span)]
    return fragment.change(
        *round_marks(report.text, fragment.span),
        *resolve_days(report, fragment.span, quoted, zone),
    )


def heading_from_post(
    unit: Unit, outlet: Outlet | None, names: Names, zone: tzinfo
) -> Sentence | None:
    """Make a heading of an official's first clause, with the speaker's name before it."""
    whole = unit.own_words
    if whole is None or whole.speaker is None or outlet is None:
        return None
    person = names.person(whole.speaker.id, whole.speaker.name)
    name = person.name if person else whole.speaker.name
    span = _first_clause(unit)
    if name is None or span is None:
        return None
    text = unit.report.text
    fragment = Fragment(unit.report, span, statement=whole.id)
    if FIRST_PERSON.search(span.of(text)) or LOADED.search(span.of(text)):
        pieces: list[Piece] = [
            Insertion(f"{name}: “", "attribution"),
            fragment,
            Insertion("”", "marks"),
        ]
    else:
        quoted = [q.span for q in find_quotations(text, span)]
        fragment = fragment.change(*resolve_days(unit.report, span, quoted, zone))
        pieces = [Insertion(f"{name}: ", "attribution"), fragment]
    return finish(pieces, SentenceKind.ATTRIBUTED)


def is_prelude(unit: Unit) -> bool:
    """Tell whether a post's sentence only leads up to its news: "I spoke with …"."""
    return PRELUDE.match(unit.text) is not None


def _first_clause(unit: Unit) -> Span | None:
    span = trim_decoration(unit.report.text, unit.span)
    words = span.of(unit.report.text)
    end = len(words.rstrip(".!"))
    if len(words[:end].split()) > LONGEST_CLAUSE:
        cuts = [m.start() for m in BREAKS.finditer(words) if len(words[: m.start()].split()) >= 5]
        if not cuts or len(words[: cuts[0]].split()) > LONGEST_CLAUSE:
            return None
        end = cuts[0]
    return strip_span(unit.report.text, Span(span.start, span.start + end))


def plain_end(fragment: Fragment) -> Fragment:
    """Return a line without the stop at its end."""
    text, span = fragment.report.text, fragment.span
    end = span.end
    while end > span.start and text[end - 1] in ".!":
        end -= 1
    return Fragment(fragment.report, Span(span.start, end), fragment.replacements)


def upper_first(fragment: Fragment) -> list[Piece]:
    """Return a fragment with a capital at its beginning."""
    return [fragment.change(*_capital(fragment))]


def _capital(fragment: Fragment) -> Iterator[Replacement]:
    letter = Span(fragment.span.start, fragment.span.start + 1)
    written = letter.of(fragment.report.text)
    if written.islower():
        yield Replacement(letter, written.upper(), "case")
