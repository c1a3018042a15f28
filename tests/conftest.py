"""What the tests share: the hand-made reading, and golden files."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from affair import affair as made_by_hand
from sayso.model import Reading

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write what the tests see to tests/golden instead of comparing"
    )


@pytest.fixture
def affair() -> Reading:
    """A rich reading of an invented report."""
    return made_by_hand()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """golden(name, text): is the text that of tests/golden/name? With --update-golden it becomes so."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, "utf-8", newline="\n")
            return
        assert path.exists(), f"no tests/golden/{name}; run pytest --update-golden and read what it wrote"
        kept = path.read_text("utf-8")
        changes = difflib.unified_diff(kept.splitlines(), text.splitlines(), "golden", "now", lineterm="", n=1)
        assert text == kept, "\n".join(list(changes)[:60])

    return check


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the colours or the width of whoever runs it."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
