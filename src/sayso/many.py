"""Many reports at once: in worker processes, results in the order of the tasks.

Every worker loads the weights once. Nothing heavy is imported here, since `sayso --help` passes by.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, Protocol, TypeVar

from sayso.errors import ReportError, SettingsError
from sayso.model import Failure, Reading, Report

AHEAD = 4  # tasks handed out per worker before the first must be done; more only costs memory
Result = Reading | Failure
Kept = TypeVar("Kept")
Given = TypeVar("Given")
Made = TypeVar("Made")


class Loadable(Protocol):
    """Something that holds reports and can be sent to a worker: a file, an address."""

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
    return each_in_order(read_task, tasks, jobs)


def each_in_order(work: Callable[[Given], Made], tasks: Iterable[Given], jobs: int) -> Iterator[Made]:
    """What the work makes of every task, in order. With one job all is done in this process.

    Tasks are taken as results are asked for, a few ahead and in a thread of their own, which also closes a generator
    of them; a result is given as soon as it and those before it are done, even while the next task is still awaited.
    The work is a function that other processes can import. Raises SettingsError when a worker dies.
    """
    if jobs <= 1:
        yield from map(work, tasks)
        return
    pool, done = workers(jobs), False
    waiting: queue.Queue[Future[Any] | BaseException | None] = queue.Queue(maxsize=AHEAD * jobs)
    stopped = threading.Event()

    def hand_out() -> None:
        # Workers start in this thread and inherit what it blocks: a Ctrl-C while one is still importing is not its own.
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        last: BaseException | None = None
        try:
            for task in tasks:
                if stopped.is_set():
                    return
                waiting.put(pool.submit(work, task))
        except BaseException as exc:
            last = exc
        finally:
            if isinstance(tasks, Generator):  # what it opened in this thread is closed in it
                tasks.close()
        waiting.put(last)

    threading.Thread(target=hand_out, daemon=True).start()
    try:
        while (future := waiting.get()) is not None:
            if isinstance(future, BaseException):
                raise future
            yield future.result()
        done = True
    except BrokenProcessPool as exc:
        raise SettingsError(
            "a worker process ended early, perhaps for want of memory", next_step="try again with --jobs 1"
        ) from exc
    finally:
        stopped.set()
        while not waiting.empty():  # lets the thread that hands out go on to see that all is over
            waiting.get_nowait()
        if done:
            pool.shutdown()
        else:  # interrupted, or nobody wants the rest: unfinished work is not waited for
            let_go(pool)


def workers(jobs: int) -> ProcessPoolExecutor:
    """That many processes to work in, which start when there is something to do."""
    # Spawned, not forked: onnxruntime's and the progress bar's threads do not survive a fork.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=begin_worker)


def begin_worker() -> None:
    """One thread per worker, and Ctrl-C is the parent's to handle."""
    os.environ["SAYSO_THREADS"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def let_go(pool: ProcessPoolExecutor) -> None:
    """End the processes without waiting for what they do. Returns when they are gone."""
    for process in list((pool._processes or {}).values()):
        process.terminate()
    # Waited for, which is soon: a pool that is still closing when Python ends writes to the pipe that it closes.
    with contextlib.suppress(OSError):  # of a process that did not come so far as to begin
        pool.shutdown(wait=True, cancel_futures=True)
