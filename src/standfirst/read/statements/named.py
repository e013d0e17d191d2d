"""Where a report names people: runs of capitals with the roles around them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.read.statements.bodies import find_bodies
from standfirst.read.statements.cast import Cast, Member, folded
from standfirst.read.statements.firms import find_firms
from standfirst.read.statements.lexicon import english
from standfirst.read.statements.names import (
    NO_NAMES,
    is_given,
    is_title,
    role_words,
    role_words_of,
)
from standfirst.read.statements.roles import gender_of_role
from standfirst.read.statements.runs import acts, find_runs, trimmed
from standfirst.read.statements.sources import Described, describe, name_behind_complement
from standfirst.read.statements.titles import role_after, role_before, role_in_front
from standfirst.read.statements.who.nouns import nouns
from standfirst.records import MentionKind, Span
from standfirst.text import WordIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from standfirst.records import Mention, Registers

_COUNTERPART = re.compile(r"([^\W\d_a-z][\w.-]+) counterpart,? \Z")
_CLOSING = frozenset('”’"»')  # a mark right before a name: "“…,” Radomir Quell told …"
_TITLE_MARKS = frozenset(("“”", '""', "‘’", "«»", "„“", "''"))
_HUMAN = re.compile(r", (?:\d{1,3},|who\b)|[^.!?\n“”\"]*? (?:he|she)\b")
_HE_OR_SHE = re.compile(r" [a-z][^\n]*? (?:he|she)\b")
_SENTENCE = 120  # characters behind a name in which a pronoun is looked for
_AGE_BEHIND = re.compile(r", \d{1,3}[,.;]")
_SAYS = frozenset({"says", "said"})
_LOOK_BACK = 60
_LONG_ROLE = 80  # characters of "Head of the regional administration"
_STOP = re.compile(r"[^\w’' -]+")


def find_cast(
    text: str,
    mentions: Sequence[Mention],
    registers: Registers,
    nations: Mapping[str, str],
    on: date | None = None,
    *,
    words: WordIndex | None = None,
) -> Cast:
    """Find the people of a report: names with a role, a known given name, or a mention.

    ``words`` is the text's index, where there is one already.
    """
    cast = Cast(registers, nations, on)
    cast.words = words = WordIndex(text) if words is None else words
    people = {m.span.end for m in mentions if m.kind is MentionKind.PERSON}
    places = {folded(m.text) for m in mentions if m.kind is MentionKind.PLACE}
    places.update(folded(name) for place in registers.places for name in (place.name, *place.names))
    runs = [run for run in find_runs(text) if not _is_title(text, *run)]
    _take_in(text, runs, cast, people, places)
    for start, end in runs:
        name = trimmed(text[start:end])
        member = _named_in(cast, name, start)
        if member is None and " of " in name:  # "Chancellor Petra Lunz of Aldmark"
            name = name.partition(" of ")[0]
            member = _named_in(cast, name, start)
        if member is not None:
            member.places.append(start)
            cast.ends[start] = start + len(name)
        elif _may_be_full_name(name):
            cast.full_names.setdefault(folded(name).split()[-1], []).append((start, name))
            cast.ends[start] = start + len(name)
    named = [m.span for m in mentions if m.kind is MentionKind.ORGANISATION]
    named += [
        Span(start, start + len(name))
        for rows in cast.full_names.values()
        for start, name in rows
        if name.lower().rsplit(maxsplit=1)[-1] in nouns().body_signs
    ]
    cast.bodies = find_bodies(text, named, nations, words)
    return cast


def _is_title(text: str, start: int, end: int) -> bool:
    """Tell whether several words with capitals stand alone between marks: the “Cold Hill” star."""
    marks = text[start - 1 : start] + text[end : end + 1]
    return marks in _TITLE_MARKS and " " in text[start:end]


def _take_in(
    text: str, runs: Sequence[tuple[int, int]], cast: Cast, people: set[int], places: set[str]
) -> None:
    """Add everybody to the cast: full names first, so that short ones find theirs."""
    small = frozenset(filter(str.islower, text.split()))
    titled = _titled_headline(text)
    short: list[Described] = []
    known: dict[str, Described] = {}  # by the words: names come again and again
    for start, end in runs:
        described = _describe_run(text, start, end, cast.nations, known)
        if described is None or described.name is None or described.body:
            continue
        if start < titled and (
            described.name.split()[-1].lower() in cast.nations
            or not _stands_again(text, described.name, titled)
        ):
            continue
        if described.role == "St." or _is_place(text, start, described):
            continue
        if folded(described.name) in places and not cast.is_registered(described.name):
            continue
        is_full = " " in described.name
        is_person = described.role or described.gender or (end in people and is_full)
        if (is_person and is_full) or cast.is_registered(described.name):
            cast.add(described, is_sure=_is_sure(text[start:end], described, small))
        elif (is_person and not _opens_sentence(text, start, described)) or (
            (is_given(described.name) and acts(text, start, end))
            or _is_told_to_live(text, start, end)
        ):
            short.append(described)
    for name in (
        *_unintroduced(text, runs, cast, places, known),
        *_told_as_human(text, runs, cast, places, known),
    ):
        cast.add(Described(name), is_sure=True)
    whole = _full_names(text, runs, places)
    for described in short:
        name = described.name or ""
        if cast.by_name(name, len(text)) is None:
            name = whole.get(folded(name), name)
        cast.add(replace(described, name=name), is_sure=True)
    for start, end in runs:
        name = trimmed(text[start:end])
        if cast.is_registered(name):
            cast.add(Described(name))
    for name in find_firms(text, runs, cast, places):
        cast.add(Described(name))


def _titled_headline(text: str) -> int:
    """Return where a headline in capitals or title case ends; 0 where there is none."""
    end = text.find("\n\n")
    words = text[: max(0, end)].split()
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return end if long and all(word[0].isupper() for word in long) else 0


def _stands_again(text: str, name: str, since: int) -> bool:
    """Tell whether the last word of a name, or all of it, stands behind a headline."""
    return (
        re.search(rf"(?<!\w){re.escape(name.rsplit(maxsplit=1)[-1])}(?!\w)", text[since:])
        is not None
    )


def _is_told_to_live(text: str, start: int, end: int) -> bool:
    """Tell whether kin, an age or a verb of saying shows one word to name somebody."""
    if _AGE_BEHIND.match(text, end) and text[end - 2 : end] not in {"’s", "'s"}:
        return True
    before = text[max(0, start - 40) : start]
    word = before.split()[-1:] if before.endswith(" ") else []
    if not word:
        return False
    if word[0].lower() in role_words().relations:
        return " " not in text[start:end]
    lead = before.rstrip()[: -len(word[0])].rstrip()
    return word[0] in _SAYS and (
        lead[-1:] in _CLOSING or lead.endswith(",") or lead[-5:] == " That"
    )


def _is_sure(run: str, found: Described, small: frozenset[str]) -> bool:
    """Tell whether a run names a human being beyond doubt: by title, given name or office."""
    assert found.name is not None
    words = found.name.split()
    is_titled = not run.startswith(found.name)
    has_office = found.role is not None and small.isdisjoint(word.lower() for word in words)
    return is_titled or is_given(words[0]) or has_office


def _unintroduced(
    text: str,
    runs: Sequence[tuple[int, int]],
    cast: Cast,
    places: set[str],
    known: Mapping[str, Described],
) -> Iterator[str]:
    """Find full names behind a quotation, and those whose last word acts: "Tarabay shrugged"."""
    acting: set[str] = set()
    for start, end in runs:
        if " " not in text[start:end] and acts(text, start, end):
            acting.add(text[start:end])
    for start, end in runs:
        speaks = text[start - 2 : start - 1] in _CLOSING and text[start - 1 : start] == " "
        words = trimmed(text[start:end])
        if not speaks and words.split()[-1] not in acting:
            continue
        name = (known.get(words) or describe(words, cast.nations)).name or ""
        last = name.split()[-1:]
        if (
            last
            and _may_be_full_name(name)
            and last[0].lower() not in role_words().place_ends
            and not {folded(last[0]), folded(name)} & places
            and last[0].lower() not in cast.nations
            and text[max(0, start - 4) : start].lower() != "the "
            and cast.by_name(last[0], start) is None
        ):
            yield name


def _told_as_human(
    text: str,
    runs: Sequence[tuple[int, int]],
    cast: Cast,
    places: set[str],
    known: Mapping[str, Described],
) -> Iterator[str]:
    """Find full names that an age, a "who" or a pronoun in their sentence tells to be people."""
    for start, end in runs:
        words = trimmed(text[start:end])
        if " " not in words:
            continue
        name = (known.get(words) or describe(words, cast.nations)).name or ""
        lead = text[max(0, start - 12) : start].split()[-1:]
        if (
            _may_be_full_name(name)
            and name.split()[-1].lower() not in role_words().place_ends
            and not {folded(name.split()[-1]), folded(name)} & places
            and english().tags.get(lead[0].lower() if lead else "-") not in {"I", "D", "T"}
            and (_HUMAN.match(text, end, end + _SENTENCE) or _opens(text, start, end))
            and cast.by_name(name, start) is None
        ):
            yield name


def _opens(text: str, start: int, end: int) -> bool:
    """Tell whether a name opens a paragraph that goes on with "he" or "she"."""
    is_first = not start or text[start - 1] == "\n"
    return is_first and _HE_OR_SHE.match(text, end, end + _SENTENCE) is not None


def _full_names(text: str, runs: Sequence[tuple[int, int]], places: set[str]) -> dict[str, str]:
    """Return the first run that may be a full name for each last word: "Reyk", "Torvald Reyk"."""
    found: dict[str, str] = {}
    for start, end in runs:
        name = trimmed(text[start:end])
        if _may_be_full_name(name) and folded(name) not in places:
            found.setdefault(folded(name.split()[-1]), name)
    return found


def _opens_sentence(text: str, start: int, found: Described) -> bool:
    """Tell whether a lone word may be no name: "Significantly, the judge ruled …"."""
    lead = text[max(0, start - 2) : start].strip()
    is_plain = text.startswith(found.name or "", start) and not is_given(found.name or "")
    return is_plain and (not lead or lead in ".!?”")


def _may_be_full_name(name: str) -> bool:
    """Tell whether a run of capitals can name a human being, as far as its words tell."""
    no_names, tags = role_words_of("bodies", "offices"), english().tags
    words = name.split()
    return 2 <= len(words) <= 3 and all(
        word[0].isupper()
        and not word.endswith(("'s", "’s"))
        and word.lower() not in no_names
        and word.lower() not in tags
        for word in words
    )


def _is_place(text: str, start: int, found: Described) -> bool:
    """Tell whether a run that only an apposition makes a person stands behind "in" or "from"."""
    words = (found.name or "-").split()
    if is_given(words[0]):
        return False
    if words[-1].lower() in role_words().place_ends:
        return True
    before = text[max(0, start - 6) : start].lower().split()[-1:]
    return before in (["in"], ["at"], ["from"], ["near"], ["to"])


def _named_in(cast: Cast, run: str, at: int) -> Member | None:
    """Return the member whose full name or surname ends a run of capitalised words."""
    words = run.split()
    if not cast.may_end(words[-1]):
        return None
    for size in range(min(4, len(words)), 0, -1):
        member = cast.by_name(" ".join(words[-size:]), at)
        if member is not None:
            return member
    return None


def _describe_run(
    text: str, start: int, end: int, nations: Mapping[str, str], known: dict[str, Described]
) -> Described | None:
    behind = _behind_complement(text, start, end, nations)
    if behind is not None:
        return behind
    words = role_before(text, start) + trimmed(text[start:end])
    described = known.get(words)
    if described is None:
        described = _of_one_word(words, nations) if " " not in words else describe(words, nations)
        known[words] = described
    if described.name is None or described.body or len(described.name.split()) > 4:
        return None
    role, affiliation = described.role, described.affiliation
    if role is None:
        after = role_after(text, end, nations)
        if after is not None:
            role, affiliation = after
    if role is None:
        role, affiliation = role_in_front(text, start, nations) or (None, affiliation)
    if affiliation is None and text.find("counterpart", max(0, start - 13), start) >= 0:
        counterpart = _COUNTERPART.search(text, max(0, start - _LOOK_BACK), start)
        if counterpart:
            affiliation = nations.get(counterpart.group(1).lower())
    return Described(described.name, role, affiliation, described.gender or gender_of_role(role))


def _behind_complement(
    text: str, start: int, end: int, nations: Mapping[str, str]
) -> Described | None:
    """Describe the name behind "Head of the regional administration", whose words it closes."""
    if " " not in text[start:end]:
        return None
    low = max(0, start - _LONG_ROLE)
    if text.find(" of ", low, end) < 0:
        return None
    lead = _STOP.split(text[low:start])[-1]
    found = name_behind_complement(lead + trimmed(text[start:end]), nations)
    return None if found is None else Described(*found, gender_of_role(found[1]))


def _of_one_word(word: str, nations: Mapping[str, str]) -> Described:
    """Describe a run of one word, which can be a name and nothing else."""
    low, roles = word.lower(), role_words()
    is_word = low in NO_NAMES or (low in english().tags and not is_given(word))
    is_other = is_word or low in nations or low in roles.bodies or is_title(low, roles)
    return Described() if is_other else Described(word)
