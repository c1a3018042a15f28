"""Real processes: several that add and settle at once, some that are killed, and a disk that takes no more."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from sayso.errors import StoreError
from tests.corpus.samples import affairs, differing, in_memory, opened, take

# Adds some of the reports, settles after every third, and tells of each once it is safely stored.
ADDER = """
import sys
sys.path.insert(0, sys.argv[1])
from tests.corpus.samples import affairs, opened, take
readings = affairs(int(sys.argv[3]), seed=5)
with opened(sys.argv[2]) as corpus:
    for k, n in enumerate(map(int, sys.argv[4:]), 1):
        take(corpus, [readings[n]])
        print(n, flush=True)
        if k % 3 == 0:
            corpus.settle()
    corpus.settle()
"""


def adding(path: Path, count: int, which: list[int]) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ADDER, str(Path(__file__).parents[2]), str(path), str(count), *map(str, which)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_that_add_and_settle_at_once_come_to_the_same(tmp_path: Path) -> None:
    path, count = tmp_path / "a.db", 18
    shared = list(range(12))
    parts = [[*shared, 12, 13, 14], [*shared, 15, 16, 17]]
    running = [adding(path, count, random.Random(k).sample(part, len(part))) for k, part in enumerate(parts)]
    for process in running:
        _, err = process.communicate(timeout=200)
        assert process.returncode == 0, err
    with opened(path) as corpus:
        assert corpus.faults() == []
        assert corpus.status()["versions"] == count
        assert differing(corpus.survey(), in_memory(affairs(count, seed=5))) == []


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 as POSIX has it")
def test_one_that_is_killed_while_it_settles_leaves_all_that_it_told_and_the_rest_is_made_up_for(
    tmp_path: Path,
) -> None:
    path, count, rng = tmp_path / "a.db", 24, random.Random(4)
    told: set[int] = set()
    for turn in range(4):
        left = [n for n in range(count) if n not in told]
        process = adding(path, count, left)
        for _ in range(min(len(left), 2 + 2 * turn)):
            told.add(int(process.stdout.readline()))
        time.sleep(rng.random())  # somewhere in settling or in the next report
        process.kill()
        out, _ = process.communicate(timeout=60)
        told |= {int(line) for line in out.split()}
    with opened(path) as corpus:
        assert corpus.faults() == []
        held = {r.report.id for r in corpus.readings()}
        readings = affairs(count, seed=5)
        assert held >= {readings[n].report.id for n in told}
        assert differing(corpus.survey(), in_memory(r for r in readings if r.report.id in held)) == []


def test_each_step_that_is_cut_short_is_taken_up_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso.corpus import settling

    readings = affairs(15, seed=8)
    steps = settling.STEPS

    class Cut(Exception):
        pass

    def cut(bench) -> bool:
        raise Cut

    with opened(tmp_path / "a.db") as corpus:
        chunks = [0, *range(2, len(readings), 2), len(readings)]
        for k, (start, stop) in enumerate(pairwise(chunks)):
            take(corpus, readings[start:stop])
            place = k % len(steps)
            monkeypatch.setattr(settling, "STEPS", (*steps[:place], ("cut", cut)))
            with pytest.raises(Cut):
                corpus.settle()
        monkeypatch.setattr(settling, "STEPS", steps)
        assert differing(corpus.survey(), in_memory(readings)) == []


def test_a_record_without_room_keeps_every_report_and_settles_once_there_is_some(tmp_path: Path) -> None:
    readings = affairs(24, seed=7)
    path = tmp_path / "a.db"
    with opened(path, max_pages=125) as corpus:
        stored = []
        with pytest.raises(StoreError, match="room"):
            for one in readings:
                take(corpus, [one])
                stored.append(one)
                corpus.settle()
        assert stored
    with opened(path) as corpus:
        assert corpus.faults() == []
        assert {r.report.id for r in corpus.readings()} >= {r.report.id for r in stored}
        assert differing(corpus.survey(), in_memory(corpus.readings())) == []


@pytest.mark.skipif(sys.platform == "win32", reason="locks as POSIX has them")
def test_what_a_process_with_several_connections_stores_outlives_another_that_opens_and_closes_the_record(
    tmp_path: Path,
) -> None:
    """Opening a second connection let go of the locks of the first, so that the other process took itself for the last
    to close, and deleted the journal that the first still wrote to.
    """
    path, readings = tmp_path / "a.db", affairs(6, seed=3)
    with opened(path) as first:
        take(first, readings[:2])
        with opened(path) as second:
            other = adding(path, 6, [2, 3])
            _, err = other.communicate(timeout=200)
            assert other.returncode == 0, err
            assert Path(f"{path}-wal").exists()
            take(second, readings[4:5])
        take(first, readings[5:])
    with opened(path) as corpus:
        assert corpus.faults() == []
        assert {r.report.id for r in corpus.readings()} == {r.report.id for r in readings}
