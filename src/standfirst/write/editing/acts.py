"""The editor's decisions, one function each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.records import LeftOut, Sentence, SentenceKind
from standfirst.write.editing.draft import (
    Draft,
    Part,
    behind_part,
    end_of,
    insert,
    part_of,
    place_of,
)
from standfirst.write.editing.keys import HEADLINE, is_section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from standfirst.records import EditionJudgement

MOST_TOLD = 3  # sentences in one notice
TAKEN_OUT = "taken out by the editor"
Prove = Callable[[Sentence, str], Sentence]


def _out(draft: Draft, one: EditionJudgement, _: object, __: object) -> None:
    reason = f"{TAKEN_OUT} ({one.who})"
    if is_section(one.subject):
        n = part_of(draft, one)
        if n is None:
            return
        part = draft.parts.pop(n)
        draft.gone[one.subject] = (n, part, "")
        draft.left_out.append(LeftOut(part.story, reason, part.heading.text))
        return
    place = place_of(draft, one.subject)
    if place is not None:
        part = draft.parts[place[0]]
        sentence = part.sentences.pop(place[1])
        draft.gone[one.subject] = (place[1], sentence, part.story)
        draft.left_out.append(LeftOut(part.story, reason, sentence.text))
        return
    for part in draft.parts:
        if part.standfirst is not None and part.standfirst.key == one.subject:
            draft.left_out.append(LeftOut(part.story, reason, part.standfirst.text))
            draft.gone[one.subject] = (0, part.standfirst, part.story)
            part.standfirst = None
    draft.loose = [sentence for sentence in draft.loose if sentence.key != one.subject]


def _in(draft: Draft, one: EditionJudgement, _: object, __: object) -> None:
    """Put back what was taken out; a story that the writer left out was written for this row."""
    if one.subject not in draft.gone:
        if is_section(one.subject) and part_of(draft, one) is None:
            draft.told.append(f"“{one.was}” was asked for and could not be written")
        return
    n, what, story = draft.gone.pop(one.subject)
    text = what.heading.text if isinstance(what, Part) else what.text
    _list_no_more(draft, text)
    if isinstance(what, Part):
        draft.parts.insert(min(n, len(draft.parts)), what)
        return
    for part in draft.parts:
        if part.story == story:
            if _key_of_standfirst(what, draft):
                part.standfirst = what
            else:
                part.sentences.insert(min(n, len(part.sentences)), what)


def _list_no_more(draft: Draft, text: str) -> None:
    """Take words that stand in the edition again off the list of what was taken out."""
    draft.left_out = [
        left
        for left in draft.left_out
        if left.text != text or not left.reason.startswith(TAKEN_OUT)
    ]


def _key_of_standfirst(sentence: Sentence, draft: Draft) -> bool:
    return sentence.key in {one.key for one in draft.edition.standfirst}


def _move(draft: Draft, one: EditionJudgement, _: object, __: object) -> None:
    if is_section(one.subject):
        n = part_of(draft, one)
        if n is not None:
            part = draft.parts.pop(n)
            draft.parts.insert(behind_part(draft, one.after), part)
        return
    place = place_of(draft, one.subject)
    if place is None:
        return
    sentence = draft.parts[place[0]].sentences.pop(place[1])
    insert(draft, sentence, one.after, place)


def _reword(draft: Draft, one: EditionJudgement, prove: Prove, _: object) -> None:
    text = one.text or ""
    if one.subject == HEADLINE:
        # Proved from what it was made of: the writer may have another headline by now.
        old = one.sentence or draft.edition.headline
        if old is not None:
            draft.headline = prove(old, text)
        return
    _keep(draft, one)
    place = place_of(draft, one.subject)
    if place is not None:
        sentences = draft.parts[place[0]].sentences
        sentences[place[1]] = prove(_base(one, sentences[place[1]]), text)
        return
    for part in draft.parts:
        if part.heading.key == one.subject:
            part.heading = prove(_base(one, part.heading), text)
            return
        if part.standfirst is not None and part.standfirst.key == one.subject:
            part.standfirst = prove(_base(one, part.standfirst), text)
            return
    if _reword_kept(draft, one, prove):
        return
    draft.loose = [prove(s, text) if s.key == one.subject else s for s in draft.loose]


def _base(one: EditionJudgement, now: Sentence) -> Sentence:
    """Return what a wording is proved from: the writer's sentence where it has these very words."""
    return one.sentence if one.sentence is not None and one.sentence.text == one.text else now


def _reword_kept(draft: Draft, one: EditionJudgement, prove: Prove) -> bool:
    """Set a reworded heading, or sentence of the standfirst, where the writer has another now."""
    if one.section is None or one.section.sentences or one.sentence is None:
        return False
    n = part_of(draft, replace(one, subject=one.section.story))
    if n is None:
        draft.told.append(f"its story is gone, and with it your words: “{one.text}”")
        return True
    words = prove(one.sentence, one.text or "")
    if one.sentence.key == one.section.heading.key:
        draft.told.append(f"kept, in place of a new heading: “{draft.parts[n].heading.text}”")
        draft.parts[n].heading = words
    else:
        draft.parts[n].standfirst = words
    return True


def _keep(draft: Draft, one: EditionJudgement) -> None:
    """Bring back a sentence that was decided about and is no longer written."""
    if one.section is None or not one.section.sentences or place_of(draft, one.subject):
        return
    if one.subject in draft.gone:
        return
    kept = one.section.sentences[0]
    if kept.key != one.subject:
        return
    last = next(
        (
            (n, len(part.sentences))
            for n, part in enumerate(draft.parts)
            if part.story == one.section.story
        ),
        None,
    )
    draft.told.append(f"kept, though it would no longer be written: “{one.was}”")
    if not insert(draft, kept, one.after, last):
        draft.parts.append(Part(one.section.story, one.section.heading, [kept]))


def _add(draft: Draft, one: EditionJudgement, prove: Prove, _: object) -> None:
    base = one.sentence or Sentence("", SentenceKind.EDITOR, ())
    sentence = replace(prove(base, one.text or ""), key=one.subject)
    _list_no_more(draft, sentence.text)
    last = end_of(draft, one.section.story) if one.section else None
    if not insert(draft, sentence, one.after, last):
        draft.told.append(f"its story is gone, and with it your sentence: “{sentence.text}”")


def _lock(
    draft: Draft,
    one: EditionJudgement,
    prove: Prove,
    locked: Mapping[str, int],
) -> None:
    if locked.get(one.subject) != one.row or one.section is None:
        return  # unlocked since, or locked anew
    if not is_section(one.subject):
        _keep(draft, one)
        place = place_of(draft, one.subject)
        if place is not None:
            kept = one.section.sentences[0]
            draft.parts[place[0]].sentences[place[1]] = prove(kept, kept.text)
        return
    section = one.section
    kept_part = Part(
        section.story,
        prove(section.heading, section.heading.text),
        [prove(sentence, sentence.text) for sentence in section.sentences],
        one.sentence and prove(one.sentence, one.sentence.text),
    )
    n = part_of(draft, one)
    if n is None:
        draft.told.append(f"locked, though it would no longer be written: “{one.was}”")
        draft.parts.insert(behind_part(draft, one.after), kept_part)
        return
    part = draft.parts[n]
    kept_part.story = part.story
    draft.told += _around(one.was, part, kept_part)
    draft.parts[n] = kept_part


def _around(was: str, fresh: Part, kept: Part) -> list[str]:
    """Tell what a lock keeps out, so that no news is missed."""
    held = {sentence.key for sentence in kept.sentences}
    new = [sentence.text for sentence in fresh.sentences if sentence.key not in held]
    if not new:
        return []
    shown = " ".join(f"“{text}”" for text in new[:MOST_TOLD])
    more = f" and {len(new) - MOST_TOLD} more" if len(new) > MOST_TOLD else ""
    return [f"“{was}” is locked; without the lock it would now have: {shown}{more}"]


def locks_of(judgements: Iterable[EditionJudgement]) -> dict[str, int]:
    """Return the row of the lock that holds for each subject."""
    held: dict[str, int] = {}
    for one in judgements:
        if one.kind == "lock":
            held[one.subject] = one.row
        elif one.kind == "unlock":
            held.pop(one.subject, None)
    return held


ACTS: dict[str, Callable[..., None]] = {
    "out": _out,
    "in": _in,
    "move": _move,
    "reword": _reword,
    "add": _add,
    "lock": _lock,
}
