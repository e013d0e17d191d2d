"""A tiny tokeniser, a tiny network and invented reports: the whole chain runs in seconds."""

import json
from pathlib import Path

import pytest
from tokenizers import Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import WordPiece

from standfirst.read.statements.learned.vocabulary import Vocabulary


SAID = [
    ("Irena Dolsk", "said", "the town was quiet"),
    ("Tomas Verrin", "promised", "that aid would come to Karsk"),
    ("The ministry", "said", "“the bridge at Ostrel stands”"),
    ("Edmund Ashby", "denied", "that talks had failed"),
    ("Residents", "believe", "the river will rise"),
    ("Gleb Orshin", "warned", "“we will answer”"),
]


def a_line(number: int) -> dict:
    """Make one annotated report of two paragraphs in the shape of our own gold."""
    paragraphs, statements, at = [], [], 0
    for step in range(2):
        source, cue, content = SAID[(number + step * 2) % len(SAID)]
        paragraph = f"It rained over Sarn. {source} {cue} {content}."
        spans = {}
        for role, words in (("source", source), ("cue", cue), ("content", content)):
            start = at + paragraph.index(words, 20)
            spans[role] = [[start, start + len(words)]]
        statements.append(spans)
        paragraphs.append(paragraph)
        at += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    return {"report": {"id": f"report-{number}", "text": text}, "statements": statements}


@pytest.fixture(scope="session")
def gold(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    path.write_text("".join(json.dumps(a_line(n)) + "\n" for n in range(12)), "utf-8")
    return path


@pytest.fixture(scope="session")
def tokenizer_file(tmp_path_factory) -> Path:
    words = {w for _, cue, content in SAID for w in f"{cue} {content}".lower().strip("“”").split()}
    letters = "abcdefghijklmnopqrstuvwxyz0123456789.,:;!?“”\"’'-"
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *sorted(words | set(letters))]
    pieces += [f"##{letter}" for letter in letters]
    vocabulary = {piece: number for number, piece in enumerate(dict.fromkeys(pieces))}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    path = tmp_path_factory.mktemp("tokenizer") / "tokenizer.json"
    tokenizer.save(str(path))
    return path


@pytest.fixture(scope="session")
def tokenizer(tokenizer_file) -> Tokenizer:
    return Tokenizer.from_file(str(tokenizer_file))


@pytest.fixture(scope="session")
def vocabulary(tokenizer) -> Vocabulary:
    return Vocabulary(tokenizer)
