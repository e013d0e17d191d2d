"""The tutorial is carried out, file by file and command by command."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from standfirst.cli.app import main

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.md"
BLOCK = re.compile(r"^```(\w+)(?: (file|add)=(\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def run(line: str) -> str:
    """Run one line of a console block, with what an echo pipes into it, and return its output."""
    words = shlex.split(line)
    piped = None
    if "|" in words:
        piped = " ".join(words[1 : words.index("|")])
        words = words[words.index("|") + 1 :]
    assert words[0] == "standfirst"
    result = CliRunner().invoke(main, words[1:], input=piped)
    assert result.exit_code == 0, f"{line}: {result.output}"
    return result.output


def test_every_file_and_command_of_the_tutorial_does_what_it_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall(TUTORIAL.read_text(encoding="utf-8"))
    commands = 0
    for language, how, name, content in blocks:
        if how:
            with Path(name).open("a" if how == "add" else "w", encoding="utf-8") as file:
                file.write(f"\n{content}" if how == "add" else content)
        elif language == "console":
            output = ""
            for line in content.splitlines():
                if line.startswith("$ "):
                    output = run(line.removeprefix("$ "))
                    commands += 1
                else:
                    assert line in output
    assert commands == 9


def test_statements_read_in_the_tutorial_are_dolsks():
    output = run(
        "echo '“We hold Brenova,” Deputy Defence Minister Irena Dolsk said on Telegram.'"
        " | standfirst read - --json"
    )
    assert '"name": "Irena Dolsk"' in output
    assert '"name": "Telegram"' in output
