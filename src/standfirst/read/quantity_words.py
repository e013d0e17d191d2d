"""The closed classes of words that quantities are read by."""

from __future__ import annotations

from typing import Final

CURRENCIES: Final = {
    "$": "USD", "US$": "USD", "$US": "USD", "USD": "USD", "€": "EUR", "EUR": "EUR", "£": "GBP",
    "GBP": "GBP", "¥": "JPY", "₴": "UAH", "UAH": "UAH", "₽": "RUB", "₹": "INR", "Rs": "INR",
    "₪": "ILS", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "$A": "AUD", "NZ$": "NZD",
    "HK$": "HKD", "CHF": "CHF",
}  # fmt: skip
CURRENCY_WORDS: Final = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "hryvnia": "UAH",
    "hryvnya": "UAH", "ruble": "RUB", "rouble": "RUB", "rupee": "INR", "yuan": "CNY",
    "shekel": "ILS", "franc": "CHF", "kroner": "NOK", "krone": "NOK", "kronor": "SEK",
    "krona": "SEK", "zloty": "PLN", "cent": "cent", "lira": "TRY", "peso": "MXN",
}  # fmt: skip
UNITS: Final = {
    "percent": "percent", "per cent": "percent", "%": "percent", "pct": "percent",
    "percentage point": "percentage point", "km": "kilometre", "kilometre": "kilometre",
    "kilometer": "kilometre", "mile": "mile", "metre": "metre", "meter": "metre", "m": "metre",
    "foot": "foot", "feet": "foot", "inch": "inch", "inche": "inch", "yard": "yard",
    "cm": "centimetre", "centimetre": "centimetre", "centimeter": "centimetre",
    "mm": "millimetre", "millimetre": "millimetre", "millimeter": "millimetre",
    "kg": "kilogram", "kilogram": "kilogram", "kilo": "kilogram", "gram": "gram", "ton": "ton",
    "tonne": "tonne", "pound": "pound", "ounce": "ounce", "acre": "acre", "hectare": "hectare",
    "litre": "litre", "liter": "litre", "gallon": "gallon", "barrel": "barrel",
    "degree": "degree", "°C": "degree Celsius", "mph": "mile per hour",
    "km/h": "kilometre per hour", "kph": "kilometre per hour", "MW": "megawatt",
    "megawatt": "megawatt", "GW": "gigawatt", "gigawatt": "gigawatt", "kW": "kilowatt",
    "kilowatt": "kilowatt", "square km": "square kilometre", "sq km": "square kilometre",
    "square kilometre": "square kilometre", "square kilometer": "square kilometre",
    "square mile": "square mile", "square metre": "square metre", "square meter": "square metre",
    "square feet": "square foot", "cubic metre": "cubic metre", "cubic meter": "cubic metre",
}  # fmt: skip
LOW: Final = frozenset(
    {"at least", "no fewer than", "no less than", "more than", "over", "just over", "well over"}
)
HIGH: Final = frozenset(
    {
        "no more than",
        "not more than",
        "as many as",
        "as much as",
        "up to",
        "fewer than",
        "less than",
        "under",
        "at most",
        "just under",
    }
)
ABOUT: Final = frozenset(
    {"nearly", "almost", "about", "around", "some", "roughly", "approximately", "an estimated",
     "estimated", "close to", "around about", "just over", "just under"}
)  # fmt: skip
NAMING_NOUNS: Final = frozenset(
    "day article resolution no number chapter page section room flight route highway interstate"
    " channel group class grade phase type version model level stage round game week season title"
    " line gate unit district ward precinct zone area apartment apt suite building block lot act"
    " part episode verse figure table item option category magnitude size".split()
)
STOPPERS: Final = frozenset(
    "a an the and or but of in on at to for from by with as is are was were be been being has have"
    " had do does did will would can could may might must shall should that this these those who"
    " which when where while if than then so not no it its he she they we you i his her their our"
    " my your him them us me there here after before since until during between among against"
    " about across amid around near among within without toward towards like"
    " because including over under into through per"
    " each killed wounded injured dead said says say told years"
    " year months month days day weeks week hours hour minutes minute ago later more less fewer"
    " also just only even still now too out up down off times percent per-cent".split()
)
SINGULAR_ENDS: Final = ("ss", "us", "is", "ics")
PLURALS: Final = frozenset(
    "people men women children police troops personnel staff aircraft cattle fish sheep deer feet"
    " teeth mice geese crew criteria media data dead wounded injured".split()
)
