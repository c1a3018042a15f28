"""Many reports at once: in worker processes, results in the order of the tasks.

Every worker loads the weights once. Nothing heavy is imported here, since `sayso --help` passes by.
"""

from __future__ import annotations

import os
import queue
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context
from typing import Protocol

from sayso.errors import ReportError, SettingsError
from sayso.model import Failure, Reading, Report

AHEAD = 4  # tasks handed out per worker before the first must be done; more only costs memory
Result = Reading | Failure


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


def read_many(tasks: Iterable[Task], jobs: int) -> Iterator[list[Result]]:
    """The results of every task, in order. With one job all is done in this process.

    Tasks are taken as results are asked for, a few ahead, and a result is given as soon as it and those before
    it are done, even while the next task is still awaited. Raises SettingsError when a worker dies.
    """
    if jobs <= 1:
        yield from map(read_task, tasks)
        return
    others = set(active_children())
    pool, done = _pool(jobs), False
    waiting: queue.Queue[Future[list[Result]] | BaseException | None] = queue.Queue(maxsize=AHEAD * jobs)
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
                waiting.put(pool.submit(read_task, task))
        except BaseException as exc:
            last = exc
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
        pool.shutdown(wait=done, cancel_futures=True)
        if not done:  # interrupted, or nobody wants the rest: unfinished work is not waited for
            for process in set(active_children()) - others:
                process.terminate()


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: onnxruntime's and the progress bar's threads do not survive a fork.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start_worker)


def _start_worker() -> None:
    """One thread per worker, and Ctrl-C is the parent's to handle."""
    os.environ["SAYSO_THREADS"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
