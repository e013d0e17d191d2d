"""What a word is made of: the numbers of its word pieces, looked up once a word.

Most words of a report are whole pieces of the vocabulary, and most others come again; so the
tokeniser's own slow way is gone only for what was never seen.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Code = tuple[int, ...]  # the pieces of one word

MOST_PIECES = 6  # of a word: no English word needs more, and what follows tells nothing
_LONGEST = 100  # characters; the tokeniser's own limit, above it a word is one unknown piece
_MOST_KEPT = 200_000  # words; hostile texts make no dictionary grow for ever
_MOST_LOOKS = 1 << 16

# What a word looks like: small, its first letter a capital, all capitals, or a quotation mark.
SMALL, CAPITAL, CAPITALS, OPENS, CLOSES, OPENS_OR_CLOSES = range(6)
_MARKS = dict.fromkeys("“«„", OPENS) | dict.fromkeys("”»", CLOSES) | {'"': OPENS_OR_CLOSES}


class Vocabulary:
    """The word pieces of a tokeniser, uncased, with the words met so far."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        pieces = tokenizer.get_vocab()
        self.start: Code = (pieces.get("[CLS]", 0),)
        self.end: Code = (pieces.get("[SEP]", 0),)
        self._unknown: Code = (pieces.get("[UNK]", 0),)
        self._whole: dict[str, Code] = {
            piece: (number,) for piece, number in pieces.items() if piece.isascii()
        }
        self._kept: dict[str, Code] = {}
        self.looks = _Looks(self)

    def code(self, word: str) -> Code:
        """Return the pieces of a word, at least one and at most ``MOST_PIECES``."""
        small = word.lower()
        found = self._whole.get(small)
        if found is None:
            found = self._kept.get(small)
        return self._make(small) if found is None else found

    def _make(self, word: str) -> Code:
        if len(word) > _LONGEST:
            return self._unknown
        found = tuple(self._tokenizer.encode(word, add_special_tokens=False).ids)
        if len(found) > MOST_PIECES:  # the ending tells more than what stands before it
            found = (*found[: MOST_PIECES - 1], found[-1])
        found = found or self._unknown
        if len(self._kept) >= _MOST_KEPT:
            for old in list(islice(self._kept, _MOST_KEPT // 2)):
                del self._kept[old]
        self._kept[word] = found
        return found


class _Looks(dict[str, tuple[Code, int]]):
    """By each word as it is written: its pieces, and what it looks like."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, word: str) -> tuple[Code, int]:
        look = _MARKS.get(word)
        if look is None:
            is_shouted = len(word) > 1 and word.isupper()
            look = (CAPITALS if is_shouted else CAPITAL) if word[0].isupper() else SMALL
        found = self._vocabulary.code(word), look
        if len(word) <= _LONGEST:
            if len(self) >= _MOST_LOOKS:
                self.clear()
            self[word] = found
        return found
