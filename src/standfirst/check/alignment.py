"""Derive a sentence from its citations and edits, character by character.

A sentence is proved when its text can be read off from left to right as cited characters in
their order, changed only by the recorded edits in their order. The derivation found here is
what all further rules of the proof look at; it knows nothing of how the sentence was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.records import Edit

MAX_STATES = 200_000  # a sentence of 600 characters and 20 edits visits a few thousand


@dataclass(frozen=True, slots=True)
class Step:
    """One run of the derivation.

    ``out`` are offsets into the sentence, ``cited`` offsets into the citation's exact words;
    ``edit`` is null for a run of characters that was taken over as it stands.
    """

    out: tuple[int, int]
    citation: int
    cited: tuple[int, int]
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a sentence comes out of its citations; ``used`` counts the citations read through."""

    steps: tuple[Step, ...]
    used: int


State = tuple[int, int, int, int]  # offset in text, citation, offset in it, number of edits made


def derive(text: str, exacts: Sequence[str], edits: Sequence[Edit]) -> Derivation | None:
    """Find a derivation of the text, or None when there is none.

    Citations after the last one needed are left unread: they support, they do not supply words.
    """
    start: State = (0, 0, 0, 0)
    came_from: dict[State, State] = {start: start}
    stack = [start]
    while stack and len(came_from) < MAX_STATES:
        state = stack.pop()
        if _is_done(state, text, exacts, edits):
            return Derivation(_steps_to(state, came_from, edits), state[1] + 1)
        # Pushed last is tried first: a matching edit before a plain character.
        for following in _following(state, text, exacts, edits):
            if following not in came_from:
                came_from[following] = state
                stack.append(following)
    return None


def _is_done(state: State, text: str, exacts: Sequence[str], edits: Sequence[Edit]) -> bool:
    at, citation, offset, made = state
    return (
        at == len(text)
        and made == len(edits)
        and citation < len(exacts)
        and offset == len(exacts[citation])
    )


def _following(
    state: State, text: str, exacts: Sequence[str], edits: Sequence[Edit]
) -> list[State]:
    at, citation, offset, made = state
    exact = exacts[citation] if citation < len(exacts) else ""
    following: list[State] = []
    if offset == len(exact) and citation + 1 < len(exacts):
        following.append((at, citation + 1, 0, made))
    if offset < len(exact) and at < len(text) and exact[offset] == text[at]:
        following.append((at + 1, citation, offset + 1, made))
    if made < len(edits):
        edit = edits[made]
        if exact.startswith(edit.before, offset) and text.startswith(edit.after, at):
            following.append((at + len(edit.after), citation, offset + len(edit.before), made + 1))
    return following


def _steps_to(
    state: State, came_from: dict[State, State], edits: Sequence[Edit]
) -> tuple[Step, ...]:
    moves: list[Step] = []
    while came_from[state] != state:
        before = came_from[state]
        if state[1] == before[1]:
            edit = edits[before[3]] if state[3] > before[3] else None
            moves.append(Step((before[0], state[0]), before[1], (before[2], state[2]), edit))
        state = before
    moves.reverse()
    steps: list[Step] = []
    for move in moves:
        last = steps[-1] if steps else None
        if (
            last
            and last.edit is None
            and move.edit is None
            and last.citation == move.citation
            and last.out[1] == move.out[0]
            and last.cited[1] == move.cited[0]
        ):
            steps[-1] = Step(
                (last.out[0], move.out[1]), move.citation, (last.cited[0], move.cited[1])
            )
        else:
            steps.append(move)
    return tuple(steps)
