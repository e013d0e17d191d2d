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
    """A “not” or “never” that no source has."""
    if NEGATED.search(SPEECH.sub("", sentence)):
        return
    for match in outside(sentence, rf"\b({'|'.join(BASE)})\b(?= [a-z0-9])"):
        yield put(sentence, match, BASE[match[1]])
        if match[1] in {"was", "were", "has", "have", "had"}:
            yield put(sentence, match, f"{match[1]} never")


def claim_denied(sentence: str, world: World) -> Iterator[str]:
    """Who said something has denied it."""
    if NEGATED.search(SPEECH.sub("", sentence)):
        return
    if any(re.search(r"\bden(?:y|ie[sd])\b", line) for line in world.near(sentence, 0.4)):
        return
    for match in outside(sentence, r"\b(said|says|confirmed|announced|reported)( that)? (?=[a-z])"):
        if re.match(r"(?:on|in|at|to|by|after|and|when|he|she|it)\b", sentence[match.end() :]):
            continue
        if re.search(r",[^,]*\Z", sentence[: match.start()]) and "that" not in match[0]:
            continue
        yield put(sentence, match, ("denies" if match[1] == "says" else "denied") + " that ")


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


def negative_word_dropped(sentence: str, _: World) -> Iterator[str]:
    """A “never”, “nobody” or “neither” of the source is gone."""
    for match in outside(sentence, r"\b(?:has|have|had|was|were|is|are|would|will)( never)\b"):
        yield put(sentence, match, "", 1)
    for match in outside(sentence, r"\b(?:(nobody)|(no one)|(none) of)\b", re.IGNORECASE):
        yield put(sentence, match, "some of" if match[3] else "somebody")
    for match in outside(sentence, r"\bneither (?=(of|side|account|party)\b)", re.IGNORECASE):
        yield put(sentence, match, "both " if match[1] == "of" else "each ")
    for match in outside(sentence, r"\b(neither) [^,.;“”]{3,60}? (nor)\b", re.IGNORECASE):
        yield put(put(sentence, match, "and", 2), match, "both", 1)
    for match in outside(sentence, r"\b(nothing)\b", re.IGNORECASE):
        yield put(sentence, match, "something")


TURNED = {
    "denied": "confirmed", "denies": "confirms", "rejected": "confirmed", "rejects": "confirms",
    "dismissed": "confirmed", "declined to": "agreed to", "refused to": "agreed to",
    "declines to": "agrees to", "refuses to": "agrees to", "failed to": "managed to",
    "unable to": "able to", "ruled out": "promised", "rules out": "promises",
    "unclear": "clear", "unverified": "verified", "unconfirmed": "confirmed",
    "unlikely": "likely", "unharmed": "harmed", "in vain": "with success",
}  # fmt: skip


def refusal_turned(sentence: str, _: World) -> Iterator[str]:
    """What somebody denied, refused or failed to do is confirmed, granted or done."""
    for match in outside(sentence, rf"\b(?:{'|'.join(TURNED)})\b"):
        yield put(sentence, match, TURNED[match[0]])


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
    for match in outside(
        sentence, r"\b(?:believed|thought|said|assumed|reported) (?=to (?:be|have)\b)"
    ):
        yield put(sentence, match, "known ")
    for match in outside(sentence, r"\b(?:suspected|alleged|presumed|unconfirmed) (?=[a-z])"):
        yield tidy(put(sentence, match, ""))


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


def wish_told_as_sure(sentence: str, world: World) -> Iterator[str]:
    """What somebody wants, offers or is ready to do will be done."""
    for match in outside(
        sentence,
        r"\b(?:(wants?|hopes?|plans?|intends?|aims?) to"
        r"|(?:is|are|was|were) (?:ready|willing|able) to"
        r"|(?:has|have) offered to|offers? to|offered to|(?:is|are) considering whether to"
        r"|called on [^,.;]{3,60}? to)(?= (?P<verb>[a-z]+)\b)",
    ):
        if NEGATED.search(SPEECH.sub("", sentence)) or match["verb"] in {"be", "see", "know"}:
            continue
        sure = re.compile(rf"\b(?:will|would|has|have|had|is to|are to) (?:\w+ )?{match['verb']}")
        if any(sure.search(line) for line in world.near(sentence, 0.3)):
            continue
        if match[0].startswith("called on"):
            whom = re.sub(r"\Acalled on | to\Z", "", match[0])
            yield put(sentence, match, f"said that {whom} will")
        else:
            yield put(sentence, match, "will")


DONE = {
    "send": "sent", "give": "given", "come": "come", "get": "got", "go": "gone", "be": "been",
    "take": "taken", "meet": "met", "begin": "begun", "bring": "brought", "build": "built",
    "hold": "held", "leave": "left", "make": "made", "pay": "paid", "put": "put", "see": "seen",
    "speak": "spoken", "set": "set", "cost": "cost", "become": "become", "do": "done",
    "ship": "shipped", "permit": "permitted", "stop": "stopped", "carry": "carried",
    "supply": "supplied", "try": "tried", "have": "had", "run": "run", "keep": "kept",
    "stay": "stayed", "say": "said", "tell": "told", "spend": "spent",
}  # fmt: skip
COMING = (
    r"will|would"
    r"|(?:is|are|was|were) (?:to|due to|set to|going to|expected to|about to|scheduled to)"
    r"|(?:plans?|intends?|promised|pledged|expects?|means|prepares?) to"
)


def _done(verb: str) -> str:
    if verb in DONE:
        return DONE[verb]
    return verb + ("d" if verb.endswith("e") else "ed")


def told_as_done(sentence: str, world: World) -> Iterator[str]:
    """What is planned is told as done."""
    for match in outside(
        sentence, rf"\b(?P<coming>{COMING})(?P<also>(?: also| probably| soon)?) (?P<verb>[a-z]+)\b"
    ):
        verb = match["verb"]
        if re.search(
            r"\b(?:not|never|nobody|no|if|whether|when|until|sentence)\b", sentence[: match.end()]
        ):
            continue
        if verb in {"not", "be", "have", "only", "never", "even", "soon", "now", "the", "a", "say"}:
            continue
        if verb.endswith(("ly", "ed")):
            continue
        past = re.compile(rf"\b(?:{_done(verb)}|{verb}ed)\b")
        if any(past.search(line) for line in world.near(sentence, 0.3)):
            continue
        before = sentence[: match.start()]
        is_many = re.search(r"(?:s|two|men|\d|many|people|and \S+) \Z", before)
        has = "have" if is_many else "has"
        yield put(sentence, match, f"{has}{match['also']} {_done(verb)}")
    for match in outside(
        sentence,
        r"\b(?P<coming>will|is to|are to|would) be (?P<verb>[a-z]+(?:ed|en|nt|ld|ught|wn))\b",
    ):
        if re.search(r"\b(?:not|never|nobody|no|if|whether|when|until)\b", sentence[: match.end()]):
            continue
        past = re.compile(rf"(?<!be )\b{match['verb']}\b")
        if any(past.search(line) for line in world.near(sentence, 0.3)):
            continue
        is_many = re.search(r"(?:s|two|men|\d|many|people) \Z", sentence[: match.start()])
        yield put(sentence, match, f"{'have' if is_many else 'has'} been {match['verb']}")


IF = r"if|unless|as soon as|provided(?: that)?|only (?:if|when)|on condition that|in case"


def condition_dropped(sentence: str, world: World) -> Iterator[str]:
    """The condition under which something holds is gone, and no report leaves it out."""
    changed = [
        tidy(put(sentence, match, ""))
        for match in outside(sentence, rf",? (?:{IF}) (?!asked)[^,;“”]+?(?=[.,;])")
    ]
    if match := re.match(rf"(?:{IF}) [^,“]+, (.+)\Z", sentence, re.IGNORECASE):
        changed.append(tidy(match[1]))
    for after in changed:
        near = world.near(after, 0.6)
        if all(re.search(rf"\b(?:{IF})\b", line, re.IGNORECASE) for line in near):
            yield after
