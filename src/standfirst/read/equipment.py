"""Equipment: arms and vehicles by designator, by name and by kind, with their class."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from standfirst.read.tables import read_table
from standfirst.records import Span
from standfirst.text import WordIndex

_LETTERS = re.compile(r"[^\W\d_]+")
_OPENS_DESIGNATOR = re.compile(
    r"(?:(?:[A-Z][A-Za-z]{0,7}/)?[A-Z][A-Za-z]{0,7}[- ]?|[32][A-Z]?-?)\Z"
)
_INVARIANT = frozenset("artillery ammunition aircraft cannon".split())
_GUARDS = frozenset("air-defence air-defense anti-aircraft surface-to-air".split())
_BY_HAND = frozenset("anti-tank portable shoulder-fired grenade light infantry assault".split())
_ARMOUR = frozenset("armoured armored infantry fighting personnel amphibious combat".split())
_GUNS = frozenset("artillery rocket multiple".split())


@dataclass(frozen=True, slots=True)
class Equipment:
    """One piece of equipment; ``name`` is its designator, null for a bare kind ("drones").

    ``kind`` is its class: tank, armoured vehicle, artillery, air defence, missile, aircraft,
    helicopter, drone, ship, small arms, weapon, ammunition, bomb, mine, vehicle, radar.
    """

    span: Span
    name: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class _Lexicon:
    pattern: re.Pattern[str]
    first_words: frozenset[str]
    doubtful: frozenset[str]
    class_of_name: dict[str, str]
    class_of_kind: dict[str, str]


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _plurals(words: list[str]) -> str:
    """Return a pattern of nouns in the singular and plural."""
    forms = []
    for word in words:
        if word in _INVARIANT:
            forms.append(word)
        else:
            forms += [word, f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"]
    return _alternatives(forms)


@cache
def _lexicon() -> _Lexicon:
    table = read_table("equipment")
    names = {n: kind for kind, line in table["names"].items() for n in line.split("|")}
    marked = {n: kind for kind, line in table["designators"].items() for n in line.split()}
    alone = {n: kind for kind, line in table["kinds"].items() for n in line.split()}
    behind = {n: kind for kind, line in table["kinds_behind"].items() for n in line.split()}
    general = table["words"]["general"].split()
    before = _alternatives(table["words"]["before"].split())
    kinds = _plurals([*alone, *behind])
    free = _plurals([word for word in alone if word not in general])
    # What may follow a name: Leopard 2A6, Tor-M2, Challenger 2; and a designator: T-72B3, F-16s.
    mark = r"(?:[ -](?:\d[A-Z]?\d?[A-Z]?\d?|[A-Z]\d?|Mk\s?\d)(?=s?(?![\w-])))?"
    suffix = r"(?:[A-Z]{1,3}\d{0,2})?"
    phrase = rf"(?:\s(?:(?:{before})[\s-]){{0,4}}(?:{kinds})\b)"
    pattern = (
        rf"\b(?:(?:(?P<marked>(?:{_alternatives(list(marked))}){suffix})s?(?![\w-])"
        rf"|(?P<name>(?:{_alternatives(list(names))})\b{mark})(?:s\b)?){phrase}?"
        rf"|(?P<unknown>[A-Z][A-Za-z]{{0,3}}-\d{{1,4}}[A-Z]{{0,2}}){phrase}"
        rf"|(?P<kind>(?:(?:{before})[\s-]){{1,4}}(?:{kinds})|(?:{free}))\b(?!-))"
    )
    wordy = [one for one in marked if not any(letter.isdigit() for letter in one)]  # MT-LB
    openers = [
        *names,
        *wordy,
        *table["words"]["before"].split(),
        *alone,
        *(f"{one}s" for one in alone),
    ]
    return _Lexicon(
        re.compile(pattern),
        frozenset(found[0].lower() for word in openers if (found := _LETTERS.match(word))),
        frozenset(table["doubtful"]["names"].split("|")),
        names | marked,
        behind | alone,
    )


def find_equipment(text: str, words: WordIndex | None = None) -> list[Equipment]:
    """Find equipment in text order, without overlaps.

    ``words`` is the text's index, where there is one already.
    """
    words = WordIndex(text) if words is None else words
    lexicon = _lexicon()
    starts = set(words.places(lexicon.first_words))
    for at in words.numbers:
        if opening := _OPENS_DESIGNATOR.search(text, max(0, at - 9), at):
            starts.add(opening.start())
        elif text[at + 1 : at + 2].isupper():  # 2S19: the designators that begin with a digit
            starts.add(at)
    found = []
    end = 0
    for start in sorted(starts):
        match = lexicon.pattern.match(text, start) if start >= end else None
        if match is None or (match["name"] in lexicon.doubtful and _is_bare(match)):
            continue
        end = match.end()
        name = match["marked"] or match["name"] or match["unknown"]
        found.append(Equipment(Span(*match.span()), name, _class_of(match, lexicon)))
    return found


def _is_bare(match: re.Match[str]) -> bool:
    return match.group().removesuffix("s") == match["name"].removesuffix("s")


def _class_of(match: re.Match[str], lexicon: _Lexicon) -> str:
    name = match["marked"] or match["name"]
    if name:
        known = name
        while known and known not in lexicon.class_of_name:
            known = known[:-1].rstrip(" -")
        if known:
            return lexicon.class_of_name[known]
    *before, last = match.group().lower().replace("-", " ").split()
    written = set(before) | set(match.group().lower().split())
    return _class_of_kind(written, _singular(last), lexicon)


def _singular(word: str) -> str:
    if word in _INVARIANT:
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _class_of_kind(before: set[str], kind: str, lexicon: _Lexicon) -> str:
    """Return the class of a bare kind, which the words before it may change."""
    guards = before & _GUARDS or {"air", "defence"} <= before or {"air", "defense"} <= before
    if guards and kind in {"system", "battery", "gun", "launcher", "artillery", "vehicle"}:
        return "air defence"
    if kind == "carrier" and "aircraft" in before:
        return "ship"
    if kind in {"vehicle", "carrier"} and before & _ARMOUR:
        return "armoured vehicle"
    if kind in {"weapon", "launcher", "system"} and before & _BY_HAND:
        return "small arms"
    if kind == "system" and before & _GUNS:
        return "artillery"
    if kind == "system" and "missile" in before:
        return "missile"
    if before & {"unmanned", "uncrewed", "kamikaze", "exploding"}:
        return "drone"
    return lexicon.class_of_kind.get(kind, "weapon")
