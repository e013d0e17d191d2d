"""U, S: sentences that no report has; sections told twice, or gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from injection.world import weighty
from standfirst.text import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from injection.world import World

INVENTED = (
    "The mayor of Ostrel opened a new tram line to the harbour.",
    "Three fishing boats were lost off Sellen Bay, the coast guard said.",
    "Farmers in Kestran region have blocked a motorway with hay bales.",
    "A museum in Lypova returned twelve paintings to their owners.",
    "Doctors at Velna warned of a measles outbreak among schoolchildren.",
    "Parliament in Grauenburg elected Hannes Teichert its speaker.",
    "An earthquake shook the vineyards around Aldhaven.",
    "The central bank of Halvern raised its key rate to 4.5 per cent.",
)


def invented(sentence: str, _: World) -> Iterator[str]:
    """A sentence that no report has stands behind the sentence."""
    if sentence.startswith("#") or not sentence.endswith((".", "”")):
        return
    for other in INVENTED[len(sentence) % 4 :: 4]:
        yield f"{sentence} {other}"


def never(_: str, __: World) -> Iterator[str]:
    """An error of a whole draft, made by ``section_errors``."""
    yield from ()


Where = tuple[int, int, str, str]
# Of each pair of numbers that two voices give of the same, the first one stays.
RIVALS = (
    (r"\b(?:31|[Tt]hirty-one)\b", r"\b(?:38|[Tt]hirty-eight)\b"),
    (r"\b(?:38|[Tt]hirty-eight)\b", r"\b(?:31|[Tt]hirty-one)\b"),
    (r"\b(?:64|[Ss]ixty-four)\b", r"\b(?:60|[Ss]ixty)\b(?! (?:days|tanks|Lanze))"),
    (
        r"\b(?:60|[Ss]ixty)\b(?= (?:Velmoran|servicemen|were|prisoners))",
        r"\b(?:64|[Ss]ixty-four)\b",
    ),
)


def _rivals_left_out(part: re.Match[str]) -> Iterator[Where]:
    """Yield a section without the sentences that have the other side's number."""
    spans = split_sentences(part[0])
    for kept, lost in RIVALS:
        gone = [span for span in spans if re.search(lost, span.of(part[0]))]
        stay = [span for span in spans if span not in gone and re.search(kept, span.of(part[0]))]
        if not gone or not stay:
            continue
        left, at = "", 0
        for span in gone:
            left, at = left + part[0][at : span.start], span.end
        yield part.start(), part.end(), part[0], left + part[0][at:]


def section_errors(raw: str) -> Iterator[tuple[str, Where]]:
    """Yield errors of sections: one told twice, one gone whose standfirst stays."""
    parts = list(re.finditer(r"^## .+?(?=^## |\Z)", raw, re.MULTILINE | re.DOTALL))
    head = raw[: parts[0].start()] if parts else ""
    for part in parts:
        yield from (("rival figure left out", where) for where in _rivals_left_out(part))
        yield (
            "section doubled",
            (part.start(), part.end(), part[0], f"{part[0].rstrip()}\n\n{part[0]}"),
        )
    if len(parts) < 2 or len(re.findall(r"[.!?](?:\s|\Z)", head)) < len(parts):
        return
    for part in parts:
        rest = raw[: part.start()] + raw[part.end() :]
        theme = weighty(part[0].splitlines()[0]) & weighty(head)
        body = weighty(rest[len(head) :])
        if len(theme - body) >= 2:
            yield "section gone", (part.start(), part.end(), part[0], "")
