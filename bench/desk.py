"""The desk under load: people at it while reports are being added.

    python -m bench.desk [--reports 200] [--users 20] [--seconds 60] [--think 1.0] [--every 1.0] [--record FILE]

A record of invented reports (bench/invented.py) is made, or taken from `--record` (a copy of it is worked on), and
served by a process of its own, the pages and the API as they are; statements are compared by their words, and reports
that are added are not read but have their readings made with them, so that what is measured is the desk. Each user
opens a page, looks at it for `--think` seconds on average, and opens another; one in thirty judges something and undoes
it. A report is added every `--every` seconds.

Printed are, for each kind of place, how many answers there were, and the 50th and 95th percentile of the time to the
whole answer in milliseconds; then the same for all, the errors, how many reports were added, how long after it was sent
each was stored, and the memory of the desk with the processes beside it: at a quarter of the time, at the end, and at
most, looked at every half second. Runs on this machine alone, for five minutes at the longest. Nothing here is asserted
by a test.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

import sayso
from bench.invented import invented
from sayso.errors import ReportError, UsageError
from sayso.match.same import WordOverlap
from sayso.model import Failure, Reading, Report
from sayso.read import from_text

MOST_USERS, MOST_SECONDS = 50, 300
NEW = 400  # further reports, of which as many are added as there is time for
ADDRESS = re.compile(r"http://\S+/")


def readings(count: int) -> list[Reading]:
    """The invented readings of a record, and `NEW` further ones."""
    return list(invented(count + NEW))


def further(count: int) -> list[Reading]:
    """Those further ones that the desk takes: invented names make some of them look like another language."""
    out = []
    for reading in readings(count)[count:]:
        with suppress(ReportError):
            from_text(reading.report.text)
            out.append(reading)
    return out


def make(path: Path, count: int) -> None:
    """A record of so many reports, settled."""
    with sayso.open(path, comparer=WordOverlap()) as corpus:
        for n, reading in enumerate(readings(count)[:count], start=1):
            corpus.take(reading, reading.report.text.encode())
            if n % 500 == 0:
                corpus.settle()
        corpus.settle()
        corpus.status()


def run_desk(path: Path, count: int) -> None:
    """Serve the record in this process, until interrupted; the readings of what is added are known by their texts."""
    from sayso.serve.held import DeskOptions
    from sayso.serve.run import serve

    known = {r.report.text: r for r in readings(count)[count:]}

    def read(report: Report) -> Reading | Failure:
        found = known.get(report.text)
        if found is None:
            return Failure(id=report.id, stage="read", why="no reading was made with it")
        return Reading(**{**{f: getattr(found, f) for f in Reading.__dataclass_fields__}, "report": report})

    serve(path, "127.0.0.1", 0, None, DeskOptions(comparer=WordOverlap(), read=read))


@contextmanager
def desk(path: Path, count: int) -> Iterator[tuple[str, int]]:
    """The desk as a process: its address and its number."""
    command = [sys.executable, "-m", "bench.desk", "--serve", str(path), "--reports", str(count)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        found = ADDRESS.search(line)
        if not found:
            raise UsageError("the desk did not start", where=(line + process.stderr.read())[-400:])
        threading.Thread(target=lambda: sys.stderr.writelines(process.stderr), daemon=True).start()
        yield found[0], process.pid
    finally:
        process.terminate()
        process.wait(30)


@dataclass
class Counted:
    """What was measured: milliseconds by kind of place, and the errors."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, kind: str, work: Callable[[], httpx.Response]) -> httpx.Response | None:
        """One request, measured."""
        begun = time.perf_counter()
        try:
            answer = work()
            wrong = f"{kind}: {answer.status_code} {answer.text[:120]}" if answer.status_code >= 400 else ""
        except httpx.HTTPError as error:
            answer, wrong = None, f"{kind}: {type(error).__name__}"
        took = 1000 * (time.perf_counter() - begun)
        with self.lock:
            self.times[kind].append(took)
            if wrong:
                self.errors.append(wrong)
        return answer


class User:
    """Somebody at the desk."""

    def __init__(self, address: str, number: int, counted: Counted) -> None:
        self.client = httpx.Client(base_url=address, timeout=60, trust_env=False)
        self.random, self.counted = random.Random(number), counted
        self.proof = {"X-Sayso-Secret": self.client.get("/api/session").json()["secret"]}
        self.client.put("/api/session", json={"name": f"User {number}"}, headers=self.proof)
        self.claims = [c["id"] for c in self.client.get("/api/claims", params={"limit": 100}).json()["items"]]
        held = self.client.get("/api/reports", params={"limit": 100}).json()["items"]
        self.versions = [v["version"] for v in held]
        self.words = [w for v in held for w in (v["title"] or "").split() if len(w) > 3] or ["quay"]

    def step(self) -> None:
        """One thing that a person does."""
        claim, version, word = (self.random.choice(x) for x in (self.claims, self.versions, self.words))
        places = {
            "/": "/", "/claims": "/claims", "/claims?about=": f"/claims?about={word}", "/claim/": f"/claim/{claim}",
            "/report/": f"/report/{version}", "/conflicts": "/conflicts", "/reports": "/reports", "/actors": "/actors",
            "/timeline": "/timeline", "/network": "/network", "/judgements": "/judgements",
            "/?words=": f"/?words={word}",
            "/api/claims": "/api/claims", "/api/claims?unnamed=": "/api/claims?unnamed=true",
            "/api/claims/": f"/api/claims/{claim}", "/api/reports/": f"/api/reports/{version}",
            "/api/search": f"/api/search?words={word}", "/api/status": "/api/status", "/api/copies": "/api/copies",
            "/api/actors": "/api/actors",
        }  # fmt: skip
        if self.random.random() < 1 / 30:
            self.judge(version)
            return
        kind = self.random.choice(list(places))
        self.counted.ask(kind, lambda: self.client.get(places[kind]))

    def judge(self, version: str) -> None:
        """Accept an attribution, and take that back."""
        reading = self.client.get(f"/api/reports/{version}").json()
        if not reading["attributions"]:
            return
        found = self.random.choice(reading["attributions"])
        spans = sorted(span for part in ("source", "cue", "content") for span in found[part]["spans"])
        body = {"what": "right", "kind": "attribution", "place": {"version": version, "spans": spans}}
        made = self.counted.ask("POST /api/judgements", lambda: self.client.post("/api/judgements", json=body,
                                                                                 headers=self.proof))  # fmt: skip
        if made is not None and made.status_code == 201:
            n = made.json()["n"]
            self.counted.ask("POST undo", lambda: self.client.post(f"/api/judgements/{n}/undo", headers=self.proof))


def add_reports(address: str, new: list[Reading], every: float, stop: threading.Event, counted: Counted) -> list[float]:
    """Send a report every so many seconds; the seconds after which each was stored."""
    took: list[float] = []
    client = httpx.Client(base_url=address, timeout=60, trust_env=False)
    proof = {"X-Sayso-Secret": client.get("/api/session").json()["secret"]}
    client.put("/api/session", json={"name": "The importer"}, headers=proof)
    for reading in new:
        if stop.wait(every):
            break
        r, begun = reading.report, time.perf_counter()
        body = {"text": r.text, "title": r.title, "publisher": r.publisher, "published": r.published, "url": r.url}
        sent = counted.ask("POST /api/reports", lambda body=body: client.post("/api/reports", json=body, headers=proof))
        if sent is None or sent.status_code != 202:
            continue
        job: dict[str, Any] = {"state": "waiting"}
        while job["state"] != "done" and time.perf_counter() - begun < 120:
            time.sleep(0.1)
            job = client.get(f"/api/jobs/{sent.json()['job']}").json()
        took.append(time.perf_counter() - begun)
        if any(x["state"] != "new" for x in job.get("results", ())) or job["state"] != "done":
            counted.errors.append(f"not added: {job}")
    return took


def memory(pid: int) -> float:
    """Megabytes of a process and of those it started, now; not a number where the system does not tell."""
    try:
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
        started = [n for t in Path(f"/proc/{pid}/task").iterdir() for n in (t / "children").read_text().split()]
    except OSError:
        return float("nan")
    more = [memory(int(n)) for n in started]
    return (int(found[1]) / 1000 if found else 0.0) + sum(m for m in more if m == m)  # some end meanwhile


def watch_memory(pid: int, stop: threading.Event, seen: list[float]) -> None:
    """Note the memory every half second."""
    while not stop.wait(0.5):
        seen.append(memory(pid))


def percentile(values: list[float], part: float) -> float:
    """The value that this part of them does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else float("nan")


def load(address: str, pid: int, args: argparse.Namespace) -> None:
    """Let people work, and print how it went."""
    counted, stop = Counted(), threading.Event()
    users = [User(address, n, counted) for n in range(args.users)]
    stored: list[float] = []

    def work(user: User) -> None:
        while not stop.wait(user.random.uniform(0, 2 * args.think)):
            user.step()

    def add() -> None:
        stored.extend(add_reports(address, further(args.reports), args.every, stop, counted))

    seen: list[float] = []
    threads = [threading.Thread(target=work, args=(u,)) for u in users] + [threading.Thread(target=add)]
    threads.append(threading.Thread(target=watch_memory, args=(pid, stop, seen)))
    for thread in threads:
        thread.start()
    time.sleep(args.seconds / 4)
    early = memory(pid)
    time.sleep(args.seconds * 3 / 4)
    stop.set()
    for thread in threads:
        thread.join(180)
    print(f"{'place':26} {'answers':>8} {'p50 ms':>8} {'p95 ms':>8}")
    for kind, times in sorted(counted.times.items()):
        print(f"{kind:26} {len(times):8} {percentile(times, 0.5):8.0f} {percentile(times, 0.95):8.0f}")
    every = [t for times in counted.times.values() for t in times]
    print(f"{'all':26} {len(every):8} {percentile(every, 0.5):8.0f} {percentile(every, 0.95):8.0f}")
    print(f"errors: {len(counted.errors)}")
    for error in counted.errors[:5]:
        print(f"  {error}")
    most = max(stored, default=0)
    print(f"added: {len(stored)}, stored within {percentile(stored, 0.5):.1f} s (median), {most:.1f} s (most)")
    late, top = memory(pid), max(seen, default=early)
    print(f"MB of memory: {early:.0f} at a quarter, {late:.0f} at the end, {top:.0f} at most")


def main() -> None:
    """Make or take the record, open the desk, let people work."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=200, help="reports in the record")
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--think", type=float, default=1.0, help="seconds between two steps of a user, on average")
    parser.add_argument("--every", type=float, default=1.0, help="seconds between two reports that are added")
    parser.add_argument("--record", type=Path, help="a record made by bench.invented; a copy of it is worked on")
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.serve:
        run_desk(args.serve, args.reports)
        return
    args.users, args.seconds = min(args.users, MOST_USERS), min(args.seconds, MOST_SECONDS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sayso.db"
        begun = time.perf_counter()
        if args.record:
            shutil.copy(args.record, path)
            if os.path.exists(f"{args.record}-wal"):
                shutil.copy(f"{args.record}-wal", f"{path}-wal")
        else:
            make(path, args.reports)
        ready = time.perf_counter() - begun
        print(f"{args.reports} reports, {path.stat().st_size / 1e6:.0f} MB, ready after {ready:.0f} s;"
              f" {args.users} users, {args.seconds:.0f} s")  # fmt: skip
        with desk(path, args.reports) as (address, pid):
            load(address, pid, args)


if __name__ == "__main__":
    main()
