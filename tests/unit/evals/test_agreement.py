from __future__ import annotations

import agreement
from gold_statements import FOLDER

FILE = "006.toml"


def test_a_second_pass_equal_to_the_first_agrees_in_everything(tmp_path):
    (tmp_path / FILE).write_text((FOLDER / FILE).read_text("utf-8"), "utf-8")
    given = agreement.compare(second=tmp_path)
    assert given.pop("reports") == 1
    assert set(given.values()) == {1.0}


def test_only_the_files_asked_for_are_compared():
    assert agreement.compare(numbers=[5, 6])["reports"] == 2
    assert agreement.compare(numbers=[308])["reports"] == 0
