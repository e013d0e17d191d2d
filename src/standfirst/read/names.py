"""Runs of capitalised words: the raw material of people, organisations and places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from standfirst.records import Span  # noqa: TC001 - a dataclass field

_UPPER: Final = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽА-ЯЁЄІЇҐ"
# Its first letter first, then what must not stand before it: patterns that begin with a set skip
# all other characters at once.
_CAPITALISED: Final = re.compile(
    rf"[{_UPPER}ae](?<!\w.)(?:(?<!\w[-'’].)|(?<=\bex-.)|(?<=\bnon-.)|(?<=\bpro-.)|(?<=\banti-.))"
    rf"(?:(?<=[A-Z])\.(?:[A-Z]\.){{1,5}}(?!\w)"
    rf"|(?<=W)\.\s?Va(?=\.)"
    rf"|(?<=[ae])l-(?=[{_UPPER}])[\w'’-]{{2,40}}"
    rf"|(?<=[{_UPPER}])(?:\w{{0,40}}(?:[-'’ʼ]\w{{1,40}}){{0,4}}))"
)
_POSSESSIVE: Final = re.compile(r"['’]s?\Z")
_OWNS_NO_BREAK: Final = frozenset("People Women Children Workers Farmers Veterans Men".split())
_COMPOUND: Final = re.compile(r"[-‑][a-z]{4,}\Z")  # Kharvad-backed: only the name is one
_COMPOUND_ENDS: Final = re.compile(  # but Leung Che-cheung
    r"(?:ed|ing|led|run|held|made|wide|style|like|based|born|owned|free|friendly|linked|funded|built"
    r"|bound|loyal|speaking|dominated|majority|level|year|month|week|minute|hour|day)\Z"
)
_JOINTS: Final = frozenset(
    " of , of the , for , for the , and , & , de , de la , del , der , van , van der , von , bin ,"
    " ibn , al , al-, du , da , dos , di , la ,-".split(",")
) | {" "}
_NAME_PARTICLES: Final = frozenset(
    {" de ", " de la ", " del ", " der ", " van ", " van der ", " von ", " bin ", " ibn ", " al ",
     " du ", " da ", " dos ", " di ", " la "}
)  # fmt: skip
_ABBREVIATIONS: Final = frozenset(
    "Mr Mrs Ms Dr Prof Rev Gen Lt Col Maj Capt Cmdr Adm Brig Sgt Cpl Pvt Sen Sens Rep Reps Gov St"
    " Ste Mt Ft Sr Jr Inc Ltd Corp Co Hon Pres Amb Vt Calif Tex Fla Pa Va Mass Mich Wis Minn Ill"
    " Tenn Conn Ariz Colo Okla La Miss Ala Ky Neb Kan Ark Mo Ind Ore Nev Md Del Mont Wyo Ont"
    " Alta Que".split()
) | {"W.Va", "W. Va"}
_ENDS_SENTENCE: Final = frozenset('.!?:\n“"•”')


@dataclass(slots=True)
class Word:
    """A capitalised word; ``joint`` is what joins it to the one before ("" for a new run)."""

    start: int
    end: int
    text: str
    joint: str
    opens: bool  # whether it opens a sentence, so that its capital says nothing


class FoundName(NamedTuple):
    """A person or body in the text; ``name`` is the name without its titles."""

    span: Span
    name: str
    is_body: bool
    is_full: bool = True  # false for a surname or a first name alone
    acronym: str | None = None


def capitalised_runs(text: str) -> list[list[Word]]:
    """Return the runs of capitalised words in text order, with the small words that join them."""
    runs: list[list[Word]] = []
    end = -1
    is_closed = True
    for match in _CAPITALISED.finditer(text):
        start, stop = match.span()
        written = match.group()
        possessive = _POSSESSIVE.search(written)
        if possessive:
            written = written[: possessive.start()]
            stop = start + len(written)
        compound = _COMPOUND.search(written)
        if compound and text[end:start] == " " and _may_go_on(runs, is_closed=is_closed):
            compound = _COMPOUND_ENDS.search(written) and compound
        if compound:
            written = written[: compound.start()]
            stop = start + len(written)
        if text[stop : stop + 1] == "." and (
            written in _ABBREVIATIONS or (len(written) == 1 and written != "I")
        ):
            stop += 1
            written += "."
        joint = text[end:start] if 0 <= start - end < 9 and not is_closed else ""
        if joint in _JOINTS and runs:
            runs[-1].append(Word(start, stop, written, joint, opens=False))
        else:
            runs.append([Word(start, stop, written, "", opens=_opens(text, start))])
        end = stop
        # The People's Party is one name, Velmora's Party is none.
        is_open = possessive is not None and written in _OWNS_NO_BREAK
        is_closed = bool(compound or (possessive and not is_open))
        if possessive and is_open:
            end += len(possessive.group())
    return runs


def _may_go_on(runs: list[list[Word]], *, is_closed: bool) -> bool:
    """Tell whether the word before may be the first of a name: no article, no possessive."""
    return bool(runs) and not is_closed and runs[-1][-1].text not in {"A", "An", "The"}


def _opens(text: str, start: int) -> bool:
    before = start - 1
    while before >= 0 and text[before] == " ":
        before -= 1
    return before < 0 or text[before] in _ENDS_SENTENCE


def segments(run: list[Word]) -> list[list[Word]]:
    """Part a run at its small words, but for those that stand inside people's names."""
    parts: list[list[Word]] = [[run[0]]]
    for word in run[1:]:
        if word.joint in {" ", "-"} or word.joint in _NAME_PARTICLES:
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts
