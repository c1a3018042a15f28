"""What it costs to add the n-th report to a record, reading aside.

    python -m bench.record [--reports 10000] [--words 600] [--attributions 18] [--folder DIR]

Reports and readings are generated: words drawn as often as words are (1/rank), readings of the size of real ones.
Printed are, block by block, milliseconds an add (median, mean, worst by the clock; mean of CPU time, since the clock
is mostly the disk's), the file's size and how long a search and a status take; at the end the cost around the last
report over that around the 1,000th, and the exponent of the total cost in the number of reports (1 is linear).
Generating is not timed. Nothing here is asserted by a test.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from sayso.model import Report
from sayso.record import open_record

VOCABULARY = 60_000
EARLY = 1_000  # what the last report is compared with
MADE_BY = {"sayso": "bench", "models": {"reader": "00" * 32}}


def reports(count: int, words: int, attributions: int) -> Iterator[tuple[Report, dict[str, Any]]]:
    """Generated reports with readings, the same in every run."""
    rng = random.Random(1)
    vocabulary = sorted({"".join(rng.choices("aeioubdklmnprst", k=rng.randint(2, 10))) for _ in range(VOCABULARY)})
    rng.shuffle(vocabulary)
    often = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    for n in range(count):
        length = max(20, int(rng.gauss(words, words / 3)))
        text = " ".join(rng.choices(vocabulary, cum_weights=often, k=length))
        report = Report(
            id=f"report-{n}", text=text, title=text[:60], publisher=f"Paper {n % 80}",
            published=f"2026-03-{n % 28 + 1:02}", language="en",
            url=f"https://paper{n % 80}.example/story/{rng.getrandbits(64):x}",
        )  # fmt: skip
        yield report, reading(report, attributions, rng)


def reading(report: Report, attributions: int, rng: random.Random) -> dict[str, Any]:
    """A reading as large as a real one, over made-up spans."""
    text = report.text

    def part(most: int) -> dict[str, Any]:
        start = rng.randrange(len(text) - 1)
        end = min(len(text), start + rng.randint(1, most))
        return {"spans": [[start, end]], "text": text[start:end]}

    found = [
        {
            "id": f"a{k}", "source": {**part(30), "kind": "person", "speaker": text[:20]}, "cue": part(10),
            "content": part(150), "via": None, "act": "communication", "form": "indirect", "factuality": "CT+",
            "chain": [report.publisher, text[:20]], "confidence": rng.randrange(1000) / 1000,
            "why": ["the verb takes a clause", "the subject is its source"],
        }
        for k in range(attributions)
    ]  # fmt: skip
    bare = {name: [] for name in ("assertions", "numbers", "actors", "times", "asides", "conflicts")}
    about = {"id": report.id, "publisher": report.publisher, "title": report.title, "text": text}
    return {"schema": "sayso.reading/1", "report": about, "attributions": found, **bare, "made_by": MADE_BY}


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes, by the clock."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def exponent(costs: list[float], step: int) -> float:
    """Slope of log total cost over log count, by least squares over the ends of the blocks."""
    total = list(accumulate(costs))
    points = [(math.log(n), math.log(total[n - 1])) for n in range(step, len(costs) + 1, step)]
    mean_x, mean_y = (statistics.fmean(p[axis] for p in points) for axis in (0, 1))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else math.nan


def around(costs: list[float], n: int) -> float:
    """Mean cost of the 500 adds that end with the n-th (fewer where there are fewer)."""
    return statistics.fmean(costs[max(0, n - 500) : n])


def main() -> None:
    """Add, and print as it goes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--attributions", type=int, default=18)
    parser.add_argument("--folder", type=Path, help="where the record is made; a temporary folder by default")
    options = parser.parse_args()
    step = max(1, options.reports // 20)
    costs: list[float] = []
    cpu: list[float] = []
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        path = Path(folder) / "bench.db"
        with open_record(path) as record:
            heads = ("reports", "median ms", "mean", "worst", "CPU", "MB", "search ms", "status ms")
            print(" ".join(f"{head:>9}" for head in heads))
            for report, read in reports(options.reports, options.words, options.attributions):
                raw = report.text.encode()
                before = time.process_time()
                costs.append(milliseconds(lambda: record.add(report, raw, read)))  # noqa: B023 (called at once)
                cpu.append(1000 * (time.process_time() - before))
                if len(costs) % step == 0:
                    block = costs[-step:]
                    rare = " ".join(report.text.split()[:3])
                    search = statistics.median(milliseconds(lambda: record.search(rare)) for _ in range(5))  # noqa: B023
                    status = milliseconds(record.status)
                    size = sum(p.stat().st_size for p in path.parent.iterdir()) / 1e6
                    figures = (
                        statistics.median(block),
                        statistics.fmean(block),
                        max(block),
                        statistics.fmean(cpu[-step:]),
                    )
                    print(f"{len(costs):>9,}", *(f"{f:>9.2f}" for f in (*figures, size, search, status)), flush=True)
            backup = milliseconds(lambda: record.backup(Path(folder) / "backup.db"))
            delete = milliseconds(lambda: record.delete("report-0", who="bench"))
        early = min(EARLY, len(costs) // 2)
        for name, spent in (("clock", costs), ("CPU", cpu)):
            ratio = around(spent, len(spent)) / around(spent, early)
            print(f"by the {name}, adding around report {len(spent):,} costs {ratio:.2f} times that around"
                  f" report {early:,}; all adds together grow as n^{exponent(spent, step):.3f}")  # fmt: skip
        print(f"backup {backup / 1000:.1f} s, deleting one report for good {delete / 1000:.1f} s,"
              f" most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")  # fmt: skip


if __name__ == "__main__":
    main()
