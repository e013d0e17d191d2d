from standfirst.read.statements.learned.extractor import with_hints
from standfirst.read.statements.learned.windows import (
    N_TYPES,
    cut_windows,
    hint_types,
    opens_of,
)

TEXT = "Irena Dolsk said: “Karsk holds.”\n\nRain fell. OSTREL was calm."
PARAGRAPHS = [(0, 32), (34, 62)]


def test_words_lie_in_the_text_and_carry_quotation_and_case(tokenizer):
    (window,) = cut_windows(TEXT, PARAGRAPHS, tokenizer)
    words = [TEXT[s:e] for s, e in zip(window.starts, window.ends, strict=True)]
    assert words[:9] == ["Irena", "Dolsk", "said", ":", "“", "Karsk", "holds", ".", "”"]
    types = window.types[window.firsts].tolist()
    assert types[:9] == [1, 1, 0, 0, 6, 4, 3, 3, 6]
    assert types[words.index("OSTREL")] == 2
    assert [words[i] for i in opens_of(window).nonzero()[0]] == ["Irena", "Rain"]


def test_each_word_is_in_exactly_one_window_and_no_window_is_too_long(tokenizer):
    text = "Karsk was quiet. " * 200
    windows = list(cut_windows(text, [(0, len(text))], tokenizer, limit=40))
    assert max(len(w.pieces) for w in windows) <= 40
    starts = [s for w in windows for s in w.starts.tolist()]
    assert starts == sorted(set(starts))
    assert len(starts) == 800
    assert all(text[w.ends[-1] - 1] == "." for w in windows[:-1])


def test_hostile_paragraphs_are_cut(tokenizer):
    for text in ("“" * 30_000, "x" * 30_000, "\u202e \u200f" * 9_000, ""):
        windows = list(cut_windows(text, [(0, len(text))], tokenizer))
        assert all(len(w.pieces) <= 256 for w in windows)


def test_hints_stand_at_the_first_pieces_of_the_words_they_touch(tokenizer):
    (window,) = cut_windows(TEXT, PARAGRAPHS, tokenizer)
    hinted = hint_types(window, [(0, 11, 0), (12, 17, 1), (18, 32, 2)])
    tags = (hinted.types // N_TYPES)[hinted.firsts].tolist()
    assert tags[:9] == [1, 2, 3, 4, 5, 6, 6, 6, 6]
    assert not any(tags[9:])
    assert (hinted.types % N_TYPES == window.types).all()


def test_a_hint_reaches_every_window_it_touches(tokenizer):
    text = "Karsk was quiet. " * 40
    windows = list(cut_windows(text, [(0, len(text))], tokenizer, limit=40))
    hinted = list(with_hints(windows, [(0, len(text) - 1, 2), (17, 22, 0)]))
    tags = [tag for w in hinted for tag in (w.types // N_TYPES)[w.firsts].tolist()]
    assert tags[0] == 5
    assert tags[4] == 1
    assert set(tags[6:-1]) <= {5, 6}
    assert len(tags) == 160
