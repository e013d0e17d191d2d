"""A tiny network learns the invented reports, is written as ONNX, and reads them back."""

import numpy as np
import onnxruntime
import pytest
import torch
from attribution.corpus import read_articles
from attribution.export import calibrate, fit_logistic, write_model
from standfirst.read.statements.learned.extractor import Extractor, feed
from attribution.losses import make_batch, run
from attribution.network import Tagger, shrink
from attribution.score import span_scores, spans_of
from attribution.targets import examples
from attribution.train import Recipe, train
from standfirst.read.statements.learned.windows import cut_windows

ROLES = ("source", "cue", "content")
RECIPE = Recipe(
    epochs=60, pieces=400, rate=3e-3, rate_of_heads=3e-3, fall=1.0, average=0.9, rounded=0.0
)


def a_tagger(tokenizer):
    torch.manual_seed(0)
    return Tagger(tokenizer.get_vocab_size(), width=32, inner=64, heads=4, layers=2, dropout=0.0)


@pytest.fixture(scope="module")
def articles(gold):
    return read_articles(gold)


@pytest.fixture(scope="module")
def trained(articles, tokenizer):
    torch.set_num_threads(1)
    said = []
    tagger = train(
        a_tagger(tokenizer),
        articles,
        tokenizer,
        RECIPE,
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


def test_onnx_answers_as_the_network(trained, articles, tokenizer, tokenizer_file, tmp_path):
    write_model(trained, tokenizer_file, tmp_path, about={})
    session = onnxruntime.InferenceSession(tmp_path / "model.onnx")
    windows = [w for a in articles for w in cut_windows(a.text, a.paragraphs(), tokenizer)]
    arrays = feed(windows)
    emissions, links = session.run(None, arrays)
    with torch.no_grad():
        right = trained(*(torch.from_numpy(a).long() for a in arrays.values()))
    for row, window in enumerate(windows):
        n = len(window.pieces)
        assert np.allclose(emissions[row, :n], right[0][row, :n], atol=1e-4)
        assert np.allclose(links[row, :n], right[1][row, :n], atol=1e-4)


def test_a_smaller_student_learns_from_a_teacher_under_eight_bit_rounding(
    trained, articles, tokenizer, tokenizer_file, tmp_path
):
    recipe = Recipe(epochs=40, pieces=400, rate=3e-3, rate_of_heads=3e-3, fall=1.0, average=0.9)
    small = shrink(trained, [1], 48)
    device = torch.device("cpu")
    small = train(small, articles, tokenizer, recipe, teachers=[trained], device=device, say=str)
    write_model(small, tokenizer_file, tmp_path, about={})
    write_model(trained, tokenizer_file, tmp_path / "float", about={})
    sizes = [(tmp_path / name).stat().st_size for name in ("model.onnx", "float/model.onnx")]
    assert sizes[0] < 0.75 * sizes[1]
    assert min(f1(articles, read(tmp_path, articles))) > 90


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


def test_windows_meet_other_neighbours_when_paragraphs_are_skipped(articles, tokenizer):
    first, second = (list(examples(articles[0], tokenizer, limit=256, skip=n)) for n in (0, 1))
    assert [len(e.window) for e in first] == [sum(len(e.window) for e in second)]
    assert len(second) == 2


def test_teacher_shares_are_probabilities(trained, articles, tokenizer):
    from attribution.train import shares

    batch = make_batch([e for a in articles[:3] for e in examples(a, tokenizer, limit=256)])
    tags, pairs = shares(trained, batch)
    assert torch.allclose(tags.sum(-1)[batch.known], torch.tensor(1.0), atol=1e-4)
    assert torch.allclose(pairs.sum((-1, -2))[batch.known[:, 1:]], torch.tensor(1.0), atol=1e-4)
    assert run(trained, batch)[0].shape == tags.shape
