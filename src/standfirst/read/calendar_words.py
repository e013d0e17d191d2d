"""Names of months, weekdays and units of time."""

from __future__ import annotations

from typing import Final

_ENGLISH = "january february march april may june july august september october november december"
_SHORT = "jan feb mar apr may jun jul aug sep oct nov dec"

ENGLISH_MONTHS: Final[dict[str, int]] = {
    word: number for line in (_ENGLISH, _SHORT) for number, word in enumerate(line.split(), 1)
} | {"sept": 9}

# Months as they stand after a day number (genitive where the language has one).
_OTHER = (
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października"
        " listopada grudnia"
    ),
)
MONTHS: Final[dict[str, int]] = {
    word: number for line in _OTHER for number, word in enumerate(line.split(), 1)
} | ENGLISH_MONTHS

GERMAN_MONTHS: Final = frozenset(_OTHER[2].split())

WEEKDAYS: Final[dict[str, int]] = {
    word: number
    for line in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "mon tue wed thu fri sat sun",
        "понеділок вівторок середа четвер п'ятниця субота неділя",
        "понедельник вторник среда четверг пятница суббота воскресенье",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    )
    for number, word in enumerate(line.split())
} | {"tues": 1, "thurs": 3, "середу": 2, "п’ятницю": 4, "п'ятницю": 4, "суботу": 5, "неділю": 6}

# ISO 8601 letter, whether it stands in the time part, and the grain.
TIME_UNITS: Final[dict[str, tuple[str, str]]] = {
    "second": ("TS", "second"),
    "minute": ("TM", "minute"),
    "hour": ("TH", "hour"),
    "day": ("D", "day"),
    "week": ("W", "week"),
    "weekend": ("WE", "weekend"),
    "fortnight": ("2W", "week"),
    "month": ("M", "month"),
    "quarter": ("Q", "quarter"),
    "year": ("Y", "year"),
    "decade": ("DE", "decade"),
    "century": ("CE", "century"),
}

SEASONS: Final[dict[str, str]] = {
    "spring": "SP",
    "summer": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
}

DAY_PARTS: Final[dict[str, str]] = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "overnight": "NI",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "light": "MO",  # first light
    "hours": "MO",  # the early hours
    "dusk": "EV",
    "sunset": "EV",
    "sundown": "EV",
    "nightfall": "NI",
}

# Minutes east of Greenwich. "ET" and its like are left out: they change with the season.
ZONES: Final[dict[str, int]] = {
    "GMT": 0, "UTC": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180,
    "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
}  # fmt: skip

HOLIDAYS: Final[dict[str, tuple[int, int]]] = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year’s eve": (12, 31),
    "new year's day": (1, 1),
    "new year’s day": (1, 1),
    "new year's": (1, 1),
    "new year’s": (1, 1),
    "new year": (1, 1),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "valentine’s day": (2, 14),
}
