"""Names on our own gold: who is one person, who is another, and what the editor must decide.

    python evals/people.py [--held]        shows what went wrong; without --held, of the tuned part

A pair counts as found where the verdict is "same". Precision holds every "same" against the gold,
where doubtful pairs are no right answer either; recall is of the pairs that are the same. Each
third group is held back.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from standfirst.text.people import Office, match_names

_ROLE = re.compile(r"\s*\{([^}]*)\}")
_KINDS = {"=": "same", "!": "different", "?": "doubtful"}
EVERY = 3  # each such group is held back


@dataclass(frozen=True, slots=True)
class Pair:
    """Two written names with offices, what they are, and whether the pair is held back."""

    one: str
    other: str
    kind: str
    is_held: bool

    def verdict(self) -> str:
        """Return the verdict of the matcher."""
        (one, offices), (other, others) = _parted(self.one), _parted(self.other)
        return match_names(one, other, offices, others).verdict.value


def _parted(written: str) -> tuple[str, tuple[Office, ...]]:
    match = _ROLE.search(written)
    if match is None:
        return written, ()
    title, _, affiliation = match[1].partition("@")
    return _ROLE.sub("", written), (Office(title.strip(), affiliation.strip() or None),)


def _fullness(written: str) -> tuple[int, bool]:
    words = [word for word in _ROLE.sub("", written).split() if len(word.rstrip(".")) > 1]
    return len(words), "{" in written


def read_pairs(path: Path) -> list[Pair]:
    """Read the gold: every two spellings of a person, and each other name with one of them."""
    pairs: list[Pair] = []
    blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
    groups = [block for block in blocks if re.search(r"^(?:\* )?=", block, re.MULTILINE)]
    for number, block in enumerate(groups):
        is_held = number % EVERY == EVERY - 1
        spellings: list[str] = []
        for line in block.splitlines():
            mark, _, names = line.removeprefix("* ").partition(" ")
            if mark not in _KINDS:
                continue
            written = [name.strip() for name in names.split("|")]
            if mark == "=":
                spellings = written
                pairs += [Pair(a, b, "same", is_held) for a, b in combinations(written, 2)]
                continue
            full = [one for one in spellings if _fullness(one) == _fullness(spellings[0])]
            pairs += [
                Pair(full[n % len(full)], name, _KINDS[mark], is_held)
                for n, name in enumerate(written)
            ]
    return pairs


def measure(gold_dir: Path) -> dict[str, float]:
    """Return precision and recall of "same", tuned and held back."""
    pairs = read_pairs(gold_dir / "people.txt")
    figures: dict[str, float] = {}
    for part, is_held in (("tune", False), ("held", True)):
        count: Counter[str] = Counter()
        for pair in pairs:
            if pair.is_held is is_held:
                verdict = pair.verdict()
                count[f"{pair.kind}/{verdict}"] += 1
                count[pair.kind] += 1
                count[f"/{verdict}"] += 1
        figures[f"{part}_precision"] = count["same/same"] / max(1, count["/same"])
        figures[f"{part}_recall"] = count["same/same"] / max(1, count["same"])
        figures[f"{part}_parted"] = count["different/different"] / max(1, count["different"])
        figures[f"{part}_left_to_editor"] = count["doubtful/doubtful"] / max(1, count["doubtful"])
    return figures


def main() -> int:
    """Print what went wrong and the figures."""
    gold = Path(__file__).resolve().parent / "gold" / "any"
    for pair in read_pairs(gold / "people.txt"):
        if pair.is_held is ("--held" in sys.argv) and (said := pair.verdict()) != pair.kind:
            print(f"{pair.kind:9} {said:9} {pair.one} / {pair.other}")
    for name, value in measure(gold).items():
        print(f"{name:22} {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
