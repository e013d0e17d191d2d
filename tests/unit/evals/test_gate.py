from __future__ import annotations

import json
import sys
from types import ModuleType

import pytest

import gate


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run the gate over one runner that gives the figures, or raises them."""
    (tmp_path / "gold.txt").write_text("gold")
    floors = tmp_path / "floors.json"
    runner = gate.Runner("stage", "en", "a_runner_of_this_test", (tmp_path / "gold.txt",))

    def build(figures, *, update=False, allow_regression=False):
        def measure(gold_dir):
            if isinstance(figures, Exception):
                raise figures
            return figures

        module = ModuleType(runner.module)
        module.measure = measure
        monkeypatch.setitem(sys.modules, runner.module, module)
        status = gate.run([runner], floors, update=update, allow_regression=allow_regression)
        stored = json.loads(floors.read_text()) if floors.exists() else {}
        kept = stored.get("stage/en", {"figures": {}})["figures"]
        return status, {name: entry["floor"] for name, entry in kept.items()}

    build.gold = tmp_path / "gold.txt"
    return build


def test_a_first_update_takes_the_figures_as_floors(run):
    assert run({"f1": 0.8}, update=True) == (0, {"f1": 0.8})
    assert run({"f1": 0.8})[0] == 0


def test_a_figure_that_sinks_fails(run):
    run({"f1": 0.8}, update=True)
    assert run({"f1": 0.79})[0] == 1


def test_noise_below_epsilon_passes(run):
    run({"f1": 0.8}, update=True)
    assert run({"f1": 0.8 - gate.EPSILON / 2})[0] == 0


def test_update_raises_floors_and_refuses_to_lower_them(run):
    run({"f1": 0.8, "recall": 0.5}, update=True)
    assert run({"f1": 0.9, "recall": 0.4}, update=True) == (1, {"f1": 0.9, "recall": 0.5})


def test_a_floor_sinks_only_when_that_is_allowed(run):
    run({"f1": 0.8}, update=True)
    assert run({"f1": 0.5}, update=True, allow_regression=True) == (0, {"f1": 0.5})


def test_noise_does_not_wear_a_floor_down(run):
    run({"f1": 0.8}, update=True)
    assert run({"f1": 0.798}, update=True) == (0, {"f1": 0.8})


@pytest.mark.parametrize("update", [False, True])
def test_a_crash_counts_as_nought_for_every_figure(run, update, capsys):
    run({"f1": 0.8}, update=True)
    status, floors = run(RuntimeError("broken"), update=update, allow_regression=update)
    assert status == 1
    assert gate.CRASHED not in floors
    assert "SUNK" in capsys.readouterr().out


def test_a_crash_before_there_is_any_floor_fails_too(run):
    assert run(RuntimeError("broken"), update=True)[0] == 1


def test_a_figure_that_is_no_number_counts_as_nought(run):
    run({"f1": 0.8}, update=True)
    assert run({"f1": float("nan")})[0] == 1


def test_a_figure_that_is_gone_fails(run):
    run({"f1": 0.8, "recall": 0.5}, update=True)
    assert run({"f1": 0.8})[0] == 1


def test_changed_gold_fails_until_the_floors_are_taken_again(run):
    run({"f1": 0.8}, update=True)
    run.gold.write_text("other gold")
    assert run({"f1": 0.8})[0] == 1
    assert run({"f1": 0.8}, update=True)[0] == 0


def test_the_hash_of_a_corpus_sees_names_and_bytes(tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.txt").write_text("one")
    first = gate.hash_corpus([folder])
    assert gate.hash_corpus([folder]) == first
    (folder / "a.txt").rename(folder / "b.txt")
    assert gate.hash_corpus([folder]) != first


def test_every_runner_of_the_table_can_measure_and_has_its_gold():
    for runner in gate.RUNNERS:
        module = __import__(runner.module)
        assert callable(module.measure)
        assert all(path.exists() for path in runner.corpus)
