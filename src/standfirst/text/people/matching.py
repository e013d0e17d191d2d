"""Whether two names are one person's: a table of named features, and a verdict from it.

No single likeness parts them: "Oleksandr Reznikov" is as close to "Oleksii Reznikov" in letters
as "Aleksey Reznikov" is. So the parts of the names are compared one by one, and the verdict is
read off the answers. What the names alone cannot tell is doubtful and left to the editor.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from standfirst.text.people.comparing import (
    Feature,
    are_of_two_languages,
    compare_given,
    compare_patronymics,
    compare_suffixes,
    compare_surnames,
)
from standfirst.text.people.names import PersonName, parse_name
from standfirst.text.people.roles import Office, compare_offices

if TYPE_CHECKING:
    from collections.abc import Sequence


class Verdict(StrEnum):
    """What the features say; doubtful ones wait for the editor."""

    SAME = "same"
    DIFFERENT = "different"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Match:
    """Two names compared: the features with values and evidence, the verdict, and its reason."""

    verdict: Verdict
    reason: str
    features: tuple[Feature, ...]


def match_names(
    one: str, other: str, offices: Sequence[Office] = (), others: Sequence[Office] = ()
) -> Match:
    """Compare two written names, and the offices their bearers held where they are known."""
    return match_parsed(parse_name(one), parse_name(other), offices, others)


def match_parsed(
    first: PersonName,
    second: PersonName,
    offices: Sequence[Office] = (),
    others: Sequence[Office] = (),
) -> Match:
    """Compare two names that were parted before."""
    readings = [(first, second, "as written")]
    if not (first.is_ordered and second.is_ordered):
        readings += [(first, second.swapped(), "swapped"), (first.swapped(), second, "swapped")]
    features = max((_names_compared(a, b, order) for a, b, order in readings), key=_closeness)
    features = (*features, compare_offices(offices, others))
    verdict, reason = _judge({feature.name: feature.value for feature in features})
    return Match(verdict, reason, features)


def _names_compared(one: PersonName, other: PersonName, order: str) -> tuple[Feature, ...]:
    return (
        compare_surnames(one, other),
        compare_given(one, other),
        compare_patronymics(one, other),
        compare_suffixes(one, other),
        Feature("languages", "two" if are_of_two_languages(one, other) else "unknown", ""),
        Feature("order", order, ""),
    )


_CLOSE: Final = {"equal": 4, "gender": 3, "part": 3, "vowel": 3, "shortened": 3, "initials": 3,
                 "initial": 2, "near": 1}  # fmt: skip


def _closeness(features: tuple[Feature, ...]) -> int:
    surname, given = (_CLOSE.get(feature.value, 0) for feature in features[:2])
    return surname * given * 2 + surname + (features[-1].value == "as written")


def _judge(values: dict[str, str]) -> tuple[Verdict, str]:
    """Read the verdict off the features: what parts comes first."""
    surname, given = values["surname"], values["given"]
    for name in ("suffix", "patronymic", "surname", "given"):
        if values[name] == "different":
            return Verdict.DIFFERENT, f"another {name}"
    if surname == "gender" and given != "equal":
        parts = given in {"initial", "initials"}
        return (
            (Verdict.DIFFERENT, "a woman's surname and a man's")
            if parts
            else (Verdict.DOUBTFUL, "the surname's gender differs")
        )
    if values["office"] == "far":
        return Verdict.DOUBTFUL, "equal names in callings that lie far apart"
    if values["suffix"] == "one":
        return Verdict.DOUBTFUL, "only one of them has a suffix"
    if surname in {"equal", "gender", "shortened"} and given == "equal":
        return Verdict.SAME, "equal surname and given name"
    if surname == "vowel" and given == "equal" and values["languages"] == "two":
        return Verdict.SAME, "equal but for the vowel in which the two languages differ"
    is_double = given == "initials" or (given, values["patronymic"]) == ("initial", "initial")
    if surname == "equal" and is_double:
        return Verdict.SAME, "equal surname and two initials"
    if given == "missing":
        return Verdict.DOUBTFUL, "a surname alone"
    if surname == "equal":
        return Verdict.DOUBTFUL, f"equal surname, given name: {given}"
    return Verdict.DOUBTFUL, f"surname: {surname}, given name: {given}"
