"""What is sent to a desk, opened: its reports one by one, with the bytes they came as.

It comes from strangers, and taking it apart takes what time and memory they like: so this happens in a process beside
the desk, which may be ended at any moment, and is where it takes too long or the desk closes.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from itertools import islice
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from sayso.errors import ReportError
from sayso.many import LONGEST_ENDING, begin_worker, uninterrupted
from sayso.model import Failure, Report
from sayso.read import arrivals_of, failure
from sayso.read.details import Details
from sayso.read.report import from_object, named_after
from sayso.serve.guard import place_of

LONGEST = 600.0  # seconds that the next report of what was sent may take to be found
_log = logging.getLogger("sayso.serve")

Opened = Iterator[tuple[Report | Failure, bytes]]
Open = Callable[[], Opened]


# Ways to open, which go to the process as they are


def open_text(text: str, data: bytes, name: str, details: Details) -> Opened:
    """A report that was given as text."""
    try:
        yield named_after(from_object({"text": text}, data, id=name, defaults=details), name), data
    except (ReportError, RecursionError) as error:
        yield failure(error, name), data


def open_page(url: str, details: Details) -> Opened:
    """What stands at an address of the open web."""
    from sayso.read.fetch import fetch

    try:
        raw, content_type, address = fetch(url, public_only=True)
    except ReportError as error:
        yield failure(error, url), b""
        return
    for arrived in arrivals_of(raw, id=url, url=address, content_type=content_type, defaults=details):
        yield arrived.report, arrived.raw


def open_file(data: bytes, name: str, content_type: str | None) -> Opened:
    """What a file holds: one report or many."""
    for arrived in arrivals_of(data, id=name, content_type=content_type):
        yield arrived.report, arrived.raw


# The process


class Opening:
    """A process that opens one thing after another for one thread; started when there is something to open."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._ended = False

    def __call__(self, open: Open, name: str) -> Opened:
        """The reports, and a failure in place of the rest where that took too long or the process was ended.

        A process may be ended for the sake of others, as where memory runs out: it is tried once more.
        """
        given, why = 0, ""
        for _ in range(2):
            try:
                for found in islice(self._opened(open, name), given, None):
                    given += 1
                    yield found
                return
            except TimeoutError:
                self.rest()
                why = f"opening it took longer than {LONGEST / 60:.0f} minutes"
                break
            except (EOFError, OSError):
                self.rest()
                if self._ended:
                    why = "the desk closed before it was opened"
                    break
                why = "the process that opened it ended early, perhaps for want of memory"
        yield Failure(id=name, stage="read", why=why + ("; what follows in it was not read" if given else "")), b""

    def rest(self) -> None:
        """Let the process go until there is something to open again."""
        with self._lock:
            process, line = self._process, self._line
            self._process = self._line = None
        _end(process)
        if line is not None:
            line.close()

    def end(self) -> None:
        """Let the process go, whatever it opens, and start no other. For any thread."""
        with self._lock:
            self._ended, process = True, self._process
        _end(process)

    def _opened(self, open: Open, name: str) -> Opened:
        """Raises EOFError or OSError where the process is gone, TimeoutError where it takes too long."""
        line, asked = self._started(), open
        while True:
            line.send(asked)
            if not line.poll(LONGEST):
                raise TimeoutError
            match line.recv():
                case None:
                    return
                case str() as kind, str() as place:
                    _log.error("what was sent could not be opened: %s at %s", kind, place)
                    yield Failure(id=name, stage="read", why=f"it cannot be read ({kind})"), b""
                case found:
                    yield found
            asked = None

    def _started(self) -> Connection:
        with self._lock:
            if self._ended:
                raise EOFError
            if self._line is None:
                self._line, theirs = Pipe()
                with theirs, uninterrupted():  # closed here, so that the line ends with the process
                    self._process = get_context("spawn").Process(target=open_for, args=(theirs,), daemon=True)
                    self._process.start()
            return self._line


def _end(process: BaseProcess | None) -> None:
    if process is not None and process.pid is not None:
        process.terminate()
        process.join(LONGEST_ENDING)
        if process.is_alive():
            process.kill()
            process.join(LONGEST_ENDING)


def open_for(line: Connection) -> None:
    """Open what comes over the line, one report at a time as each is asked for, until the line ends."""
    begin_worker()
    found: Opened = iter(())
    with contextlib.suppress(EOFError, OSError):
        while True:
            asked: Open | None = line.recv()
            told: Any
            try:
                found = asked() if asked is not None else found
                told = next(found, None)
            except Exception as error:  # a bug; not its message, which may hold words of the report
                told = type(error).__name__, place_of(error)
            line.send(told)
