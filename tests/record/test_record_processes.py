"""Real processes: several that add at once, and some that are killed while they add."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from itertools import chain
from pathlib import Path

import pytest

from sayso.record import open_record
from tests.record.record_samples import reading, report

# Adds the reports named on its command line, and tells of each once it is safely stored.
ADDER = """
import sys
sys.path.insert(0, sys.argv[1])
from tests.record.record_samples import reading, report
from sayso.record import open_record
limit, names = int(sys.argv[3]), sys.argv[4:]
if limit:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
with open_record(sys.argv[2]) as record:
    for name in names:
        text = f"{name} " * 800
        added = record.add(report(name, text), text.encode(), reading(text))
        print(name, added.state, flush=True)
"""


def adding(path: Path, names: list[str], *, limit: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ADDER, str(Path(__file__).parents[2]), str(path), str(limit), *names]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def check(path: Path, acknowledged: set[str]) -> None:
    with open_record(path) as record:
        assert record.faults() == []
        names = {v.name for v in record.versions()}
        assert names >= acknowledged
        status = record.status()
        assert status["reports"] == status["versions"] == status["readings"] == len(names)
        for name in acknowledged:
            text = f"{name} " * 800
            version = record.versions(name)[0].id
            assert record.report(version) == report(name, text)
            assert record.raw(version) == text.encode()
            assert record.reading(version) == reading(text)
            assert [hit.version.id for hit in record.search(name)] == [version]


def test_processes_that_add_at_once_add_everything_once(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    shared = [f"shared{k}" for k in range(15)]
    mine = [[f"only{p}x{k}" for k in range(10)] for p in range(3)]
    lists = [random.Random(p).sample(shared + own, len(shared) + len(own)) for p, own in enumerate(mine)]
    running = [adding(path, names) for names in lists]  # the record itself is made by whichever comes first
    answers = []
    for process in running:
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        answers += [line.split() for line in out.splitlines()]
    assert sorted(name for name, state in answers if state == "new") == sorted([*shared, *chain(*mine)])
    assert sum(state == "known" for _, state in answers) == 2 * len(shared)
    check(path, {name for name, _ in answers})


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 as POSIX has it")
def test_a_killed_process_leaves_every_acknowledged_report(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    rng = random.Random(8)
    acknowledged: set[str] = set()
    for turn in range(4):
        process = adding(path, [f"turn{turn}x{k}" for k in range(2000)])
        for _ in range(rng.randrange(1, 12)):
            acknowledged.add(process.stdout.readline().split()[0])
        time.sleep(rng.random() / 50)  # somewhere in the middle of the next
        process.kill()
        out, _ = process.communicate(timeout=60)
        acknowledged |= {line.split()[0] for line in out.splitlines() if len(line.split()) == 2}
        check(path, acknowledged)
    assert len(acknowledged) < 8000


@pytest.mark.skipif(sys.platform == "win32", reason="limits as POSIX has them")
def test_a_disk_that_takes_no_more_is_told_and_keeps_every_acknowledged_report(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    process = adding(path, [f"full{k}" for k in range(500)], limit=1_000_000)
    out, err = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "StoreError" in err.splitlines()[-1], err
    acknowledged = {line.split()[0] for line in out.splitlines()}
    assert acknowledged
    check(path, acknowledged)


def test_a_backup_made_while_others_write_holds_all_that_was_acknowledged_before(tmp_path: Path) -> None:
    path, target = tmp_path / "sayso.db", tmp_path / "backup.db"
    process = adding(path, [f"more{k}" for k in range(40)])
    before = {process.stdout.readline().split()[0] for _ in range(5)}
    with open_record(path) as record:
        record.backup(target)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    check(target, before)
    check(path, before | {line.split()[0] for line in out.splitlines()})
