"""How other words come out of a derivation: what stays, what changed, each change in its place.

Pure comparison: whether a change is allowed is no matter here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from standfirst.records import Edit, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.check.alignment import Derivation

REWORDED = "reworded"  # of an edit that no licence allows
TOKEN = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class _Atom:
    """A run of the old sentence and the cited words it came from; ``edit`` is null where equal."""

    out: tuple[int, int]
    citation: int
    cited: tuple[int, int]
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Old words ``[start, end)`` that became the new ones ``[new_start, new_end)``."""

    start: int
    end: int
    new_start: int
    new_end: int

    def meets(self, out: tuple[int, int]) -> bool:
        """Tell whether it changes something inside a run."""
        return self.start < out[1] and self.end > out[0]

    def with_(self, other: _Hunk) -> _Hunk:
        """Return the hunk from the beginning of this one to the end of another."""
        return _Hunk(self.start, other.end, self.new_start, other.new_end)

    def over(self, out: tuple[int, int]) -> _Hunk:
        """Return the hunk with all of a run in it; what it takes in beside itself is equal."""
        before, behind = max(0, self.start - out[0]), max(0, out[1] - self.end)
        return _Hunk(
            self.start - before, self.end + behind, self.new_start - before, self.new_end + behind
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """An edit, and which words of which citation it replaces."""

    edit: Edit
    citation: int
    start: int
    end: int


def recompose(sentence: Sentence, derivation: Derivation, text: str) -> list[Placed]:
    """Return the edits by which another text comes out of a sentence's cited words.

    Edits the sentence has already are kept, but where a change cuts into one: that one goes into
    the change whole. New ones have the operation "reworded".
    """
    atoms = _atoms(derivation)
    return _compose(sentence, text, atoms, _widen(_hunks(sentence.text, text), atoms))


def _atoms(derivation: Derivation) -> list[_Atom]:
    """Part a derivation into single characters taken over, and edits."""
    atoms: list[_Atom] = []
    for step in derivation.steps:
        if step.edit is not None:
            atoms.append(_Atom(step.out, step.citation, step.cited, step.edit))
            continue
        for n in range(step.out[1] - step.out[0]):
            out, cited = step.out[0] + n, step.cited[0] + n
            atoms.append(_Atom((out, out + 1), step.citation, (cited, cited + 1)))
    return atoms


def _hunks(old: str, new: str) -> list[_Hunk]:
    """Compare two wordings word by word; changes with nothing but blanks between are one."""
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    starts, new_starts = [0], [0]
    for offsets, tokens in ((starts, before), (new_starts, after)):
        for token in tokens:
            offsets.append(offsets[-1] + len(token))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    hunks: list[_Hunk] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        hunk = _Hunk(starts[a], starts[b], new_starts[c], new_starts[d])
        if hunks and not old[hunks[-1].end : hunk.start].strip():
            hunks[-1] = hunks[-1].with_(hunk)
        else:
            hunks.append(hunk)
    return hunks


def _widen(hunks: list[_Hunk], atoms: Sequence[_Atom]) -> list[_Hunk]:
    """Let each change take in whole any earlier edit that it cuts into."""
    for atom in atoms:
        if atom.edit is None or atom.out[0] == atom.out[1]:
            continue
        met = [n for n, hunk in enumerate(hunks) if hunk.meets(atom.out)]
        if met:
            merged = hunks[met[0]].with_(hunks[met[-1]]).over(atom.out)
            hunks = [*hunks[: met[0]], merged, *hunks[met[-1] + 1 :]]
    return hunks


def _compose(
    sentence: Sentence, text: str, atoms: Sequence[_Atom], hunks: Sequence[_Hunk]
) -> list[Placed]:
    """Return the edits that make the new words, in their order, each with what it replaces."""
    made: list[Placed] = []
    at = 0
    for hunk in hunks:
        while at < len(atoms) and _is_before(atoms[at], hunk):
            made += _kept(atoms[at])
            at += 1
        first = at
        while at < len(atoms) and _is_inside(atoms[at], hunk):
            at += 1
        new = text[hunk.new_start : hunk.new_end]
        made += _replace(sentence, atoms, first, atoms[first:at], new)
    for atom in atoms[at:]:
        made += _kept(atom)
    return made


def _is_before(atom: _Atom, hunk: _Hunk) -> bool:
    if atom.out[0] == atom.out[1] == hunk.start and hunk.start < hunk.end:
        return False  # words left out where the change begins go with it
    return atom.out[1] <= hunk.start


def _is_inside(atom: _Atom, hunk: _Hunk) -> bool:
    if atom.out[0] == atom.out[1]:
        return hunk.start <= atom.out[0] < hunk.end
    return hunk.meets(atom.out)


def _kept(atom: _Atom) -> list[Placed]:
    return [Placed(atom.edit, atom.citation, *atom.cited)] if atom.edit else []


def _replace(
    sentence: Sentence, atoms: Sequence[_Atom], at: int, taken: Sequence[_Atom], text: str
) -> list[Placed]:
    """Put new words in place of atoms; words of several citations need an edit for each."""
    if not taken:
        if at < len(atoms):
            citation, place = atoms[at].citation, atoms[at].cited[0]
        else:
            citation, place = atoms[-1].citation, atoms[-1].cited[1]
        return [Placed(Edit(REWORDED, "", text), citation, place, place)]
    made = []
    for citation in dict.fromkeys(atom.citation for atom in taken):
        own = [atom for atom in taken if atom.citation == citation]
        start, end = own[0].cited[0], own[-1].cited[1]
        before = sentence.citations[citation].exact[start:end]
        if before or text:
            made.append(Placed(Edit(REWORDED, before, text), citation, start, end))
        text = ""
    return made
