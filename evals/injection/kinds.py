"""Puts errors into good drafts, one in a sentence, each of a known kind, so that none stays true.

A kind is a function that yields what a sentence may become. It knows nothing of the checker: it
works on words and on the texts of the archive, which it asks so that no "error" is true after all
(a number that another report gives, an approximation that another report leaves out).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from injection import attribution, contraries, days, meaning, names, numbers, quotes, sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from injection.world import World

KINDS: dict[str, tuple[str, Callable[[str, World], Iterable[str]]]] = {
    "quote word": ("Q", quotes.quote_word),
    "quote word dropped": ("Q", quotes.quote_dropped),
    "quote word added": ("Q", quotes.quote_added),
    "ellipsis over a negation": ("Q", quotes.quote_ellipsis),
    "paraphrase in marks": ("Q", quotes.quote_paraphrase),
    "invented quote": ("Q", quotes.quote_invented),
    "speaker swapped": ("A", attribution.speaker_swapped),
    "role changed": ("A", attribution.role_changed),
    "outlet or medium swapped": ("A", attribution.outlet_swapped),
    "attribution removed": ("A", attribution.attribution_removed),
    "number changed": ("N", numbers.number_changed),
    "numbers swapped": ("N", numbers.numbers_swapped),
    "unit changed": ("N", numbers.unit_changed),
    "scale changed": ("N", numbers.scale_changed),
    "currency changed": ("N", numbers.currency_changed),
    "approximation dropped": ("N", numbers.approximation_dropped),
    "bound turned": ("N", numbers.bound_turned),
    "count word changed": ("N", numbers.count_word_changed),
    "thing counted": ("N", numbers.counted_changed),
    "superseded figure": ("N", numbers.superseded),
    "rival figure left out": ("N", sections.never),
    "day number": ("D", days.day_number),
    "weekday of a date": ("D", days.weekday_of_date),
    "weekday changed": ("D", days.weekday_changed),
    "date changed": ("D", days.date_changed),
    "own date changed": ("D", days.own_date_changed),
    "month changed": ("D", days.month_changed),
    "relative word": ("D", days.relative_word),
    "clock time": ("D", days.clock_changed),
    "name misspelt": ("P", names.misspelt),
    "given name changed": ("P", names.given_name_changed),
    "place swapped": ("P", names.place_swapped),
    "negation added": ("M", meaning.negation_added),
    "claim denied": ("M", meaning.claim_denied),
    "negation dropped": ("M", meaning.negation_dropped),
    "negative word dropped": ("M", meaning.negative_word_dropped),
    "refusal turned": ("M", meaning.refusal_turned),
    "hedge dropped": ("M", meaning.hedge_dropped),
    "modality raised": ("M", meaning.modality_raised),
    "wish told as sure": ("M", meaning.wish_told_as_sure),
    "planned told as done": ("M", meaning.told_as_done),
    "condition dropped": ("M", meaning.condition_dropped),
    "contrary word": ("M", contraries.contrary_word),
    "invented sentence": ("U", sections.invented),
    "section doubled": ("S", sections.never),
    "section gone": ("S", sections.never),
}

# Kinds that came later are counted by themselves, under their letter with an ending: what was
# measured before means the same still.
LATER = dict.fromkeys(
    (
        "bound turned", "count word changed", "rival figure left out", "claim denied",
        "negative word dropped", "refusal turned", "wish told as sure",
    ),
    "_more",
) | {"contrary word": "_contrary"}  # fmt: skip


def errors_in(
    sentence: str, world: World, kinds: Sequence[str] = tuple(KINDS)
) -> Iterator[tuple[str, str]]:
    """Yield what a sentence may become, with the kind of error; nothing is said twice."""
    for kind in kinds:
        seen = {sentence}
        for changed in KINDS[kind][1](sentence, world):
            if changed not in seen:
                seen.add(changed)
                yield kind, changed
