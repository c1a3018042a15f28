"""Work in other processes: what is left of them when one dies or nobody wants the rest."""

import os
import struct
import sys
import threading
import time
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait

import pytest

from sayso import many
from sayso.errors import SettingsError
from sayso.many import each_in_order, let_go, outcome, workers


def end_at_once(task: int) -> None:
    os._exit(task)


def stay(task: int) -> int:
    if task:
        time.sleep(600)
    return task


def managers() -> list[threading.Thread]:
    """The threads of pools that are not closed: one that still closes when Python ends prints a traceback."""
    return [t for t in threading.enumerate() if type(t).__module__ == "concurrent.futures.process"]


def test_a_dead_worker_is_told_and_its_pool_is_closed_by_then():
    for _ in range(3):
        with pytest.raises(SettingsError, match="worker process"):
            list(each_in_order(end_at_once, [1, 2, 3], jobs=2))
        assert not managers()


def end_at_negative(task: int) -> int:
    if task < 0:
        os._exit(1)
    return task


def test_of_a_dead_worker_only_the_task_that_kills_it_alone_is_lost_and_the_others_keep_their_order():
    for tasks in ([1, -1, 2, 3, 4], [-1, 1, -2, *range(2, 30), -3], [5, 6, 7, -1]):
        found = list(each_in_order(end_at_negative, iter(tasks), 2, lambda task: f"lost {task}"))
        assert found == [f"lost {task}" if task < 0 else task for task in tasks]
        assert not managers()


def test_workers_that_die_whatever_they_are_given_end_the_call():
    with pytest.raises(SettingsError, match="worker process"):
        list(each_in_order(end_at_once, range(1, 100), 2, str))
    assert not managers()


def test_a_reader_who_wants_no_more_of_what_is_done_again_leaves_nothing_behind():
    made = each_in_order(end_at_negative, iter([-1, 1, 2, 3]), 2, str)
    assert next(made) == "-1"
    made.close()
    assert not managers()


def test_a_reader_who_wants_no_more_waits_for_no_unfinished_work():
    made = each_in_order(stay, [0, 1, 1, 1, 1], jobs=2)
    assert next(made) == 0
    made.close()
    assert not managers()


def test_what_is_let_go_fails_in_place_of_a_result():
    pool = workers(1)
    asked = pool.submit(stay, 1)
    let_go(pool)
    with pytest.raises((BrokenProcessPool, CancelledError)):
        asked.result(timeout=0)
    assert not managers()


@pytest.mark.timeout(60)
def test_what_is_let_go_in_the_middle_of_a_long_result_leaves_nobody_waiting_for_the_rest():
    for _ in range(5):
        pool = workers(1)
        asked = pool.submit(bytes, 200_000_000)
        wait([pool._result_queue._reader])
        let_go(pool)
        assert isinstance(asked.exception(timeout=0), BrokenProcessPool)
        assert not managers()


def end_in_the_middle(task: int) -> int:
    """As a process that is killed from outside while it writes a long result."""
    if task < 0:
        results = sys._getframe(1).f_locals["result_queue"]
        os.write(results._writer.fileno(), struct.pack("!i", 1_000_000) + b"the first words of it")
        os._exit(1)
    return task


@pytest.mark.timeout(60)
def test_a_process_that_dies_in_the_middle_of_a_result_leaves_nobody_waiting(monkeypatch):
    monkeypatch.setattr(many, "LOOK", 0.2)
    pool = workers(1)
    with pytest.raises(BrokenProcessPool):
        outcome(pool.submit(end_in_the_middle, -1), pool)
    with pytest.raises(BrokenProcessPool):
        pool.submit(end_in_the_middle, 1)
    let_go(pool)
    tasks = [1, -1, 2, *range(3, 20), -2, 20]
    found = list(each_in_order(end_in_the_middle, iter(tasks), 2, lambda task: f"lost {task}"))
    assert found == [f"lost {task}" if task < 0 else task for task in tasks]
    assert not managers()


@pytest.mark.timeout(60)
def test_a_result_is_waited_for_as_long_as_is_said_and_a_task_may_raise_that_it_took_too_long():
    pool = workers(1)
    with pytest.raises(TimeoutError):
        outcome(pool.submit(stay, 1), pool, 0.5)
    let_go(pool)
    pool = workers(1)
    with pytest.raises(TimeoutError, match="of its own"):
        outcome(pool.submit(take_too_long, 1), pool)
    let_go(pool)


def take_too_long(task: int) -> None:
    raise TimeoutError("of its own")
