"""A desk with a handful of imported reports."""

import json
import shutil

import pytest

from fakes import REPORT_LINES, run_command


@pytest.fixture(scope="session")
def filled_desk(tmp_path_factory):
    """A desk that no test may change: copy it, or only read from it."""
    folder = tmp_path_factory.mktemp("desks") / "sarn"
    made = run_command(
        "new",
        folder,
        "--epoch",
        "2021-09-14",
        "--time-zone",
        "Europe/Helsinki",
        "--name",
        "Sarn desk",
    )
    assert made.exit_code == 0, made.output
    source = folder.parent / "reports.jsonl"
    source.write_text("".join(json.dumps(one) + "\n" for one in REPORT_LINES), encoding="utf-8")
    done = run_command("import", source, "--desk", folder)
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def desk(filled_desk, tmp_path):
    return shutil.copytree(filled_desk, tmp_path / "desk")
