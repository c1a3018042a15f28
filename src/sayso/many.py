"""Many reports at once: in worker processes, results in the order of the tasks.

Every worker loads the weights once. Nothing heavy is imported here, since `sayso --help` passes by.
"""

from __future__ import annotations

import contextlib
import math
import os
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import Any, Generic, Protocol, Self, TypeVar

from sayso.errors import ReportError, SettingsError
from sayso.model import Failure, Reading, Report

AHEAD = 4  # tasks handed out per worker before the first must be done; more only costs memory
LONGEST_ENDING = 5.0  # seconds that a process may take to end when it is told to, before it is killed
LOOK = 2.0  # seconds after which whoever waits for a result looks whether there are still processes to make it
HOPELESS = 3  # workers that died one after the other while none has done anything: not for the sake of a task
Result = Reading | Failure
Kept = TypeVar("Kept")
Given = TypeVar("Given")
Made = TypeVar("Made")
_Handed = tuple[Given, Future[Any], ProcessPoolExecutor]  # a task, what comes of it, and where


class Loadable(Protocol):
    """Something that holds reports and can be sent to a worker: a file, an address."""

    @property
    def id(self) -> str:
        """What it is called."""
        ...

    def load(self) -> list[Report | Failure]:
        """Its reports, with a failure in place of each that cannot be had."""
        ...


Task = Report | Failure | Loadable


def cores() -> int:
    """Processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def read_task(task: Task) -> list[Result]:
    """All readings of one task, failures in their place. ReportErrors become failures; other errors rise."""
    loaded = [task] if isinstance(task, Report | Failure) else task.load()
    return [read_or_fail(r) for r in loaded]


def read_or_fail(report: Report | Failure) -> Result:
    """The reading of one report, or the failure that stands for it."""
    if isinstance(report, Failure):
        return report
    from sayso.pipeline import read_report
    from sayso.read import failure

    try:
        return read_report(report)
    except ReportError as exc:
        return failure(exc, report.id)


def read_beside(task: tuple[Report | Failure | None, Kept]) -> tuple[Result | None, Kept]:
    """The reading of one report, or its failure, with what is kept beside it; None stays None."""
    report, kept = task
    return (None if report is None else read_or_fail(report)), kept


def read_many(tasks: Iterable[Task], jobs: int) -> Iterator[list[Result]]:
    """The results of every task, in order; as `each_in_order`."""
    return each_in_order(read_task, tasks, jobs, lambda task: [died(task.id)])


def died(id: str) -> Failure:
    """What stands for a report that ended the process which read it, though nothing else was at work."""
    return Failure(id=id, stage="read", why="the process that read it ended early, perhaps for want of memory")


def died_beside(task: tuple[Report | Failure | None, Kept]) -> tuple[Result | None, Kept]:
    """The same for a task of `read_beside`."""
    report, kept = task
    return (None if report is None else died(report.id)), kept


def each_in_order(
    work: Callable[[Given], Made], tasks: Iterable[Given], jobs: int, lost: Callable[[Given], Made] | None = None
) -> Iterator[Made]:
    """What the work makes of every task, in order. With one job all is done in this process.

    Tasks are taken as results are asked for, a few ahead and in a thread of their own, which also closes a generator
    of them; a result is given as soon as it and those before it are done, even while the next task is still awaited.
    The work is a function that other processes can import. When a worker dies, what was handed out is done again, each
    task alone; one of which the worker dies then too is `lost`, and what that makes of it stands in its place. Raises
    SettingsError where there is no `lost`, or where workers die whatever they are given.
    """
    if jobs <= 1:
        yield from map(work, tasks)
        return
    line, done = _Line(work, jobs), False
    try:
        threading.Thread(target=line.hand_out, args=(tasks,), daemon=True).start()
        yield from line.results(lost)
        done = True
    except BrokenProcessPool as exc:
        raise SettingsError(
            "a worker process ended early, perhaps for want of memory", next_step="try again with --jobs 1"
        ) from exc
    finally:
        line.close(done)


class _Line(Generic[Given, Made]):
    """Tasks that were handed out, in order: one thread hands out, another takes the results."""

    def __init__(self, work: Callable[[Given], Made], jobs: int) -> None:
        self._work, self._jobs = work, jobs
        self._pool = workers(jobs)
        self._waiting: queue.Queue[_Handed[Given] | BaseException | None] = queue.Queue(maxsize=AHEAD * jobs)
        self._stopped = threading.Event()
        self._handing = threading.Lock()  # held by whoever hands out a task, and while tasks are done alone

    def hand_out(self, tasks: Iterable[Given]) -> None:
        """Hand out all tasks; for a thread of its own."""
        # Workers start in this thread and inherit what it blocks: a Ctrl-C while one is still importing is not its own.
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        last: BaseException | None = None
        try:
            for task in tasks:
                if self._stopped.is_set():
                    return
                with self._handing:
                    handed = task, _submitted(self._pool, self._work, task), self._pool
                self._waiting.put(handed)
        except BaseException as exc:
            last = exc
        finally:
            if isinstance(tasks, Generator):  # what it opened in this thread is closed in it
                tasks.close()
        self._waiting.put(last)

    def results(self, lost: Callable[[Given], Made] | None) -> Iterator[Made]:
        """What was made of each. Raises BrokenProcessPool where a worker died and no task can be told as lost."""
        ahead: deque[_Handed[Given] | BaseException | None] = deque()
        any_done, deaths = False, 0
        while (handed := ahead.popleft() if ahead else self._waiting.get()) is not None:
            if isinstance(handed, BaseException):
                raise handed
            task, future, pool = handed
            try:
                result = outcome(future, pool)
            except BrokenProcessPool:
                if lost is None:
                    raise
            else:
                any_done = True
                yield result
                continue
            # Nobody can tell which of the tasks it was, and it may have been all of them together.
            with self._handing, _Single(self._work) as single:
                if pool is self._pool:  # else another of its tasks was here before
                    let_go(pool)
                    self._pool = workers(self._jobs)
                while not self._waiting.empty():
                    ahead.append(self._waiting.get_nowait())
                for each, made in [(task, future), *_taken(ahead, pool)]:
                    try:
                        result = made.result()  # there is one by now, or none for good: its pool was let go
                    except (BrokenProcessPool, CancelledError):
                        try:
                            result = single.result(each)
                        except BrokenProcessPool:
                            deaths += 1
                            if deaths >= HOPELESS and not any_done:
                                raise
                            yield lost(each)
                            continue
                    any_done = True
                    yield result

    def close(self, done: bool) -> None:
        """End the workers: when all is `done`, else at once, for nobody wants the rest."""
        self._stopped.set()
        while not self._waiting.empty():  # lets the thread that hands out go on to see that all is over
            self._waiting.get_nowait()
        if done:
            self._pool.shutdown()
        else:  # interrupted, or nobody wants the rest: unfinished work is not waited for
            let_go(self._pool)


class _Single(Generic[Given, Made]):
    """One process that works at one task at a time; another takes its place where it dies."""

    def __init__(self, work: Callable[[Given], Made]) -> None:
        self._work = work
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._end()

    def result(self, task: Given) -> Made:
        """What the work makes of it. Raises BrokenProcessPool where the process dies of it."""
        if self._pool is None:
            self._pool = workers(1)
        try:
            with uninterrupted():
                future = _submitted(self._pool, self._work, task)
            return outcome(future, self._pool)
        except BrokenProcessPool:
            self._end()
            raise

    def _end(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            let_go(pool)


def _submitted(pool: ProcessPoolExecutor, work: Callable[[Given], Made], task: Given) -> Future[Made]:
    """The task handed to a pool; of one that has broken meanwhile it comes back as one that has died there."""
    try:
        return pool.submit(work, task)
    except BrokenProcessPool as exc:
        future: Future[Made] = Future()
        future.set_exception(exc)
        return future


def _taken(ahead: deque[_Handed[Given] | BaseException | None], pool: ProcessPoolExecutor
           ) -> list[tuple[Given, Future[Any]]]:  # fmt: skip
    """The first ones of a line as far as they were handed to this pool, taken out of it."""
    out = []
    while ahead and isinstance(handed := ahead[0], tuple) and handed[2] is pool:
        out.append(handed[:2])
        ahead.popleft()
    return out


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Processes that start inside ignore a Ctrl-C from their beginning; it comes to this one afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def workers(jobs: int) -> ProcessPoolExecutor:
    """That many processes to work in, which start when there is something to do."""
    # Spawned, not forked: onnxruntime's and the progress bar's threads do not survive a fork.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=begin_worker)


def begin_worker() -> None:
    """One thread per worker, and Ctrl-C is the parent's to handle."""
    os.environ["SAYSO_THREADS"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def outcome(future: Future[Made], pool: ProcessPoolExecutor, seconds: float = math.inf) -> Made:
    """What came of a task that was handed to a pool; raises what the task raised, TimeoutError where it takes longer.

    A process that is killed in the middle of writing a long result leaves the pool's own thread waiting for the rest of
    it, and nobody would ever be told: here it is seen, and the pool breaks as it does where its thread sees it.
    """
    until, was_dead = time.monotonic() + seconds, False
    while True:
        with contextlib.suppress(TimeoutError):
            future.exception(max(0.0, min(LOOK, until - time.monotonic())))
        if future.done():
            return future.result()
        if time.monotonic() >= until:
            raise TimeoutError
        sentinels = [process.sentinel for process in list((pool._processes or {}).values())]
        is_dead = bool(wait(sentinels, timeout=0))
        if is_dead and was_dead:  # so it was at the last look, and the pool's thread would have seen it since
            _break(pool)
        was_dead = is_dead


def _break(pool: ProcessPoolExecutor) -> None:
    """End the processes of a pool one of which has died; its thread tells all who wait for a result."""
    with pool._shutdown_lock:  # nothing is handed to it from here on
        pool._broken = "a process ended early"
    _end(list((pool._processes or {}).values()), pool._result_queue)


def _end(processes: list[Any], results: Any) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(LONGEST_ENDING)
        if process.is_alive():
            process.kill()
            process.join(LONGEST_ENDING)
    # One that was ended in the middle of a long result has left the first half of it in the pipe, and the pool's
    # thread would wait for the other half for ever: this process too holds an end through which it could come.
    if results is not None:
        results._writer.close()


def let_go(pool: ProcessPoolExecutor) -> None:
    """End the processes without waiting for what they do. Returns when they are gone."""
    processes, results, manager = pool._processes or {}, pool._result_queue, pool._executor_manager_thread
    with contextlib.suppress(OSError):  # of a pool that was closing already
        pool.shutdown(wait=False, cancel_futures=True)  # from here on none begins
    _end(list(processes.values()), results)
    # Waited for, which is soon: a pool that is still closing when Python ends writes to the pipe that it closes.
    if manager is not None:
        manager.join()
    if results is not None:
        results.close()
