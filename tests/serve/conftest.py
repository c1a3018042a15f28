"""What the tests of the desk share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.desk_samples import Desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk over four reports, with somebody at it who has a name."""
    with opened(tmp_path / "sayso.db") as made:
        made.call("Ada Brandl")
        yield made
