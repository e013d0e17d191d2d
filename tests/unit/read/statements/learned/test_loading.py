import pytest

from standfirst.errors import ModelError
from standfirst.read.statements import learned


@pytest.fixture
def broken(tmp_path, monkeypatch):
    monkeypatch.setattr(learned, "MODEL", tmp_path)
    return tmp_path


def test_a_missing_model_is_told_in_one_line_with_what_to_do(broken):
    with pytest.raises(ModelError, match=r'^model of statements: .*; install .* "rules"') as told:
        learned.load_extractor.__wrapped__()
    assert "\n" not in str(told.value)


def test_a_damaged_model_is_told_too(broken):
    (broken / "model.onnx").write_bytes(b"no graph")
    (broken / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelError, match="cannot be loaded"):
        learned.load_extractor.__wrapped__()
