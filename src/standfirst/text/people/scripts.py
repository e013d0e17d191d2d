"""Ukrainian, Russian, Belarusian and Arabic names in Latin letters: all the ways in use.

One scheme is one table of letters, with another one for the start of a word where it has one.
Sources: the Ukrainian cabinet's resolution 55 of 2010 (KMU-2010), BGN/PCGN 1947 and 1965, ISO 9,
the Belarusian instruction of 2007, and what newspapers print.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

_UK_MARKS: Final = frozenset("іїєґ")
_RU_MARKS: Final = frozenset("ыэъё")
_BE_MARKS: Final = frozenset("ў")
_APOSTROPHES: Final = frozenset("'’ʼ`‘ʹʺ")


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way to write an alphabet: a table, what differs at the start, and longer runs."""

    letters: dict[str, str]
    initial: dict[str, str] = field(default_factory=dict)
    runs: tuple[tuple[str, str], ...] = ()

    def write(self, word: str) -> str:
        """Return a lower-case word in Latin letters; letters of no table are kept."""
        for run, latin in self.runs:
            word = word.replace(run, latin)
        first = self.initial.get(word[:1], self.letters.get(word[:1], word[:1]))
        return first + "".join(self.letters.get(letter, letter) for letter in word[1:])


def _table(pairs: str, **others: str) -> dict[str, str]:
    table = {one[0]: one[1:] for one in pairs.split()}
    table |= dict.fromkeys(_APOSTROPHES, "")
    return table | others


_COMMON: Final = "аa бb вv дd жzh зz кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh ь "
_KMU: Final = Scheme(
    _table(_COMMON + " гh ґg еe єie иy іi їi йi щshch юiu яia"),
    _table("єye їyi йy юyu яya"),
    (("зг", "zgh"),),
)
_UK_LOOSE: Final = Scheme(
    _table(_COMMON + " гg ґg еe єye иi іi їyi йy щshch юyu яya"), {}, (("ий", "y"), ("ій", "y"))
)
_BGN: Final = Scheme(
    _table(_COMMON + " гg еe ёe иi йy щshch ъ ыy эe юyu яya"), _table("еye ёye юyu яya")
)
_PRESS: Final = Scheme(
    _table(_COMMON + " гg еe ёyo иi йi щshch ъ ыi эe юiu яia"),
    {},
    (("ий", "y"), ("ый", "y"), ("кс", "x")),
)
_ISO: Final = Scheme(
    _table("аa бb вv гg дd еe ёe жzh зz иi йj кk лl мm нn оo пp рr сs тt уu фf хh цc чch шsh")
    | _table("щshch ъ ыy ь эe юju яja")
)
_BE: Final = Scheme(
    _table(_COMMON + " гh ґg еie ёio іi йi ўu ыy эe юiu яia"), _table("еye ёyo юyu яya йy")
)
_BE_LOOSE: Final = Scheme(
    _table(_COMMON + " гg ґg еe ёo іi йi ўv ыi эe юiu яia"),
    {},
    (("дзе", "де"), ("дзі", "ді"), ("дзя", "дя"), ("ці", "ті"), ("ця", "тя"), ("це", "те")),
)
_ARABIC: Final = Scheme(
    dict(
        zip(
            "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ",
            "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h u i a a  a i a u i".split(
                " "
            ),
            strict=True,
        )
    )
)


@lru_cache(maxsize=1 << 16)
def latin_forms(word: str) -> tuple[str, ...]:
    """Return all Latin spellings of a word in lower case, the likeliest first.

    A Latin word is its own only spelling. Letters that one alphabet alone has decide which
    schemes apply; a Cyrillic word without such letters is written by all of them.
    """
    word = word.lower()
    if any("\u0600" <= letter <= "\u06ff" for letter in word):
        return (_ARABIC.write(word.removeprefix("ال")),)
    if not any("\u0400" <= letter <= "\u04ff" for letter in word):
        return (word,)
    return tuple(dict.fromkeys(scheme.write(word) for scheme in _schemes(word)))


def _schemes(word: str) -> tuple[Scheme, ...]:
    letters = set(word)
    ukrainian, russian, belarusian = (
        (_KMU, _UK_LOOSE),
        (_BGN, _PRESS, _ISO),
        (_BE, _BE_LOOSE),
    )
    if letters & _BE_MARKS or (letters & _RU_MARKS and "і" in letters):
        return belarusian
    if letters & (_UK_MARKS - {"і"}):
        return ukrainian
    if "і" in letters:
        return ukrainian if letters & set("ищ") else ukrainian + belarusian
    if letters & {"ъ"}:
        return russian
    if letters & _RU_MARKS:
        return russian if "и" in letters else russian + belarusian
    return ukrainian + russian + ((_BE_LOOSE,) if "и" not in letters else ())


def is_belarusian(word: str) -> bool:
    """Tell whether a Cyrillic word has letters that only Belarusian puts together."""
    letters = set(word.lower())
    return bool(letters & _BE_MARKS or (letters & _RU_MARKS and "і" in letters))
