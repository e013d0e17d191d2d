"""D, P, A: a day, place or name in the slot where the source has another one.

A sentence of a report that holds nearly all other words of a draft's sentence tells the same thing.
Where it has another word of a kind beside the same words, the draft's word is doubted, however
often that stands elsewhere in the story: only a sentence that tells nearly as much of it, with
the draft's word in it, bears it out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.tokens import AMOUNTS, EXACT, TIMES, tokens_of
from standfirst.check.comparing.wording import senses_in
from standfirst.check.findings import note
from standfirst.check.names import with_names_mended
from standfirst.check.passages import SUMMING, wording_of
from standfirst.check.telling import Sentences
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from standfirst.check.comparing.tokens import Token
    from standfirst.check.comparing.wording import Wording
    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import Source
    from standfirst.records import Finding, Statement

_MARGIN: Final = 0.2  # share of a sentence by which its gainsayer must hold more than any witness
_LOOKED_AT: Final = 60  # sentences of reports, the likest ones
_HELD: Final = 0.3  # share below which a sentence of a report speaks neither for nor against


@dataclass(frozen=True, slots=True)
class _Kind:
    """How much a gainsayer of a kind must hold, what it is told by, and what is said."""

    share: float  # of the sentence's other words
    fit: int  # words of the slot that are the same, each on its side
    beside: int  # of the two words right beside it
    code: str
    fewest: int = 3  # other words of the sentence

    def is_met_by(self, rival: _Rival, n_others: int) -> bool:
        """Tell whether a rival gainsays a word of the kind, beside so many other words.

        Where there are but two of these, one in the slot is enough.
        """
        fits = rival.fit >= min(self.fit, n_others - 1) and rival.beside >= self.beside
        return fits and rival.share >= self.share


_DEED: Final = "A010"
_NAME: Final = "P006"
_TIME: Final = 0.5, 2, 0
_KINDS: Final = {
    "weekday": _Kind(*_TIME, "D003", 2),
    "date": _Kind(*_TIME, "D005", 2),
    "year": _Kind(*_TIME, "D005", 2),
    "month": _Kind(*_TIME, "D006", 2),
    "clock": _Kind(*_TIME, "D007", 2),
    "side": _Kind(*_TIME, "P003", 2),
    **dict.fromkeys(sorted(AMOUNTS), _Kind(0.6, 2, 1, "N001", 2)),
    "role": _Kind(0.8, 2, 1, _DEED),
    "region": _Kind(0.6, 1, 0, "P003"),
    "place": _Kind(0.75, 2, 0, "P003"),
    "spot": _Kind(0.75, 2, 0, "P003"),
    "water": _Kind(0.75, 2, 0, "P003"),
    "person": _Kind(0.75, 2, 0, _DEED),
    "body": _Kind(0.75, 2, 0, _DEED),
    "name": _Kind(0.75, 3, 2, _NAME),
}

_NAMED: Final = frozenset({"body", "name"})  # what an outlet may be read as
_OUTLET: Final = _Kind(0.75, 1, 0, "A005", 2)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A word of the draft, what the other words of its sentence mean, and all its names.

    ``own`` is what else of the kind the sentence has, ``written`` the whole of it; ``hard`` are
    those of its other words that a rival of a name must have: names.
    """

    token: Token
    rest: frozenset[str]
    names: frozenset[str]
    own: frozenset[Hashable]
    written: str
    hard: frozenset[str]
    is_outlet: bool


@dataclass(frozen=True, slots=True)
class _Rival:
    """A word of the same kind in a sentence of a source, and how well it fills the slot."""

    share: float
    fit: int
    beside: int
    token: Token
    source: Source
    span: Span

    @property
    def written(self) -> str:
        return self.source.report.text[self.token.start : self.token.end]

    @property
    def rank(self) -> tuple[float, int, int]:
        return self.share, self.fit, self.beside


def find_swapped(context: CheckContext) -> Iterator[Finding]:
    """D003, D005-D007, P003, P006, A010: in its slot the likest source has another of its kind."""
    told = Sentences(context)
    for sentence in context.draft.sentences:
        block = sentence.block.kind
        if block.is_checked:
            yield from _swapped_in(sentence, told, context)


def _swapped_in(
    sentence: DraftSentence, told: Sentences, context: CheckContext
) -> Iterator[Finding]:
    text = context.draft.text
    wording = wording_of(text, sentence.span)
    tokens = tokens_of(text, sentence.span, wording, context.mentions_in(sentence.span))
    has_date = any(one.kind == "date" for one in tokens)
    for token in tokens:
        kind = _KINDS.get(token.kind)
        is_outlet = token.kind in _NAMED and told.is_outlet(token, text)
        kind = _OUTLET if is_outlet else kind
        if kind is None or (token.kind == "weekday" and has_date):  # D002 weighs the two
            continue
        if sentence.block.kind in SUMMING and token.kind not in TIMES:
            continue
        mine = {w.sense for w in wording.words if token.first <= w.start < token.end}
        rest = wording.senses - mine
        if len(rest) < kind.fewest:
            continue
        own = frozenset(one.value for one in tokens if one.kind == token.kind)
        hard = _hard_words(token, tokens, wording)
        slot = _Slot(token, rest, told.names_of(token, text), own, sentence.text, hard, is_outlet)
        rival = _rival_of(slot, told)
        if rival is None or not kind.is_met_by(rival, len(rest)):
            continue
        told_as = _code_and_place(token, kind, rival, context)
        if told_as is None or rival.written in with_names_mended(token.span, context):
            continue  # a slip is told as one
        code, where = told_as
        yield note(
            code,
            where,
            f"beside these words {rival.source.outlet_name} has “{rival.written}”;"
            f" no report has “{text[token.start : token.end]}” there",
            cites=[(rival.source, rival.span)],
        )


def _hard_words(token: Token, tokens: Sequence[Token], wording: Wording) -> frozenset[str]:
    """Return what the other names of a sentence mean, where the word itself is a name."""
    if token.kind in EXACT:
        return frozenset()
    names = [one for one in tokens if one.kind in {"place", "person", "name"} and one is not token]
    last = [[w for w in wording.words if n.start <= w.start < n.end and w.tells] for n in names]
    return frozenset(words[-1].sense for words in last if words)


def _code_and_place(
    token: Token, kind: _Kind, rival: _Rival, context: CheckContext
) -> tuple[str, Span] | None:
    """Return the code and where it is told: of a speaker those by which speakers are told of.

    None where the draft names who speaks, and the source somebody who does not.
    """
    here = token.span
    if kind.code != _DEED:
        return kind.code, here
    for one in _spoken_in(context).get(context.draft.sentence_at(token.start), ()):
        if any(part.covers(here) for part in one.source):
            theirs = Span(rival.token.start, rival.token.end)
            others = rival.source.reading.statements
            if not any(part.covers(theirs) for other in others for part in other.source):
                return None
            speaks = any(
                other.speaker and one.speaker and other.speaker.id == one.speaker.id
                for other in others
            )
            return "A002" if speaks else "A001", Span(one.source[0].start, one.source[-1].end)
    is_one_name = set(str(token.value).split()) & set(str(rival.token.value).split())
    return (_NAME if is_one_name and token.kind == "person" else _DEED), here


def _spoken_in(context: CheckContext) -> Mapping[DraftSentence | None, Sequence[Statement]]:
    """Return the statements that have a source and a cue, by the sentence the source begins in."""

    def sort() -> dict[DraftSentence | None, list[Statement]]:
        found: defaultdict[DraftSentence | None, list[Statement]] = defaultdict(list)
        for one in context.draft.reading.statements:
            if one.source and one.cue:
                found[context.draft.sentence_at(one.source[0].start)].append(one)
        return found

    return context.keep("spoken in", sort)


def _rival_of(slot: _Slot, told: Sentences) -> _Rival | None:
    """Return the likest rival of a word, if no sentence that has the word is nearly as like."""
    best: _Rival | None = None
    borne_out = 0.0
    for at, held in told.likest(slot.rest, _LOOKED_AT):
        share = held / len(slot.rest)
        if share < _HELD or (best is not None and share < best.share - _MARGIN):
            break
        if told.has(at, slot.token, slot.names):
            borne_out = max(borne_out, share)
            continue
        if best is not None and share < best.share:
            continue
        for rival in _rivals_in(at, share, slot, told):
            if best is None or rival.rank > best.rank:
                best = rival
    return best if best is not None and borne_out <= best.share - _MARGIN else None


def _rivals_in(at: int, share: float, slot: _Slot, told: Sentences) -> Iterator[_Rival]:
    source, span = told.rows[at]
    if not slot.hard <= senses_in(source.report.text, span):
        return
    for other in told.tokens(at):
        is_kin = other.kind == slot.token.kind or (slot.is_outlet and other.kind in _NAMED)
        if not is_kin or other.value in slot.own:
            continue
        if source.report.text[other.start : other.end] not in slot.written:
            yield _Rival(share, *_fit(slot.token, other), other, source, span)


def _fit(one: Token, other: Token) -> tuple[int, int]:
    """Return how many words of two slots are the same, each on its side, and how many beside."""
    same = len(set(one.left) & set(other.left)) + len(set(one.right) & set(other.right))
    beside = sum(
        bool(mine) and mine[:1] == theirs[:1]
        for mine, theirs in ((one.left, other.left), (one.right, other.right))
    )
    return same, beside
