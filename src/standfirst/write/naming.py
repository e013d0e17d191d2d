"""Who is named how in a told sentence: speakers, people spoken of, and loose pronouns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.records import MediumKind, Mention, MentionKind, Span, Via
from standfirst.text.quotes import find_quotations
from standfirst.write.drafts import Fragment, Replacement
from standfirst.write.scene import Scene, Unwritable
from standfirst.write.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.records import Reading, Report, Speaker, Statement
    from standfirst.write.people import Naming
    from standfirst.write.units import Unit

PRONOUN = re.compile(r"(?:he|she|they|it|him|her)$", re.IGNORECASE)
# No name in it, so only what was told before says which airline it is.
DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their)(?: [a-z’'-]+)+\Z")
ANY_ONE = re.compile(
    r"\b(?:airline|company|firm|group|bank|club|team|party|union|agency|ministry|ministers?|"
    r"president|director|manager|owner|spokes\w+|official|officer|lawyers?|man|woman|couple|actor|"
    r"actress|singer|artist|suspect|victim|study|report|paper|newspaper|organi[sz]ation|statement|"
    r"pair|two|authors?|researchers?|scientists?|driver|captain|general|ambassador|envoy|leader|"
    r"candidate|player|coach|star|brothers?|sisters?|mother|father|son|daughter|husband|wife)\Z"
)
WHOSE = re.compile(r"(?:his|her|its|their) ", re.IGNORECASE)
NEAR = 400  # characters in which another person makes a pronoun doubtful
LOOSE = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er|[Hh]ers)\b")


def name_speaker(
    statement: Statement, report: Report, span: Span, scene: Scene, speakers: list[str]
) -> Iterator[Replacement]:
    """Yield the change that names the speaker of a statement; note them in ``speakers``."""
    source = next((s for s in statement.source if span.covers(s)), None)
    speaker = statement.speaker
    if source is None:
        return
    words = source.of(report.text)
    if speaker is None or not speaker.name:
        if speaker is None and PRONOUN.match(words):
            raise Unwritable("its speaker cannot be told")
        if _stands_for_somebody(words) and not content_words(words) & scene.told:
            raise Unwritable("its speaker has not been named")
        return
    naming = scene.names.naming(speaker, report, scene.readings[report.id])
    if naming is None:
        return
    if _is_bare_surname(source, speaker, report, scene) and not _knows(speaker, scene):
        raise Unwritable("called by a surname alone")
    if speaker.via is not Via.NAME and _may_be_another(source, speaker, report, scene):
        raise Unwritable("words that may stand for another speaker")
    if speaker.via is Via.PRONOUN and naming.short in report.text[span.start : source.start]:
        speakers.append(speaker.id)
        return  # the sentence has named them itself
    again = bool(speakers) and speakers[-1] == speaker.id
    if speaker.id not in speakers:
        speakers.append(speaker.id)
    if (
        ", " in words
        and re.match(r" [a-z]", report.text[source.end :])
        and not _meets_cue(statement, source)
    ):
        return  # an apposition that was read short: what is left of it would hang in the air
    if WHOSE.match(words) and not re.search(r"[A-Z]", report.text[span.start + 1 : source.start]):
        # "its director, Fiona Lusk,": nobody has said whose
        after: str | None = naming.short if _knows(speaker, scene) else naming.full
    else:
        after = _form(words, speaker, naming, scene, again=again)
    if after is None or after == words:
        return
    if report.text[source.end : source.end + 1] in {",", ".", ";", ":"}:
        after = after.removesuffix(",")
    if source.start == span.start:
        after = after[:1].upper() + after[1:]
    if after == words:
        return
    yield Replacement(source, after, "speaker")
    comma = Span(source.end, source.end + 1)
    closes = comma.of(report.text) == "," and any(
        0 < cue.start - comma.end <= 1 for cue in statement.cue
    )
    if closes and ", " in words and "," not in after:
        yield Replacement(comma, "", "stop")  # it closed the apposition that is gone


def _is_bare_surname(source: Span, speaker: Speaker, report: Report, scene: Scene) -> bool:
    """Tell whether a speaker is called by the surname of somebody the day's reports know."""
    words = source.of(report.text)
    is_someone = words == speaker.name and words in scene.surnames and not scene.on_trial
    return is_someone and scene.names.person(speaker.id, words) is None


def _knows(speaker: Speaker, scene: Scene) -> bool:
    """Tell whether the section has introduced somebody: by id, or by a name that ends so."""
    name = speaker.name or ""
    return speaker.id in scene.introduced or any(
        known.endswith(f" {name}") for known in scene.introduced
    )


def _stands_for_somebody(words: str) -> bool:
    """Tell whether "the airline" or "her lawyer" stands for somebody a reader must know of."""
    words = words[:1].lower() + words[1:]
    bare = re.match(r"(?:the|this|that|these|those) ", words) is None
    return DEFINITE.match(words) is not None and (bare or ANY_ONE.search(words) is not None)


def _meets_cue(statement: Statement, source: Span) -> bool:
    return any(0 <= cue.start - source.end <= 1 for cue in statement.cue)


def _may_be_another(source: Span, speaker: Speaker, report: Report, scene: Scene) -> bool:
    """Tell whether "she" or "the singer" may stand for somebody else named not long before.

    People of the desk's register are told apart by what it says of them; of others only the
    names near by are known, so there must be no more than one.
    """
    if scene.names.person(speaker.id, speaker.name) is not None:
        return False
    near = [
        mention.entity.name if mention.entity else mention.text
        for mention in scene.readings[report.id].mentions
        if mention.kind is MentionKind.PERSON
        and source.start - NEAR <= mention.span.start < source.start
    ]
    own = set((speaker.name or "").split())
    return any(not own & set(name.split()) for name in near)


def _form(words: str, speaker: Speaker, naming: Naming, scene: Scene, *, again: bool) -> str | None:
    """Choose how to name a speaker here; None leaves the source's own words."""
    if again:
        return None  # the same sentence has just named them
    via = speaker.via
    if not _knows(speaker, scene):
        is_full = len(words.split()) >= len(naming.full.split()) and naming.name in words
        if via is Via.NAME and (naming.full in words or is_full):
            return None
        return naming.full
    if scene.last_speaker == speaker.id and via in {Via.PRONOUN, Via.ROLE}:
        return None  # the sentence before was theirs, so "she" is plain
    if via is Via.NAME and naming.short == naming.full:
        return None
    return naming.short


def drop_medium(
    statement: Statement, report: Report, span: Span, scene: Scene
) -> Iterator[Replacement]:
    """Yield the change that leaves out "on Telegram" where the section has said so before."""
    medium, speaker = statement.medium, statement.speaker
    if medium is None or medium.span is None or medium.name is None or speaker is None:
        return
    said_before = (speaker.id, medium.name) in scene.spoken_on
    scene.spoken_on.add((speaker.id, medium.name))
    phrase = Span(medium.span.start - 4, medium.span.end)
    if (
        said_before
        and medium.kind is MediumKind.SOCIAL
        and span.covers(phrase)
        and phrase.of(report.text).startswith(" on ")
    ):
        yield Replacement(phrase, "", "medium")


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
        if not known and mention.text == naming.short and mention.text != person.name:
            following = unit.report.text[mention.span.end : mention.span.end + 2]
            # An apposition cannot take a genitive: "Ashby's visit" gets the bare name.
            bare = following[:1] in "'’" or naming.full.endswith(",")
            yield Replacement(mention.span, person.name if bare else naming.full, "name")


def _name_stranger(mention: Mention, unit: Unit, span: Span, scene: Scene) -> Iterator[Replacement]:
    """Give somebody of no register, called by surname, the full name of the report, once."""
    assert mention.entity is not None
    name, text = mention.entity.name, unit.report.text
    known = bool({name, mention.entity.id} & scene.introduced)
    scene.introduced |= {name, mention.entity.id}
    before = text[max(span.start, mention.span.start - 12) : mention.span.start].split()
    titled = bool(before) and before[-1][:1].isupper() and mention.span.start > span.start
    if not known and not titled and " " in name and mention.text == name.rsplit(maxsplit=1)[-1]:
        yield Replacement(mention.span, name, "name")


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


def refuse_loose_pronouns(
    unit: Unit, span: Span, quoted: Sequence[Span], replaced: Sequence[Replacement], scene: Scene
) -> None:
    """Raise Unwritable when "he" or "she" stands before anybody it could stand for."""
    text = unit.report.text
    carried = [
        source
        for statement in unit.statements
        if statement.speaker and statement.speaker.id == scene.last_speaker
        for source in statement.source
    ]
    people = [
        mention.span
        for mention in scene.readings[unit.report.id].mentions
        if mention.kind is MentionKind.PERSON and span.covers(mention.span)
    ]
    named = [s for st in unit.statements for s in st.source if any(s.covers(p) for p in people)]
    resolved = [r.span for r in replaced if r.op == "speaker"] + carried
    for match in LOOSE.finditer(text, span.start, span.end):
        found = Span(match.start(), match.end())
        if any(found.overlaps(s) for s in (*quoted, *resolved)):
            continue
        before = sum(person.start < found.start for person in people)
        # "Saldan received him": who acts is somebody else.
        if before > (found.of(text) == "him") or (named and found.of(text) != "him"):
            continue
        raise Unwritable("a pronoun nobody stands for")
