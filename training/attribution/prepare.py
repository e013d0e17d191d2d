"""Turn articles into windows with targets, once: the rules' hints take most of the time."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

from standfirst.read.statements.learned.vocabulary import Vocabulary
from standfirst.read.statements.learned.windows import WORDS_IN_WINDOW

from .corpus import Article, read_articles
from .targets import Example, examples, rule_hints

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

HOLD_OUT = 20  # one article of so many calibrates the confidence and is never trained on
SKIPS = 4  # ways in which an article is cut into windows

Cuts = list[tuple[list[Example], list[Example]]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Articles as windows, by a key that may repeat an article's id; and those held out."""

    cuts: dict[str, Cuts]
    held: list[Article]

    def fold(self, key: str, folds: int) -> int:
        """Return which teacher must not learn from an article; -1 where nobody has read it."""
        first = self.cuts[key][0][0][0]
        if not first.rows:
            return -1
        return sum(first.key[0].encode()) % folds


def load_vocabulary(tokenizer_file: Path) -> Vocabulary:
    """Load the student's vocabulary."""
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Vocabulary(tokenizer)


def prepare(
    train: Sequence[Path],
    unread: Sequence[Path],
    tokenizer_file: Path,
    *,
    most: int | None = None,
    jobs: int = 2,
) -> Prepared:
    """Read the articles and cut them; a file named twice counts double, ``unread`` have no answers."""
    held: list[Article] = []
    learnt: list[Article] = []
    for path in dict.fromkeys(train):
        times = list(train).count(path)
        for n, article in enumerate(read_articles(path)[:most]):
            if n % HOLD_OUT == 0:
                held.append(article)
            else:
                learnt += [replace(article)] * times
    learnt += [article for path in unread for article in _read_texts(path)][:most]
    keys: list[str] = []
    seen: dict[str, int] = {}
    for article in learnt:
        seen[article.id] = seen.get(article.id, 0) + 1
        keys.append(f"{article.id}#{seen[article.id]}")
    with ProcessPoolExecutor(jobs) as pool:
        made = pool.map(partial(_cut, tokenizer_file), learnt, chunksize=16)
        return Prepared({k: c for k, c in zip(keys, made, strict=True) if c and c[0][0]}, held)


def _cut(tokenizer_file: Path, article: Article) -> Cuts:
    vocabulary = load_vocabulary(tokenizer_file)
    hints = rule_hints(article)
    found: Cuts = []
    for skip in range(min(SKIPS, max(1, len(article.paragraphs())))):
        both = (
            list(examples(article, vocabulary, limit=WORDS_IN_WINDOW, skip=skip, hints=some))
            for some in (hints, ())
        )
        found.append((next(both), next(both)))
    return found


def _read_texts(path: Path) -> Iterable[Article]:
    """Read texts without answers: lines with ``id``, ``text`` and perhaps ``split`` (not "test")."""
    import gzip

    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            if line.get("split") != "test":
                yield Article(line["id"], line["text"], (), ())


def save(prepared: Prepared, path: Path) -> None:
    """Write for the other processes of one making; never read such a file from elsewhere."""
    path.write_bytes(pickle.dumps(prepared, protocol=5))


def load(path: Path) -> Prepared:
    """Read what ``save`` wrote."""
    return pickle.loads(path.read_bytes())
