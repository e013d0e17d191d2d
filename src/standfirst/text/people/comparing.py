"""The features of a match: each compares one part of two names and says what it saw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.text.people.given import (
    given_name,
    initials_of,
    is_spelt_belarusian,
    patronymic_base,
)
from standfirst.text.people.names import is_initial, joined
from standfirst.text.people.skeletons import (
    arabic_keys,
    belarusian_keys,
    consonants,
    keys,
    spellings,
    stem,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from standfirst.text.people.names import PersonName

_LONG = 5  # letters of a word in which one other letter may be a slip


@dataclass(frozen=True, slots=True)
class Feature:
    """One answer about two names: its name, its value, and the words it stands on."""

    name: str
    value: str
    evidence: str


def compare_surnames(one: PersonName, other: PersonName) -> Feature:
    """Say whether surnames are equal, shortened, a part, of another gender, near or different."""
    shown = f"{' '.join(one.surname)} / {' '.join(other.surname)}"
    return Feature("surname", _surnames(one, other), shown)


def _surnames(one: PersonName, other: PersonName) -> str:
    mine, theirs = one.surname, other.surname
    if _lists_share(mine, theirs, keys) or are_written_alike(one, other):
        return "near" if _differ_in_j(joined(mine), joined(theirs)) else "equal"
    is_belarusian = _is_belarusian(one) or _is_belarusian(other)
    if is_belarusian and _lists_share(mine, theirs, belarusian_keys):
        return "equal"
    is_arabic = one.is_arabic or other.is_arabic
    if is_arabic and _lists_share(mine, theirs, arabic_keys):
        return "equal"
    tests = (
        ("gender", _is_gendered),
        ("shortened", _is_shortened),
        ("part", _has_part),
        ("vowel", _differ_in_a_vowel),
        ("near", _is_near),
    )
    return next((value for value, test in tests if test(mine, theirs)), "different")


def _is_shortened(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one surname is words of the other: Medina, Medina Rueda."""
    shorter, longer = sorted((one, other), key=len)
    if not 0 < len(shorter) < len(longer):
        return False
    return all(any(keys(a) & keys(b) for b in longer) for a in shorter)


def are_written_alike(one: PersonName, other: PersonName) -> bool:
    """Tell whether two names are the same letters, parted into words in other places."""
    a, b = (name.given + name.surname for name in (one, other))
    return len(a) != len(b) and bool(keys(joined(a)) & keys(joined(b)))


def _lists_share(
    one: tuple[str, ...], other: tuple[str, ...], keys_of: Callable[[str], frozenset[str]]
) -> bool:
    if len(one) == len(other) and all(
        keys_of(a) & keys_of(b) for a, b in zip(one, other, strict=True)
    ):
        return bool(one)
    a, b = joined(one), joined(other)
    return bool(a and b and keys_of(a) & keys_of(b))


def _is_belarusian(name: PersonName) -> bool:
    return any(is_spelt_belarusian(word) for word in (*name.given, *name.surname))


def _is_gendered(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) != len(other) or not one:
        return False
    return all(
        {stem(key) for key in keys(a)} & {stem(key) for key in keys(b)}
        for a, b in zip(one, other, strict=True)
    )


def _has_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    parts = [[part for word in words for part in word.split("-")] for words in (one, other)]
    if len(parts[0]) == len(parts[1]) or not all(parts):
        return False
    shorter, longer = sorted(parts, key=len)
    return all(any(keys(a) & keys(b) for b in longer) for a in shorter)


_TURNED: Final = frozenset(map(frozenset, ("ie", "io", "eo", "ao")))  # ліс / лес, кінь / конь


def _differ_in_a_vowel(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one vowel differs as it does between Ukrainian and Russian forms of a name."""
    return len(one) == len(other) and any(
        len(a) == len(b) > _LONG
        and len(
            turned := [frozenset(pair) for pair in zip(a, b, strict=True) if len(set(pair)) > 1]
        )
        == 1
        and turned[0] in _TURNED
        for a in keys(joined(one))
        for b in keys(joined(other))
    )


def _is_near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(one) == len(other) and all(
        any(_is_slip(a, b) for a in keys(x) for b in keys(y))
        or any(len(key) > 3 for key in consonants(x) & consonants(y))
        for x, y in zip(one, other, strict=True)
    )


def _is_slip(one: str, other: str) -> bool:
    """Tell whether words differ by one letter put in, left out, changed, or two swapped."""
    if one == other:
        return True
    if min(len(one), len(other)) < _LONG or abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    a, b = one[start:], other[start:]
    swapped = a[:2] == b[1::-1] and a[2:] == b[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped


def compare_given(one: PersonName, other: PersonName) -> Feature:
    """Say whether given names are equal, initials that fit, missing, near or different."""
    shown = f"{' '.join(one.given)} / {' '.join(other.given)}"
    alike = are_written_alike(one, other)
    return Feature("given", "equal" if alike else _given(one.given, other.given), shown)


def _given(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    if not one or not other:
        return "missing"
    if len(one) != len(other) and _lists_share(one, other, keys):
        return "equal"
    firsts = _one_given(one[0], other[0])
    if firsts == "different":
        return "equal" if _lists_share(one, other, keys) else "different"
    seconds = _one_given(one[1], other[1]) if len(one) > 1 and len(other) > 1 else ""
    if seconds == "different":
        return "different"
    if firsts == "initial" and seconds in {"initial", "equal"}:
        return "initials"
    return firsts


def _one_given(one: str, other: str) -> str:
    if is_initial(one) or is_initial(other):
        fits = initials_of(one.rstrip(".")) & initials_of(other.rstrip("."))
        return "initial" if fits else "different"
    known, known_other = given_name(one), given_name(other)
    if known and known_other:
        return "equal" if known is known_other else "different"
    if keys(one) & keys(other):
        return "near" if _differ_in_j(one, other) else "equal"
    if known or known_other:
        return "different"
    return "near" if any(_is_slip(a, b) for a in keys(one) for b in keys(other)) else "different"


def are_of_two_languages(one: PersonName, other: PersonName) -> bool:
    """Tell whether one given name stands in the forms of two languages (Oleh, Oleg)."""
    if not one.given or not other.given or given_name(one.given[0]) is None:
        return False
    return not set(spellings(one.given[0])) & set(spellings(other.given[0]))


def _differ_in_j(one: str, other: str) -> bool:
    """Tell whether words begin with j and y and are else alike: one in Kyiv, two in Seoul."""
    if {one[:1].lower(), other[:1].lower()} != {"j", "y"}:
        return False
    return one[1:].lower() == other[1:].lower()


def compare_patronymics(one: PersonName, other: PersonName) -> Feature:
    """Say whether the fathers' names agree; a middle initial is held against a patronymic."""
    mine, theirs = one.patronymic, other.patronymic
    shown = f"{mine or '-'} / {theirs or '-'}"
    if mine and theirs:
        agree = patronymic_base(mine) & patronymic_base(theirs)
        return Feature("patronymic", "equal" if agree else "different", shown)
    full, short = (mine, other) if mine else (theirs, one)
    if full and len(short.given) > 1 and is_initial(short.given[1]):
        fits = initials_of(full) & initials_of(short.given[1].rstrip("."))
        return Feature("patronymic", "initial" if fits else "different", shown)
    return Feature("patronymic", "unknown", shown)


def compare_suffixes(one: PersonName, other: PersonName) -> Feature:
    """Say whether both, one or none are called junior, senior or the third."""
    shown = f"{one.suffix or '-'} / {other.suffix or '-'}"
    if one.suffix == other.suffix:
        return Feature("suffix", "equal" if one.suffix else "unknown", shown)
    return Feature("suffix", "different" if one.suffix and other.suffix else "one", shown)
