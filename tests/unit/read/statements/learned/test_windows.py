from standfirst.read.statements.learned.extractor import with_hints
from standfirst.read.statements.learned.feeding import feed
from standfirst.read.statements.learned.windows import (
    N_TYPES,
    cut_windows,
    opens_of,
    with_hint_tags,
)

TEXT = "Irena Dolsk said: “Karsk holds.”\n\nRain fell. OSTREL was calm."
PARAGRAPHS = [(0, 32), (34, 62)]


def test_words_lie_in_the_text_and_carry_quotation_and_case(vocabulary):
    (window,) = cut_windows(TEXT, PARAGRAPHS, vocabulary)
    words = [TEXT[s:e] for s, e in zip(window.starts, window.ends, strict=True)]
    assert words[:9] == ["Irena", "Dolsk", "said", ":", "“", "Karsk", "holds", ".", "”"]
    assert window.types[:9].tolist() == [1, 1, 0, 0, 6, 4, 3, 3, 6]
    assert window.types[words.index("OSTREL")] == 2
    assert [words[i] for i in opens_of(window).nonzero()[0]] == ["Irena", "Rain"]


def test_a_window_starts_with_a_mark_and_each_paragraph_ends_with_one(vocabulary):
    (window,) = cut_windows(TEXT, PARAGRAPHS, vocabulary)
    assert window.codes[0] == vocabulary.start
    assert [n for n, code in enumerate(window.codes) if code == vocabulary.end] == [10, 18]
    assert [window.codes[p] for p in window.places] == [
        vocabulary.code(TEXT[s:e]) for s, e in zip(window.starts, window.ends, strict=True)
    ]


def test_each_word_is_in_exactly_one_window_and_no_window_is_too_long(vocabulary):
    text = "Karsk was quiet. " * 200
    windows = list(cut_windows(text, [(0, len(text))], vocabulary, limit=40))
    assert max(len(w.codes) for w in windows) <= 40
    starts = [s for w in windows for s in w.starts.tolist()]
    assert starts == sorted(set(starts))
    assert len(starts) == 800
    assert all(text[w.ends[-1] - 1] == "." for w in windows[:-1])


def test_hostile_paragraphs_are_cut(vocabulary):
    for text in ("“" * 30_000, "x" * 30_000, "\u202e \u200f" * 9_000, ""):
        windows = list(cut_windows(text, [(0, len(text))], vocabulary))
        assert all(len(w.codes) <= 128 for w in windows)


def test_hints_stand_at_the_words_they_touch(vocabulary):
    (window,) = cut_windows(TEXT, PARAGRAPHS, vocabulary)
    hinted = with_hint_tags(window, [(0, 11, 0), (12, 17, 1), (18, 32, 2)])
    assert hinted.hints[:9].tolist() == [1, 2, 3, 4, 5, 6, 6, 6, 6]
    assert not hinted.hints[9:].any()
    assert (hinted.types == window.types).all()


def test_a_hint_reaches_every_window_it_touches(vocabulary):
    text = "Karsk was quiet. " * 40
    windows = list(cut_windows(text, [(0, len(text))], vocabulary, limit=40))
    hinted = list(with_hints(windows, [(0, len(text) - 1, 2), (17, 22, 0)]))
    tags = [tag for w in hinted for tag in w.hints.tolist()]
    assert tags[0] == 5
    assert tags[4] == 1
    assert set(tags[6:-1]) <= {5, 6}
    assert len(tags) == 160


def test_the_network_is_fed_two_windows_side_by_side_and_each_different_word_once(vocabulary):
    texts = ["Rain fell. It fell.", "Karsk holds."]
    windows = [w for t in texts for w in cut_windows(t, [(0, len(t))], vocabulary)]
    windows[0] = with_hint_tags(windows[0], [(0, 4, 0)])
    fed = feed(windows)
    codes = [tuple(row[share > 0]) for row, share in zip(fed["pieces"], fed["shares"], strict=True)]
    assert len(set(codes)) == len(codes)
    assert [codes[n] for n in fed["words"][0]] == windows[0].codes + windows[1].codes
    assert fed["sizes"].tolist() == [len(window.codes) for window in windows]
    assert fed["places"].tolist() == [n for size in fed["sizes"] for n in range(size)]
    first = 0
    for window in windows:
        kinds = fed["types"][0, window.places + first]
        assert (kinds == window.types + N_TYPES * window.hints).all()
        first += len(window.codes)
    assert fed["types"][0, 1] == 1 + N_TYPES


def test_one_window_is_fed_with_an_empty_one_beside_it(vocabulary):
    (window,) = cut_windows("Rain fell.", [(0, 10)], vocabulary)
    fed = feed([window])
    assert fed["sizes"].tolist() == [len(window.codes), 0]
    assert fed["words"].shape == (1, len(window.codes))
