"""`attribune serve`: the reading room, a web page on which the record is read, checked and corrected."""

import getpass
import os
from pathlib import Path

import click

from ..errors import ServeError
from .common import database_option, say

BACKLOG = 128  # visitors who wait at the door
HELP = """Open the reading room: a web page on which the record is read, checked and corrected.

It is for this machine alone, and nobody has to sign in, unless --host says otherwise; then --token or --users must say
who may enter. It works without a network, and asks no other host for anything.

\b
  attribune serve --db record.db
  attribune serve --db record.db --host 0.0.0.0 --users desk.tsv

A line of the users' table: a name, reader or reviewer, and the SHA-256 of that person's token, parted by tabs
(`printf %s TOKEN | sha256sum`).
"""


@click.command(help=HELP)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8420, show_default=True, help="0: any that is free.")
@click.option("--token", envvar="ATTRIBUNE_TOKEN", default="", help="Whoever knows it may enter as a reviewer.")
@click.option("--users", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Who may enter, a table.")
@click.option("--reviewer", metavar="NAME", help="The name beside judgements made at this machine.  [default: yours]")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Processes that make pages.  [default: the cores there are, up to 4]",
)
@database_option
def command(
    host: str, port: int, token: str, users: Path | None, reviewer: str | None, workers: int | None, db: Path
) -> None:
    """Serve the record until stopped."""
    import socket

    from ..public import open_store
    from ..serve.settings import REVIEWER, Settings, User, checked, is_loopback, read_users
    from ..serve.workers import default_workers, serve

    open_store(db).close()  # brings an older database up to date, makes a new one, and says at once what is wrong
    settings = checked(
        Settings(
            database=db,
            host=host,
            port=port,
            local=User(reviewer or _login(), REVIEWER),
            token=token,
            users=read_users(users) if users else {},
        )
    )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named, or asyncio would not take it for TCP, and the end of each answer would wait 40 ms for the
    # visitor's acknowledgement of its beginning (TCP_NODELAY).
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(BACKLOG)  # whoever comes before the first process is ready waits for it
    except OSError as error:
        raise ServeError(f"cannot listen at {host}, port {port}: {error.strerror}; try --port 0") from error
    shown = "127.0.0.1" if is_loopback(host) else host
    say(f"reading room of {db}: http://{shown}:{listening.getsockname()[1]}/ (stop with Ctrl-C)")
    serve(settings, listening, workers or default_workers())


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in the system's table, as in some containers
        return os.environ.get("USER", "reviewer")
