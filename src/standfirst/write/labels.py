"""Headings for stories that no headline tells: the news itself, as short as a headline.

A headline that only names a topic ("Mira Sohl's halftime show"), or that breaks off in the middle
of a word, says less than the first sentence of its section. Like a headline, that sentence then
stands without its outlet and cites its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.records import SentenceKind
from standfirst.text.quotes import find_quotations
from standfirst.write.casing import calm_opening
from standfirst.write.dates import resolve_days
from standfirst.write.drafts import Fragment, finish
from standfirst.write.headings import LONGEST, is_cut_off, plain_end
from standfirst.write.naming import refuse_loose_pronouns
from standfirst.write.phrasing import drop_connective
from standfirst.write.quoting import round_marks
from standfirst.write.scene import Unwritable
from standfirst.write.shortening import shorten
from standfirst.write.units import MOST_TIER

if TYPE_CHECKING:
    from standfirst.records import Sentence
    from standfirst.write.headings import Headline
    from standfirst.write.scene import Scene
    from standfirst.write.units import Unit

# What makes a line of words tell something; a headline without it names a topic.
TELLS = re.compile(
    r"\b(?:to|will|may|could|must|is|are|was|were|has|have|had|not|no|dead|rose|fell|won|led|met|lost|"
    r"held|sold|cut|set|put|hit|quit|shut|split|die|say|agree|back|call|claim|come|deny|face|fear|"
    r"find|free|gain|get|give|go|halt|join|kill|launch|leave|lose|make|meet|near|need|open|plan|"
    r"raise|reach|reject|resume|return|run|sail|seek|seize|send|sign|strike|take|urge|visit|vote|"
    r"want|warn|win|[a-z]+(?:s|ed|en))\b"
)
POSSESSIVE = re.compile(r"['’]s\b")


def names_a_topic(line: str) -> bool:
    """Tell whether a line in sentence case has no verb of the news in it."""
    return TELLS.search(POSSESSIVE.sub("", line[:1].lower() + line[1:])) is None


def heading_from_news(heading: Sentence, best: Headline, lead: Unit, scene: Scene) -> Sentence:
    """Return the heading, or the section's news in its place where it only names a topic.

    The news has to be a newsroom's own plain sentence of no more words than a headline has.
    """
    if not names_a_topic(heading.text) and not is_cut_off(best.fragment):
        return heading
    outlet = scene.outlets.get(lead.report.outlet or "")
    is_partys = outlet is not None and outlet.tier > MOST_TIER
    if is_partys or lead.own_words or lead.report.is_post or lead.statements:
        return heading
    text, span = lead.report.text, lead.span
    quoted = [q.span for q in find_quotations(text, span)]
    fragment = Fragment(lead.report, span).change(
        *drop_connective(lead.report, span),
        *resolve_days(lead.report, span, quoted, scene.zone),
        *round_marks(text, span),
        *calm_opening(lead.report, span),
    )
    reading = scene.readings[lead.report.id]
    fragment = plain_end(shorten(lead, fragment, reading, quoted, most=LONGEST))
    try:
        refuse_loose_pronouns(lead, span, quoted, fragment.replacements, scene)
    except Unwritable:
        return heading
    made = finish([fragment], SentenceKind.VERBATIM)
    return made if len(made.text.split()) <= LONGEST else heading
