"""The signs of where somebody was told of last, and of what sort it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import log1p
from typing import TYPE_CHECKING

from standfirst.read.statements.who.entities import Entity, Mark

if TYPE_CHECKING:
    from standfirst.read.statements.who.stage import Stage
    from standfirst.read.statements.who.weights import Signs

_SENTENCES = 4
_LAST_PLACES = 6  # among which one as a subject is looked for
_FAR = tuple(f"far{n}" for n in range(_SENTENCES + 1))
_HUMAN = {n: f"human{n}" for n in range(-2, 3)}
_SUBJECT_OR_QUOTED = Mark.SUBJECT | Mark.QUOTED


def place_signs(stage: Stage, entity: Entity, at: int, *, quoted: bool) -> Signs:
    """Weigh where somebody was told of before an offset; empty where nowhere."""
    n = bisect_left(entity.at, at)
    if n == 0:
        return {}
    last = entity.at[n - 1]
    marks = entity.marks[last]
    here = bisect_right(stage.starts, at)
    far = here - bisect_right(stage.starts, last)
    signs: Signs = {_FAR[min(far, _SENTENCES)]: 1.0, "far": log1p(far)}
    lines = bisect_right(stage.breaks, at) - bisect_right(stage.breaks, last)
    if lines:
        signs["par1" if lines <= 2 else "par2"] = 1.0
    if marks:
        _seen(stage, entity, last, signs, is_near=far <= 1, quoted=quoted)
    elif stage.is_told_of(last, entity):
        signs["told_of"] = 1.0
    # The last place where it was a subject outside quotations.
    for place in reversed(entity.at[max(0, n - _LAST_PLACES) : n]):
        seen = entity.marks[place]
        if seen & _SUBJECT_OR_QUOTED == Mark.SUBJECT:
            away = far if place == last else here - bisect_right(stage.starts, place)
            signs["was_subject"] = 1.0
            signs["subject_far"] = log1p(away)
            if away <= 1:
                signs["subject1" if away else "subject0"] = 1.0
            if seen & Mark.SPEAKING:
                signs["spoke"] = 1.0
            break
    if entity is stage.last:
        signs["spoke_last"] = 1.0
        if far <= 1:
            signs["spoke_last_near"] = 1.0
        if not lines:
            signs["spoke_last_here"] = 1.0
    signs["often"] = log1p(min(n, 8))
    return signs


def _seen(
    stage: Stage, entity: Entity, last: int, signs: Signs, *, is_near: bool, quoted: bool
) -> None:
    """Weigh what can be seen at the last place where somebody was told of."""
    marks = entity.marks[last]
    if marks & Mark.SUBJECT:
        signs["subject"] = 1.0
        if is_near:
            signs["subject_near"] = 1.0
    if marks & Mark.OBJECT:
        signs["object"] = 1.0
    if marks & Mark.OWNER:
        signs["owner"] = 1.0
    if marks & Mark.QUOTED:
        signs["both_quoted" if quoted else "quoted"] = 1.0
    elif stage.is_told_of(last, entity):
        signs["told_of"] = 1.0
    if marks & Mark.PRONOUN:
        signs["pronoun"] = 1.0
    if marks & Mark.HEADLINE:
        signs["headline"] = 1.0


def kind_signs(entity: Entity) -> Signs:
    """Tell what sort of entity it is."""
    if entity.member is None:
        return {"unnamed": 1.0} if entity.body is None else {"body": 1.0}
    signs: Signs = {_HUMAN[entity.human]: 1.0}
    if " " not in (entity.name or ""):
        signs["short"] = 1.0
    return signs


def gender_sign(entity: Entity, gender: str) -> str:
    """Tell whether a pronoun's gender is somebody's, or what pronouns before told of it."""
    if entity.gender:
        return "gender" if entity.gender == gender else "other_gender"
    if entity.guess:
        return "guess" if entity.guess == gender else "other_guess"
    return "no_gender"


def person_signs(
    stage: Stage, entity: Entity, at: int, gender: str, *, quoted: bool, behind: bool
) -> Signs:
    """Weigh somebody for "he" or "she"; ``behind`` is a pronoun behind the words it says."""
    signs = place_signs(stage, entity, at, quoted=quoted)
    signs.update(kind_signs(entity))
    signs[gender_sign(entity, gender)] = 1.0
    if behind and "spoke_last" in signs:
        signs["behind_spoke_last"] = 1.0
    if behind and "subject1" in signs:
        signs["behind_subject"] = 1.0
    if "subject_near" in signs and stage.opens(at):
        signs["opens_subject"] = 1.0
    if quoted:
        signs["in_quote"] = 1.0
        if "spoke_last" in signs:
            signs["quoted_spoke_last"] = 1.0
    return signs
