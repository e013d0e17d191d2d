"""Which numbers are no counts: labels of things, sizes in names, numbers without a sense."""

from __future__ import annotations

import re
from typing import Final

from standfirst.read.quantity_items import Names, item_after
from standfirst.read.quantity_words import GUN_NOUNS, NAMING_NOUNS, STOPPERS

BOUND_BEFORE: Final = re.compile(
    r"\b(?P<word>no more than|not more than|at least|no fewer than|no less than|as many as|"
    r"as much as|more than|over|up to|upwards of|in excess of|a minimum of|a maximum of|"
    r"fewer than|less than|under|at most|nearly|almost|about|around|some|roughly|approximately|"
    r"an estimated|estimated|close to|just over|just under|well over|around about|barely|only"
    r"|another)\s"
    r"(?:the\s|an?\s(?:additional|total of)\s)?\Z",
    re.IGNORECASE,
)
# The last words of these bounds: a look at one word spares the search for most numbers.
BOUND_ENDS: Final = frozenset(
    "than least as many much over to of most nearly almost about around some roughly approximately"
    " estimated under only another barely the additional".split()
)
_NAME_BEFORE: Final = re.compile(r"(?P<word>[^\W\d_][\w.]*)[ \u00a0]\Z")
# Verbs behind which a receiver may stand before the number: "will give Velmora 110 tanks".
_GIVEN: Final = re.compile(
    r"\b(?:giv(?:e|es|en|ing)|gave|sen[dt]|sends|sending|offer(?:s|ed)?|grant(?:s|ed)?|len[dt]"
    r"|promise[sd]?|"
    r"suppl(?:y|ies|ied)|provide[sd]?|deliver(?:s|ed)?|pa(?:y|ys|id)|costs?|s[eo]ld?|hand(?:s"
    r"|ed)?|award(?:s|ed)?|"
    r"donate[sd]?|ask(?:s|ed)?|owe[sd]?|fined?|loan(?:s|ed)?|allot(?:s|ted)?|bring|brought|gets?"
    r"|saved?|"
    r"[Ii]n|[Nn]ear|[Ff]rom|[Ww]ith|[Aa]gainst)\s(?:the\s)?(?:[A-Z][\w’'-]+\s){1,3}\Z"
)
_COUNTED_AFTER: Final = re.compile(
    r"\s(?:were|was|are|is|have|had|of\s(?:the|them|its|his|her|their|whom|which|\d+|those|these)"
    r"|others|more|dead|killed|"
    r"wounded|injured|missing|people|survived|died|remain|and\s\d+|to\sthe\s)\b"
)
_COUNTED_BEFORE: Final = re.compile(
    r"\b(?:kill(?:ed|ing|s)|wound(?:ed|ing)|injur(?:ed|ing)|arrested|detained|captured|at least|"
    r"more than|over|nearly|about|some|up to|toll of|total of|all|employs|only|was|were|totalled"
    r"|numbered|"
    r"won|lost|scored|hurt|leaving|left|\d+\sto)\s\Z",
    re.IGNORECASE,
)
_CLOSES: Final = re.compile(r"[.,;)](?!\d)|\s(?:and|but|or|in|on|to)\b|\Z")
_TO_BY: Final = re.compile(
    r"\b(?:fell|rose|rises?|fall|falls|dropped|climbed|jumped|slid|sank|grew|grow|went|up|down"
    r"|cut|raised?|lowered|"
    r"gained|lost|slipped|increased?|decreased?|narrowed|widened)\s(?:[a-z]+\s){0,2}(?P<by>to|by"
    r"|from)\s\Z",
    re.IGNORECASE,
)
_LABEL_AFTER: Final = re.compile(r"[\w%/:]|[-–'’]\w|[.,]\d")


def is_calibre(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number is the size in a thing's name: "155mm shells", "105 mm howitzers"."""
    if match["unit"] != "mm":
        return False
    following = re.match(r"[\s-]([a-z]+)", text[match.end() : match.end() + 14])
    return following is not None and following[1] in GUN_NOUNS


def stands_alone(text: str, match: re.Match[str], exact: float | None) -> bool:
    """Tell whether a number without unit and item is a count all the same ("12 were killed")."""
    if (match["vague"] or "").lower() == "scores":
        return _are_many(text, match)
    if match["vague"] or match["several"] or match["piece"] or match["scale"]:
        return True
    if match["between"]:
        return "," in match["digits"] or len(match["digits"]) > 3
    if match["spelled"] or match["low_words"]:
        return _word_stands_alone(text, match, exact)
    before = text[max(0, match.start() - 48) : match.start()]
    if match["until"] or not match["digits"]:
        return False
    if "," in match["digits"] or (_TO_BY.search(before) and _CLOSES.match(text, match.end())):
        return True
    is_year = len(match["digits"]) == 4 and match["digits"][:2] in {"18", "19", "20"}
    if is_year:
        return bool(BOUND_BEFORE.search(before))
    after = _COUNTED_AFTER.match(text, match.end())
    if after is not None:
        is_part = after.group().startswith(" of")
        return is_part or not re.search(r"\b(?:to|at|in|on)\s\Z", before)
    return bool(_COUNTED_BEFORE.search(before))


def _are_many(text: str, match: re.Match[str]) -> bool:
    """Tell whether "scores" counts, and is not what a match or a test ends with."""
    opens = match.start() == 0 or text[match.start() - 2 : match.start()] in {". ", "\n\n"}
    after = re.match(
        r"\s(?:were|are|more|killed|dead|injured|hurt|died|have|starved)\b",
        text[match.end() : match.end() + 10],
    )
    before = re.search(
        r"\b(?:kill\w*|injur\w*|hurt\w*|wound\w*|and|arrest\w*)\s\Z",
        text[max(0, match.start() - 12) : match.start()],
    )
    return opens or bool(after) or (bool(before) and match["vague"].islower())


def _word_stands_alone(text: str, match: re.Match[str], exact: float | None) -> bool:
    if match["until_spelled"] or match["low_words"]:
        return True
    if exact in {0.0, 1.0, None}:
        return False
    opens = match.start() == 0 or text[match.start() - 2 : match.start()] in {". ", "“", "\n"}
    return match["spelled"].islower() or opens or text[match.start() - 1] in '“"\n'


def is_label(text: str, match: re.Match[str], names: Names) -> bool:
    """Tell whether a bare number names a thing: "Leopard 2", "Article 5", "Flight 370", "3-2"."""
    following = text[match.end() : match.end() + 2]
    if _LABEL_AFTER.match(following):
        return True
    if match["join"] and match["join"] in "-–" and following.startswith(")"):
        return True
    if match["sign"] or match["scale"] or not match["digits"] or match["between"]:
        return False
    before = _NAME_BEFORE.search(text, max(0, match.start() - 24), match.start())
    if before is None:
        return False
    word = before["word"]
    if word.lower().rstrip(".") in NAMING_NOUNS:
        return True
    is_name = word[0].isupper() and len(word) > 1 and word.lower() not in STOPPERS
    if not is_name or "," in match["digits"] or BOUND_BEFORE.search(word + " "):
        return False
    given = _GIVEN.search(text[max(0, match.start() - 60) : match.start()])
    return given is None or item_after(text, match.end(), names)[1] is None
