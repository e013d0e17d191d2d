"""One unit into one sentence: who is named how, which day is meant, whose words they are.

Every change is a recorded edit with a licence of its own in the gate. Words inside quotation
marks are never touched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.records import AttributionForm, Citation, SentenceKind, Span, StatementKind
from standfirst.text.quotes import find_quotations
from standfirst.write.casing import calm_opening
from standfirst.write.dates import resolve_days
from standfirst.write.drafts import Fragment, Insertion, Piece, Replacement, cite, finish
from standfirst.write.naming import drop_medium, name_speaker, refuse_loose_pronouns
from standfirst.write.others import name_others
from standfirst.write.people import TAKES_ARTICLE
from standfirst.write.posts import phrase_post
from standfirst.write.quoting import cut_short, round_marks
from standfirst.write.scene import Scene, Unwritable
from standfirst.write.shortening import LONG, shorten
from standfirst.write.units import LONGEST, MOST_TIER
from standfirst.write.words import CONNECTIVE, LOADED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.records import Report, Sentence
    from standfirst.write.units import Unit

ABBREVIATION = re.compile(r"\b(?:[A-Za-z]\.[A-Za-z]\.|Inc\.|Ltd\.|Co\.|Jr\.|Sr\.|St\.|etc\.)\Z")
GAP = re.compile(r" +(?=[,.;:](?:\s|\Z))|(?<=[^\s.])( ) +(?=[^\s,.;:])")
# A newsroom's sentence that says itself who told it.
TELLS = re.compile(r"\b(?:said|says|told|according to|reported|reports)\b")
PAPER = re.compile(
    r"\b(?:Tagblatt|Post|Courier|Times|Herald|Gazette|Observer|Chronicle|Tribune|Journal|Mail|"
    r"Guardian|Standard|Telegraph|Express|Broadcaster|Review|Echo|Dispatch|Ledger|Monitor|Mercury|"
    r"Argus|Associated Press|Press Association|Press Trust of India|Canadian Press)$"
)


def phrase(
    unit: Unit,
    scene: Scene,
    *,
    support: Sequence[Citation] = (),
    short: bool = False,
    disputed: bool = False,
    most: int = LONG,
) -> Sentence:
    """Write one unit as a sentence; raise Unwritable with the reason when it cannot be done.

    ``short`` asks for the first sentence of its quotation only; ``disputed`` tells that another
    side says otherwise. A sentence of more than ``most`` words loses what only adds to it.
    """
    scene.lent.clear()
    if unit.own_words is not None and not _tells_of_others(unit):
        pieces, kind = phrase_post(unit, unit.own_words, scene)
    else:
        pieces, kind = _phrase_told(unit, scene, supported=bool(support), short=short, most=most)
    outlet = scene.outlets.get(unit.report.outlet or "")
    pieces += scene.note(outlet, supported=bool(support), disputed=disputed)
    return finish(pieces, kind, support=(*support, *(cite(*lent) for lent in scene.lent)))


def _tells_of_others(unit: Unit) -> bool:
    """Tell whether a post itself names somebody else for (nearly) all that the unit says."""
    own = unit.own_words.speaker if unit.own_words else None
    for statement in unit.statements:
        speaker = statement.speaker
        if statement.kind is StatementKind.INDIRECT:
            continue  # what a post tells of others in its own words stays its speaker's claim
        if not statement.source or not speaker or not speaker.name:
            continue
        told = sum(
            part.end - part.start
            for part in (*statement.source, *statement.cue, *statement.content)
            if unit.span.covers(part)
        )
        whole = unit.span.end - unit.span.start
        if own and speaker.id != own.id and told > 0.85 * whole:
            return True
    return False


def _phrase_told(
    unit: Unit, scene: Scene, *, supported: bool, short: bool, most: int
) -> tuple[list[Piece], SentenceKind]:
    report = unit.report
    span = unit.span
    quoted = [q.span for q in find_quotations(report.text, span)]
    changes: list[Replacement] = [*drop_connective(report, span)]
    speakers: list[str] = []
    for statement in unit.statements:
        changes += name_speaker(statement, report, span, scene, speakers)
        changes += drop_medium(statement, report, span, scene)
    changes += name_others(unit, span, quoted, scene, changes)
    changes += resolve_days(report, span, quoted, scene.zone)
    changes += round_marks(report.text, span)
    changes += _close_gaps(report.text, span, quoted)
    changes += calm_opening(report, span)
    head = Fragment(report, span).change(*changes)
    head = shorten(unit, head, scene.readings[report.id], quoted, most=most)
    refuse_loose_pronouns(unit, span, quoted, head.replacements, scene)
    pieces = _pieces(unit, head, short=short)
    kind = SentenceKind.VERBATIM
    outlet = scene.outlets.get(report.outlet or "")
    is_partys = outlet is not None and outlet.tier > MOST_TIER
    is_told = any(s.speaker for s in unit.statements) or TELLS.search(unit.bare) is not None
    if is_partys and any(
        LOADED.search(report.text[start:end]) for start, end in _between(span, quoted)
    ):
        raise Unwritable("a party's own words, and not quoted")
    if (is_partys and not any(s.speaker for s in unit.statements)) or (
        not is_told and not supported
    ):
        pieces, kind = _attribute_to_outlet(unit, head, scene), SentenceKind.ATTRIBUTED
    for speaker in speakers:
        scene.remember(speaker)
    if not speakers:
        scene.last_speaker = None
    return pieces, kind


def _pieces(unit: Unit, head: Fragment, *, short: bool) -> list[Piece]:
    """The unit whole, or with its quotation cut short where that is asked for or it is too long."""
    is_long = len(unit.text.split()) > LONGEST
    cut = cut_short(unit, head) if short or is_long else None
    if cut is None and is_long:
        raise Unwritable("too long")
    words = sum(
        len(p.span.of(unit.report.text).split()) for p in cut or () if isinstance(p, Fragment)
    )
    if words > LONGEST:
        raise Unwritable("too long")
    if cut is None and head.span.end < unit.span.end:
        return [head, Insertion(".", "stop")]  # its last clause went, with the stop
    return cut or [head]


def _between(span: Span, quoted: Sequence[Span]) -> Iterator[tuple[int, int]]:
    at = span.start
    for quotation in quoted:
        yield at, max(at, quotation.start)
        at = max(at, quotation.end)
    yield at, span.end


def drop_connective(report: Report, span: Span) -> Iterator[Replacement]:
    """Yield the changes that leave out "Meanwhile, " at the beginning of a sentence."""
    if match := CONNECTIVE.match(report.text, span.start, span.end):
        letter = Span(match.end(), match.end() + 1)
        yield Replacement(Span(match.start(), match.end()), "", "connective")
        if letter.of(report.text).islower():
            yield Replacement(letter, letter.of(report.text).upper(), "case")


def _close_gaps(text: str, span: Span, quoted: Sequence[Span]) -> Iterator[Replacement]:
    """Take out blanks before stops and between words, outside quotations."""
    for match in GAP.finditer(text, span.start, span.end):
        found = Span(match.start(), match.end())
        if not any(found.overlaps(quotation) for quotation in quoted):
            yield Replacement(found, match[1] or "", "stop")


def _attribute_to_outlet(unit: Unit, head: Fragment, scene: Scene) -> list[Piece]:
    """Say which outlet reported what no other origin confirms, or whose copy the outlet has."""
    text = unit.report.text
    last = re.compile(r"\.(?=[”\"]?\Z)").search(head.span.of(text))
    if unit.text.startswith(("“", '"')) and unit.text.endswith(("”", '"')):
        raise Unwritable("a quotation, and nobody is named for it")
    name = scene.teller_of(unit.report)
    is_cut = head.span.end < unit.span.end
    if name is None or (last is None and not is_cut):
        raise Unwritable("nobody can be named for it")
    if scene.attribution is AttributionForm.LABEL:
        return _labelled(name, head, is_cut=is_cut)
    bare = name.removeprefix("The ").removeprefix("the ")
    named = f"the {bare}" if _takes_article(name) else bare
    # Two neutral ways to say whose it is, by turns: a column of "reported" deadens a section.
    is_according = scene.n_reported % 2 or scene.attribution is AttributionForm.ACCORDING
    said = f"according to {named}" if is_according else f"{named} reported"
    scene.n_reported += 1
    reported = Insertion(f" {said}.", "attribution")
    if is_cut or last is None or ABBREVIATION.search(head.span.of(text)):
        return [head, Insertion(",", "stop"), reported]
    stop = head.span.start + last.start()
    return [head.change(Replacement(Span(stop, stop + 1), ",", "stop")), reported]


def _labelled(name: str, head: Fragment, *, is_cut: bool) -> list[Piece]:
    label = Insertion(f"{name[:1].upper()}{name[1:]}: ", "attribution")
    return [label, head, *([Insertion(".", "stop")] if is_cut else [])]


def _takes_article(name: str) -> bool:
    return name.startswith(("The ", "the ")) or bool(
        TAKES_ARTICLE.match(name) or PAPER.search(name)
    )
