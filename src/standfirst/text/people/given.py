"""Given names: which spellings are one name, short forms, and patronymics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from standfirst.text.people.scripts import is_belarusian
from standfirst.text.people.skeletons import folded, keys, spellings

_PATRONYMIC: Final = re.compile(
    r"(?P<base>\w{2,}?)(?:[oei]?[iy]?[aoe]?[vu](?:ich|ych|ic|na)|ichna|[iy]chna|inichna|lich|lych)\Z"
)
_FATHERS_ENDINGS: Final = ("", "i", "ei", "o", "a")
_ENDING: Final = re.compile(r"[aeiouj]+\Z")


@dataclass(frozen=True, slots=True)
class GivenName:
    """One given name in all its spellings; ``origin`` is s, b, a or w as in the table."""

    name: str
    gender: str
    origin: str
    initials: frozenset[str]


@cache
def _table() -> tuple[dict[str, GivenName], dict[str, GivenName]]:
    """Return the names by spelling and by skeleton; a spelling is believed first."""
    by_spelling: dict[str, GivenName] = {}
    by_key: dict[str, GivenName] = {}
    text = files("standfirst.text.people").joinpath("data", "given_names.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#") or not line:
            continue
        gender, origin, *words = line.split()
        initials = frozenset(one[0] for word in words for one in spellings(word))
        name = GivenName(words[0], gender, origin, initials)
        for word in words:
            by_spelling.setdefault(word.lower(), name)
            for one in spellings(word):
                by_spelling.setdefault(one, name)
            for key in keys(word):
                by_key.setdefault(key, name)
    return by_spelling, by_key


@lru_cache(maxsize=1 << 16)
def given_name(word: str) -> GivenName | None:
    """Return the given name that a word in any script spells, where the table has it."""
    by_spelling, by_key = _table()
    found = by_spelling.get(word.lower()) or by_spelling.get(folded(word))
    if found is not None:
        return found
    return next((by_key[key] for key in sorted(keys(word)) if key in by_key), None)


@lru_cache(maxsize=1 << 16)
def initials_of(word: str) -> frozenset[str]:
    """Return the first letters under which a given name may be shortened, in Latin."""
    known = given_name(word)
    own = frozenset(one[0] for one in spellings(word))
    return own | (known.initials if known else frozenset())


@lru_cache(maxsize=1 << 16)
def patronymic_base(word: str) -> frozenset[str]:
    """Return the father's name in a patronymic as bare skeletons; empty where it is none."""
    found = set()
    for one in spellings(word):
        match = _PATRONYMIC.match(one)
        if match and len(one) > 5:
            found |= {_ENDING.sub("", key) for key in keys(match["base"])}
            fathers = (given_name(match["base"] + ending) for ending in _FATHERS_ENDINGS)
            found |= {f"={father.name}" for father in fathers if father is not None}
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def is_spelt_belarusian(word: str) -> bool:
    """Tell whether a given name stands in its Belarusian form (Siarhei, Вольга)."""
    return is_belarusian(word) or bool({word.lower(), folded(word)} & _belarusian_forms())


@cache
def _belarusian_forms() -> frozenset[str]:
    text = (
        "aliaksei aliaksandr aliaksandra uladzimir uladzislau siarhei siarhiej mikalai mikita"
        " dzmitry andrej paval piatro pyatro volha yauhen ihar aleh ryhor henadz viachaslau"
        " yaraslau stanislau vasil fiodar artsiom kanstantsin dzianis katsiaryna natallia tatsiana"
        " sviatlana aksana maryia kiryl аляксей аляксандр аляксандра сяргей мікалай дзмітрый андрэй"
        " павал вольга яўген ігар рыгор генадзь уладзімір уладзіслаў вячаслаў яраслаў станіслаў"
        " васіль фёдар арцём канстанцін дзяніс кацярына наталля таццяна святлана аксана марыя"
    )
    return frozenset(text.split())
