"""What the page on collecting tells to type is there to be typed; the shipped units are sound."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from standfirst.cli.app import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "collecting.md").read_text("utf-8")
UNITS = sorted((ROOT / "examples" / "systemd").iterdir())
LINES = re.findall(r"^\$ (standfirst .*)$|`(standfirst [a-z][^`]*)`", PAGE, re.MULTILINE)
COMMANDS = sorted({first or second for first, second in LINES})


def parse(line):
    """Let click read a command line as far as it goes without running it."""
    words = shlex.split(line, comments=True)[1:]
    command, context = main, click.Context(main)
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        command = command.get_command(context, words.pop(0))
        assert command is not None, line
    command.make_context("standfirst", words, resilient_parsing=False)


@pytest.mark.parametrize("line", COMMANDS)
def test_command_of_the_page_exists(line):
    parse(line)


def test_commands_are_found():
    assert len(COMMANDS) > 8


def test_command_of_cron_and_systemd_exists():
    (cron,) = re.findall(r"^\*/5.* (\S+standfirst .*) >>", PAGE, re.MULTILINE)
    parse(cron)
    service = (ROOT / "examples" / "systemd" / "standfirst-collect@.service").read_text("utf-8")
    (line,) = re.findall(r"^ExecStart=/usr/bin/env (standfirst .*)$", service, re.MULTILINE)
    parse(line)


@pytest.mark.parametrize("setting", re.findall(r"\(`(\w+_\w+)`\)|`(allowed_hosts|contact)`", PAGE))
def test_setting_of_the_page_exists(setting):
    template = ROOT / "src" / "standfirst" / "run" / "templates" / "desk.toml"
    assert f"{setting[0] or setting[1]} = " in template.read_text("utf-8")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_unit_is_sound(unit, tmp_path):
    for one in UNITS:
        shutil.copy(one, tmp_path / one.name.replace("@", "@home-ana-sarn"))
    file = tmp_path / unit.name.replace("@", "@home-ana-sarn")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(file)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert "standfirst" not in done.stderr, done.stderr
