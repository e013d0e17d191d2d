from standfirst.read.statements.learned.windows import cut_windows, opens_of

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
