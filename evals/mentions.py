"""Names of people and organisations, on the entities of GUM.

    python evals/mentions.py [DATA] [--half N] [--test]    DATA or $STANDFIRST_DATA has entities/

Gold are mentions whose head is a name (form=name) of type person or organization. GUM marks whole
phrases, titles and apposed words with them, so beside exact spans heads are matched: a mention is
right where it holds the head of a gold one of its kind, one to one. Type: of mentions that hold the
head of a named person, organization or place, the share of the same type. B-cubed: on gold names,
those not found standing alone. ``--half`` 0 or 1 takes every other document of train and dev.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from standfirst.read import ReadingContext, read_report
from standfirst.records import Mention, MentionKind, Report, Span

KINDS = {"person": MentionKind.PERSON, "organization": MentionKind.ORGANISATION,
         "place": MentionKind.PLACE}  # fmt: skip
RULES = ReadingContext(learned=False)  # mentions do not hang on statements
Gold = dict[str, Any]


def mentions_of(document: Gold) -> list[Mention]:
    """Read one document and return its people, organisations and places."""
    text = document["text"]
    report = Report(id=document["id"], revision=1, text=text, body=Span(0, len(text)))
    wanted = set(KINDS.values())
    return [one for one in read_report(report, RULES).mentions if one.kind in wanted]


def names_of(document: Gold) -> list[Gold]:
    """Return the gold names, one for each head, with all phrases that GUM marks around it."""
    names: dict[tuple[int, int], Gold] = {}
    for one in document["entities"]:
        if one["form"] == "name" and one["type"] in KINDS:
            name = names.setdefault(tuple(one["head"]), {**one, "spans": set()})
            name["spans"].add(Span(*_bare(document["text"], *one["span"])))
    return list(names.values())


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Take an article and a possessive off a phrase: we never mark them."""
    words = text[start:end]
    start += 4 * words.lower().startswith("the ")
    end -= 2 * words.endswith(("'s", "’s"))
    return start, end


def paired(gold: list[Gold], found: list[Mention]) -> list[tuple[Gold, Mention]]:
    """Pair gold names with mentions that hold their heads, one to one, in text order."""
    pairs, used = [], set()
    for name in gold:
        head = Span(*name["head"])
        for number, mention in enumerate(found):
            if number not in used and mention.span.covers(head):
                used.add(number)
                pairs.append((name, mention))
                break
    return pairs


def b_cubed(items: list[tuple[str, str]]) -> tuple[float, float]:
    """Return B-cubed precision and recall of items given as (gold cluster, found cluster)."""
    gold, found = defaultdict(set), defaultdict(set)
    for number, (a, b) in enumerate(items):
        gold[a].add(number)
        found[b].add(number)
    shared = [len(gold[a] & found[b]) for a, b in items]
    n = max(1, len(items))
    return (
        sum(one / len(found[b]) for one, (_, b) in zip(shared, items, strict=True)) / n,
        sum(one / len(gold[a]) for one, (a, _) in zip(shared, items, strict=True)) / n,
    )


def score(documents: list[Gold]) -> dict[str, float]:
    """Score documents; micro over all of them."""
    count: Counter[str] = Counter()
    items: list[tuple[str, str]] = []
    for document in documents:
        found, gold = mentions_of(document), names_of(document)
        for kind in ("person", "organization"):
            mine = [one for one in found if one.kind is KINDS[kind]]
            theirs = [one for one in gold if one["type"] == kind]
            pairs = paired(theirs, mine)
            count[f"{kind}/gold"] += len(theirs)
            count[f"{kind}/found"] += len(mine)
            count[f"{kind}/exact"] += sum(mention.span in name["spans"] for name, mention in pairs)
            count[f"{kind}/head"] += len(pairs)
            matched = {id(name): mention for name, mention in pairs}
            for name in theirs:
                mention = matched.get(id(name))
                own = f"{document['id']}/{name['span']}"
                entity = mention.entity.id if mention and mention.entity else own
                items.append((f"{document['id']}/{name['cluster']}", f"{document['id']}/{entity}"))
        for name, mention in paired(gold, found):
            count["typed"] += 1
            count["typed/right"] += KINDS[name["type"]] is mention.kind
    figures = {}
    for kind in ("person", "organization"):
        for how in ("exact", "head"):
            p = count[f"{kind}/{how}"] / max(1, count[f"{kind}/found"])
            r = count[f"{kind}/{how}"] / max(1, count[f"{kind}/gold"])
            figures |= {f"{kind}_{how}_p": p, f"{kind}_{how}_r": r,
                        f"{kind}_{how}_f1": 2 * p * r / max(1e-9, p + r)}  # fmt: skip
    figures["type_accuracy"] = count["typed/right"] / max(1, count["typed"])
    p, r = b_cubed(items)
    return figures | {"b3_p": p, "b3_r": r, "b3_f1": 2 * p * r / max(1e-9, p + r)}


def load(folder: Path, *, test: bool = False, half: int | None = None) -> list[Gold]:
    """Return train and dev, or one half of them, or the test documents."""
    with gzip.open(folder / "entities" / "gum.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    chosen = [one for one in documents if (one["split"] == "test") is test]
    return chosen if half is None else chosen[half::2]


def main() -> int:
    """Print the figures."""
    words = [word for word in sys.argv[1:] if not word.startswith("-") and not word.isdigit()]
    folder = Path(words[0] if words else os.environ.get("STANDFIRST_DATA", "data"))
    half = int(sys.argv[sys.argv.index("--half") + 1]) if "--half" in sys.argv else None
    for name, value in score(load(folder, test="--test" in sys.argv, half=half)).items():
        print(f"{name:22} {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
