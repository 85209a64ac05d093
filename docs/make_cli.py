"""Write docs/cli.md from the commands' own help texts, or check that it is what they say.

python docs/make_cli.py [--check]
"""

import sys
from pathlib import Path

import click

from attribune.cli.main import COMMANDS, attribune

PAGE = Path(__file__).resolve().parent / "cli.md"
INTRODUCTION = """# The command line

Generated from the commands' own help by `make docs`; a test keeps it up to date.

Results go to standard output or to `-o FILE`; messages and progress go to standard error. `NO_COLOR` is honoured.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | some reports failed, each with a line that says why; the others are done |
| 2 | wrong usage: an option, a date or a metadata table that cannot be used |
| 3 | nothing could be read, or nothing was found |
| 4 | the database cannot be used |
| 5 | the result cannot be written; nothing half-written is left |
| 70 | a fault of ours: please report it |
| 130 | stopped with Ctrl-C; what was added to a database until then is kept |
"""


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION, _help(attribune, "attribune")]
    with click.Context(attribune, info_name="attribune") as top:
        for name in COMMANDS:
            command = attribune.get_command(top, name)
            assert command is not None
            parts.append(_help(command, f"attribune {name}"))
    return "\n".join(parts)


def _help(command: click.Command, name: str) -> str:
    context = click.Context(
        command, info_name=name, terminal_width=80, max_content_width=80, help_option_names=["-h", "--help"]
    )
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"## {name}\n\n```text\n{text}\n```\n"


def main() -> int:
    """Write the page, or compare."""
    if "--check" in sys.argv[1:]:
        return int(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
