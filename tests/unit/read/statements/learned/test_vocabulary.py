import pytest

from standfirst.read.statements.learned import vocabulary as module
from standfirst.read.statements.learned.vocabulary import MOST_PIECES, Vocabulary


def test_a_word_has_the_pieces_of_the_tokeniser_whatever_its_capitals(tokenizer, vocabulary):
    for word in ("holds", "Holds", "dolsk", "DOLSK", "“", "naïve"):
        wanted = tuple(tokenizer.encode(word, add_special_tokens=False).ids)
        assert vocabulary.code(word)[: MOST_PIECES - 1] == wanted[: MOST_PIECES - 1]


def test_a_long_word_keeps_its_beginning_and_its_ending(tokenizer, vocabulary):
    whole = tokenizer.encode("abcdefghijk", add_special_tokens=False).ids
    assert vocabulary.code("abcdefghijk") == (*whole[: MOST_PIECES - 1], whole[-1])


@pytest.mark.parametrize("word", ["x" * 5_000, "\u200f", "字"])
def test_what_has_no_pieces_is_one_unknown_piece(tokenizer, vocabulary, word):
    assert vocabulary.code(word) == (tokenizer.token_to_id("[UNK]"),)


def test_it_forgets_the_oldest_words_and_still_knows_them(tokenizer, monkeypatch):
    monkeypatch.setattr(module, "_MOST_KEPT", 10)
    small = Vocabulary(tokenizer)
    first = [small.code(f"dolsk{n}") for n in range(50)]
    assert len(small._kept) <= 10
    assert [small.code(f"dolsk{n}") for n in range(50)] == first


def test_a_word_as_written_has_its_pieces_and_its_looks_and_few_are_kept(tokenizer, monkeypatch):
    monkeypatch.setattr(module, "_MOST_LOOKS", 4)
    known = Vocabulary(tokenizer)
    words = ["holds", "Holds", "HOLDS", "I", "9", "“", "„", "»", '"', "x" * 5_000]
    looks = [known.looks[word] for word in words]
    assert [look for _, look in looks] == [0, 1, 2, 1, 0, 3, 3, 4, 5, 0]
    assert [code for code, _ in looks] == [known.code(word) for word in words]
    assert len(known.looks) <= 4
