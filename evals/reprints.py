"""How well bent copies of texts are folded into their text, and what is folded wrongly.

Each text is bent as newsrooms bend a wire, in several strengths: paragraphs dropped, moved or cut
off the end, words changed, a new headline, an agency's tag, a paragraph of another text set in,
a part of another text spliced on. Beside these stand pairs that must not be folded: all pairs of
texts as they come, and texts of two events that share a long quotation or a paragraph of
background. The gate bends texts of our own; run by hand on any reports::

    python evals/reprints.py REPORTS.jsonl[.gz]
"""

from __future__ import annotations

import random
import re
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from statistics import fmean

from example import EXAMPLE, ROOT
from scorers import Score, set_score
from standfirst.collect.files import read_bytes
from standfirst.collect.reports import make_report
from standfirst.group.boilerplate import find_boilerplate
from standfirst.group.prints import print_report
from standfirst.group.reprints import find_origins, match_texts
from standfirst.records import Item, Registers, Report, Span
from stories import read_reports_of

SEED = 455
LEAST_PARAGRAPHS = 4
LEAST_WORDS = 120
KEPT_WORDS = 50  # of a text cut short; less is a line, not a copy
STATEMENTS = ROOT / "evals" / "gold" / "en" / "statements"
N_STATEMENTS = 204  # the first of these texts: the figures do not move when that gold grows
QUOTATION = (
    "“I have said it in the chamber, I have said it at the gates of the mill and I say it here: we"
    " shall not sign away the water of three valleys for a bridge that nobody asked for, in a"
    " winter in which nobody can cross it, on the word of a company that nobody has ever seen,” the"
    " governor said."
)
BACKGROUND = (
    "The district of Sarn, on the eastern bank of the Lys, was cut off from the rest of the country"
    " for eleven weeks in the spring, when floods carried away both bridges and the only railway."
    " Some forty thousand people live there, most of them in villages along the old border road."
)

Bend = Callable[[list[str], list[str], random.Random], list[str]]


def _dropped(share: float) -> Bend:
    def bend(own: list[str], other: list[str], chance: random.Random) -> list[str]:
        del other
        order = chance.sample(range(len(own)), len(own))
        return [own[n] for n in sorted(order[: _n_kept([own[n] for n in order], 1 - share)])]

    return bend


def _cut(share: float) -> Bend:
    return lambda own, _other, _chance: own[: _n_kept(own, share)]


def _n_kept(paragraphs: Sequence[str], share: float) -> int:
    """Return how many paragraphs make a share of a text, and words enough to be one."""
    kept = max(2, round(len(paragraphs) * share))
    while kept < len(paragraphs) and sum(len(p.split()) for p in paragraphs[:kept]) < KEPT_WORDS:
        kept += 1
    return kept


def _shuffled(own: list[str], other: list[str], chance: random.Random) -> list[str]:
    del other
    return chance.sample(own, len(own))


def _sentences_shuffled(own: list[str], other: list[str], chance: random.Random) -> list[str]:
    del other
    sentences = [part for p in own for part in re.split(r"(?<=[.!?”])\s+", p) if part]
    return [" ".join(chance.sample(sentences, len(sentences)))]


def _headed(own: list[str], other: list[str], chance: random.Random) -> list[str]:
    words = " ".join(other).split()
    at = chance.randrange(max(1, len(words) - 9))
    return [" ".join(words[at : at + 9]), *own[1:]]


def _tagged(own: list[str], other: list[str], chance: random.Random) -> list[str]:
    del other, chance
    tag = "SARN, Dec 12 (Example Wire) – "
    return [own[0], tag + own[1], *own[2:], "(Writing by Example Wire staff; editing by the desk)"]


def _added(own: list[str], other: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(1, len(own) + 1)
    return [*own[:at], other[len(other) // 2], *own[at:]]


def _spliced(share: float) -> Bend:
    """Keep a share of the text's words and go on with as many of another as make up the rest."""

    def bend(own: list[str], other: list[str], chance: random.Random) -> list[str]:
        del chance
        size = sum(len(p.split()) for p in own)
        return [*_take(own, share * size), *_take(other[::-1], (1 - share) * size)[::-1]]

    return bend


def _take(paragraphs: Sequence[str], n_words: float) -> list[str]:
    taken: list[str] = []
    for paragraph in paragraphs:
        if n_words < len(paragraph.split()) / 2:
            break
        taken.append(paragraph)
        n_words -= len(paragraph.split())
    return taken or [paragraphs[0]]


def _reworded(share: float) -> Bend:
    def bend(own: list[str], other: list[str], chance: random.Random) -> list[str]:
        words = " ".join(other).split()
        return [
            " ".join(chance.choice(words) if chance.random() < share else w for w in p.split(" "))
            for p in own
        ]

    return bend


def _all_at_once(own: list[str], other: list[str], chance: random.Random) -> list[str]:
    half = _dropped(0.4)(own, other, chance)
    return _headed(_tagged(_added(half, other, chance), other, chance), other, chance)


BENDS: dict[str, Bend] = {
    "dropped_30": _dropped(0.3),
    "dropped_60": _dropped(0.6),
    "cut_50": _cut(0.5),
    "cut_25": _cut(0.25),
    "shuffled": _shuffled,
    "sentences": _sentences_shuffled,
    "new_headline": _headed,
    "agency_tag": _tagged,
    "paragraph_added": _added,
    "spliced_70": _spliced(0.7),
    "spliced_50": _spliced(0.5),
    "reworded_5": _reworded(0.05),
    "reworded_12": _reworded(0.12),
    "all_at_once": _all_at_once,
}
# Half of the text is another's, or all is done to a text that is short already.
HARD = ("spliced_50", "all_at_once")


def measure(gold_dir: Path) -> dict[str, float]:  # noqa: ARG001 - texts of the gold, of any kind
    """Bend the longer texts of the gold of statements and of the example desk."""
    figures = measure_bends(_own_reports()[::2])  # half of them: seconds, not many
    whole = [figures[how] for how in BENDS if how not in HARD]
    hard = [figures[how] for how in HARD]
    return {
        "pair_precision": fmean(score.precision for score in whole),
        "pair_recall": fmean(score.recall for score in whole),
        "hard_precision": fmean(score.precision for score in hard),
        "hard_recall": fmean(score.recall for score in hard),
        "shared_passages_apart": figures["apart"].recall,
    }


def measure_bends(reports: Sequence[Report]) -> dict[str, Score]:
    """Return the score of each bend, and as ``apart`` the share of pairs rightly not folded."""
    usable = [r for r in reports if _is_usable(r)]
    before = pairs_of(reports) | _matches_of(reports)
    figures = {}
    for how, bend in BENDS.items():
        chance = random.Random(f"{SEED} {how}")  # noqa: S311 - no secret
        copies = {}
        partner = {}
        for n, report in enumerate(usable):
            other = usable[(n + len(usable) // 3) % len(usable)]
            text = "\n\n".join(bend(paragraphs_of(report), paragraphs_of(other), chance))
            copies[report.id] = _copy_of(report, text)
            if how.startswith("spliced"):
                partner[report.id] = other.id
        pairs = pairs_of([*reports, *copies.values()])
        root = {copy.id: original for original, copy in copies.items()}
        gold = {tuple(sorted((copy, original))) for copy, original in root.items()}
        found = {pair for pair in pairs if not _is_excused(pair, root, partner, before)}
        figures[how] = set_score(found, gold)
    figures["apart"] = _apart(usable)
    return figures


def _is_excused(
    pair: tuple[str, str],
    root: dict[str, str],
    partner: dict[str, str],
    before: set[tuple[str, str]],
) -> bool:
    """Tell whether a pair is no error of the bending: reprints as they came, a splice's giver."""
    one, two = (root.get(end, end) for end in pair)
    both = {one, two}
    if one == two and pair[0] != pair[1]:
        return False
    givers = {partner.get(root[end], "") for end in pair if end in root}
    known = {tuple(sorted(both)), *(tuple(sorted((g, o))) for g in givers for o in both)}
    return bool(givers & both) or not known.isdisjoint(before)


def _apart(reports: Sequence[Report]) -> Score:
    """Set one quotation and one paragraph of background into all; none may be folded for it."""
    before = pairs_of(reports)
    bent = []
    for n, report in enumerate(reports):
        lines = paragraphs_of(report)
        lines.insert(len(lines) // 2, (QUOTATION, BACKGROUND)[n % 2])
        bent.append(replace(_copy_of(report, "\n\n".join(lines)), id=report.id))
    n_pairs = len(bent) * (len(bent) - 1) // 2
    wrong = len(pairs_of(bent) - before)
    return Score(1.0, 1 - wrong / n_pairs, 1.0) if n_pairs else Score(1.0, 1.0, 1.0)


def _copy_of(report: Report, text: str) -> Report:
    return replace(
        report,
        id=f"{report.id}-copy",
        external_id=None,
        text=text,
        outlet=f"{report.outlet} copy",
        headline=None,
        standfirst=None,
        byline=None,
        work=None,
        body=Span(0, len(text)),
    )


def _is_usable(report: Report) -> bool:
    return (
        len(paragraphs_of(report)) >= LEAST_PARAGRAPHS and len(report.text.split()) >= LEAST_WORDS
    )


def paragraphs_of(report: Report) -> list[str]:
    return [p.strip() for p in report.text.split("\n") if p.strip()]


def pairs_of(reports: Sequence[Report]) -> set[tuple[str, str]]:
    """Return the pairs of report ids that are folded into one text."""
    skip = find_boilerplate(reports)
    return {
        (one, two)
        for origin in find_origins(reports, Registers(), skip=skip)
        for one, two in combinations(sorted(origin.reports), 2)
    }


def _matches_of(reports: Sequence[Report]) -> set[tuple[str, str]]:
    """Return the pairs that are reprints as they come, be they folded into one group or not."""
    skip = find_boilerplate(reports)
    prints = [print_report(one, owner=one.outlet, skip=skip.get(one.id, ())) for one in reports]
    return {
        (min(one.report, two.report), max(one.report, two.report))
        for one, two in combinations(prints, 2)
        if match_texts(one, two)
    }


def statement_files() -> list[Path]:
    """Return the files of the gold of statements whose texts are bent."""
    return sorted(STATEMENTS.glob("*.toml"))[:N_STATEMENTS]


def _own_reports() -> list[Report]:
    texts = [tomllib.loads(path.read_text("utf-8"))["text"] for path in statement_files()]
    reports = [
        Report(f"gold-{n}", 1, text, outlet=f"paper {n}", body=Span(0, len(text)))
        for n, text in enumerate(texts)
    ]
    at = datetime(2022, 12, 12, tzinfo=UTC)
    for path in sorted((EXAMPLE / "reports").glob("*.jsonl")):
        items = read_bytes(path.read_bytes(), path.name, collected_at=at)
        made = (
            make_report(item, registers=Registers(), languages=("en",), collected_at=at)
            for item in items
            if isinstance(item, Item)
        )
        reports += [one for one in made if isinstance(one, Report) and one.language == "en"]
    return reports


def main(path: Path) -> None:
    reports = read_reports_of(path)
    print(f"{len(reports)} reports, {sum(map(_is_usable, reports))} of them bent")
    print(f"{len(pairs_of(reports))} pairs of them are reprints as they come")
    for how, score in measure_bends(reports).items():
        print(f"{how:<16} P {score.precision:.4f} R {score.recall:.4f} F1 {score.f1:.4f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
