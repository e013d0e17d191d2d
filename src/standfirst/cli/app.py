"""The group of all commands, and what becomes of errors.

``standfirst --help`` must answer at once, so it imports no command: their first lines stand in
``COMMANDS``, and a test holds them equal to the commands' own.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from standfirst import __version__
from standfirst.cli.terminal import UNUSABLE, complain
from standfirst.errors import StandfirstError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

INTERRUPTED = 130
# Objects made before Python's collector looks for dead rings among the youngest, the middle ones,
# all: a day has a million that live on, and looking through them took a sixth of a command's time.
COLLECTED_AFTER = 50_000, 20, 100

COMMANDS = {
    "new": "Make a desk in DIR: settings, registers and an empty archive.",
    "import": "Add the reports in files and folders to the archive.",
    "feeds": "List the feeds with how they fare; add, remove, import and export them.",
    "collect": "Visit the desk's feeds and add what is new to the archive.",
    "reread": "Read all captures again, with the readers of this version.",
    "read": "Read who said what in files; needs no desk.",
    "people": "List who is who: the desk's people, then those whom reports name.",
    "stories": "List the stories: which reports tell of one event.",
    "write": "Write the edition of a day.",
    "edit": "Change an edition: in, out, move, reword, add, lock; or take back a changed draft.",
    "check": "Check drafts against the archive: quotations, attribution, figures, days, names.",
    "profiles": "List the profiles: the manners in which an edition can be written.",
    "export": "Write the archive's reports as JSON Lines to OUT (- is standard output).",
    "diff": "Show what changed between two revisions of a report, sentence by sentence.",
    "doctor": "Check the installation and the desk, and say what to do.",
    "explain": "Say why a report, statement, story, sentence or drop is as it is.",
}
MODULES = {"import": "import_files"}  # the names that Python keeps for itself


class LazyGroup(click.Group):
    """A group that imports a command when it is called and prints errors as one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command; each module of ``cli.commands`` has one, called ``command``."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(
            f"standfirst.cli.commands.{MODULES.get(cmd_name, cmd_name)}"
        )
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; whatever goes wrong is said in one line on standard error."""
        try:
            return super().invoke(ctx)
        except StandfirstError as error:
            if ctx.params.get("debug"):
                raise
            complain(str(error))
            ctx.exit(UNUSABLE)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            complain(
                f"{type(error).__name__}: {error}; this is a mistake of ours: please report it"
                ' with what "standfirst --debug …" prints'
            )
            ctx.exit(UNUSABLE)

    def main(self, args: Sequence[str] | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        """Run the command line and leave with the exit status that the command returns."""
        gc.set_threshold(*COLLECTED_AFTER)
        extra |= {"prog_name": "standfirst", "standalone_mode": False}
        run: Callable[..., object] = super().main  # click types it as never returning
        try:
            status = run(args, **extra)
            sys.stdout.flush()
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except click.Abort:
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            # The reader of our output has gone: nothing more can be said, not even at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        sys.exit(status if isinstance(status, int) else 0)


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog='Begin with "standfirst new DIR"; "standfirst COMMAND --help" tells the rest.',
)
@click.version_option(__version__, prog_name="standfirst", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
def main(*, debug: bool) -> None:
    """From a day's reports to a numbered digest in which every sentence has a source."""
