"""Adding reports through the desk: what is sent is opened, read and stored in the background, with its progress.

    upload | text | address -> opened: reports with the bytes they came as -> known already? -> read -> stored

Opening and reading take processor time, so they happen in a few processes beside the desk, one for each thing that is
opened and each report that is read, which end when nothing was added for a while. What is sent is held in memory until
it is read; a job says of each report when it is safely stored.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import re
import secrets
import threading
import time
import unicodedata
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, ProcessPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Literal, Protocol

from sayso.corpus import Corpus
from sayso.corpus.adding import not_taken_over
from sayso.errors import ReportError, SaysoError
from sayso.many import died, let_go, outcome, read_or_fail, uninterrupted, workers
from sayso.model import Failure, Reading, Report
from sayso.read import failure
from sayso.read.details import Details
from sayso.record.sqlite import now
from sayso.serve.answers import Refusal
from sayso.serve.guard import place_of
from sayso.serve.opening import Open, Opened, Opening, open_file, open_page, open_text
from sayso.serve.shapes import TextAsked
from sayso.text import printable

MOST_WAITING = 200  # things sent that are not opened yet
MOST_HELD = 200_000_000  # bytes of them
MOST_IN_FILE = 5_000  # reports of one file
MOST_JOBS = 500  # that are remembered
SETTLED = 20  # reports of one file that are brought up to date together
LONGEST = 600.0  # seconds that reading one report may take
REST = 300.0  # seconds without work after which reading processes end
LONGEST_NAME = 120
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_log = logging.getLogger("sayso.serve")

State = Literal["new", "known", "changed", "failed"]


class Reader(Protocol):
    """What reads a report, wherever it does so."""

    def __call__(self, report: Report) -> Reading | Failure:
        """Its reading, or why there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one report."""

    name: str
    state: State
    version: str | None = None
    why: str | None = None


@dataclass(slots=True, kw_only=True)
class Job:
    """What somebody sent at one time. Changed under the adder's lock alone."""

    id: str
    who: str
    at: str
    total: int
    done: int = 0
    started: bool = False
    busy: int = 0  # things of it that are worked on: it is done when what follows from them is up to date too
    results: list[Result] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """The job as the API tells it."""
        state = "done" if self.done >= self.total and not self.busy else "reading" if self.started else "waiting"
        return {"job": self.id, "state": state, "total": self.total, "done": self.done,
                "results": [{"name": r.name, "state": r.state, "version": r.version, "why": r.why}
                            for r in self.results], "who": self.who, "at": self.at}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One thing that was sent: how to open it, what it is called, how many bytes of it are held."""

    name: str
    size: int
    open: Open


class Adder:
    """Takes in what is sent and adds it in the background, `readers` at one time."""

    def __init__(self, open_corpus: Callable[[], Corpus], *, readers: int = 2, read: Reader | None = None) -> None:
        self._open_corpus, self._readers = open_corpus, max(1, readers)
        self._processes = None if read else Processes()
        self._read: Reader = read or self._processes  # type: ignore[assignment]
        self._lock = threading.Condition()
        self._waiting: deque[tuple[Job, Sent]] = deque()
        self._held, self._busy, self._cut = 0, 0, 0  # bytes held; things worked on; things broken off
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._threads: list[threading.Thread] = []
        self._openings: set[Opening] = set()  # one for each thread, unless all is done in this process
        self._ended = False

    def begin(self) -> None:
        """Take things in, again after a `close`."""
        with self._lock:
            if self._ended:
                self._ended, self._threads, self._cut = False, [], 0
                if self._processes:
                    self._processes.begin()

    def take(self, sent: list[Sent], who: str) -> Job:
        """Put what was sent in line. Refusal (429) where the line is full, (503) where the desk is closing."""
        job = Job(id=secrets.token_urlsafe(12), who=who, at=now(), total=len(sent))
        with self._lock:
            if self._ended:
                raise Refusal(503, "the desk is closing")
            size = sum(s.size for s in sent)
            if len(self._waiting) + len(sent) > MOST_WAITING or self._held + size > MOST_HELD:
                raise Refusal(429, "too much is waiting to be read", next_step="try again in a few minutes",
                              headers={"Retry-After": "60"})  # fmt: skip
            self._held += size
            self._waiting.extend((job, s) for s in sent)
            self._jobs[job.id] = job
            while len(self._jobs) > MOST_JOBS:
                self._jobs.popitem(last=False)
            while len(self._threads) < self._readers:
                thread = threading.Thread(target=self._work, name="adding", daemon=True)
                self._threads.append(thread)
                thread.start()
            self._lock.notify_all()
        return job

    def job(self, id: str) -> dict[str, Any] | None:
        """How far a job has come; None where there is none, or it was long ago."""
        with self._lock:
            job = self._jobs.get(id)
            return job.told() if job else None

    @property
    def waiting(self) -> int:
        """How many things that were sent are not opened yet."""
        with self._lock:
            return len(self._waiting)

    def close(self, patience: float = 10.0) -> int:
        """End: what is being read is finished if that takes no more than some seconds.

        Returns how many of the things that were sent were not added, or not all that they hold.
        """
        with self._lock:
            self._ended = True
            left = len(self._waiting)
            self._waiting.clear()
            self._lock.notify_all()
        until = time.monotonic() + patience
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        with self._lock:  # counted before they fail for want of their processes
            left += self._cut + self._busy
            openings = list(self._openings)
        for opening in openings:
            opening.end()
        if self._processes:
            self._processes.end()
        return left

    def _work(self) -> None:
        corpus: Corpus | None = None
        opening = Opening() if self._processes else None
        with self._lock:
            if opening is not None and not self._is_over():
                self._openings.add(opening)
        try:
            while (got := self._next(opening)) is not None:
                job, sent = got
                try:
                    corpus = corpus or self._open_corpus()
                    self._add(corpus, job, sent, opening(sent.open, sent.name) if opening else sent.open())
                except Exception as error:  # one thing that was sent must not end the thread that adds
                    self._note(job, _failed(sent.name, error))
                with self._lock:
                    job.busy -= 1
                    self._busy -= 1
        finally:
            if opening is not None:
                opening.end()
                with self._lock:
                    self._openings.discard(opening)
            if corpus is not None:
                corpus.close()

    def _is_over(self) -> bool:
        """Is there nothing more to do for this thread? It may have outlived the desk that began it. With the lock."""
        return self._ended or threading.current_thread() not in self._threads

    def _next(self, opening: Opening | None) -> tuple[Job, Sent] | None:
        with self._lock:
            while not self._waiting and not self._is_over():
                if not self._lock.wait(REST) and not self._waiting:
                    if opening is not None:
                        opening.rest()
                    if self._processes:
                        self._processes.rest()
            if self._is_over():
                return None
            job, sent = self._waiting.popleft()
            self._held -= sent.size
            job.started = True
            job.busy += 1
            self._busy += 1
            return job, sent

    def _add(self, corpus: Corpus, job: Job, sent: Sent, found_in: Opened) -> None:
        fresh, opened = 0, 0
        for found, raw in found_in:
            # What was taken is no longer counted as waiting: its first report is read even if the desk closed since.
            if self._ended and opened:
                with self._lock:
                    self._cut += 1
                return
            opened += 1
            if opened > MOST_IN_FILE:
                self._note(job, Result(name=sent.name, state="failed",
                                       why=f"only the first {MOST_IN_FILE} reports of a file are added"))  # fmt: skip
                break
            if opened > 1:  # a file of many reports: each counts
                with self._lock:
                    job.total += 1
            try:
                result = self._add_one(corpus, found, raw)
            except Exception as error:
                result = _failed(found.id, error)
            fresh += result.state in ("new", "changed")
            self._note(job, result)
            if fresh >= SETTLED:
                self._settle(corpus)
                fresh = 0
        if opened == 0:
            self._note(job, Result(name=sent.name, state="failed", why="this holds no report"))
        if fresh:
            self._settle(corpus)

    def _settle(self, corpus: Corpus) -> None:
        """Bring up to date what follows; what cannot be done now, the next answer does."""
        with contextlib.suppress(SaysoError):
            corpus.settle()

    def _add_one(self, corpus: Corpus, found: Report | Failure, raw: bytes) -> Result:
        if isinstance(found, Failure):
            return Result(name=found.id, state="failed", why=found.why)
        there = corpus.look_up(found)
        if there.state == "known" and corpus.reading(there.version_id) is not None:
            kept = not_taken_over(corpus.report(there.version_id), found) or None
            return Result(name=found.id, state="known", version=there.version_id, why=kept)
        reading = self._read(found)
        if isinstance(reading, Failure):
            return Result(name=found.id, state="failed", why=reading.why)
        added = corpus.take(reading, raw)
        return Result(name=found.id, state=added.state, version=added.version_id,
                      why="; ".join(reading.report.notes) or None)  # fmt: skip

    def _note(self, job: Job, result: Result) -> None:
        with self._lock:
            job.results.append(result)
            job.done = min(job.total, job.done + 1)


def _failed(name: str, error: Exception) -> Result:
    if isinstance(error, ReportError):
        return Result(name=name, state="failed", why=failure(error, name).why)
    if isinstance(error, SaysoError):
        return Result(name=name, state="failed", why=printable(f"{error.what}" + (f" ({error.next_step})"
                                                               if error.next_step else "")))  # fmt: skip
    # Not its message, which may hold words of the report.
    _log.error("a report could not be added: %s at %s", type(error).__name__, place_of(error))
    return Result(name=name, state="failed", why=f"it cannot be read ({type(error).__name__})")


# What is sent, opened


def sent_text(asked: TextAsked) -> Sent:
    """A report that was given as text, or by its address. Refusal (422) where neither was given."""
    url = (asked.url or "").strip() or None
    if url is not None and not url.lower().startswith(("http://", "https://")):
        raise Refusal(422, "only http and https addresses are known here", where="url")
    details = Details(publisher=asked.publisher or None, published=asked.published or None, title=asked.title or None,
                      url=url)  # fmt: skip
    if asked.text is not None and asked.text.strip():
        data = json.dumps(asked.model_dump(exclude_none=True), ensure_ascii=True).encode("ascii")
        name = url or f"pasted {hashlib.sha256(asked.text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
        return Sent(name=name, size=len(data), open=partial(open_text, asked.text, data, name, details))
    if url is None:
        raise Refusal(422, "there is nothing to add", where="text", next_step='give "text" or "url"')
    return Sent(name=url, size=len(url), open=partial(open_page, url, replace(details, url=None)))


def sent_file(name: str | None, data: bytes, content_type: str | None) -> Sent:
    """A file that was uploaded: one report, or many as an archive, a feed, a table, JSON lines or a JSON array."""
    shown = clean_name(name)
    of = None if content_type in ("application/octet-stream", "", None) else content_type
    return Sent(name=shown, size=len(data), open=partial(open_file, data, shown, of))


def clean_name(name: str | None) -> str:
    """A file's name without its folders and without what would mislead on a screen."""
    last = re.split(r"[/\\]", printable(name or ""))[-1]
    last = " ".join(_UNFIT.sub("", unicodedata.normalize("NFC", last)).split()).strip(". ")
    stem, suffix = os.path.splitext(last)
    return (stem[: LONGEST_NAME - len(suffix[:10])] + suffix[:10]) or "file"


# Reading beside the desk


class Processes:
    """Reads reports, each in a process that reads nothing else meanwhile; started when there is something to read.

    May be called from several threads: as many reports are read at one time.
    """

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._idle: list[ProcessPoolExecutor] = []  # of one process each
        self._busy: set[ProcessPoolExecutor] = set()
        self._alone = False  # is a report read, or about to be, beside which no other is?
        self._ends = 0  # how often all were ended
        self._ended = False

    def __call__(self, report: Report) -> Reading | Failure:
        """The reading, or a failure where it took too long or its process ended.

        That it ended may be for the sake of what others read, as where memory ran out: it is read once more, alone.
        """
        ends = self._ends
        for alone in (False, True):
            try:
                return self._read(report, alone)
            except (BrokenProcessPool, CancelledError):
                if self._ended or self._ends != ends:
                    return Failure(id=report.id, stage="read", why="the desk closed before it was read")
        return died(report.id)

    def rest(self) -> None:
        """Let the processes go that read nothing now."""
        with self._lock:
            idle, self._idle = self._idle, []
        for pool in idle:
            let_go(pool)

    def begin(self) -> None:
        """Be ready again after an `end`."""
        with self._lock:
            self._ended = False

    def end(self) -> None:
        """Let all processes go, whatever they read, and start no other."""
        with self._lock:
            self._ended = True
            self._ends += 1
            pools = [*self._idle, *self._busy]
            self._idle, self._busy = [], set()
        for pool in pools:
            let_go(pool)

    def _read(self, report: Report, alone: bool) -> Reading | Failure:
        """Raises BrokenProcessPool or CancelledError where the process is gone."""
        with self._process(alone) as pool:
            with self._lock:  # a process that starts meanwhile would not be seen by who ends all
                if pool not in self._busy:
                    raise BrokenProcessPool
                with uninterrupted():
                    asked = pool.submit(read_or_fail, report)
            try:
                return outcome(asked, pool, LONGEST)
            except TooSlow:
                self._drop(pool)
            return Failure(id=report.id, stage="read", why=f"reading it took longer than {LONGEST / 60:.0f} minutes")

    @contextlib.contextmanager
    def _process(self, alone: bool) -> Iterator[ProcessPoolExecutor]:
        """A process for one report, kept for the next unless it was lost; alone: while nothing else is read."""
        with self._lock:
            while self._alone:
                self._lock.wait()
            self._alone = alone  # from now on nobody else begins
            while alone and self._busy:
                self._lock.wait()
        try:
            if alone:
                self.rest()
            with self._lock:
                if self._ended:
                    raise CancelledError
                pool = self._idle.pop() if self._idle else workers(1)
                self._busy.add(pool)
            try:
                yield pool
            except (BrokenProcessPool, CancelledError):
                self._drop(pool)
                raise
            finally:
                with self._lock:
                    if pool in self._busy:
                        self._busy.remove(pool)
                        self._idle.append(pool)
        finally:
            with self._lock:
                self._alone = self._alone and not alone
                self._lock.notify_all()

    def _drop(self, pool: ProcessPoolExecutor) -> None:
        with self._lock:
            self._busy.discard(pool)
        let_go(pool)
