"""What a source says of its speaker: a name, a role, an affiliation, or none of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import english, word_list
from standfirst.read.statements.names import (
    CAPITALS,
    LINKS,
    RoleWords,
    given_names,
    is_given,
    is_title,
    name_start,
    role_words,
)
from standfirst.read.statements.nations import nation_at
from standfirst.read.statements.roles import gender_of_role, read_role
from standfirst.read.statements.several import is_group, is_list, is_pair, join_names
from standfirst.read.statements.who.nouns import nouns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORD = re.compile(r"[^\s,]+")
_DETERMINERS = word_list("source_determiners")
_PERSONS = frozenset(("man", "woman", "boy", "girl", "person", "lady"))
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s")
_HEADS_OFF = frozenset(("from", "at", "with", "in", "on", "of", "for"))
_BRACKETS = re.compile(r"\s*\([^)]*(?:\)|\Z)")
_PLURALS = frozenset(("children", "people", "men", "women", "police"))
_OWN = frozenset(("his", "her", "its", "their"))
_BY = frozenset(("by", "to", "about"))
_GENITIVE = re.compile(r"['’]s?$")
_MARKS = "“„«»‹›‘‚\"'"
_CALLED = re.compile(
    r"\b(?:as|name|named|called) (?:only |simply |just |as )?[‘“'\"]?"
    r"([^\W\d_a-z][\w-]*(?: [^\W\d_a-z][\w-]*){0,2})[’”'\"]?\Z"
)
_WHO_IS = re.compile(r" (?:who|named|identified) ")
_AGED_NAME = re.compile(r"\d{1,3}-year-old (?:[a-z][\w-]* )*[^\W\d_a-z]")  # "19-year-old Liv"
ITSELF = re.compile(r"(?<=\w) (?:him|her|it|them)sel(?:f|ves)\Z")
_HANDLE = re.compile(r"(?:\d{1,3}/ )?@(\w{2,40})\Z")
_BOTH = re.compile(r"[Bb]oth (?:the|a|his|her|its|their) [a-z][^,]* and ")
_QUOTED_NAME = re.compile(r"(?:\A|[’']s |[Tt]he )[“„«]([^\W\d_a-z][\w-]* ?){1,4}[”“»]\Z")
_NO_MARKS = dict.fromkeys(map(ord, "“”„«»"))
_COMPLEMENT = re.compile(
    r"\b((?:[\w’'-]+ ){0,2}?)([\w-]+)( of [\w’' -]{3,60}?)([\w-]+)"
    r" ([^\W\d_a-z][\w’'-]+ [^\W\d_a-z][\w’'-]+)\Z"
)  # "Head of the regional administration Zakhar Mlyn"
_LONGEST_KEPT, _MOST_KEPT = 120, 1 << 13  # characters of words that are kept, and how many are
_GOING_ON = frozenset(("who", "which", "whose", "and", "or"))
_STATES = frozenset(("republic", "federation", "state", "kingdom", "union", "affairs", "region"))
_STYLED = frozenset(("Rev", "Revd", "Hon", "Canon", "Archdeacon"))  # behind "the", before a name
_LONGEST_OUTLET = 4
_NAME_AND_HONOUR = 2  # words that are no name with letters behind it: "opposition MP"
_LONGEST_SHOUT = 5
_LONGEST_PHRASE = 160  # characters of a role with its complement and a name


@dataclass(frozen=True, slots=True)
class Described:
    """What the words of one source tell; ``gender`` is f, m or empty, ``body`` an organisation."""

    name: str | None = None
    role: str | None = None
    affiliation: str | None = None
    gender: str = ""
    body: bool = False
    definite: bool = False  # "the minister", not "a minister" or "ministers"
    together: bool = False  # two who speak with one voice


# The words of a source come again in the reports of one day: what was made of the last thousands.
_kept: tuple[Mapping[str, str], dict[str, Described]] = ({}, {})


def describe(words: str, nations: Mapping[str, str]) -> Described:
    """Read the words of a source.

    Handles a role before the name ("Droskian spokesman Gleb Orshin"), after it ("Jürgen
    Hadrath, chief of the Aldmarkian Air Force"), the name as apposition ("Velmora's defence
    minister, Tomas Verrin"; "their commander, who calls himself ‘Brother Ott’"), and two
    who speak together ("Dolsk and Verrin").
    """
    global _kept  # noqa: PLW0603 - a set of what one desk's nations gave; any thread may make it anew
    kept_for, known = _kept
    if kept_for is not nations or len(known) > _MOST_KEPT:
        known = {}
        _kept = nations, known
    found = known.get(words)
    if found is None:
        found = _describe(words, nations)
        if len(words) <= _LONGEST_KEPT:
            known[words] = found
    return found


def _describe(words: str, nations: Mapping[str, str]) -> Described:
    words = ITSELF.sub("", words)
    handle = _HANDLE.match(words)
    if handle is not None:
        return Described(handle[1])
    if _BOTH.match(words):
        return Described(None, words.split(" ", 1)[1])
    words = words.translate(_NO_MARKS) if _QUOTED_NAME.search(words) else words
    phrases = [phrase.strip() for phrase in words.rstrip(":").split(",") if phrase.strip()]
    if not phrases or is_list(phrases):
        return Described()
    head = _describe_phrase(phrases[0], nations)
    rest = [phrase for phrase in phrases[1:] if _is_apposition(phrase)]
    if head.name is None and not head.body:
        return _named_behind(head, phrases, rest, nations)
    if not rest or head.body:
        return head
    if head.role is None or head.role.endswith("."):  # a rank alone says less
        if CAPITALS.fullmatch(rest[0]) and not is_title(rest[0].lower().split()[0], role_words()):
            return head  # where somebody lives
        role, affiliation = read_role(", ".join(rest), nations)
        gender = head.gender or gender_of_role(role)
        return replace(head, role=role, affiliation=affiliation, gender=gender)
    return head


def _named_behind(
    head: Described, phrases: Sequence[str], rest: Sequence[str], nations: Mapping[str, str]
) -> Described:
    """Find the name that follows a role: "the mayor, Galina Prosk"."""
    if head.role and _is_document(head.role.split()):
        return head
    is_told = len(phrases) > 1 or _WHO_IS.search(phrases[0]) is not None
    alias = _CALLED.search(phrases[-1]) if is_told else None
    for phrase in [rest[0], *(one for one in rest[1:] if CAPITALS.fullmatch(one))] if rest else ():
        first = phrase.split(None, 1)[0].lower()
        named = _describe_phrase(phrase, nations)
        noun = _head_noun(head.role or "")
        is_many = (noun.endswith("s") or noun in _PLURALS) and not named.together
        is_own = phrases[0].split(" ", 1)[0].lower() in _OWN and first == "the" and named.role
        is_third = is_many or (
            first in _DETERMINERS and not (phrases[0].lower().startswith("the ") or is_own)
        )
        if named.name is None or is_third or (named.body and not named.together):
            continue
        role = head.role if named.role is None or named.together or head.role else named.role
        affiliation = head.affiliation or named.affiliation
        gender = head.gender or named.gender
        if named.together:
            return replace(named, definite=head.definite)
        return Described(named.name, role, affiliation, gender)
    if alias is not None:
        return Described(alias[1], head.role, head.affiliation, head.gender)
    return head


def _is_apposition(phrase: str) -> bool:
    first = phrase.split(None, 1)[0].lower()
    is_number = phrase[0].isdigit() and _AGED_NAME.match(phrase) is None
    return not is_number and phrase[0] not in _MARKS and first not in _GOING_ON


def name_behind_complement(
    words: str, nations: Mapping[str, str], *, whole: bool = False
) -> tuple[str, str | None, str | None] | None:
    """Part a role with a complement from the name behind it; name, role, affiliation.

    "President of the Republic Amaro Velez" has no comma that tells where the name begins. The
    role need not open the words, unless they are ``whole``.
    """
    match = _COMPLEMENT.search(words) if len(words) <= _LONGEST_PHRASE else None
    if match is None:
        return None
    known = role_words()
    front, head, of, last, name = match.groups()
    if head.lower() not in known.offices or not last.isalpha():
        return None
    tags = english().tags
    if any(tags.get(word, "N") in "AvWSPO" or word in english().cues for word in of.split()[1:]):
        return None
    of_body = last.lower() in known.bodies | _STATES
    if not (of_body or (last.islower() and last not in LINKS | _DETERMINERS)):
        return None
    parts = name.split()
    no_names = known.bodies | known.place_ends | known.offices | _STATES
    if any(word.lower() in no_names or word.lower() in nations for word in parts):
        return None
    lead = words[: match.start()].split()
    if whole and not _DETERMINERS.issuperset(map(str.lower, lead)):
        return None
    before: list[str] = []
    for word in reversed(front.split()):
        low = word.lower()
        if low not in known.qualifiers | known.modifiers and low not in nations:
            if whole and low not in _DETERMINERS:
                return None
            break
        before.insert(0, word)
    role, affiliation = read_role(" ".join([*before, head + of + last]), nations)
    return name, role, affiliation


def _describe_phrase(phrase: str, nations: Mapping[str, str]) -> Described:
    behind = name_behind_complement(phrase, nations, whole=True) if " of " in phrase else None
    if behind is not None:
        return Described(*behind, gender_of_role(behind[1]) or _gender((), behind[0].split()))
    words = [
        word.strip("()[]")
        for word in _WORD.findall(_BRACKETS.sub("", phrase) if "(" in phrase else phrase)
    ]
    words = [word for word in words if word]
    if not words:
        return Described()
    if 1 < len(words) <= _LONGEST_SHOUT and phrase.isupper():  # a headline in capitals
        words = [word.capitalize() for word in words]
    if is_pair(words):
        return Described(join_names(words, nations), body=True, together=True)
    words = _head_of(words, nations)
    if len(words) > _NAME_AND_HONOUR and words[-1] in role_words().honours and words[-2].istitle():
        words.pop()
    first = int(words[0].lower() in _DETERMINERS)
    country = nation_at(words, first, nations)
    if country and first + country[1] == len(words):
        return Described(country[0], None, country[0], body=True, definite=True)
    definite = words[0].lower() == "the"
    if _PLURAL_ACRONYM.fullmatch(words[-1]) or is_group(words, first):
        return Described(None, " ".join(words[first:]))
    outlet = _outlet(words, first, nations)
    if outlet:
        return Described(outlet, body=True, definite=True)
    if _is_common(words[0]):
        words[0] = words[0].lower()
    start = name_start(words, nations)
    name_words, before = words[start:], words[:start]
    if _is_paper_of(words):
        return Described(None, " ".join(words[first:]))
    if not name_words or _is_document(words[first:]):
        return _without_name(words, nations, definite=definite)
    if _is_body(words, name_words, definite=definite):
        return _body(words, nations)
    return _person(before, name_words, nations)


def _person(before: Sequence[str], name_words: list[str], nations: Mapping[str, str]) -> Described:
    known = role_words()
    gender = _gender(before, name_words)
    role_text = " ".join(
        word
        for word in before
        if word.lower().rstrip(".") not in known.courtesy
        and word not in known.orders
        and not (word.isupper() and len(word) > _LONGEST_SHOUT)
    )
    role, affiliation = read_role(role_text, nations)
    if role is not None and role.lower() in known.courtesy | _PERSONS:
        role = None
    if role is not None and _GENITIVE.search(role):
        affiliation = affiliation or _GENITIVE.sub("", role)
        role = None
    name_words[-1] = _GENITIVE.sub("", name_words[-1])
    return Described(" ".join(name_words), role, affiliation, gender)


def _head_noun(words: str) -> str:
    """Return the noun before the first "of", "by", "on" …, in small letters."""
    low = words.lower().split()
    until = next((i for i, word in enumerate(low) if i and word in _HEADS_OFF | _BY), len(low))
    return low[until - 1] if low else ""


def _is_document(words: Sequence[str]) -> bool:
    """Tell whether a phrase names a paper: "a study by the Thorne Institute"."""
    noun = _head_noun(" ".join(words))
    return noun in role_words().documents and (noun in words or noun == words[0].lower())


def _is_paper_of(words: Sequence[str]) -> bool:
    """Tell whether a paper is told with whose it is in front: "a Council of Nations report"."""
    known = role_words()
    return (
        words[0].lower() in {"a", "an"}
        and words[-1] in known.documents - known.voices
        and words[1][:1].isupper()
    )


def _outlet(words: Sequence[str], first: int, nations: Mapping[str, str]) -> str | None:
    """Return the name of a station, paper or firm that other rules would cut."""
    known = role_words()
    rest = list(words[first:])
    kind = next((i for i, word in enumerate(rest) if not word[:1].islower()), 0)
    if 0 < kind < len(rest) and rest[kind - 1] in known.body_kinds:
        rest = rest[kind:]
        if all(word[:1].isupper() for word in rest) and not is_given(rest[0]):
            return " ".join(rest)
    if _is_firm(rest, known):
        return " ".join(rest)
    if rest and rest[0].rstrip(".") in _STYLED:
        return None
    if not 2 <= len(rest) <= _LONGEST_OUTLET or not all(word[:1].isupper() for word in rest):
        return None
    if _GENITIVE.search(rest[0]) or _GENITIVE.search(rest[-1]):
        return None
    if any(is_title(word.lower().rstrip("."), known) or is_given(word) for word in rest[1:]):
        return None
    if first and words[0].lower() == "the":
        return " ".join(rest)
    found = nation_at(rest, 0, nations)
    # The country itself, not its adjective: "Halvern Wire".
    is_country = found is not None and found[1] < len(rest) and _is_noun(rest, found)
    return " ".join(rest) if rest[0] in known.body_openers or is_country else None


def _is_firm(words: Sequence[str], known: RoleWords) -> bool:
    """Tell whether the last of some capitalised words names a kind of body: "Skylark Air"."""
    return (
        2 <= len(words) <= _LONGEST_OUTLET
        and all(word[:1].isupper() and word[-1].isalnum() for word in words)
        and words[-1].lower() in nouns().body_signs
        and words[-1].lower() not in known.bodies
        and not is_given(words[0])
        and not any(is_title(word.lower(), known) for word in words[:-1])
    )


def _is_noun(words: Sequence[str], found: tuple[str, int]) -> bool:
    written = " ".join(words[: found[1]])
    return written == found[0] or (written.isupper() and "." not in written)


def _head_of(words: list[str], nations: Mapping[str, str]) -> list[str]:
    """Cut what follows a full name: "Gleb Orshin from the ministry"."""
    known = role_words()
    for i in range(1, len(words)):
        if words[i].lower() == "who":
            return words[:i]
        if words[i].lower() not in _HEADS_OFF:
            continue
        head = words[:i]
        start = name_start(head, nations)
        is_one = i - start == 1 and is_given(head[-1])
        if (i - start >= 2 or is_one) and not any(
            word.lower() in known.bodies for word in head[start:]
        ):
            return head
        return words
    return words


def _is_common(word: str) -> bool:
    """Tell whether a word with a capital is a common noun that opens a sentence."""
    known, low = role_words(), word.lower()
    single = low.removesuffix("s")
    plural = low.endswith("s") and (single in known.bodies or single in known.offices)
    return word[:1].isupper() and not word.isupper() and (low in known.unnamed or plural)


def _is_body(words: Sequence[str], name: Sequence[str], *, definite: bool) -> bool:
    known = role_words()
    last = _GENITIVE.sub("", name[-1].lower())
    if last in known.bodies:
        return True
    if definite and len(name) == len(words) - 1:
        return True
    if words[0][:1].isupper() or definite:
        head = words[int(definite) :]
        if len(head) > 2 and head[0].lower() in known.bodies and head[1] == "of":
            return not any(is_title(word.lower(), known) for word in head[2:] if word[:2] != "St")
    return any(word.lower() in known.bodies for word in name[1:]) and len(words) == len(name)


def _body(words: Sequence[str], nations: Mapping[str, str]) -> Described:
    rest = list(words)
    if rest[0].lower() in _DETERMINERS:
        rest = rest[1:]
    rest = _named_alone(rest)
    found = nation_at(rest, 0, nations)
    if len(rest) == 2 and found and rest[1].lower() == "ministry":
        return Described(None, rest[1], found[0], definite=True)  # which one, it does not tell
    place = next(
        (i for i, word in enumerate(rest) if i and word.lower() in {"in", "at"}), len(rest)
    )
    if all(word[:1].isupper() for word in rest[:place]):  # else the place tells which
        rest = rest[:place]
    # "Aldmark Relief Fund" is a name; "Aldmarkian army" and "Aldmark’s army" tell whose it is.
    is_name = found is not None and " ".join(rest[: found[1]]) == found[0]
    affiliation = found[0] if found and not is_name else None
    return Described(" ".join(rest), None, affiliation, body=True, definite=True)


def _named_alone(words: list[str]) -> list[str]:
    """Cut what is said of a body off its name: "the federal Carriage Board"."""
    first = next((i for i, word in enumerate(words) if not word[:1].islower()), 0)
    known = role_words()
    before = {word.lower() for word in words[:first]}
    is_name = len(words) - first > 1 and all(
        word[:1].isupper() or word in LINKS or word == "the" for word in words[first:]
    )
    is_plain = before.isdisjoint(known.bodies | known.offices | known.body_kinds | LINKS)
    return words[first:] if is_name and is_plain and CAPITALS.match(words[first + 1]) else words


def _without_name(words: Sequence[str], nations: Mapping[str, str], *, definite: bool) -> Described:
    known = role_words()
    low = [word.lower() for word in words]
    heads = low[: next((i for i, word in enumerate(low) if word in LINKS), len(low))]
    last = _GENITIVE.sub("", heads[-1]) if heads else ""
    own = next((i for i in range(len(words) - 1, -1, -1) if _GENITIVE.search(words[i])), -1) + 1
    first = int(words[0].lower() in _DETERMINERS)
    if own and nation_at(list(words), first, nations):
        own = 0
    until = next((i for i, word in enumerate(low) if i and word in LINKS), len(words))
    is_capital = any(word[:1].isupper() for word in words[max(own, first) : until])
    if _is_document(words[first:]):
        role, affiliation = read_role(" ".join(words), nations)
        return Described(None, role, affiliation, definite=definite)
    in_place = until < len(words) - 1 and low[until] == "in" and words[-1][:1].isupper()
    is_capital = is_capital or (in_place and definite and until - first > 1)
    if last in known.bodies and is_capital and not _opens_sentence_plain(words, known):
        return _body(words, nations)
    role, affiliation = read_role(" ".join(words), nations)
    return Described(None, role, affiliation, gender_of_role(role), definite=definite)


def _opens_sentence_plain(words: Sequence[str], known: RoleWords) -> bool:
    """Tell whether the only capital is that of a sentence's first word ("Police", "Officials")."""
    return words[0][:1].isupper() and len(words) == 1 and words[0].lower() in known.unnamed


def _gender(before: Sequence[str], name: Sequence[str]) -> str:
    found = gender_of_role(" ".join(before))
    if found:
        return found
    return given_names().get(name[0], "") if len(name) > 1 else ""
