"""The closed classes of words that quantities are read by."""

from __future__ import annotations

from typing import Final

CURRENCIES: Final = {
    "$": "USD", "US$": "USD", "$US": "USD", "USD": "USD", "€": "EUR", "EUR": "EUR", "£": "GBP",
    "GBP": "GBP", "¥": "JPY", "₴": "UAH", "UAH": "UAH", "₽": "RUB", "₹": "INR", "Rs": "INR",
    "₪": "ILS", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "$A": "AUD", "NZ$": "NZD",
    "HK$": "HKD", "CHF": "CHF", "S$": "SGD", "R$": "BRL", "zł": "PLN", "NOK": "NOK",
    "SEK": "SEK", "DKK": "DKK", "PLN": "PLN", "RUB": "RUB", "INR": "INR", "CAD": "CAD",
    "AUD": "AUD", "JPY": "JPY", "CNY": "CNY",
}  # fmt: skip
CURRENCY_WORDS: Final = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "hryvnia": "UAH",
    "hryvnya": "UAH", "ruble": "RUB", "rouble": "RUB", "rupee": "INR", "yuan": "CNY",
    "shekel": "ILS", "franc": "CHF", "kroner": "NOK", "krone": "NOK", "kronor": "SEK",
    "krona": "SEK", "zloty": "PLN", "cent": "cent", "lira": "TRY", "peso": "peso",
    "crown": "crown", "dinar": "dinar", "dirham": "dirham", "riyal": "riyal", "rial": "rial",
    "forint": "HUF", "leu": "RON", "lei": "RON", "lev": "BGN", "leva": "BGN",
    "shilling": "shilling",
    "naira": "NGN", "baht": "THB", "ringgit": "MYR", "taka": "BDT", "lari": "GEL",
    "tenge": "KZT", "euros": "EUR", "penny": "penny", "pence": "penny", "koruna": "CZK",
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
    "square metre": "square metre", "square meter": "square metre",
    "square feet": "square foot", "sq ft": "square foot", "basis point": "basis point",
    "nautical mile": "nautical mile", "knot": "knot", "carat": "carat", "volt": "volt",
    "degree celsius": "degree Celsius", "degrees celsius": "degree Celsius", "C": "degree Celsius",
    "degrees fahrenheit": "degree Fahrenheit", "degree fahrenheit": "degree Fahrenheit",
    "°F": "degree Fahrenheit", "°": "degree", "MWh": "megawatt-hour", "TWh": "terawatt-hour",
    "kWh": "kilowatt-hour", "GWh": "gigawatt-hour", "bushel": "bushel", "decibel": "decibel",
    "cubic feet": "cubic foot", "cubic kilometre": "cubic kilometre", "square mile": "square"
    " mile", "cubic metre": "cubic metre", "cubic meter": "cubic metre",
}  # fmt: skip
LOW: Final = frozenset(
    {"at least", "no fewer than", "no less than", "more than", "over", "just over", "well over",
     "upwards of", "in excess of", "a minimum of"}
)  # fmt: skip
HIGH: Final = frozenset(
    {"no more than", "not more than", "as many as", "as much as", "up to", "fewer than",
     "less than", "under", "at most", "just under", "a maximum of"}
)  # fmt: skip
ABOUT: Final = frozenset(
    {"nearly", "almost", "about", "around", "some", "roughly", "approximately", "an estimated",
     "estimated", "close to", "around about", "just over", "just under", "barely"}
)  # fmt: skip
NAMING_NOUNS: Final = frozenset(
    "day article resolution no number chapter page section room flight route highway interstate"
    " channel group class grade phase type version model level stage round game week season title"
    " line gate unit district ward precinct zone area apartment apt suite building block lot act"
    " part episode verse figure table item option category magnitude size floor bus platform track"
    " radio psalm junction exit port camp point demand pier hall rule law bill form box seat cell"
    " heat lane mark series step tier windows linux catch formula apollo soyuz boeing airbus"
    " top".split()
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
# Words in -s that are no plural, by their ending and by themselves.
SINGULAR_ENDS: Final = ("ss", "us", "is")
SINGULARS: Final = frozenset(
    "politics economics athletics statistics ethics physics mathematics gymnastics logistics"
    " always perhaps besides towards afterwards news series its his hers ours theirs yes thus"
    " whereas sometimes overseas indoors outdoors upwards downwards backwards forwards as has was"
    " does goes says does".split()
)
PLURALS: Final = frozenset(
    "people men women children police troops personnel staff aircraft cattle fish sheep deer feet"
    " teeth mice geese crew criteria media data dead wounded injured cannon reindeer policemen"
    " policewomen servicemen servicewomen fishermen firemen lawmen gunmen businessmen seamen"
    " spacecraft hovercraft helicopters oxen lives infantry cavalry civilians others".split()
)
NO_MEN: Final = frozenset("specimen regimen abdomen acumen".split())
# Plurals that stand before the noun that is counted: "30 arms dealers".
BEFORE_HEAD: Final = frozenset(
    "police media data aircraft infantry arms sports goods sales women communications services"
    " crews".split()
)
# Words before the noun a measure is of ("300 tons of winter wheat"), beside those in -al, -ic.
ADJECTIVES: Final = frozenset(
    "small large big young old new sick good bad fresh raw fine spare winter dry frozen"
    " humanitarian military"
    " natural"
    " public private clean dirty low high light heavy hot cold wet loose liquid solid local"
    " foreign".split()
)
# What stands behind "one" where it is a pronoun or a way of speaking.
NOT_ONE: Final = frozenset(
    "back day side hand point way thing time another reason month week year hour minute of in or"
    " who"
    " that which must"
    " may can could will would should shall might did does is was has had more less and to from"
    " for on at with by"
    " after before such half third quarter fifth tenth million billion thousand hundred dozen two"
    " three"
    " so as than but if when where built made held sent found known left lost given taken called"
    " led paid"
    " run put set shot born seen".split()
)
RATE_NOUNS: Final = frozenset(
    "second minute hour day night week month year season head person".split()
)
PEOPLE_NOUNS: Final = frozenset(
    "man woman boy girl child son daughter baby infant toddler teenager youth mother father"
    " brother sister wife husband"
    " widow widower pensioner professor driver student pupil soldier grandmother grandfather"
    " mayor minister"
    " president general officer teacher doctor lawyer nurse farmer official singer actor actress"
    " politician"
    " suspect victim defendant gunman attacker activist journalist reporter worker resident"
    " villager".split()
)
FRACTIONS: Final = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
GUN_NOUNS: Final = frozenset(
    "gun guns howitzer howitzers shell shells round rounds mortar mortars artillery cannon"
    " cannons rifle rifles"
    " ammunition calibre caliber rocket rockets munition munitions weapon weapons".split()
)
