"""Where a report names people: runs of capitals with the roles around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.read.statements.cast import Cast, Member, folded
from standfirst.read.statements.lexicon import english
from standfirst.read.statements.names import role_words
from standfirst.read.statements.sources import (
    Described,
    describe,
    gender_of_role,
    read_role,
)
from standfirst.records import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from standfirst.records import Mention, Registers

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ](?:[\w'’-]|\.(?=\S))*+\.?+"
_RUN = re.compile(rf"{_CAPITAL}(?: (?:(?:de|da|di|van|von|der|den|al|bin|to|of) )?+{_CAPITAL})*+")
_ABBREVIATED = re.compile(
    r"(?:\A|[ .])(?:[^\W\d_]|Mrs?|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Gov|Sen|Rep|St|Prof|Adm|Rev|Jr|Sr"
    r"|Hon|Cmdr|Brig|Cpl|Pvt|Amb)\.\Z"
)
_ROLE_AFTER = re.compile(r", ([^,.;:\n“”\"()]{3,90})")
_ROLE_IN_FRONT = re.compile(
    r"\b((?:[Tt]he|[Aa]|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[^\W\d_]+['’]s) [^,.;:“”\"\n]{3,70}), \Z"
)
_COUNTERPART = re.compile(r"([^\W\d_a-z][\w.-]+) counterpart,? \Z")
_LOOK_BACK = 60
_MOST_RUNS = 20_000


def find_cast(
    text: str,
    mentions: Sequence[Mention],
    registers: Registers,
    nations: Mapping[str, str],
    on: date | None = None,
) -> Cast:
    """Find the people of a report: names with a role, a known given name, or a mention."""
    cast = Cast(registers, nations, on)
    people = {m.span.end for m in mentions if m.kind is MentionKind.PERSON}
    places = {folded(m.text) for m in mentions if m.kind is MentionKind.PLACE}
    places.update(folded(name) for place in registers.places for name in (place.name, *place.names))
    runs = list(_runs(text))
    for start, end in runs:
        described = _describe_run(text, start, end, nations)
        if described is None or described.name is None or described.body:
            continue
        if described.role == "St." or _is_place(text, start, described):
            continue
        if folded(described.name) in places and not cast.is_registered(described.name):
            continue
        n_words = len(described.name.split())
        is_person = described.role or described.gender or end in people
        if (
            is_person and (n_words > 1 or described.role or described.gender)
        ) or cast.is_registered(described.name):
            cast.add(described)
    for start, end in runs:
        name = _trimmed(text[start:end])
        if cast.is_registered(name):
            cast.add(Described(name))
    for start, end in runs:
        name = _trimmed(text[start:end])
        member = _named_in(cast, name, start)
        if member is not None:
            member.places.append(start)
        elif _may_be_full_name(name):
            cast.full_names.setdefault(folded(name).split()[-1], []).append((start, name))
    return cast


def _may_be_full_name(name: str) -> bool:
    """Tell whether a run of capitals can name a human being, as far as its words tell."""
    known, tags = role_words(), english().tags
    words = name.split()
    return 2 <= len(words) <= 3 and all(
        word[0].isupper()
        and not word.endswith(("'s", "’s"))
        and word.lower() not in known.bodies | known.offices
        and word.lower() not in tags
        for word in words
    )


def _is_place(text: str, start: int, found: Described) -> bool:
    """Tell whether a run that only an apposition makes a person stands behind "in" or "from"."""
    before = text[max(0, start - 6) : start].split()[-1:]
    return before in (["in"], ["at"], ["from"], ["near"], ["to"]) and not found.gender


def _named_in(cast: Cast, run: str, at: int) -> Member | None:
    """Return the member whose full name or surname ends a run of capitalised words."""
    words = run.split()
    for size in range(min(4, len(words)), 0, -1):
        member = cast.by_name(" ".join(words[-size:]), at)
        if member is not None:
            return member
    return None


def _trimmed(run: str) -> str:
    for ending in ("'s", "’s", "'", "’"):
        if run.endswith(ending):
            return run[: -len(ending)]
    return run.rstrip(".") if not _ABBREVIATED.search(run) else run


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield runs of capitalised words; a function word that opens a sentence is cut off."""
    tags = english().tags
    for n, match in enumerate(_RUN.finditer(text)):
        if n > _MOST_RUNS:
            return
        start, end = match.span()
        while start < end:
            word = text[start:end].split(" ", 1)[0]
            if word.lower() not in tags or " " not in text[start:end]:
                break
            start += len(word) + 1
        stop = start
        for word in text[start:end].split(" "):
            stop += len(word)
            if word.endswith(".") and not _ABBREVIATED.search(word):
                yield start, stop
                start = stop + 1
            stop += 1
        if start < end:
            yield start, end


def _describe_run(text: str, start: int, end: int, nations: Mapping[str, str]) -> Described | None:
    run = _trimmed(text[start:end])
    before = _role_before(text, start)
    described = describe(before + run, nations)
    if described.name is None or described.body or len(described.name.split()) > 4:
        return None
    role, affiliation = described.role, described.affiliation
    if role is None:
        after = _role_after(text, end, nations)
        if after is not None:
            role, affiliation = after
    if role is None:
        role, affiliation = _role_in_front(text, start, nations) or (None, affiliation)
    if role is not None and affiliation is None:
        counterpart = _COUNTERPART.search(text, max(0, start - _LOOK_BACK), start)
        if counterpart:
            affiliation = nations.get(counterpart.group(1).lower())
    return Described(described.name, role, affiliation, described.gender or gender_of_role(role))


def _role_before(text: str, start: int) -> str:
    """Return the lower-case words of a role right before a name ("campaign spokesman ")."""
    words = text[max(0, start - _LOOK_BACK) : start]
    if not words.endswith(" "):
        return ""
    known = role_words()
    parts = words.split()[-4:]
    if not parts or parts[-1].lower() not in known.offices:
        return ""
    taken: list[str] = []
    for word in reversed(parts):
        low = word.lower()
        if word.endswith((".", ",", ":", ";")):
            break
        if low in known.offices | known.qualifiers | known.bodies or (taken and word[:1].isupper()):
            taken.insert(0, word)
        else:
            break
    return " ".join(taken) + " "


def _role_after(
    text: str, end: int, nations: Mapping[str, str]
) -> tuple[str | None, str | None] | None:
    match = _ROLE_AFTER.match(text, end)
    if match is None:
        return None
    known = role_words()
    words = match.group(1).split()
    for word in words[:6]:
        low = word.lower()
        if low in {"who", "which", "said", "says", "and", "told", "was", "is"}:
            return None
        if low in known.offices:
            role = " ".join(_before_verb(words))
            if describe(role, nations).name is not None:
                return None  # the next one of a list: "Brenova, spokesman Gleb Orshin"
            return read_role(role, nations)
    return None


def _role_in_front(
    text: str, start: int, nations: Mapping[str, str]
) -> tuple[str | None, str | None] | None:
    """Read the role a name stands in apposition to: "the head of the guild, Farid Qasem"."""
    match = _ROLE_IN_FRONT.search(text, max(0, start - 2 * _LOOK_BACK), start)
    if match is None:
        return None
    words = match.group(1).split()
    head = next(
        (i for i, word in enumerate(words) if i and word in {"of", "for", "to"}), len(words)
    )
    if words[head - 1].lower() not in role_words().offices:
        return None
    return read_role(" ".join(words), nations)


def _before_verb(words: list[str]) -> list[str]:
    tags = english().tags
    cues = english().cues
    for i, word in enumerate(words):
        low = word.lower()
        if i and (
            tags.get(low) in {"A", "v", "W", "S"}
            or (low in cues and word.endswith("ed"))
            or low in {"said", "told", "says"}
        ):
            return words[:i]
    return words
