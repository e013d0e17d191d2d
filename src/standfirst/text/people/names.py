"""A written name in its parts: given names, patronymic, surname, suffix."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from standfirst.text.people.given import given_name, patronymic_base
from standfirst.text.people.skeletons import folded

_TITLES: Final = frozenset(
    "mr mrs ms dr prof professor dame sir lord lady sen senator rep gov gen col maj lt capt sgt"
    " general colonel major captain president minister mayor governor ambassador mp sheikh imam"
    " king queen prince princess pope father chancellor premier admiral brig brigadier cmdr judge"
    " justice bishop rabbi sheriff".split()
)
_SUFFIXES: Final = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii",
                    "iii": "iii", "iv": "iv"}  # fmt: skip
_PARTICLES: Final = frozenset(
    "de la del der den van von zu bin bint ibn ben al el ul dos da das do di du le of abd abdel"
    " abdul abu ter ten y фон ван де дер аль эль ибн бин абу mac".split()
)
_ARABIC: Final = frozenset("al el bin bint ibn ben abd abdel abdul abu ul".split())
_NAMES_ELSEWHERE: Final = frozenset("Van Ten Do Das Da Du Y Di Dos Den".split())
_QUOTED: Final = re.compile(r"[\"“„«(][^\"”“»)]*[\"”“»)]")
_TOKEN: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|\u0301|[.'’ʼ-](?=[^\W\d_]))*\.?")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]{1,2}\.)+(?:[^\W\d_]{1,2}\.?)?\Z|[^\W\d_]\Z")
_LONGEST: Final = 200  # characters; what is longer is no name


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a name as written; initials are given names of one or two letters."""

    given: tuple[str, ...]
    surname: tuple[str, ...]
    patronymic: str | None = None
    suffix: str | None = None
    is_arabic: bool = False
    is_ordered: bool = True  # false where nothing tells which word is the surname

    def swapped(self) -> PersonName:
        """Return the same words read the other way round: surname first."""
        words = (*self.given, *self.surname)
        if len(words) < 2:
            return self
        return replace(self, given=words[1:], surname=words[:1])


def is_initial(word: str) -> bool:
    """Tell whether a given name is only an initial."""
    return len(word.rstrip(".")) == 1 or (word.endswith(".") and len(word) <= 3)


@lru_cache(maxsize=1 << 16)
def parse_name(written: str) -> PersonName:
    """Part a written name; titles and nicknames in quotation marks are left out."""
    written = _QUOTED.sub(" ", written[:_LONGEST])
    head, comma, tail = written.partition(",")
    words = _words(head)
    after = _words(tail) if comma else []
    suffix = None
    if after and _SUFFIXES.get(_bare(after[0])) is None:
        words, after = after + words, []  # Derkachenko, Roman
        comma = "first"
    for word in (*words[1:], *after):
        suffix = suffix or _SUFFIXES.get(_bare(word))
    words = [w for n, w in enumerate(words) if n == 0 or _bare(w) not in _SUFFIXES]
    while len(words) > 1 and _bare(words[0]) in _TITLES:
        words = words[1:]
    while len(words) > 2 and _bare(words[-1]) in _TITLES:
        words = words[:-1]
    name = _in_order(words)
    return replace(name, suffix=suffix)


def _words(written: str) -> list[str]:
    words: list[str] = []
    for match in _TOKEN.finditer(written):
        word = match.group()
        if _INITIALS.match(word) and "." in word.rstrip("."):
            words += [f"{one}." for one in word.split(".") if one]
        elif word.lower().startswith(("al-", "el-", "аль-", "эль-")):
            words += [word[: word.index("-")], word[word.index("-") + 1 :]]
        else:
            words.append(word.rstrip(".") if len(word) > 4 else word)
    return words


def _bare(word: str) -> str:
    return word.lower().rstrip(".")


def _in_order(words: list[str]) -> PersonName:
    is_arabic = any(_bare(word) in _ARABIC or "\u0600" <= word[:1] <= "\u06ff" for word in words)
    small = [_is_particle(words, n) for n in range(len(words))]
    particle = next((n for n, is_small in enumerate(small) if n and is_small), None)
    core = [w for w, is_small in zip(words, small, strict=True) if not is_small or len(words) == 1]
    if len(core) < 2:
        return PersonName((), tuple(core), is_arabic=is_arabic)
    father = next((n for n, word in enumerate(core) if n and patronymic_base(word)), None)
    if father is not None and len(core) == 3:
        rest = core[:father] + core[father + 1 :]
        given, surname = (rest[1:], rest[:1]) if father == 2 else (rest[:1], rest[1:])
        return PersonName(tuple(given), tuple(surname), core[father])
    if is_initial(core[-1]):
        first = next(n for n, word in enumerate(core) if is_initial(word)) or 1
        return PersonName(tuple(core[first:]), tuple(core[:first]))
    known = [_is_given(word) for word in core]
    if len(core) == 2 and known[1] and not known[0] and not is_initial(core[0]):
        return PersonName((core[1],), (core[0],), is_arabic=is_arabic, is_ordered=known[1])
    split = _surname_at(core, None if particle is None else small[:particle].count(False))
    return PersonName(
        tuple(core[:split]),
        tuple(core[split:]),
        is_arabic=is_arabic or any(_origin(word) == "a" for word in core[:1]),
        is_ordered=known[0] or any(is_initial(word) for word in core[:-1]),
    )


def _is_particle(words: list[str], n: int) -> bool:
    word = words[n]
    if word.lower() not in _PARTICLES:
        return False
    following = words[n + 1] if n + 1 < len(words) else ""
    # Nguyen Van Thao: a name of its own; but Van der Hoogte.
    return word not in _NAMES_ELSEWHERE or following.lower() in _PARTICLES


def _surname_at(core: list[str], before: int | None) -> int:
    """Return where the surname begins: at a particle, else after given names and initials."""
    if before is not None:
        return max(1, min(before, len(core) - 1))
    at = 1
    while at < len(core) - 1 and (is_initial(core[at]) or _is_given(core[at])):
        at += 1
    return at


def _is_given(word: str) -> bool:
    return given_name(word) is not None


def _origin(word: str) -> str:
    known = given_name(word)
    return known.origin if known else ""


def joined(words: tuple[str, ...]) -> str:
    """Return words written as one, for names that are parted in several ways (Jong-hwan)."""
    return "".join(folded(word) for word in words)
