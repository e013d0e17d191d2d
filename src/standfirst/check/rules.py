"""The rules, in one table: small functions that look at one sentence, or at the whole draft.

A rule of sentences gets a sentence, its evidence and the context, and yields findings whose spans
count in the draft's text. It is called for each sentence that has to be proved. A rule of drafts
gets the context alone. Rules are pure, and know nothing of one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from standfirst.check.attribution import find_wrong_speakers
from standfirst.check.context import CheckContext
from standfirst.check.contraries import find_contrary_words
from standfirst.check.dates import (
    find_wrong_day_numbers,
    find_wrong_days,
    find_wrong_weekdays,
)
from standfirst.check.drafts import DraftSentence
from standfirst.check.evidence import SentenceEvidence
from standfirst.check.meaning import find_changed_meaning
from standfirst.check.media import find_wrong_media, find_wrong_outlets
from standfirst.check.names import find_wrong_names
from standfirst.check.numbers import find_wrong_numbers
from standfirst.check.places import find_other_places
from standfirst.check.quote_rules import find_bent_quotes
from standfirst.check.rivals import find_dated_figures
from standfirst.check.sourcing import (
    find_counted_sources,
    find_missing_attribution,
    find_one_origin,
)
from standfirst.check.structure import (
    find_dead_sources,
    find_standfirst_alone,
    find_story_twice,
)
from standfirst.check.support import find_unsupported
from standfirst.check.swapped import find_swapped
from standfirst.check.titles import find_wrong_titles
from standfirst.records import Finding

SentenceRule = Callable[[DraftSentence, SentenceEvidence, CheckContext], Iterable[Finding]]
DraftRule = Callable[[CheckContext], Iterable[Finding]]

SENTENCE_RULES: Final[tuple[SentenceRule, ...]] = (
    find_unsupported,
    find_wrong_titles,
    find_missing_attribution,
    find_one_origin,
    find_wrong_numbers,
    find_dated_figures,
    find_wrong_days,
    find_other_places,
    find_changed_meaning,
    find_contrary_words,
    find_wrong_outlets,
)
DRAFT_RULES: Final[tuple[DraftRule, ...]] = (
    find_bent_quotes,
    find_wrong_speakers,
    find_wrong_media,
    find_counted_sources,
    find_wrong_day_numbers,
    find_wrong_weekdays,
    find_wrong_names,
    find_swapped,
    find_standfirst_alone,
    find_story_twice,
    find_dead_sources,
)
