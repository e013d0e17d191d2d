"""Cue groups: the whole verb group that links a source to what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from standfirst.read.statements.lexicon import word_list

if TYPE_CHECKING:
    from standfirst.read.statements.lexicon import Cue, CueForm, Lexicon
    from standfirst.read.statements.units import Unit

_BE = word_list("be")
_NEGATIONS = frozenset(["not", "never", "cannot", "no", "nor", "neither"])
_PLURALS = word_list("plurals")
_GROUPS = frozenset({"some", "many", "most", "several", "few", "others", "both", "all"})
_HAVE = word_list("have")
_GUESSES = frozenset({"possibly", "perhaps", "apparently", "maybe", "probably", "seemingly"})
_NEVER_NOUNS = frozenset({"say", "tell", "think", "believe", "argue", "add", "insist"})
_TOLD_BY_OTHERS = frozenset({"quoted", "cited", "reported", "heard"})
_LONGEST_AGENT = 12  # tokens of "by the daily …"
_MODALS = word_list("modals")


class CueGroup(NamedTuple):
    """The tokens ``start … end - 1`` of a unit, and what kind of cue they are."""

    start: int
    end: int
    head: int
    cue: Cue
    form: str  # b s p g, as CueForm; "n" a passive
    negated: bool = False
    modal: bool = False  # could, might, … say: nothing was said
    passive: bool = False


def find_cues(unit: Unit, lexicon: Lexicon) -> list[CueGroup]:
    """Return the cue groups of a unit in order; nouns that look like cues are left out."""
    found: list[CueGroup] = []
    at = unit.tags.find("K")
    while at >= 0:
        group = _group_at(unit, at, lexicon)
        if group is not None and (not found or group.start >= found[-1].end):
            found.append(group)
            at = unit.tags.find("K", group.end)
        else:
            at = unit.tags.find("K", at + 1)
    return _with_being(unit, found, lexicon)


def _with_being(unit: Unit, found: list[CueGroup], lexicon: Lexicon) -> list[CueGroup]:
    """Add groups headed by a form of "be" ("was quoted as saying", "is quoted by … as asking")."""
    if _TOLD_BY_OTHERS.isdisjoint(unit.lows):
        return found
    known = {group.head for group in found}
    for at in range(1, len(unit.lows) - 1):
        if unit.lows[at] not in _TOLD_BY_OTHERS or at in known or unit.tags[at - 1] not in "ARX":
            continue
        saying = _saying_after(unit, at, lexicon)
        if saying:
            row = _entry(lexicon, "is", ("quoted", "as", "saying"))
            start = _left_edge(unit, at, lexicon)
            found = [g for g in found if g.end <= start or g.start > saying]
            found.append(CueGroup(start, saying + 1, at, row, "p"))
    return sorted(found, key=lambda group: group.start)


def _saying_after(unit: Unit, at: int, lexicon: Lexicon) -> int:
    """Return where the "saying" of "quoted (by …) as saying" stands; 0 for nowhere."""
    if unit.lows[at] == "heard":
        return at + 1 if _is_saying(unit, at + 1, lexicon) else 0
    reach = len(unit.lows) - 1
    if unit.lows[at + 1] == "by":
        reach = min(reach, at + _LONGEST_AGENT)
    elif unit.lows[at + 1] != "as":
        return 0
    for i in range(at + 1, reach):
        if unit.tags[i] in ",;:QHW":
            return 0
        if unit.lows[i] == "as":
            return i + 1 if _is_saying(unit, i + 1, lexicon) else 0
    return 0


def _is_saying(unit: Unit, i: int, lexicon: Lexicon) -> bool:
    return i < len(unit.lows) and any(
        row.form == "g" and row.cue.tail for row in lexicon.cues.get(unit.lows[i], ())
    )


def _entry(lexicon: Lexicon, head: str, rest: tuple[str, ...]) -> Cue:
    return next(row.cue for row in lexicon.cues[head] if row.cue.rest == rest)


def _group_at(unit: Unit, head: int, lexicon: Lexicon) -> CueGroup | None:
    start = _left_edge(unit, head, lexicon)
    if unit.lows[head - 1 : head] == ["neither"] and unit.lows[head + 1 : head + 2] == ["nor"]:
        return _neither_nor(unit, start, head, lexicon)
    helpers = unit.lows[start:head]
    row, end = _best_row(unit, start, head, helpers, lexicon)
    if row is None:
        return None
    while unit.tag(end) == "R" and _ends_group(unit, end):
        end += 1
    passive = _is_passive(unit.lows[head], helpers, row, lexicon)
    form = row.form
    if form == "g" and any(word in _BE for word in helpers):
        form = "p"
    negated = any(
        word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in helpers
    ) or row.cue.act in {"refuse", "deny"}
    if form == "g" and any(word in _GUESSES for word in helpers):
        return None  # "possibly hinting at": the reporter's guess
    modal = not negated and any(word in lexicon.hypothetical for word in helpers)
    return CueGroup(start, end, head, row.cue, form, negated, modal, passive)


def _ends_group(unit: Unit, i: int) -> bool:
    """Tell whether an adverb closes the verb group: "said simply:", "commented drily."."""
    is_manner = unit.lows[i].endswith("ly") or unit.lows[i] == "again"
    return is_manner and unit.tag(i + 1) in ",.:;?Q"


def _neither_nor(unit: Unit, start: int, head: int, lexicon: Lexicon) -> CueGroup | None:
    """Read "neither confirmed nor ruled out" as one cue."""
    second = head + 2
    for row in lexicon.cues.get(unit.lows[second], ()) if second < len(unit.lows) else ():
        end = second + 1 + len(row.cue.rest)
        if tuple(unit.lows[second + 1 : end]) == row.cue.rest:
            return CueGroup(start, end, head, row.cue, "p", negated=True)
    return None


def _best_row(
    unit: Unit, start: int, head: int, helpers: list[str], lexicon: Lexicon
) -> tuple[CueForm | None, int]:
    """Return the longest entry whose words stand here and whose form fits, with its end."""
    for row in lexicon.cues[unit.lows[head]]:
        end = head + 1 + len(row.cue.rest)
        if tuple(unit.lows[head + 1 : end]) == row.cue.rest and _is_verb(
            unit, start, head, row, helpers
        ):
            return row, end
    return None, head


def _left_edge(unit: Unit, head: int, lexicon: Lexicon) -> int:
    start = head
    while start > 0:
        tag, low = unit.tags[start - 1], unit.lows[start - 1]
        if (
            tag in {"X", "A"}
            or low in _NEGATIONS - {"no"}
            or low in lexicon.cue_adverbs
            or (tag == "R" and low.endswith("ly"))
        ):
            start -= 1
        else:
            break
    return start


def _is_passive(word: str, helpers: list[str], row: CueForm, lexicon: Lexicon) -> bool:
    if word not in lexicon.participles or row.form == "g":
        return False
    last = next((helper for helper in reversed(helpers) if helper in _BE | _HAVE), "")
    return last in _BE


def _is_verb(unit: Unit, start: int, head: int, row: CueForm, helpers: list[str]) -> bool:
    """Tell a verb from the noun, adjective or infinitive that looks like it."""
    before = unit.tag(start - 1)
    if before == "T" or (before == "X" and unit.tag(start - 2) == "T"):
        return False
    if row.form == "g":
        return before not in "DGIA" or unit.tag(start - 1) == "."
    has_auxiliary = any(_is_auxiliary(word) for word in helpers)
    may_be_noun = row.form in "bs" and row.cue.lemma not in _NEVER_NOUNS
    if may_be_noun and unit.tag(head + 1) in "AvK" and before in "nNDG":
        return False  # "text messages were": a noun
    if row.cue.lemma == "state" and not has_auxiliary and _is_land(unit, start, head):
        return False
    if row.form == "b":
        return has_auxiliary or is_plural(unit, start - 1)
    if row.form == "s":
        is_part = before == "#" and unit.tag(start - 2) == "I"  # "one of 45 states"
        return not has_auxiliary and not is_part and before not in "DIGAK"
    return before not in "DG" or has_auxiliary


def _is_land(unit: Unit, start: int, head: int) -> bool:
    """Tell the state that one lives in: "two northern states that", "and state legislators"."""
    if unit.lows[head] == "state":
        return unit.tag(start - 1) in "C," and unit.tag(head + 1) in "nN"
    if unit.lows[head] != "states" or start < 1:
        return False
    before = unit.lows[start - 1]
    if before.endswith("ern") or ("-" in before and unit.tag(start - 1) == "n"):
        return True
    while start > 0 and unit.tags[start - 1] == "n":
        start -= 1
    return unit.tag(start - 1) == "#" and unit.tag(start - 2) not in "DnN"


def _is_auxiliary(word: str) -> bool:
    return (
        word in _HAVE | _BE
        or word in _MODALS
        or word.endswith(("n't", "n’t", "'ll", "’ll", "'ve", "’ve", "'d", "’d"))
    )


def is_plural(unit: Unit, i: int) -> bool:
    """Tell whether a subject that ends at a token takes a verb in its base form."""
    if i < 0:
        return False
    low = unit.lows[i]
    if unit.tags[i] == "P":
        return low not in {"he", "she", "it", "someone", "everyone", "this", "that", "one"}
    if unit.tags[i] in "WC," or low in _GROUPS:
        return True
    return low in _PLURALS or (
        low.endswith("s") and not low.endswith("ss") and unit.tags[i] in "nN"
    )
