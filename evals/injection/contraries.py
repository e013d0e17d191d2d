"""M: a word says the contrary of what the sources have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from injection.world import outside, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from injection.world import World

PAIRS = """
rose fell|rise fall|rises falls|risen fallen|increased decreased|increase decrease
increases decreases|raised lowered|raise lower|grew shrank|improved worsened
strengthened weakened|strengthen weaken|tightened eased|extended shortened|extend shorten
extending shortening|upheld overturned|convicted acquitted|legal illegal|approved rejected
accepted rejected|accept reject|approve reject|allowed banned|allow ban|supported opposed
supports opposes|praised condemned|welcomed condemned|imposed lifted|arrested released
detained released|appointed dismissed|joined left|included excluded|includes excludes
temporary permanent|publicly privately|opened closed|open closed|opens closes|began ended
begin end|begins ends|started stopped|start stop|resumed suspended|resume suspend|arrived left
arrive leave|entered left|advanced retreated|won lost|win lose|victory defeat
succeeded failed|built demolished|bought sold|buy sell|imports exports|import export
north south|northern southern|east west|eastern western|upstream downstream|inside outside
above below|before after|earlier later|dawn dusk|morning evening|summer winter|first last
higher lower|highest lowest|largest smallest|oldest youngest|longest shortest|best worst
majority minority|surplus deficit|profit loss|mother father|daughter son|sister brother
husband wife|domestic foreign
"""
CONTRARY = {
    one: other
    for pair in re.split(r"[|\n]", PAIRS.strip())
    for one, other in (pair.split(), pair.split()[::-1])
}


def contrary_word(sentence: str, world: World) -> Iterator[str]:
    """A word turned into its contrary, which no report near it has."""
    for match in outside(sentence, rf"\b(?:{'|'.join(CONTRARY)})\b(?!-)"):
        other = CONTRARY[match[0]]
        before = sentence[: match.start()].lower()
        if match[0] in {"end", "rise", "fall"} and before.endswith("the "):
            continue  # a noun, whose contrary is another word
        if match[0] in {"left", "fallen"} and not re.search(r"\b(?:ha[sd]|have|who) \Z", before):
            continue  # "are left", "left bank", "the fallen"
        if match[0] == "last" and not re.search(r"\bthe \Z", before):
            continue  # "would last", "last year"
        there = re.compile(rf"\b{other}\b", re.IGNORECASE)
        if there.search(sentence) or any(map(there.search, world.near(sentence, 0.3))):
            continue
        yield put(sentence, match, other)
