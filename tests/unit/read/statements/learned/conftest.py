"""A tiny tokeniser in the manner of the packaged one."""

import pytest
from tokenizers import Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import WordPiece

from standfirst.read.statements.learned.vocabulary import Vocabulary

WORDS = "said promised denied warned the town was quiet karsk holds rain fell it before yes he"
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,:;!?“”\"’'-"


@pytest.fixture(scope="session")
def tokenizer():
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *sorted({*WORDS.split(), *LETTERS})]
    pieces += [f"##{letter}" for letter in LETTERS]
    vocabulary = {piece: number for number, piece in enumerate(dict.fromkeys(pieces))}
    made = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


@pytest.fixture(scope="session")
def vocabulary(tokenizer):
    return Vocabulary(tokenizer)
