"""A desk on a free port and a real browser before it; skipped where there is no Chromium or no Playwright."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.serve.desk_record import make_record
from tests.serve.desk_samples import read

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage",
         "--no-first-run", "--disable-component-update", "--disable-sync", "--disable-default-apps"]  # fmt: skip


def _chromium() -> str | None:
    """The system's Chromium, or the one that SAYSO_CHROMIUM names."""
    names = (os.environ.get("SAYSO_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    """One browser for all tests of this folder, and no longer: an open one goes on working beside those that follow."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright's Python package is not installed")
    path = _chromium()
    if path is None:
        pytest.skip("no Chromium is installed (apt-get install chromium)")
    with api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield made
        made.close()


class Address(str):
    """Where the desk answers."""

    app: Any


@pytest.fixture
def address(tmp_path: Path, browser: Any) -> Iterator[Address]:
    """A desk of one test: its address."""
    import uvicorn

    from sayso.match.same import WordOverlap
    from sayso.serve.access import Access
    from sayso.serve.app import make_app
    from sayso.serve.guard import Guard
    from sayso.serve.held import DeskOptions

    access = Access(host="127.0.0.1")
    app = make_app(access, make_record(tmp_path / "sayso.db"), DeskOptions(comparer=WordOverlap(), read=read))
    line = socket.socket()
    line.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(Guard(app, access=access), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [line]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    made = Address(f"http://127.0.0.1:{line.getsockname()[1]}")
    made.app = app
    yield made
    server.should_exit = True
    thread.join(timeout=60)
    line.close()


@pytest.fixture
def tab(browser: Any, address: Address) -> Iterator[Any]:
    """A wide, light window; any trouble that the page itself reports fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, color_scheme="light")
    page = context.new_page()
    page.set_default_timeout(30_000)  # a busy machine is slow, not wrong
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda told: trouble.append(told.text) if told.type == "error" else None)
    yield page
    context.close()
    assert not [t for t in trouble if "favicon" not in t], trouble
