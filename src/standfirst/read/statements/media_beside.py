"""Media told in the sentence before a statement or behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import english, word_list
from standfirst.read.statements.media_names import best_of, document_in, name_medium
from standfirst.read.statements.media_phrases import may_place, phrase_at, phrases_in, words_of
from standfirst.read.statements.media_words import media_words
from standfirst.read.statements.surroundings import sentence_before
from standfirst.records import MediumKind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.read.statements.media_phrases import Phrase, Word
    from standfirst.read.statements.raw import RawStatement
    from standfirst.read.statements.surroundings import Surroundings
    from standfirst.records import Medium

_SENDING = word_list("medium_sending")
_HOLDING = word_list("medium_holding")
_PRONOUNS = word_list("medium_pronouns")
_HAVING = frozenset({"had", "has", "have"})
_SAYING = frozenset({"say", "announce", "confirm", "deny"})
_NEAR_SENDING = 6  # words between "sent" and "a card"
_DID_SO = re.compile(
    r"\s*(?:he|she|they|it|both|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) "
    r"(?:did so|(?:was|were) (?:speaking|writing|talking)|spoke|"
    r"made (?:the|his|her|its|their) \w+)\b",
    re.IGNORECASE,
)


def document_before(text: str, before: Span) -> Medium | None:
    """Return the document of the sentence before, which a statement's "it" means.

    It is sent there ("The office sent a card. It said …"), or the sentence is about it ("The
    letter came on a Monday. It said …").
    """
    words = words_of(text, before)
    for i, word in enumerate(words):
        is_had = word.low in _HAVING and words[i + 1 : i + 2] and words[i + 1].low in {"a", "an"}
        if word.low not in _SENDING and not is_had:
            continue
        for j in range(i + 1, min(len(words), i + 1 + _NEAR_SENDING)):
            if not words[j].text[0].isalnum():
                break
            document = document_in(text, phrase_at(words, j, "source"))
            if document is not None:
                return document
    if words and words[0].low in {"a", "an", "the", "his", "her", "their", "its"}:
        return document_in(text, phrase_at(words, 0, "source"))
    if words and words[0].low == "it":  # "It speaks of … It does not mention …"
        earlier = sentence_before(text, before.start)
        return document_before(text, earlier) if earlier.start < earlier.end else None
    return None


def referred_to(text: str, before: Span, words: Sequence[Word]) -> Medium | None:
    """Return what "In it" at the beginning of a statement means."""
    if [word.low for word in words] not in (["in", "it"], ["in", "it", ","]):
        return None
    return document_before(text, before) or _held(text, words_of(text, before), {})


def medium_beside(
    text: str, row: RawStatement, around: Surroundings, outlets: Mapping[str, MediumKind | None]
) -> Medium | None:
    """Return the medium of a sentence that says nothing itself but introduces the statement.

    "At a briefing the president was asked about him. She replied …"; behind it only "He did so
    on Telegram". No medium carries over from a sentence with a statement of its own.
    """
    behind = _DID_SO.match(text, *around.after)
    if behind is not None:
        phrases = phrases_in(words_of(text, Span(behind.end(), around.after.end)))
        return best_of(text, phrases[:1], outlets)
    if around.is_before_said or not _goes_on(text, row, around):
        return None
    words = words_of(text, around.before)
    if any(_says(word) for word in words):
        return None
    if may_place(text, around.before):
        phrases = [phrase for phrase in phrases_in(words) if _is_strong(text, phrase, outlets)]
        found = best_of(text, phrases, outlets)
        if found is not None:
            return found
    return _held(text, words, outlets)


def _goes_on(text: str, row: RawStatement, around: Surroundings) -> bool:
    """Tell whether a statement follows on the sentence before: quoted, or by a pronoun."""
    if around.shared or row.source is None or _DID_SO.match(text, *around.before):
        return False
    is_pronoun = row.source.of(text).lower() in _PRONOUNS
    is_quoted = any(text[span.start] in '“"‘«»' for span in row.content)
    return is_pronoun or is_quoted


def _says(word: Word) -> bool:
    """Tell whether a word is a verb of saying in the past, though no statement was found of it."""
    rows = english().cues.get(word.low, ())
    return any(row.form == "p" and not row.cue.rest and row.cue.act in _SAYING for row in rows)


def _is_strong(text: str, phrase: Phrase, outlets: Mapping[str, MediumKind | None]) -> bool:
    """Tell whether a phrase places a medium even where nothing is said in its sentence."""
    named = name_medium(text, phrase, outlets)
    if named is None:
        return False
    rank, medium = named
    if medium.kind is MediumKind.EVENT:
        return medium.name is not None and medium.name.split()[-1].lower() in media_words().speaking
    if medium.kind is MediumKind.DOCUMENT:
        return False
    return rank == 0 and (medium.kind is not MediumKind.PRESS or phrase.placer == "with")


def _held(
    text: str, words: Sequence[Word], outlets: Mapping[str, MediumKind | None]
) -> Medium | None:
    """Read "held a call with investors", "has prepared a speech"."""
    for i, word in enumerate(words[:-1]):
        if word.low in _HOLDING and words[i + 1].low in {"a", "an", "his", "her", "its", "their"}:
            named = name_medium(text, phrase_at(words, i + 1, "in"), outlets)
            if named is not None and named[1].kind is MediumKind.EVENT:
                return named[1]
    return None
