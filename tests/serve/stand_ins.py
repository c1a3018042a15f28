"""What stands in for reading and opening in processes of their own.

They import this module to find it, so it imports next to nothing: not the desk, nor pytest.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from sayso.model import Failure, Report


def die(report: Report) -> Failure:
    os._exit(1)


def as_it_says(report: Report) -> Failure:
    what, _, more = report.text.partition(",")[0].partition(" ")
    if what == "sleep":
        time.sleep(int(more))
    elif not more or not Path(more.removeprefix("once ")).exists():
        if more:
            Path(more.removeprefix("once ")).touch()
        os._exit(1)
    return fail(report)


def fail(report: Report) -> Failure:
    return Failure(id=report.id, stage="read", why="no")


def sleep(report: Report) -> Failure:
    time.sleep(60)
    return fail(report)


def open_as_told(what: tuple[str, ...]) -> Iterator[tuple[Report, bytes]]:
    for told in what:
        if told == "sleep":
            time.sleep(60)
        elif told.startswith("die"):
            as_it_says(Report(id=told, text=told))
        yield Report(id=told, text=told), b""
