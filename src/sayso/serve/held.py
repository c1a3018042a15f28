"""What a running desk holds: the record's path, one open corpus per worker thread, and what they share.

A corpus is for the thread that opened it, so every thread of the pool opens its own. What follows from new reports is
brought up to date by one of them at a time. While many reports wait for that, or it lately took long, answers are of
what was settled before: nobody waits for minutes because somebody else adds an archive. A large record is settled, and
the actors across all its reports are joined, by processes beside the desk; until that is done, answers are of the state
before.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import wraps
from inspect import iscoroutinefunction
from pathlib import Path
from typing import Any, cast

from fastapi import Request
from fastapi.routing import APIRoute

from sayso.corpus import ACTOR, Corpus, acting
from sayso.corpus.settling import is_settled, unsettled
from sayso.errors import SaysoError, StoreError, UsageError
from sayso.match.owners import Owners
from sayso.match.same import Comparer
from sayso.model import Failure, Reading, Report
from sayso.record import Decision, Version
from sayso.record.packing import storable
from sayso.record.sqlite import Database
from sayso.serve.beside import PATIENCE, Beside
from sayso.serve.guard import place_of

FEW = 25  # reports that an answer waits for, rather than be of the state before them
WAIT = 0.25  # seconds that an answer waits for whoever is settling
WAIT_TO_CHANGE = 10.0  # seconds that a change waits for the same, so that the next answer shows it
LOOK = 0.1  # seconds after which it looks whether that was done
PROMPT = 1.0  # seconds of the last settling up to which an answer does it itself, where nobody else does
REST = 20.0  # joining all actors anew takes at most one part in so many of the time
BESIDE = 1_000  # reports of a record from which on processes beside the desk settle it and join its actors...
REST_BESIDE = 10.0  # ...the latter taking more of the time than in the desk itself, for there are processors to spare
AFTER_FAILURE = 60.0  # seconds after which that is tried anew
_log = logging.getLogger("sayso.serve")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskOptions:
    """How a desk works.

    `comparer` None: the shipped weights. `readers`: reports that are read at one time; `read` None: in processes beside
    the desk. `threads`: requests that are answered at one time; each has a corpus of its own.
    """

    comparer: Comparer | None = None
    owners: Owners | None = None
    readers: int = 2
    read: Callable[[Report], Reading | Failure] | None = None
    threads: int = 8


class DeskCorpus(Corpus):
    """A corpus of a desk: it shares with the others of that desk what is the same for all, and who settles when."""

    def __init__(self, database: Database, held: Held) -> None:
        super().__init__(database, comparer=held.options.comparer, owners=held.options.owners)
        self._desk, self._steady = held, False

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """All that is asked inside is answered from one state of the record, whatever others change meanwhile."""
        self._ready()
        self._join_actors()
        with self._db.one_view():
            self._steady = True
            try:
                yield
            finally:
                self._steady = False

    # Lists of all reports, kept until one comes or goes: a version never changes

    def versions(self, report: str | None = None) -> tuple[Version, ...]:
        """As a record's."""
        if report is not None:
            return super().versions(report)
        return cast(tuple[Version, ...], self._desk.shared("versions", self.generation, super().versions))

    def names(self) -> Mapping[str, str]:
        """As a corpus's."""
        return cast(Mapping[str, str], self._desk.shared("names", self.generation, super().names))

    def version_named(self, report: str) -> str:
        """As a corpus's; a name that answers still use while a further version is not settled is known too."""
        try:
            return super().version_named(report)
        except UsageError:
            found = self._db.rows("SELECT v.id FROM derived d JOIN version v ON v.n = d.version WHERE d.name = ?",
                                  storable(report))  # fmt: skip
            if len(found) != 1:
                raise
            return str(found[0][0])

    def name(self, version: str) -> str:
        """The name of a version in answers. Raises UsageError where there is none."""
        found = self._names_of([version]).get(version)
        if found is None:
            raise UsageError("the record holds no such version", where=version)
        return found

    def count_events(self) -> int:
        """How many dated claims there are."""
        self._ready()
        return int(self._db.rows("SELECT COUNT(*) FROM claim WHERE date IS NOT NULL")[0][0])

    # Settling

    def settle(self, progress: Callable[[str], None] | None = None) -> None:
        """As a corpus's, one at a time."""
        with self._desk.settling:
            self._settle_timed(progress)

    def show(self, decision: Decision | None = None, *, actors: bool | None = None) -> None:
        """Bring the record up to date after a change, so that whoever made it finds it in the next answer.

        Not after a decision on which nothing rests. actors: may those across all reports be others now? By default, if
        the decision is about one, or there is none.
        """
        if decision is not None and not self._bears(decision):
            return
        until = time.monotonic() + WAIT_TO_CHANGE
        self._settle_within(WAIT_TO_CHANGE)
        if actors is None:
            actors = decision is None or decision.kind == ACTOR
        if not self._is_large():
            self._desk.join_after = 0.0
        elif actors:
            for _ in range(2):  # once more where they were being joined already, without this change
                if acting.is_due(self._bench):
                    self._desk.join_beside(at_once=True, patience=max(0.0, until - time.monotonic()))

    def _settle_within(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self._desk.settling.acquire(timeout=LOOK):
            if time.monotonic() >= until or is_settled(self._db):  # by whoever was settling
                return
        try:
            with suppress(StoreError):  # busy: another process writes for long
                self._settle_timed()
        finally:
            self._desk.settling.release()

    def _settle_timed(self, progress: Callable[[str], None] | None = None) -> None:
        begun, due = time.monotonic(), not is_settled(self._db)
        # Even where nothing seems due: what other rules made may be.
        if not (self._is_large() and self._desk.beside.settle()):
            super().settle(progress)
        if due:
            self._desk.settled_in = time.monotonic() - begun

    def _ready(self, progress: Callable[[str], None] | None = None) -> None:
        """Up to date, unless that takes long: then it is begun, and the answer is of what was settled before."""
        if self._steady or is_settled(self._db):
            return
        if unsettled(self._db) > FEW or self._desk.settled_in > PROMPT or self._is_large():
            self._desk.settle_soon(WAIT if self._desk.settled_in < WAIT else 0)
        else:
            self._settle_within(WAIT)

    def _join_actors(self) -> None:
        """Anew where a report came or went, but not all the time: joining goes through every report."""
        if self._steady or not acting.is_due(self._bench):
            return
        if self._is_large():
            # The last ones are good for an answer; where there are none, a report was deleted with all that told of it.
            self._desk.join_beside(patience=0 if acting.are_any(self._bench) else WAIT_TO_CHANGE)
        elif self._desk.joining.acquire(timeout=WAIT):
            try:
                begun = time.monotonic()
                if begun >= self._desk.join_after:
                    with suppress(StoreError):  # busy, as above
                        super()._join_actors()
                    self._desk.join_after = begun + REST * (time.monotonic() - begun)
            finally:
                self._desk.joining.release()

    def actors_wait(self) -> bool:
        """Did reports come or go since the actors of all were joined? What they tell of these is not shown then."""
        return acting.is_due(self._bench)

    def _is_large(self) -> bool:
        return len(self._db.rows("SELECT 1 FROM derived LIMIT ?", BESIDE + 1)) > BESIDE


class DeskDatabase(Database):
    """A connection of a desk. Its threads write one after the other, each as soon as the one before it is done: left
    to SQLite they would ask again and again, and one could be overtaken until its patience ends.
    """

    def __init__(self, path: Path, turn: threading.Lock) -> None:
        self._turn = turn
        super().__init__(path, patience=PATIENCE, max_pages=None)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """As a database's, in turn."""
        with self._turn, super().writing():
            yield


class Held:
    """The record of one running desk."""

    def __init__(self, record: Path, options: DeskOptions | None = None) -> None:
        self.record, self.options = Path(os.path.abspath(record)), options or DeskOptions()
        self.beside = Beside(self.record, comparer=self.options.comparer, owners=self.options.owners)
        self.settling, self.joining = threading.RLock(), threading.Lock()
        self.join_after = 0.0  # by the monotonic clock
        self.settled_in = 0.0  # seconds that settling took the last time
        self._turn = threading.Lock()
        self._joiner: threading.Thread | None = None
        self._local = threading.local()
        self._lock = threading.Lock()
        self._shared: dict[str, tuple[object, Any]] = {}
        self._settler: threading.Thread | None = None

    def corpus(self) -> DeskCorpus:
        """This thread's corpus, opened where it has none. Raises StoreError where the record cannot be opened."""
        corpus: DeskCorpus | None = getattr(self._local, "corpus", None)
        if corpus is None:
            corpus = self.open()
            self._local.corpus = corpus
        return corpus

    def open(self) -> DeskCorpus:
        """Another corpus on the same record, for the caller to close."""
        return DeskCorpus(DeskDatabase(self.record, self._turn), self)

    def shared(self, name: str, state: object, make: Callable[[], Any]) -> Any:
        """What is the same for all threads as long as this state lasts."""
        with self._lock:
            kept = self._shared.get(name)
        if kept is None or kept[0] != state:
            kept = (state, make())
            with self._lock:
                self._shared[name] = kept
        return kept[1]

    def settle_soon(self, patience: float = 0) -> None:
        """Bring the record up to date in the background, if nobody does so already, and wait some seconds for it."""
        with self._lock:
            settler = self._settler
            if settler is None or not settler.is_alive():
                settler = self._settler = threading.Thread(target=self._settle, name="settling", daemon=True)
                settler.start()
        settler.join(patience)

    def join_beside(self, *, at_once: bool = False, patience: float = 0) -> None:
        """Join all actors by a process beside this one, if none does so already, and wait some seconds for it.

        at_once: even if that was done a short while ago.
        """
        with self._lock:
            joiner = self._joiner
            if joiner is None or not joiner.is_alive():
                if not at_once and time.monotonic() < self.join_after:
                    return
                joiner = self._joiner = threading.Thread(target=self._join, name="joining", daemon=True)
                joiner.start()
        joiner.join(patience)

    def _join(self) -> None:
        begun = time.monotonic()
        why = self.beside.join()
        if why:
            _log.error("the actors of all reports could not be joined: %s", why)
        self.join_after = begun + (AFTER_FAILURE if why else REST_BESIDE * (time.monotonic() - begun))

    def _settle(self) -> None:
        try:
            with self.open() as corpus:
                corpus.settle()
        except SaysoError as error:
            _log.error("the record could not be brought up to date: %s (%s)", error.what, error.next_step)
        except Exception as error:
            _log.error("the record could not be brought up to date: %s at %s", type(error).__name__, place_of(error))


class SteadyRoute(APIRoute):
    """A place whose GETs are answered from one state of the record each."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **more: Any) -> None:
        if set(more.get("methods") or ()) == {"GET"} and not iscoroutinefunction(endpoint):
            endpoint = _steady(endpoint)
        super().__init__(path, endpoint, **more)


def _steady(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(endpoint)
    def answered(*args: Any, request: Request, **given: Any) -> Any:
        with held_by(request).corpus().one_state():
            return endpoint(*args, request=request, **given)

    return answered


def held_by(request: Request) -> Held:
    """What the desk that answers this request holds."""
    held: Held = request.app.state.held
    return held


def corpus_of(request: Request) -> DeskCorpus:
    """The corpus to answer a request from: call it inside of a synchronous endpoint, and do not close it."""
    return held_by(request).corpus()
