"""U, S: sentences that no report has; sections told twice, or gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from injection.world import weighty

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


def section_errors(raw: str) -> Iterator[tuple[str, Where]]:
    """Yield errors of sections: one told twice, one gone whose standfirst stays."""
    parts = list(re.finditer(r"^## .+?(?=^## |\Z)", raw, re.MULTILINE | re.DOTALL))
    head = raw[: parts[0].start()] if parts else ""
    for part in parts:
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
