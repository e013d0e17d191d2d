"""Writes the pages of the documentation that are made from the program itself.

python docs/generate.py            write them again
python docs/generate.py --check    exit 1 and name those that are not as they would be written
"""

from __future__ import annotations

import ast
import inspect
import sys
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standfirst import errors, records
from standfirst.check.codes import FAMILIES, all_codes
from standfirst.cli.app import COMMANDS, main
from standfirst.records import (
    base,
    collected,
    decisions,
    desks,
    editions,
    gists,
    people,
    profiles,
    readings,
    stories,
    traces,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER = Path(__file__).parent
MADE = "<!-- Made by docs/generate.py; change its source, then run: make docs -->"
RECORDS = (
    base,
    desks,
    collected,
    readings,
    stories,
    people,
    traces,
    gists,
    editions,
    decisions,
    profiles,
)
EXIT_STATUS = """\
Standard output holds what was asked for and nothing else; progress and messages go to standard
error, and bars are drawn on a terminal only. The exit status is 0 when all is done, 1 when part of
it failed (standard error says what), 2 when the arguments or the input cannot be used, 130 after
Ctrl-C."""
CHECKS = """\
Each finding of `standfirst check` has a code; its letter is its family. An error says that the
draft and its sources differ, a warning that they may, a note that a reader would want to know.
`standfirst check --explain CODE` prints one of these; [the checker](checker.md) tells the rest."""
A_DESK = """\
A desk is a folder. `standfirst new DIR` makes these four files in it, beside an empty archive
(`standfirst.db`, raw captures in `captures/`). What is wrong in them is said in one line that names
the file and the key; `standfirst doctor` looks for more. A command takes the desk of `--desk DIR`,
else the nearest folder upwards that holds a `desk.toml`, else the folder that the environment names
in `STANDFIRST_DESK`."""


def commands_page() -> str:
    """Describe each command: usage, meaning, options."""
    top = click.Context(main, info_name="standfirst")
    blocks = ["# Commands", MADE, EXIT_STATUS, *_describe(main, "standfirst", "COMMAND ...")]
    for name in COMMANDS:
        command = main.get_command(top, name)
        assert command is not None
        blocks.extend(_describe(command, f"standfirst {name}", _arguments(command)))
        for word, part in getattr(command, "commands", {}).items():
            path = f"standfirst {name} {word}"
            blocks.extend(_describe(part, path, _arguments(part), heading="###"))
    return "\n\n".join(blocks) + "\n"


def _arguments(command: click.Command) -> str:
    return " ".join(
        param.human_readable_name if param.required else f"[{param.human_readable_name}]"
        for param in command.params
        if isinstance(param, click.Argument)
    )


# Put together here and not by click's own formatter, whose lines differ between its versions.
def _describe(
    command: click.Command, path: str, arguments: str, *, heading: str = "##"
) -> Iterator[str]:
    yield f"{heading} {path}"
    yield f"`{path} [OPTIONS] {arguments}".rstrip() + "`"
    yield from inspect.cleandoc(command.help or "").split("\n\n")
    context = click.Context(command, info_name=path)
    options = [param for param in command.params if isinstance(param, click.Option)]
    rows = [option.get_help_record(context) for option in options]
    yield "\n".join(f"- `{row[0]}`: {row[1]}" for row in rows if row)


def errors_page() -> str:
    """Draw the tree of errors, and give each its meaning."""
    tree = inspect.cleandoc(errors.__doc__ or "")
    meanings = [
        f"`{name}`\n: {_one_line(cls.__doc__)}"
        for name, cls in vars(errors).items()
        if inspect.isclass(cls) and cls.__module__ == errors.__name__
    ]
    drawn = tree.split("::", 1)[1].rsplit("\n\n", 1)
    return (
        "\n\n".join(
            [
                "# Errors",
                MADE,
                drawn[1].strip(),
                f"```\n{inspect.cleandoc(drawn[0])}\n```",
                *meanings,
            ]
        )
        + "\n"
    )


def records_page() -> str:
    """List every record with its fields, their types and what is said of them in the source."""
    blocks = ["# Records", MADE, _markdown(records.__doc__)]
    for module in RECORDS:
        source = inspect.getsource(module)
        lines = source.splitlines()
        for node in ast.parse(source).body:
            if isinstance(node, ast.ClassDef):
                blocks.append(f"## {node.name}")
                blocks.append(_markdown(ast.get_docstring(node)))
                blocks.append("\n".join(_fields(node, lines)))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _fields(node: ast.ClassDef, lines: list[str]) -> Iterator[str]:
    for item in node.body:
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            default = f" = `{ast.unparse(item.value)}`" if item.value else ""
            said = _comment(lines[(item.end_lineno or 1) - 1], item.end_col_offset or 0)
            yield f"- `{item.target.id}`: `{ast.unparse(item.annotation)}`{default}{said}"
        elif isinstance(item, ast.Assign):
            yield f"- `{ast.literal_eval(item.value)}`"
        elif isinstance(item, ast.FunctionDef) and not item.name.startswith("_"):
            yield f"- `{item.name}`: {_one_line(ast.get_docstring(item))}"


def _comment(line: str, after: int) -> str:
    # The parser counts bytes; the comment begins after the field itself.
    rest = line.encode()[after:].decode()
    _, found, comment = rest.partition("# ")
    return f" – {comment}" if found and not comment.startswith("noqa") else ""


def _markdown(docstring: str | None) -> str:
    return inspect.cleandoc(docstring or "").replace("``", "`")


def _one_line(text: str | None) -> str:
    return " ".join((text or "").replace("``", "`").split())


def desk_page() -> str:
    """Show the settings and registers as a new desk has them: the comments teach."""
    templates = resources.files("standfirst.run") / "templates"
    blocks = [
        "# The desk",
        MADE,
        A_DESK,
    ]
    for file in ("desk.toml", "people.toml", "gazetteer.toml", "feeds.toml"):
        text = (templates / file).read_text(encoding="utf-8").strip()
        blocks += [f"## {file}", f"```toml\n{text}\n```"]
    return "\n\n".join(blocks) + "\n"


def checks_page() -> str:
    """Explain each code of the checker, with what is wrong beside what is right."""
    blocks = ["# What the checker finds", MADE, CHECKS]
    for letter, name in FAMILIES.items():
        codes = [one for one in all_codes().values() if one.code[0] == letter]
        if not codes:
            continue
        blocks.append(f"## {letter}: {name}")
        for one in codes:
            blocks += [
                f"### {one.code}: {one.title}",
                f"*{one.severity}*",
                one.explanation,
                "\n".join(
                    [
                        "| | |",
                        "|---|---|",
                        f"| the source | {_cell(one.source)} |",
                        f"| wrong | {_cell(one.wrong)} |",
                        f"| right | {_cell(one.right)} |",
                    ]
                ),
            ]
    return "\n\n".join(blocks) + "\n"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|").replace("<", "&lt;")


PAGES: dict[str, Callable[[], str]] = {
    "checks.md": checks_page,
    "commands.md": commands_page,
    "desk.md": desk_page,
    "errors.md": errors_page,
    "records.md": records_page,
}


def find_stale(folder: Path = FOLDER) -> list[str]:
    """Return the names of pages that are missing or not as they would be written."""
    return [
        name
        for name, write in PAGES.items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != write()
    ]


def run(arguments: list[str], folder: Path = FOLDER) -> int:
    """Write the pages, or check them; return the exit status."""
    if arguments not in ([], ["--check"]):
        print("usage: python docs/generate.py [--check]", file=sys.stderr)
        return 2
    stale = find_stale(folder)
    if arguments:
        for name in stale:
            print(f"docs/{name}: not as the program is; run: make docs", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        (folder / name).write_text(PAGES[name](), encoding="utf-8")
        print(f"docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
