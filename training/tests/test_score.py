from attribution.corpus import Annotation
from attribution.score import _places, _spans, span_scores
from attribution.score_statements import calibration_error, kind_of, match


def test_an_inside_label_out_of_place_is_dropped():
    labels = ["I-cue", "B-cue", "I-cue", "I-source", "B-cue", "B-cue", "O"]
    assert _spans(labels, "cue") == {(1, 3), (4, 5), (5, 6)}
    assert _spans(labels, "source") == set()


def test_tokens_rewritten_by_the_tokeniser_are_found():
    text = "“Karsk holds,” she said — once (today)."
    tokens = [
        "``",
        "Karsk",
        "holds",
        ",",
        "''",
        "she",
        "said",
        "--",
        "once",
        "-LRB-",
        "today",
        "-RRB-",
        ".",
    ]
    assert [text[p[0] : p[1]] for p in _places(tokens, text)] == [
        "“", "Karsk", "holds", ",", "”", "she", "said", "—", "once", "(", "today", ")", ".",
    ]  # fmt: skip


def test_scores_count_exact_begins_and_hulls_and_cut_long_items():
    gold = {"source": [{(0, 2), (5, 9)}], "cue": [set()], "content": [{(299, 310), (400, 401)}]}
    found = {"source": [{(0, 2), (5, 7), (20, 21)}], "cue": [{(1, 2)}], "content": [{(299, 305)}]}
    scores = span_scores([gold], [found])
    assert scores["source"]["P"] == 100 / 3
    assert scores["source"]["R"] == 50
    assert scores["source"]["begin"] == 80
    assert scores["source"]["jaccard"] == 100 * 1.5 / 3
    assert scores["cue"]["F1"] == 0
    assert scores["content"]["F1"] == 0
    assert span_scores([gold], [found], cut=300)["content"]["F1"] == 100


def test_each_statement_is_matched_once_and_the_closest_first():
    one = Annotation(((0, 5),), ((6, 10),), ((11, 30),))
    near = Annotation(((0, 5),), ((6, 10),), ((11, 25),))
    assert match([one], [near, one], share=0.5) == {1: 0}
    assert match([one], [near], share=1.0) == {}


def test_kind_tells_direct_mixed_and_indirect():
    text = "“Karsk holds,” she said. She said that Karsk “holds” now."
    direct, mixed = Annotation((), (), ((0, 14),)), Annotation((), (), ((34, 56),))
    assert [kind_of(direct, text), kind_of(mixed, text)] == ["direct", "mixed"]
    assert kind_of(Annotation((), (), ((34, 44),)), text) == "indirect"


def test_calibration_error_is_the_gap_between_confidence_and_truth():
    assert calibration_error([0.75] * 4, [True, True, True, False]) == 0
    assert calibration_error([0.95] * 4, [False] * 4) == 0.95
