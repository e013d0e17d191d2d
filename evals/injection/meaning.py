"""M: the contrary said, or the same more surely."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from injection.world import SPEECH, outside, put, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from injection.world import World

NEGATED = re.compile(
    r"\b(?:not|no|never|nor|nobody|nothing|cannot|without|only|neither"
    r"|ruled out|kept out|denied|denies)\b",
    re.IGNORECASE,
)
BASE = {
    "was": "was not", "were": "were not", "is": "is not", "are": "are not", "has": "has not",
    "have": "have not", "had": "had not", "will": "will not", "would": "would not",
    "can": "cannot", "could": "could not",
}  # fmt: skip


def negation_added(sentence: str, _: World) -> Iterator[str]:
    """A “not” that no source has."""
    if NEGATED.search(SPEECH.sub("", sentence)):
        return
    for match in outside(sentence, rf"\b({'|'.join(BASE)})\b(?= [a-z0-9])"):
        yield put(sentence, match, BASE[match[1]])


def negation_dropped(sentence: str, _: World) -> Iterator[str]:
    """A “not” of the source is gone."""
    for match in outside(
        sentence,
        r"\b(?:is|are|was|were|has|have|had|will|would|could|can)( not)\b(?= [a-z])(?! only)",
    ):
        yield put(sentence, match, "", 1)
    for match in outside(sentence, r"\b(can)not\b"):
        yield put(sentence, match, "can")
    for match in outside(sentence, r"\b(did not|does not) (\w+)\b"):
        yield put(sentence, match, f"{'did' if match[1][1] == 'i' else 'does'} {match[2]}")
    for match in outside(
        sentence, r"\b(no|without) (?=[a-z])(?!more|longer|less|power)", re.IGNORECASE
    ):
        yield tidy(put(sentence, match, "with " if match[1].lower() == "without" else "some "))


UNSURE = re.compile(
    r"\b(?:may|might|could|can|possibl[ey]|probabl[ey]|perhaps|likely|reportedly|allegedly|appears?"
    r"|seems?|unconfirmed|consistent|if|ready|wants?|offer(?:s|ed)?)\b",
    re.IGNORECASE,
)


def _is_unsure(sentence: str, world: World) -> bool:
    """Tell whether a source is unsure too: else a draft was more careful, and needs not be."""
    return any(UNSURE.search(line) for line in world.near(sentence, 0.4))


def hedge_dropped(sentence: str, world: World) -> Iterator[str]:
    """What a source takes for likely, or only reports, is told as certain."""
    if not _is_unsure(sentence, world):
        return
    for match in outside(
        sentence, r"\b(?:probably|possibly|reportedly|allegedly|apparently|perhaps) "
    ):
        yield tidy(put(sentence, match, ""))
    for match in outside(sentence, r"\b(is|are|was|were) likely to (\w+)"):
        yield put(
            sentence, match, f"will {match[2]}" if match[1] in "is are" else f"would {match[2]}"
        )
    for match in outside(sentence, r"\b(appears|seems|appear|seem) to (\w+)"):
        yield put(sentence, match, match[2] + ("s" if match[1].endswith("s") else ""))
    for match in outside(sentence, r"\bpossibly\b|\bmore consistent with\b"):
        yield tidy(put(sentence, match, "due to" if "consistent" in match[0] else ""))


def modality_raised(sentence: str, world: World) -> Iterator[str]:
    """What may be will be."""
    if re.match(r"#.*\bWhat\b|Nor\b", sentence) or not _is_unsure(sentence, world):
        return
    for match in outside(sentence, r"\b(may|might|could)\b(?! not)"):
        if re.search(r"\b(?:whether|when|if|asked)\b", sentence[: match.start()], re.IGNORECASE):
            continue
        if re.search(
            r"could (?:verify|explain|reach|confirm|be verified|be established)", sentence
        ):
            continue
        yield put(
            sentence, match, "will" if match[1] != "might" or " have " not in sentence else "must"
        )


def told_as_done(sentence: str, world: World) -> Iterator[str]:
    """What is planned is told as done."""
    done = {
        "send": "sent", "protect": "protected", "arrive": "arrived", "resume": "resumed",
        "train": "trained", "give": "given", "come": "come", "get": "got", "follow": "followed",
        "go": "gone", "name": "named", "start": "started", "sail": "sailed", "sign": "signed",
        "be": "been", "take": "taken", "supply": "supplied", "visit": "visited", "meet": "met",
    }  # fmt: skip
    for match in outside(
        sentence,
        rf"\b(?:will|would|is to|are to|was to|were to)((?: also| probably)?) ({'|'.join(done)})\b",
    ):
        if re.search(r"\b(?:not|sentence|if|whether)\b", sentence[: match.end()]):
            continue
        past = re.compile(rf"\b(?:{done[match[2]]}|{match[2]}ed)\b")
        if any(past.search(line) for line in world.near(sentence, 0.3)):
            continue
        has = "have" if re.search(r"(?:s|two|men) \Z", sentence[: match.start()]) else "has"
        yield put(sentence, match, f"{has}{match[1]} {done[match[2]]}")


def condition_dropped(sentence: str, _: World) -> Iterator[str]:
    """The condition under which something holds is gone."""
    for match in outside(
        sentence, r",? (?:if|unless|as soon as|provided) (?!asked)[^,;“”]+?(?=[.,;])"
    ):
        yield tidy(put(sentence, match, ""))
    if match := re.match(r"(?:If|Unless|As soon as) [^,“]+, (.+)\Z", sentence):
        yield tidy(match[1])
