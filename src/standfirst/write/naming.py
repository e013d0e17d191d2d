"""Who is named how in a told sentence: speakers, people spoken of, and loose pronouns."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.records import MediumKind, MentionKind, Span, Via
from standfirst.text.people.bearers import stands_for_no_one
from standfirst.write.cast import HONORIFIC, FullName
from standfirst.write.drafts import Replacement
from standfirst.write.scene import Scene, Unwritable
from standfirst.write.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.records import Report, Speaker, Statement
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
POSSESSIVE = re.compile(r"(?:his|her) [a-z]")
# "Oriane is mourning": a name, and what whoever bears it does
SUBJECT = re.compile(
    r"([A-Z][\w’'-]+)(?: [A-Z][\w’'-]+){0,2} (?:is|was|has|had|will|[a-z]+(?:ed|s))\b"
)


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
    person = scene.names.person(speaker.id, speaker.name)
    if speaker.via is not Via.NAME and not (person and person.body) and stands_for_no_one(words):
        raise Unwritable("words that stand for no one person")
    full = None
    if person is None:
        naming, full = _among_the_cast(naming, words, speaker, report, scene)
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
    if full is not None and full.name in after:
        scene.introduced.add(full.name)
        scene.lent.append((full.report, full.span))
    yield Replacement(source, after, "speaker")
    comma = Span(source.end, source.end + 1)
    closes = comma.of(report.text) == "," and any(
        0 < cue.start - comma.end <= 1 for cue in statement.cue
    )
    if closes and ", " in words and "," not in after:
        yield Replacement(comma, "", "stop")  # it closed the apposition that is gone


def _among_the_cast(
    naming: Naming, words: str, speaker: Speaker, report: Report, scene: Scene
) -> tuple[Naming, FullName | None]:
    """Return how somebody of no register is named in a section of this story, and by whose words.

    Whom this report calls by surname alone has the full name from another report of the story,
    whose words are then cited; raise Unwritable where no report tells it.
    """
    bare = HONORIFIC.sub("", naming.name)
    if " " in bare:
        is_short = scene.cast.goes_by(naming.name, naming.short) or not scene.cast.by_surname
        return (naming if is_short else replace(naming, short=naming.name)), None
    if _knows(speaker, scene):
        return naming, None
    full = scene.cast.only(bare) if scene.lends_to(report) else None
    if full is not None:
        return replace(naming, full=full.form, name=full.name), full
    if HONORIFIC.sub("", words) == bare and _is_unknown(bare, scene):
        raise Unwritable("called by a surname alone")
    return naming, None


def _is_unknown(surname: str, scene: Scene) -> bool:
    """Tell whether the day's reports know somebody of a surname, and this section cannot say who.

    On trial nobody is introduced yet: there it is enough that a report of the story can do it.
    """
    return surname in scene.surnames and not (scene.on_trial and surname in scene.cast.by_surname)


def _knows(speaker: Speaker, scene: Scene) -> bool:
    """Tell whether the section has introduced somebody: by id, or by a name that ends so."""
    name = HONORIFIC.sub("", speaker.name or "")
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
        is_full = is_full or (naming.trade != "" and f"{naming.trade}, {naming.name}" in words)
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


def _opens_with_a_name(text: str, span: Span) -> bool:
    """Tell whether somebody, whom the reading need not know for a person, begins a sentence.

    A word counts as a name where the report writes it with a capital amid a sentence too, and
    never without. What it owns ("her cousin") then is told within the sentence.
    """
    match = SUBJECT.match(text, span.start, span.end)
    if match is None:
        return False
    word = re.escape(match[1])
    is_name = re.search(rf"(?<=[a-z,] ){word}\b", text) is not None
    return is_name and re.search(rf"\b{word.lower()}\b", text) is None


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
        before += POSSESSIVE.match(text, found.start) is not None and _opens_with_a_name(text, span)
        # "Saldan received him": who acts is somebody else.
        if before > (found.of(text) == "him") or (named and found.of(text) != "him"):
            continue
        raise Unwritable("a pronoun nobody stands for")
