"""What matters: the weight of a word in a day, of a unit in its story, of a story in the day."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.records import OutletKind, StatementKind
from standfirst.write.units import leans
from standfirst.write.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from standfirst.records import Outlet, Report, Story
    from standfirst.write.units import Unit

BACKGROUND = re.compile(
    r"\b(?:since (?:19|20)\d\d|in (?:19|20)\d\d|years? ago|last year|months? ago|is (?:a|an|the)|"
    r"was founded|has long|file photo|pictured)\b"
)
ALONE = 0.2  # the weight of a word one origin alone uses, beside ln 2 where two use it
LEAST_WORDS = 4  # of content; fewer are no sentence to compare
CORE = 5  # words of the headlines that tell the news
# A newsroom's chat and verdicts: no digest tells them in its own voice.
CHATTY = re.compile(
    r"\b(?:\w+n['’]t|\w+['’](?:re|ll|ve|d)|(?:it|that|there|here|what|he|she)['’]s|whopping|amazing|"
    r"stunning|incredibl\w+|surely|of course|arguably|well,|kind of|sort of|a bit|lots of|"
    r"unfortunately|fortunately|hopefully|crucially|if all goes)\b|!",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"(?:If|Unless|Although|Though|Despite|While|Citing|Using|Regarding|Earlier|Previously|Prior|"
    r"Last (?:week|month|year)|In (?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December))\b"
)
MOUTHPIECE = re.compile(r"\b(?:spokes(?:man|woman|person)|spokespeople|press secretary)\b")
DEPUTY = re.compile(r"\b(?:deputy|vice|acting|former|ex|assistant|under)\b")
OFFICES = (
    (
        re.compile(r"\b(?:president|prime minister|premier|chancellor|king|queen|emperor|pope)\b"),
        1.0,
    ),
    (
        re.compile(
            r"\b(?:minister|secretary|governor|speaker|commissioner|ambassador|envoy|mayor|"
            r"chief of|commander|general|judge|prosecutor|chair(?:man|woman)?|chief executive)\b"
        ),
        0.6,
    ),
)
NOT_NEWS = frozenset({OutletKind.OFFICIAL, OutletKind.CHANNEL, OutletKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class WordWeights:
    """How rare each word is over the day's reports, and how many origins of a story use it."""

    rarity: Mapping[str, float]
    carried: Mapping[str, int]  # word → number of independent origins of the story that use it

    def centrality(self, words: frozenset[str]) -> float:
        """Return how much of what a story's origins share is in these words, per word."""
        if not words:
            return 0.0
        total = math.fsum(  # exact in any order, and a set has none
            self.rarity.get(word, 1.0) * (ALONE + math.log1p(max(self.carried.get(word, 0) - 1, 0)))
            for word in words
        )
        return total / math.sqrt(len(words) + 6)


def rarity_of_words(reports: Iterable[Report]) -> dict[str, float]:
    """Return the inverse document frequency of each word over the day's reports."""
    return rarity_of(content_words(report.text) for report in reports)


def rarity_of(texts: Iterable[Iterable[str]]) -> dict[str, float]:
    """Return the inverse document frequency of each word over texts, each given by its words."""
    counts: Counter[str] = Counter()
    n_reports = 0
    for words in texts:
        n_reports += 1
        counts.update(words)
    return {word: math.log((n_reports + 2) / (n + 0.5)) for word, n in counts.items()}


def story_weights(
    rarity: Mapping[str, float], words: Mapping[str, frozenset[str]], origin_of: Mapping[str, str]
) -> WordWeights:
    """Return the weights of words in one story; ``words`` are those of its reports, by id."""
    carriers: dict[str, set[str]] = {}
    for report, some in words.items():
        for word in some:
            carriers.setdefault(word, set()).add(origin_of.get(report, report))
    return WordWeights(rarity, {word: len(origins) for word, origins in carriers.items()})


def score_unit(
    unit: Unit, weights: WordWeights, outlet: Outlet | None, *, office: float = 0.0
) -> float:
    """Return how much a unit deserves a place in its section; ``office`` is its speaker's."""
    score = weights.centrality(unit.words)
    score *= 1.25 if unit.index == 0 else 1.1 if unit.index < 3 else 1.0
    if unit.own_words or any(s.speaker and s.speaker.name for s in unit.statements):
        score *= 1.35 + 0.2 * office
    elif unit.index > 0:
        score *= 0.85  # what nobody in particular says is background more often than news
    if any(s.kind is StatementKind.DIRECT for s in unit.statements):
        score *= 1.08
    if any(word[0].isdigit() for word in unit.words):
        score *= 1.1
    if leans(unit):
        score *= 0.3
    bare = unit.bare
    if BACKGROUND.search(bare):
        score *= 0.6
    if not unit.own_words and CHATTY.search(bare):
        score *= 0.6
    if CONDITION.match(bare):
        score *= 0.7
    n_words = len(unit.text.split())
    score *= 1.0 if n_words <= 30 else 0.85 if n_words <= 38 else 0.6
    if n_words < 9:
        score *= 0.7
    return score * {1: 1.1, 2: 1.0}.get(outlet.tier if outlet else 2, 0.9)


def weigh_story(
    story: Story, reports: Sequence[Report], outlets: Mapping[str, Outlet], *, n_speakers: int
) -> float:
    """Return how much a story deserves a place in the edition: origins count, reprints do not."""
    ids = {report.id for report in reports}
    n_origins = sum(1 for origin in story.origins if ids.intersection(origin.reports)) or 1
    known = {report.id: outlets.get(report.outlet or "") for report in reports}
    tiers = [outlet.tier if outlet else 2 for outlet in known.values()]
    newsrooms = {
        report.outlet
        for report in reports
        if (outlet := known[report.id]) is None or outlet.kind not in NOT_NEWS
    }
    return (
        2.0 * math.log2(1 + n_origins)
        + math.log2(1 + len(newsrooms))
        + 0.5 * math.log2(1 + n_speakers)
        + 0.5 * (min(tiers, default=2) == 1)
        + 0.5 * bool(story.conflicts)
    )


def weigh_office(title: str) -> float:
    """Return how much weight an office gives to what is said: 1 for a head of state, 0 for none."""
    lower = title.lower()
    if not lower or MOUTHPIECE.search(lower):
        return 0.25 if lower else 0.0
    deputy = 0.6 if DEPUTY.search(lower) else 1.0
    return next((weight for pattern, weight in OFFICES if pattern.search(lower)), 0.25) * deputy


def staleness(words: frozenset[str], before: Sequence[frozenset[str]]) -> float:
    """Return how much of a sentence was told on the days before: 0 new, 1 told in one sentence.

    A number nobody had told makes it half as stale: a toll that rose is news in old words.
    """
    if len(words) < LEAST_WORDS:
        return 0.0
    most = max((len(words & old) for old in before), default=0) / len(words)
    numbers = {word for word in words if word[0].isdigit()}
    is_counted = numbers and not any(numbers <= old for old in before)
    return most * (0.5 if is_counted else 1.0)


def headline_words(
    headlines: Iterable[tuple[str, str]], rarity: Mapping[str, float]
) -> dict[str, float]:
    """Weigh the words of a story's headlines by the origins that use them, and by rarity.

    ``headlines`` are pairs of origin and headline.
    """
    users: dict[str, set[str]] = {}
    for origin, headline in headlines:
        for word in content_words(headline):
            users.setdefault(word, set()).add(origin)
    return {word: math.log1p(len(by)) * rarity.get(word, 1.0) for word, by in users.items()}


def share_of_headlines(words: frozenset[str], heads: Mapping[str, float]) -> float:
    """Return how much of what the headlines tell stands in a sentence: 0 nothing, 1 the core.

    The core are the five weightiest words; more than that no sentence needs.
    """
    core = math.fsum(sorted(heads.values(), reverse=True)[:CORE])
    held = math.fsum(heads.get(word, 0.0) for word in words)
    return min(1.0, held / core) if core else 0.0
