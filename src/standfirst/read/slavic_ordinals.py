"""Spelled ordinals of Ukrainian and Russian, as chronicles number their days (1 to 2,999)."""

from __future__ import annotations

from typing import Final

_CARDINALS: Final[dict[str, int]] = {
    word: value
    for value, words in (
        (20, "двадцять двадцать"), (30, "тридцять тридцать"), (40, "сорок"),
        (50, "п'ятдесят п’ятдесят пятьдесят"), (60, "шістдесят шестьдесят"),
        (70, "сімдесят семьдесят"), (80, "вісімдесят восемьдесят"),
        (90, "дев'яносто дев’яносто девяносто"), (100, "сто"), (200, "двісті двести"),
        (300, "триста"), (400, "чотириста четыреста"), (500, "п'ятсот п’ятсот пятьсот"),
        (600, "шістсот шестьсот"), (700, "сімсот семьсот"), (800, "вісімсот восемьсот"),
        (900, "дев'ятсот дев’ятсот девятьсот"), (1000, "тисяча тысяча"),
        (2000, "дві-тисячі две-тысячи"),
    )
    for word in words.split()
}  # fmt: skip
# Stems: the ending that agrees with "day" (-ий, -ій, -ый, -ой, -ое, -а) is cut off first.
_ORDINALS: Final[dict[str, int]] = {
    stem: value
    for value, stems in (
        (1, "перш перв"), (2, "друг втор"), (3, "трет трет"), (4, "четверт"),
        (5, "п'ят п’ят пят"), (6, "шост шест"), (7, "сьом седьм"), (8, "восьм"),
        (9, "дев'ят дев’ят девят"), (10, "десят"), (11, "одинадцят одиннадцат"),
        (12, "дванадцят двенадцат"), (13, "тринадцят тринадцат"),
        (14, "чотирнадцят четырнадцат"), (15, "п'ятнадцят п’ятнадцят пятнадцат"),
        (16, "шістнадцят шестнадцат"), (17, "сімнадцят семнадцат"),
        (18, "вісімнадцят восемнадцат"), (19, "дев'ятнадцят дев’ятнадцят девятнадцат"),
        (20, "двадцят двадцат"), (30, "тридцят тридцат"), (40, "сороков"),
        (50, "п'ятдесят п’ятдесят пятидесят"), (60, "шістдесят шестидесят"),
        (70, "сімдесят семидесят"), (80, "вісімдесят восьмидесят"),
        (90, "дев'яност дев’яност девяност"), (100, "сот"), (200, "двохсот двухсот"),
        (300, "трьохсот трехсот трёхсот"), (400, "чотирьохсот четырехсот четырёхсот"),
        (500, "п'ятисот п’ятисот пятисот"), (600, "шестисот"), (700, "семисот"),
        (800, "восьмисот"), (900, "дев'ятисот дев’ятисот девятисот"), (1000, "тисячн тысячн"),
        (2000, "двохтисячн двухтысячн"),
    )
    for stem in stems.split()
}  # fmt: skip
_ENDINGS: Final = ("ий", "ій", "ый", "ой", "ое", "ая", "ья", "тя", "а", "я", "і", "е")

ORDINAL_WORD: Final = r"[а-яёіїєґ'’]{3,20}"


def parse_slavic_ordinal(words: str) -> int | None:
    """Return the value of a spelled ordinal ("двести сорок пятый"); None when it is not one."""
    *heads, last = words.lower().split()
    total = _ordinal(last)
    if total is None:
        return None
    bound = total
    for head in reversed(heads):
        value = _CARDINALS.get(head)
        if value is None or value <= bound:
            return None
        total, bound = total + value, value
    return total


def _ordinal(word: str) -> int | None:
    for ending in _ENDINGS:
        if word.endswith(ending) and (value := _ORDINALS.get(word[: -len(ending)])):
            return value
    return None
