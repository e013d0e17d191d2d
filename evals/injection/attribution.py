"""A: another speaker, title, outlet or medium, or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from injection.world import SAYS, outside, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from injection.world import World


def _named(sentence: str, world: World) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield persons named beside a verb of saying, with full name and surname."""
    for full, last in world.surnames:
        first = full.rsplit(" ", 1)[0]
        around = rf"(?:{SAYS} (?:[\w’]+ ){{0,5}})?(?P<name>(?:{first} )?\b{last})\b(?!’)"
        for match in outside(sentence, around):
            behind = sentence[match.end() : match.end() + 45]
            if re.match(SAYS, match[0]) or re.match(rf"(?:,[^,]{{3,40}},)? {SAYS}\b", behind):
                yield match, full, last


def speaker_swapped(sentence: str, world: World) -> Iterator[str]:
    """Another person says it."""
    for match, _, last in _named(sentence, world):
        about = world.near(sentence, 0.3)
        for other, surname in world.surnames:
            if surname == last or surname in sentence or any(surname in line for line in about):
                continue
            yield put(sentence, match, other if " " in match["name"] else surname, 1)


ROLES = (
    "Defence Minister", "Foreign Minister", "Infrastructure Minister", "Prime Minister",
    "Energy Minister", "Foreign Secretary", "Defence Secretary", "Chancellor", "Mayor", "Governor",
    "President", "Finance Minister",
)  # fmt: skip


def role_changed(sentence: str, world: World) -> Iterator[str]:
    """Somebody has a title that is not theirs."""
    for full, last in world.surnames:
        person = next(p for p in world.registers.people if p.name == full)
        titles = " ".join(role.title for role in person.roles).lower()
        for match in outside(sentence, rf"\b({'|'.join(ROLES)}) (?:{full}|{last})\b"):
            for other in ROLES:
                if other.lower() not in titles and match[1].lower() not in other.lower():
                    yield put(sentence, match, other, 1)


def outlet_swapped(sentence: str, world: World) -> Iterator[str]:
    """Told to, or told by, another outlet."""
    names = [o.name for o in world.registers.outlets if o.kind.value in {"newspaper", "agency"}]
    bare = {name: name.removeprefix("The ") for name in names}
    for name in names:
        for match in outside(sentence, rf"\b{bare[name]}\b"):
            for other in names:
                if other != name and bare[other].split()[0] not in sentence:
                    yield put(sentence, match, bare[other])
    for match in outside(sentence, r"\bon (Telegram|Twitter)\b"):
        yield put(sentence, match, "Twitter" if match[1] == "Telegram" else "Telegram", 1)
        yield put(sentence, match, "Facebook", 1)
    for match in outside(sentence, rf"\b{SAYS} (on Telegram)\b"):
        yield put(sentence, match, "in a television interview", 1)


def attribution_removed(sentence: str, world: World) -> Iterator[str]:
    """What somebody claims is told as a fact, where every source has a speaker for it."""
    if "“" in sentence:
        return
    patterns = (
        rf"(.{{30,}}), (?:[^,“]{{3,60}} {SAYS}|according to [^,]{{3,60}}|{SAYS} [^,]{{3,60}})\.\Z",
        r"According to [^,]{3,60}, (.{30,})\Z",
        rf"(?:[A-Z]\S* )(?:\S+ ){{0,6}}{SAYS} that (.{{30,}})\Z",
    )
    for pattern in patterns:
        if match := re.match(pattern, sentence):
            told = match[1][0].upper() + match[1][1:].rstrip(".") + "."
            near = world.near(told, 0.5)
            says = re.compile(rf"\b{SAYS}\b|according to|“|says", re.IGNORECASE)
            if near and all(says.search(line) for line in near):
                yield told
