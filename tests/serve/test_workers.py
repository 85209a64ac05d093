"""`attribune serve` with several processes: one record for all of them, and none is left behind."""

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ANSWERS = 12  # of a connection each, so that every process gives some


@pytest.fixture
def room(database: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Two processes over a database of their own: the one that started them, and where they listen."""
    copy = tmp_path / "record.db"
    shutil.copy(database, copy)
    command = [sys.executable, "-m", "attribune", "serve", "--db", str(copy), "--port", "0", "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        found = re.search(r"http://\S+?(?=/ )", server.stderr.readline())
        assert found
        yield server, found[0]
        server.kill()


def test_what_one_decides_all_show(room: tuple[subprocess.Popen[str], str]) -> None:
    _, address = room
    event = httpx.get(f"{address}/api/entries?actor=Castell&kind=event", timeout=60).json()["items"][0]["id"]
    for _ in range(ANSWERS):
        # Every process has seen the entry, and has it at hand.
        assert httpx.get(f"{address}/api/entries/{event}", timeout=60).json()["verdict"] == ""
    decided = {"subject": event, "action": "accept"}
    assert httpx.post(f"{address}/api/judgements", json=decided, timeout=60).status_code == 201
    for _ in range(ANSWERS):
        assert httpx.get(f"{address}/api/entries/{event}", timeout=60).json()["verdict"] == "accepted"


def test_a_visitor_is_the_same_to_all(room: tuple[subprocess.Popen[str], str]) -> None:
    _, address = room
    with httpx.Client(timeout=60, headers={"Connection": "close"}) as visitor:
        page = visitor.get(f"{address}/you").text
        csrf = page.split('name="csrf" value="')[1].split('"')[0]
        assert visitor.post(f"{address}/you", data={"csrf": csrf, "name": "Ines Falk"}).status_code == 303
        for _ in range(ANSWERS):
            assert "Ines Falk" in visitor.get(f"{address}/you").text


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_nobody_is_left_when_the_first_process_ends(
    room: tuple[subprocess.Popen[str], str], how: signal.Signals
) -> None:
    server, address = room
    assert httpx.get(f"{address}/api/sources", timeout=60).status_code == 200
    server.send_signal(how)
    server.wait(timeout=60)
    until = time.monotonic() + 60
    while answers(address):
        assert time.monotonic() < until
        time.sleep(0.1)


def answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/api/sources", timeout=5).status_code == 200
    except httpx.TransportError:
        return False
