"""P: names misspelt, and other places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from injection.world import outside, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from injection.world import World


# Behind a place these make a body, an outlet, a region or a title of it.
NO_PLACE = (
    "region|direction|North|Regional|Dispatch|Evening|Information|Courier|Herald|Governor|Mayor"
    "|power"
)


def misspelt(sentence: str, world: World) -> Iterator[str]:
    """A name of a person or place is misspelt: letters swapped, dropped, doubled, changed."""
    names = [last for _, last in world.surnames] + [n.split()[0] for n in world.places]
    names += "Velmora Droskia Halvern Aldmark Velmoran Droskian Halvernian".split()
    for name in dict.fromkeys(names):
        if len(name) < 5:
            continue
        for match in outside(sentence, rf"\b{name}\b"):
            middle = len(name) // 2
            for other in (
                name[:middle] + name[middle + 1] + name[middle] + name[middle + 2 :],
                name[:middle] + name[middle + 1 :],
                name[:2] + name[1] + name[2:],
                name[:middle] + ("o" if name[middle] != "o" else "e") + name[middle + 1 :],
            ):
                if other != name and not world.has_word_like(other):
                    yield put(sentence, match, other)


def given_name_changed(sentence: str, world: World) -> Iterator[str]:
    """A person has another given name."""
    for full, last in world.surnames:
        first = full.rsplit(" ", 1)[0]
        for match in outside(sentence, rf"\b({first}) {last}\b"):
            for other in ("Viktor", "Helena", "Anton", "Sofia"):
                if f"{other} {last}" not in {name for name, _ in world.surnames}:
                    yield put(sentence, match, other, 1)


def place_swapped(sentence: str, world: World) -> Iterator[str]:
    """Another place, one of the desk's, which no source has beside these words."""
    near = " ".join(world.near(sentence, 0.3))
    for name in world.places:
        for match in outside(
            sentence,
            rf"\b{name}\b(?! (?:{NO_PLACE}))",
        ):
            if sentence[: match.start()].endswith(("Karsk ", "The ", "Port Ellery ")):
                continue
            for other in world.places:
                if other not in sentence and other not in near and other != name:
                    yield put(sentence, match, other)
