"""What a reading room is started with, and who may enter it."""

import csv
import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import ServeError

READER, REVIEWER = "reader", "reviewer"
ROLES = (READER, REVIEWER)
# A whole day's paper in one upload would hold up everybody else: longer reports are added with `attribune add`.
MAX_UPLOAD = 5_000_000  # bytes


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may enter: the name that judgements carry, and whether he or she may make any (one of ROLES)."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The database, the address, and who may enter.

    Without `users` and `token` everybody at this machine is `local`. `users` maps the SHA-256 (hex) of each person's
    token to the person; whoever knows `token` enters as a reviewer under the name that he or she gives. With `secret`
    sessions are signed: it is another one whenever a server is started, and the same for all its processes.
    """

    database: Path
    host: str = "127.0.0.1"
    port: int = 8420
    local: User = User("reviewer", REVIEWER)
    token: str = ""
    users: dict[str, User] = field(default_factory=dict)
    secret: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)
    max_upload: int = MAX_UPLOAD

    @property
    def is_open(self) -> bool:
        """Whether nobody has to sign in."""
        return not self.token and not self.users

    def user_of(self, token: str, name: str) -> User | None:
        """Who signs in with this token; `name` is what the person calls him- or herself, for the shared token."""
        found = self.users.get(digest(token))
        if found is not None:
            return found
        if self.token and hmac.compare_digest(token.encode(), self.token.encode()):
            return User(name, REVIEWER)
        return None


def checked(settings: Settings) -> Settings:
    """The settings, if they let nobody in by mistake. Raises ServeError where a public address has no sign-in."""
    if settings.is_open and not is_loopback(settings.host):
        raise ServeError(
            f"{settings.host} can be reached from other machines: give --token or --users, or leave --host away"
        )
    return settings


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def digest(token: str) -> str:
    """A token as the table of users keeps it."""
    return hashlib.sha256(token.encode()).hexdigest()


def read_users(path: Path) -> dict[str, User]:
    """The users in a table: a line each, `name`, `role` and the SHA-256 of a token in hex, parted by tabs or commas.

    Raises ServeError with the line that is none.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ServeError(f"cannot read the users in {path}: {error}") from error
    users: dict[str, User] = {}
    for number, row in enumerate(_rows(text), 1):
        name, role, token = (*row, "", "", "")[:3]
        if not name or role not in ROLES or len(token) != hashlib.sha256().digest_size * 2:
            raise ServeError(f"{path}, entry {number}: wanted are a name, reader or reviewer, and a token's SHA-256")
        users[token.lower()] = User(name, role)
    if not users:
        raise ServeError(f"{path} names no user")
    return users


def _rows(text: str) -> Iterable[list[str]]:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    delimiter = "\t" if any("\t" in line for line in lines) else ","
    for row in csv.reader(lines, delimiter=delimiter):
        yield [cell.strip() for cell in row]
