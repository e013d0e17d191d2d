"""Cue groups: the whole verb group that links a source to what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
_MODALS = word_list("modals")


@dataclass(frozen=True, slots=True)
class CueGroup:
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
    """Add groups headed by a form of "be" ("was quoted as saying")."""
    known = {group.head for group in found}
    at = -1
    for word in ("as", "heard"):
        if word not in unit.lows:
            continue
        for at in range(1, len(unit.lows) - 1):
            if unit.lows[at] not in {"quoted", "cited", "reported", "heard"} or at in known:
                continue
            saying = at + 2 if unit.lows[at + 1] == "as" else at + 1
            if saying < len(unit.lows) and unit.lows[saying] == "saying":
                row = _entry(lexicon, "is", ("quoted", "as", "saying"))
                start = _left_edge(unit, at, lexicon)
                found = [g for g in found if g.end <= start or g.start > saying]
                found.append(CueGroup(start, saying + 1, at, row, "p"))
    return sorted(found, key=lambda group: group.start)


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


def _neither_nor(unit: Unit, start: int, head: int, lexicon: Lexicon) -> CueGroup | None:
    """Read "neither confirmed nor denied" as one cue."""
    second = head + 2
    rows = lexicon.cues.get(unit.lows[second], ()) if second < len(unit.lows) else ()
    return CueGroup(start, second + 1, head, rows[0].cue, "p", negated=True) if rows else None


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
    if row.form == "b":
        return has_auxiliary or _is_plural(unit, start - 1)
    if row.form == "s":
        return not has_auxiliary and before not in "DIGAK"
    return before not in "DG" or has_auxiliary


def _is_auxiliary(word: str) -> bool:
    return (
        word in _HAVE | _BE
        or word in _MODALS
        or word.endswith(("n't", "n’t", "'ll", "’ll", "'ve", "’ve", "'d", "’d"))
    )


def _is_plural(unit: Unit, i: int) -> bool:
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
