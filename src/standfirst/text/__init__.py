"""Pure functions of text that every stage stands on: no clock, no files, linear time.

All of them take a text and, where useful, a span to stay within, and give spans back: half-open
code-point offsets into the text they were given.
"""

from standfirst.text.changes import Change, ChangeKind, WordChange, find_changes
from standfirst.text.essence import essence, is_furniture, is_trivial_change
from standfirst.text.normal import Normalised, OffsetMap, normalise
from standfirst.text.paragraphs import paragraphs
from standfirst.text.quotes import Quotation, find_quotations
from standfirst.text.sentences import split_sentences
from standfirst.text.shingles import containment, longest_common_run, shingles
from standfirst.text.tokens import tokenise
from standfirst.text.words import WordIndex

__all__ = [
    "Change",
    "ChangeKind",
    "Normalised",
    "OffsetMap",
    "Quotation",
    "WordChange",
    "WordIndex",
    "containment",
    "essence",
    "find_changes",
    "find_quotations",
    "is_furniture",
    "is_trivial_change",
    "longest_common_run",
    "normalise",
    "paragraphs",
    "shingles",
    "split_sentences",
    "tokenise",
]
