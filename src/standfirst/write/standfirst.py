"""The standfirst: one sentence a story, that tells its news to whoever reads no further.

A second headline where it tells what the section tells; else the heading's; and where the
heading teases, quotes or only names a topic, the section's own first sentence, made short.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.records import Edit, SentenceKind
from standfirst.write.drafts import Insertion, finish
from standfirst.write.headings import TEASED, TEASER, in_style, is_cut_off, upper_first
from standfirst.write.labels import names_a_topic
from standfirst.write.others import name_in_headline
from standfirst.write.phrasing import phrase
from standfirst.write.scene import Scene, Unwritable
from standfirst.write.words import content_words, overlap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.records import Sentence
    from standfirst.write.casing import Spelling
    from standfirst.write.headings import Headline
    from standfirst.write.units import Unit

GOOD = 0.75  # of the best headline's score, for a second one to stand in the standfirst
TOLD = 0.55  # share of a headline's words that one sentence of the section must tell
LONGEST = 24  # words of a key sentence
SHORT = 16  # words from which a key sentence loses what only adds to it
ROOT = 4  # letters: "halts" is "halted"
QUOTED = re.compile(r"“[^”]*”")


def standfirst_of(
    heading: Sentence,
    headlines: Sequence[Headline],
    units: Sequence[Unit],
    spelling: Spelling,
    scene: Scene,
) -> Sentence:
    """Return the standfirst's sentence on a story, which is read without its section.

    ``headlines`` are the story's, the heading's first; none where a post's words are the heading.
    ``units`` are the section's, its news first. Whoever is named by surname alone gets the full
    name, "today" its day.
    """
    best = headlines[0] if headlines else None
    for headline in headlines[1:]:
        assert best is not None
        if (
            headline.score >= GOOD * best.score
            and 0.2 <= overlap(headline.content, best.content) <= 0.8
            and is_told(headline, units)
            and is_informative(_styled(headline, spelling, scene))
        ):
            return _from_headline(headline, spelling, scene)
    if (
        best is None
        or is_cut_off(best.fragment)
        or not is_informative(_styled(best, spelling, scene))
    ):
        made = _key_sentence(units[0], scene)
        if made is not None:
            return made
    return _closed(heading) if best is None else _from_headline(best, spelling, scene)


def is_informative(line: str) -> bool:
    """Tell whether a headline says what happened; one that quotes, teases or labels does not."""
    if ":" in line or line.isupper() or TEASER.match(line) or TEASED.search(line):
        return False
    quoted = sum(len(words.split()) for words in QUOTED.findall(line))
    return not names_a_topic(line) and 2 * quoted <= len(line.split())


def is_told(headline: Headline, units: Sequence[Unit]) -> bool:
    """Tell whether one sentence of the section bears a headline out: a side matter it does not."""
    own = _roots(headline.content)
    return any(len(own & _roots(unit.words)) >= TOLD * len(own) for unit in units)


def _roots(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word if word[0].isdigit() else word[:ROOT] for word in words)


def _styled(headline: Headline, spelling: Spelling, scene: Scene) -> str:
    reading = scene.readings[headline.fragment.report.id]
    fragment = in_style(headline.fragment, spelling, reading, scene.zone)
    return finish([fragment], SentenceKind.VERBATIM).text


def _from_headline(headline: Headline, spelling: Spelling, scene: Scene) -> Sentence:
    reading = scene.readings[headline.fragment.report.id]
    fragment = in_style(headline.fragment, spelling, reading, scene.zone)
    fragment = fragment.change(*name_in_headline(fragment, reading, scene))
    return finish([*upper_first(fragment), Insertion(".", "stop")], SentenceKind.VERBATIM)


def _key_sentence(unit: Unit, scene: Scene) -> Sentence | None:
    """Write the section's first sentence without what only adds; None where it stays long."""
    scene.told = content_words(unit.text)
    scene.unverified = ""  # the desk's note stands in the section
    try:
        made = phrase(unit, scene, most=SHORT)
    except Unwritable:
        return None
    return made if len(made.text.split()) <= LONGEST else None


def _closed(heading: Sentence) -> Sentence:
    """Return a heading as a sentence of the standfirst, with a full stop."""
    stop = Edit("stop", "", ".")
    return type(heading)(
        heading.text + ".", heading.kind, heading.citations, (*heading.edits, stop)
    )
