"""A003 and A004: the titles people carry, against the register's roles and the sources' words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from standfirst.check.findings import note
from standfirst.check.voices import person_of
from standfirst.records import MentionKind, Span
from standfirst.text.people import Standing, is_called_former, role_on
from standfirst.text.people.offices import title_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import SentenceEvidence
    from standfirst.records import Finding, Mention, Person, Registers

_OFFICES: Final = frozenset(
    "minister premier president chancellor governor mayor ambassador secretary envoy commissioner"
    " spokesperson chief director general commander senator chair speaker prosecutor ombudsman"
    " physician executive chairman king queen prince judge".split()
)
_MOST_NAMINGS: Final = 20  # of one person in one report
_LONGEST: Final = 240  # characters of a title before a name, eight words
_BEFORE: Final = re.compile(r"(?:(?<=\s)|(?<=\A)|(?<=[“\"(]))((?:[^\W\d_][\w’'-]*[ ]){1,8})\Z")
_BEHIND: Final = re.compile(r",\s((?:[^\W\d_][\w’'-]*\s?){1,9})(?=[,.;:)]|\s–|\Z)")
_IN_TOWN: Final = re.compile(r" in [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?\Z")  # where, not what
_ADJECTIVES: Final = frozenset(
    "deputy first vice acting former prime chief senior military regional presidential press"
    " foreign defence defense interior finance national federal state special permanent".split()
)
_HEADS: Final = frozenset("leader chief head chair boss director president principal".split())
_RANKS: Final = frozenset({"deputy", "vice", "acting"})
_MATTERS: Final = (
    "prime foreign defence interior finance justice economy energy infrastructure transport health"
    " education culture agriculture environment labour trade digital security press"
).split()
_SMALL: Final = frozenset("of for to the and in on at".split())
_CUT: Final = frozenset(
    "according said says told by with and that where when who while as after before but met from"
    " her his its their a an was is were are has had will would".split()
)


def find_wrong_titles(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """A003 and A004, for each person of the register who is given a title."""
    vocabulary = _title_vocabulary(context.registers)
    for mention in context.mentions_in(sentence.span):
        if mention.kind is not MentionKind.PERSON or mention.entity is None:
            continue
        person = person_of(mention.entity.id, mention.entity.name, context.registers)
        if person is None or person.body or not person.roles:
            continue
        for title, span in _titles_of(sentence, mention, context.draft.text, vocabulary):
            yield from _judge(title, span, person, evidence, context)


@lru_cache(maxsize=4)
def _title_vocabulary(registers: Registers) -> frozenset[str]:
    """Return the words, in small letters too, that a title before a name may be made of."""
    titles = [role.title for person in registers.people for role in person.roles]
    return frozenset(word.lower() for title in titles for word in title.split()) | _ADJECTIVES


def _titles_of(
    sentence: DraftSentence, mention: Mention, text: str, vocabulary: frozenset[str]
) -> Iterator[tuple[str, Span]]:
    """Yield the titles beside a name, as written: before it, or set behind it in commas."""
    found = _BEFORE.search(_right_before(sentence, mention, text))
    if found:
        words = found[1].split()
        start = _begin_of_title(words, vocabulary)
        if start is not None:
            title = " ".join(words[start:])
            end = mention.span.start - 1
            yield title, Span(end - len(title), end)
    behind = _BEHIND.match(text, mention.span.end, sentence.span.end)
    if behind:
        title = behind[1].strip()
        if title.split()[0].endswith("ing"):
            return  # ", speaking for the president,"
        title = _IN_TOWN.sub("", title)
        if has_office(title) and not set(title.lower().split()) & _CUT - {"a", "an"}:
            yield title, Span(behind.start(1), behind.start(1) + len(title))


def _right_before(sentence: DraftSentence, mention: Mention, text: str) -> str:
    """Return as much of the words before a name as a title may have, whole words only."""
    start = mention.span.start - _LONGEST
    if start <= sentence.span.start:
        return text[sentence.span.start : mention.span.start]
    cut = text[start : mention.span.start]
    return cut[cut.find(" ") :] if " " in cut else ""


def _begin_of_title(words: list[str], vocabulary: frozenset[str]) -> int | None:
    """Return where a title that ends before a name begins, if one does."""
    start = len(words)
    while start:
        word = words[start - 1]
        if word.lower() in _CUT or (word.lower() == "the" and start < len(words)):
            break
        is_titles = word[0].isupper() or word.lower() in vocabulary or word.lower() in _SMALL
        if not is_titles and not has_office(word):
            break
        start -= 1
    while start < len(words) and words[start].lower() in _SMALL:
        start += 1
    return start if start < len(words) and has_office(" ".join(words[start:])) else None


def has_office(title: str) -> bool:
    """Tell whether words name an office: minister, governor, spokeswoman."""
    return bool(title_words(title) & _OFFICES)


def _judge(
    title: str, span: Span, person: Person, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    day = context.day or _day_of(evidence)
    if day is None or is_called_former(title):
        return
    bare = _without_countries(title, context.registers, person)
    answer = role_on(person, bare, day)
    if answer.standing is Standing.HELD:
        return
    if answer.role is not None and answer.standing is Standing.FORMER:
        until = answer.role.until_on
        yield note("A004", span, f"{person.name} was {answer.role.title} until {_written(until)}")
    elif answer.role is not None and answer.standing is Standing.FUTURE:
        since = answer.role.from_on
        yield note(
            "A004", span, f"{person.name} is {answer.role.title} from {_written(since)} only"
        )
    elif not _is_said_elsewhere(title, person, context):
        held = person.role_on(day)
        known = f"; the register has {held.title}" if held else ""
        of = f" ({held.affiliation})" if held and held.affiliation else ""
        message = f"nobody calls {person.name} {title}{known}{of}"
        yield note("A003", span, message, doubt=_doubt(bare, person, day, context.registers))


def _doubt(title: str, person: Person, day: date, registers: Registers) -> str | None:
    """Return why a title may be another word for the person's own, or null where it is another's.

    It is another's where it has an office, a matter of office or a country that their roles have
    not: "top diplomat" may be any minister.
    """
    roles = [role for role in person.roles if role.held_on(day)] or list(person.roles)
    own = {w for role in roles for w in title_words(f"{role.title} {role.affiliation or ''}")}
    words = title_words(title)
    if (own & _RANKS) - words:
        return None  # a deputy is no minister
    strange = words - own - (_HEADS if own & _HEADS else frozenset())
    if strange & _countries(registers):
        return None  # "ambassador to" another
    if not strange & _OFFICES and not strange & _matters(registers):
        return "it may be said in other words"
    return None


@lru_cache(maxsize=4)
def _countries(registers: Registers) -> frozenset[str]:
    places = [one for one in registers.places if one.level == "country"]
    return frozenset(
        word for one in places for name in (one.name, *one.names) for word in title_words(name)
    )


@lru_cache(maxsize=4)
def _matters(registers: Registers) -> frozenset[str]:
    """Return what offices are of, by the titles in the register: defence, foreign, press."""
    titles = [role.title for person in registers.people for role in person.roles]
    known = frozenset(word for title in titles for word in title_words(title))
    return (known | title_words(" ".join(_MATTERS))) - _OFFICES


def _written(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "a day that is not known"


def _day_of(evidence: SentenceEvidence) -> date | None:
    return next((one.source.day for one in evidence.candidates if one.source.day), None)


def _without_countries(title: str, registers: Registers, person: Person) -> str:
    """Return a title without the country it is of, where that is the person's own."""
    own = {role.affiliation for role in person.roles if role.affiliation}
    demonyms = _demonyms(registers, frozenset(own))
    words = [word for word in title.split() if word.casefold() not in demonyms]
    return " ".join(words)


@lru_cache(maxsize=256)
def _demonyms(registers: Registers, countries: frozenset[str]) -> frozenset[str]:
    return frozenset(
        demonym.casefold()
        for place in registers.places
        if countries & {place.name, *place.names}
        for demonym in place.demonyms
    )


def _is_said_elsewhere(title: str, person: Person, context: CheckContext) -> bool:
    """Tell whether a source has the title right before the person's name, or set behind it."""
    wanted = title_words(title)
    n_words = len(title.split())
    surname = person.surname or person.name.split()[-1]
    given = {word.casefold() for name in (person.name, *person.names) for word in name.split()}
    for source in context.sources.values():
        text = source.report.text
        at = text.find(surname)
        for _ in range(_MOST_NAMINGS):
            if at < 0:
                break
            before = text[max(0, at - 160) : at].split()
            while before and before[-1].casefold() in given:
                before.pop()
            behind = text[at + len(surname) : at + len(surname) + 160].split()
            beside = before[-n_words - 1 :], behind[: n_words + 3] if behind[:1] else []
            if any(wanted <= title_words(" ".join(words)) for words in beside):
                return True
            at = text.find(surname, at + 1)
    return False
