"""A reading room that really listens, and a headless Chromium that looks at it.

Debian's chromium is used; where there is none, these tests are skipped, and the reason says so. Screenshots go to the
folder that $ATTRIBUNE_SCREENSHOTS names.
"""

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn

from attribune.serve import Settings, create_app
from tests.serve.conftest import database  # noqa: F401  # a fixture

pytest.importorskip("playwright", reason="playwright is not installed (extra dev)")
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def address(database: Path) -> Iterator[str]:  # noqa: F811
    """Where the reading room of the examples is."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(Settings(database)), log_level="warning"))
        running = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        running.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        running.join(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine; Debian's package of that name brings it")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def go(browser: Browser, address: str) -> Iterator[Open]:
    """Open a path in a fresh browser; what goes wrong in its console, or asks another host, fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(path: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked: faults.append(asked.url) if not asked.url.startswith(address) else None)
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """Keep a screenshot, if anybody wants any."""

    def kept(page: Page, name: str) -> None:
        folder = os.environ.get("ATTRIBUNE_SCREENSHOTS")
        if folder:
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return kept
