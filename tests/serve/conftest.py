"""A reading room over the example reports, made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from attribune.serve import Settings, create_app
from tests.cli.helpers import run

EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTILE = """SELDEN - Minister <script>document.title='taken'</script> Per Lund said that the toll would start.

"<svg onload=alert(1)> We will not wait," Lund said. <img src=https://elsewhere.example/a.png> \u202egnihton\u202c.
"""


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, and one report that tries to do harm."""
    folder = tmp_path_factory.mktemp("room")
    path = folder / "record.db"
    hostile = folder / "hostile.txt"
    hostile.write_text(HOSTILE, encoding="utf-8")
    added = run("add", EXAMPLES, "--metadata", EXAMPLES / "metadata.csv", "--db", path)
    assert added.exception is None, added.output
    added = run("add", hostile, "--published", "2026-05-06", "--db", path)
    assert added.exception is None, added.output
    return path


@pytest.fixture
def room(database: Path) -> Iterator[TestClient]:
    """A browser at this machine."""
    with TestClient(create_app(Settings(database)), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def form(room: TestClient) -> dict[str, str]:
    """What every form of ours carries."""
    page = room.get("/you").text
    return {"csrf": page.split('name="csrf" value="')[1].split('"')[0]}
