"""Phrases that may name a medium: a word that places them ("on", "told"), and what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from standfirst.read.statements.lexicon import word_list
from standfirst.read.statements.media_words import media_words
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W_](?:[\w&-]|[.'’](?=\w))*+(?:['’](?=\s)(?<=s.))?|\S")
_PLACERS = word_list("medium_placers")
_ANY_PLACER = re.compile(rf"\b(?:{'|'.join(sorted(_PLACERS))})\b|\(", re.IGNORECASE)
_STOPS = word_list("medium_stops")
_DETERMINERS = word_list("medium_determiners")
_FOLLOWERS = word_list("medium_followers")
_DAYS = word_list("days")
_NOUNS_IN_ING = word_list("nouns_in_ing")
_LONGEST = 8  # words of one medium
_FAR = 6  # words between "interview" and "with the Courier"
_TALKS = word_list("medium_talks")
_CARRIERS = word_list("medium_carriers")
_OPENING_MARKS = frozenset("“\"«„‘'")
_INSTALMENTS = frozenset({"airing", "broadcast", "edition", "episode", "host", "issue", "taping"})
_AUDIENCES = frozenset({"air", "listeners", "readers", "studio", "studios", "viewers"})
_TIMES = frozenset({"hours", "minutes", "days"})  # "in four hours of testimony"
_AFTER = frozenset({"in", "during", "over"})  # before a number of hours
_WRITTEN = frozenset({"write", "writes", "writing", "written", "wrote"})
_TAKING = frozenset({"take", "takes", "taking", "taken", "took", "turned"})  # "took to Facebook"
_REACHED = frozenset({"reached", "contacted", "interviewed", "telephone", "phone", "saying"})
_MARGINS = frozenset({"margins", "sidelines"})  # "on the sidelines of the summit"
_INSTALLED = frozenset({"podcast", "newsletter", "programme", "program", "show", "column", "blog"})
_SMALL_WORDS = frozenset({"and", "of", "the", "in", "on", "for", "to", "a", "with"})
_ENDINGS = ("'s", "’s")
_PARTICIPLES = ("ed", "ing", "ly")


class Word(NamedTuple):
    """One word or mark; a genitive's ending is left out of ``text`` and ``span``."""

    text: str
    low: str
    span: Span
    owns: bool  # "Halvern Radio's"

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase; ``words`` are without its determiner, ``begin`` is where it starts with it."""

    placer: str
    begin: int
    determiner: str  # "", "a", "this", "our", …; "'s" where a small-letter owner stood
    words: tuple[Word, ...]
    title: tuple[Word, ...] = ()  # words in quotation marks right behind it
    is_carried: bool = False  # behind "quoted by", "broadcast on"
    after: str = ""  # the word before what places it, in small letters
    called: str = ""  # the noun of an apposition: "Vesper, a Sarn weekly,"


def may_place(text: str, stretch: Span) -> bool:
    """Tell whether a stretch holds a word that may place a medium; quicker than reading it."""
    return _ANY_PLACER.search(text, stretch.start, stretch.end) is not None


def words_of(text: str, stretch: Span) -> list[Word]:
    """Return the words and marks of a stretch."""
    found = []
    for match in _WORD.finditer(text, stretch.start, stretch.end):
        word = match.group()
        cut = 2 if word.endswith(_ENDINGS) else int(len(word) > 1 and word[-1] in "'’")
        bare = word[: len(word) - cut]
        span = Span(match.start(), match.end() - cut)
        found.append(Word(bare, bare.lower(), span, cut > 0))
    return found


def phrases_in(words: Sequence[Word], *, told: bool = False, behind: str = "") -> list[Phrase]:
    """Return the phrases that a word places where media stand, in order.

    ``told``: the words begin behind a cue that takes whom it is told to; ``behind``: the
    word before them, in small letters.
    """
    found = [phrase_at(words, 0, "told")] if told and words else []
    for i, word in enumerate(words):
        if word.text == "(" or (word.low in _PLACERS and _places(words, i, behind)):
            before = words[i - 1].low if i else behind
            placer = "at" if before in _MARGINS else "in" if before in _TIMES else word.low
            placer = "on" if before in _TAKING and word.low == "to" else placer
            is_carried = before in _CARRIERS or (word.low == "by" and before in _REACHED)
            phrase = phrase_at(words, i + 1, placer, is_carried=is_carried)
            heard = "interview" if word.low == "with" and _after_interview(words, i) else before
            found.append(replace(phrase, after=heard))
    return [phrase for phrase in found if phrase.words]


def phrase_at(
    words: Sequence[Word], start: int, placer: str, *, is_carried: bool = False
) -> Phrase:
    """Read the phrase that begins at a word."""
    at, determiner = start, ""
    if at < len(words) and words[at].low in _DETERMINERS and words[at].text != "US":
        determiner = words[at].low
        at += 1
    taken: list[Word] = []
    joined = _joined_name(words, at)
    while at < len(words) and len(taken) < _LONGEST:
        if at != joined and _is_stop(words[at], taken):
            break
        taken.append(words[at])
        at += 1
    title = _title(words, at) if taken else ()
    owner = max((i for i, w in enumerate(taken[:-1]) if w.owns and not w.is_capital), default=-1)
    if owner >= 0:
        determiner, taken = "'s", taken[owner + 1 :]
    begin = words[start].span.start if taken else 0
    called = _called(words, at) if taken else ""
    return Phrase(placer, begin, determiner, tuple(taken), title, is_carried, called=called)


def _joined_name(words: Sequence[Word], at: int) -> int:
    """Return where "and" stands inside a name before its noun: "the Mud and Oranges podcast"."""
    for i in range(at + 1, min(len(words) - 2, at + _LONGEST)):
        if words[i].low not in {"and", "&"}:
            if not words[i].is_capital:
                break
            continue
        end = capital_run(words, i + 1)
        is_name = words[i - 1].is_capital and i + 1 < end < len(words)
        return i if is_name and words[end].low in media_words().outlets else -1
    return -1


def phrase_ending(words: Sequence[Word], head: int, placer: str) -> Phrase:
    """Read the phrase whose last word is ``head``."""
    start = head
    while start > 0 and head - start < _LONGEST:
        before = words[start - 1]
        if _is_stop(before, []):
            break
        start -= 1
        if before.low in _DETERMINERS:
            break
    return phrase_at(words[: head + 1], start, placer)


def may_end(phrase: Phrase, i: int) -> bool:
    """Tell whether the phrase's noun may be its word ``i``: no further noun follows."""
    if i + 1 >= len(phrase.words):
        return True
    after = phrase.words[i + 1]
    return (
        after.is_capital
        or after.low in _FOLLOWERS
        or after.low == "itself"
        or (
            after.low.endswith(_PARTICIPLES)
            and after.low not in media_words().heads
            and after.low not in _NOUNS_IN_ING
        )
        or not after.text[0].isalpha()
    )


def capital_run(words: Sequence[Word], start: int, *, past_owner: bool = False) -> int:
    """Return where the capitalised words end that begin at ``start``.

    A day is none of them unless all of it is capital ("SARN TODAY"). An owner ends them ("Radio
    Halvern's Morning Watch") unless ``past_owner``.
    """
    end = start
    while end < len(words) and (
        words[end].low not in _DAYS
        or words[end].text.isupper()
        or (end > start and words[end].text in {"Today", "Tonight"})
    ):
        if not words[end].is_capital and (end == start or not words[end].text.isdigit()):
            break
        end += 1
        if words[end - 1].owns and not past_owner:
            break
    return end


def _is_stop(word: Word, taken: Sequence[Word]) -> bool:
    is_mark = not word.text[0].isalnum()
    return is_mark or word.low in _STOPS or (bool(taken) and word.low in _DETERMINERS)


def _places(words: Sequence[Word], i: int, behind: str) -> bool:
    """Tell whether a preposition may place a medium here: "with" needs an interview before it."""
    low, before = words[i].low, words[i - 1].low if i else behind
    if low == "with":
        return any(word.low in _TALKS for word in words[max(0, i - _FAR) : i])
    if low == "of":
        if before in _TIMES:  # "in four hours of testimony", not "after nine hours of talks"
            return not _AFTER.isdisjoint(word.low for word in words[max(0, i - 3) : i - 1])
        before_of = _INSTALMENTS | _MARGINS | _AUDIENCES
        return before in media_words().outlets or before in before_of
    if low == "to" and before in _WRITTEN:
        return False  # a letter to the council
    return not (low == "by" and before == "asked")


def _title(words: Sequence[Word], at: int) -> tuple[Word, ...]:
    """Return the words of a title in quotation marks that opens at a word."""
    if at < len(words) and words[at].text == ",":
        return _apposition(words, at + 1)
    if at >= len(words) or words[at].text not in _OPENING_MARKS:
        return ()
    end = at + 1
    while end < len(words) and end - at <= _LONGEST and words[end].text[0].isalnum():
        end += 1
    return tuple(words[at + 1 : end])


def _after_interview(words: Sequence[Word], i: int) -> bool:
    return any(word.low in {"interview", "interviews"} for word in words[max(0, i - _FAR) : i])


def _called(words: Sequence[Word], at: int) -> str:
    """Return the outlet's noun that ends an apposition at a comma, else nothing."""
    if [word.text for word in words[at : at + 1]] != [","]:
        return ""
    start = at + 1
    if start >= len(words):
        return ""
    if words[start].low not in {"a", "an", "the"} and not _is_owner(words, start):
        return ""
    end = start + 1
    while end < len(words) and end - start <= _FAR and words[end].text[0].isalnum():
        end += 1
    is_closed = end == len(words) or words[end].text in {",", "."}
    noun = words[end - 1].low
    return noun if is_closed and noun in media_words().outlets else ""


def _is_owner(words: Sequence[Word], start: int) -> bool:
    """Tell whether a name in the genitive begins at a word: "Channel 3's morning show"."""
    end = capital_run(words, start)
    return end > start and words[end - 1].owns


def _apposition(words: Sequence[Word], at: int) -> tuple[Word, ...]:
    """Return a title between commas: "on his podcast, Cold Tea and Maps, he …"."""
    if words[at - 2].low not in _INSTALLED:
        return ()
    end = at
    while end < len(words) and end - at < _LONGEST:
        is_small = words[end].low in _SMALL_WORDS and end > at
        if not (words[end].is_capital or is_small):
            break
        end += 1
    is_closed = end == len(words) or words[end].text in {",", ".", ";", ")"}
    return tuple(words[at:end]) if is_closed else ()
