"""Every command, setting, error and record field stands in the documentation."""

import ast
import importlib.util
import inspect
from dataclasses import fields, is_dataclass
from pathlib import Path

import click
import pytest

from standfirst import errors, records
from standfirst.cli.app import COMMANDS, main
from standfirst.collect.sources import SOURCES
from standfirst.config import desks

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def generate():
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page(name):
    return (DOCS / name).read_text(encoding="utf-8")


def settings():
    """The names of all keys that config/desks.py asks a desk's files for."""
    ways = {"need", "get", "optional", "choice", "strings", "number", "rows", "zone", "at_least"}
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(desks))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ways
            and isinstance(node.func.value, ast.Name)  # and not os.environ
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            found.add(node.args[0].value)
    return sorted(found)


ERRORS = [name for name, cls in vars(errors).items() if inspect.isclass(cls)]
RECORDS = [
    cls
    for cls in vars(records).values()
    if is_dataclass(cls) and cls.__module__ == records.__name__
]


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_documented_with_all_its_options(name):
    section = page("commands.md").partition(f"## standfirst {name}\n")[2].partition("\n## ")[0]
    assert COMMANDS[name] in section
    for parameter in main.get_command(click.Context(main), name).params:
        if isinstance(parameter, click.Option):
            assert f"- `{max(parameter.opts, key=len)}" in section


def test_subcommand_is_documented_with_all_its_options():
    found = 0
    for name in COMMANDS:
        for word, part in getattr(
            main.get_command(click.Context(main), name), "commands", {}
        ).items():
            heading = f"### standfirst {name} {word}\n"
            section = page("commands.md").partition(heading)[2].partition("\n##")[0]
            assert part.get_short_help_str(200) in section
            for parameter in part.params:
                if isinstance(parameter, click.Option):
                    found += 1
                    assert f"- `{max(parameter.opts, key=len)}" in section
    assert found


@pytest.mark.parametrize("key", settings())
def test_setting_is_documented(key):
    assert (
        f"{key} = " in page("desk.md")
        or f"[{key}]" in page("desk.md")
        or f".{key}]]" in page("desk.md")
    )


def test_setting_of_the_environment_is_documented():
    assert "STANDFIRST_DESK" in inspect.getsource(desks)
    assert "`STANDFIRST_DESK`" in page("desk.md")


def test_settings_are_found():
    assert {"epoch", "cutoff", "outlets", "roles", "demonyms"} <= set(settings())


@pytest.mark.parametrize("name", ERRORS)
def test_error_is_documented(name):
    assert f"`{name}`\n: " in page("errors.md")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_record_is_documented_with_all_its_fields(record):
    section = page("records.md").partition(f"## {record.__name__}\n")[2].partition("\n## ")[0]
    assert section.strip()
    for field in fields(record):
        assert f"- `{field.name}`: " in section


def test_generated_pages_are_as_the_program_is(generate):
    assert generate.find_stale() == []


def test_check_names_a_stale_page_and_mends_nothing(generate, tmp_path, capsys):
    assert generate.run([], tmp_path) == 0
    (tmp_path / "errors.md").write_text("old", encoding="utf-8")
    assert generate.run(["--check"], tmp_path) == 1
    assert "docs/errors.md: not as the program is" in capsys.readouterr().err
    assert page_of(tmp_path) == "old"
    assert generate.run([], tmp_path) == 0
    assert generate.run(["--check"], tmp_path) == 0


def page_of(folder):
    return (folder / "errors.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [kind.name for kind in SOURCES])
def test_kind_of_source_is_documented(kind):
    assert f"| `{kind}` |" in page("collecting.md")
