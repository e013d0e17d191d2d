"""P: names that are misspelt, spelt in two ways, or given to the wrong person."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.names import NameWord, Spellings, name_words
from standfirst.check.comparing.wording import is_little
from standfirst.check.drafts import BlockKind
from standfirst.check.findings import note
from standfirst.check.support import LEAST_WITH_STRANGERS
from standfirst.check.titles import has_office
from standfirst.records import MentionKind, Registers, Span
from standfirst.text.people import keys
from standfirst.text.quotes import find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.records import Finding

_LEAST: Final = 4  # letters of names that are compared by their sound
_CALENDAR: Final = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June"
    " July August September October November December Mr Mrs Ms Dr Sir"
).split()
_CAPITALS: Final = 0.6  # share of a line's words written large that makes it a line of capitals
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
# "Daily Mail": what follows is no slip of a name, whatever it looks like.
_PAPER: Final = re.compile(r"\b(?:Daily|Weekly|Sunday|Evening|Morning|Radio|TV|Channel)\s\Z")
_PAPERS: Final = 10  # characters before a word in which that stands
_ORDINALS: Final = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
_TITLED: Final = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class _Known:
    """What the desk and the sources know of names: spellings, and whole names by surname."""

    spellings: Spellings
    wholes: Mapping[str, frozenset[str]]
    titles: frozenset[str]


def find_wrong_names(context: CheckContext) -> Iterator[Finding]:
    """P001, P002, P004, P005: misspelt, another given name, two spellings, in no source."""
    if not context.sources:
        return
    known = _known(context)
    words: list[NameWord] = []
    for sentence in context.draft.sentences:
        if not sentence.block.kind.is_checked:
            continue
        here = list(name_words(context.draft.text, sentence.span))
        words += here
        given = list(_given_names(here, known, context))
        yield from given
        said = {one.span for one in given}
        here = [one for one in here if Span(one.start, one.end) not in said]
        yield from _misspelt(sentence, here, known, context)
    yield from _two_spellings(words, known)


def _known(context: CheckContext) -> _Known:
    registers = context.registers
    texts = [one.report.text for one in context.sources.values()]
    wholes: dict[str, set[str]] = {}
    for name in _whole_names(context):
        wholes.setdefault(name.split()[-1], set()).add(name)
    titles = {w for p in registers.people for r in p.roles for w in r.title.lower().split()}
    return _Known(
        Spellings(_names_in(registers), texts),
        {last: frozenset(names) for last, names in wholes.items()},
        frozenset(titles),
    )


def _names_in(registers: Registers) -> Iterator[str]:
    yield from _CALENDAR
    for person in registers.people:
        yield from (person.name, *person.names)
        for role in person.roles:
            yield from (role.title, role.affiliation or "")
    for place in registers.places:
        yield from (place.name, *place.names, *place.demonyms)
    for outlet in registers.outlets:
        yield from (outlet.name, *outlet.names, outlet.medium_name or "")


def _whole_names(context: CheckContext) -> Iterator[str]:
    """Yield the names of several words that the register and the sources give to people."""
    for person in context.registers.people:
        if not person.body:
            yield from (name for name in (person.name, *person.names) if " " in name)
    for source in context.sources.values():
        for mention in source.reading.mentions:
            if mention.kind is MentionKind.PERSON and " " in mention.text:
                yield mention.text
                if mention.entity is not None and " " in mention.entity.name:
                    yield mention.entity.name


def _misspelt(
    sentence: DraftSentence, words: list[NameWord], known: _Known, context: CheckContext
) -> Iterator[Finding]:
    """A word that stands nowhere: a slip of a known name, or a name that no source has."""
    text = context.draft.text
    coverage = context.evidence_of(sentence).coverage  # where little is found, U001 says so
    has_capitals = sentence.block.kind in _TITLED and _is_in_capitals(sentence.text)
    is_told_of = coverage >= LEAST_WITH_STRANGERS and not has_capitals
    quotes = [q.inner for q in find_quotations(text, sentence.span)]
    places = [
        one.span
        for one in context.draft.reading.mentions
        if one.kind is MentionKind.PLACE and one.place and one.place.geonames_id
    ]
    for word in words:
        span = Span(word.start, word.end)
        if known.spellings.is_known(word.written) or any(q.covers(span) for q in quotes):
            continue
        is_cut = text.startswith(".", span.end) and span.end < sentence.span.end - 1
        if is_little(word.written) or is_cut or word.written.lower() in _ORDINALS:
            continue  # "There", "Gov." before a name, "Fifth" in a row
        if _PAPER.search(text, max(sentence.span.start, span.start - _PAPERS), span.start):
            continue
        meant = known.spellings.meant_by(word.written, is_first=word.is_first or has_capitals)
        if meant:
            message = f"the sources and the desk spell it {' or '.join(meant[:2])}"
            yield note("P001", span, message, fix=meant[0] if len(meant) == 1 else None)
        elif is_told_of and not word.is_first and not any(p.covers(span) for p in places):
            doubt = "it may be short for something" if word.written.isupper() else None
            message = "neither a source nor the desk's registers have this name"
            yield note("P005", span, message, doubt=doubt)


def with_names_mended(where: Span, context: CheckContext) -> str:
    """Return words of the draft with the names in them as their findings would have them."""
    found = context.keep("wrong names", lambda: tuple(find_wrong_names(context)))
    text, at, parts = context.draft.text, where.start, []
    for one in sorted(found, key=lambda one: one.span):
        if one.fix is not None and at <= one.span.start and one.span.end <= where.end:
            parts += [text[at : one.span.start], one.fix]
            at = one.span.end
    return "".join((*parts, text[at : where.end]))


def _is_in_capitals(line: str) -> bool:
    words = _WORD.findall(line)
    return sum(map(str.isupper, (word[0] for word in words))) > _CAPITALS * len(words)


def _given_names(words: list[NameWord], known: _Known, context: CheckContext) -> Iterator[Finding]:
    """A given name before a surname that nobody of that surname has."""
    text = context.draft.text
    for one, other in itertools.pairwise(words):
        names = known.wholes.get(other.written)
        if names is None or text[one.end : other.start] != " ":
            continue
        low = one.written.lower()
        if one.written.isupper():
            continue  # "MOD Dolsk": short for an office
        if low in known.spellings.plain or low in known.titles or one.written in _CALENDAR:
            continue
        if has_office(low):
            continue
        whole = f"{one.written} {other.written}"
        if any(name.endswith(whole) or one.written in name.split()[:-1] for name in names):
            continue
        if known.spellings.meant_by(one.written, is_first=False) and not known.spellings.is_known(
            one.written
        ):
            continue  # said as a slip already
        if _is_other(one.written, context.registers):
            continue
        given = sorted(name.rsplit(" ", 1)[0] for name in names)
        message = f"{other.written} is known as {' or '.join(given[:2])} {other.written}"
        fix = given[0].split()[-1] if len(names) == 1 else None
        yield note("P002", Span(one.start, one.end), message, fix=fix)


def _is_other(word: str, registers: Registers) -> bool:
    """Tell whether a word is a country's or people's name: "Velmoran Dolsk" names nobody else."""
    return any(word in {*place.demonyms, place.name, *place.names} for place in registers.places)


def _two_spellings(words: list[NameWord], known: _Known) -> Iterator[Finding]:
    """One name in two spellings that sound alike, where both are in use somewhere."""
    first: dict[frozenset[str], NameWord] = {}
    for word in words:
        if len(word.written) < _LEAST:
            continue
        if (
            word.written not in known.spellings.names
            or word.written.lower() in known.spellings.plain
        ):
            continue
        sounds = keys(word.written)
        before = first.setdefault(sounds, word)
        if before.written.lower() != word.written.lower():
            message = f"above it is spelt {before.written}"
            yield note("P004", Span(word.start, word.end), message)
