"""Work on a large record that a desk leaves to processes beside it, so that pages do not wait for the processor.

What follows from new reports is settled by one process that stays; the actors across all reports are joined by one that
comes and goes, for joining holds all of them in memory. Both write to the record as any other process does: what is
not done when one of them ends is still due, and the next to come takes it up.
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from sayso.corpus import Corpus, open_corpus
from sayso.errors import StoreError
from sayso.many import begin_worker, let_go, outcome, workers
from sayso.match.owners import Owners
from sayso.match.same import Comparer

PATIENCE = 60.0  # seconds that is waited where another process is writing
_log = logging.getLogger("sayso.serve")


class Beside:
    """The processes beside one desk. Started when there is something to do."""

    def __init__(self, record: Path, *, comparer: Comparer | None, owners: Owners | None) -> None:
        self._record, self._comparer, self._owners = record, comparer, owners
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._joining: BaseProcess | None = None
        self._ended = False

    def settle(self) -> bool:
        """Bring up to date what is due; False where no process can do so. Raises StoreError as a corpus does."""
        pool = self._started()
        if pool is None:
            return False
        try:
            told = outcome(pool.submit(_settle, os.fspath(self._record), self._comparer, self._owners), pool)
        except BrokenProcessPool:
            self._drop(pool)
            return False
        except Exception as error:  # the comparer cannot be sent there, or the pool has ended meanwhile
            _log.warning("nothing is settled beside the desk: %s", type(error).__name__)
            return False
        if told is not None:
            raise StoreError(told[0], where=told[1], next_step=told[2])
        return True

    def join(self) -> str:
        """Join the actors of all reports; why that could not be done, or nothing."""
        process = get_context("spawn").Process(target=join_record, args=(os.fspath(self._record),), daemon=True)
        try:
            with self._lock:
                if self._ended:
                    return ""
                process.start()
                self._joining = process
            process.join()
        except OSError as error:
            return type(error).__name__
        return f"its process ended with {process.exitcode}" if process.exitcode and not self._ended else ""

    def end(self) -> None:
        """Let the processes go; what they were at stays due."""
        with self._lock:
            self._ended = True
            pool, joining = self._pool, self._joining
        if joining is not None and joining.is_alive():
            joining.terminate()
        if pool is not None:
            self._drop(pool)

    def begin(self) -> None:
        """Be ready again after an `end`."""
        with self._lock:
            self._ended = False

    def _started(self) -> ProcessPoolExecutor | None:
        with self._lock:
            if self._pool is None and not self._ended:
                self._pool = workers(1)
            return self._pool

    def _drop(self, pool: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is pool:
                self._pool = None
        let_go(pool)


# In the processes

_corpora: dict[str, Corpus] = {}


def _settle(path: str, comparer: Comparer | None, owners: Owners | None) -> tuple[str, str, str] | None:
    """Settle a record, which stays open for the next time; what went wrong with it, or nothing."""
    try:
        if path not in _corpora:
            _corpora[path] = open_corpus(path, comparer=comparer, owners=owners, patience=PATIENCE)
        _corpora[path].settle()
    except StoreError as error:
        with contextlib.suppress(KeyError):
            _corpora.pop(path).close()
        return error.what, error.where, error.next_step
    return None


def join_record(path: str) -> None:
    """Join the actors of a record."""
    begin_worker()
    with open_corpus(path, patience=PATIENCE) as corpus:
        corpus.join_actors()
