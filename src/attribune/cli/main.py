"""The command `attribune`: its subcommands, and what an error becomes."""

import os
import sys
from importlib import import_module

import click

from .. import __version__
from ..errors import AttribuneError
from .common import DONE, INTERNAL, exit_code, say

# Each is the module of that name beside this one, imported when it is called for.
COMMANDS = (
    *("read", "add", "chronology", "show", "reports", "actors", "matters", "matter", "stories", "positions", "export"),
    *("judge", "log", "remove", "reread", "serve"),
)

HELP = """Reads news reports and keeps the public record that they make.

Who said what, who did what to whom, when, on whose word, and how a law, an
order or a case stood: every line of the record leads to the exact words
that support it. Works offline.

\b
One report:     attribune read report.txt
Many reports:   attribune add reports/ --db record.db
                attribune chronology --db record.db --actor "Ana Voss"
The evidence:   attribune show ID --db record.db

\b
Exit codes: 0 done; 1 some reports failed, the others are done; 2 wrong usage;
3 nothing could be read or found; 4 the database cannot be used;
5 the result cannot be written.
"""


class Commands(click.Group):
    """Subcommands that load when they are needed, so that `--help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The subcommands in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"attribune.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="attribune %(version)s")
def attribune() -> None:
    """The group itself does nothing."""


def main() -> None:
    """Run the command line; ends the process with one of the documented exit codes."""
    try:
        attribune.main(standalone_mode=False, prog_name="attribune")
        code: int | str | None = DONE
    except click.exceptions.Exit as end:
        code = end.exit_code
    except click.Abort:
        say("stopped")
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except AttribuneError as error:
        say(str(error))
        code = exit_code(error)
    except BrokenPipeError:
        # Whoever read our output has had enough (`| head`): leave without a word, and without Python's at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except MemoryError:
        say("out of memory; read fewer reports at a time, or use --workers 1")
        code = INTERNAL
    sys.exit(code)


if __name__ == "__main__":
    main()
