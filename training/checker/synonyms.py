"""Make ``check/data/synonyms.txt`` from the files of WordNet: words that may stand for each other.

Two common words are put together where they share a meaning that is among the first of both, or
where the one names the kind of thing that the other is (a splinter is a fragment). What is too
wide to mean anything (a person, a change) names no kind. Common is what the tagger's vocabulary has.

    python training/checker/synonyms.py FOLDER-WITH-data.noun-AND-index.sense
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.check.comparing.stems import stem
from standfirst.check.comparing.wording import is_little

if TYPE_CHECKING:
    from collections.abc import Iterator

SRC = Path(__file__).parents[2] / "src" / "standfirst"
TARGET = SRC / "check" / "data" / "synonyms.txt"
VOCABULARY = SRC / "read" / "statements" / "learned" / "model" / "tokenizer.json"
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
CODES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
SHARED = (
    6  # most that the numbers of a shared meaning may add up to: third of the one and the other
)
KIND = 5  # the same of a word and the kind of thing it names
WIDE = 60  # kinds of a thing from which its name says little
LEAST = 3  # letters of a word
RUDE = frozenset("fuck shit goddam goddamn damn darn bitch whore slut".split())
KINDS_OF = {"@", "&"}  # pointers: the kind of thing it is, an adjective like it

Sense = tuple[str, str]  # part of speech, offset


def main(folder: Path) -> None:
    vocabulary = json.loads(VOCABULARY.read_text("utf-8"))["model"]["vocab"]
    known = set(vocabulary if isinstance(vocabulary, dict) else [row[0] for row in vocabulary])
    known = {one for one in known if one.isalpha() and len(one) >= LEAST} - RUDE
    pairs = {
        (min(one, other), max(one, other))
        for left, right in pairs_in(folder, known)
        for one, other in [(stem(left), stem(right))]
        if one != other and not is_little(one) and not is_little(other)
    }
    rows: dict[str, list[str]] = defaultdict(list)
    for one, other in sorted(pairs):
        rows[one].append(other)
    lines = [f"{one} {' '.join(others)}\n" for one, others in sorted(rows.items())]
    TARGET.write_text("".join(lines), "utf-8")
    print(f"{len(pairs)} pairs of {len({word for pair in pairs for word in pair})} words")


def pairs_in(folder: Path, known: set[str]) -> Iterator[tuple[str, str]]:
    order = order_of(folder / "index.sense")
    words: dict[Sense, list[str]] = {}
    kinds: dict[Sense, list[Sense]] = {}
    for name, part in PARTS.items():
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if line.startswith(" "):
                continue  # the licence
            sense, found, pointers = read_line(line, part)
            words[sense] = [one for one in found if one in known]
            kinds[sense] = [to for sign, to in pointers if sign in KINDS_OF]
    wide = Counter(kind for found in kinds.values() for kind in found)
    for sense, found in words.items():
        rank = {one: order.get((one, *sense), SHARED) for one in found}
        for n, one in enumerate(found):
            yield from ((one, to) for to in found[n + 1 :] if rank[one] + rank[to] <= SHARED)
            for kind in kinds[sense]:
                if wide[kind] <= WIDE:
                    for to in words.get(kind, ()):
                        if rank[one] + order.get((to, *kind), KIND) <= KIND:
                            yield one, to


def order_of(path: Path) -> dict[tuple[str, str, str], int]:
    """Return which of a word's meanings one is, from 1, by word, part of speech and offset."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        key, offset, number, _ = line.split()
        word, _, rest = key.partition("%")
        found[word, CODES[rest[0]], offset] = int(number)
    return found


def read_line(line: str, part: str) -> tuple[Sense, list[str], list[tuple[str, Sense]]]:
    """Return a meaning, its words in small letters, and what it points to."""
    fields = line.partition(" | ")[0].split()
    n_words = int(fields[3], 16)
    words = [re.sub(r"\(.*\)", "", one).lower() for one in fields[4 : 4 + 2 * n_words : 2]]
    at = 4 + 2 * n_words
    rows = (fields[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(fields[at])))
    pointers = [(sign, (to.replace("s", "a"), offset)) for sign, offset, to, _ in rows]
    return (part, fields[0]), words, pointers


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
