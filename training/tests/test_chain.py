"""A tiny network learns the invented reports, is written as ONNX, and reads them back."""

import numpy as np
import onnxruntime
import pytest
import torch
from attribution.__main__ import load_student, save_student
from attribution.corpus import read_articles
from attribution.export import calibrate, fit_logistic, write_model
from standfirst.read.statements.learned.extractor import Extractor
from standfirst.read.statements.learned.feeding import feed
from attribution.losses import bound_transitions, log_sum, make_batch, pad, run, shares
from attribution.network import Tagger, shrink
from attribution.noise import Noise
from attribution.score import span_scores, spans_of
from attribution.prepare import Prepared, prepare
from attribution.targets import examples
from attribution.teacher import MARKS, SHIFT, Teacher, _buckets, _pieces
from attribution.train import Recipe, train
from standfirst.read.statements.learned.decode import align, allowed, bound, run_chains
from standfirst.read.statements.learned.windows import cut_windows, opens_of

ROLES = ("source", "cue", "content")
RECIPE = Recipe(
    epochs=60, words=300, rate=3e-3, rate_of_heads=3e-3, fall=1.0, average=0.9, rounded=0.0
)


def a_tagger(tokenizer):
    torch.manual_seed(0)
    return Tagger(tokenizer.get_vocab_size(), width=32, inner=64, heads=4, layers=2, dropout=0.0)


@pytest.fixture(scope="module")
def articles(gold):
    return read_articles(gold)


@pytest.fixture(scope="module")
def cuts(articles, vocabulary):
    whole = {a.id: list(examples(a, vocabulary, limit=128)) for a in articles}
    return {name: [(some, some)] for name, some in whole.items()}


@pytest.fixture(scope="module")
def trained(cuts, tokenizer, vocabulary):
    torch.set_num_threads(1)
    said = []
    tagger = train(
        a_tagger(tokenizer),
        cuts,
        RECIPE,
        vocabulary=vocabulary,
        device=torch.device("cpu"),
        say=said.append,
    )
    assert len(said) == 60
    return tagger


def read(folder, articles):
    extractor = Extractor(folder)
    return [extractor.extract(a.text, a.paragraphs()) for a in articles]


def f1(articles, found):
    gold = [{r: [s] for r, s in spans_of(a.readings[0]).items()} for a in articles]
    given = [{r: [s] for r, s in spans_of(one).items()} for one in found]
    return [span_scores(gold, given)[role]["F1"] for role in ROLES]


def test_the_chain_learns_reads_back_and_links(trained, articles, tokenizer_file, tmp_path):
    write_model(trained, tokenizer_file, tmp_path, about={})
    found = read(tmp_path, articles)
    assert min(f1(articles, found)) > 95
    one = found[0][0]
    text = articles[0].text
    words = [[text[s:e] for s, e in getattr(one, role)] for role in ROLES]
    assert words == [["Irena Dolsk"], ["said"], ["the town was quiet"]]


def test_onnx_answers_as_the_network(trained, articles, vocabulary, tokenizer_file, tmp_path):
    write_model(trained, tokenizer_file, tmp_path, about={})
    session = onnxruntime.InferenceSession(tmp_path / "model.onnx")
    windows = [w for a in articles for w in cut_windows(a.text, a.paragraphs(), vocabulary)]
    arrays = pad(windows)
    with torch.no_grad():
        right = trained.at_places(
            *(
                torch.from_numpy(a if a.dtype == np.float32 else a.astype(np.int64))
                for a in arrays.values()
            )
        )
    for at in range(0, len(windows), 2):
        some = windows[at : at + 2]
        found = session.run(["emissions", "links"], feed(some))
        first = 0
        for row, window in enumerate(some, start=at):
            n = len(window.codes)
            for given, expected in zip(found, right, strict=True):
                assert np.allclose(given[0, first : first + n], expected[row, :n], atol=1e-4)
            first += n


def test_a_smaller_student_learns_from_a_teacher_under_eight_bit_rounding(
    trained, articles, cuts, vocabulary, tokenizer_file, tmp_path
):
    recipe = Recipe(epochs=60, words=300, rate=3e-3, rate_of_heads=3e-3, fall=1.0, average=0.9)
    small = shrink(trained, [1], 48)
    teachers = {a.id: trained for a in articles[:6]}
    small = train(
        small,
        cuts,
        recipe,
        vocabulary=vocabulary,
        teachers=teachers,
        others=[trained],
        device=torch.device("cpu"),
        say=str,
    )
    write_model(small, tokenizer_file, tmp_path, about={})
    write_model(trained, tokenizer_file, tmp_path / "float", about={})
    sizes = [(tmp_path / name).stat().st_size for name in ("model.onnx", "float/model.onnx")]
    assert sizes[0] < 0.75 * sizes[1]
    assert min(f1(articles, read(tmp_path, articles))) > 90


def test_a_student_is_the_same_when_read_again(trained, tokenizer_file, tmp_path):
    save_student(trained, tmp_path)
    again = load_student(tmp_path)
    for name, value in trained.state_dict().items():
        assert torch.allclose(value, again.state_dict()[name], atol=0.02), name


def test_calibration_is_written_down_and_moves_the_confidence(
    trained, articles, tokenizer_file, tmp_path
):
    write_model(trained, tokenizer_file, tmp_path, about={"made from": "gold.jsonl"})
    before = read(tmp_path, articles)
    slope, offset = calibrate(tmp_path, articles)
    after = read(tmp_path, articles)
    x = before[0][0].confidence
    expected = 1 / (1 + np.exp(-(slope * np.log(x / (1 - x)) + offset)))
    assert after[0][0].confidence == pytest.approx(expected, abs=1e-6)


def test_logistic_fit_recovers_its_own_weights():
    rng = np.random.default_rng(3)
    x = rng.normal(size=4000)
    y = (rng.random(4000) < 1 / (1 + np.exp(-(2 * x - 1)))).astype(float)
    assert fit_logistic(x, y) == pytest.approx((2, -1), abs=0.2)
    assert fit_logistic(np.empty(0), np.empty(0)) == (1.0, 0.0)


def test_windows_meet_other_neighbours_when_paragraphs_are_skipped(articles, vocabulary):
    first, second = (list(examples(articles[0], vocabulary, limit=256, skip=n)) for n in (0, 1))
    assert [len(e.window) for e in first] == [sum(len(e.window) for e in second)]
    assert len(second) == 2


def test_teacher_shares_are_the_probabilities_that_counting_gives(trained, articles, vocabulary):
    batch = make_batch([e for a in articles[:3] for e in examples(a, vocabulary, limit=256)])
    emissions = run(trained, batch)[0]
    tags, pairs = shares(emissions, trained.transitions, batch)
    assert torch.allclose(tags.sum(-1)[batch.known], torch.tensor(1.0), atol=1e-4)
    assert torch.allclose(pairs.sum((-1, -2))[batch.known[:, 1:]], torch.tensor(1.0), atol=1e-4)
    length = int(batch.known[0].sum())
    chain = run_chains(
        *align([bound(emissions[0, :length].detach().numpy(), opens_of(batch.examples[0].window))]),
        allowed(trained.transitions.detach().numpy()),
    )
    assert np.allclose(tags[0, :length], (chain.forward * chain.backward)[:, 0], atol=1e-3)
    assert log_sum(emissions, bound_transitions(trained.transitions), batch.known).shape == (
        len(batch.examples),
    )


def test_noise_keeps_the_words_places_and_drops_the_annotators(articles, vocabulary):
    given = [e for a in articles for e in examples(a, vocabulary, limit=128)]
    noise = Noise(given, vocabulary)
    rng = np.random.default_rng(1)
    made = [noise.make(e, rng) for e in given]
    assert any(m.window.codes != e.window.codes for m, e in zip(made, given, strict=True))
    for m, e in zip(made, given, strict=True):
        assert len(m.window.codes) == len(e.window.codes)
        assert (m.window.places == e.window.places).all()
        assert m.rows == ()


def test_the_teacher_sees_the_pieces_of_the_same_words(articles, vocabulary):
    batch = make_batch([e for a in articles[:3] for e in examples(a, vocabulary, limit=256)])
    ids, types, firsts, lengths = _pieces(batch)
    for row, e in enumerate(batch.examples):
        flat = [piece for code in e.window.codes for piece in code]
        assert lengths[row] == len(flat)
        assert ids[row, : len(flat)].tolist() == [MARKS.get(n, n + SHIFT) for n in flat]
        starts = [
            flat.index(code[0], int(at))
            for code, at in zip((e.window.codes[p] for p in e.window.places), firsts[row])
        ]
        assert starts == firsts[row, : len(e.window)].tolist()
    teacher = Teacher(vocabulary=200, width=16, inner=32, heads=2, layers=1, places=300)
    emissions, links = teacher(batch)
    assert emissions.shape[:2] == batch.known.shape == links.shape[:2]


def test_distances_fall_into_buckets_by_side_and_size():
    found = _buckets(torch.tensor([-200, -3, 0, 3, 200])).tolist()
    assert found == [15, 3, 0, 19, 31]


def test_articles_are_prepared_once_with_folds_and_some_held_out(gold, tokenizer_file, tmp_path):
    unread = tmp_path / "unread.jsonl"
    unread.write_text(
        '{"id": "u", "text": "It rained over Sarn."}\n{"id": "t", "text": "No.", "split": "test"}\n'
    )
    done = prepare([gold, gold], [unread], tokenizer_file, jobs=1)
    assert isinstance(done, Prepared)
    assert [a.id for a in done.held] == ["report-0"]
    assert len(done.cuts) == 2 * 11 + 1
    assert done.fold("u#1", 4) == -1
    assert done.fold("report-1#1", 4) == done.fold("report-1#2", 4) >= 0
