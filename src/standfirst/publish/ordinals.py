"""Ordinals spelled out: English, Ukrainian and Russian, in the form that agrees with "day".

Up to 2,999, as far as the reader of numbered days knows them, so that each word written here is
one that a later reader takes for the same number.
"""

from __future__ import annotations

MOST = 2999

_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
).split()
_ENGLISH_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_ENGLISH_ODD = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip

_SLAVIC_CARDINALS = {
    "uk": {
        2000: "дві тисячі", 1000: "тисяча", 900: "дев’ятсот", 800: "вісімсот", 700: "сімсот",
        600: "шістсот", 500: "п’ятсот", 400: "чотириста", 300: "триста", 200: "двісті",
        100: "сто", 90: "дев’яносто", 80: "вісімдесят", 70: "сімдесят", 60: "шістдесят",
        50: "п’ятдесят", 40: "сорок", 30: "тридцять", 20: "двадцять",
    },
    "ru": {
        2000: "две тысячи", 1000: "тысяча", 900: "девятьсот", 800: "восемьсот",
        700: "семьсот", 600: "шестьсот", 500: "пятьсот", 400: "четыреста", 300: "триста",
        200: "двести", 100: "сто", 90: "девяносто", 80: "восемьдесят", 70: "семьдесят",
        60: "шестьдесят", 50: "пятьдесят", 40: "сорок", 30: "тридцать", 20: "двадцать",
    },
}  # fmt: skip
_SLAVIC_ORDINALS = {
    "uk": {
        1: "перший", 2: "другий", 3: "третій", 4: "четвертий", 5: "п’ятий", 6: "шостий",
        7: "сьомий", 8: "восьмий", 9: "дев’ятий", 10: "десятий", 11: "одинадцятий",
        12: "дванадцятий", 13: "тринадцятий", 14: "чотирнадцятий", 15: "п’ятнадцятий",
        16: "шістнадцятий", 17: "сімнадцятий", 18: "вісімнадцятий", 19: "дев’ятнадцятий",
        20: "двадцятий", 30: "тридцятий", 40: "сороковий", 50: "п’ятдесятий",
        60: "шістдесятий", 70: "сімдесятий", 80: "вісімдесятий", 90: "дев’яностий",
        100: "сотий", 200: "двохсотий", 300: "трьохсотий", 400: "чотирьохсотий",
        500: "п’ятисотий", 600: "шестисотий", 700: "семисотий", 800: "восьмисотий",
        900: "дев’ятисотий", 1000: "тисячний", 2000: "двохтисячний",
    },
    "ru": {
        1: "первый", 2: "второй", 3: "третий", 4: "четвертый", 5: "пятый", 6: "шестой",
        7: "седьмой", 8: "восьмой", 9: "девятый", 10: "десятый", 11: "одиннадцатый",
        12: "двенадцатый", 13: "тринадцатый", 14: "четырнадцатый", 15: "пятнадцатый",
        16: "шестнадцатый", 17: "семнадцатый", 18: "восемнадцатый", 19: "девятнадцатый",
        20: "двадцатый", 30: "тридцатый", 40: "сороковой", 50: "пятидесятый",
        60: "шестидесятый", 70: "семидесятый", 80: "восьмидесятый", 90: "девяностый",
        100: "сотый", 200: "двухсотый", 300: "трехсотый", 400: "четырехсотый",
        500: "пятисотый", 600: "шестисотый", 700: "семисотый", 800: "восьмисотый",
        900: "девятисотый", 1000: "тысячный", 2000: "двухтысячный",
    },
}  # fmt: skip


def spell_ordinal(number: int, language: str) -> str | None:
    """Return an ordinal in words; None for a language or a number that is not known here."""
    if not 1 <= number <= MOST:
        return None
    if language == "en":
        return _spell_english(number)
    if language in _SLAVIC_ORDINALS:
        return _spell_slavic(number, language)
    return None


def _spell_english(number: int) -> str:
    """Return ``four hundred and fifty-fifth``: British, with "and" before what is under 100."""
    thousands, rest = divmod(number, 1000)
    hundreds, rest = divmod(rest, 100)
    parts = [f"{_ENGLISH[thousands]} thousand"] if thousands else []
    parts += [f"{_ENGLISH[hundreds]} hundred"] if hundreds else []
    if rest:
        tens, ones = divmod(rest, 10)
        small = _ENGLISH[rest] if rest < 20 else _ENGLISH_TENS[tens]
        small += f"-{_ENGLISH[ones]}" if rest >= 20 and ones else ""
        parts += ["and", small] if parts else [small]
    words = " ".join(parts)
    head, mark, last = _part_last(words)
    if last in _ENGLISH_ODD:
        return head + mark + _ENGLISH_ODD[last]
    return f"{words[:-1]}ieth" if words.endswith("y") else f"{words}th"


def _part_last(words: str) -> tuple[str, str, str]:
    at = max(words.rfind(" "), words.rfind("-"))
    return (words[:at], words[at], words[at + 1 :]) if at >= 0 else ("", "", words)


def _spell_slavic(number: int, language: str) -> str:
    """Return cardinals, biggest first, and the ordinal of what is left at the end."""
    ordinals, words, rest = _SLAVIC_ORDINALS[language], [], number
    while rest not in ordinals:
        value, word = next(
            (value, word) for value, word in _SLAVIC_CARDINALS[language].items() if value < rest
        )
        words.append(word)
        rest -= value
    return " ".join([*words, ordinals[rest]])
