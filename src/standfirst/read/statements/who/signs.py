"""The signs that speak for and against somebody as the one whom words mean."""

from __future__ import annotations

import re
from math import log1p
from typing import TYPE_CHECKING

from standfirst.read.statements.descriptors import stem
from standfirst.read.statements.lexicon import word_list
from standfirst.read.statements.names import role_words
from standfirst.read.statements.who.entities import Calling, Entity, Mark
from standfirst.read.statements.who.nouns import fields_of, may_be_same, may_be_wider, nouns
from standfirst.read.statements.who.query import Query, is_common, is_person_word
from standfirst.read.statements.who.where import kind_signs, place_signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.descriptors import Descriptors
    from standfirst.read.statements.who.stage import Stage
    from standfirst.read.statements.who.weights import Signs

_CALLED = frozenset(
    {"far", "often", "subject1", "spoke_last", "spoke_last_near", "quoted", "headline", "told_of"}
)
_LOOSE = frozenset({"office", "party", "cause"})  # a leader may be a doctor, a founder a poet
_COMMON = frozenset({"spoke_last", "spoke_last_here", "subject1", "far"})
_AGED = frozenset({"spoke_last", "often", "far", "subject1"})
_CHIEFS = frozenset(
    "leader head chief boss director president chair minister secretary premier manager officer"
    " commander".split()
)
_REPLY = re.compile(rf" (?:{'|'.join(sorted(word_list('replying')))})\b")
_EMPTY = frozenset(
    "former retired then old young new late local top senior deposed ousted jailed detained exiled"
    " embattled ailing elderly veteran elected re-elected newly outspoken long-serving own".split()
)
_TITLES = frozenset({"doctor", "engineer"})  # of many who neither heal nor build
_SUPPORTING = frozenset("deputy vice acting assistant associate shadow junior under".split())


def noun_signs(stage: Stage, entity: Entity, query: Query, known: Descriptors) -> Signs:
    """Weigh somebody for a role or a description."""
    signs = kind_signs(entity)
    is_called = _fit(entity, query, known, signs)
    places = place_signs(stage, entity, query.at, quoted=False)
    if not places:
        _ahead(stage, entity, query, signs)
        if is_called:
            signs["ahead_called"] = 1.0
    elif is_called:
        if entity.role is not None:
            signs["called_unnamed"] = 1.0
        signs.update({f"called_{name}": places[name] for name in _CALLED & places.keys()})
    else:
        signs.update(places)
        if query.opener not in {"the", "this", ""}:
            signs["new_own"] = 1.0
        if is_common(query.head):
            signs.update({f"common_{name}": places[name] for name in _COMMON & places.keys()})
        if query.is_generic:
            signs.update({f"generic_{name}": places[name] for name in _AGED & places.keys()})
        if entity is stage.main and (query.ages or query.is_generic):
            signs["aged_main" if query.ages else "generic_main"] = 1.0
        if query.ages:
            signs.update({f"aged_{name}": places[name] for name in _AGED & places.keys()})
    if query.owner is entity:
        signs["is_owner"] = 1.0
    elif query.owner is not None and query.owner.member is None and _is_owned(query.owner, known):
        signs["same_owner"] = 1.0
    elif query.owner is not None and entity.member is not None and query.owner.member is not None:
        same = entity.member.surname == query.owner.member.surname
        signs["same_surname"] = float(same)
    return {name: value for name, value in signs.items() if value}


def _is_owned(owner: Entity, known: Descriptors) -> bool:
    """Tell whether somebody was told of with the name of a body: "Commission president"."""
    words = (owner.name or owner.role or "").lower().split()
    return any(word in known.words for word in words if len(word) > 3)


def _ahead(stage: Stage, entity: Entity, query: Query, signs: Signs) -> None:
    """Weigh one who is told of only behind the words: "the ministry’s head … Petra Lunz"."""
    first = entity.at[0] if entity.at else 1 << 60
    signs["ahead"] = 1.0
    far = stage.sentence(first) - stage.sentence(query.at)
    signs["ahead_far"] = log1p(far)
    if "not_called" in signs and entity.marks.get(first, 0) & Mark.SUBJECT:
        if far <= 1:
            signs["ahead_next"] = 1.0
        elif far <= 3:
            signs["ahead_soon"] = 1.0
        if stage.sentence(query.at) <= 3 and far <= 4:
            signs["ahead_top"] = 1.0
    if entity.marks.get(first, 0) & Mark.SUBJECT:
        signs["ahead_subject"] = 1.0
    if _REPLY.match(stage.text, stage.end_of(first, entity.name or "")):
        signs["ahead_replies"] = 1.0
    if query.opener == "a":
        signs["ahead_a"] = 1.0
    if query.is_headline:
        signs["ahead_headline"] = 1.0
        signs["ahead_often"] = log1p(min(len(entity.at), 8))


def calling_of(entity: Entity, known: Descriptors) -> Calling:
    """Return what the nouns tell that somebody is called by."""
    size = len(known.heads)
    if entity.calling is None or entity.calling.size != size:
        same = nouns().same
        heads = [h for h in known.heads if is_person_word(h) or h in same or is_common(h)]
        entity.calling = Calling(size, bool(heads), fields_of(set(heads) - _TITLES))
    return entity.calling


def _fit(entity: Entity, query: Query, known: Descriptors, signs: Signs) -> bool:
    """Weigh how well words fit what is told of somebody; tell whether it is called so."""
    is_called = True
    calling = calling_of(entity, known)
    fields = calling.fields
    if query.head in known.heads:
        signs["same_head"] = 1.0
    elif query.head == "#aged":
        is_called = False
    elif may_be_same(query.head, known.heads):
        signs["near_office" if query.head in _CHIEFS else "near_head"] = 1.0
    elif not query.words.isdisjoint(known.heads):
        signs["near_head"] = 1.0  # "the deputy minister" is "his deputy, Grace Otuma"
    elif may_be_wider(query.head, known.heads):
        is_called = False
        signs["wide_head"] = 1.0
    elif fields and query.fields:
        is_called = False
        loose = not (fields - _LOOSE and query.fields - _LOOSE)
        is_other = "loose_field" if loose else "other_field"
        signs["same_field" if fields & query.fields else is_other] = 1.0
    else:
        is_called = False
        is_known = query.fields or is_person_word(query.head)
        signs["no_field" if is_known else "odd_head"] = 1.0
    if not calling.is_called:
        signs["not_called"] = 1.0
    if not is_called and stem(query.head) in known.stems:
        signs["same_stem"] = 1.0
    if not is_called and not fields:
        topics = nouns().topics
        if any(not known.stems.isdisjoint(topics.get(one, ())) for one in query.fields):
            signs["same_topic"] = 1.0
    _fit_words(query, known, signs, is_called=is_called)
    if query.is_former:
        signs["former" if is_called else "former_other"] = 1.0
    if query.is_new:
        signs["is_new"] = 1.0
    if query.ages:
        signs["same_age" if query.ages & known.ages else "no_age"] = 1.0
    _agree(entity, query, signs)
    return is_called


def _fit_words(query: Query, known: Descriptors, signs: Signs, *, is_called: bool) -> None:
    """Weigh the words around the noun."""
    if query.words:
        same = [word in known.words or stem(word) in known.stems for word in query.words]
        signs["same_words"] = float(sum(same))
        if is_called:
            signs["new_words"] = float(len(query.words - known.words - _EMPTY))
        if (query.words & _SUPPORTING) - known.words:
            signs["is_deputy"] = 1.0
    if query.behind:
        if not query.behind.isdisjoint(known.words):
            signs["same_behind"] = 1.0
        elif is_called:
            signs["other_behind"] = 1.0
    if is_called and (known.words & _SUPPORTING) - query.words:
        signs["deputy_left_out"] = 1.0


def _agree(entity: Entity, query: Query, signs: Signs) -> None:
    """Weigh gender and country."""
    if query.gender and entity.gender:
        signs["same_gender" if query.gender == entity.gender else "other_gender"] = 1.0
    elif query.gender and entity.guess:
        signs["same_guess" if query.gender == entity.guess else "other_guess"] = 1.0
    member = entity.member
    country = member.affiliation if member else entity.body.affiliation if entity.body else None
    if query.affiliation:
        name = "same_country" if country == query.affiliation else "other_country"
        signs[name if country else "no_country"] = 1.0


def body_signs(stage: Stage, entity: Entity, query: Query, kinds: frozenset[str]) -> Signs:
    """Weigh a body for "the ministry", "the company", "the Aldmarkian brewer"."""
    signs = place_signs(stage, entity, query.at, quoted=False)
    signs.update(kind_signs(entity))
    name = (entity.name or "").lower().split()
    if query.head in name:
        signs["same_head"] = 1.0
    elif query.kinds & kinds:
        signs["same_kind"] = 1.0
    elif kinds:
        signs["other_kind"] = 1.0
    else:
        signs["no_kind_firm" if "firm" in query.kinds else "no_kind"] = 1.0
    if "no_kind_firm" in signs and "spoke" in signs:
        signs["firm_spoke"] = 1.0
    signs["same_words"] = float(sum(word in name for word in query.words))
    if query.words - set(name) and "same_head" in signs:
        signs["other_words"] = 1.0
    if "far" not in signs:
        _ahead(stage, entity, query, signs)
    _agree(entity, query, signs)
    return {name: value for name, value in signs.items() if value}


def is_of_other_country(entity: Entity, query: Query) -> bool:
    """Tell whether somebody is told to be of another country than the words."""
    member = entity.member
    country = member.affiliation if member else entity.body.affiliation if entity.body else None
    return bool(query.affiliation and country and country != query.affiliation)


def nobody_signs(
    query: Query, rows: Sequence[tuple[Entity | None, Signs]], *, is_brought: bool
) -> Signs:
    """Weigh that words mean nobody with a name, beside those who might be meant.

    ``is_brought`` tells that one without a name was brought in by the same noun: "a shopkeeper".
    """
    signs: Signs = {"nobody": 1.0, f"nobody_{query.opener or 'bare'}": 1.0}
    named = [row for who, row in rows if who is not None and who.name is not None]
    told = [row for who, row in rows if who is not None and who.name is None]
    is_plain = not query.fields and not query.kinds and not query.ages
    for name, is_so in (
        ("anybody", query.head in role_words().anybody),
        ("common", is_common(query.head)),
        ("behind", bool(query.behind)),
        ("told", any("same_head" in row for row in told)),
        ("brought", is_brought),
        ("called", any("same_head" in row for row in named)),
        (
            "near",
            any("near_head" in row or "near_office" in row or "same_kind" in row for row in named),
        ),
        ("kin", query.head in role_words().relations),
        ("odd", is_plain and not is_person_word(query.head)),
        ("headline", query.is_headline),
        ("aged", bool(query.ages)),
        ("country", bool(query.affiliation)),
        ("generic", query.is_generic),
        ("new", query.is_new),
        ("words", bool(query.words)),
        ("body_owns", query.owner is not None and query.owner.human < 1),
    ):
        if is_so:
            signs[f"nobody_{name}"] = 1.0
    return signs
