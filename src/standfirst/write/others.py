"""People a sentence speaks of who do not speak in it: in full at first, by surname after that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.records import Mention, MentionKind, Span
from standfirst.text.quotes import find_quotations
from standfirst.write.drafts import Fragment, Replacement
from standfirst.write.people import surname_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.records import Reading
    from standfirst.write.scene import Scene
    from standfirst.write.units import Unit

# What stands before a name and says nothing of who it is.
BARE = re.compile(
    r"(?:[,;:(—–]|\b(?:to|by|with|of|and|or|for|from|that|at|in|on|when|while|as|after|before|than|"
    r"whom|which|but|because|if|between|against|about|under|over|including|like|until|since|"
    r"whether|where|did|does|had|has|was|is)) \Z",
    re.IGNORECASE,
)


def name_others(
    unit: Unit, span: Span, quoted: Sequence[Span], scene: Scene, changes: Sequence[Replacement]
) -> Iterator[Replacement]:
    """Give people who do not speak here their full name once, their surname after that."""
    for mention in scene.readings[unit.report.id].mentions:
        if not _is_open(mention, span, quoted, changes, unit):
            continue
        assert mention.entity is not None
        person = scene.names.person(mention.entity.id, mention.entity.name)
        if person is None:
            yield from _name_stranger(mention, unit, span, scene)
            continue
        if person.body:
            continue
        naming = scene.names.of_person(person)
        known = person.id in scene.introduced
        scene.introduced.add(person.id)
        if known and mention.text == person.name and stands_bare(mention, unit, span):
            yield Replacement(mention.span, naming.short, "name")
        elif not known and mention.text == naming.short and mention.text != person.name:
            following = unit.report.text[mention.span.end : mention.span.end + 2]
            # An apposition cannot take a genitive: "Ashby's visit" gets the bare name.
            bare = following[:1] in "'’" or naming.full.endswith(",")
            yield Replacement(mention.span, person.name if bare else naming.full, "name")


def _name_stranger(mention: Mention, unit: Unit, span: Span, scene: Scene) -> Iterator[Replacement]:
    """Give somebody of no register the full name of the reports once, the surname after that."""
    assert mention.entity is not None
    name = mention.entity.name
    surname = surname_of(name)
    known = bool({name, mention.entity.id} & scene.introduced)
    if " " not in name and not known and scene.lends_to(unit.report):
        full = scene.cast.only(name)
        if full is not None and full.name not in scene.introduced:
            scene.introduced.add(full.name)
            if _is_free(mention, unit, span):
                scene.lent.append((full.report, full.name_span))
                yield Replacement(mention.span, full.name, "name")
            return
    scene.introduced |= {name, mention.entity.id}
    if " " not in name or mention.text not in {name, surname, name.split()[0]}:
        return
    if not known:
        if mention.text == surname and _is_free(mention, unit, span):
            yield Replacement(mention.span, name, "name")
    elif (
        mention.text != surname
        and scene.cast.goes_by(name, surname)
        and stands_bare(mention, unit, span)
    ):
        yield Replacement(mention.span, surname, "name")


def _is_free(mention: Mention, unit: Unit, span: Span) -> bool:
    """Tell whether no title, or other word with a capital, stands right before a name."""
    text = unit.report.text
    before = text[max(span.start, mention.span.start - 12) : mention.span.start].split()
    titled = bool(before) and before[-1][:1].isupper() and mention.span.start > span.start
    return not titled


def stands_bare(mention: Mention, unit: Unit, span: Span) -> bool:
    """Tell whether neither title nor trade stands before a name: "singer Belt" wants a forename."""
    before = unit.report.text[span.start : mention.span.start]
    return not before.strip() or BARE.search(before) is not None


def name_in_headline(fragment: Fragment, reading: Reading, scene: Scene) -> Iterator[Replacement]:
    """Give people of the register whom a headline calls by surname their name and role."""
    text, span = fragment.report.text, fragment.span
    quoted = [q.span for q in find_quotations(text, span)]
    for mention in reading.mentions:
        if mention.kind is not MentionKind.PERSON or mention.entity is None:
            continue
        if not span.covers(mention.span) or any(mention.span.overlaps(q) for q in quoted):
            continue
        person = scene.names.person(mention.entity.id, mention.entity.name)
        if person is None or person.body:
            continue
        naming = scene.names.of_person(person)
        if mention.text != naming.short or person.id in scene.introduced:
            continue
        scene.introduced.add(person.id)
        bare = text[mention.span.end : mention.span.end + 1] in {"'", "’"}
        bare = bare or naming.full.endswith(",") or _has_title_before(text, mention.span, span)
        yield Replacement(mention.span, person.name if bare else naming.full, "name")


def _has_title_before(text: str, name: Span, within: Span) -> bool:
    """Tell whether a word with a capital stands before a name: a title, most often."""
    before = text[within.start : name.start].split()
    return bool(before) and before[-1][:1].isupper() and len(before) > 1


def _is_open(
    mention: Mention,
    span: Span,
    quoted: Sequence[Span],
    changes: Sequence[Replacement],
    unit: Unit,
) -> bool:
    return (
        mention.kind is MentionKind.PERSON
        and mention.entity is not None
        and span.covers(mention.span)
        and not any(mention.span.overlaps(q) for q in quoted)
        and not any(mention.span.overlaps(c.span) for c in changes)
        and not any(
            mention.span.overlaps(source)
            for statement in unit.statements
            for source in statement.source
        )
    )
